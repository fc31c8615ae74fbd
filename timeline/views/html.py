"""The interactive page: one HTML file that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import jinja2
import pandas as pd

from timeline.model import Anchor
from timeline.table import PartedEvents, PartedMentions
from timeline.views.page import assets
from timeline.views.page.clean import visible
from timeline.views.page.fallback import WORDS, fallback_rows
from timeline.views.page.most import ROWS, most_important
from timeline.views.page.payload import COMPRESS_ABOVE, embedded, payload

LANGUAGES = {"zh": "zh-CN", "en": "en"}
"""Languages of the interface and their BCP 47 tags."""


def page(events: pd.DataFrame, **told: Any) -> str:
    """The page of a timeline, as a complete HTML document; arguments and errors as for :func:`parts`."""
    return "".join(parts(events, **told))


def parts(
    events: pd.DataFrame | PartedEvents,
    *,
    mentions: pd.DataFrame | PartedMentions | None = None,
    articles: pd.DataFrame | None = None,
    anchor: Anchor | None = None,
    lang: str = "zh",
    title: str | None = None,
    whole: int | None = None,
) -> Iterator[str]:
    """The page of a timeline, as a complete HTML document, part by part.

    It opens without a network and asks for none. The same tables give the same bytes. Of very many events the page has
    the most important, and tells how many it leaves out.

    Args:
        events: the events table.
        mentions: the mentions table. Without it the page shows one quote per event and says so.
        articles: the articles table, for the headlines and links of the evidence.
        anchor: the moment the timeline turns on; the page opens there, and T±0 means it.
        lang: the language the interface opens in, ``zh`` or ``en``; the reader can switch.
        title: heading of the page; the anchor event's title when missing.
        whole: how many events there are in all, where the table has only the most important.

    Raises:
        ValueError: ``lang`` is neither ``zh`` nor ``en``.
    """
    if lang not in LANGUAGES:
        raise ValueError(f"No interface in {lang!r}: choose one of {', '.join(LANGUAGES)}.")
    whole = len(events) if whole is None else whole
    events = most_important(events, mentions, rows=ROWS, always=anchor.event_id if anchor else "")
    headings = {tongue: visible(title or "") or _heading(events, anchor, tongue) for tongue in LANGUAGES}
    data = payload(events, mentions, articles, anchor, {"lang": lang, "titles": headings, "left": whole - len(events)})
    packed = len(events) > COMPRESS_ABOVE
    environment = jinja2.Environment(autoescape=True, keep_trailing_newline=True)
    yield from environment.from_string(assets.shell()).generate(
        title=headings[lang],
        html_lang=LANGUAGES[lang],
        style=assets.style(),
        **_scripts(),
        **_fallback(events, lang, whole),
        data=embedded(data, compress=packed),
        packed=packed,
        data_type="text/plain" if packed else "application/json",
    )


def _heading(events: pd.DataFrame, anchor: Anchor | None, lang: str) -> str:
    titles = events.loc[events["event_id"] == anchor.event_id, "title"] if anchor else events["title"].head(0)
    return WORDS[lang]["about"].format(title=visible(titles.iloc[0])) if len(titles) else str(WORDS[lang]["title"])


def _scripts() -> dict[str, str]:
    """The scripts, and the policy that lets these and nothing else run."""
    plotly, app = assets.plotly_script(), assets.app_script()
    sources = " ".join(map(assets.hash_source, (plotly, app)))
    policy = (
        f"default-src 'none'; script-src {sources}; style-src 'unsafe-inline'; img-src data: blob:; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'"
    )
    return {"plotly": plotly, "app": app, "policy": policy}


def _fallback(events: pd.DataFrame, lang: str, whole: int) -> dict[str, Any]:
    rows = fallback_rows(events)
    left = whole - len(rows)
    words = {**WORDS[lang], "left": WORDS[lang]["left"].format(left=left)}
    return {"rows": rows, "left": left, "words": words}
