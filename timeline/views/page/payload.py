"""What a page carries: the tables as compact JSON, columns first, instants as epoch milliseconds."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from timeline.cells import FORMULA
from timeline.model import Anchor
from timeline.table import EVENTS, PartedMentions
from timeline.views.page.clean import web_link
from timeline.views.page.evidence import marks
from timeline.views.page.places import zone_names
from timeline.views.page.pools import Pools, plain

COMPRESS_ABOVE = 2_000
"""Events above which the embedded data is compressed."""
_LEVEL = 4
"""Of zlib: beyond it a page gets hardly smaller and takes twice as long."""
_MENTION_COLUMNS = (
    "event_id", "article_id", "source", "text", "sentence", "start_utc", "end_utc", "precision", "zone", "zone_basis",
    "part", "status", "status_because", "confidence", "flags", "timex", "rule", "assumed", "published_utc",
)  # fmt: skip
_ARTICLE_COLUMNS = ("article_id", "url", "source", "title", "language")


def payload(
    events: pd.DataFrame,
    mentions: pd.DataFrame | PartedMentions | None,
    articles: pd.DataFrame | None,
    anchor: Anchor | None,
    settings: Mapping[str, Any],
) -> Iterator[str]:
    """The data of a page as JSON, part by part, so that the whole is never in memory.

    Args:
        events: the events table.
        mentions: the mentions table; without it the page shows one quote per event.
        articles: the articles table; gives headlines and links to the evidence.
        anchor: the moment that T±0 means.
        settings: what the page opens with: language, title in each language, and how many events were left out.
    """
    told = _told(mentions, events)
    about = {
        "settings": dict(settings),
        "formula": FORMULA,
        "anchor": _anchor(anchor),
        "order": list(events.columns),
        "times": [column.name for column in EVENTS if column.dtype == "time" and column.name in events],
        "zones": zone_names(_zones(events, told)),
    }
    pools = Pools()
    yield _json(about)[:-1]
    yield from _table("events", events, events.columns, pools)
    yield from _table("mentions", told, _MENTION_COLUMNS, pools)
    yield from _table("articles", _articles(articles, told), _ARTICLE_COLUMNS, pools)
    yield ',"pools":'
    yield from pools.told()
    yield "}"


def embedded(data: Iterable[str], *, compress: bool) -> Iterator[str]:
    """The data as text for a ``<script>`` element: JSON with ``<`` escaped, or deflate in base64."""
    if not compress:
        yield from (part.replace("<", "\\u003c") for part in data)
        return
    packing = zlib.compressobj(_LEVEL)
    packed = b""
    for part in data:
        packed += packing.compress(part.encode())
        whole = len(packed) - len(packed) % 3  # what base64 can write without what follows
        yield base64.b64encode(packed[:whole]).decode("ascii")
        packed = packed[whole:]
    yield base64.b64encode(packed + packing.flush()).decode("ascii")


def _table(name: str, table: pd.DataFrame | None, columns: Iterable[str], pools: Pools) -> Iterator[str]:
    if table is None:
        yield f',"{name}":null'
        return
    yield f',"{name}":{{'
    for number, column in enumerate(column for column in columns if column in table):
        yield f"{',' if number else ''}{_json(column)}:{pools.column(column, table[column])}"
    if name == "mentions":
        yield f',"mark":{pools.values("mark", marks(table))}'
    yield "}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _told(mentions: pd.DataFrame | PartedMentions | None, events: pd.DataFrame) -> pd.DataFrame | None:
    """The mentions that tell one of the events, as far as they are shown."""
    if mentions is None:
        return None
    if isinstance(mentions, pd.DataFrame):
        told = mentions[mentions["event_id"].isin(events["event_id"])]
    else:
        told = mentions.telling(events["event_id"])
    return told[[name for name in told if name in _MENTION_COLUMNS or name == "start_char"]]


def _zones(*tables: pd.DataFrame | None) -> set[str]:
    there = [table for table in tables if table is not None and "zone" in table]
    return {zone for table in there for zone in table["zone"].dropna().unique()}


def _articles(articles: pd.DataFrame | None, told: pd.DataFrame | None) -> pd.DataFrame | None:
    """The articles that the evidence stands in."""
    if articles is None:
        return None
    shown = articles[[name for name in articles if name in _ARTICLE_COLUMNS]]
    if told is not None:
        shown = shown[shown["article_id"].isin(told["article_id"])]
    return shown.assign(url=[web_link(url) for url in shown["url"]]) if "url" in shown else shown


def _anchor(anchor: Anchor | None) -> dict[str, Any] | None:
    if anchor is None:
        return None
    return {"start": plain(anchor.start_utc), "end": plain(anchor.end_utc), "event": anchor.event_id}
