"""What a Chinese expression is counted from: the moment told before, or nothing at all."""

from __future__ import annotations

from datetime import datetime

import pytest

from timeline.explain import value
from timeline.tagging import extract

_PUBLISHED = datetime.fromisoformat("2021-01-22T20:00:00+08:00")


def read(marked: str) -> tuple[str | None, str]:
    """The value and the status of the expression in «», which tests mark in the middle of their text."""
    text = marked.replace("«", "").replace("»", "")
    found = extract(text, published=_PUBLISHED, zone="Asia/Shanghai")
    (mention,) = [m for m in found if m.start == marked.index("«")]
    return value(mention), mention.status


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("商店2019年4月发卡，«六个月后»改用人脸识别", "2019-10"),
        ("火箭11月3日发射，«两天后»返回", "2020-11-05"),
        ("商店完工于2012年5月3日，«三年后»仍有欠款", "2015"),
        ("大学专家警告：小镇«五年后»恐现缺水", "2026"),
        ("谈判«两周后»将重开", "2021-W05"),
    ],
)
def test_so_long_after_counts_from_the_story_unless_it_is_planned(marked: str, expected: str) -> None:
    assert read(marked)[0] == expected


@pytest.mark.parametrize(
    "marked",
    [
        "（新华社北京22日电）她去年11月住院，«隔天»出院",
        "（新华社北京22日电）工人说，事故«次日»有人道歉",
        "记者22日获悉，店主在手术«三天后»醒来",
    ],
)
def test_what_happened_after_something_undated_has_no_moment(marked: str) -> None:
    assert read(marked)[0] == ""


@pytest.mark.parametrize(
    ("marked", "status"),
    [
        ("案件已排期«2月26日»再讯", "planned"),
        ("会议已定于«3月2日»举行", "planned"),
        ("学校«7月底»将刻着名字的石碑凿除", "happened"),
    ],
)
def test_what_is_settled_is_planned_and_what_was_removed_is_not(marked: str, status: str) -> None:
    assert read(marked)[1] == status
