"""The text of an article: what an editor would call the article, and nothing else."""

from __future__ import annotations

import time

import pytest

from timeline.articles import parse
from timeline.model import Article, RawArticle, Skipped

HEAD = "---\ntitle: 两国外长通话\ndate: 2021-11-15T01:00:00Z\n---\n"


def read(body: str, path: str = "a.md", head: str = HEAD) -> Article:
    article = parse(RawArticle(path, (head + body).encode()))
    assert isinstance(article, Article)
    return article


def lines(body: str, **rest: str) -> list[str]:
    """The paragraphs below the title."""
    title, *own = read(body, **rest).text.split("\n")
    assert title == "两国外长通话"
    return own


def test_title_first_then_paragraphs_headings_items_and_captions() -> None:
    body = (
        "<div><h2>经过</h2><p>　　周二<b>上午</b>\n 通话。</p><ul><li>第一点</li><li>第二点</li></ul>"
        "<figure><img alt='不是文字' title='也不是'><figcaption>通话现场</figcaption></figure>一行<br>又一行</div>"
    )
    assert lines(body) == ["经过", "周二上午通话。", "第一点", "第二点", "通话现场", "一行", "又一行"]


def test_spaces_collapse_but_words_stay_apart() -> None:
    assert lines("<p>  Joe\n  Biden &nbsp;与　　王某\u200b  通话 </p>") == ["Joe Biden 与 王某 通话"]


def test_table_cells_stay_apart() -> None:
    assert lines("<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td></tr></table>") == ["甲 乙", "丙"]


@pytest.mark.parametrize(
    "dropped",
    [
        "<script>var 今天=1</script>",
        "<style>.今天{}</style>",
        "<noscript>请打开脚本</noscript>",
        "<iframe>视频</iframe>",
        "<svg><text>图</text></svg>",
        "<form><label>订阅</label></form>",
        "<nav>首页</nav>",
        '<div id="dfp-ad-imu1">买一送一</div>',
        '<div id="innity-in-post">买一送一</div>',
        '<section id="imu">买一送一</section>',
        '<div class="clearfix appendQr_wrap">扫码</div>',
        '<div class="SubscriptionInner mySubscriptionInner">订阅电子报</div>',
        '<div class="paragraph moreArticle">延伸閱讀<a href="/b">另一篇</a></div>',
        '<div class="share-buttons">分享</div>',
        '<div style="display: none">看不见</div>',
        '<p><a href="https://a.b/other">另一篇报道的标题</a></p>',
        '<ul><li>• <b><a href="/other">另一篇报道的标题</a></b></li></ul>',
        '<p><a href="https://x.y/subscribe?z">现在订阅，首月免费</a></p>',
        "<p>相关新闻：</p>",
        "<p>延伸閱讀</p>",
        "<br><hr><div>获取更多RSS：<br><a href='https://feedx.net'>https://feedx.net</a></div>",
        "<p>The post <a href='/x'>两国外长通话</a> first appeared on <a href='/'>某站</a>.</p>",
        "<!-- 编辑姓名 -->",
        "Array",
        "<p>图像加注文字，</p>",
    ],
)
def test_page_furniture_is_left_out(dropped: str) -> None:
    text = "<p>两国外长周二通话，谈了一个小时，双方没有发表声明。</p>"
    assert lines(f"<div>{text}{dropped}<p>谈话内容没有公布。</p></div>") == [text[3:-4], "谈话内容没有公布。"]


def test_only_the_link_to_more_goes_and_not_its_paragraph() -> None:
    assert lines('<p>双方同意再谈，时间...<a href="/x">...more</a></p>') == ["双方同意再谈，时间..."]


def test_a_link_within_a_paragraph_is_text() -> None:
    assert lines('<p>据<a href="/x">某报</a>报道，双方通话。</p>') == ["据某报报道，双方通话。"]


def test_an_article_made_of_links_is_kept() -> None:
    items = "".join(f'<li><a href="https://a.b/{n}">今天的第{n}条新闻</a></li>' for n in range(5))
    assert len(lines(f"<ul>{items}</ul>")) == 5
    assert len(lines(f"<p>今天的新闻：</p><ul>{items}</ul>")) == 6


def test_links_to_places_in_the_same_page_are_kept() -> None:
    head = "---\ntitle: 两国外长通话\nfrom: https://a.b/c/\n---\n"
    text = "<p>两国外长周二通话，谈了一个小时，双方没有发表声明。</p>"
    assert "经过" in lines(f'{text}<li><a href="https://a.b/c/#1">经过</a></li>', head=head)


def test_where_class_names_would_take_most_of_the_text_they_are_not_believed() -> None:
    assert lines('<div class="related-content"><p>两国外长周二通话。</p></div><p>完</p>') == [
        "两国外长周二通话。",
        "完",
    ]


