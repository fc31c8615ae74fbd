"""Where a text is read from, and what resolving gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal

from timeline import zones
from timeline.frozen import quick
from timeline.model import Kind, Part, Precision
from timeline.resolve.units import Span

Direction = Literal["past", "mostly past", "nearest", "future", "next", "limit", "last"]
"""Where missing fields lie; see ``timeline.resolve.choose``."""


class CannotPlace(Exception):
    """A reading that has no moment here; the message is the flag that says why."""


@quick
@dataclass(frozen=True, slots=True)
class Placed:
    """A unit on the calendar, and what was assumed to put it there."""

    span: Span
    unit: Precision
    assumed: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """From where a text is read.

    ``instant`` is its publication (UTC), ``day`` the civil day that 今天 means in ``zone``; both None when nothing is
    known: then only what the text says in full gets a value.
    """

    instant: datetime | None
    day: date | None
    zone: str


@quick
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


@quick
@dataclass(frozen=True, slots=True)
class Lean:
    """What was told before: the previous moment, and the day whose month and year a bare day may borrow."""

    previous: Moment | None = None
    near: date | None = None


@lru_cache(maxsize=4096)
def utc(day: date, zone: str, clock: time = time.min) -> datetime:
    """The instant of a civil day and clock time in a zone."""
    return datetime.combine(day, clock, tzinfo=zones.get(zone)).astimezone(UTC)


CLOCK = ("hour", "minute", "second")


STEP = {"hour": timedelta(hours=1), "minute": timedelta(minutes=1), "second": timedelta(seconds=1)}
