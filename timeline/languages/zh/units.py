"""Units other than days, weeks and months: quarters, halves, seasons, decades, centuries, thirds of a month."""

from __future__ import annotations

import re

from timeline.grammar.reading import FirstMonths, Point, Range, Shift
from timeline.grammar.rule import rule
from timeline.languages.zh.lexicon import DIGIT, S
from timeline.languages.zh.numbers import integer

_SEASONS = {"春": "SP", "夏": "SU", "秋": "FA", "冬": "WI"}
_WHICH = {"上": 1, "前": 1, "下": 2, "后": 2}


@rule(
    r"(?:第(?P<number>[一二三四1-4])(?:季度?|(?=[、至到和及与–-]第?[一二三四1-4]季))|(?<=第[一二三四1-4][、至到和及与–-])(?P<last>[一二三四1-4])季度?|(?<![第一二三四\d、])(?P<listed>[一二三四])(?=[、至到和及—-][二三四]季度)|(?P<first>首季度?)|(?P<short>[一二三四])季度(?!假)|(?<![A-Za-z])[Qq](?P<letter>[1-4])(?!\w))",
    examples={
        "«第三季度»": "2021-Q3",
        "«2021年第三季»": "2021-Q3",
        "«一季度»增长": "2021-Q1",
        "«首季»": "2021-Q1",
        "«一至三季度»": "2021-Q1/2021-Q3",
        "«去年三»、«四季度»": "2020-Q3 & 2020-Q4",
        "«第三»、«四季»": "2021-Q3 & 2021-Q4",
    },
    never=["第三级", "四季度假村"],
)
def quarter(match: re.Match[str]) -> Point:
    """A quarter of a year."""
    text = next((match[name] for name in ("number", "last", "short", "letter", "listed") if match[name]), None)
    return Point(quarter=integer(text) if text else 1)


@rule(
    r"(?P<shift>[本上下])(?:一个?|个)?季(?:度|(?!节|赛|后|[欧英美西德法意中日]?[联甲超冠]|世界杯|联赛|冠军|亚军|季军|决赛|球|NBA))",
    examples={"«上季度»": "2021-Q3", "«本季»": "2021-Q4", "«上季»欧元区收缩": "2021-Q3"},
    never=["本季节", "上季欧联决赛", "上季英超冠军"],
)
def relative_quarter(match: re.Match[str]) -> Point:
    """A quarter counted from this one."""
    return Point(shift=Shift("quarter", {"本": 0, "上": -1, "下": 1}[match["shift"]]))


@rule(
    r"(?P<which>[上下前后])半年(?!度报)(?:度)?",
    examples={"«上半年»": "2021-H1", "«今年下半年»": "2021-H2", "«2021年上半年度»": "2021-H1"},
    never=["半年度报告"],
)
def half_year(match: re.Match[str]) -> Point:
    """A half of a year."""
    return Point(half=_WHICH[match["which"]])


@rule(
    r"(?<![目此日以之先提空当眼选举幕赛战婚任职役满疫病逝死])[前首头](?P<count>[二两三四五六七八九十]|1[01]|[2-9])(?P<unit>个月|个?季度?|(?<=\d)月(?![\d初中底末份上下]))(?!的?试用)",
    examples={
        "«前7个月»全社会用电量": "2021-01/2021-07",
        "«今年前9月»进出口增长5.8%": "2021-01/2021-09",
        "«前三季度»": "2021-01/2021-09",
        "«2020年前三个季度»": "2020-01/2020-09",
    },
    never=["前几个月", "须提前一个月申请", "前三个月试用期", "他目前三个月大", "大选前两个月"],
)
def first_months(match: re.Match[str]) -> FirstMonths | None:
    """The year's first months or quarters, counted from January."""
    count = integer(match["count"])
    if count is None:
        return None
    return FirstMonths(count if match["unit"].endswith("月") else 3 * count)


@rule(
    r"(?<![春夏秋冬寒暑])(?P<which>[今去明前])(?P<season>[春夏秋冬])(?!奥|雨|波)(?:天|季)?",
    examples={"«去冬»": "2020-WI", "«今夏»": "2021-SU"},
    never=["临去秋波"],
)
def relative_season(match: re.Match[str]) -> Point:
    """A season of a year counted from this one."""
    count = {"今": 0, "去": -1, "明": 1, "前": -2}[match["which"]]
    return Point(shift=Shift("year", count), season=_SEASONS[match["season"]])


@rule(
    r"(?:(?<=年)|(?<=年的)|(?<=年前的))(?:初|盛|仲|早|晚|深|隆|寒|暮|入)?(?P<season>[春夏秋冬])(?:天|季|末|初)?(?!奥|残奥|运|节|晚|耕|招|游|[雨闷粮茶拍窗糖装训瑾普]|秋航空|令营)",
    examples={"«2021年春季»": "2021-SP", "«今年秋天»": "2021-FA", "«两年前的夏天»": "2019-SU"},
    never=["今年冬奥会", "2022年冬残奥会", "今年秋粮丰收", "今年春茶", "2020年春拍", "2021年夏窗", "2019年春秋航空"],
)
def season(match: re.Match[str]) -> Point:
    """A season right behind its year."""
    return Point(season=_SEASONS[match["season"]])


