"""What a notebook shows: the interactive chart where it is trusted, a still chart with a list where it is not."""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping
from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd

from timeline.views.page.clean import visible
from timeline.views.svg import to_svg

if TYPE_CHECKING:
    from timeline.result import Timeline

LISTED = 40
"""Events in the list, the most important ones."""
_STYLE = "white-space:nowrap;padding-right:1em;text-align:left;vertical-align:top"


def mimebundle(timeline: Timeline) -> dict[str, Any]:
    """The representations of a timeline, richest first; a notebook picks what it can show.

    Plotly's own renderers need scripts that exported and untrusted notebooks do not run, so the HTML stands without.
    """
    figure = json.loads(timeline.figure().to_json())
    return {
        "application/vnd.plotly.v1+json": figure,
        "text/html": to_html(timeline.events, timeline.summary()),
        "text/plain": timeline.summary(),
    }


def to_html(events: pd.DataFrame, caption: str) -> str:
    """A still chart and a list of the most important events in order of time, without scripts."""
    listed = events.nlargest(LISTED, "importance").sort_index()
    rows = "".join(_row(event) for event in listed.to_dict("records"))
    left_out = len(events) - len(listed)
    more = f"<p>+{left_out}</p>" if left_out else ""
    return f'<div lang="zh"><p>{escape(caption)}</p>{to_svg(events)}<table><tbody>{rows}</tbody></table>{more}</div>'


def _row(event: Mapping[Hashable, Any]) -> str:
    cells = (event["start_local"] or "…", event["offset"], event["status"], event["title"], ", ".join(event["sources"]))
    return "<tr>" + "".join(f'<td style="{_STYLE}">{escape(visible(str(cell)))}</td>' for cell in cells) + "</tr>"
