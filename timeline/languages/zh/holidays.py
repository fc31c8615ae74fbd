"""Feasts and days of the Chinese calendar: 春节, 年三十晚, 农历八月十五, 国庆节, 圣诞节."""

from __future__ import annotations

import re

from timeline.grammar.reading import Point
from timeline.grammar.rule import one_of, rule
from timeline.languages.zh.numbers import integer

LUNAR = {
    "春节": (1, 1), "新春": (1, 1), "正月正时": (1, 1), "正月朔日": (1, 1), "大年初一": (1, 1), "正月初一": (1, 1), "农历新年": (1, 1), "元宵节": (1, 15), "端午节": (5, 5), "端午": (5, 5),
    "七夕": (7, 7), "中秋节": (8, 15), "中秋": (8, 15), "重阳节": (9, 9), "腊八节": (12, 8),
    "除夕": (12, 30), "大年三十": (12, 30), "年三十": (12, 30), "年三十晚": (12, 30), "除夕夜": (12, 30),
}  # fmt: skip
FIXED = {
    "元旦": (1, 1), "阳历新年": (1, 1), "愚人节": (4, 1), "国际消费者权益日": (3, 15), "三一五": (3, 15), "植树节": (3, 12),
    "青年节": (5, 4), "教师节": (9, 10), "香港回归纪念日": (7, 1), "澳门回归纪念日": (12, 20), "国庆": (10, 1), "国庆日": (10, 1),
    "情人节": (2, 14), "妇女节": (3, 8), "劳动节": (5, 1), "五一劳动节": (5, 1), "儿童节": (6, 1), "建党节": (7, 1),
    "建军节": (8, 1), "国庆节": (10, 1), "双十节": (10, 10), "万圣节": (10, 31), "平安夜": (12, 24), "圣诞节": (12, 25), "圣诞": (12, 25),
    "跨年夜": (12, 31),
}  # fmt: skip
_LUNAR_DAY = r"(?:初[一二三四五六七八九十]|二?十[一二三四五六七八九]?|三十|廿[一二三四五六七八九]?)"


@rule(
    rf"(?:农历)?(?P<feast>{one_of(LUNAR)})(?!假|档|联欢|晚会|黄金|期间|前夕|前后|长假|团圆|节目|博饼|佳节|祝|贺|快乐|茶话)(?:当[天日])?",
    examples={"«2021年中秋节»": "2021-09-21", "«2021年除夕»": "2021-02-11"},
    never=["中秋晚会"],
)
def lunar_feast(match: re.Match[str]) -> Point:
    """A feast of the Chinese calendar."""
    return Point(holiday=match["feast"], lunar=LUNAR[match["feast"]])


@rule(
    rf"(?:农历|阴历|旧历|夏历)(?P<month>正|腊|冬|十[一二]?|[一二三四五六七八九])月(?P<day>{_LUNAR_DAY})|正月(?P<first>{_LUNAR_DAY})|(?<![月当])(?:大年|年)?(?P<new_year>初[一二三四五六七八九])(?![中高级年])",
    examples={"«农历八月十五»": "2021-09-21", "女秘书«初七»": "2022-02-07"},
    never=["初三年级"],
)
def lunar_date(match: re.Match[str]) -> Point:
    """A day of the Chinese calendar; 初 and a number alone is the first month's."""
    text = match["month"]
    month = {"正": 1, "腊": 12, "冬": 11}.get(text) or integer(text) if text else 1
    day = (match["day"] or match["first"] or match["new_year"]).lstrip("初")
    return Point(lunar=(month or 1, integer(day) or 1))


@rule(
    rf"(?P<feast>{one_of(FIXED)})(?!假|档|黄金|期间|前夕|前后|长假|树|老人|卡|礼|派|联欢|快乐|阅兵|招待|演|致辞|献|晚宴|七天|周年|\d|[一二三四五六七八九十]+周年)(?:当[天日])?",
    examples={"«2021年国庆节»": "2021-10-01"},
    never=["圣诞老人", "圣诞树"],
)
def fixed_feast(match: re.Match[str]) -> Point:
    """A feast with the same date each year."""
    month, day = FIXED[match["feast"]]
    return Point(holiday=match["feast"], month=month, day=day)
