"""Happenings told in English and in Chinese become one event."""

from __future__ import annotations

from datetime import datetime

import pytest

from timeline.events import build_events
from timeline.events.aliases import Aliases
from timeline.model import Article
from timeline.tagging import tag


def article(name: str, text: str, language: str, zone: str) -> Article:
    published = datetime.fromisoformat("2021-11-16T16:00:00+08:00")
    return Article(
        name, f"{name}.md", text[:20], text, source=name, language=language, zone=zone, published_utc=published
    )


MEETING_ZH = "国家主席习近平16日上午8时46分同美国总统拜登开始视频会晤。"
MEETING_EN = "Xi Jinping and Joe Biden began their video meeting at 8:46 a.m. Beijing time on Tuesday."
HALF_ZH = "习近平和拜登的会晤上半场于16日上午10时42分结束。"
HALF_EN = "The first half of the meeting of Xi and Biden ended at 10:42 a.m. Beijing time on Tuesday."
CALL_ZH = "国务卿布林肯13日同外长王毅通电话。"
CALL_EN = "Secretary of State Antony Blinken and Wang Yi spoke by phone on Nov. 13 Beijing time."


@pytest.mark.parametrize(("chinese", "english"), [(MEETING_ZH, MEETING_EN), (CALL_ZH, CALL_EN), (HALF_ZH, HALF_EN)])
def test_one_happening_in_two_languages_is_one_event(chinese: str, english: str) -> None:
    articles = [article("one", chinese, "zh", "Asia/Shanghai"), article("two", english, "en", "America/New_York")]
    (event,) = build_events([tag(a) for a in articles]).events
    assert event.article_count == 2


def test_different_happenings_of_one_day_stay_apart() -> None:
    signed = "Mr Biden signed the infrastructure bill in Washington on Nov. 13."
    articles = [article("one", CALL_ZH, "zh", "Asia/Shanghai"), article("two", signed, "en", "Asia/Shanghai")]
    assert len(build_events([tag(a) for a in articles]).events) == 2


def test_a_dateline_tells_no_event() -> None:
    text = "WASHINGTON, Nov 15 (Agency) - The White House said nothing new.\nThe bill was signed on Nov. 12."
    built = build_events([tag(article("one", text, "en", "America/New_York"))])
    assert [event.start_utc.day for event in built.events if event.start_utc] == [12]


@pytest.mark.parametrize(
    ("text", "told"),
    [("biden met xi jinping", "拜登 met 习近平"), ("the exit poll", "the exit poll"), ("拜登 said", "拜登 said")],
)
def test_names_in_common_are_put_in_chinese(text: str, told: str) -> None:
    assert Aliases.of(None).one_name(text) == told
