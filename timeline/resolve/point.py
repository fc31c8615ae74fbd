"""A point of the calendar or the clock as an interval of UTC."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from functools import lru_cache

from timeline import zones
from timeline.frozen import changed
from timeline.grammar.reading import RANK, Point
from timeline.model import Part, Precision
from timeline.resolve import timex, units
from timeline.resolve.day import place_day
from timeline.resolve.moment import STEP, CannotPlace, Direction, Lean, Moment, Placed, Reference, utc
from timeline.resolve.units import Span

_THIRDS = ("early", "mid", "late")
_DAY = timedelta(days=1)
PART_HOURS: dict[Part, tuple[int, int]] = {
    "dawn": (0, 6),
    "morning": (6, 12),
    "noon": (11, 13),
    "afternoon": (12, 18),
    "evening": (18, 24),
    "night": (22, 24),
}


def point_moment(point: Point, reference: Reference, lean: Lean, direction: Direction) -> Moment:
    """The moment of a point: its place on the calendar, then its clock, part of day and modifiers."""
    placed = place_day(point, reference.day, lean.previous.day if lean.previous else None, lean.near, direction)
    if point.has_clock:
        moment = _clock(point, placed, reference, direction)
    elif point.part is not None:
        moment = _part(point, placed, reference.zone)
    else:
        moment = civil_moment(placed, point, reference.zone)
    return _modified(moment, point) if point.modifiers else moment


def civil_moment(placed: Placed, point: Point, zone: str) -> Moment:
    """A unit of days in a zone, or the early, middle or late part of it."""
    thirds = tuple(word for word in point.modifiers if word in _THIRDS) if point.modifiers else ()
    return _civil(placed.span, placed.unit, placed.assumed, placed.flags, thirds, point.season, zone)


@lru_cache(maxsize=4096)
def _civil(
    span: Span,
    unit: Precision,
    assumed: tuple[str, ...],
    flags: tuple[str, ...],
    thirds: tuple[str, ...],
    season: str | None,
    zone: str,
) -> Moment:
    """Remembered, since articles tell the same years, months and days."""
    first, end = span
    if thirds:
        first, end = units.third(*span, unit, thirds[0])[0], units.third(*span, unit, thirds[-1])[1]
    return Moment(
        "point",
        utc(first, zone),
        utc(end, zone),
        unit,
        timex=timex.civil(span[0], unit, season),
        assumed=assumed,
        flags=flags,
        zone=zone,
        day=span[0],
        last_day=end - _DAY,
    )


def _part(point: Point, placed: Placed, zone: str) -> Moment:
    part: Part = point.part or "morning"
    begin, until = point.hours or PART_HOURS[part]
    day = placed.span[0]
    midnight = utc(day + timedelta(days=1), zone) if until == 24 else utc(day, zone, time(until))
    return Moment(
        "point",
        utc(day, zone, time(begin)),
        midnight,
        "part",
        part,
        timex=f"{day.isoformat()}{timex.PARTS[part]}",
        assumed=placed.assumed,
        flags=placed.flags,
        zone=zone,
        day=day,
        last_day=day,
    )


def half_day(hour: int, part: Part | None) -> tuple[int, int]:
    """(hour of the day, days later) of an hour as said.

    下午3时 is 15, 下午12时 is 12; 晚上12时 and 晚上1时 are the next day.
    """
    if hour == 24:
        return 0, 1
    if part in ("evening", "night") and hour < 5:
        return hour, 1
    if part in ("afternoon", "evening", "night") and hour < 12:
        return hour + 12, 0
    if part in ("evening", "night") and hour == 12:
        return 0, 1
    if part == "noon" and hour < 11:
        return hour + 12, 0
    if part in ("dawn", "morning") and hour == 12:
        return (0, 0) if part == "dawn" else (12, 0)
    return hour, 0


def _clock(point: Point, placed: Placed, reference: Reference, direction: Direction) -> Moment:
    zone = reference.zone
    if point.hour is None or placed.unit != "day":
        raise CannotPlace("no-day")
    hour, later = half_day(point.hour, point.part)
    day = placed.span[0] + timedelta(days=later)
    start = utc(day, zone, time(hour, point.minute or 0, point.second or 0))
    if placed.assumed == ("day",) and not any(r <= RANK["part"] for r in point.units()):
        start = _next_or_last(start, point.hour, reference.instant, direction)
        day = start.astimezone(zones.get(zone)).date()
    unit: Precision = point.precision
    assumed = placed.assumed
    if point.part is None and 1 <= point.hour <= 12 and point.minute is None:
        assumed = (*assumed, "half-day")
    return Moment(
        "point",
        start,
        start + STEP[unit],
        unit,
        timex=timex.clock(start, zone, unit),
        assumed=assumed,
        flags=placed.flags,
        zone=zone,
        day=placed.span[0] if hour == 0 and later else day,
        last_day=placed.span[0] if hour == 0 and later else day,
    )


def _next_or_last(start: datetime, said: int, now: datetime | None, direction: Direction) -> datetime:
    """The first time after now, or last before it, that a clock shows the hour; 三点 may be in either half."""
    if now is None or direction not in ("next", "last"):
        return start
    halves = (0, 12) if 1 <= said <= 12 else (0,)
    first = start - timedelta(hours=12) if said == 12 else start
    shows = [first + timedelta(days=d, hours=h) for d in (-1, 0, 1) for h in halves]
    return min(t for t in shows if t > now) if direction == "next" else max(t for t in shows if t <= now)


def _modified(moment: Moment, point: Point) -> Moment:
    """The interval as its modifiers have it: 前 is open to the left, 后 begins where the unit ends."""
    start, end = moment.start, moment.end
    if "before" in point.modifiers:
        start, end = None, moment.start if point.has_clock else moment.end
    elif "after" in point.modifiers:
        start, end = (moment.start if point.has_clock else moment.end), None
    return changed(moment, start=start, end=end, modifier="+".join(point.modifiers))
