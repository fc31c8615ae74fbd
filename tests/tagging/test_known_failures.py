"""What is known to be read wrongly, each with the reason: strict, so that a mended one says so."""

from __future__ import annotations

from datetime import datetime

import pytest

from timeline.explain import value
from timeline.tagging import extract

CASES = [
    (
        "大选11月3日举行，结果11月7日公布。大选«当天»投票站排起长龙",
        "2020-11-03",
        "当天 of a named happening takes the day last told: happenings are not known by name",
    ),
    (
        "她在1月20日的就职典礼上说：「«今天»我很荣幸到场」",
        "2021-01-20",
        "今天 in a quotation is read as the day of publication, not as the day of the speech",
    ),
    (
        "会谈于10月24日举行。\n«一天前»，总领事对媒体表示",
        "2020-10-23",
        "…前 at the head of a paragraph is counted from publication, not from the story",
    ),
    (
        "23时06分警员到场，«凌晨1时»离开",
        "2021-01-23T01",
        "a night told minute by minute does not move on to the next day",
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


_PUBLISHED = datetime.fromisoformat("2021-01-22T20:00:00+08:00")
