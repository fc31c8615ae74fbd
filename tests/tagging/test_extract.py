"""What a text's expressions are, read in their context."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from timeline.errors import UnknownZone
from timeline.explain import explain, value
from timeline.model import Mention
from timeline.tagging import extract

PUBLISHED = datetime.fromisoformat("2021-11-15T18:40:00+08:00")


def read(
    text: str, published: datetime | None = PUBLISHED, zone: str = "Asia/Singapore", **options: object
) -> list[Mention]:
    return extract(text, published=published, zone=zone, **options)  # type: ignore[arg-type]


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize("blank", ["\t", "\u2003", "\u3000", "\xa0", "\r"], ids=ascii)
def test_any_blank_may_stand_within_a_date(blank: str) -> None:
    (day,) = read(f"11{blank}月{blank}16{blank}日举行")
    assert day.start_utc == utc("2021-11-15T16:00")
    (meeting,) = read(f"met on{blank}16{blank}November 2021", language="en")
    assert meeting.start_utc == utc("2021-11-15T16:00")


@pytest.mark.parametrize(
    ("text", "published", "instant"),
    [
        ("将在美东时间今晚（11月15日）7时45分举行", "2021-11-15T18:40+08:00", "2021-11-16T00:45"),
        ("将在新加坡时间16日早上8时45分举行", "2021-11-15T18:40+08:00", "2021-11-16T00:45"),
        ("将在新加坡时间明早8时45分举行", "2021-11-15T15:36+08:00", "2021-11-16T00:45"),
        ("将在美东时间11月15号星期一晚上7点45分举行", "2021-11-15T05:39-05:00", "2021-11-16T00:45"),
        ("于北京时间今早约8时46分正式开始", "2021-11-16T14:42+08:00", "2021-11-16T00:46"),
        ("已经开始（美东时间15日晚上7时46分）", "2021-11-16T14:42+08:00", "2021-11-16T00:46"),
        ("于今天下午12时24分结束", "2021-11-16T14:42+08:00", "2021-11-16T04:24"),
        ("在美东时间11月5日晚上7时开始", "2021-11-06T09:00+08:00", "2021-11-05T23:00"),
        ("在美东时间11月8日晚上7时开始", "2021-11-09T09:00+08:00", "2021-11-09T00:00"),
    ],
)
def test_zones_and_daylight_saving(text: str, published: str, instant: str) -> None:
    (mention,) = read(text, datetime.fromisoformat(published))
    assert mention.start_utc == utc(instant)


def test_one_moment_told_in_two_zones_is_two_mentions_that_agree() -> None:
    first, second = read("拜登与习近平将在美东时间今晚7时45分（新加坡时间明早8时45分）会谈。")
    assert first.start_utc == second.start_utc == utc("2021-11-16T00:45")
    assert (first.zone, second.zone) == ("America/New_York", "Asia/Singapore")
    assert (first.zone_basis, second.zone_basis) == ("text", "text")
    assert second.flags == ("corroborates",)


def test_two_zones_that_disagree_are_flagged() -> None:
    _, second = read("将在美东时间今晚7时45分（新加坡时间明早9时45分）会谈。")
    assert second.flags == ("zones-disagree",)


def test_a_clock_time_behind_a_gloss_in_another_zone_keeps_the_day_of_the_text() -> None:
    text = "会谈于北京时间16日早上8时46分开始（美东时间15日晚上7时46分），上半场在早上10时42分结束。"
    assert read(text, datetime.fromisoformat("2021-11-16T14:42+08:00"))[-1].start_utc == utc("2021-11-16T02:42")


def test_later_leans_on_the_clock_time_just_told() -> None:
    first, later = read(
        "上午10时42分上半场结束，下半场预计将于十五分钟后继续。", datetime.fromisoformat("2021-11-16T11:00+08:00")
    )
    assert later.start_utc == first.start_utc + timedelta(minutes=15)  # type: ignore[operator]
    assert later.status == "planned"


def test_a_day_is_its_local_day_and_not_midnight_utc() -> None:
    (mention,) = read("今天（15日）公布")
    assert (mention.start_utc, mention.end_utc) == (utc("2021-11-14T16:00"), utc("2021-11-15T16:00"))
    assert (mention.precision, mention.kind, mention.text) == ("day", "point", "今天（15日）")


def test_a_dateline_moves_the_day_of_the_text() -> None:
    text = "（法新社约翰内斯堡8日电）南非卫生部今天表示"
    today = read(text, datetime.fromisoformat("2020-08-09T11:55+02:00"), "Europe/Paris")[-1]
    assert value(today) == "2020-08-08"


def test_a_gloss_moves_the_day_of_the_text() -> None:
    text = "外交部今天（14日）公布消息。发言人今天说"
    assert [value(m) for m in read(text)] == ["2021-11-14", "2021-11-14"]


def test_a_gloss_that_disagrees_keeps_the_explicit_date_and_says_so() -> None:
    (mention,) = read("将于周三（11月16日）举行")
    assert (value(mention), mention.flags) == ("2021-11-16", ("gloss-disagrees",))


@pytest.mark.parametrize(
    ("text", "status", "because"),
    [
        ("两国元首将于16日举行会晤", "planned", "将"),
        ("发言人14日表示", "happened", "表示"),
        ("原定于16日举行的会谈推迟", "postponed", "原定"),
        ("原有望于16日访问乙国的外长推迟行程", "postponed", "原有望"),
        ("官员周五表示将放宽限制", "happened", "表示"),
        ("决定取消16日的活动", "cancelled", "取消"),
        ("检方将疫情定性后，14日下令", "happened", "下令"),
    ],
)
def test_status_by_the_clause(text: str, status: str, because: str) -> None:
    (mention,) = [m for m in read(text) if m.kind == "point"]
    assert (mention.status, mention.status_because) == (status, because)


def test_known_and_assumed_are_kept_apart() -> None:
    day, full = read("11月13日宣布，2021年11月16日举行")
    assert day.assumed == ("year", "zone")
    assert full.assumed == ("zone",)


def test_years_borrow_from_what_was_told() -> None:
    assert [value(m) for m in read("去年11月13日检取证物，而于11月26日交出")] == ["2020-11-13", "2020-11-26"]


def test_without_publication_only_full_dates_get_a_value() -> None:
    today, full = read("今天公布，2021年11月16日举行", None)
    assert (today.start_utc, today.flags) == (None, ("no-reference",))
    assert full.start_utc == utc("2021-11-15T16:00")


def test_an_impossible_date_is_flagged_and_gets_no_value() -> None:
    (mention,) = read("2021年2月30日")
    assert (mention.start_utc, mention.flags) == (None, ("impossible-date",))


@pytest.mark.parametrize(
    "text", ["中共十九大", "比分3比1", "明天集团", "1+5", "三点原则", "3/4门槛", "周恩来", "日本", "美中元首"]
)
def test_look_alikes(text: str) -> None:
    assert read(f"提到{text}的") == []


def test_traditional_and_full_width_read_the_same() -> None:
    traditional = read("將在美東時間今晚（１１月１５日）7時45分舉行，為期兩週")
    simplified = read("将在美东时间今晚（11月15日）7时45分举行，为期两周")
    assert [(m.start, m.end, m.start_utc, m.timex) for m in traditional] == [
        (m.start, m.end, m.start_utc, m.timex) for m in simplified
    ]


def test_durations_sets_and_vague_words_have_no_moment() -> None:
    lasting, weekly, now = read("历时3小时14分钟，每周一召开，目前暂停")
    assert (lasting.kind, lasting.duration, lasting.timex) == ("duration", timedelta(hours=3, minutes=14), "PT194M")
    assert (weekly.kind, weekly.timex) == ("set", "XXXX-WXX-1")
    assert (now.kind, now.timex) == ("vague", "PRESENT_REF")
    assert {m.start_utc for m in (lasting, weekly, now)} == {None}


def test_prefer_chooses_the_missing_year() -> None:
    def year(prefer: str) -> int:
        return read("11月16日", prefer=prefer)[0].start_utc.astimezone(PUBLISHED.tzinfo).year  # type: ignore[union-attr]

    assert (year("past"), year("future"), year("nearest")) == (2020, 2021, 2021)


def test_a_fixed_offset_is_a_zone() -> None:
    (mention,) = read("今天", zone="-02:00")
    assert mention.start_utc == utc("2021-11-15T02:00")


def test_naive_publication_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        read("今天", datetime(2021, 11, 15))  # noqa: DTZ001


def test_unknown_zone_is_refused() -> None:
    with pytest.raises(UnknownZone, match="Asia/Shanghai"):
        read("今天", zone="Beijing")


def test_explain_tells_rule_zone_and_assumptions() -> None:
    text = str(explain("将于16日举行", published=PUBLISHED, zone="Asia/Singapore"))
    for part in (
        "«16日»",
        "2021-11-16",
        "day_of_month",
        "of the source",
        "year, month, zone",
        "planned, because of «将»",
    ):
        assert part in text
