"""From what a user points at to a timeline, in one direction. The file to read first.

read (gather → parse → link_versions) → tag → build_events → tables
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from timeline.errors import NothingRead
from timeline.events import build_events
from timeline.model import Article, Progress, TaggedArticle
from timeline.reader import Paths, read
from timeline.result import Lang, Timeline
from timeline.tagging import tag


def build(
    paths: Paths,
    *,
    anchor: str | datetime | None = None,
    topic: str | None = None,
    zone: str | None = None,
    columns: Mapping[str, str] | None = None,
    lang: Lang = "zh",
    progress: Progress | None = None,
) -> Timeline:
    """Read articles, find the times they tell, merge them into events.

    Args:
        paths: files, folders or archives, one path or several, in any order; or a data frame with an article a row.
        anchor: the moment that the timeline turns on, as an aware datetime, an ISO 8601 time with offset, an event_id,
            or words of an event's title; found from the articles when not given.
        topic: words that the events should be about; learned from the titles of the articles when not given.
        zone: an IANA zone or a fixed offset such as ``-02:00``, for articles whose source has no known zone.
        columns: which column of a table holds the title, text, date, url, source or language of an article, where the
            column has none of the usual names.
        lang: language of the page's interface.
        progress: called with (articles done, articles in all).

    Raises:
        BadTable: ``columns`` names no such field, or a data frame has no column of texts.
        InputNotFound: a path does not exist.
        NothingRead: no article could be read.
        UnknownZone: ``zone`` is no time zone.
        UnknownAnchor: ``anchor`` is no time and matches no event.
    """
    found = read(paths, zone=zone, columns=columns)
    if not found.articles:
        raise NothingRead(found.why_nothing())
    tagged = tuple(_tag_each(found.articles, progress))
    built = build_events(tagged, anchor=anchor, topic=topic)
    return Timeline.of(tagged, built, found.skipped, lang=lang)


def _tag_each(articles: Sequence[Article], progress: Progress | None) -> Iterator[TaggedArticle]:
    for done, article in enumerate(articles, start=1):
        yield tag(article)
        if progress is not None:
            progress(done, len(articles))
