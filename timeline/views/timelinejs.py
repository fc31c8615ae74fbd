"""The events as the JSON that TimelineJS reads. Its dates know no zone, so clock times are those of UTC.

What is not known is left out: an event of a month has a year and a month and no day.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from html import escape
from typing import Any

import pandas as pd

from timeline.views.civil import Civil, Row, dated, links
from timeline.views.outputs import json_bytes
from timeline.views.page.clean import visible

_FIELDS = ("year", "month", "day", "hour", "minute", "second")
_KNOWN = {
    "second": 6, "minute": 5, "hour": 4, "part": 4, "month": 2, "quarter": 2, "season": 2, "half": 2, "year": 1,
    "decade": 1, "century": 1,
}  # fmt: skip
"""How many fields of a date a precision knows; three, down to the day, for every other."""


def to_timelinejs(events: pd.DataFrame) -> bytes:
    """The bytes of a JSON file; events without any time are left out."""
    return json_bytes({"scale": "human", "events": [_slide(row, bounds) for row, bounds in dated(events)]})


def _slide(row: Row, bounds: Civil) -> dict[str, Any]:
    slide: dict[str, Any] = {
        "unique_id": row["event_id"],
        "start_date": {**_date(bounds.first, bounds), "display_date": str(bounds)},
        "text": {"headline": escape(visible(row["title"])), "text": _text(row)},
    }
    if (last := _last(bounds)) is not None:
        slide["end_date"] = _date(last, bounds)
    if not pd.isna(row["phase"]):
        slide["group"] = str(row["phase"])
    return slide


def _date(local: datetime, bounds: Civil) -> dict[str, int]:
    """The fields that are known: days as the source counts them, clock times in UTC."""
    moment = local.astimezone(UTC) if bounds.by_clock else local
    return {name: getattr(moment, name) for name in _FIELDS[: _KNOWN.get(bounds.precision, 3)]}


def _last(bounds: Civil) -> datetime | None:
    """The last moment, where the date of the first does not stand for all of it."""
    if bounds.start is None or bounds.end is None or bounds.end <= bounds.start:
        return None
    last = bounds.end - timedelta(microseconds=1)
    return None if _date(last, bounds) == _date(bounds.start, bounds) else last


def _text(row: Row) -> str:
    """Status, quote and sources, as the HTML that TimelineJS expects."""
    linked = [f'<a href="{escape(link)}">{escape(link)}</a>' for link in links(row)]
    told = [
        escape(visible(str(row["status"]))),
        escape(visible(row["quote"])),
        escape(visible(", ".join(row["sources"]))),
    ]
    return "".join(f"<p>{part}</p>" for part in (*told, *linked) if part)
