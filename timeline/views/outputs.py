"""What a build writes: a view turns a timeline into the bytes of one file; ``VIEWS`` lists them all."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from timeline.views.csv import to_csv
from timeline.views.html import page

if TYPE_CHECKING:
    from timeline.result import Timeline

View = Callable[["Timeline"], bytes]


def _page(timeline: Timeline) -> bytes:
    text = page(
        timeline.events,
        mentions=timeline.mentions,
        articles=timeline.articles,
        anchor=timeline.anchor,
        lang=timeline.lang,
    )
    return text.encode()


def _report(timeline: Timeline) -> bytes:
    return (json.dumps(timeline.report, ensure_ascii=False, indent=2) + "\n").encode()


VIEWS: Mapping[str, View] = {
    "timeline.html": _page,
    "events.csv": lambda timeline: to_csv(timeline.events),
    "mentions.csv": lambda timeline: to_csv(timeline.mentions),
    "articles.csv": lambda timeline: to_csv(timeline.articles),
    "report.json": _report,
}
"""File name → what makes its bytes, in the order in which they are written."""
