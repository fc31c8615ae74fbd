"""Earlier texts of one address point to the latest."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from timeline.articles import link_versions
from timeline.articles.versions import same_address
from timeline.model import Article


def article(name: str, url: str, day: int | None = None) -> Article:
    published = datetime(2021, 11, day, tzinfo=UTC) if day else None
    return Article(name, f"{name}.md", "题", "题", url=url, published_utc=published)


def versions(*articles: Article) -> dict[str, str]:
    return {item.article_id: item.version_of for item in link_versions(articles)}


def test_all_but_the_latest_point_to_it() -> None:
    found = versions(
        article("b", "https://a.b/c", 16), article("a", "http://www.a.b/c/#x", 17), article("c", "https://a.b/d", 15)
    )
    assert found == {"b": "a", "a": "", "c": ""}
    assert list(found) == ["b", "a", "c"]


def test_the_id_decides_between_equals_and_a_date_counts_more_than_none() -> None:
    assert versions(article("a", "https://a.b/c", 16), article("b", "https://a.b/c", 16)) == {"a": "b", "b": ""}
    assert versions(article("z", "https://a.b/c"), article("a", "https://a.b/c", 16)) == {"z": "a", "a": ""}


@pytest.mark.parametrize("url", ["", "https://a.b", "https://a.b/", "no address", "https://[broken"])
def test_without_an_address_there_are_no_versions(url: str) -> None:
    assert versions(article("a", url, 15), article("b", url, 16)) == {"a": "", "b": ""}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://a.b/c?utm_source=x", "https://a.b/c", True),
        ("https://web.archive.org/web/2021/https://a.b/c", "https://a.b/c", True),
        ("https://a.b/c?at_medium=RSS&id=1", "https://a.b/c?id=1", True),
        ("https://a.b/c?id=2", "https://a.b/c?id=1", False),
        ("https://a.b/c", "https://x.b/c", False),
    ],
)
def test_addresses(one: str, other: str, same: bool) -> None:
    assert (same_address(one) == same_address(other)) is same
