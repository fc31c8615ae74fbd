"""Where an event lies in relation to the anchor: phase, and offset as coarse as the event."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from sys import intern
from typing import Final

from timeline import zones
from timeline.events.interval import CLOCK, DAY, PLANS, RANK
from timeline.model import Anchor, Event, Phase

MINUS: Final = "\u2212"
_DAY: Final = timedelta(days=1)
_HOUR: Final = timedelta(hours=1)
_MINUTE: Final = timedelta(minutes=1)
_MONTHS: Final = {"month": 1, "quarter": 3, "season": 3, "half": 3}
"""Months in the unit of an offset, by precision; years from ``year`` on."""


def phase_of(event: Event, anchor: Anchor, is_part: bool) -> Phase:
    """lead-up, summit or aftermath.

    Args:
        event: with at least one bound.
        anchor: the moment the timeline turns on.
        is_part: the event is told as part of the anchor's; it counts where their times overlap.
    """
    start, end = _span(event)
    if event.event_id == anchor.event_id or anchor.start_utc <= start <= end <= anchor.end_utc:
        return "summit"
    if end <= anchor.start_utc:
        return "lead-up"
    if start >= anchor.end_utc:
        return "aftermath"
    begun_before = (event.kind == "range" or RANK[event.precision] > DAY) and start < anchor.start_utc
    if is_part and not begun_before:
        return "summit"
    told_before = event.first_published_utc is not None and event.first_published_utc <= anchor.start_utc
    return "lead-up" if told_before or begun_before or event.status in PLANS else "aftermath"


def overlaps(event: Event, anchor: Anchor) -> bool:
    """Whether an event begins before all of the anchor's span is over, and ends after it began."""
    start, end = _span(event)
    return start < anchor.end_utc and anchor.start_utc < end


def _span(event: Event) -> tuple[datetime, datetime]:
    """When an event begins and ends; a clock time is a moment."""
    start = moment_of(event)
    return start, start if RANK[event.precision] <= CLOCK and event.kind == "point" else event.end_utc or start


def moment_of(event: Event) -> datetime:
    """The one moment that stands for an event: its start, else its end."""
    moment = event.start_utc or event.end_utc
    if moment is None:
        raise ValueError(f"event {event.event_id} has neither start nor end")
    return moment


def offset_of(event: Event, anchor: Anchor) -> str:
    """The distance from the anchor's start: T−2d 19h, T+15m, T−1w, T±0d; T for the anchor itself.

    Units are m, h, d, w, mo (month), q (quarter), y. Days and coarser units are counted on the calendar of the
    event's zone.
    """
    if event.event_id == anchor.event_id:
        return "T"
    moment = moment_of(event)
    if RANK[event.precision] <= CLOCK:
        return _signed(moment < anchor.start_utc, _clock(abs(moment - anchor.start_utc), event.precision == "hour"))
    day = moment.astimezone(zones.get(event.zone)).date()
    steps, unit = _calendar(day, _origin(anchor.start_utc, event.zone), event.precision)
    return _signed(steps < 0, f"{abs(steps)}{unit}") if steps else f"T\u00b10{unit}"


@lru_cache(maxsize=256)
def _origin(instant: datetime, zone: str) -> date:
    """The day of an anchor in a zone: asked for each event."""
    return instant.astimezone(zones.get(zone)).date()


def _signed(before: bool, distance: str) -> str:
    return intern(f"T{MINUS if before else '+'}{distance}")  # many events are as far


def _clock(apart: timedelta, whole_hours: bool) -> str:
    """The two largest units; no minutes for what is told to the hour."""
    days, rest = divmod(apart, _DAY)
    hours, rest = divmod(rest, _HOUR)
    minutes = rest // _MINUTE
    parts = [(days, "d"), (hours, "h")] if days or whole_hours else [(hours, "h"), (minutes, "m")]
    return " ".join(f"{count}{unit}" for count, unit in parts if count) or f"0{parts[-1][1]}"


def _calendar(day: date, origin: date, precision: str) -> tuple[int, str]:
    """Steps from the origin to a day in the unit of a precision."""
    if precision in ("part", "day"):
        return (day - origin).days, "d"
    if precision in ("weekend", "week"):
        return (_monday(day) - _monday(origin)).days // 7, "w"
    if precision in _MONTHS:
        months = _MONTHS[precision]
        return _month(day) // months - _month(origin) // months, "mo" if months == 1 else "q"
    return day.year - origin.year, "y"


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1
