"""Ranges, spans and shifted moments: from–to, since, ago and later, the past and coming so many units."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from timeline import zones
from timeline.frozen import changed
from timeline.grammar.reading import RANK, Amount, FirstMonths, Point, Range, Rolling, Shifted, Since
from timeline.model import Precision
from timeline.resolve import timex, units
from timeline.resolve.moment import CLOCK, STEP, CannotPlace, Direction, Lean, Moment, Placed, Reference, utc
from timeline.resolve.point import civil_moment, point_moment


def range_moment(span: Range, reference: Reference, lean: Lean, direction: Direction) -> Moment:
    """From the start of the first to the end of the last; a last clock time is itself the end."""
    first_point, last_point = borrowed(span.first, span.last)
    may_run = first_point.precision == "month" or (first_point.weekday is not None and first_point.shift is None)
    if direction == "future" and may_run and (running := _running(span, reference, lean)):
        return running
    first = point_moment(first_point, reference, lean, direction)
    onward: Direction = "next" if last_point.units() == (RANK["month"],) else "future"
    if last_point.has_clock and not _names_day(last_point):
        last = point_moment(last_point, reference, Lean(first, first.day), "nearest")
    else:
        last = point_moment(last_point, reference, Lean(first, first.day), onward if first.day else direction)
    if first.start is None or last.end is None or first.day is None:
        raise CannotPlace("open-range")
    flags = first.flags + last.flags
    end = last.start if last_point.has_clock else last.end
    if end is not None and end <= first.start and last_point.has_clock and not _names_day(last_point):
        end += timedelta(days=1)
        last = changed(last, timex=timex.clock(end, last.zone, last.precision or "hour"))
    if end is None or end <= first.start:
        raise CannotPlace("range-runs-backwards")
    unit = first.precision if RANK[first.precision or "day"] >= RANK[last.precision or "day"] else last.precision
    return Moment(
        "range",
        first.start,
        end,
        unit,
        modifier="+".join(dict.fromkeys(first_point.modifiers + last_point.modifiers)),
        timex=f"{first.timex}/{last.timex}",
        assumed=tuple(dict.fromkeys(first.assumed + last.assumed)),
        flags=flags,
        zone=first.zone,
        day=first.day,
        last_day=last.last_day,
    )


def _running(span: Range, reference: Reference, lean: Lean) -> Moment | None:
    """The months or weekdays that are running, where the nearest do: jobs will be lost between July and December."""
    nearest = range_moment(span, reference, lean, "past")
    now = reference.instant
    if now is None or nearest.start is None or nearest.end is None:
        return None
    return nearest if nearest.start <= now < nearest.end else None


def _names_day(point: Point) -> bool:
    return any(rank <= RANK["day"] for rank in point.units())


def borrowed(first: Point, last: Point) -> tuple[Point, Point]:
    """Both ends of a range, each with the coarser fields that only the other says: 2018—2020年, 今年1月至8月."""
    if not last.units() or not first.units():
        return first, last
    coarsest = last.units()[0]
    known = {name: getattr(first, name) for name in ("year", "part", "zone") if getattr(last, name) is None}
    if (
        first.shift is not None
        and last.shift is None
        and RANK[first.shift.unit] < coarsest <= RANK["day"]
        and last.year is None
    ):
        known["shift"] = first.shift
    if last.part is None and not last.has_clock:
        known.pop("part", None)
    if coarsest <= RANK["year"] or coarsest > RANK["day"]:
        known.pop("year", None)
    if last.month is not None and first.month is not None and last.month < first.month:
        known.pop("year", None)
        known.pop("shift", None)
    last = changed(last, **known)
    if first.has_clock and first.part is None and last.part is not None and (first.hour or 0) <= (last.hour or 0) <= 12:
        first = changed(first, part=last.part)
    if (
        first.year is None
        and first.shift is None
        and last.year is not None
        and first.month is not None
        and last.month is not None
    ):
        first = changed(first, year=last.year - (first.month > last.month))
    return first, last


def since_moment(since: Since, reference: Reference, lean: Lean, direction: Direction) -> Moment:
    """From the start of the point until publication."""
    first = point_moment(since.point, reference, lean, "past")
    if first.start is None:
        raise CannotPlace("open-range")
    words = dict.fromkeys((*since.point.modifiers, "since"))
    until = reference.day.isoformat() if reference.day else ""
    end = reference.instant if reference.instant and reference.instant > first.start else None
    return changed(
        first,
        kind="range",
        end=end,
        modifier="+".join(words),
        timex=f"{first.start.astimezone(zones.get(first.zone)).date().isoformat()}/{until}",
    )


def shifted_moment(shifted: Shifted, reference: Reference, lean: Lean) -> Moment:
    """The unit so many units from the reference day, or the clock time so long after the one told."""
    count, unit = units.whole(shifted.count, shifted.unit)
    if RANK[unit] >= RANK["hour"]:
        return _shifted_clock(shifted, count, unit, reference, lean)
    base = (lean.previous.day if lean.previous else None) if shifted.base == "previous" else reference.day
    if base is None:
        raise CannotPlace("nothing-to-count-from" if shifted.base == "previous" else "no-reference")
    day = units.add(base, unit, count)
    meant = shifted.grain or unit
    placed = Placed(units.span(day, meant), meant)
    return changed(civil_moment(placed, Point(), reference.zone), modifier="+".join(shifted.modifiers))


def _shifted_clock(shifted: Shifted, count: int, unit: Precision, reference: Reference, lean: Lean) -> Moment:
    told = lean.previous if lean.previous and lean.previous.precision in CLOCK else None
    base = told.start if told else reference.instant
    if base is None or (told is None and shifted.base == "previous"):
        raise CannotPlace("nothing-to-count-from")
    zone = told.zone if told else reference.zone
    start = base + STEP[unit] * count
    precision: Precision = told.precision if told and told.precision and RANK[told.precision] > RANK[unit] else unit
    local = start.astimezone(zones.get(zone)).date()
    return Moment(
        "point",
        start,
        start + STEP[precision],
        precision,
        modifier="+".join(shifted.modifiers),
        timex=timex.clock(start, zone, precision),
        zone=zone,
        day=local,
        last_day=local,
    )


def rolling_moment(rolling: Rolling, reference: Reference) -> Moment:
    """So many units up to publication, or from it on."""
    count, unit = units.whole(rolling.count, rolling.unit)
    now = reference.instant
    if now is None or reference.day is None:
        raise CannotPlace("no-reference")
    if RANK[unit] >= RANK["hour"]:
        other = now + STEP[unit] * count
    else:
        tz = zones.get(reference.zone)
        clock = time.min if count > 0 else now.astimezone(tz).time()
        here = now.astimezone(tz).date()
        other = datetime.combine(units.add(here, unit, count), clock, tzinfo=tz).astimezone(UTC)
    start, end = min(now, other), max(now, other)
    if count < 0 and RANK[unit] < RANK["hour"] and now.astimezone(zones.get(reference.zone)).time() == time.min:
        end += timedelta(days=1)  # published some time on that day
    return Moment(
        "range",
        start,
        end,
        rolling.unit,
        modifier="+".join(rolling.modifiers),
        zone=reference.zone,
        timex=timex.interval(start, end, reference.zone, unit),
        day=start.astimezone(zones.get(reference.zone)).date(),
    )


def first_months_moment(months: FirstMonths, reference: Reference) -> Moment:
    """The first months of a year."""
    if months.year is None and reference.day is None:
        raise CannotPlace("no-reference")
    this_year = reference.day.year if reference.day else 0
    year = months.year if months.year is not None else this_year + (months.shift.count if months.shift else 0)
    first = date(year, 1, 1)
    end = units.add_months(first, months.count)
    return Moment(
        "range",
        utc(first, reference.zone),
        utc(end, reference.zone),
        "month",
        timex=f"{year:04d}-01/{year:04d}-{months.count:02d}",
        zone=reference.zone,
        day=first,
        assumed=() if months.year or months.shift else ("year",),
    )


def length(amount: Amount) -> timedelta | None:
    """How long an amount lasts, by mean months and years; None when the count is unknown."""
    if amount.count is None:
        return None
    return timedelta(days=amount.count * LENGTH_DAYS[amount.unit])


LENGTH_DAYS: dict[str, float] = {
    "second": 1 / 86400,
    "minute": 1 / 1440,
    "hour": 1 / 24,
    "part": 0.5,
    "day": 1,
    "weekend": 2,
    "week": 7,
    "month": 30.4375,
    "quarter": 91.3125,
    "season": 91.3125,
    "half": 182.625,
    "year": 365.25,
    "decade": 3652.5,
    "century": 36525,
}
"""Mean lengths in days: months and years differ."""
