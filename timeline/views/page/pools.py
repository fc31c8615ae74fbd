"""Columns of a page in little room: every value is there once, in a pool, and columns say which they have.

Columns that hold the same share a pool: what an event quotes is a sentence of its evidence.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

import numpy as np
import pandas as pd

from timeline.cells import as_objects
from timeline.columns import LISTS
from timeline.iso import EPOCH
from timeline.views.page.clean import visible

_TOGETHER = 5_000
"""Values of a pool that are turned into text at a time."""
_ALIKE = {"quote": "sentence"}
"""Columns that share the pool of one of another name."""
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


class Pools:
    """What the columns of a page hold, gathered while these are turned into JSON."""

    def __init__(self) -> None:
        self._pools: dict[str, dict[Any, str]] = {}
        """Of each pool, value → its place, as it is written."""

    def column(self, name: str, column: pd.Series[Any]) -> str:
        """The JSON of a column of a table."""
        if column.dtype == "object":
            return self._objects(name, column.tolist())
        if isinstance(column.dtype, pd.StringDtype):
            return self.values(name, column.tolist())
        if isinstance(column.dtype, pd.DatetimeTZDtype | pd.CategoricalDtype):
            codes, values = pd.factorize(column)
            known = [*as_objects(values), None]  # the code of a missing value is -1
            pool = "instant" if isinstance(column.dtype, pd.DatetimeTZDtype) else name
            return self.values(pool, [known[code] for code in codes.tolist()])
        listed = column.tolist()
        is_plain = column.dtype.kind in "if" and not column.hasnans
        return _JSON(listed if is_plain else list(map(plain, listed)))

    def values(self, name: str, values: Iterable[Any]) -> str:
        """The JSON of values that can be told apart by their hash."""
        shared = _ALIKE.get(name, name)
        pool = self._pools.setdefault(shared, {})
        listed = list(values)
        for value in dict.fromkeys(listed):
            if value not in pool:
                pool[value] = str(len(pool))
        places = ",".join(map(pool.__getitem__, listed))
        return f'{{"of":{_JSON(shared)},"at":[{places}]}}'

    def told(self) -> Iterator[str]:
        """The JSON of all pools, part by part; they are empty then."""
        yield "{"
        for number, name in enumerate(list(self._pools)):
            yield f"{',' if number else ''}{_JSON(name)}:["
            values = iter(self._pools.pop(name))
            first = True
            while some := list(islice(values, _TOGETHER)):
                yield ("" if first else ",") + _JSON(_all_plain(some))[1:-1]
                first = False
            yield "]"
        yield "}"

    def _objects(self, name: str, values: list[Any]) -> str:
        if name in LISTS:
            with suppress(TypeError):  # lists that came from elsewhere may be no tuples
                return self.values(name, values)
        return _JSON(_all_plain(values))


def plain(value: Any) -> Any:
    """A cell as JSON has it: instants as milliseconds, missing as null, text without invisible characters."""
    if isinstance(value, str):
        return value if value.isprintable() else visible(value)
    if type(value) is datetime:  # unlike what pandas has, never missing
        return _scalar(value)
    if isinstance(value, (tuple, list, np.ndarray)):
        return [plain(one) for one in value]
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    return None if pd.isna(value) else _scalar(value)


def _all_plain(values: list[Any]) -> list[Any]:
    """The same of several, which are texts for the most part."""
    if set(map(type, values)) == {str}:
        return [one if one.isprintable() else visible(one) for one in values]
    return list(map(plain, values))


def _scalar(value: Any) -> str | int | float:
    if isinstance(value, datetime):
        return (value - EPOCH) // timedelta(milliseconds=1)
    if isinstance(value, (int, np.integer)):
        return int(value)
    return float(value) if isinstance(value, (float, np.floating)) else str(value)
