"""What is known to be read wrongly, each with the reason: strict, so that a mended one says so."""

from __future__ import annotations

from datetime import datetime

import pytest

from timeline.explain import value
from timeline.tagging import extract

CASES = [
    (
        "会谈于10月24日举行。\n«一天前»，总领事对媒体表示",
        "2020-10-23",
        "…前 at the head of a paragraph is counted from publication, not from the story",
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
