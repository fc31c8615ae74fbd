"""The same happening told twice is one row; different ones stay apart."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace

import pytest
from event_builders import article, groups

from timeline.events import build_events
from timeline.events import merge as merging

NEW_YORK = "America/New_York"


def built(*tagged):
    return build_events(tagged)


def test_five_papers_tell_one_meeting():
    tagged = [
        article(
            "甲报", "2030-05-07T03:00", "甲国总统同乙国总理«7日上午9时»举行会谈。", "2030-05-07T09:00/minute/happened"
        ),
        article("乙报", "2030-05-07T05:00", "乙国总理«今天上午»与甲国总统举行会谈。", "2030-05-07T06:00/part/happened"),
        article("丙报", "2030-05-08T05:00", "甲国总统«昨天»同乙国总理会谈，谈及渔业。", "2030-05-07/day/happened"),
        article("丁报", "2030-05-01T05:00", "甲国总统最快«下周»将同乙国总理会晤。", "2030-05-06/week/planned"),
        article("戊報", "2030-05-08T05:00", "甲國總統«昨日»與乙國總理舉行會談。", "2030-05-07/day/happened"),
    ]
    result = build_events(tagged)
    (event,) = result.events
    assert event.sources == ("丁报", "甲报", "乙报", "丙报", "戊報")
    assert event.source_count == event.article_count == len(event.mention_ids) == 5
    assert event.precision == "minute"
    assert set(result.event_of.values()) == {event.event_id}


def test_three_press_conferences_on_one_day_are_three():
    tagged = article(
        "甲报",
        "2030-05-07T12:00",
        "外交部发言人林一«7日»在例行记者会上说，会谈顺利。"
        "国防部发言人吴二«7日»在记者会上说，演习结束了。"
        "商务部发言人郑三«7日»在记者会上表示，出口增长。",
        *["2030-05-07/day/happened"] * 3,
    )
    assert len(built(tagged).events) == 3


def test_one_speaker_on_one_day_is_one():
    tagged = [
        article("甲报", "2030-05-07T08:00", "外交部发言人林一«7日»呼吁各方守信。", "2030-05-07/day/happened"),
        article(
            "乙报",
            "2030-05-07T09:00",
            "外交部发言人林一«今天»在例行记者会上说，门是开着的。",
            "2030-05-07/day/happened",
        ),
    ]
    assert len(built(*tagged).events) == 1


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


def test_a_time_said_in_two_zones_is_one_event():
    tagged = article(
        "甲报",
        "2030-05-06T12:00",
        "两国领导人将在«美东时间今晚7时45分»（«北京时间明早7时45分»）会晤。",
        f"2030-05-06T19:45/minute/planned/{NEW_YORK}",
        "2030-05-07T07:45/minute/planned",
    )
    (event,) = built(tagged).events
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
    events = built(tagged).events
    assert len(events) == 2
    assert events[0].title == events[1].title == "两国领导人曾通电话"


def test_times_in_two_paragraphs_are_not_one_breath():
    tagged = article(
        "甲报",
        "2030-05-07T12:00",
        "渔政船下水典礼定于«5月7日»\n«5月7日»南港油库发生火灾。",
        "2030-05-07/day/happened",
        "2030-05-07/day/happened",
    )
    assert len(built(tagged).events) == 2


def test_one_call_has_two_local_dates():
    tagged = [
        article("甲报", "2030-05-07T08:00", "外长王一«今天»同国务卿布朗通电话。", "2030-05-07/day/happened"),
        article(
            "乙报", "2030-05-08T08:00", "国务卿布朗与外长王一«6日»通了电话。", f"2030-05-06/day/happened/{NEW_YORK}"
        ),
    ]
    (event,) = built(*tagged).events
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


def test_another_thing_on_the_same_day_stays_apart():
    tagged = [
        article("甲报", "2030-05-07T08:00", "外长王一«今天»同国务卿布朗通电话。", "2030-05-07/day/happened"),
        article("甲报", "2030-05-07T08:00", "南港油库«今天»发生火灾。", "2030-05-07/day/happened"),
        article("甲报", "2030-05-07T08:00", "首艘渔政船«今天»下水。", "2030-05-07/day/happened"),
    ]
    assert len(build_events(tagged).events) == 3


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


def test_a_nickname_means_the_meeting():
    tagged = [
        article("甲报", "2030-05-07T03:00", "甲国总统丁一同乙国总理戊二«今天»举行会晤。", "2030-05-07/day/happened"),
        article(
            "乙报", "2030-05-07T04:00", "甲国总统丁一和乙国总理戊二期待«今天»的戊丁会。", "2030-05-07/day/happened"
        ),
    ]
    assert len(build_events(tagged).events) == 1


@pytest.mark.parametrize(
    ("fields", "marked"),
    [
        ({"quiet": ((0, 6),)}, "«7日»编辑"),
        ({"version_of": "later"}, "外长«7日»访问乙国。"),
        ({}, "某某社甲城«5月7日»电（记者某某）外长访问乙国。"),
        ({}, "某某社甲城«5月7日» - 外长访问乙国。"),
    ],
)
def test_what_tells_no_event(fields, marked):
    result = built(article("甲报", "2030-05-07T08:00", marked, "2030-05-07/day/happened", **fields))
    assert result.events == ()
    assert result.event_of == {}
    assert result.anchor is None


def test_the_order_of_articles_makes_no_difference():
    words = ["会谈", "通电话", "访问", "签署协定", "发表讲话"]
    tagged = [
        article(
            f"{n}报", f"2030-05-0{day}T08:00", f"外长王{n}«{day}日»同国务卿{word}。", f"2030-05-0{day}/day/happened"
        )
        for (n, word), day in itertools.product(enumerate(words), range(1, 8))
    ]
    expected = build_events(tagged)
    shuffled = tagged[:]
    random.Random(1).shuffle(shuffled)
    assert build_events(shuffled) == expected


def test_work_grows_with_the_corpus_and_not_with_its_square(monkeypatch):
    calls = 0
    original = merging.fit

    def counting(one, other):
        nonlocal calls
        calls += 1
        return original(one, other)

    monkeypatch.setattr(merging, "fit", counting)
    costs = []
    for size in (300, 1200):
        calls = 0
        build_events([crowded(n) for n in range(size)])
        costs.append(calls / size)
    assert costs[1] < 2.5 * costs[0]


def crowded(n):
    """All on one day and in similar words: the worst case for comparing."""
    name = "".join(chr(0x4E00 + (n * step) % 2000) for step in (7, 11, 13))
    return article(f"{n}报", "2030-05-07T08:00", f"外长{name}«7日»同国务卿会谈。", "2030-05-07/day/happened")


@pytest.mark.parametrize("filler", ["-", "（", "，", " ", "的", "「", "表示", "日电", "在", "会"])
def test_hostile_text_takes_no_longer_than_its_length(filler):
    """A pattern that goes back over what it has read would need hours for this."""
    marked = f"外长{filler * 40_000}«7日»{filler * 40_000}访问乙国。"
    assert len(built(article("甲报", "2030-05-07T08:00", marked, "2030-05-07/day/happened")).events) <= 1


def test_halves_have_several_names():
    tagged = [
        article("甲报", "2030-05-07T08:00", "上半场在«10时42分»结束。", "2030-05-07T10:42/minute/happened"),
        article("乙报", "2030-05-07T08:00", "前半段到«10时42分»结束。", "2030-05-07T10:42/minute/happened"),
        article("丙报", "2030-05-07T02:00", "下半场预计«10时57分»开始。", "2030-05-07T10:57/minute/planned"),
        article("丁报", "2030-05-07T08:00", "后半段«11时06分»才开始。", "2030-05-07T11:06/minute/happened"),
    ]
    assert [len(event.mention_ids) for event in build_events(tagged).events] == [2, 2]


def test_a_bare_meeting_is_the_one_the_article_is_about():
    title = "甲国总统丁一同乙国总理戊二下月会谈渔业"
    tagged = [
        article("甲报", "2030-05-07T08:00", "甲国总统丁一同乙国总理戊二«7日»会谈渔业。", "2030-05-07/day/happened"),
        article("乙报", "2030-04-20T08:00", "会谈将在«5月»举行。", "2030-05-01/month/planned", title=title),
        article("丙报", "2030-04-20T08:00", "会谈将在«5月»举行。", "2030-05-01/month/planned", title="工会要求加薪"),
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
    (event,) = built(tagged).events
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


def pair(first, second, *, value="2030-05-07/day/happened", **fields):
    """How many events two papers of one day tell."""
    tagged = [
        article("甲报", "2030-05-07T08:00", first, value),
        article("乙报", "2030-05-07T09:00", second, value, **fields),
    ]
    return len(build_events(tagged).events)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("川普«7日»同普丁通電話。", "特朗普«今天»同普京通话。"),
        ("次卿柯拉克«7日»抵達安克拉治。", "次卿克拉奇«今天»抵达安克雷奇。"),
        ("苏利文«7日»在苏黎士同杨一会面。", "沙利文«今天»在苏黎世同杨一会晤。"),
    ],
)
def test_names_in_several_spellings_are_one(first, second):
    assert pair(first, second) == 1


def test_what_two_things_suffered_from_does_not_make_them_one():
    year = "2030-01-01/year/happened"
    assert pair("受疫情影响，«今年»展会停办。", "受疫情影响，«今年»渔获减少。", value=year) == 2


def test_forecasts_for_one_year_are_not_one():
    year = "2030-01-01/year/planned"
    assert pair("英国经济«今年»预计将萎缩一成。", "德国经济«今年»预计增长一成。", value=year) == 2


def test_a_cancelled_tour_and_a_debate_in_one_sentence_stay_apart():
    tagged = article(
        "甲报",
        "2030-05-07T08:00",
        "原定«5月9日»的造势大会取消，他能否参加«5月15日»的第二轮辩论也不清楚。",
        "2030-05-09/day/postponed",
        "2030-05-15/day/planned",
    )
    assert len(built(tagged).events) == 2


@pytest.mark.parametrize("dateline", ["（某某社南港«7日»綜合外電報導）", "（某某社記者丁一南港«7日»專電）"])
def test_datelines_of_agencies_tell_nothing(dateline):
    marked = f"{dateline}首艘漁政船«今天»下水。"
    (event,) = built(article("甲报", "2030-05-07T08:00", marked, *["2030-05-07/day/happened"] * 2)).events
    assert event.title == "首艘漁政船下水"


def test_another_day_of_the_same_zone_is_another():
    """The 12th in Washington may be the 13th in Beijing, and that the 13th in Washington, but not all three."""
    told = "外长王一同国务卿布朗通电话，谈及渔业。"
    tagged = [
        article("甲报", "2030-05-14T08:00", f"«12日»{told}", "2030-05-12/day/happened", zone=NEW_YORK),
        article("乙报", "2030-05-14T08:00", f"«13日»{told}", "2030-05-13/day/happened"),
        article("丙报", "2030-05-14T08:00", f"«13日»{told}", "2030-05-13/day/happened", zone=NEW_YORK),
    ]
    assert len(build_events(tagged[:2]).events) == 1
    assert len(build_events(tagged).events) == 2


def test_the_end_of_the_second_half_is_the_end():
    tagged = [
        article(
            "甲报", "2030-05-07T08:00", "下半场于«12时24分»结束。", "2030-05-07T12:24/minute/happened", title="甲乙会晤"
        ),
        article("乙报", "2030-05-07T08:00", "甲乙会晤«12时24分»结束。", "2030-05-07T12:24/minute/happened"),
        article("丙报", "2030-05-07T08:00", "上半场于«12时24分»结束。", "2030-05-07T12:24/minute/happened"),
    ]
    assert sorted(len(event.mention_ids) for event in build_events(tagged).events) == [1, 2]


def test_a_bare_call_in_an_article_about_a_meeting_is_no_meeting():
    title = "甲国总统丁一同乙国总理戊二视频会晤"
    tagged = [
        article("甲报", "2030-05-07T08:00", f"{title}于«今天»举行。", "2030-05-07/day/happened"),
        article("乙报", "2030-05-07T09:00", "双方«今年»两次通电话。", "2030-01-01/year/happened", title=title),
    ]
    assert len(build_events(tagged).events) == 2
