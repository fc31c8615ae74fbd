"""The halves, the ends and the whole of one meeting are different happenings."""

from __future__ import annotations

from event_builders import article, groups

from timeline.events import build_events


def test_halves_and_ends_are_different_happenings():
    tagged = [
        article(
            "甲报",
            "2030-05-07T08:00",
            "甲乙领导人视频会晤于«9时»开始。上半场在«10时42分»结束，下半场在«11时06分»开始。甲乙领导人会晤于«12时24分»结束。",
            "2030-05-07T09:00/minute/happened",
            "2030-05-07T10:42/minute/happened",
            "2030-05-07T11:06/minute/happened",
            "2030-05-07T12:24/minute/happened",
        ),
        article(
            "乙报",
            "2030-05-07T03:00",
            "«10时42分»上半场会谈结束，下半场预计将于«十五分钟后»举行。",
            "2030-05-07T10:42/minute/happened",
            "2030-05-07T10:57/minute/planned",
        ),
        article("丙报", "2030-05-07T10:00", "甲乙领导人«今天»举行视频会晤。", "2030-05-07/day/happened"),
    ]
    assert groups(build_events(tagged), tagged) == {
        frozenset({"9时", "今天"}),
        frozenset({"10时42分"}),
        frozenset({"11时06分", "十五分钟后"}),
        frozenset({"12时24分"}),
    }


def test_halves_have_several_names():
    tagged = [
        article("甲报", "2030-05-07T08:00", "上半场在«10时42分»结束。", "2030-05-07T10:42/minute/happened"),
        article("乙报", "2030-05-07T08:00", "前半段到«10时42分»结束。", "2030-05-07T10:42/minute/happened"),
        article("丙报", "2030-05-07T02:00", "下半场预计«10时57分»开始。", "2030-05-07T10:57/minute/planned"),
        article("丁报", "2030-05-07T08:00", "后半段«11时06分»才开始。", "2030-05-07T11:06/minute/happened"),
    ]
    assert [len(event.mention_ids) for event in build_events(tagged).events] == [2, 2]


def test_the_end_of_the_second_half_is_the_end():
    tagged = [
        article(
            "甲报", "2030-05-07T08:00", "下半场于«12时24分»结束。", "2030-05-07T12:24/minute/happened", title="甲乙会晤"
        ),
        article("乙报", "2030-05-07T08:00", "甲乙会晤«12时24分»结束。", "2030-05-07T12:24/minute/happened"),
        article("丙报", "2030-05-07T08:00", "上半场于«12时24分»结束。", "2030-05-07T12:24/minute/happened"),
    ]
    assert sorted(len(event.mention_ids) for event in build_events(tagged).events) == [1, 2]
