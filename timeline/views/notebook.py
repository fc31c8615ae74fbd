"""What a notebook shows: the interactive chart where it is trusted, a still chart with a list where it is not."""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Mapping
from html import escape
from typing import Any

import pandas as pd

from timeline.model import Anchor
from timeline.views.page.fallback import WORDS, fallback_rows
from timeline.views.svg import to_svg

LISTED = 40
"""Events in the list, the most important ones."""
CHARTED = 1_000
"""Events in the interactive chart; more would make notebooks of megabytes, which nobody can read either."""
_STYLE = "padding-right:1em;text-align:left;vertical-align:top"


def mimebundle(
    events: pd.DataFrame,
    caption: str,
    *,
    lang: str,
    anchor: Anchor | None = None,
    include: Container[str] = (),
    exclude: Container[str] = (),
) -> dict[str, Any]:
    """The representations of a timeline, richest first; a notebook picks what it can show.

    Plotly's own renderers need scripts that exported and untrusted notebooks do not run, so the HTML stands without.
    However long the table, an output stays small: what is less important is left to the page.

    Args:
        events: the events table.
        caption: one line that says what it is.
        lang: language of labels and column heads, ``zh`` or ``en``.
        anchor: the moment the timeline turns on; the chart opens around it.
        include: the types that are wanted; empty for all.
        exclude: the types that are not.
    """
    makers: dict[str, Callable[[], Any]] = {
        "application/vnd.plotly.v1+json": lambda: _chart(events, lang, anchor),
        "text/html": lambda: to_html(events, caption, lang),
        "text/plain": lambda: caption,
    }
    wanted = [kind for kind in makers if (not include or kind in include) and kind not in (exclude or ())]
    return {kind: makers[kind]() for kind in wanted}


def _chart(events: pd.DataFrame, lang: str, anchor: Anchor | None) -> Any:
    from timeline.views.figure import figure  # noqa: PLC0415 - plotly is slow to load and not always wanted

    kept = events.nlargest(CHARTED, "importance").sort_index() if len(events) > CHARTED else events
    return json.loads(figure(kept, lang=lang, anchor=anchor).to_json())


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


def counted_noun(number: int, noun: str) -> str:
    """A number with its noun: 1 article, 2 articles."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def summary(counts: tuple[int, int, int], skipped: int, anchor: Anchor | None) -> str:
    """What was made of what, in one line; ``counts`` are of articles, time expressions and events."""
    made = ", ".join(map(counted_noun, counts, ("article", "time expression", "event")))
    lost = f"; {counted_noun(skipped, 'file')} could not be read" if skipped else ""
    return made + lost + (f"; anchor {anchor.start_utc:%Y-%m-%d %H:%M} UTC" if anchor else "")


def _row(event: Mapping[str, str]) -> str:
    cells = (event[name] for name in ("time", "local", "title", "status", "sources"))
    return "<tr>" + "".join(f'<td style="{_STYLE}">{escape(cell)}</td>' for cell in cells) + "</tr>"
