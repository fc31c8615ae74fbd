"""The events as a calendar (RFC 5545). What was told by the day is an all-day entry in the days of its own zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pandas as pd
from icalendar import Calendar, Event

from timeline.views.civil import Civil, Row, dated, links
from timeline.views.page.clean import visible

_STATUS = {"happened": "CONFIRMED", "planned": "TENTATIVE", "cancelled": "CANCELLED"}
"""The calendar's word for a status; what was put off or is unclear stays tentative."""


def to_ics(events: pd.DataFrame) -> bytes:
    """The bytes of an iCalendar file; events without any time are left out.

    The same events give the same bytes: an entry is stamped with the last publication that tells it.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//event-timeline//EN")
    calendar.add("version", "2.0")
    for row, bounds in dated(events):
        calendar.add_component(_entry(row, bounds))
    made: bytes = calendar.to_ical()
    return made


def _entry(row: Row, bounds: Civil) -> Event:
    entry = Event()
    entry.add("uid", f"{visible(row['event_id'])}@event-timeline")
    entry.add("dtstamp", _stamp(row, bounds))
    _add_times(entry, bounds)
    entry.add("summary", visible(row["title"]))
    entry.add("description", _description(row))
    entry.add("status", _STATUS.get(row["status"], "TENTATIVE"))
    entry.add("transp", "TRANSPARENT")
    for link in links(row)[:1]:
        entry.add("url", link)
    return entry


def _stamp(row: Row, bounds: Civil) -> datetime:
    told = row["last_published_utc"]
    moment: datetime = bounds.first if pd.isna(told) else told.to_pydatetime()
    return moment.astimezone(UTC)


def _add_times(entry: Event, bounds: Civil) -> None:
    if not bounds.by_clock:
        entry.add("dtstart", bounds.first.date())
        entry.add("dtend", bounds.last_day + timedelta(days=1))
        return
    start = bounds.first.astimezone(UTC)
    entry.add("dtstart", start)
    if bounds.end is not None and bounds.end > start:
        entry.add("dtend", bounds.end.astimezone(UTC))


def _description(row: Row) -> str:
    return visible("\n".join(filter(None, (row["quote"], ", ".join(row["sources"])))))
