"""What a page carries: the tables as compact JSON, columns first, instants as epoch milliseconds."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pandas as pd

from timeline.cells import FORMULA, mapped
from timeline.model import Anchor
from timeline.table import EVENTS
from timeline.views.page.clean import visible, web_link
from timeline.views.page.evidence import marks
from timeline.views.page.places import zone_names

COMPRESS_ABOVE = 2_000
"""Events above which the embedded data is compressed."""
_MENTION_COLUMNS = (
    "event_id", "article_id", "source", "text", "sentence", "start_utc", "end_utc", "precision", "zone", "zone_basis",
    "part", "status", "status_because", "confidence", "flags", "timex", "rule", "assumed", "published_utc",
)  # fmt: skip
_ARTICLE_COLUMNS = ("article_id", "url", "source", "title", "language")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def payload(
    events: pd.DataFrame,
    mentions: pd.DataFrame | None,
    articles: pd.DataFrame | None,
    anchor: Anchor | None,
    settings: Mapping[str, Any],
) -> dict[str, Any]:
    """The data of a page as plain JSON values.

    Args:
        events: the events table.
        mentions: the mentions table; without it the page shows one quote per event.
        articles: the articles table; gives headlines and links to the evidence.
        anchor: the moment that T±0 means.
        settings: what the page opens with: language, title in each language, and how many events were left out.
    """
    told = _told(mentions, events)
    return {
        "settings": dict(settings),
        "formula": FORMULA,
        "anchor": _anchor(anchor),
        "order": list(events.columns),
        "times": [column.name for column in EVENTS if column.dtype == "time" and column.name in events],
        "zones": zone_names(_zones(events, told)),
        "events": _columns(events, events.columns),
        "mentions": None if told is None else {**_columns(told, _MENTION_COLUMNS), "mark": marks(told)},
        "articles": None if articles is None else _articles(articles, told),
    }


def embedded(data: Mapping[str, Any], *, compress: bool) -> str:
    """The data as text for a ``<script>`` element: JSON with ``<`` escaped, or deflate in base64."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    if compress:
        return base64.b64encode(zlib.compress(text.encode())).decode("ascii")
    return text.replace("<", "\\u003c")


def _told(mentions: pd.DataFrame | None, events: pd.DataFrame) -> pd.DataFrame | None:
    """The mentions that tell one of the events, as far as they are shown."""
    if mentions is None:
        return None
    shown = [name for name in mentions if name in _MENTION_COLUMNS or name == "start_char"]
    return mentions.loc[mentions["event_id"].isin(events["event_id"]), shown]


def _zones(*tables: pd.DataFrame | None) -> set[str]:
    there = [table for table in tables if table is not None and "zone" in table]
    return {zone for table in there for zone in table["zone"].dropna().unique()}


def _articles(articles: pd.DataFrame, told: pd.DataFrame | None) -> dict[str, list[Any]]:
    """The articles that the evidence stands in."""
    if told is not None:
        articles = articles[articles["article_id"].isin(told["article_id"])]
    columns = _columns(articles, _ARTICLE_COLUMNS)
    columns["url"] = [web_link(url) for url in columns.get("url", [])]
    return columns


def _anchor(anchor: Anchor | None) -> dict[str, Any] | None:
    if anchor is None:
        return None
    return {"start": _plain(anchor.start_utc), "end": _plain(anchor.end_utc), "event": anchor.event_id}


def _columns(table: pd.DataFrame, names: Iterable[str]) -> dict[str, list[Any]]:
    return {name: mapped(table[name], _plain) for name in names if name in table}


def _plain(value: Any) -> Any:
    """A cell as JSON has it: instants as milliseconds, missing as null, text without invisible characters."""
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, (tuple, list, np.ndarray)):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    return None if pd.isna(value) else _scalar(value)


def _scalar(value: Any) -> str | int | float:
    if isinstance(value, datetime):
        return (value - _EPOCH) // timedelta(milliseconds=1)
    if isinstance(value, (int, np.integer)):
        return int(value)
    return float(value) if isinstance(value, (float, np.floating)) else str(value)
