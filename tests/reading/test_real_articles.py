"""Real articles, where they are at hand: nothing crashes, nothing is lost, the dates are right."""

from __future__ import annotations

import tarfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from timeline.articles import parse
from timeline.inputs import gather
from timeline.model import Article, RawArticle, Skipped

pytestmark = pytest.mark.shared

SUMMIT = {
    "000_": ("新浪财经", "Asia/Shanghai", "2021-11-16T08:25:52", None),
    "001_": ("联合早报", "Asia/Singapore", "2021-11-15T10:40:35.328", None),
    "002_": ("观察者网", "Asia/Shanghai", "2021-11-16T08:51:23", None),
    "003_": ("新浪财经", "Asia/Shanghai", "2021-11-13T05:12:27", None),
    "004_": ("联合早报", "Asia/Singapore", "2021-11-10T10:39:46.410", None),
    "2021-11-13-": ("联合早报", "Asia/Singapore", "2021-11-13T07:35:03.626", None),
    "2021-11-15-中国": ("路透中文", "Asia/Shanghai", "2021-11-15T01:01:03", date(2021, 11, 13)),
    "2021-11-15-习": ("联合早报", "Asia/Singapore", "2021-11-15T07:36:00.016", None),
    "2021-11-15-拜": ("美国之音", "America/New_York", "2021-11-15T10:39:03", None),
    "2021-11-16-[": ("BBC中文", "Europe/London", "2021-11-16T05:02:34", None),
    "2021-11-16-习": ("联合早报", "Asia/Singapore", "2021-11-16T06:42:45.542", None),
    "2021-11-16-岸": ("法广", "Europe/Paris", "2021-11-16T18:15:02", None),
    "2021-11-17-": ("联合早报", "Asia/Singapore", "2021-11-17T09:38:29.110", None),
    "习近平": ("新浪财经", "Asia/Shanghai", "2021-11-16T06:06:28", None),
}


def test_the_summit(shared: Path) -> None:
    articles = [parse(raw) for raw in gather([shared / "articles" / "summit"]) if isinstance(raw, RawArticle)]
    assert len(articles) == len(SUMMIT) == 14
    for article in articles:
        assert isinstance(article, Article)
        expected = next(value for start, value in SUMMIT.items() if article.path.startswith(start))
        instant = datetime.fromisoformat(expected[2]).replace(tzinfo=UTC)
        found = (article.source, article.zone, article.published_utc, article.reference_day)
        assert found == (expected[0], expected[1], instant, expected[3])
        assert article.text.startswith(f"{article.title}\n")
        assert article.text.count(article.title) == 1 or "原标题：" in article.text


def test_the_summit_without_page_furniture(shared: Path) -> None:
    texts = [parse(raw) for raw in gather([shared / "articles" / "summit"]) if isinstance(raw, RawArticle)]
    furniture = ("尽在新浪财经APP", "http", "------", "appendQr", "点击查看大图", "subscribe", "Array")
    for article in texts:
        assert isinstance(article, Article)
        assert [piece for piece in furniture if piece in article.text] == []


def test_malformed_files_are_read_or_skipped_with_a_reason(shared: Path) -> None:
    found = [
        item if isinstance(item, Skipped) else parse(item)
        for item in gather([shared / "articles" / "malformed"])
    ]  # fmt: skip
    assert len(found) == 98
    skipped = [item for item in found if isinstance(item, Skipped)]
    assert all(item.reason and item.hint for item in skipped)
    assert len(skipped) <= 2


@pytest.fixture(scope="module")
def sample(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    with tarfile.open(shared / "articles" / "sample.tar.gz") as archive:
        archive.extractall(folder, filter="data")
    return folder


def test_thousands_of_articles(sample: Path) -> None:
    files = sum(1 for path in sample.rglob("*.md") if path.is_file())
    read = [item if isinstance(item, Skipped) else parse(item) for item in gather([sample])]
    articles = [item for item in read if isinstance(item, Article)]
    assert len(read) == files == 3500
    assert len(articles) == 3500
    assert sum(article.published_utc is not None for article in articles) >= 3489
    assert all("\n\n" not in article.text for article in articles)
    assert all(0 <= start < end <= len(article.text) for article in articles for start, end in article.quiet)
