"""Sentences of our own in the manner of several outlets, tagged as articles are, merged as an editor would."""

from __future__ import annotations

from datetime import datetime

from timeline.events import build_events
from timeline.model import Article
from timeline.tagging import tag

WASHINGTON = "America/New_York"
TAIPEI = "Asia/Taipei"
MEETING = [
    (
        "美国之音",
        WASHINGTON,
        "2021-11-15T20:00:00+00:00",
        "拜登习近平视频峰会今晚举行",
        "美国总统拜登与中国国家主席习近平将于美东时间星期一(11月15日)晚间举行视频峰会。"
        "白宫官员表示，外界不应期待星期一的峰会有具体成果。"
        "双方曾原则同意在年底前安排两国领导人举行视频会晤。",
    ),
    (
        "法广",
        "Europe/Paris",
        "2021-11-16T06:30:00+00:00",
        "拜习会结束",
        "美国总统拜登与中国国家主席习近平的视频峰会周二结束，历时三个半小时。"
        "会谈从华盛顿时间周一晚上7点46分开始，在北京时间周二中午12时24分结束。",
    ),
    (
        "中央社",
        TAIPEI,
        "2021-11-16T03:30:00+00:00",
        "拜習視訊會登場",
        "（中央社華盛頓15日綜合外電報導）會議於美東時間15日晚間7時46分（台北時間16日上午8時46分）開始。"
        "國務卿布林肯12日與中國外交部長王毅通電話，談及台海情勢。",
    ),
    (
        "德国之声",
        "Europe/Berlin",
        "2021-11-16T09:00:00+00:00",
        "拜登与习近平谈了什么？",
        "（德国之声中文网）美国总统拜登和中国国家主席习近平周二（11月16日）举行了视频峰会。"
        "上周六，美国国务卿布林肯与中国外长王毅通了电话。",
    ),
    (
        "大纪元",
        WASHINGTON,
        "2021-11-15T13:00:00+00:00",
        "拜习会今晚登场",
        "美国总统拜登将于周一（15日）晚上7点45分与习近平举行视频会议。"
        "国务卿布林肯12日与中共外长王毅通话，对军事施压表示关切。",
    ),
    (
        "BBC中文",
        "Europe/London",
        "2021-11-16T12:00:00+00:00",
        "习近平拜登视频峰会",
        "峰会分为两个阶段，上半场于北京时间10时42分结束，下半场11时06分开始，12时24分结束。",
    ),
]


def read(*told):
    return [
        tag(Article(f"a{n}", f"{n}.md", title, f"{title}\n{text}", f"https://example.org/{n}", source, zone=zone,
                    zone_basis="source", published_utc=datetime.fromisoformat(published)))
        for n, (source, zone, published, title, text) in enumerate(told)
    ]  # fmt: skip


def told_together(built, tagged):
    texts = {one.mention_id(m): (one.article.source, m.text) for one in tagged for m in one.mentions}
    return [{texts[i] for i in event.mention_ids} for event in built.events]


def test_six_outlets_tell_one_meeting_one_call_and_the_parts():
    tagged = read(*MEETING)
    built = build_events(tagged)
    call, meeting, first, second, end = told_together(built, tagged)
    assert call == {("中央社", "12日"), ("德国之声", "上周六"), ("大纪元", "12日")}
    assert first == {("BBC中文", "北京时间10时42分")}
    assert second == {("BBC中文", "11时06分")}
    assert end == {("BBC中文", "12时24分"), ("法广", "北京时间周二中午12时24分"), ("法广", "周二")}
    assert {source for source, _ in meeting} == {"美国之音", "法广", "中央社", "德国之声", "大纪元"}
    assert ("美国之音", "年底前") in meeting


def test_the_summit_has_its_plan_its_span_and_no_false_disagreement():
    built = build_events(read(*MEETING))
    call, meeting, *_, end = built.events
    assert (meeting.start_utc, meeting.planned_start_utc) == (at("00:46"), at("00:45"))
    assert (built.anchor.start_utc, built.anchor.end_utc) == (meeting.start_utc, end.start_utc)
    assert [event.phase for event in built.events] == ["lead-up", *["summit"] * 4]
    assert call.disagreement == meeting.disagreement == ""


def test_the_order_of_outlets_makes_no_difference():
    tagged = read(*MEETING)
    assert build_events(tagged[::-1]) == build_events(tagged)


def at(clock):
    return datetime.fromisoformat(f"2021-11-16T{clock}:00+00:00")
