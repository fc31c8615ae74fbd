"""The kept years of the Chinese calendar are what the calendar library says."""

from __future__ import annotations

import runpy
from datetime import date
from pathlib import Path

import pytest

from timeline.resolve import lunar

TOOL = Path(__file__).resolve().parents[2] / "tools" / "almanac.py"


def test_the_kept_years_are_current() -> None:
    tool = runpy.run_path(str(TOOL))
    assert tool["TARGET"].read_text(encoding="utf-8") == tool["contents"](), "run `python tools/almanac.py`"


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [
        (2021, 1, 1, date(2021, 2, 12)),
        (2020, 12, 30, date(2021, 2, 11)),
        (2021, 8, 15, date(2021, 9, 21)),
        (2020, 5, 5, date(2020, 6, 25)),
        (2021, 12, 30, date(2022, 1, 31)),
        (1644, 1, 1, date(1644, 2, 8)),
        (2101, 1, 1, date(2101, 1, 29)),
    ],
    ids=["new year", "its eve", "mid-autumn", "after a leap month", "no thirtieth", "before the kept", "behind them"],
)
def test_days_of_lunar_months(year: int, month: int, day: int, expected: date) -> None:
    assert lunar.civil(year, month, day) == expected


@pytest.mark.parametrize(
    ("year", "name", "expected"),
    [
        (2021, "立冬", date(2021, 11, 7)),
        (2021, "冬至", date(2021, 12, 21)),
        (1899, "清明", date(1899, 4, 5)),
        (2021, "立夏至", None),
        (1500, "冬至", None),
    ],
)
def test_days_of_solar_terms(year: int, name: str, expected: date | None) -> None:
    assert lunar.solar_term(year, name) == expected


def test_years_that_no_news_tells_of_are_not_asked_for() -> None:
    assert lunar.civil(1500, 1, 1) is None
    assert lunar.civil(2021, 1, 31) is None
