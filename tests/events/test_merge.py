"""The same happening told twice is one row; different ones stay apart."""

from __future__ import annotations

import pytest
from event_builders import article

from timeline.events import build_events


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
    assert len(build_events([tagged]).events) == 3


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
    assert len(build_events(tagged).events) == 1


def test_another_thing_on_the_same_day_stays_apart():
    tagged = [
        article("甲报", "2030-05-07T08:00", "外长王一«今天»同国务卿布朗通电话。", "2030-05-07/day/happened"),
        article("甲报", "2030-05-07T08:00", "南港油库«今天»发生火灾。", "2030-05-07/day/happened"),
        article("甲报", "2030-05-07T08:00", "首艘渔政船«今天»下水。", "2030-05-07/day/happened"),
    ]
    assert len(build_events(tagged).events) == 3


def test_an_agency_tells_many_things_a_day():
    tagged = [
        article("甲报", "2030-05-07T08:00", "据路透社«今天»报道说，南港油库失火。", "2030-05-07/day/happened"),
        article("乙报", "2030-05-07T09:00", "据路透社«今天»报道说，林一将辞去议长一职。", "2030-05-07/day/happened"),
    ]
    assert len(build_events(tagged).events) == 2


@pytest.mark.parametrize(
    "marked",
    [
        "渔船今年的产量比«去年同期»多一成。",
        "漁船今年的產量較«2029年»增加一成。",
        "渔船的产量高于«去年»的九吨。",
        "与«2029年»相比，渔船的产量增加一成。",
        "鱼价创下«2029年以来»的最高水平。",
        "漁業自«2029年以來»首次陷入衰退。",
    ],
)
def test_what_something_is_compared_with_is_no_event(marked):
    assert not build_events([article("甲报", "2030-05-07T08:00", marked, "2029-01-01/year/happened")]).events


@pytest.mark.parametrize(
    "marked",
    [
        "占比«去年»有所提高。",
        "委员长李克强于«去年»视察南港。",
        "新船最早于«去年»下水。",
        "渔业总产量在«去年»同比增长。",
    ],
)
def test_words_that_only_end_like_a_comparison_tell_an_event(marked):
    assert len(build_events([article("甲报", "2030-05-07T08:00", marked, "2029-01-01/year/happened")]).events) == 1


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
    result = build_events([article("甲报", "2030-05-07T08:00", marked, "2030-05-07/day/happened", **fields)])
    assert result.events == ()
    assert result.event_of == {}
    assert result.anchor is None


def test_a_bare_meeting_is_the_one_the_article_is_about():
    title = "甲国总统丁一同乙国总理戊二下月会谈渔业"
    tagged = [
        article("甲报", "2030-05-07T08:00", "甲国总统丁一同乙国总理戊二«7日»会谈渔业。", "2030-05-07/day/happened"),
        article("乙报", "2030-04-20T08:00", "会谈将在«5月»举行。", "2030-05-01/month/planned", title=title),
        article("丙报", "2030-04-20T08:00", "会谈将在«5月»举行。", "2030-05-01/month/planned", title="工会要求加薪"),
    ]
    assert sorted(len(event.mention_ids) for event in build_events(tagged).events) == [1, 2]


@pytest.mark.parametrize("dateline", ["（某某社南港«7日»綜合外電報導）", "（某某社記者丁一南港«7日»專電）"])
def test_datelines_of_agencies_tell_nothing(dateline):
    marked = f"{dateline}首艘漁政船«今天»下水。"
    (event,) = build_events([article("甲报", "2030-05-07T08:00", marked, *["2030-05-07/day/happened"] * 2)]).events
    assert event.title == "首艘漁政船下水"


def test_a_bare_call_in_an_article_about_a_meeting_is_no_meeting():
    title = "甲国总统丁一同乙国总理戊二视频会晤"
    tagged = [
        article("甲报", "2030-05-07T08:00", f"{title}于«今天»举行。", "2030-05-07/day/happened"),
        article("乙报", "2030-05-07T09:00", "双方«今年»两次通电话。", "2030-01-01/year/happened", title=title),
    ]
    assert len(build_events(tagged).events) == 2


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


