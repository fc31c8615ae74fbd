"""The table of the page for readers without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from timeline.views.page.clean import visible

WORDS: dict[str, dict[str, Any]] = {
    "zh": {
        "skip": "跳到列表",
        "loading": "正在读取…",
        "views": "列表、图或表格",
        "noscript": "脚本没有运行，所以没有图。下面是全部数据。",
        "columns": ["时间（UTC）", "当地时间", "事件", "状态", "来源"],
        "left": "另有 {left} 件没有列出。",
        "title": "事件时间线",
        "about": "{title} · 时间线",
    },
    "en": {
        "skip": "Skip to the list",
        "loading": "Reading…",
        "views": "List, chart or table",
        "noscript": "Scripts did not run, so there is no chart. This is the data.",
        "columns": ["Time (UTC)", "Local time", "Event", "Status", "Sources"],
        "left": "{left} more are not listed.",
        "title": "Timeline of events",
        "about": "{title} · timeline",
    },
}
_TOLD = ("event_id", "start_utc", "end_utc", "precision", "start_local", "title", "status", "sources")
MOST = 500
"""Rows of the table; a page with more events would carry its data twice for nothing."""


def fallback_rows(events: pd.DataFrame) -> list[dict[str, str]]:
    """The first rows of the table in order of time, as text."""
    told = events[[name for name in _TOLD if name in events]]
    ordered = told.sort_values(["start_utc", "event_id"], kind="stable").head(MOST)
    return list(_rows(ordered))


def _rows(events: pd.DataFrame) -> Iterator[dict[str, str]]:
    for event in events.to_dict("records"):
        yield {
            "time": _interval(event["start_utc"], event["end_utc"], event["precision"]),
            "local": visible(event.get("start_local") or ""),
            "title": visible(event["title"]),
            "status": visible(str(event.get("status") or "")),
            "sources": visible(", ".join(event.get("sources") or ())),
        }


def _interval(start: Any, end: Any, precision: Any) -> str:
    if precision in ("second", "minute") and not pd.isna(start):
        return _instant(start)
    return f"{_instant(start)} – {_instant(end)}"


def _instant(value: Any) -> str:
    return "" if pd.isna(value) else pd.Timestamp(value).strftime("%Y-%m-%d %H:%M")
