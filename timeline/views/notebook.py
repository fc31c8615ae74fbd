"""What a notebook shows: the interactive chart where it is trusted, a still chart with a list where it is not."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd

from timeline.views.page.fallback import WORDS, fallback_rows
from timeline.views.svg import to_svg

if TYPE_CHECKING:
    from timeline.result import Timeline

LISTED = 40
"""Events in the list, the most important ones."""
_STYLE = "padding-right:1em;text-align:left;vertical-align:top"


def mimebundle(timeline: Timeline) -> dict[str, Any]:
    """The representations of a timeline, richest first; a notebook picks what it can show.

    Plotly's own renderers need scripts that exported and untrusted notebooks do not run, so the HTML stands without.
    """
    return {
        "application/vnd.plotly.v1+json": json.loads(timeline.figure().to_json()),
        "text/html": to_html(timeline.events, timeline.summary(), timeline.lang),
        "text/plain": timeline.summary(),
    }


def to_html(events: pd.DataFrame, caption: str, lang: str) -> str:
    """A still chart and a list of the most important events in order of time, without scripts.

    Args:
        events: the events table.
        caption: one line above the chart.
        lang: language of the column heads, ``zh`` or ``en``.
    """
    words = WORDS[lang]
    listed = fallback_rows(events.nlargest(LISTED, "importance"))
    left = len(events) - len(listed)
    more = f"<p>{escape(words['left'].format(left=left))}</p>" if left else ""
    head = "".join(f'<th style="{_STYLE}">{escape(name)}</th>' for name in words["columns"])
    rows = "".join(map(_row, listed))
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f"<div><p>{escape(caption)}</p>{to_svg(events)}{table}{more}</div>"


def _row(event: Mapping[str, str]) -> str:
    cells = (event[name] for name in ("time", "local", "title", "status", "sources"))
    return "<tr>" + "".join(f'<td style="{_STYLE}">{escape(cell)}</td>' for cell in cells) + "</tr>"
