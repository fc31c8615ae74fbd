"""One row of a table or entry of a feed as a raw article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from timeline.errors import BadTable
from timeline.inputs.columns import FIELDS, holds_articles, match
from timeline.inputs.document import Document, Settings, too_large
from timeline.model import RawArticle, Skipped

_KEYS = {"title": "title", "date": "date", "url": "url", "source": "author", "language": "language"}
"""Field of an article → key of front matter that means the same."""


def record(path: str, values: Mapping[str, str], settings: Settings, problem: str = "") -> RawArticle | Skipped:
    """The article that has these values, by field. The text may be HTML or plain text, one paragraph a line."""
    text = values.get("text", "")
    content = text.encode("utf-8", "replace")
    if len(content) > settings.max_bytes:
        return too_large(path, len(content), settings.max_bytes)
    if not text.strip() and not values.get("title", "").strip():
        return Skipped(path, "has neither title nor text", "Remove the row, or fill in its text.")
    told = ((_KEYS[field], _whole(values.get(field, "").strip())) for field in _KEYS)
    fields = tuple((key, value) for key, value in told if value)
    lost = "undecodable bytes, shown as \ufffd" if "\ufffd" in text else ""
    return RawArticle(path, content, fields, "; ".join(filter(None, (problem, lost))))


def _whole(value: str) -> str:
    """A value without halves of characters, which JSON can spell and no file can hold."""
    return value.encode("utf-8", "replace").decode()


def columns_of(header: Sequence[str], document: Document, settings: Settings) -> dict[str, str] | Skipped | None:
    """Field → column; ``Skipped`` when the table cannot be read as articles, None when it was never meant to be."""
    hint = f"Say which column is what, such as title=headline; an article has {', '.join(FIELDS)}."
    shown = ", ".join(name[:40] for name in header[:12])
    try:
        found = match(header, settings.columns)
    except BadTable as error:
        return Skipped(document.name, f"{error}; its columns are {shown}", hint)
    if holds_articles(header, found, document.given or bool(settings.columns)):
        return found
    return (
        Skipped(document.name, f"has no column with texts; its columns are {shown}", hint) if document.given else None
    )
