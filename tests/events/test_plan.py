"""Planned meets happened: one event with a plan and an outcome."""

from __future__ import annotations

from datetime import timedelta

from event_builders import article, utc

from timeline.events import build_events

MEETING = "甲国总统同乙国总理{}举行视频会晤。"


def only(*tagged):
    (event,) = build_events(tagged).events
    return event


def told(source, published, when, value):
    return article(source, published, MEETING.format(f"«{when}»"), value)


PLAN = told("甲报", "2030-05-06T08:00", "明天8时45分", "2030-05-07T08:45/minute/planned")
COARSE = told("乙报", "2030-05-01T08:00", "下周", "2030-05-06/week/planned")
OUTCOME = told("丙报", "2030-05-07T08:00", "今天8时46分", "2030-05-07T08:46/minute/happened")


def test_plan_and_outcome_are_one_event():
    event = only(OUTCOME, PLAN, COARSE)
    assert event.start_utc == utc("2030-05-07T00:46")
    assert event.planned_start_utc == utc("2030-05-07T00:45")
    assert event.status == "happened"
    assert event.disagreement == ""


def test_plans_are_told_in_the_order_in_which_they_became_known():
    event = only(OUTCOME, PLAN, COARSE)
    assert [(one["text"], one["source"], one["precision"]) for one in event.plan_history] == [
        ("下周", "乙报", "week"),
        ("明天8时45分", "甲报", "minute"),
    ]
    assert event.plan_history[0]["known_utc"] == "2030-05-01T08:00:00+00:00"
    assert event.plan_history[1]["planned_start_utc"] == "2030-05-07T00:45:00+00:00"


def test_plans_alone_stay_planned():
    event = only(PLAN, COARSE)
    assert event.status == "planned"
    assert event.start_utc == event.planned_start_utc == utc("2030-05-07T00:45")


def test_most_sources_decide_and_the_others_are_named():
    event = only(
        OUTCOME,
        told("丁报", "2030-05-07T09:00", "上午8时46分", "2030-05-07T08:46/minute/happened"),
        told("戊报", "2030-05-07T07:00", "今早8时48分", "2030-05-07T08:48/minute/happened"),
    )
    assert event.start_utc == utc("2030-05-07T00:46")
    assert event.disagreement == "2030-05-07T00:46:00+00:00 (丙报, 丁报); 2030-05-07T00:48:00+00:00 (戊报)"


def test_copies_of_one_text_count_once():
    copies = [told(name, "2030-05-07T09:00", "今天8时46分", "2030-05-07T08:46/minute/happened") for name in "丁戊己"]
    event = only(OUTCOME, *copies)
    assert event.source_count == 1
    assert event.article_count == 4
    alone = only(OUTCOME)
    assert event.confidence == alone.confidence


def test_agreement_raises_confidence_and_disagreement_lowers_it():
    def sure(source, published, when, value, extra):
        marked = f"据{source}记者{extra}，" + MEETING.format(f"«{when}»")
        tagged = article(source, published, marked, value)
        from dataclasses import replace

        return replace(tagged, mentions=tuple(replace(m, confidence=0.8) for m in tagged.mentions))

    first = sure("甲报", "2030-05-07T08:00", "今天8时46分", "2030-05-07T08:46/minute/happened", "现场所见")
    second = sure("乙报", "2030-05-07T09:00", "上午8时46分", "2030-05-07T08:46/minute/happened", "从会场外发回的消息说")
    other = sure("丙报", "2030-05-07T09:00", "8时49分", "2030-05-07T08:49/minute/happened", "援引主办方的介绍说明")
    assert only(first).confidence == 0.8
    assert only(first, second).confidence > 0.8
    assert only(first, second, other).confidence < only(first, second).confidence


