"""A reading and where it is read from → a moment: calendar arithmetic and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from timeline import timex, units, zones
from timeline.grammar.reading import (
    RANK,
    Amount,
    FirstMonths,
    Point,
    Range,
    Reading,
    Recurring,
    Rolling,
    Shifted,
    Since,
    Vague,
)
from timeline.model import Kind, Part, Precision
from timeline.resolve_day import CannotPlace, Placed, place_day

Direction = Literal["past", "mostly past", "nearest", "future", "next", "last"]
"""Where missing fields lie; see ``resolve_day.choose``."""


@dataclass(frozen=True, slots=True)
class Reference:
    """From where a text is read.

    ``instant`` is its publication (UTC), ``day`` the civil day that 今天 means in ``zone``; both None when nothing is
    known: then only what the text says in full gets a value.
    """

    instant: datetime | None
    day: date | None
    zone: str


@dataclass(frozen=True, slots=True)
class Moment:
    """When that is: a half-open UTC interval with the precision and kind of what was said."""

    kind: Kind
    start: datetime | None = None
    end: datetime | None = None
    precision: Precision | None = None
    part: Part | None = None
    modifier: str = ""
    duration: timedelta | None = None
    timex: str = ""
    assumed: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    zone: str = "UTC"
    day: date | None = None
    """The first civil day, for what leans on this moment."""
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class Lean:
    """What was told before: the previous moment, and the day whose month and year a bare day may borrow."""

    previous: Moment | None = None
    near: date | None = None


PART_HOURS: dict[Part, tuple[int, int]] = {
    "dawn": (0, 6), "morning": (6, 12), "noon": (11, 13), "afternoon": (12, 18), "evening": (18, 24), "night": (22, 24),
}  # fmt: skip
_CLOCK = ("hour", "minute", "second")
_STEP = {"hour": timedelta(hours=1), "minute": timedelta(minutes=1), "second": timedelta(seconds=1)}


def resolve(reading: Reading, reference: Reference, lean: Lean, direction: Direction) -> Moment:
    """When the reading is.

    Args:
        reading: what the text says.
        reference: publication instant (UTC), reference day and zone the reading is told in.
        lean: what was told before.
        direction: where a missing year, month or week lies.

    Returns:
        The moment; without bounds when the reading has none (durations, sets, vague words), when there is no reference
        to read it from, or when its date does not exist (flag ``impossible-date``).
    """
    try:
        return _resolve(reading, reference, lean, direction)
    except CannotPlace as reason:
        kind: Kind = "range" if isinstance(reading, Range | Rolling | Since | FirstMonths) else "point"
        return Moment(kind, flags=(str(reason),), zone=reference.zone)
    except ValueError:
        return Moment("point", flags=("impossible-date",), zone=reference.zone)
    except OverflowError:
        return Moment("point", flags=("beyond-the-calendar",), zone=reference.zone)


def _resolve(reading: Reading, reference: Reference, lean: Lean, direction: Direction) -> Moment:
    match reading:
        case Point():
            return _point(reading, reference, lean, direction)
        case Range():
            return _range(reading, reference, lean, direction)
        case Since():
            return _since(reading, reference, lean, direction)
        case Shifted():
            return _shifted(reading, reference, lean)
        case Rolling():
            return _rolling(reading, reference)
        case FirstMonths():
            return _first_months(reading, reference)
        case Amount():
            return Moment("duration", duration=_length(reading), timex=timex.amount(reading.count, reading.unit))
        case Recurring() | Vague():
            return Moment("set" if isinstance(reading, Recurring) else "vague", timex=reading.timex)
        case _:
            raise CannotPlace("no-time")


def _utc(day: date, zone: str, clock: time = time.min) -> datetime:
    return datetime.combine(day, clock, tzinfo=zones.get(zone)).astimezone(UTC)


def _point(point: Point, reference: Reference, lean: Lean, direction: Direction) -> Moment:
    placed = place_day(point, reference.day, lean.previous.day if lean.previous else None, lean.near, direction)
    if point.has_clock:
        moment = _clock(point, placed, reference, direction)
    elif point.part is not None:
        moment = _part(point, placed, reference.zone)
    else:
        moment = _civil(placed, point, reference.zone)
    return _modified(moment, point, reference)


def _civil(placed: Placed, point: Point, zone: str) -> Moment:
    first, end = placed.span
    for word in ("early", "mid", "late"):
        if word in point.modifiers:
            first, end = units.third(first, end, placed.unit, word)
    return Moment(
        "point", _utc(first, zone), _utc(end, zone), placed.unit, timex=timex.civil(placed, point), assumed=placed.assumed,
        flags=placed.flags, zone=zone, day=placed.span[0], last_day=end - timedelta(days=1),
    )  # fmt: skip


def _part(point: Point, placed: Placed, zone: str) -> Moment:
    part: Part = point.part or "morning"
    begin, until = point.hours or PART_HOURS[part]
    day = placed.span[0]
    midnight = _utc(day + timedelta(days=1), zone) if until == 24 else _utc(day, zone, time(until))
    return Moment(
        "point", _utc(day, zone, time(begin)), midnight, "part", part, timex=f"{day.isoformat()}{timex.PARTS[part]}",
        assumed=placed.assumed, flags=placed.flags, zone=zone, day=day, last_day=day,
    )  # fmt: skip


def half_day(hour: int, part: Part | None) -> tuple[int, int]:
    """(hour of the day, days later) of an hour as said: 下午3时 is 15, 下午12时 is 12, 晚上12时 the next midnight."""
    if hour == 24:
        return 0, 1
    if part in ("afternoon", "evening", "night") and hour < 12:
        return (hour, 0) if part == "night" and hour < 6 else (hour + 12, 0)
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
    start = _utc(day, zone, time(hour, point.minute or 0, point.second or 0))
    if placed.assumed == ("day",) and not any(r <= RANK["part"] for r in point.units()):
        start = _next_or_last(start, point.hour, reference.instant, direction)
        day = start.astimezone(zones.get(zone)).date()
    unit: Precision = point.precision
    assumed = placed.assumed
    if point.part is None and 1 <= point.hour <= 12 and point.minute is None:
        assumed = (*assumed, "half-day")
    return Moment(
        "point", start, start + _STEP[unit], unit, timex=timex.clock(start, zone, unit), assumed=assumed, flags=placed.flags,
        zone=zone, day=day, last_day=day,
    )  # fmt: skip


def _next_or_last(start: datetime, said: int, now: datetime | None, direction: Direction) -> datetime:
    """The first time after now (or last before it) that a clock shows the hour; a bare 三点 may be in either half."""
    if now is None or direction not in ("next", "last"):
        return start
    halves = (0, 12) if 1 <= said <= 12 else (0,)
    first = start - timedelta(hours=12) if said == 12 else start
    shows = [first + timedelta(days=d, hours=h) for d in (-1, 0, 1) for h in halves]
    return min(t for t in shows if t > now) if direction == "next" else max(t for t in shows if t <= now)


def _modified(moment: Moment, point: Point, reference: Reference) -> Moment:
    """The interval as its modifiers have it: 前 is open to the left, 后 begins where the unit ends."""
    start, end = moment.start, moment.end
    if "before" in point.modifiers:
        start, end = None, moment.start if point.has_clock else moment.end
    elif "after" in point.modifiers:
        start, end = (moment.start if point.has_clock else moment.end), None
    return replace(moment, start=start, end=end, modifier="+".join(point.modifiers))


def _range(span: Range, reference: Reference, lean: Lean, direction: Direction) -> Moment:
    first_point, last_point = borrowed(span.first, span.last)
    first = _point(first_point, reference, lean, direction)
    if last_point.has_clock and not _names_day(last_point):
        last = _point(last_point, reference, Lean(first, first.day), "nearest")
    else:
        last = _point(last_point, reference, Lean(first, first.day), "future" if first.day else direction)
    if first.start is None or last.end is None or first.day is None:
        raise CannotPlace("open-range")
    flags = first.flags + last.flags
    end = last.start if last_point.has_clock else last.end
    if end is not None and end <= first.start and last_point.has_clock and not _names_day(last_point):
        end += timedelta(days=1)
    if end is None or end <= first.start:
        raise CannotPlace("range-runs-backwards")
    unit = first.precision if RANK[first.precision or "day"] >= RANK[last.precision or "day"] else last.precision
    return Moment(
        "range", first.start, end, unit, modifier="+".join(dict.fromkeys(first_point.modifiers + last_point.modifiers)),
        timex=f"{first.timex}/{last.timex}", assumed=tuple(dict.fromkeys(first.assumed + last.assumed)), flags=flags,
        zone=first.zone, day=first.day, last_day=last.last_day,
    )  # fmt: skip


def _names_day(point: Point) -> bool:
    return any(rank <= RANK["day"] for rank in point.units())


_BORROWED = ("century", "decade", "year", "half", "quarter", "month", "day", "part", "zone")


def borrowed(first: Point, last: Point) -> tuple[Point, Point]:
    """Both ends of a range, each with the coarser fields that only the other says: 2018—2020年, 今年1月至8月."""
    if not last.units() or not first.units():
        return first, last
    coarsest = last.units()[0]
    known = {name: getattr(first, name) for name in ("year", "part", "zone") if getattr(last, name) is None}
    if first.shift is not None and last.shift is None and RANK[first.shift.unit] < coarsest <= RANK["day"] and last.year is None:
        known["shift"] = first.shift
    if last.part is None and not last.has_clock:
        known.pop("part", None)
    if coarsest <= RANK["year"] or coarsest > RANK["day"]:
        known.pop("year", None)
    if last.month is not None and first.month is not None and last.month < first.month:
        known.pop("year", None)
        known.pop("shift", None)
    last = replace(last, **known)
    if first.has_clock and first.part is None and last.part is not None and (first.hour or 0) <= (last.hour or 0) <= 12:
        first = replace(first, part=last.part)
    if first.year is None and first.shift is None and last.year is not None and first.month is not None and last.month is not None:
        first = replace(first, year=last.year - (first.month > last.month))
    return first, last


def _since(since: Since, reference: Reference, lean: Lean, direction: Direction) -> Moment:
    first = _point(since.point, reference, lean, "past")
    if first.start is None:
        raise CannotPlace("open-range")
    words = dict.fromkeys((*since.point.modifiers, "since"))
    until = reference.day.isoformat() if reference.day else ""
    end = reference.instant if reference.instant and reference.instant > first.start else None
    return replace(
        first, kind="range", end=end, modifier="+".join(words), timex=f"{first.day.isoformat() if first.day else ''}/{until}"
    )


def _shifted(shifted: Shifted, reference: Reference, lean: Lean) -> Moment:
    count, unit = units.whole(shifted.count, shifted.unit)
    modifier = "+".join(shifted.modifiers)
    if RANK[unit] >= RANK["hour"]:
        return _shifted_clock(count, unit, modifier, reference, lean)
    base = lean.previous.day if shifted.base == "previous" and lean.previous else reference.day
    if base is None:
        raise CannotPlace("no-reference")
    day = units.add(base, unit, count)
    placed = Placed(units.span(day, unit), unit)
    return replace(_civil(placed, Point(), reference.zone), modifier=modifier)


def _shifted_clock(count: int, unit: Precision, modifier: str, reference: Reference, lean: Lean) -> Moment:
    told = lean.previous if lean.previous and lean.previous.precision in _CLOCK else None
    base = told.start if told else reference.instant
    if base is None:
        raise CannotPlace("no-reference")
    zone = told.zone if told else reference.zone
    start = base + _STEP[unit] * count
    precision: Precision = told.precision if told and told.precision and RANK[told.precision] > RANK[unit] else unit
    local = start.astimezone(zones.get(zone)).date()
    return Moment(
        "point", start, start + _STEP[precision], precision, modifier=modifier, timex=timex.clock(start, zone, precision),
        zone=zone, day=local, last_day=local,
    )  # fmt: skip


def _rolling(rolling: Rolling, reference: Reference) -> Moment:
    count, unit = units.whole(rolling.count, rolling.unit)
    now = reference.instant
    if now is None or reference.day is None:
        raise CannotPlace("no-reference")
    if RANK[unit] >= RANK["hour"]:
        other = now + _STEP[unit] * count
    else:
        tz = zones.get(reference.zone)
        clock = now.astimezone(tz).time()
        other = datetime.combine(units.add(reference.day, unit, count), clock, tzinfo=tz).astimezone(UTC)
    start, end = min(now, other), max(now, other)
    return Moment(
        "range", start, end, rolling.unit, modifier="+".join(rolling.modifiers), zone=reference.zone,
        timex=timex.interval(start, end, reference.zone, unit), day=start.astimezone(zones.get(reference.zone)).date(),
    )  # fmt: skip


def _first_months(months: FirstMonths, reference: Reference) -> Moment:
    if months.year is None and reference.day is None:
        raise CannotPlace("no-reference")
    this_year = reference.day.year if reference.day else 0
    year = months.year if months.year is not None else this_year + (months.shift.count if months.shift else 0)
    first = date(year, 1, 1)
    end = units.add_months(first, months.count)
    return Moment(
        "range", _utc(first, reference.zone), _utc(end, reference.zone), "month",
        timex=f"{year:04d}-01/{year:04d}-{months.count:02d}", zone=reference.zone, day=first,
        assumed=() if months.year or months.shift else ("year",),
    )  # fmt: skip


def _length(amount: Amount) -> timedelta | None:
    if amount.count is None:
        return None
    return timedelta(days=amount.count * LENGTH_DAYS[amount.unit])


LENGTH_DAYS: dict[str, float] = {
    "second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "part": 0.5, "day": 1, "weekend": 2, "week": 7, "month": 30.4375,
    "quarter": 91.3125, "season": 91.3125, "half": 182.625, "year": 365.25, "decade": 3652.5, "century": 36525,
}  # fmt: skip
"""Mean lengths in days: months and years differ."""
