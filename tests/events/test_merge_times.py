"""Which times can be those of one happening: two zones, coarse and fine, spans, old and new dates."""

from __future__ import annotations

from dataclasses import replace

import pytest
from event_builders import BEIJING, article

from timeline.events import build_events
from timeline.model import Evidence

NEW_YORK = "America/New_York"


def test_a_time_said_in_two_zones_is_one_event():
    tagged = article(
        "甲报",
        "2030-05-06T12:00",
        "两国领导人将在«美东时间今晚7时45分»（«北京时间明早7时45分»）会晤。",
        f"2030-05-06T19:45/minute/planned/{NEW_YORK}",
        "2030-05-07T07:45/minute/planned",
    )
    (event,) = build_events([tagged]).events
    assert len(event.mention_ids) == 2
    assert len(event.plan_history) == 1


def test_times_in_a_list_are_different_events():
    tagged = article(
        "甲报",
        "2030-12-01T12:00",
        "两国领导人曾在«2月»和«9月»通电话。",
        "2030-02-01/month/happened",
        "2030-09-01/month/happened",
    )
    events = build_events([tagged]).events
    assert len(events) == 2
    assert events[0].title == events[1].title == "两国领导人曾通电话"


@pytest.mark.parametrize("zone", [BEIJING, NEW_YORK])
def test_an_evening_is_not_of_the_next_day_though_parts_of_days_are_vague(zone):
    tagged = [
        article("甲报", "2030-05-07T23:00", "渔政部门«今晚»说，巡逻船仍未找到。", "2030-05-07T18:00/part/happened"),
        article("乙报", "2030-05-09T12:00", "渔政部门«8日»说，巡逻船仍未找到。", f"2030-05-08/day/happened/{zone}"),
        article("丙报", "2030-05-08T12:00", "渔政部门«7日»说，巡逻船仍未找到。", "2030-05-07/day/happened"),
    ]
    evening, next_day = build_events(tagged).events
    assert (len(evening.mention_ids), len(next_day.mention_ids)) == (2, 1)


def test_times_in_two_paragraphs_are_not_one_breath():
    tagged = article(
        "甲报",
        "2030-05-07T12:00",
        "渔政船下水典礼定于«5月7日»\n«5月7日»南港油库发生火灾。",
        "2030-05-07/day/happened",
        "2030-05-07/day/happened",
    )
    assert len(build_events([tagged]).events) == 2


def test_one_call_has_two_local_dates():
    tagged = [
        article("甲报", "2030-05-07T08:00", "外长王一«今天»同国务卿布朗通电话。", "2030-05-07/day/happened"),
        article(
            "乙报", "2030-05-08T08:00", "国务卿布朗与外长王一«6日»通了电话。", f"2030-05-06/day/happened/{NEW_YORK}"
        ),
    ]
    (event,) = build_events(tagged).events
    assert event.disagreement == ""


def test_an_unsaid_zone_is_no_difference():
    """A paper in New York that copies the date of the place means the same day as one in Taipei."""
    tagged = [
        article("甲报", "2030-05-07T12:00", "国务卿布朗«7日晚»率团抵达南港。", "2030-05-07T18:00/part/happened"),
        article(
            "乙报",
            "2030-05-07T14:00",
            "国务卿布朗率团«7日晚上»抵达南港。",
            "2030-05-07T18:00/part/happened",
            zone=NEW_YORK,
        ),
    ]
    (event,) = build_events(tagged).events
    assert event.disagreement == ""


def test_zones_that_are_said_are_a_difference():
    tagged = [
        article(f"{zone}报", "2030-05-07T12:00", "渔政船«7日晚»抵达南港。", f"2030-05-07T18:00/part/happened/{zone}")
        for zone in ("Asia/Shanghai", NEW_YORK)
    ]
    said = [replace(t, mentions=tuple(replace(m, zone_basis="text") for m in t.mentions)) for t in tagged]
    assert len(build_events(tagged).events) == 1
    assert len(build_events(said).events) == 2


