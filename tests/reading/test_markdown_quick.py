"""Markdown read piece by piece says what it says read whole."""

from __future__ import annotations

import random

import pytest

from timeline.articles import markup
from timeline.articles.blocks import read_page
from timeline.articles.tree import parse_html

PIECES = (
    "11月16日，两国元首举行视频会晤。",
    "会晤[注]持续三个半小时！",
    "# 标题",
    "题目\n===",
    "一行**强调**的话",
    "链接在[这里](https://example.org/a?b=1&c=2)。",
    "- 一\n- 二",
    "- 三\n\n- 四",
    "  缩进的一行",
    "    四格缩进",
    "1. 第一\n2. 第二",
    "3月1日开幕",
    "3) 第三",
    "> 引文",
    "<figure>\n<img src='a.jpg'>\n<figcaption>图说</figcaption>\n</figure>",
    "<div>盒子 **不是强调**</div>",
    "<b>粗体</b>开头",
    "甲 & 乙 &lt;丙&gt;",
    "| 时 | 事 |\n| --- | --- |\n| 8时 | 开会 |",
    "结尾有反斜杠\\",
    "",
    "   ",
    "\n---",
    "---",
    "## 小标题 [注]  ",
    "### 标题 ###",
    "#不是标题",
    "**整行都强调**",
    "[甲报](https://example.org/a_b/c_d?e=1#f)和[乙报]（/c）[丙报](/web/2021/https://example.org/)都说。",
    "[[注]](/a)又见[那里](/b)[x](/c",
    "图![图](/a.jpg)和！[不是图](/b)",
    "[空]()和[怪](javascript:a)",
    "**两处**强调**的行**",
    "** 不是强调**",
    "第一行\n---",
)


def read(html: str) -> list[tuple[str, str]]:
    root = parse_html(html)
    return [] if root is None else [(one.text, one.kind) for one in read_page(root).paragraphs]


@pytest.mark.parametrize("seed", range(40))
def test_pieces_read_alone_say_what_they_say_together(seed):
    text = "\n\n".join(random.Random(seed).choices(PIECES, k=8))
    assert read(markup.as_html(f"开头一段。\n\n{text}")) == read(markup._markdown().render(f"开头一段。\n\n{text}"))


@pytest.mark.parametrize(
    "text",
    ["```\n# 不是标题\n\n- 不是列表\n```", "见[一]\n\n[一]: https://example.org", "甲\n\n<!-- 乙\n\n丙 -->\n\n丁"],
)
def test_what_reaches_over_empty_lines_is_read_whole(text):
    assert read(markup.as_html(text)) == read(markup._markdown().render(text))
