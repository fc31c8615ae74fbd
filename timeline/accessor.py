"""``.timeline`` on a data frame of events: pick, show and save what the frame holds.

Importing this module registers the accessor; :func:`timeline.build` and :func:`timeline.read_events` do.
"""

from __future__ import annotations

from datetime import datetime
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from timeline.options import zone_of
from timeline.table import EVENTS, read_events
from timeline.views.atomic import write_atomically
from timeline.views.csv import write_csv
from timeline.views.html import page

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from timeline.result import Lang

__all__ = ["EventsAccessor", "read_events"]


@pd.api.extensions.register_dataframe_accessor("timeline")
class EventsAccessor:
    """What can be asked of a table of events. Rows may be missing, columns of ours may not."""

    def __init__(self, events: pd.DataFrame) -> None:
        missing = [column.name for column in EVENTS if column.name not in events]
        if missing:
            raise AttributeError(f"not a table of events: no column {', '.join(missing[:3])}")
        self._events = events

    def between(self, start: datetime | str, end: datetime | str) -> pd.DataFrame:
        """The events whose interval shares a moment with start (included) to end (excluded).

        An interval without start or end is open on that side; an event without either is never chosen.

        Args:
            start: an aware datetime, or ISO 8601 with offset.
            end: the same.

        Raises:
            ValueError: one of them has no offset, so it names no moment.
        """
        first, last = _instant(start), _instant(end)
        events = self._events
        begins, ends = events["start_utc"], events["end_utc"]
        after = begins.notna() & (begins >= last)
        before = ends.notna() & (ends <= first) & (begins.isna() | (begins < first))
        return events[~after & ~before & (begins.notna() | ends.notna())]

    def at_zone(self, zone: str) -> pd.DataFrame:
        """The same events with ``start_local`` and ``zone`` of one zone; the instants do not change.

        Args:
            zone: an IANA name or a fixed offset such as ``-02:00``.

        Raises:
            UnknownZone: it is neither.
        """
        there = zone_of(zone)
        local = [at.astimezone(there).isoformat() if pd.notna(at) else "" for at in self._events["start_utc"]]
        return self._events.assign(
            start_local=pd.Series(local, index=self._events.index, dtype="str"),
            zone=pd.Series(zone, index=self._events.index, dtype="str"),
        )

    def planned(self) -> pd.DataFrame:
        """The events that were announced beforehand, whatever came of them."""
        return self._events[(self._events["status"] == "planned") | self._events["planned_start_utc"].notna()]

    def figure(self, tz: str = "UTC", lane: str = "phase", lang: Lang = "zh") -> go.Figure:
        """An interactive chart; see :meth:`timeline.Timeline.figure`."""
        from timeline.views.figure import figure  # noqa: PLC0415 - plotly is slow to load and not always wanted

        return figure(self._events, tz=tz, lane=lane, lang=lang)

    def to_html(self, path: str | PathLike[str], lang: Lang = "zh") -> Path:
        """Write a page that shows one quote per event and says that the evidence is not in the table.

        Raises:
            OutputNotWritable: the file cannot be written.
        """
        return write_atomically(path, page(self._events, lang=lang).encode())

    def to_csv(self, path: str | PathLike[str]) -> Path:
        """Write the table; :func:`timeline.read_events` reads it back.

        Raises:
            OutputNotWritable: the file cannot be written.
        """
        return write_csv(self._events, path)


def _instant(moment: datetime | str) -> datetime:
    instant = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    if instant.tzinfo is None:
        raise ValueError(f"{moment} has no offset from UTC, so it names no moment; write it like 2021-11-16T00:45Z.")
    return instant
