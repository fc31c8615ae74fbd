"""Weekdays: of a named week (本周一, 上星期五, 下週日), or bare (周五)."""

from __future__ import annotations

import re

from timeline.grammar.reading import ANY_DAY, Point, Range, Recurring, Shift
from timeline.grammar.rule import one_of, rule
from timeline.languages.zh.lexicon import COUNTED, WEEK, WEEKDAY, WEEKS, S
from timeline.languages.zh.numbers import integer

_DAY = "[一二三四五六日天1-6]"
_NOT_AFTER = (
    rf"(?!一[名个次家群批位条项]|[1-6]{COUNTED}|[1-6]\d(?!\d?[时点:日号])|[1-6]\d\d?日"
    r"|[1-6]天|一[直共些样度旦律般样致]|[一二三四五六]?[年岁届次方]|日本|日报(?![道导告名警])|天[天]|(?<=周)天(?![上下早晚中午凌夜的，。、在将举抵)(\s])|[二三]十|五福|六福|[日天](?:世界|邮|泰晤士|电讯|独立|快)报)"
)
_AND_DAY = (
    r"(?:[、及和至到](?P<last>[二三四五六日])(?=[，。、；\s）()在于将会早晚上下举召发表公宣开出抵两的停放进]|\Z))"
)
"""The second of two weekdays, in one letter: 本周四、五."""


def _weekdays(match: re.Match[str], week: Shift | None) -> Point | Range:
    first = Point(shift=week, weekday=WEEKDAY[match["day"]])
    return Range(first, Point(shift=week, weekday=WEEKDAY[match["last"]])) if match["last"] else first


@rule(
    rf"(?:(?<!日)|(?!本))(?!(?<=一)下[周星礼])(?P<week>{one_of(WEEKS)})个?{WEEK}{_NOT_AFTER}(?P<day>{_DAY})(?!季|届|年|(?<=\d)\d?月){_AND_DAY}?",
    examples={
        "发言人在«本周一»重申": "2021-11-08",
        "會議在«本週四、五»舉行": "2021-11-11/2021-11-12",
        "«本周一至五»停课": "2021-11-08/2021-11-12",
        "«上星期五»举行": "2021-11-05",
        "«上周5»人大表决": "2021-11-05",
        "«本周2»台北下雨": "2021-11-09",
        "将于«下週日»抵达": "2021-11-21",
        "两国元首«下周二»将会晤": "2021-11-16",
    },
    never=[
        *("本周一直下跌", "上周日本首相访华", "日本周边", "下周12月14日", "本周3项民调"),
        *("上周2人获救", "本周5架客机停飞", "上周2死5伤", "上周4号线停运"),
    ],
)
def weekday_of_week(match: re.Match[str]) -> Point | Range:
    """A weekday of a week counted from this one, or two of them."""
    return _weekdays(match, Shift("week", WEEKS[match["week"]]))


@rule(
    rf"(?:(?<![本上下这每逢两几个\d逐隔])|(?<=日本))(?:(?<![一二三四五六七八九十百])|(?={WEEK}{_DAY}(?![次天回个日])))(?:{WEEK}){_NOT_AFTER}(?P<day>{_DAY})(?!季|届|(?<=\d)\d(?!\d?{S}[时点:日]))(?:(?!(?<=一)[至到]){_AND_DAY})?",
    examples={
        "白宫«周五»表示": "2021-11-05",
        "將在«星期四»舉行": "2021-11-11",
        "«礼拜天»": "2021-11-07",
        "«周二9时»": "2021-11-09T09",
        "«周一8日»": "2021-11-08",
        "将于«周五、六»举行": "2021-11-12/2021-11-13",
        "«周四»、五粮液公布": "2021-11-04",
        "«周四»1200人参加": "2021-11-11",
        "日本«周日»新增": "2021-11-07",
    },
    never=[
        "每周一举行",
        "一周一次",
        "一周五天",
        "本周一直下跌",
        "上周日本首相访华",
        "周五福",
        "《周日世界报》",
        "《星期日泰晤士报》",
        "周恩来",
        "周边国家",
        "星期八",
        "入殓礼拜14日上午举行",
    ],
    words="周一围 周一良 周一鸣 周二珂 周三径 周四平 周日东 周日清 周六夜现场 星期六股份 血色星期日 血腥星期日",
)
def weekday(match: re.Match[str]) -> Point | Range:
    """A weekday of the week that tense and neighbours make plain, or two of them."""
    return _weekdays(match, None)


