"""A small still picture of the events for places where no script runs: exported notebooks, mail, print.

Time runs to the right over the days in which most of it happened. Filled circles happened, open diamonds were planned,
crosses did not take place; a pale bar is as wide as the time is uncertain.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from html import escape
from typing import Any, NamedTuple

import pandas as pd

from timeline.views.page.clean import visible
from timeline.views.rows import Need, rows_of

WIDTH, ROW, ROWS, TOP = 860, 26, 9, 14
_MARGIN = pd.Timedelta(hours=1)
_MOST = 0.75
"""The share of the events that the picture is made for; the others are counted."""
_COLOURS = {"lead-up": "#3a69a3", "summit": "#b23b2a", "aftermath": "#24755f"}
_OTHER = "#687482"
_NOT_HELD = ("cancelled", "postponed")
LONGEST = 28
"""Characters of a title that are shown."""

Event = Mapping[Hashable, Any]
"""One row of the events table, and ``at``: its start, or its end where it has no start."""


class Scale(NamedTuple):
    """The stretch of time that is drawn, over the width of the picture."""

    start: pd.Timestamp
    end: pd.Timestamp

    def x(self, instant: pd.Timestamp) -> float:
        """Where an instant lies, in pixels; what lies outside lands on the edge."""
        share = (instant - self.start) / (self.end - self.start)
        return round(10 + min(max(share, 0.0), 1.0) * (WIDTH - 20), 1)


class Label(NamedTuple):
    """A title beside its mark: what it takes of a row together with the mark, and where the text is anchored."""

    text: str
    need: Need
    x: float
    side: str


def to_svg(events: pd.DataFrame) -> str:
    """The picture as an ``<svg>`` element, labelled for screen readers; empty when no event has a time.

    Args:
        events: the events table. The most important events are drawn where several would overlap.
    """
    timed = events.assign(at=events["start_utc"].fillna(events["end_utc"])).dropna(subset="at")
    if timed.empty:
        return ""
    scale = _scale(timed)
    height = TOP + ROW * ROWS + 30
    body = "".join([*_axis(scale, height), *_marks(timed, scale)])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="100%" role="img" '
        f'aria-label="{len(timed)} events, UTC" font-family="sans-serif" font-size="12">'
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>{body}</svg>'
    )


def _scale(timed: pd.DataFrame) -> Scale:
    """The shortest stretch that holds most of the events, and the most important one in any case."""
    instants = timed["at"].sort_values().reset_index(drop=True)
    held = round(len(instants) * _MOST)
    widths = instants.shift(-held) - instants
    first = int(widths.argmin()) if held < len(instants) else 0
    turning = timed["at"].iloc[timed["importance"].argmax()]
    start, end = min(instants[first], turning), max(instants[min(first + held, len(instants) - 1)], turning)
    margin = max((end - start) / 30, _MARGIN)
    return Scale(start - margin, end + margin)


def _axis(scale: Scale, height: int) -> Iterator[str]:
    days = pd.date_range(scale.start.ceil("D"), scale.end, freq="D")
    for day in days[:: max(1, -(-len(days) // 10))]:
        x = scale.x(day)
        yield f'<line x1="{x}" x2="{x}" y1="{TOP}" y2="{height - 24}" stroke="#e4e4e4"/>'
        yield f'<text x="{x}" y="{height - 8}" text-anchor="middle" fill="#555555">{day:%Y-%m-%d}</text>'


def _marks(events: pd.DataFrame, scale: Scale) -> Iterator[str]:
    """Marks with labels, each in the first row that has room; what finds none is told by a number."""
    inside = events[events["at"].between(scale.start, scale.end)].to_dict("records")
    labels = [_label(event, scale) for event in inside]
    rows = rows_of([label.need for label in labels], ROWS)
    drawn = [(event, label, row) for event, label, row in zip(inside, labels, rows, strict=True) if row is not None]
    for event, label, row in drawn:
        yield _drawn(event, label, scale, TOP + ROW * row + ROW // 2)
    if len(drawn) < len(events):
        yield f'<text x="{WIDTH - 6}" y="{TOP}" text-anchor="end" fill="#555555">+{len(events) - len(drawn)}</text>'


def _label(event: Event, scale: Scale) -> Label:
    """The title to the right of the mark, or to the left where there is no room."""
    title = visible(event["title"])
    text = title if len(title) <= LONGEST else f"{title[: LONGEST - 1]}…"
    width = sum(12 if char > "\u2000" else 7 for char in text)
    x = scale.x(event["at"])
    turned = x + 10 + width > WIDTH
    left, right = (x - 12 - width, x + 8) if turned else (x - 8, x + 12 + width)
    need = Need(left, right, float(event["importance"]))
    return Label(text, need, x - 10 if turned else x + 10, "end" if turned else "start")


def _drawn(event: Event, label: Label, scale: Scale, y: int) -> str:
    colour = _COLOURS.get(event["phase"], _OTHER)
    return (
        f"<g><title>{escape(_told(event))}</title>{_bar(event, scale, y, colour)}{_glyph(event, scale, y, colour)}"
        f'<text x="{label.x}" y="{y + 4}" text-anchor="{label.side}" fill="#222222">{escape(label.text)}</text></g>'
    )


def _bar(event: Event, scale: Scale, y: int, colour: str) -> str:
    """How uncertain the time is; nothing where both ends are not known."""
    if pd.isna(event["start_utc"]) or pd.isna(event["end_utc"]):
        return ""
    left, right = scale.x(event["start_utc"]), scale.x(event["end_utc"])
    return f'<rect x="{left}" y="{y - 5}" width="{right - left:.1f}" height="10" fill="{colour}" fill-opacity="0.15"/>'


def _glyph(event: Event, scale: Scale, y: int, colour: str) -> str:
    x, stroke = scale.x(event["at"]), f'stroke="{colour}" stroke-width="2"'
    if event["status"] == "planned":
        return f'<path d="M{x - 5} {y}L{x} {y - 5}L{x + 5} {y}L{x} {y + 5}Z" fill="#ffffff" {stroke}/>'
    if event["status"] in _NOT_HELD:
        return f'<path d="M{x - 4} {y - 4}L{x + 4} {y + 4}M{x - 4} {y + 4}L{x + 4} {y - 4}" fill="none" {stroke}/>'
    return f'<circle cx="{x}" cy="{y}" r="4" fill="{colour}"/>'


def _told(event: Event) -> str:
    return f"{event['start_local'] or '…'} {visible(event['title'])} ({event['precision']}, {event['status']})"
