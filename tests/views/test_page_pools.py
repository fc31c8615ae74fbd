"""What a page has of whole columns is what it would have of each of their cells."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from timeline.views.page.pools import Pools, plain


@pytest.mark.parametrize(
    "column",
    [
        pd.Series([1, 10**18], dtype="Int64"),
        pd.Series([1, None], dtype="Int64"),
        pd.Series([0.1, 1e-9, 2.0]),
        pd.Series([0.1, None]),
        pd.Series([True, False]),
    ],
    ids=lambda column: f"{column.dtype}, {column.isna().sum()} missing",
)
def test_numbers(column):
    made = json.loads(Pools().column("number", column))
    assert made == [plain(value) for value in column.tolist()]
    assert [type(one) for one in made] == [type(plain(value)) for value in column.tolist()]


@pytest.mark.parametrize("unit", ["us", "ns"])
def test_instants(unit):
    told = ["1900-01-01T00:00:00.0005Z", None, "2021-11-16T12:00:00.123999Z", "1900-01-01T00:00:00.0005Z"]
    column = pd.Series(told, dtype=f"datetime64[{unit}, UTC]")
    pools = Pools()
    made = json.loads(pools.column("start_utc", column))
    pool = json.loads("".join(pools.told()))[made["of"]]
    assert [pool[place] for place in made["at"]] == [-2208988800000, None, 1637064000123, -2208988800000]
