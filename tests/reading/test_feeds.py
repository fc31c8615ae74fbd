"""RSS and Atom files."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from timeline.articles import parse
from timeline.inputs import gather
from timeline.model import Article, RawArticle, Skipped

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>某报</title>
<language>zh-cn</language>
<item><title>外长&lt;b&gt;通话&lt;/b&gt;</title><link>https://a.b/1</link>
<pubDate>Sat, 13 Nov 2021 12:00:00 +0800</pubDate>
<description>摘要</description><content:encoded><![CDATA[<p>周五晚间通话。</p><script>alert(1)</script>]]></content:encoded></item>
<item><title>会晤</title><description>下周举行。</description></item><item></item>
</channel></rss>"""

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>某社</title>
<entry><title>会谈</title><link href="https://a.b/2"/><published>2021-11-13T04:00:00Z</published>
<updated>2021-11-15T04:00:00Z</updated><content type="html">&lt;p&gt;今天会谈。&lt;/p&gt;</content></entry></feed>"""


def parsed(path: Path) -> list[Article | Skipped]:
    return [item if isinstance(item, Skipped) else parse(item) for item in gather([path])]


def test_rss(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(RSS, encoding="utf-8")
    first, second, third = parsed(tmp_path)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.path, first.text, first.url) == ("feed.xml#1", "外长通话\n周五晚间通话。", "https://a.b/1")
    assert (first.source, first.published_utc) == ("某报", datetime(2021, 11, 13, 4, tzinfo=UTC))
    assert (second.text, second.published_utc) == ("会晤\n下周举行。", None)
    assert isinstance(third, Skipped)


def test_atom(tmp_path: Path) -> None:
    (tmp_path / "a.atom").write_text(ATOM, encoding="utf-8")
    (article,) = parsed(tmp_path / "a.atom")
    assert isinstance(article, Article)
    assert (article.text, article.source) == ("会谈\n今天会谈。", "某社")
    assert article.published_utc == datetime(2021, 11, 13, 4, tzinfo=UTC)


def test_a_feed_that_breaks_off_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text(RSS[: RSS.index("<item></item>")], encoding="utf-8")
    first, *_ = gather([tmp_path])
    assert isinstance(first, RawArticle)
    assert "not well-formed" in first.problem


def test_other_xml_is_passed_over_unless_it_was_named(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<urlset><url/></urlset>", encoding="utf-8")
    assert list(gather([tmp_path])) == []
    (found,) = gather([tmp_path / "a.xml"])
    assert isinstance(found, Skipped)
    assert found.reason == "is no feed"


@pytest.mark.parametrize("content", ["", "\n", "/etc/passwd", "file:///etc/passwd", "http://127.0.0.1:9/feed"])
def test_a_feed_that_is_an_address_is_not_followed(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.rss").write_text(content, encoding="utf-8")
    (found,) = gather([tmp_path / "a.rss"])
    assert isinstance(found, Skipped)


def test_entities_do_not_grow(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    doctype = f'<!DOCTYPE rss [<!ENTITY a0 "lol">{entities}<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    (tmp_path / "a.rss").write_text(
        f"<?xml version='1.0'?>{doctype}<rss version='2.0'><channel><item><title>题&a11;&x;</title>"
        "<description>文</description></item></channel></rss>",
        encoding="utf-8",
    )
    start = time.process_time()
    found = parsed(tmp_path)
    assert time.process_time() - start < 5
    assert all("root:" not in item.text and len(item.text) < 10_000 for item in found if isinstance(item, Article))
    assert found