@pytest.mark.parametrize(
    "body",
    [
        "<!--1636993920000-->\n[两国外长通话](https://a.b/c_(1)?x)\n------\n\n<div>\n<p>周二通话。</p>\n</div>",
        "[两国外长通话](https://a.b/c)\n------\n周二通话。",
        "# 两国外长通话\n\n周二通话。",
        "<h1>两国外长 通话</h1><strong>两国外长通话</strong><p>周二通话。</p>",
        "<p>两国外长通话</p><p>周二通话。</p>",
    ],
)
def test_the_title_is_told_once(body: str) -> None:
    assert lines(body) == ["周二通话。"]


def test_a_title_with_brackets_and_a_part_of_it_as_heading() -> None:
    head = '---\ntitle: "[World] 两国外长通话"\n---\n'
    body = "[[World] 两国外长通话](https://a.b/c)\n------\n\n<div><h1>两国外长通话</h1><p>周二通话。</p></div>"
    article = read(body, head=head)
    assert article.text == "[World] 两国外长通话\n周二通话。"
    assert article.url == "https://a.b/c"


def test_the_original_title_stays() -> None:
    assert lines("<p>　　原标题：两国外长通话</p><p>周二通话。</p>") == ["原标题：两国外长通话", "周二通话。"]


def test_markdown_bodies() -> None:
    body = (
        '## 经过\n\n**（編者按：第一次）**周二[通話](https://a.b/c "x")，\n談了一小時。\n\n![圖](https://a.b/11月16日.png)\n\n'
        '{{< video src="https://a.b/v" >}}\n\n1. 第一點\n2. 第二點\n\n> 引文\n\n    縮排的[段落](https://a.b/c)\n\n---\n'
        "<figure>\n<img src='x' alt=''>\n<figcaption>現場</figcaption>\n</figure>\n\n完"
    )
    expected = [
        "经过",
        "（編者按：第一次）周二通話，談了一小時。",
        "1. 第一點",
        "2. 第二點",
        "引文",
        "縮排的段落",
        "現場",
        "完",
    ]
    assert lines(body) == expected


def test_plain_text() -> None:
    article = read("两国外长通话\n\n　　周二通话。\n没有声明。\n", path="a.txt", head="")
    assert (article.title, article.text) == ("两国外长通话", "两国外长通话\n周二通话。\n没有声明。")


def test_plain_text_without_headline_takes_its_name_as_title_only() -> None:
    article = read("两国外长周二通话。\n没有声明。", path="x/通话.txt", head="")
    assert (article.title, article.text) == ("通话", "两国外长周二通话。\n没有声明。")


def test_a_whole_page() -> None:
    page = (
        "<?xml version='1.0'?><html><head><title>两国外长通话 - 某报</title></head><body>"
        "<header>某报 <a href='/'>首页</a></header><main><article>"
        "<header><h1>两国外长通话</h1><p>导语</p></header><p>周二通话。</p>"
        "</article></main><footer>版权所有</footer></body></html>"
    )
    article = read(page, path="a.html", head="")
    assert article.text == "两国外长通话\n导语\n周二通话。"


def test_a_page_with_only_a_title_element() -> None:
    assert read("<title>两国外长通话</title><p>周二通话。</p>", path="a.htm", head="").title == "两国外长通话"


def test_unclosed_and_stray_tags_lose_nothing() -> None:
    assert lines("</div></div><p>一<p>二</button></div><div>三") == ["一", "二", "三"]


def test_very_deep_pages_lose_nothing() -> None:
    assert lines("<p>前</p>" + "<span>" * 3000 + "深" + "</span>" * 3000 + "<p>后</p>") == ["前", "深", "后"]


@pytest.mark.parametrize("content", [b"", b" \n ", b"\xef\xbb\xbf", b"---\n", b"---\ntitle:\n---\n", b"<p></p>"])
def test_nothing_to_read(content: bytes) -> None:
    found = parse(RawArticle("a.md", content))
    assert isinstance(found, Skipped)
    assert found.path == "a.md"
    assert found.reason
    assert found.hint


@pytest.mark.parametrize(
    "hostile", ["![", "{{<", "[a](", "](", "<!--", "**", "（社", "\n\n", "<a href=x>", "- ", "“", "据1日"]
)
def test_time_grows_with_length_and_no_faster(hostile: str) -> None:
    def seconds(times: int) -> float:
        content = ("题\n\n" + hostile * times).encode()
        start = time.process_time()
        parse(RawArticle("a.md", content))
        return time.process_time() - start

    seconds(10)
    assert seconds(20_000) < 5


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("两国外长通话", "zh"),
        ("The ministers spoke on Tuesday", "en"),
        ("Biden 与王某 call 通话", "zh"),
        ("16/11", "zh"),
    ],
)
def test_the_language_is_that_of_the_letters(text: str, language: str) -> None:
    article = parse(RawArticle("a.txt", text.encode()))
    assert isinstance(article, Article)
    assert article.language == language


def test_the_language_can_be_given() -> None:
    article = parse(RawArticle("a.txt", b"Tuesday"), lang="zh")
    assert isinstance(article, Article)
    assert article.language == "zh"