@rule(
    r"(?<=[自从于在到])(?P<season>[春夏秋冬])[天季](?=起|开始|开学|入学|复课|开打|前|以前|之前|结束|举行|举办|推出|上市|发布|登场|启用|投产|完工)",
    examples={"自«秋天开始»改用新教材": "since 2021-FA", "将在«春季»开学": "2022-SP"},
    never=["在春天里开花", "秋天开始落叶", "在春天的田野上"],
)
def bare_season(match: re.Match[str]) -> Point:
    """A season whose year is left open, where something begins, ends or is held."""
    return Point(season=_SEASONS[match["season"]])


@rule(
    r"[入开](?P<season>[春夏秋冬])(?=以来|至今)",
    examples={"«入秋以来»": "since 2021-09-01/2021-11-10"},
    never=["入秋后转凉"],
)
def season_begun(match: re.Match[str]) -> Point:
    """The season that has begun, of which only 以来 makes a span."""
    return Point(season=_SEASONS[match["season"]])


@rule(
    rf"(?:(?P<last>上个?)世纪|(?P<century>20|二十){S}世纪)?(?P<first>[二三四五六七八])(?P<second>[三四五六七八九])十年代",
    examples={"«上世纪五六十年代»": "195/196", "«八九十年代»": "198/199"},
    never=["五七十年代"],
)
def two_decades(match: re.Match[str]) -> Range | None:
    """Two neighbouring decades in one word."""
    first, second = 10 * (integer(match["first"]) or 0), 10 * (integer(match["second"]) or 0)
    if second != first + 10:
        return None
    century = 1900 if match["last"] or match["century"] else 0
    return Range(Point(decade=century + first), Point(decade=century + second))


@rule(
    rf"(?:(?P<last>上|本)(?:个)?世纪|(?P<century>\d\d?|二?十[一二三四五六七八九]?){S}世纪)?{S}(?P<decade>\d0|[一二三四五六七八九]十|[一二三四五六七八九]〇){S}年代",
    examples={"«上世纪90年代»": "199", "«80年代»": "198", "«二十世纪七十年代»": "197", "«九十年代»": "199"},
    never=["6年代"],
)
def decade(match: re.Match[str]) -> Point:
    """A decade, of a named century or of the one that fits."""
    tens = integer(match["decade"]) or 0
    if match["last"]:
        return Point(decade=(1900 if match["last"] == "上" else 2000) + tens)
    century = integer(match["century"] or "")
    return Point(decade=(century - 1) * 100 + tens if century else tens)


@rule(
    r"(?:本|21|二十一)世纪的?(?:头|首|第一)个?十年",
    examples={"«本世纪头十年»": "200", "«21世纪第一个十年»": "200"},
)
def first_decade(match: re.Match[str]) -> Point:
    """The years from 2000 to 2009."""
    return Point(decade=2000)


@rule(
    rf"(?<!\d)(?P<decade>(?:1[5-9]|20)\d0)(?:\s?年代|(?=\s?[和与及至到、-]\s?(?:1[5-9]|20)\d0\s?年代))"
    rf"|(?<![{DIGIT}])(?P<numerals>一[五六七八九][{DIGIT}]〇|二〇[{DIGIT}]〇)年代",
    examples={"«1990年代»": "199", "由 «1990 年代»的": "199", "«一九五〇年代»": "195"},
)
def full_decade(match: re.Match[str]) -> Point:
    """A decade by its first year."""
    return Point(decade=integer(match["decade"] or match["numerals"]))


@rule(
    rf"(?<!\d)(?:(?P<which>本|上|下)(?:个|一)?|(?P<number>\d\d?|二?十[一二三四五六七八九]?|(?<=公元)[一二三四五六七八九]){S})世纪(?![大杯\d]|[二三四五六七八九](?!大)|一(?![大度])|经济报|不动产|福克斯|福斯|出版社)",
    examples={
        "«二十世纪»": "19",
        "«21世纪»": "20",
        "«本世纪»": "20",
        "«11世纪»": "10",
        "«二十世纪»四大作家": "19",
        "公元«三世纪»": "02",
    },
    never=["三世纪以来", "世纪大桥", "本世纪大战", "21世纪经济报道", "二十一世纪福克斯", "21世纪不动产"],
)
def century(match: re.Match[str]) -> Point:
    """A century by its number or counted from this one."""
    if match["which"]:
        return Point(shift=Shift("century", {"本": 0, "上": -1, "下": 1}[match["which"]]))
    return Point(century=integer(match["number"]))
