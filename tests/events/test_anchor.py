"""The anchor: found, given, refused; phases and offsets around it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from event_builders import article, utc

from timeline.errors import UnknownAnchor
from timeline.events import build_events
from timeline.events.phase import offset_of, phase_of
from timeline.model import Anchor, Event

TITLE = "甲乙元首举行视频会晤"
CORPUS = [
    article(
        "甲报",
        "2030-05-07T08:00",
        "甲国总统同乙国总统«7日8时46分»举行视频会晤，会晤于«12时24分»结束。",
        "2030-05-07T08:46/minute/happened",
        "2030-05-07T12:24/minute/happened",
        title=TITLE,
    ),
    article(
        "乙报",
        "2030-05-07T09:00",
        "甲乙元首视频会晤«今早8时46分»开始，上半场在«10时42分»结束。外长王一«4日»访问丙国。",
        "2030-05-07T08:46/minute/happened",
        "2030-05-07T10:42/minute/happened",
        "2030-05-04/day/happened",
        title=TITLE,
    ),
    article(
        "丙报", "2030-05-09T09:00", "南港渔市«9日7时30分»重开。", "2030-05-09T07:30/minute/happened", title="渔市重开"
    ),
]


def test_found_where_most_sources_converge_on_the_topic():
    built = build_events(CORPUS)
    assert built.anchor == Anchor(utc("2030-05-07T00:46"), utc("2030-05-07T04:24"), built.anchor.event_id, "found")
    told = {event.title: (event.phase, event.offset) for event in built.events}
    assert told == {
        "外长王一访问丙国": ("lead-up", "T−3d"),
        "甲乙元首视频会晤开始": ("summit", "T"),
        "上半场结束": ("summit", "T+1h 56m"),
        "会晤结束": ("summit", "T+3h 38m"),
        "南港渔市重开": ("aftermath", "T+1d 22h"),
    }


@pytest.mark.parametrize(
    "anchor",
    [
        "2030-05-09T07:30+08:00",
        datetime(2030, 5, 9, 7, 30, tzinfo=timezone(timedelta(hours=8))),
        "渔市",
        "南港.*重开",
    ],
)
def test_given_as_a_time_or_in_words(anchor):
    built = build_events(CORPUS, anchor=anchor)
    assert built.anchor.start_utc == utc("2030-05-08T23:30")
    assert built.anchor.how == "given"
    (summit,) = [event for event in built.events if event.phase == "summit"]
    assert summit.event_id == built.anchor.event_id
    assert summit.offset == "T"


def test_given_as_an_event_id():
    wanted = build_events(CORPUS).events[-1]
    assert build_events(CORPUS, anchor=wanted.event_id).anchor.event_id == wanted.event_id


def test_an_instant_that_no_event_tells_is_an_anchor_too():
    built = build_events(CORPUS, anchor="2030-05-05T12:00Z")
    assert built.anchor == Anchor(utc("2030-05-05T12:00"), utc("2030-05-05T12:00"), "", "given")
    assert {event.phase for event in built.events} == {"lead-up", "aftermath"}


def test_words_that_are_no_regular_expression_are_taken_as_they_are():
    odd = article("甲报", "2030-05-07T08:00", "展览(续于«7日»开放供人参观。", "2030-05-07/day/happened")
    assert build_events([odd], anchor="展览(续").anchor.event_id


def test_unknown_anchors_say_what_to_give():
    with pytest.raises(UnknownAnchor, match="no event matches the anchor '月球': give an ISO 8601 time with offset"):
        build_events(CORPUS, anchor="月球")
    with pytest.raises(UnknownAnchor, match=r"no offset from UTC.*\+08:00"):
        build_events(CORPUS, anchor="2030-05-07T08:46")


@pytest.mark.parametrize("topic", ["渔市重开", "漁市.{0,2}重開", "渔市|渔港", "渔市("])
def test_the_topic_can_be_given_in_words_or_as_a_pattern(topic):
    found = build_events(CORPUS).events
    about_fish = build_events(CORPUS, topic=topic).events
    assert importance_of(about_fish, "渔市") > importance_of(found, "渔市")
    assert importance_of(about_fish, "会晤") < importance_of(found, "会晤")


def test_background_matters_little():
    old = article("甲报", "2030-05-07T08:00", "甲乙元首«1990年»首次会晤。", "1990-01-01/year/happened", title=TITLE)
    events = build_events([*CORPUS, old]).events
    assert importance_of(events, "首次会晤") < min(importance_of(events, title) for title in ("会晤结束", "访问丙国"))


def importance_of(events, words):
    return max(event.importance for event in events if words in event.title)


ANCHOR = Anchor(utc("2030-05-07T00:46"), utc("2030-05-07T04:24"), "e0")


def an_event(start, end, precision, *, kind="point", status="happened", zone="Asia/Shanghai", event_id="e1"):
    return Event(event_id, "", utc(start), utc(end), precision, kind, status, zone, "source")


@pytest.mark.parametrize(
    ("start", "end", "precision", "expected"),
    [
        ("2030-05-04T05:44", "2030-05-04T05:45", "minute", "T−2d 19h"),
        ("2030-05-07T00:31", "2030-05-07T00:32", "minute", "T−15m"),
        ("2030-05-07T00:46", "2030-05-07T00:47", "minute", "T+0m"),
        ("2030-05-07T03:00", "2030-05-07T04:00", "hour", "T+2h"),
        ("2030-05-05T16:00", "2030-05-06T16:00", "day", "T−1d"),
        ("2030-05-06T16:00", "2030-05-07T16:00", "day", "T±0d"),
        ("2030-05-07T10:00", "2030-05-07T16:00", "part", "T±0d"),
        ("2030-04-28T16:00", "2030-05-05T16:00", "week", "T−1w"),
        ("2030-07-31T16:00", "2030-08-31T16:00", "month", "T+3mo"),
        ("2029-12-31T16:00", "2030-03-31T16:00", "quarter", "T−1q"),
        ("2027-12-31T16:00", "2028-12-31T16:00", "year", "T−2y"),
        ("", "2030-12-31T16:00", "year", "T+1y"),
    ],
)
def test_offsets_are_as_coarse_as_the_event(start, end, precision, expected):
    assert offset_of(an_event(start, end, precision), ANCHOR) == expected


@pytest.mark.parametrize(
    ("start", "end", "precision", "more", "expected"),
    [
        ("2030-05-05T16:00", "2030-05-06T16:00", "day", {}, "lead-up"),
        ("2030-05-07T04:24", "2030-05-07T04:25", "minute", {}, "summit"),
        ("2030-05-07T04:25", "2030-05-07T04:26", "minute", {}, "aftermath"),
        ("2030-05-07T01:00", "2030-05-07T02:00", "hour", {}, "summit"),
        ("2030-05-06T16:00", "2030-05-07T16:00", "day", {}, "aftermath"),
        ("2030-05-06T16:00", "2030-05-07T16:00", "day", {"status": "planned"}, "lead-up"),
        ("2030-05-01T16:00", "2030-05-09T16:00", "day", {"kind": "range"}, "lead-up"),
        ("2030-05-08T16:00", "2030-05-09T16:00", "day", {"status": "planned"}, "aftermath"),
    ],
)
def test_phases(start, end, precision, more, expected):
    assert phase_of(an_event(start, end, precision, **more), ANCHOR, is_part=False) == expected


def test_told_as_part_of_the_anchor():
    event = an_event("2030-05-06T16:00", "2030-05-07T16:00", "day")
    assert phase_of(event, ANCHOR, is_part=True) == "summit"
    before = an_event("2030-05-05T16:00", "2030-05-06T16:00", "day")
    assert phase_of(before, ANCHOR, is_part=True) == "lead-up"
    since = an_event("2029-12-31T16:00", "2030-05-07T02:00", "year", kind="range")
    assert phase_of(since, ANCHOR, is_part=True) == "lead-up"
    half = article(
        "丁报", "2030-05-07T20:00", "甲乙元首会晤的下半场«今天»结束。", "2030-05-07/day/happened", title=TITLE
    )
    phases = {event.title: event.phase for event in build_events([*CORPUS, half]).events}
    assert phases["甲乙元首会晤的下半场结束"] == "summit"


def test_ids_stay_when_later_articles_come():
    before = build_events(CORPUS)
    later = article("丁报", "2030-05-10T08:00", "甲乙元首«7日»举行视频会晤。", "2030-05-07/day/happened", title=TITLE)
    after = build_events([*CORPUS, later])
    assert {event.event_id for event in before.events} == {event.event_id for event in after.events}


def test_events_are_ordered_by_start_else_end():
    deadline = article("丁报", "2030-05-01T08:00", "两国将在«年底前»重开口岸。", "..2031-01-01/year/planned")
    moments = [event.start_utc or event.end_utc for event in build_events([deadline, *CORPUS]).events]
    assert moments == sorted(moments)
    assert moments[-1] == datetime(2030, 12, 31, 16, tzinfo=UTC)