def test_coarse_facts_do_not_swallow_what_else_happened():
    tagged = [
        article("甲报", "2030-05-07T08:00", "南港油库«7日»发生火灾，无人伤亡。", "2030-05-07/day/happened"),
        article("乙报", "2030-12-07T08:00", "南港«今年»发生多起交通事故。", "2030-01-01/year/happened"),
    ]
    assert len(build_events(tagged).events) == 2


def test_a_plan_made_known_afterwards_is_another():
    tagged = [
        article("甲报", "2030-05-07T08:00", "甲国总统同乙国总理«7日»举行会谈。", "2030-05-07/day/happened"),
        article("乙报", "2030-05-20T08:00", "甲国总统同乙国总理将在«今年»再举行会谈。", "2030-01-01/year/planned"),
    ]
    assert len(build_events(tagged).events) == 2


def test_spans_merge_only_with_the_same_span():
    tagged = [
        article(
            "甲报",
            "2030-05-07T08:00",
            "油价«三年来»持续上涨。",
            "2027-05-07..2030-05-07/year/happened/Asia/Shanghai:range",
        ),
        article(
            "乙报",
            "2030-05-08T08:00",
            "油价«三年来»持续上涨了。",
            "2027-05-08..2030-05-08/year/happened/Asia/Shanghai:range",
        ),
        article(
            "丙报",
            "2030-05-08T08:00",
            "油价«十年来»持续上涨。",
            "2020-05-08..2030-05-08/year/happened/Asia/Shanghai:range",
        ),
    ]
    assert sorted(len(event.mention_ids) for event in build_events(tagged).events) == [1, 2]


def test_a_time_to_compare_with_tells_the_same_happening():
    tagged = article(
        "甲报",
        "2030-05-07T08:00",
        "渔业谈判«9时3分»开始，比原定的«8时»晚了一个多小时。",
        "2030-05-07T09:03/minute/happened",
        "2030-05-07T08:00/minute/planned",
    )
    (event,) = build_events([tagged]).events
    assert event.precision == "minute"
    assert event.status == "happened"


def test_what_lies_ahead_is_a_plan_however_it_is_told():
    tagged = [
        article("甲报", "2030-05-07T08:00", "两国同意在«年底前»重开口岸。", "..2031-01-01/year/happened"),
        article("乙报", "2030-09-07T08:00", "两国«今天»重开口岸。", "2030-09-07/day/happened"),
    ]
    (event,) = build_events(tagged).events
    assert [one["text"] for one in event.plan_history] == ["年底前"]
    assert build_events(tagged[:1]).events[0].status == "planned"


def test_a_cancelled_tour_and_a_debate_in_one_sentence_stay_apart():
    tagged = article(
        "甲报",
        "2030-05-07T08:00",
        "原定«5月9日»的造势大会取消，他能否参加«5月15日»的第二轮辩论也不清楚。",
        "2030-05-09/day/postponed",
        "2030-05-15/day/planned",
    )
    assert len(build_events([tagged]).events) == 2


def call(source, day, zone=BEIJING):
    told = f"«{day}日»外长王一同国务卿布朗通电话，谈及渔业。"
    return article(source, "2030-05-15T08:00", told, f"2030-05-{day}/day/happened", zone=zone)


def test_papers_of_one_zone_may_each_copy_the_day_of_another():
    """The 12th in Washington is the 13th in Beijing; a third paper of Washington copied the one of Beijing."""
    tagged = [call("甲报", 12, NEW_YORK), call("乙报", 13), call("丙报", 13, NEW_YORK)]
    assert len(build_events(tagged[:2]).events) == 1
    assert len(build_events(tagged).events) == 1
    assert len(build_events([tagged[0], tagged[2]]).events) == 2


def test_a_day_that_no_other_zone_tells_is_another():
    tagged = [call("甲报", 12, NEW_YORK), call("乙报", 13), call("丙报", 14, NEW_YORK)]
    assert len(build_events(tagged).events) == 2


