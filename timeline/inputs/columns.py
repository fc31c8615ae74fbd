"""Which column of a table is what: the names that tables commonly have, and what the user says instead."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from timeline.errors import BadTable

FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline", "headlinetext", "subject", "标题", "標題", "题目", "題目"),
    "text": ("text", "body", "content", "articlebody", "articletext", "fulltext", "正文", "内容", "內容", "全文"),
    "date": (
        *("date", "published", "pubdate", "publishdate", "publisheddate", "publicationdate", "datepublished"),
        *("publishedat", "publishedutc", "publishtime", "pubtime", "datetime", "timestamp", "createdat", "created"),
        *("日期", "发布时间", "發布時間", "发布日期", "發布日期", "发表时间", "時間", "时间", "time"),
    ),
    "url": ("url", "link", "permalink", "articleurl", "weburl", "sourceurl", "链接", "鏈接", "連結", "网址", "網址"),
    "source": (
        *("source", "publisher", "outlet", "publication", "media", "site", "sourcename", "author", "creator"),
        *("来源", "來源", "媒体", "媒體", "作者"),
    ),
    "language": ("language", "lang", "语言", "語言"),
}
"""Field of an article → names of columns that hold it, the best first; compared without case, spaces and marks."""

_MARKS = re.compile(r"[\W_]+")
_OURS = frozenset({"article_id", "event_id", "mention_id"})


def checked(columns: Mapping[str, str] | None) -> dict[str, str]:
    """The user's choice of columns; raises ``BadTable`` where it names no field of an article."""
    chosen = dict(columns or {})
    if unknown := sorted(set(chosen) - set(FIELDS)):
        raise BadTable(f"{unknown[0]!r} is no field of an article. Choose columns for {', '.join(FIELDS)}.")
    return chosen


def match(header: Sequence[str], chosen: Mapping[str, str]) -> dict[str, str]:
    """Field of an article → name of its column; raises ``BadTable`` for a chosen column that is not there."""
    plain = {_plain(name): name for name in reversed(header)}
    found: dict[str, str] = {}
    for field, names in FIELDS.items():
        if field in chosen:
            if chosen[field] not in header:
                raise BadTable(f"has no column {chosen[field]!r}")
            found[field] = chosen[field]
        elif name := next((plain[name] for name in names if name in plain), None):
            found[field] = name
    return {field: name for field, name in found.items() if field in chosen or name not in chosen.values()}


def holds_articles(header: Sequence[str], found: Mapping[str, str], given: bool) -> bool:
    """Whether a table is one of articles. One that nobody named must have their text and more; ours never are."""
    if not given and (_OURS & set(header) or not {"title", "date"} & set(found)):
        return False
    return "text" in found or (given and "title" in found)


def _plain(name: str) -> str:
    return _MARKS.sub("", name).lower()
