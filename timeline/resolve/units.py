"""Calendar units as half-open spans of civil days, and stepping by them. Weeks begin on Monday (ISO 8601)."""

from __future__ import annotations

import calendar
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache

from timeline.model import Precision

Span = tuple[date, date]
"""First day and the day after the last."""

_DAY = timedelta(days=1)
_SHORTEST = 28
"""Days that every month has."""

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month each season begins with."""

_MONTHS = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_HALVES: dict[Precision, tuple[Precision, int]] = {
    "century": ("decade", 10),
    "decade": ("year", 10),
    "year": ("month", 12),
    "half": ("month", 6),
    "quarter": ("month", 3),
    "month": ("day", 30),
    "week": ("day", 7),
    "day": ("hour", 24),
    "hour": ("minute", 60),
    "minute": ("second", 60),
}


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the month's last day where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError(f"year {year} is beyond the calendar")
    last = day.day if day.day <= _SHORTEST else min(day.day, calendar.monthrange(year, month + 1)[1])
    return date(year, month + 1, last)


def add(day: date, unit: Precision, count: int) -> date:
    """The day so many units later."""
    if unit in _MONTHS:
        return add_months(day, _MONTHS[unit] * count)
    return day + timedelta(days=count * (7 if unit in ("week", "weekend") else 1))


def floor(day: date, unit: Precision) -> date:
    """The first day of the unit that the day lies in. Centuries begin with year 1: the 21st with 2001."""
    if unit == "day":
        return day
    if unit == "week":
        return day - timedelta(days=day.weekday())
    if unit == "weekend":
        return day - timedelta(days=day.weekday()) + timedelta(days=5)
    if unit == "month":
        return day.replace(day=1)
    if unit in ("quarter", "half"):
        months = _MONTHS[unit]
        return date(day.year, (day.month - 1) // months * months + 1, 1)
    if unit == "year":
        return date(day.year, 1, 1)
    if unit == "decade":
        return date(day.year // 10 * 10, 1, 1)
    if unit == "century":
        return date((day.year - 1) // 100 * 100 + 1, 1, 1)
    return day


def span(day: date, unit: Precision) -> Span:
    """The unit that the day lies in."""
    return (day, day + _DAY) if unit == "day" else _of_days(floor(day, unit), unit)


@lru_cache(maxsize=1024)
def _of_days(first: date, unit: Precision) -> Span:
    if unit == "weekend":
        return first, first + timedelta(days=2)
    return first, add(first, unit, 1)


def whole(count: float, unit: Precision) -> tuple[int, Precision]:
    """A count without fraction, in a finer unit if need be: half a year is six months.

    >>> whole(0.5, "year"), whole(1.5, "hour"), whole(3, "day")
    ((6, 'month'), (90, 'minute'), (3, 'day'))
    """
    if count == int(count) or unit not in _HALVES:
        return int(count), unit
    finer, many = _HALVES[unit]
    return round(count * many), finer


_YEARS_OF_THIRDS = {"decade": (3, 7), "century": (33, 67)}


def _thirds(first: date, end: date, unit: Precision) -> Span:
    """Where the middle third of a unit begins and ends; in whole years for decades and centuries."""
    if unit in _YEARS_OF_THIRDS:
        after, until = _YEARS_OF_THIRDS[unit]
        return add_months(first, 12 * after), add_months(first, 12 * until)
    length = (end - first) / 3
    return first + length, end - length


def third(first: date, end: date, unit: Precision, which: str) -> Span:
    """The early, middle or late part of a unit.

    A month's are its 旬 (1–10, 11–20, 21–end), a year's its first quarter, two middle quarters and last quarter, a
    week's two, three and two days; any other unit is cut in three.
    """
    if unit == "month":
        cuts = (first + timedelta(days=10), first + timedelta(days=20))
    elif unit == "year":
        cuts = (add_months(first, 3), add_months(first, 9))
    elif unit == "week":
        cuts = (first + timedelta(days=2), first + timedelta(days=5))
    else:
        cuts = _thirds(first, end, unit)
    return {"early": (first, cuts[0]), "mid": cuts, "late": (cuts[1], end)}[which]
