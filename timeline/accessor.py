"""``.timeline`` on a data frame of events: pick, show and save what the frame holds.

Importing this module registers the accessor; :func:`timeline.build` and :func:`timeline.read_events` do.
"""

from __future__ import annotations

from collections.abc import Container
from datetime import UTC, datetime
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from timeline.errors import UnknownAnchor, UnknownFormat
from timeline.options import zone_of
from timeline.table import EVENTS, TEXT
from timeline.views.atomic import write_atomically
from timeline.views.notebook import counted_noun, mimebundle
from timeline.views.outputs import format_for
from timeline.views.read import read_events
from timeline.views.typed import typed

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from timeline.result import Lang

__all__ = ["EventsAccessor", "read_events"]

_FIRST = datetime.min.replace(tzinfo=UTC)
_LAST = datetime.max.replace(tzinfo=UTC)
_ANCHOR = "T"
"""The offset of the event that the timeline turns on."""


@pd.api.extensions.register_dataframe_accessor("timeline")
class EventsAccessor:
    """What can be asked of a table of events, however it came about: rows may be missing, columns of ours may not."""

    def __init__(self, events: pd.DataFrame) -> None:
        missing = [column.name for column in EVENTS if column.name not in events]
        if missing:
            hint = ". It is the index: take it back with reset_index()." if missing[0] in events.index.names else ""
            raise AttributeError(f"not a table of events: no column {', '.join(missing)}{hint}")
        self._events = events

    def between(self, start: datetime | str | None = None, end: datetime | str | None = None) -> pd.DataFrame:
        """The events whose interval shares a moment with start (included) to end (excluded).

        An interval without start or end is open on that side; an event without either is never chosen.

        Args:
            start: an aware datetime, or ISO 8601 with offset; from the first event when not given.
            end: the same; up to the last event when not given.

        Raises:
            ValueError: one of them has no offset, so it names no moment.
        """
        first = _FIRST if start is None else _instant(start)
        last = _LAST if end is None else _instant(end)
        events = self._events
        begins, ends = events["start_utc"], events["end_utc"]
        after = begins.notna() & (begins >= last)
        before = ends.notna() & (ends <= first) & (begins.isna() | (begins < first))
        return events[~after & ~before & (begins.notna() | ends.notna())]

    def around(self, moment: datetime | str, within: pd.Timedelta | str) -> pd.DataFrame:
        """The events that lie, wholly or in part, no further than ``within`` from a moment, before or after it.

        Args:
            moment: ``"anchor"``, an event_id of the table, an aware datetime, or ISO 8601 with offset.
            within: a length of time, such as ``"3D"`` or ``"36h"``.

        Raises:
            UnknownAnchor: the table holds no such event, or the event has no start.
            ValueError: ``moment`` is a time without offset, or ``within`` is no length of time.
        """
        reach = pd.Timedelta(within)
        at = moment if isinstance(moment, datetime) else self._start_of(moment)
        return self.between(_instant(at) - reach, _instant(at) + reach)

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
            start_local=pd.Series(local, index=self._events.index, dtype=TEXT),
            zone=pd.Series(zone, index=self._events.index, dtype=TEXT),
        )

    def planned(self) -> pd.DataFrame:
        """The events that were announced beforehand, whatever came of them."""
        return self._events[(self._events["status"] == "planned") | self._events["planned_start_utc"].notna()]

    def happened(self) -> pd.DataFrame:
        """The events that are told to have taken place."""
        return self._events[self._events["status"] == "happened"]

    def phase(self, name: str) -> pd.DataFrame:
        """The events of one phase around the anchor.

        Args:
            name: ``lead-up``, ``summit`` or ``aftermath``.

        Raises:
            ValueError: it is none of these.
        """
        phases = next(column.values for column in EVENTS if column.name == "phase")
        if name not in phases:
            raise ValueError(f"{name!r} is no phase: give one of {', '.join(phases)}.")
        return self._events[self._events["phase"] == name]

    def search(self, text: str) -> pd.DataFrame:
        """The events whose title, quote or sources hold every word of a text, in any case.

        Args:
            text: words with blanks between them; taken as they are, not as a pattern.
        """
        events = self._events
        sources = self._typed()["sources"].map(" ".join).tolist()
        told = (events["title"].fillna("") + " " + events["quote"].fillna("") + " " + sources).tolist()
        words = text.casefold().split()
        return events[[all(word in one.casefold() for word in words) for one in told]]

    def figure(self, tz: str = "UTC", lane: str = "phase", lang: Lang = "zh") -> go.Figure:
        """An interactive chart; see :meth:`timeline.Timeline.figure`."""
        from timeline.views.figure import figure  # noqa: PLC0415 - plotly is slow to load and not always wanted

        return figure(self._typed(), tz=tz, lane=lane, lang=lang)

    def to_html(self, path: str | PathLike[str], lang: Lang = "zh") -> Path:
        """Write a page that shows one quote per event and says that the evidence is not in the table.

        Raises:
            OutputNotWritable: the file cannot be written.
        """
        from timeline.views.html import page  # noqa: PLC0415 - the template engine is not always wanted

        return write_atomically(path, page(self._typed(), lang=lang).encode())

    def to_csv(self, path: str | PathLike[str]) -> Path:
        """Write the table; :func:`timeline.read_events` reads it back.

        Raises:
            OutputNotWritable: the file cannot be written.
        """
        return self.export(path, "csv")

    def to_ics(self, path: str | PathLike[str]) -> Path:
        """Write a calendar: days as all-day entries, plans as tentative ones.

        Raises:
            OutputNotWritable: the file cannot be written.
        """
        return self.export(path, "ics")

    def export(self, path: str | PathLike[str], format: str | None = None) -> Path:
        """Write the table in any format that holds events.

        Args:
            path: the file; its suffix tells the format.
            format: a name of :data:`timeline.views.outputs.FORMATS`, where the suffix shall not tell it.

        Raises:
            UnknownFormat: there is no such format, or it does not hold events.
            OutputNotWritable: the file cannot be written, or the format needs what is not installed.
        """
        made = format_for(path, format)
        if made.takes == "article":
            raise UnknownFormat(f"{made.suffix} is {made.meaning}, and the article is not in a table of events.")
        return write_atomically(path, made.make(self._typed()))

    def _repr_mimebundle_(self, include: Container[str] = (), exclude: Container[str] = ()) -> dict[str, Any]:
        """What a notebook shows when ``events.timeline`` is the last line of a cell: chart and list."""
        kinds: Any = {"include": include, "exclude": exclude}
        return mimebundle(self._typed(), counted_noun(len(self._events), "event"), lang="zh", **kinds)

    def __repr__(self) -> str:
        return f"<{counted_noun(len(self._events), 'event')}>"

    def _typed(self) -> pd.DataFrame:
        """The table as views know it; merging, concatenating and other readers change types."""
        return typed(self._events, EVENTS, "the table").reset_index(drop=True)

    def _start_of(self, moment: str) -> datetime | str:
        """The start of an event of the table; what names no event is left as it is."""
        events = self._events
        named = events[events["offset"] == _ANCHOR] if moment == "anchor" else events[events["event_id"] == moment]
        starts = named["start_utc"].dropna()
        if len(starts):
            return pd.Timestamp(starts.iloc[0])
        if moment == "anchor" or len(named):
            raise UnknownAnchor(f"The table holds no start of {moment}. Give a time with offset, or another event_id.")
        return moment


def _instant(moment: datetime | str) -> datetime:
    example = "write it in ISO 8601 with its offset from UTC, like 2021-11-16T00:45Z."
    try:
        instant = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    except ValueError as error:
        raise ValueError(f"{moment!r} is no moment: {example}") from error
    if instant.tzinfo is None:
        raise ValueError(f"{moment} has no offset, so it names no moment: {example}")
    return instant
