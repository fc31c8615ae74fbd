"""RSS and Atom files: one article an entry, ``feed.xml#3`` being the third."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.sax import SAXException

import feedparser
from bs4 import BeautifulSoup

from timeline.inputs.document import MAX_TABLE, Document, Settings, content_of
from timeline.inputs.record import record
from timeline.model import RawArticle, Skipped

_HINT = "Give an RSS or Atom file with entries."


def read_feed(document: Document, settings: Settings) -> Iterator[RawArticle | Skipped]:
    """The entries of a feed; XML that is none is passed over, unless the user named it."""
    content = content_of(document, MAX_TABLE)
    if isinstance(content, Skipped):
        yield content
        return
    # A stream: given bytes or text, feedparser would look whether they name a file or an address.
    feed = feedparser.parse(BytesIO(content), response_headers={"content-location": ""})
    known = feed.get("version", "")  # not there at all for an empty file
    if not feed.entries:
        if document.given or known or not content.strip():
            yield Skipped(document.name, "has no entries" if known else "is no feed", _HINT)
        return
    broken = isinstance(feed.get("bozo_exception"), SAXException)
    outlet = _plain(_said(feed.feed, "title"))
    for number, entry in enumerate(feed.entries, start=1):
        problem = "the feed is not well-formed; entries may be missing" if broken and number == 1 else ""
        yield record(f"{document.name}#{number}", _values(entry, outlet, feed.feed), settings, problem)


def _values(entry: Any, outlet: str, feed: Any) -> dict[str, str]:
    texts = [_said(part, "value") for part in entry.get("content", ())] or [_said(entry, "summary")]
    return {
        "title": _plain(_said(entry, "title")),
        "text": max(texts, key=len),
        "date": _said(entry, "published", "created", "updated"),
        "url": _said(entry, "link"),
        "source": _plain(_said(entry.get("source", {}), "title")) or outlet or _said(entry, "author"),
        "language": _said(entry.get("title_detail", {}), "language") or _said(feed, "language"),
    }


def _said(part: Any, *keys: str) -> str:
    """The first of the keys that says something: what is badly nested may be there and be None."""
    return next((part[key] for key in keys if part.get(key)), "")


def _plain(title: str) -> str:
    """A title without the HTML that some feeds put there."""
    return BeautifulSoup(title, "lxml").get_text() if "<" in title or "&" in title else title
