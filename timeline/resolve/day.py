"""The civil day or larger unit a point names, with what it leaves open supplied from context."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from timeline.frozen import changed
from timeline.grammar.reading import ANY_DAY, Point, Shift
from timeline.model import Precision
from timeline.resolve import lunar, units
from timeline.resolve.choose import choose, full_decade, full_year, strictly
from timeline.resolve.moment import CannotPlace, Direction, Placed
from timeline.resolve.units import Span

_DAY = timedelta(days=1)
_MONDAY, _THURSDAY = 0, 3


def place_day(point: Point, today: date | None, told: date | None, near: date | None, direction: Direction) -> Placed:
    """Where on the calendar a point lies.

    Args:
        point: what the text says; clock fields are left aside.
        today: the reference day.
        told: the first day of the moment told before.
        near: a day told before whose year or month the point may borrow.
        direction: past, future or nearest, for what nothing else decides.

    Raises:
        CannotPlace: when there is nothing to count from.
        ValueError: when the date does not exist.
    """
    base = _shifted(point.shift, today, told) if point.shift is not None else None
    if point.term is not None:
        return _solar_term(point, base, today, direction)
    if point.lunar is not None and not (base and point.weekday is not None):
        return _lunar(point, base, near or today, direction)
    if point.day is not None:
        day = _day(point, base, today, near, direction)
        return day if point.whole is None else _around(day, point.whole)
    if point.weekday is not None or point.weekend:
        return _weekday(point, base, today, near, direction)
    if point.nth is not None or point.week is not None:
        return _counted_in_month(point, base, today, near, direction)
    if point.month is not None:
        return _month(point, base, today, near, direction)
    if point.quarter or point.half or point.season:
        return _part_of_year(point, base, today, near, direction)
    if point.year is not None:
        return _years(full_year(point.year, base or near or today), "year")
    if point.decade is not None:
        return _years(full_decade(point.decade, today), "decade")
    if point.century is not None:
        return _years(point.century * 100, "century")
    if base is not None and point.shift is not None:
        return Placed(units.span(base, point.shift.unit), point.shift.unit)
    if near is None and today is None:
        raise CannotPlace("no-reference")
    return Placed(units.span(near or today or date.min, "day"), "day", ("day",))


def _years(first: int, unit: Precision) -> Placed:
    """The year, or the years, that begin with one."""
    return Placed(units.span(date(first, 1, 1), unit), unit)


def _around(placed: Placed, whole: Precision) -> Placed:
    """The unit that the day lies in."""
    return Placed(units.span(placed.span[0], whole), whole, placed.assumed, placed.flags)


def _shifted(shift: Shift, today: date | None, told: date | None) -> date:
    start = told or today if shift.base == "previous" else today
    if start is None:
        raise CannotPlace("no-reference")
    return units.add(units.floor(start, shift.unit), shift.unit, shift.count)


def _known_year(point: Point, base: date | None, today: date | None) -> int | None:
    if point.year is not None:
        return full_year(point.year, base or today)
    if base is not None and point.shift is not None and point.shift.unit in ("year", "quarter", "half"):
        return base.year
    if base is not None and point.shift is not None and point.shift.unit == "month" and point.month is not None:
        return base.year + _turn(point.month, base.month, point.shift.count)
    return None


def _turn(month: int, first: int, count: int) -> int:
    """Years from the first month to look at to the month: last October is the latest before, next March the next."""
    if count < 0:
        return -(month > first)
    return int(count > 0 and month < first)


def _valid(year: int, month: int, day: int) -> Span | None:
    try:
        first = date(year, month, day)
    except ValueError:
        return None
    return first, first + _DAY


_NOT_TOLD: dict[tuple[bool, bool], tuple[str, ...]] = {
    (True, True): ("year", "month"),
    (True, False): ("year",),
    (False, True): ("month",),
    (False, False): (),
}
"""What is assumed, by whether year and month are missing."""


def _day(point: Point, base: date | None, today: date | None, near: date | None, direction: Direction) -> Placed:
    day = point.day or 0
    year, month = _known_year(point, base, today), point.month
    if month is None and base is not None and point.shift is not None and point.shift.unit == "month":
        year, month = base.year, base.month
    assumed = _NOT_TOLD[year is None, month is None]
    if year is not None and month is not None:
        first = date(year, month, day)
        span = first, first + _DAY
    else:
        by_shift = base is not None and point.shift is not None and point.shift.unit in ("day", "week")
        center = base if by_shift else near or today
        if center is None:
            raise CannotPlace("no-reference")
        sought = "nearest" if by_shift else direction
        span = _nearby_day(month, day, point.weekday, center, year, sought)
        if by_shift:
            assumed = ()
    return Placed(span, "day", assumed, _weekday_flags(point, span, base))


_NEARBY = 190
"""Farther off in days, a weekday that agrees is chance."""


@lru_cache(maxsize=4096)
def _nearby_day(
    month: int | None, day: int, weekday: int | None, center: date, year: int | None, direction: Direction
) -> Span:
    spans = _candidates(month, day, center, year)
    if not spans:
        raise CannotPlace("impossible-date")
    if weekday is not None:
        agreeing = [s for s in spans if s[0].weekday() == weekday and abs((s[0] - center).days) < _NEARBY]
        spans = agreeing or spans
    return choose(spans, center, direction)


def _candidates(month: int | None, day: int, center: date, year: int | None) -> Sequence[Span]:
    """The days of that number in the years, or else the months, around the center."""
    if month is not None:
        years = (year,) if year is not None else (center.year - 1, center.year, center.year + 1)
        return [s for y in years if (s := _valid(y, month, day))]
    this = center.year * 12 + center.month - 1
    months = [divmod(this + k, 12) for k in (-2, -1, 0, 1, 2)]
    return [s for y, m in months if (year is None or y == year) and (s := _valid(y, m + 1, day))]


def _weekday_flags(point: Point, span: Span, base: date | None) -> tuple[str, ...]:
    if point.weekday is None and base is None:
        return ()
    differs = point.weekday is not None and span[0].weekday() != point.weekday
    if base is not None and point.shift is not None and point.shift.unit == "day":
        differs = differs or base != span[0]
    return ("gloss-disagrees",) if differs else ()


def _weekday(point: Point, base: date | None, today: date | None, near: date | None, direction: Direction) -> Placed:
    unit: Precision = "weekend" if point.weekend else "day"
    offset = timedelta(days=5 if point.weekend else point.weekday or 0)
    if base is not None and point.shift is not None:
        if point.shift.unit == "week":
            return Placed(units.span(base + offset, unit), unit)
        if point.shift.unit == "day":
            flags = ("gloss-disagrees",) if base.weekday() != point.weekday else ()
            return Placed(units.span(base, "day"), "day", flags=flags)
    center = near or today
    if center is None:
        raise CannotPlace("no-reference")
    return Placed(_nearby_weekday(offset, unit, center, direction), unit, ("week",))


@lru_cache(maxsize=1024)
def _nearby_weekday(offset: timedelta, unit: Precision, center: date, direction: Direction) -> Span:
    monday = units.floor(center, "week")
    spans = [units.span(monday + timedelta(weeks=k) + offset, unit) for k in (-1, 0, 1)]
    if direction == "next":
        spans = [s for s in spans if s[0] > center]
    return choose(spans, center, direction)


def _month(point: Point, base: date | None, today: date | None, near: date | None, direction: Direction) -> Placed:
    month = point.month or 1
    year = _known_year(point, base, today)
    if year is not None:
        return Placed(units.span(date(year, month, 1), "month"), "month")
    center = near or today
    if center is None:
        raise CannotPlace("no-reference")
    return Placed(_nearby_month(month, center, direction), "month", ("year",))


@lru_cache(maxsize=1024)
def _nearby_month(month: int, center: date, direction: Direction) -> Span:
    spans = [units.span(date(center.year + k, month, 1), "month") for k in (-1, 0, 1)]
    return choose(spans, center, direction)


def _counted_in_month(
    point: Point, base: date | None, today: date | None, near: date | None, direction: Direction
) -> Placed:
    """The how-manieth weekday of a month, or week: the week of its how-manieth Thursday, or last Monday."""
    if point.week is None:
        return _nth_weekday(point, base, today, near, direction)
    weekday = _THURSDAY if point.week > 0 else _MONDAY
    day = _nth_weekday(changed(point, nth=(point.week, weekday)), base, today, near, direction)
    return Placed(units.span(day.span[0], "week"), "week", day.assumed)


def _nth_weekday(
    point: Point, base: date | None, today: date | None, near: date | None, direction: Direction
) -> Placed:
    """十月第一个星期一: counted from the month's first day; 最后一个 from its last."""
    count, weekday = point.nth or (1, 0)
    by_shift = base is not None and point.shift is not None and point.shift.unit == "month"
    if by_shift and base is not None:
        month = Placed(units.span(base, "month"), "month")
    elif point.month is not None:
        month = _month(point, base, today, near, direction)
    elif weekday == ANY_DAY and (year := _known_year(point, base, today)) is not None:
        month = Placed(units.span(date(year, 1, 1), "year"), "year")
    else:
        raise CannotPlace("no-month")
    first, end = month.span
    if weekday == ANY_DAY:
        return Placed(units.span(end - _DAY if count < 0 else first, "day"), "day", month.assumed)
    if count > 0:
        day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (count - 1))
    else:
        day = end - timedelta(days=(end.weekday() - weekday - 1) % 7 + 1)
    return Placed(units.span(day, "day"), "day", month.assumed)


