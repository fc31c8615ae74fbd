"""Pages saved from the web: the main text, the dates in their structured data."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from timeline.articles import parse
from timeline.model import Article, RawArticle

PAGE = """<!DOCTYPE html><html><head><title>两国外长通话 - 某报</title>{head}</head><body>
<header><a href="/">首页</a></header>
<div class="left"><h3>排行</h3>
<ul><li><a href="/1">昨天的另一条新闻说了些什么</a></li><li>上周的旧闻又说了什么</li></ul></div>
<div class="text"><h1>两国外长通话</h1><div>2021年11月13日 12:00</div>
<p>两国外长周五晚间通了电话，就即将举行的视频会晤交换了意见。双方都说准备工作进展顺利。</p>
<figure><img src="a.jpg"><figcaption>外长在办公室，11月12日摄</figcaption></figure>
<p>发言人说，会晤将在下周举行，具体时间会在适当时候公布。双方商定保持沟通，并为会晤创造良好的气氛。</p>
<p>分析人士认为，这次通话显示两国都希望避免误判。上一次通话是在九月，当时谈了九十分钟。</p></div>
<div class="footer"><p>某报 2021 关于我们</p></div></body></html>"""


def read(html: str, encoding: str = "utf-8") -> Article:
    article = parse(RawArticle("page.html", html.encode(encoding)))
    assert isinstance(article, Article)
    return article


def test_the_main_text_with_its_captions_and_time_stamp() -> None:
    lines = read(PAGE.format(head="")).text.split("\n")
    assert lines[:2] == ["两国外长通话", "2021年11月13日 12:00"]
    assert [line[:4] for line in lines[2:]] == ["两国外长", "外长在办", "发言人说", "分析人士"]


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2021-11-13T12:00:00+08:00">',
        '<meta itemprop="datePublished" content="2021-11-13T12:00:00+08:00">',
        '<script type="application/ld+json">{"@type":"X","datePublished" : "2021-11-13T12:00:00+08:00"}</script>',
    ],
)
def test_dates_of_the_page_are_evidence(head: str) -> None:
    article = read(PAGE.format(head=head))
    assert article.published_utc == datetime(2021, 11, 13, 4, tzinfo=UTC)
    assert article.published_from == "meta"


def test_declared_encodings() -> None:
    article = read(PAGE.format(head='<meta charset="gb2312">'), "gb2312")
    assert article.title.startswith("两国外长通话")
    assert "not UTF-8" in article.problem


def test_where_no_main_text_is_found_nothing_is_left_out() -> None:
    assert read("<html><body><p>一。</p><div>二。</div></body></html>").text.split("\n") == ["一。", "二。"]
    assert read("<p>一。</p><div>二。</div>").text.split("\n") == ["一。", "二。"]


def test_a_reader_of_main_texts_that_fails_does_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    import trafilatura

    def fails(*_: object, **__: object) -> str:
        raise RuntimeError("boom")

    monkeypatch.setattr(trafilatura, "extract", fails)
    assert "发言人说" in read(PAGE.format(head="")).text