@rule(
    rf"(?<![本上下这])(?<!上个)(?<!下个){WEEK}一[至到][五六日]",
    examples={"«周一至五»人流较少": "XXXX-WXX-1", "«星期一至六»开放": "XXXX-WXX-1"},
    never=["本周一至五停课"],
)
def days_of_week(match: re.Match[str]) -> Recurring:
    """The working days of every week; a week that is meant would be named."""
    return Recurring("XXXX-WXX-1")


@rule(
    rf"(?:第(?P<count>[一二三四五1-5])|(?P<last>最后一))个?{WEEK}(?P<day>{_DAY})",
    examples={"«11月第一个星期一»": "2021-11-01", "«本月最后一个周五»": "2021-11-26"},
)
def nth_weekday(match: re.Match[str]) -> Point:
    """The how-manieth weekday of the month named before."""
    count = -1 if match["last"] else integer(match["count"]) or 1
    return Point(nth=(count, WEEKDAY[match["day"]]), standalone=False)


@rule(
    rf"(?:第(?P<count>[一二三四五1-5])|(?P<last>最后一))个?{WEEK}(?![一二三四五六日天末1-6])",
    examples={"«11月第三周»": "2021-W46", "«9月第二周»": "2021-W36", "«本月最后一周»": "2021-W48"},
    never=["怀孕第三周"],
)
def nth_week(match: re.Match[str]) -> Point:
    """The how-manieth week of the month named before."""
    return Point(week=-1 if match["last"] else integer(match["count"]) or 1, standalone=False)


@rule(
    r"(?:(?P<last>最后)|第|头)一[天日](?![本])",
    examples={"«2019年12月的最后一天»离任": "2019-12-31", "«11月第一天»": "2021-11-01", "«去年最后一天»": "2020-12-31"},
    never=["会议的最后一天", "第一天到校"],
)
def first_or_last_day(match: re.Match[str]) -> Point:
    """The first or last day of the month or year named before."""
    return Point(nth=(-1 if match["last"] else 1, ANY_DAY), standalone=False)


@rule(
    r"(?<=[日号\d]\()(?P<day>[一二三四五六日天])(?=\))",
    examples={"将于«11/20（六）»举行": "2021-11-20", "將於«11月18日（四）»舉行": "2021-11-18"},
    never=["第20（六）条", "共5人（三）"],
)
def weekday_in_brackets(match: re.Match[str]) -> Point:
    """A weekday in one letter, in brackets behind its date, as Taiwan writes it."""
    return Point(weekday=WEEKDAY[match["day"]], standalone=False)


@rule(
    r"(?<![每逢个一两方])(?:周末|星期末)(?!报(?![道导告名警])|版|画)",
    examples={"«周末»举行": "2021-W44-WE"},
    never=["每周末"],
)
def weekend(match: re.Match[str]) -> Point:
    """Saturday and Sunday."""
    return Point(weekend=True)


@rule(
    r"(?:刚刚?)?过去的?(?:一|这|这一)?个?周末(?!报(?![道导告名警])|版|画)",
    examples={"在«过去的一个周末»": "2021-W44-WE", "«刚过去的周末»": "2021-W44-WE"},
    never=["过去的一个周末版"],
)
def weekend_past(match: re.Match[str]) -> Point:
    """The last Saturday and Sunday."""
    return Point(shift=Shift("week", -1), weekend=True)


@rule(
    rf"(?:每逢|逢|每个?|隔){WEEK}(?P<day>(?:{_DAY}|末)(?:[、和及]?[二三四五六日](?![十百千次回个名家天年]))*(?![次回个]))?(?!年)",
    examples={"«每周一»开会": "XXXX-WXX-1", "«每周»三次": "P1W", "«每周一三五晚上»开会": "XXXX-WXX-1"},
)
def every_weekday(match: re.Match[str]) -> Recurring:
    """A weekday of every week."""
    day = (match["day"] or "")[:1]
    return Recurring("P1W" if not day else "XXXX-WXX-WE" if day == "末" else f"XXXX-WXX-{WEEKDAY[day] + 1}")