def _part_of_year(
    point: Point, base: date | None, today: date | None, near: date | None, direction: Direction
) -> Placed:
    unit: Precision = "quarter" if point.quarter else "half" if point.half else "season"
    year = _known_year(point, base, today)
    center = near or today
    if year is None and center is None:
        raise CannotPlace("no-reference")
    years = (year,) if year is not None else tuple((center or date.min).year + k for k in (-1, 0, 1))
    spans = [_year_part(point, y) for y in years]
    if year is None and near is not None and today is not None:
        span = _onward(spans, near, today)
    else:
        span = spans[0] if year is not None else strictly(spans, center or date.min, direction)
    return Placed(span, unit, () if year is not None else ("year",))


def _onward(spans: Sequence[Span], near: date, today: date) -> Span:
    """The first that begins no earlier than what was told; if that is yet to come, the one of the year told."""
    onward = next((s for s in spans if s[0] >= near), None)
    same_year = next((s for s in spans if s[0].year == near.year), spans[0])
    return onward if onward is not None and onward[0] <= today else same_year


def _year_part(point: Point, year: int) -> Span:
    if point.season:
        first = date(year, units.SEASON_MONTHS[point.season], 1)
        return first, units.add_months(first, 3)
    if point.quarter:
        return units.span(date(year, 3 * point.quarter - 2, 1), "quarter")
    return units.span(date(year, 6 * (point.half or 1) - 5, 1), "half")


