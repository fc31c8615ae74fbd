"""Lines that are kept but tell no event."""

from __future__ import annotations

import pytest

from timeline.articles import parse
from timeline.model import Article, RawArticle


def quiet(body: str) -> list[str]:
    article = parse(RawArticle("a.md", f"---\ntitle: 题\n---\n<p>两国外长周二通话。</p>{body}".encode()))
    assert isinstance(article, Article)
    return [article.text[start:end] for start, end in article.quiet]


@pytest.mark.parametrize(
    "line",
    [
        "责任编辑：王某 SF014",
        "（責任編輯：王某）",
        "编译 刘某；审校 王某",
        "记者：高某 责编：胡某 网编：瑞某",
        "翻译：某报中文网",
        "16/11/2021 - 19:02",
        "2021-11-15T00:31:16Z",
        "2020-09-08 14:40:08",
        "Mon, 15 Nov 2021 10:00:31 GMT",
        "2021年11月16日凌晨2点28分",
        "最近更新： 35 分钟前",
        "发布时间：2021-11-16",
        "© 2020 AFP",
        "图像来源，某社",
        "资料图片：2018年1月，某港，交易所的旗帜。REUTERS/某人",
        "資料照片: 2019年3月5日，港口的吊車。",
    ],
)
def test_whole_lines(line: str) -> None:
    assert quiet(f"<p>{line}</p>") == [line]


def test_the_editors_at_the_end_of_a_paragraph() -> None:
    assert quiet("<p>會談沒有結果。（編輯：王某）1091229</p>") == ["（編輯：王某）1091229"]


@pytest.mark.parametrize("mark", ["©", "©️", "© "])
def test_the_rights_behind_the_names_of_the_authors(mark: str) -> None:
    rights = f"{mark}2020年某台版权声明：本文所有内容受到著作权法保护，违者于2021年起追究。"
    assert quiet(f"<p>王某/李某（综合报道） {rights}</p>") == [rights]
    assert quiet(f"<p>他说，{mark}这个符号2020年起要写在书上。</p>") == []


def test_credits_in_captions() -> None:
    assert quiet("<figcaption>通话现场。（某社2021年1月6日）</figcaption>") == ["（某社2021年1月6日）"]
    sent = "<div class='picinfo'>（读者提供）中央社記者王某香港傳真　109年8月10日</div>"
    assert quiet(sent) == ["中央社記者王某香港傳真 109年8月10日"]
    caption = "<div class='picinfo'>三日清晨的現場。中央社記者王某攝　109年8月26日</div>"
    assert quiet(caption) == ["中央社記者王某攝 109年8月26日"]
    assert quiet("<figcaption>阿富汗的士兵。 ©某社</figcaption>") == ["©某社"]


@pytest.mark.parametrize(
    "line",
    [
        "2021年11月16日，两国外长通话。",
        "会谈于2021年11月16日上午8点46分开始。",
        "编辑部16日搬迁。",
        "他说：编辑：这个词不好懂，于是会议到16日才结束。",
        "（11月16日）",
        "资料图片：两国外长2021年11月16日通话。",
    ],
)
def test_the_story_is_not_quiet(line: str) -> None:
    assert quiet(f"<p>{line}</p>") == []


def test_what_stands_before_the_editors_is_the_story() -> None:
    assert quiet("<p>会议16日举行。 责编：胡某</p>") == [" 责编：胡某"]
    assert quiet("<figcaption>外长抵达。（图为11月16日的APEC会场）</figcaption>") == []


def test_the_date_of_a_picture_is_said_by_the_caption() -> None:
    assert quiet("<figcaption>某人在华盛顿。（2021年11月5日）</figcaption>") == []
