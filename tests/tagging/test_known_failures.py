"""What is known to be read wrongly, each with the reason: strict, so that a mended one says so."""

from __future__ import annotations

from datetime import datetime

import pytest

from timeline.explain import value
from timeline.tagging import extract

CASES = [
    (
        "会谈于10月24日举行。\n«三天前»，总领事对媒体表示",
        "2020-10-21",
        "三天前 at the head of a paragraph is counted from publication, not from the story; only 一天前 is not",
    ),
    (
        "警方在12月5日拆除帐篷。市长选举于1月10日举行。清场«当天»，道路全部封闭",
        "2020-12-05",
        "当天 of a happening that is named anew in other words takes the day last told",
    ),
    (
        "市长在开幕式上说：“«今天»我们终于等到了。”开幕式1月12日在体育馆举行",
        "2021-01-12",
        "今天 in a quotation is the day of the speech only where that day stands before the quotation",
    ),
    (
        "他在上月23日被捕，法庭«下午»决定押后再审",
        "2021-01-22TAF",
        "a part of day leans on the last day told, also where the news of today goes on behind it",
    ),
    (
        "车站定于3月12日重开，«此前三天»将试运行",
        "2021-03-09/2021-03-12",
        "此前三天 ends with publication and not with the day told before",
    ),
    (
        "«今天»，人工智能无处不在，我们却很少问一句为什么",
        "PRESENT_REF",
        "今天 for nowadays is known by the words behind it alone, and an essay may have none",
    ),
    (
        "每年6月4日，家属都会聚会，今年因疫情停办。但几名家属«当晚»仍到了广场",
        "2020-06-04TEV",
        "what comes back every year is no day that 当晚 could lean on",
    ),
    (
        "内阁22日宣布紧急状态。爆炸发生在«晚间»，将玻璃震碎",
        "2021-01-21TEV",
        "a part of day behind today's news is today's, also where it has not come yet",
    ),
    (
        "他结束了威权体制，开创«今日»民主政治的格局",
        "PRESENT_REF",
        "今日 for nowadays is known by the words behind it alone",
    ),
    (
        "他只给同事«7日»办理交接",
        "P7D",
        "digits and 日 are a length only behind and before words that are listed",
    ),
]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [pytest.param(text, want, marks=pytest.mark.xfail(strict=True, reason=reason)) for text, want, reason in CASES],
)
def test_known_failure(marked: str, expected: str) -> None:
    text = marked.replace("«", "").replace("»", "")
    start = marked.index("«")
    found = {m.start: value(m) for m in extract(text, published=_PUBLISHED, zone="Asia/Shanghai")}
    assert found.get(start) == expected


_PUBLISHED = datetime.fromisoformat("2021-01-22T16:00:00+08:00")