def _solar_term(point: Point, base: date | None, today: date | None, direction: Direction) -> Placed:
    name, year = point.term or "", _known_year(point, base, today)
    center = base or today
    if year is None and center is None:
        raise CannotPlace("no-reference")
    years = (year,) if year is not None else tuple((center or date.min).year + k for k in (-1, 0, 1))
    spans = [units.span(day, "day") for y in years if (day := lunar.solar_term(y, name))]
    if not spans:
        raise CannotPlace("impossible-date")
    return Placed(choose(spans, center or spans[0][0], direction), "day", () if year is not None else ("year",))


def _lunar(point: Point, base: date | None, today: date | None, direction: Direction) -> Placed:
    month, day = point.lunar or (1, 1)
    year = _known_year(point, base, today)
    center = base or today
    if year is None and center is None:
        raise CannotPlace("no-reference")
    years = (year - 1, year) if year is not None else tuple((center or date.min).year + k for k in (-2, -1, 0, 1))
    days = [d for y in years if (d := lunar.civil(y, month, day))]
    if year is not None:
        days = [d for d in days if d.year == year] or days
    if not days:
        raise CannotPlace("impossible-date")
    span = choose([units.span(d, "day") for d in days], center or days[0], direction if year is None else "nearest")
    return Placed(span, "day", () if year is not None else ("year",))
