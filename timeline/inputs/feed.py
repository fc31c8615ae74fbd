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
    outlet = _plain(feed.feed.get("title", ""))
    for number, entry in enumerate(feed.entries, start=1):
        problem = "the feed is not well-formed; entries may be missing" if broken and number == 1 else ""
        yield record(f"{document.name}#{number}", _values(entry, outlet, feed.feed), settings, problem)


def _values(entry: Any, outlet: str, feed: Any) -> dict[str, str]:
    texts = [part.get("value", "") for part in entry.get("content", ())] or [entry.get("summary", "")]
    language = entry.get("title_detail", {}).get("language") or feed.get("language") or ""
    return {
        "title": _plain(entry.get("title", "")),
        "text": max(texts, key=len),
        "date": entry.get("published", "") or entry.get("created", "") or entry.get("updated", ""),
        "url": entry.get("link", ""),
        "source": _plain(entry.get("source", {}).get("title", "")) or outlet or entry.get("author", ""),
        "language": language,
    }


def _plain(title: str) -> str:
    """A title without the HTML that some feeds put there."""
    return BeautifulSoup(title, "lxml").get_text() if "<" in title or "&" in title else title