def test_a_day_finds_the_clock_time_through_the_days_of_other_zones():
    """At 0:46 UTC of the 16th it is Monday the 15th in Washington; a paper in London says Monday too."""
    told = "总统甲明同主席乙光视频会晤"
    tagged = [
        article("甲报", "2030-05-14T08:00", f"«16日8时46分»{told}。", "2030-05-16T08:46/minute/happened"),
        article("乙报", "2030-05-16T08:00", f"«周三晚»{told}。", "2030-05-15T18:00/part/happened", zone=NEW_YORK),
        article("丙报", "2030-05-16T12:00", f"«周三»{told}。", "2030-05-15/day/happened", zone="Europe/London"),
    ]
    assert len(build_events(tagged).events) == 1
    assert len(build_events([tagged[0], tagged[2]]).events) == 2


def test_days_of_a_dispatch_are_those_of_the_place_it_was_sent_from():
    dateline = Evidence("dateline", "甲社华盛顿15日专电", None, "day")
    told = "总统甲明与主席乙光举行视讯会谈"
    here = article("甲社", "2030-05-16T08:00", f"«15日晚间»{told}。", "2030-05-15T18:00/part/happened")
    sent = replace(here, article=replace(here.article, published_evidence=(dateline,)))
    other = article("乙报", "2030-05-16T09:00", f"«16日8时46分»{told}。", "2030-05-16T08:46/minute/happened")
    assert len(build_events([sent, other]).events) == 1
    assert len(build_events([here, other]).events) == 2


def test_two_limits_are_one_only_where_they_end_together():
    def limit(source, day):
        return article(source, "2030-05-01T08:00", "南港渔市须在«限期前»交出账本。", f"..2030-05-{day}/day/planned")

    assert len(build_events([limit("甲报", "20"), limit("乙报", "20")]).events) == 1
    assert len(build_events([limit("甲报", "20"), limit("乙报", "28")]).events) == 2


def test_a_deed_of_a_year_is_not_what_somebody_says_on_a_day_of_it():
    said = article("甲报", "2030-05-08T08:00", "候选人林一«7日»表示，鱼价会下跌。", "2030-05-07/day/happened")
    done = article("乙报", "2030-12-08T08:00", "候选人林一在«2030年»选举中获胜。", "2030-01-01/year/happened")
    assert len(build_events([said, done]).events) == 2


def test_a_visit_of_some_days_is_the_one_that_begins_on_the_first():
    lasting = "外长丙山«5月15日至17日»访问南港。"
    tagged = [
        article("甲报", "2030-05-14T08:00", lasting, "2030-05-15..2030-05-18/day/planned/Asia/Shanghai:range"),
        article("乙报", "2030-05-15T08:00", "外长丙山«今天»访问南港。", "2030-05-15/day/happened"),
    ]
    other = article("丙报", "2030-05-17T08:00", "外长丙山«今天»访问南港。", "2030-05-17/day/happened")
    assert len(build_events(tagged).events) == 1
    assert len(build_events([tagged[0], other]).events) == 2


def test_a_meeting_is_found_by_its_month():
    who = "主管丙山同顾问丁河在东港会谈"
    tagged = [
        article("甲报", "2030-10-20T08:00", f"渔业{who}，«10月6日»。", "2030-10-06/day/happened"),
        article("乙报", "2030-10-20T08:00", f"«本月初»，海关{who}后离开。", "2030-10-01/month/happened"),
        article("丙报", "2030-10-20T08:00", "渔业产量«本月»上升。", "2030-10-01/month/happened"),
    ]
    assert sorted(len(event.mention_ids) for event in build_events(tagged).events) == [1, 2]


def test_a_date_of_a_named_place_is_not_that_of_a_clock_time_elsewhere():
    told = "总统甲明同主席乙光视频会晤"
    beijing = article("甲报", "2030-05-17T08:00", f"«16日8时46分»{told}。", "2030-05-16T08:46/minute/happened")
    there = article("乙报", "2030-05-17T09:00", f"«16日»{told}。", f"2030-05-16/day/happened/{NEW_YORK}")
    placed = [
        replace(one, mentions=tuple(replace(mention, zone_basis="text") for mention in one.mentions))
        for one in (beijing, there)
    ]
    assert len(build_events([beijing, there]).events) == 1
    assert len(build_events(placed).events) == 2