def test_copies_of_one_text_are_one_however_little_it_says():
    text = "他«今天»说，往后还要再谈下去，谈到有结果为止。"
    tagged = [article(f"{name}报", "2030-05-07T08:00", text, "2030-05-07/day/happened") for name in "甲乙丙丁"]
    (event,) = build_events(tagged).events
    assert (event.article_count, event.source_count) == (4, 1)


def test_a_copy_of_a_cancelled_plan_that_is_told_late_is_no_fault():
    text = "原定«2030年5月»在南港举行的帆船比赛因台风没有办成。"
    tagged = [article(f"{name}报", "2030-09-07T08:00", text, "2030-05-01/month/cancelled") for name in "甲乙"]
    (event,) = build_events(tagged).events
    assert event.status == "cancelled"


def test_a_set_phrase_is_no_copy():
    tagged = [
        article("甲报", "2030-05-07T08:00", "船长林一因走私获刑。刑期至«2031年7月7日»。", "2031-07-07/day/planned"),
        article("乙报", "2030-05-08T08:00", "县长吴二因受贿入狱。刑期至«2031年7月7日»。", "2031-07-07/day/planned"),
    ]
    assert len(build_events(tagged).events) == 2


def test_what_was_done_after_or_beside_something_is_told_by_the_next_clause():
    tagged = [
        article(
            "甲报", "2030-05-07T08:00", "丁总统«7日»在副总统林一陪同下，接见乙国议长戊二三。", "2030-05-07/day/happened"
        ),
        article("乙报", "2030-05-07T09:00", "甲国总统丁一«今天»接见乙国议长戊二三。", "2030-05-07/day/happened"),
        article("丙报", "2030-05-07T09:00", "他«7日»说，渔船出港前将消毒两遍。", "2030-05-07/day/happened"),
        article("丁报", "2030-05-07T09:00", "她«今天»说，渔船出港前要消毒两次。", "2030-05-07/day/happened"),
    ]
    assert sorted(len(event.mention_ids) for event in build_events(tagged).events) == [2, 2]


def test_two_meetings_of_one_minister_on_a_day_are_two():
    tagged = [
        article("甲报", "2030-05-07T08:00", "甲国外长林一«7日»在南港同乙国外长吴二三会谈。", "2030-05-07/day/happened"),
        article("乙报", "2030-05-07T09:00", "甲国外长林一«7日»同乙国总统丁四五会谈。", "2030-05-07/day/happened"),
        article("丙报", "2030-05-07T09:00", "甲国外长林一«今天»会见乙国外长吴二三。", "2030-05-07/day/happened"),
    ]
    assert sorted(len(event.mention_ids) for event in build_events(tagged).events) == [1, 2]


def test_a_visit_is_told_in_many_words():
    tagged = [
        article("甲报", "2030-05-01T08:00", "外交部长林一«下周»将访问日本。", "2030-05-06/week/planned"),
        article("乙报", "2030-05-07T09:00", "外长林一«7日»访日。", "2030-05-07/day/happened"),
    ]
    assert len(build_events(tagged).events) == 1


def test_a_speech_does_not_join_the_meeting_that_its_speaker_had_that_day():
    tagged = [
        article("甲报", "2030-05-16T08:00", "总统甲明«5月15日»同主席乙光会晤。", "2030-05-15/day/happened"),
        article("乙报", "2030-05-16T08:00", "总统甲明«5月15日»表示，渔业法案应当通过。", "2030-05-15/day/happened"),
        article("丙报", "2030-05-18T08:00", "渔业部长丁河«5月17日»同主席乙光会晤。", "2030-05-17/day/happened"),
    ]
    assert len(build_events(tagged).events) == 3


