"""Days of the Chinese calendar and its solar terms as civil days of China (UTC+8)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from lunar_python import Lunar, LunarYear, Solar

_YEARS = range(1600, 2400)
"""The Gregorian years for which the calendar library is asked."""


def civil(year: int, month: int, day: int) -> date | None:
    """The civil day of a day of the Chinese calendar, or None outside the years asked for.

    Args:
        year: the Gregorian year in which the lunar year begins.
        month: 1 to 12; leap months are not asked for.
        day: 1 to 30; the 30th of a month with 29 days is its last.
    """
    if year not in _YEARS:
        return None
    first, length = _months(year)[month]
    return first + timedelta(days=min(day, length) - 1) if day <= 30 else None


@lru_cache(maxsize=256)
def _months(year: int) -> dict[int, tuple[date, int]]:
    """The first day and the length of each month of a lunar year, but for its leap month."""
    months = (m for m in LunarYear.fromYear(year).getMonths() if m.getYear() == year and not m.isLeap())
    return {m.getMonth(): (_date(Solar.fromJulianDay(m.getFirstJulianDay())), m.getDayCount()) for m in months}


def solar_term(year: int, name: str) -> date | None:
    """The civil day of a solar term (立冬) in a Gregorian year."""
    return _terms(year).get(name) if year in _YEARS else None


@lru_cache(maxsize=64)
def _terms(year: int) -> dict[str, date]:
    table: dict[str, date] = {}
    for middle in (Lunar.fromYmd(year + k, 6, 1) for k in (-1, 0, 1)):
        days = {name: _date(solar) for name, solar in middle.getJieQiTable().items()}
        table |= {name: day for name, day in days.items() if day.year == year}
    return table


def _date(solar: Solar) -> date:
    return date(solar.getYear(), solar.getMonth(), solar.getDay())
