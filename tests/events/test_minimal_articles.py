"""Whole builds of a few short articles: what several outlets tell of one plan or one call."""

from __future__ import annotations

import pandas as pd
import pytest

from timeline import build

CALL = [
    ("2021-11-13T21:00:00+08:00", "甲国外长林一11月13日同乙国国务卿布朗通电话，就元首会晤交换意见。"),
    ("2021-11-14T09:00:00+08:00", "林一昨天应约同布朗通电话。"),
    ("2021-11-13T08:00:00-05:00", "乙国国务卿布朗星期五（11月12日）与甲国外长林一通电话，讨论会晤。"),
    ("2021-11-13T10:00:00-05:00", "乙国国务院说，布朗12日同林一通了电话。"),
]
RACE = [
    ("2021-11-11T09:00:00+08:00", "南湖龙舟大赛定于12月12日上午9时开赛。"),
    ("2021-11-20T09:00:00+08:00", "原定12月12日举行的南湖龙舟大赛推迟至12月19日。"),
]
FAIR = [
    ("2021-11-09T09:00:00+08:00", "国际机器人博览会将于12月3日在甲城开幕。"),
    ("2021-11-22T09:00:00+08:00", "原定12月3日开幕的国际机器人博览会，因台风取消。"),
]
CONTEST = [("2021-11-05T09:00:00+08:00", "原定11月18日举行的青年钢琴比赛改期，新的日期另行公布。")]


def events(told: list[tuple[str, str]]) -> pd.DataFrame:
    rows = [{"title": "", "text": text, "date": date, "source": f"{n}报"} for n, (date, text) in enumerate(told)]
    return build(pd.DataFrame(rows)).events


def test_a_call_told_by_the_clocks_of_two_capitals_is_one():
    (call,) = events(CALL).itertuples()
    assert (call.mention_count, call.source_count, call.disagreement) == (4, 4, "")


@pytest.mark.parametrize(
    ("told", "status", "day"),
    [
        (RACE, "postponed", "2021-12-18T16:00+00:00"),
        (FAIR, "cancelled", "2021-12-02T16:00+00:00"),
        (CONTEST, "postponed", "2021-11-17T16:00+00:00"),
    ],
)
def test_what_became_of_a_plan(told, status, day):
    (event,) = events([*told]).itertuples()
    assert (event.status, event.start_utc) == (status, pd.Timestamp(day))
    assert len(event.plan_history) == sum(text.count("月") for _, text in told)


def test_an_age_tells_no_event_and_its_clause_does():
    (arrest,) = events([("2021-11-14T09:00:00+08:00", "今年48岁的林一11月13日在甲城被捕。")]).itertuples()
    assert arrest.start_local == "2021-11-13T00:00:00+08:00"
    (plan,) = events([("2021-11-14T09:00:00+08:00", "今年岁末甲城将办灯会。")]).itertuples()
    assert plan.precision == "year"


ARRESTS = [
    ("2021-11-14T09:00:00+08:00", "警方昨天在甲城逮捕船东林一。"),
    ("2021-11-14T10:00:00+08:00", "船东林一13日被捕，涉嫌走私。"),
    ("2021-11-14T11:00:00+08:00", "船东林一11月13日在家中遭拘捕。"),
]
SUIT = [
    ("2021-11-11T09:00:00+08:00", "短片公司蓝鱼最快下周起诉甲国政府。"),
    ("2021-11-17T09:00:00+08:00", "短片公司蓝鱼11月16日对甲国政府提起诉讼。"),
]


LANDSLIP = [
    ("2021-11-11T09:00:00+08:00", "甲城北山公路10月塌方，三十辆货车被困。"),
    ("2021-11-12T09:00:00+08:00", "上个月，北山公路发生塌方，一度有货车被困。"),
    ("2021-11-12T10:00:00+08:00", "北山公路10月有三十万辆货车通行。"),
]


def test_what_a_month_brought_is_told_twice_in_nearly_the_same_words():
    slip, passing = events(LANDSLIP).sort_values("mention_count", ascending=False).itertuples()
    assert (slip.mention_count, passing.mention_count) == (2, 1)
    assert "通行" in passing.quote


def test_what_an_article_calls_the_same_at_the_same_time_is_one():
    text = "北山公路11月12日塌方，货车被困。\n专家说，昨天，北山公路塌方，雨季未过。"
    (slip,) = events([("2021-11-13T20:00:00+08:00", text)]).itertuples()
    assert slip.mention_count == 2
    ends = "林一被判刑，刑期至2022年9月。\n王二也被判刑，刑期至2022年9月。"
    assert list(events([("2021-11-13T20:00:00+08:00", ends)])["mention_count"]) == [1, 1]


def test_one_act_in_the_words_of_several_outlets_is_one():
    (arrest,) = events(ARRESTS).itertuples()
    assert (arrest.mention_count, arrest.status) == (3, "happened")


def test_a_suit_that_was_announced_and_brought_is_one():
    (suit,) = events(SUIT).itertuples()
    assert (suit.status, suit.precision, len(suit.plan_history)) == ("happened", "day", 1)


def test_matters_do_not_mix():
    assert len(events([*CALL, *RACE, *FAIR, *CONTEST])) == 4
