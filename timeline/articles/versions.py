"""The same article kept more than once: earlier texts of one address point to the latest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlencode, urlsplit

from timeline.model import Article
from timeline.sources import unarchived

_TRACKING = ("utm_", "at_medium", "at_campaign", "fbclid", "gclid", "spm")
_NEVER = datetime(1, 1, 1, tzinfo=UTC)


def link_versions(articles: Sequence[Article]) -> list[Article]:
    """The same articles in the same order, with ``version_of`` set on all but the latest text of each address.

    The latest is the one published last; among equals the one with the greatest id. Articles without an address, or
    whose address is only a site's front page, have no versions.
    """
    later = superseded(record_of(article) for article in articles)
    return [pointing(article, later) for article in articles]


def pointing(article: Article, later: Mapping[str, str]) -> Article:
    """An article that points to the latest text of its address, where ``later`` (see :func:`superseded`) has one."""
    latest = later.get(article.article_id, "")
    return article if article.version_of == latest else replace(article, version_of=latest)


Record = tuple[str, datetime, str]
"""What decides which text of an address is the latest: the address, when it was published, the article_id."""


def record_of(article: Article) -> Record:
    """The record of an article; its address is empty where it has none."""
    return same_address(article.url), article.published_utc or _NEVER, article.article_id


def superseded(records: Iterable[Record]) -> dict[str, str]:
    """The article_id of each earlier text → that of the latest of its address; all of an address must be given."""
    groups: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records:
        if record[0]:
            groups[record[0]].append(record)
    return {one[2]: latest[2] for some in groups.values() for latest in [max(some)] for one in some if one != latest}


def same_address(url: str) -> str:
    """What two addresses of one article have in common: no scheme, no fragment, no tracking, no copy's prefix."""
    try:
        parts = urlsplit(unarchived(url))
    except ValueError:
        return ""
    path = parts.path.rstrip("/")
    query = urlencode([(key, value) for key, value in parse_qsl(parts.query) if not key.startswith(_TRACKING)])
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{path}?{query}" if host and (path or query) else ""
