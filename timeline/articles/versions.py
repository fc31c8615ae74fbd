"""The same article kept more than once: earlier texts of one address point to the latest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
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
    groups: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        if address := same_address(article.url):
            groups[address].append(article)
    latest = {address: max(group, key=_age).article_id for address, group in groups.items()}
    return [_linked(article, latest.get(same_address(article.url), "")) for article in articles]


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


def _age(article: Article) -> tuple[datetime, str]:
    return article.published_utc or _NEVER, article.article_id


def _linked(article: Article, latest: str) -> Article:
    return replace(article, version_of="" if latest == article.article_id else latest)