def test_cancelled_wins_when_told_later():
    cancelled = article(
        "丙报", "2030-05-06T12:00", "原定«7日»举行的甲国总统同乙国总理视频会晤取消。", "2030-05-07/day/cancelled"
    )
    assert only(PLAN, cancelled).status == "cancelled"
    again = told("丁报", "2030-05-06T20:00", "明早8时45分", "2030-05-07T08:45/minute/planned")
    assert only(PLAN, cancelled, again).status == "planned"
    assert only(PLAN, cancelled, OUTCOME).status == "happened"


def test_postponed_keeps_the_old_date_as_history():
    event = only(
        article(
            "甲报",
            "2030-05-01T08:00",
            "原定«5月3日»举行的渔业谈判推迟至«5月10日»。",
            "2030-05-03/day/postponed",
            "2030-05-10/day/planned",
        )
    )
    assert event.start_utc == utc("2030-05-09T16:00")
    assert event.status == "postponed"
    assert [one["text"] for one in event.plan_history] == ["5月3日", "5月10日"]


EARLY = [
    article(f"{name}报", "2030-04-20T08:00", f"{who}将于«5月3日»举行渔业谈判。", "2030-05-03/day/planned")
    for name, who in (("乙", "甲国同乙国"), ("丙", "甲乙两国"), ("丁", "甲国和乙国"))
]
PUT_OFF = article(
    "甲报",
    "2030-05-01T08:00",
    "原定«5月3日»举行的甲国同乙国渔业谈判推迟至«5月10日»。",
    "2030-05-03/day/postponed",
    "2030-05-10/day/planned",
)


def test_a_plan_told_elsewhere_joins_its_postponement():
    event = only(*EARLY, PUT_OFF)
    assert event.status == "postponed"
    assert event.start_utc == event.planned_start_utc == utc("2030-05-09T16:00")
    assert [one["text"] for one in event.plan_history] == ["5月3日"] * 4 + ["5月10日"]


def test_what_was_put_off_happens_on_its_new_day():
    held = article("戊报", "2030-05-11T08:00", "甲国同乙国«10日»举行渔业谈判。", "2030-05-10/day/happened")
    event = only(*EARLY, PUT_OFF, held)
    assert (event.status, event.start_utc) == ("happened", utc("2030-05-09T16:00"))
    assert len(event.plan_history) == 5


def test_what_was_put_off_twice_lies_on_the_last_day_told():
    again = article(
        "己报",
        "2030-05-08T08:00",
        "原定«5月10日»举行的甲国同乙国渔业谈判再度推迟至«5月24日»。",
        "2030-05-10/day/postponed",
        "2030-05-24/day/planned",
    )
    assert only(*EARLY, PUT_OFF, again).start_utc == utc("2030-05-23T16:00")


def test_a_deadline_without_start_begins_when_it_was_published():
    event = only(article("甲报", "2030-05-01T08:00", "两国将在«年底前»重开口岸。", "..2031-01-01/year/planned"))
    assert event.start_utc is None
    assert event.end_utc == utc("2030-12-31T16:00")
    joined = only(
        article("甲报", "2030-05-01T08:00", "两国将在«年底前»重开口岸。", "..2031-01-01/year/planned"),
        article("乙报", "2030-09-01T08:00", "两国«今天»重开口岸。", "2030-09-01/day/happened"),
    )
    assert joined.start_utc == utc("2030-08-31T16:00")


def test_a_plan_that_slipped_by_minutes_was_not_given_up():
    tagged = [
        article("甲报", "2030-05-15T08:00", "甲明乙光会晤«16日»举行。", "2030-05-16/day/planned"),
        article("乙报", "2030-05-15T09:00", "甲明乙光会晤«16日8时45分»举行。", "2030-05-16T08:45/minute/planned"),
        article("丙报", "2030-05-16T09:00", "甲明乙光会晤«8时46分»举行。", "2030-05-16T08:46/minute/happened"),
        article("丁报", "2030-05-16T10:00", "甲明乙光会晤原定«8时45分»举行。", "2030-05-16T08:45/minute/postponed"),
    ]
    (event,) = build_events(tagged).events
    assert event.status == "happened"
    assert event.start_utc - event.planned_start_utc == timedelta(minutes=1)