def test_two_leaders_are_told_by_their_names_or_by_their_countries():
    by_country = "备受瞩目的中美元首视频会晤«16日»举行。国家主席乙光与总统甲明将谈渔业。"
    tagged = [
        article("甲报", "2030-05-14T08:00", by_country, "2030-05-16/day/planned"),
        article("乙报", "2030-05-14T08:00", "甲明同乙光«16日»将举行视频峰会。", "2030-05-16/day/planned"),
        article("丙报", "2030-05-14T08:00", "海关«16日»公布渔业数据。", "2030-05-16/day/planned"),
    ]
    assert sorted(len(event.mention_ids) for event in build_events(tagged).events) == [1, 2]


def test_what_is_agreed_is_not_told_in_the_words_of_those_who_agree():
    agreed = "港务局长丙山在东港同海事专员丁河磋商捕捞配额，双方商定«年底前»安排元首视频会晤。"
    tagged = [
        article("甲报", "2030-05-14T08:00", agreed, "2031-01-01/day/planned"),
        article("乙报", "2030-05-14T08:00", "两国元首«年底前»将举行视频会晤。", "2031-01-01/day/planned"),
    ]
    assert len(build_events(tagged).events) == 1


def test_a_call_that_is_equated_with_a_day_is_told_in_the_words_before_it():
    title = "外长丙山同外长丁河通话"
    equated = "外长丙山«昨天»同外长丁河通话。总统甲明与主席乙光上次对话是«9月9日»的电话会谈。"
    tagged = [
        article("甲报", "2030-10-14T08:00", equated, "2030-10-13/day/happened", "2030-09-09/day/happened", title=title),
        article("乙报", "2030-10-14T08:00", "甲明与乙光«9月9日»通电话。", "2030-09-09/day/happened"),
    ]
    assert sorted(len(event.mention_ids) for event in build_events(tagged).events) == [1, 2]


def test_a_day_in_brackets_behind_a_caption_tells_the_caption():
    caption = "外长丙山同渔业代表丁河在东港码头会谈。（«2030年5月15日»）"
    tagged = [
        article("甲报", "2030-05-16T08:00", caption, "2030-05-15/day/happened"),
        article("乙报", "2030-05-16T08:00", "外长丙山«昨天»同渔业代表丁河会谈。", "2030-05-15/day/happened"),
    ]
    (event,) = build_events(tagged).events
    assert "丙山" in event.title


def test_who_speaks_before_a_place_speaks_and_who_speaks_first_is_named_before():
    spoken = "«周二»，丙山在码头的一座桥前说，渔业兴旺。《南港日报》«周三»率先报道了这一消息。"
    tagged = [
        article("甲报", "2030-05-16T08:00", spoken, "2030-05-14/day/happened", "2030-05-15/day/happened"),
        article("乙报", "2030-05-16T08:00", "丙山«周二»说，渔业兴旺。", "2030-05-14/day/happened"),
        article("丙报", "2030-05-16T08:00", "《南港日报》«周三»报道，渔业兴旺。", "2030-05-15/day/happened"),
    ]
    assert sorted(len(event.mention_ids) for event in build_events(tagged).events) == [2, 2]


def test_who_made_a_meeting_known_is_one_however_that_is_told():
    followed = "China's foreign ministry followed on «Saturday morning»."
    told = "外交部发言人丙山«11日»对外宣布，主席乙光同总统甲明的会晤定于16日举行。"
    tagged = [
        article("甲报", "2030-05-14T08:00", followed, "2030-05-11T06:00/part/happened", language="en"),
        article("乙报", "2030-05-14T08:00", "会谈日期是中国外交部«11日»公布的。", "2030-05-11/day/happened"),
        article("丙报", "2030-05-14T08:00", "会晤的日期«11日»已由中国外交部的丙山公布。", "2030-05-11/day/happened"),
        article("丁报", "2030-05-14T08:00", told, "2030-05-11/day/happened"),
    ]
    assert len(build_events(tagged).events) == 1
