"""The events as schema.org ``Event`` in JSON-LD, for search engines and knowledge graphs."""

from __future__ import annotations

from typing import Any

import pandas as pd

from timeline.views.civil import Civil, Row, dated, iso, links
from timeline.views.outputs import json_bytes
from timeline.views.page.clean import visible

_SCHEMA = "https://schema.org"
_STATUS = {
    "happened": "EventScheduled",
    "planned": "EventScheduled",
    "cancelled": "EventCancelled",
    "postponed": "EventPostponed",
}
_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})
"""Escapes that let the text stand inside a ``<script>`` element."""


def to_jsonld(events: pd.DataFrame) -> bytes:
    """The bytes of a JSON-LD file, which may also be put into a page; events without any time are left out."""
    graph = [_event(row, bounds) for row, bounds in dated(events)]
    return json_bytes({"@context": _SCHEMA, "@graph": graph}).decode().translate(_SCRIPT).encode()


def _event(row: Row, bounds: Civil) -> dict[str, Any]:
    told = {
        "@type": "Event",
        "identifier": row["event_id"],
        "name": visible(row["title"]),
        **_times(bounds),
        "eventStatus": _status(row),
        "description": visible(row["quote"]),
        "subjectOf": [{"@type": "NewsArticle", "url": link} for link in links(row)],
    }
    return {name: value for name, value in told.items() if value}


def _status(row: Row) -> str:
    status = _STATUS.get(row["status"])
    return f"{_SCHEMA}/{status}" if status else ""


def _times(bounds: Civil) -> dict[str, str]:
    """The bounds, as fine as they were told; schema.org counts the last day or month in."""
    sides = {"startDate": bounds.start, "endDate": bounds.last}
    return {name: iso(side, bounds.precision) for name, side in sides.items() if side}
