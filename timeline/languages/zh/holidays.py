"""Feasts and days of the Chinese calendar: 春节, 年三十晚, 农历八月十五, 国庆节, 圣诞节."""

from __future__ import annotations

import re
from typing import Final

from timeline.grammar.reading import Point
from timeline.grammar.rule import one_of, rule
from timeline.languages.zh.lexicon import S, words
from timeline.languages.zh.numbers import integer

LUNAR: Final[dict[str, tuple[int, int]]] = words(
    {
        (1, 1): "春节 新春 正月正时 正月朔日 大年初一 正月初一 农历新年",
        (1, 15): "元宵节",
        (5, 5): "端午节 端午",
        (7, 7): "七夕",
        (8, 15): "中秋节 中秋",
        (9, 9): "重阳节",
        (12, 8): "腊八节",
        (12, 30): "除夕 大除夕 大年三十 年三十 年三十晚 除夕夜",
    }
)
"""Month and day of the Chinese calendar; day 30 is the last of a month."""

FIXED: Final[dict[str, tuple[int, int]]] = words(
    {
        (1, 1): "元旦 元旦节 阳历新年",
        (2, 14): "情人节",
        (3, 8): "妇女节",
        (3, 12): "植树节",
        (3, 15): "国际消费者权益日 三一五",
        (4, 1): "愚人节",
        (5, 1): "劳动节 五一劳动节",
        (5, 4): "青年节",
        (6, 1): "儿童节",
        (7, 1): "香港回归纪念日 建党节",
        (8, 1): "建军节",
        (9, 10): "教师节",
        (10, 1): "国庆 国庆日 国庆节",
        (10, 10): "双十国庆 双十节",
        (10, 31): "万圣节",
        (12, 20): "澳门回归纪念日",
        (12, 24): "平安夜 圣诞夜 圣诞前夜 耶诞夜",
        (12, 25): "圣诞节 圣诞 耶诞节 耶诞",
        (12, 31): "跨年夜",
    }
)
"""Month and day."""

NTH: Final[dict[str, tuple[int, int, int]]] = words({(11, 4, 3): "感恩节", (5, 2, 6): "母亲节", (6, 3, 6): "父亲节"})
"""Month, how-manieth and weekday."""

TERMS: Final = "立春 惊蛰 春分 谷雨 立夏 小满 芒种 夏至 小暑 大暑 立秋 处暑 秋分 寒露 霜降 立冬 冬至"
"""Solar terms whose names are no words for weather."""

_NATIONAL = one_of(feast for feast in FIXED if feast.startswith("国庆"))
_OTHERS = one_of(feast for feast in FIXED if not feast.startswith("国庆"))
_SURNAME = "[李张王刘陈杨赵黄吴徐孙胡朱郭罗梁宋郑谢韩唐冯董萧曹袁邓许沈彭吕苏卢蒋蔡贾魏薛潘]"
_LUNAR_DAY = r"(?:初[一二三四五六七八九十]|二?十[一二三四五六七八九]?|三十|廿[一二三四五六七八九]?)"


@rule(
    rf"(?P<lunar>农历)?(?P<feast>{one_of(LUNAR)})(?!假|档|联欢|晚会|黄金|期间|前夕|前后|长假|团圆|节目|博饼|佳节|祝|贺|快乐|茶话|月饼|粽)(?:[当那][天日])?",
    examples={"«2021年中秋节»": "2021-09-21", "«2021年除夕»": "2021-02-11"},
    never=["中秋晚会", "中秋月饼", "美中元首"],
)
def lunar_feast(match: re.Match[str]) -> Point:
    """A feast of the Chinese calendar."""
    return Point(holiday=match[0] if match["lunar"] else match["feast"], lunar=LUNAR[match["feast"]])


@rule(
    rf"(?:农历|阴历|旧历|夏历)(?P<month>正|腊|冬|十[一二]?|[一二三四五六七八九])月(?P<day>{_LUNAR_DAY})|(?P<first_or_last>[正腊])月(?P<first>{_LUNAR_DAY})|(?<![月当])(?:农历)?(?:大年|年)?(?P<new_year>初[一二三四五六七八九])(?<![读念升]初[一二三])(?![中高级年学]|[男女]生|[和与、及或]高[一二三])",
    examples={
        "«农历八月十五»": "2021-09-21",
        "女秘书«初七»": "2021-02-18",
        "«前年農曆年初二»的衝突": "2019-02-06",
        "«腊月廿三»祭灶": "2021-02-04",
    },
    never=["初三年级", "初三学生", "初二女生", "小升初一", "初三和高三的孩子"],
)
def lunar_date(match: re.Match[str]) -> Point:
    """A day of the Chinese calendar; 初 and a number alone is the first month's."""
    text = match["month"] or match["first_or_last"]
    month = {"正": 1, "腊": 12, "冬": 11}.get(text) or integer(text) if text else 1
    day = (match["day"] or match["first"] or match["new_year"]).lstrip("初")
    return Point(lunar=(month or 1, integer(day) or 1))


@rule(
    rf"(?P<feast>(?<![中美英法我全各泰])(?<!{_SURNAME})(?=国庆){_NATIONAL}|{_OTHERS})(?!祝|假"
    rf"|等|档|黄金|期间|前夕|前后|长假|节|育|树|老人|卡|礼|派|气息|气氛|季|大餐|奇迹|市集|市场|购物|贺|装饰|彩灯|颂歌|帽|联欢|晚会|中学|快乐|阅兵|招待|演|致辞|献|晚宴|七天|周年|\d++(?!{S}[时点:])|[一二三四五六七八九十]+周年)(?:[当那][天日])?",
    examples={
        "«2021年国庆节»": "2021-10-01",
        "«2015年圣诞节那天»": "2015-12-25",
        "«国庆节20:30»放烟花": "2021-10-01T20:30",
    },
    never=[
        "圣诞老人",
        "圣诞树",
        "圣诞气息",
        "一顿圣诞节大餐",
        "李国庆",
        "强制妇女节育",
        "元旦晚会",
        "三八红旗手",
        "双十一大促",
    ],
)
def fixed_feast(match: re.Match[str]) -> Point:
    """A feast with the same date each year."""
    month, day = FIXED[match["feast"]]
    return Point(holiday=match["feast"], month=month, day=day)


@rule(
    rf"(?P<term>{one_of(TERMS.split())})(?:节气|节|日)?(?:[当那][天日])?(?![了得子节])|(?P<qingming>清明)(?:节(?:[当那][天日])?(?!假|前夕|小长假)|(?=时节|当[天日]))",
    examples={"«2021年立冬»": "2021-11-07", "«2021年清明节»祭扫": "2021-04-04"},
    never=["政治清明", "清明上河图"],
    words="夏至未至 霜降牛肉 谷雨书院 小满科技 度小满",
)
def solar_term(match: re.Match[str]) -> Point:
    """A solar term, by the sun's place in China's zone."""
    return Point(term=match["term"] or match["qingming"])


@rule(
    rf"(?P<feast>{one_of(NTH)})(?!假|期间|前夕|前后|礼|快乐|大餐|火鸡)(?:[当那][天日])?",
    examples={"«2021年感恩节»": "2021-11-25", "«2021年母亲节»": "2021-05-09"},
    never=["感恩节火鸡"],
)
def weekday_feast(match: re.Match[str]) -> Point:
    """A feast on the same weekday of a month each year."""
    month, count, weekday = NTH[match["feast"]]
    return Point(holiday=match["feast"], month=month, nth=(count, weekday))
