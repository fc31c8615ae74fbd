"""When an event was, on the calendar and the clock of the place it was told from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypeAlias
from urllib.parse import quote

import pandas as pd

from timeline import zones
from timeline.views.page.clean import web_link

Row: TypeAlias = Mapping[Any, Any]
"""One row of the events table."""

_CLOCK = ("second", "minute", "hour", "part")
_INSTANT = timedelta(microseconds=1)
_UNSAFE = re.compile(r"[\s<>\"\\^`{|}()]")


@dataclass(frozen=True, slots=True)
class Civil:
    """The bounds of an event in local time; one of them may be missing, never both."""

    start: datetime | None
    end: datetime | None
    """Excluded."""
    precision: str
    is_range: bool

    @property
    def by_clock(self) -> bool:
        """Whether it was told by the clock, not by the calendar."""
        return self.precision in _CLOCK

    @property
    def last(self) -> datetime | None:
        """The end as people tell it: a clock time is the end itself, a day or month the last one in."""
        if self.end is None or self.by_clock:
            return self.end
        return self.end - _INSTANT

    @property
    def first(self) -> datetime:
        """The start; the end as people tell it where nothing bounds it below."""
        first = self.start or self.last
        assert first is not None
        return first

    @property
    def last_day(self) -> date:
        """The last of its days; the first where its end is open."""
        return max(self.first, self.last or self.first).date()

    def __str__(self) -> str:
        """The interval in ISO 8601, as fine as it was told; one text where that says it all, … for an open side."""
        start, last = (iso(side, self.precision) if side else "…" for side in (self.start, self.last))
        by_the_minute = self.by_clock and self.precision != "part" and not self.is_range and self.start
        return start if start == last or (by_the_minute and self.end) else f"{start} – {last}"


def civil(row: Row) -> Civil | None:
    """The local bounds of an event; None where it has no time at all."""
    start, end = (_local(row[name], row["zone"]) for name in ("start_utc", "end_utc"))
    if start is None and end is None:
        return None
    return Civil(start, end, str(row["precision"]), row["kind"] == "range")


def dated(events: pd.DataFrame) -> Iterator[tuple[Row, Civil]]:
    """The events that have a time, in order of it."""
    rows = ((row, civil(row)) for row in events.to_dict("records"))
    timed = [(row, bounds) for row, bounds in rows if bounds is not None]
    return iter(sorted(timed, key=lambda one: (one[1].first, one[0]["event_id"])))


def iso(local: datetime, precision: str) -> str:
    """An ISO 8601 text that is as fine as the precision: 2021-11-16T08:46+08:00, 2021-11-16, 2021-11, 2021."""
    if precision in _CLOCK:
        return local.isoformat(timespec="auto" if precision == "second" else "minutes")
    return local.date().isoformat()[: {"month": 7, "year": 4}.get(precision, 10)]


def links(row: Row) -> list[str]:
    """The addresses of the articles that are web addresses, with what breaks an address or a line spelt out."""
    return [_UNSAFE.sub(lambda found: quote(found[0]), link) for link in map(web_link, row["urls"]) if link]


def _local(instant: Any, zone: str) -> datetime | None:
    if pd.isna(instant):
        return None
    moment: datetime = instant.to_pydatetime()
    try:
        return moment.astimezone(zones.get(zone))
    except OverflowError:  # the first or last day of the calendar, in a zone that lies outside of it
        return moment
