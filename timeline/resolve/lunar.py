"""Days of the Chinese calendar and its solar terms as civil days of China (UTC+8).

The calendar library works the sun and the moon out anew for every year it is asked for, which takes as long as tagging
ten articles. What it says of the years that news tells of is kept in ``almanac.json``, written by ``tools/almanac.py``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib import resources
from typing import Any

_YEARS = range(1600, 2400)
"""The Gregorian years for which the calendar library is asked."""
KEPT = range(1900, 2101)
"""The years of ``almanac.json``."""
_NAMED_TWICE = {"冬至": "DONG_ZHI"}
"""The library's year begins before the winter solstice, so that it knows two: this is the name of the second."""
_TERMS = (
    *("小寒", "大寒", "立春", "雨水", "惊蛰", "春分", "清明", "谷雨", "立夏", "小满", "芒种", "夏至"),
    *("小暑", "大暑", "立秋", "处暑", "白露", "秋分", "寒露", "霜降", "立冬", "小雪", "大雪", "冬至"),
)


@dataclass(frozen=True, slots=True)
class Almanac:
    """A year."""

    months: tuple[tuple[int, int], ...]
    """Of the lunar year that begins in this one, each month but the leap one: its first day and how many it has."""
    terms: tuple[int, ...]
    """The solar terms, from 小寒 to 冬至. Days are counted from 1 January of the year, which is 0."""


def civil(year: int, month: int, day: int) -> date | None:
    """The civil day of a day of the Chinese calendar, or None outside the years asked for.

    Args:
        year: the Gregorian year in which the lunar year begins.
        month: 1 to 12; leap months are not asked for.
        day: 1 to 30; the 30th of a month with 29 days is its last.
    """
    if year not in _YEARS or day > 30:
        return None
    first, length = _almanac(year).months[month - 1]
    return date(year, 1, 1) + timedelta(days=first + min(day, length) - 1)


def solar_term(year: int, name: str) -> date | None:
    """The civil day of a solar term (立冬) in a Gregorian year."""
    if year not in _YEARS or name not in _TERMS:
        return None
    return date(year, 1, 1) + timedelta(days=_almanac(year).terms[_TERMS.index(name)])


@lru_cache(maxsize=256)
def _almanac(year: int) -> Almanac:
    if year not in KEPT:
        return worked_out(year)
    months, terms = _kept()[str(year)]
    return Almanac(tuple((first, length) for first, length in months), tuple(terms))


@lru_cache(maxsize=1)
def _kept() -> dict[str, Any]:
    text = resources.files("timeline.resolve").joinpath("almanac.json").read_text(encoding="utf-8")
    kept: dict[str, Any] = json.loads(text)
    return kept


def worked_out(year: int) -> Almanac:
    """What the calendar library says of a year."""
    from lunar_python import Lunar, LunarYear, Solar  # noqa: PLC0415  # hardly ever asked, and slow to load

    def days(solar: Solar) -> int:
        return (date(solar.getYear(), solar.getMonth(), solar.getDay()) - date(year, 1, 1)).days

    of_year = {m.getMonth(): m for m in LunarYear.fromYear(year).getMonths() if m.getYear() == year and not m.isLeap()}
    ordered = [of_year[month] for month in range(1, 13)]
    terms = Lunar.fromYmd(year, 6, 1).getJieQiTable()
    return Almanac(
        tuple((days(Solar.fromJulianDay(m.getFirstJulianDay())), m.getDayCount()) for m in ordered),
        tuple(days(terms[_NAMED_TWICE.get(name, name)]) for name in _TERMS),
    )
