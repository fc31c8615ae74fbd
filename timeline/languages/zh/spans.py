"""Lengths of time, and moments and spans counted by them: 三天前, 十五分钟后, 过去24小时, 近三年, 两星期, 每年."""

from __future__ import annotations

import re

from timeline.grammar.reading import Amount, Reading, Recurring, Rolling, Shifted, Vague
from timeline.grammar.rule import rule
from timeline.languages.zh.lexicon import AFTER, BEFORE, COUNT, UNITS, WITHIN, YEN, S
from timeline.languages.zh.numbers import integer, number
from timeline.model import Precision

_MANY = r"(?P<many>[多余来几]|)"
_UNIT = (
    rf"(?P<unit>(?=[个月年天日夜晚周星礼季世分小钟秒])(?:个{S}(?:多|几)?(?:月|星期|礼拜|小时|钟头?|季度|世纪|年头)|(?<=个半)月"
    r"|年(?!代(?!表)|级|龄|轻|纪|会(?=[费员籍议刊期址])|第|度|[初底末](?!国)|中(?=[旬期叶段考])|(?<=\d{3}年)中(?![国间的，里]))"
    r"|天|(?<=[一二两三四五六七八九十几数多半余])日(?!本|元|圆|报|常|益|[电讯])|夜|晚"
    r"|周(?!年|刊|报(?![道导告名警])|边|围|岁|[一二三四五六日天])|星期(?![一二三四五六日天])|礼拜|(?<![一二三四1-4])季度|(?<![\d十])世纪"
    r"|分钟|小时|钟头|秒钟|秒))"
)
_AMOUNT = rf"(?P<count>{COUNT}|(?=个半(?![个年]))){S}{_MANY}{S}(?P<half>个半|半|){_UNIT}(?P<plus>多|余|半(?!夜))?"
_NOT_ORDINAL = r"(?<![第\d.,点逾/:+〇一二三四五六七八九十百千万])"
_CENTURY = r"(?:1[1-9]|2[01]|十[一二三四五六七八九]|二十一?)世纪"
"""One that is named, and no length of so many: 21世纪后."""
_ANEW = ("首次", "首度", "再度", "再次", "重返", "重回")
"""What follows a length that is counted from what came before: 停火45年后 + 首次开枪."""
_SINCE_BIRTH = ("怀孕", "妊娠", "出生", "出世", "产后", "婚后", "入职")
"""From these a limit counts, and not from the day of the text: 怀孕 + 12周内."""
_LAST_OF_RANGE = re.compile(r"\d+[^\d.]|[一二两三四五六七八九十]+[至到]")
"""The first number of 3至4年; the last one counts."""
_SHORT = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M", "year": "Y"}


def _unit(text: str) -> Precision:
    return UNITS.get(
        text.lstrip("个 多几")
        .replace("年头", "年")
        .replace("钟头", "钟")
        .replace("钟", "小时" if text.startswith("个") else "钟"),
        "year",
    )


def _count(match: re.Match[str]) -> float | None:
    """The number of units; 一年半 is one and a half, 两个多月 two."""
    value = number(_LAST_OF_RANGE.sub("", match["count"]) or "一")
    if value is not None and (match["half"] or match["plus"] == "半"):
        value += 0.5
    return value


def _was_just_told(match: re.Match[str]) -> bool:
    """Whether the same length was told shortly before: 关押55天。这55天里."""
    length = f"{match['count']}{match['unit']}"
    return length in match.string[max(0, match.start() - 40) : match.start()]


def _ends_clause(match: re.Match[str]) -> bool:
    """Whether 近 so long is what a verb takes, and no span: 已搁置近七周，."""
    text = match.string
    if (
        match["which"] != "近"
        or text[match.end() - 1] == "来"
        or text[match.end() : match.end() + 1] not in "，。；！？"
    ):
        return False
    before = text[match.start() - 1 : match.start()]
    return "\u4e00" <= before <= "\u9fff" and before not in "在是的为于和与比及"


def _fuzzy(match: re.Match[str]) -> tuple[str, ...]:
    fuzzy = "多" in match["unit"] or _LAST_OF_RANGE.match(match["count"])
    return ("approx",) if fuzzy or match["many"] or match["plus"] in ("多", "余") or match["count"] == "半" else ()


@rule(
    rf"{_NOT_ORDINAL}(?!{_CENTURY})(?P<about>约|大约|大概|将近|近)?{_AMOUNT}(?:左右|间)?(?:的?(?P<before>{BEFORE})|(?P<after>{AFTER}))(?![排台院卫方任])",
    examples={
        "«三天前»宣布": "2021-11-07",
        "«兩週前»確診": "2021-W43",
        "«一年前»发起": "2020",
        "«两年后»": "2023",
        "«三个月后»": "2022-02",
        "将是停火«45年后»首次开枪": "",
        "11月16日上午10时42分结束，将于«十五分钟后»继续": "2021-11-16T10:57",
    },
    never=["第三天前往", "三年前台", "进入21世纪后"],
)
def shifted(match: re.Match[str]) -> Reading:
    """A moment so many units before or after."""
    count = _count(match)
    if count is None:
        return Vague("PAST_REF" if match["before"] else "FUTURE_REF")
    fuzzy = ("approx",) if match["about"] else _fuzzy(match)
    if match["after"] and match.string.startswith(_ANEW, match.end()):
        return Shifted(count, _unit(match["unit"]), fuzzy, "previous")
    return Shifted(-count if match["before"] else count, _unit(match["unit"]), fuzzy)


@rule(
    rf"(?P<which>(?<!已经)(?<!事情)(?<![已就又])过去|最近|此前|未来|今后|接下来|往后|后续|之前|(?<![时达续期经了逾用花隔遭受接将逼已])(?<![经通度要]过)(?<!拘[留禁押])(?<!被关|监禁|工作|任职|从业|从教|服务|生活|居住|执教|关押|服刑|停留|合作)近(?=[^\S\n]?[\d一二两三四五六七八九十百半])(?!\d+(?:分钟|秒|个?小时(?!来)))|这(?=[\d二两三四五六七八九十])){S}的?这?(?:约|大约|近)?{S}{_AMOUNT}(?:之久|时间)?(?:{WITHIN}|间|中(?![国华美央共方期旬午])|以?来(?!自|到|说|华|访)|当中)?(?!的(?:历史|经验|从业|执政|工作)|之?后|以后)",
    examples={
        "«过去24小时»新增": "2021-11-09T09:00/2021-11-10T09:00",
        "«过去一周»报告三例": "2021-11-03/2021-11-10",
        "«过去四年中»取得进步": "2017-11-10/2021-11-10",
        "«近三年»": "2018-11-10/2021-11-10",
        "发生在«近三年»，": "2018-11-10/2021-11-10",
        "谈判已搁置«近七周»，": "P7W",
        "«未来两天»": "2021-11-10/2021-11-12",
        "«未来72小时内»": "2021-11-10T09:00/2021-11-13T09:00",
        "«过去5年»": "2016-11-10/2021-11-10",
        "«未来十年»会增加一倍": "2021-11-10/2031-11-10",
        "在«过去30年中»的大部分时间": "1991-11-10/2021-11-10",
    },
    never=[
        "近3000人",
        "战争已经过去70年",
        "事情过去9年后",
        "遭近4个月的酷刑",
        "关押接近3个星期",
        "被拘留已近两年",
        "他是被关近2年的公民",
        "经过近三年的努力",
        "要过近百年才完成",
        "在警队工作近30年",
    ],
)
def rolling(match: re.Match[str]) -> Reading | None:
    """A span that ends or begins with publication."""
    if number(match["count"] or "一") == 0:
        return None
    forward = match["which"] in ("未来", "今后", "接下来", "往后", "后续")
    count = _count(match)
    if count is None:
        return Vague("FUTURE_REF" if forward else "PAST_REF")
    if (match["which"].startswith("这") and _was_just_told(match)) or _ends_clause(match):
        return Amount(count, _unit(match["unit"]))
    return Rolling(count if forward else -count, _unit(match["unit"]), _fuzzy(match))


@rule(
    rf"(?P<which>过去|最近|未来|今后|接下来|(?<![附接将逼])近){S}(?P<count>\d{{1,3}}){S}日(?!{YEN}|报|线|均)(?:{WITHIN}|间|以?来)?",
    examples={"跌幅为«最近10日»所录得": "2021-10-31/2021-11-10", "«未来7日»有雨": "2021-11-10/2021-11-17"},
    never=["站上近10日线", "附近10日起封路"],
)
def rolling_days(match: re.Match[str]) -> Rolling | None:
    """A span of days in digits before 日, which alone would be a date."""
    count = int(match["count"])
    forward = match["which"] in ("未来", "今后", "接下来")
    return Rolling(count if forward else -count, "day") if count else None


@rule(
    rf"{_NOT_ORDINAL}{_AMOUNT}以?来(?!自|到|说|华|访|往|临|年)",
    examples={
        "«18年来»": "2003-11-10/2021-11-10",
        "«半年来»": "approx 2021-05-10/2021-11-10",
        "«四十五年来»": "1976-11-10/2021-11-10",
    },
    never=["多年来自", "三年来往"],
)
def past_span(match: re.Match[str]) -> Reading | None:
    """A span that ends with publication."""
    count = _count(match)
    if count == 0:
        return None
    return Vague("PAST_REF") if count is None else Rolling(-count, _unit(match["unit"]), _fuzzy(match))


@rule(
    rf"{_NOT_ORDINAL}(?!四周(?!内|时间|以|之))(?!四围){_AMOUNT}(?P<within>{WITHIN})?(?!一遇)",
    examples={
        "给予«两星期»宽限": "P2W",
        "«三年»工作": "P3Y",
        "«28天内»不治": "P28D",
        "历时«3小时»": "PT3H",
        "«几天»": "PXD",
    },
    never=["第三天", "110年中共军力报告书", "50年一遇", "31周年", "四周的山", "35岁", "五成把握", "三年级", "90后"],
    words="一日千里 一日三秋 一日不见 一日三餐 一日为师 一日游 一日团 一日店长 一日之寒 一日之长 一日夫妻 "
    "有朝一日 三日游 两日游 三天打鱼 两天晒网 三天两头 日复一日 年复一年 一年之计 一年到头 一年四季 "
    "一年半载 三年五载 十年树木 百年树人 十年寒窗 十年如一日 十年磨一剑 百年大计 百年好合 百年老店 "
    "百年孤独 百年未有 百年不遇 百年难遇 百年之好 百年战争 三十年战争 七年战争 七年之痒 千年虫 千年等一回 "
    "万年青 万年历 一夜成名 一夜暴富 一夜情 一千零一夜 一天到晚 一天世界 三分钟热度 五分钟热度 十分钟爱 "
    "半天云 五年计划 五年规划 半年报 半年线 一年生草本 二年生草本 7天酒店 七天酒店 七天连锁 《60分钟》",
)
def amount(match: re.Match[str]) -> Reading:
    """A length of time that is nowhere on the calendar."""
    counts = match["within"] in (None, "里") or match.string.endswith(_SINCE_BIRTH, 0, match.start())
    return Amount(_count(match), _unit(match["unit"]), within=not counts)


@rule(
    rf"(?<![\d.第点时])(?:(?P<minutes>\d{{1,2}}|[一二两三四五六七八九十]{{1,3}})?分(?P<half>半)钟?|(?P<minutes2>\d{{1,2}}|[一二两三四五六七八九十]{{1,3}}){S}分{S}(?P<seconds>\d{{1,2}}|[一二三四五六七八九十]{{1,3}}){S}秒)",
    examples={"«7分56秒»": "PT476S", "«五分半钟»": "PT330S"},
    never=["十分", "五分之一", "一分为二", "三七分成", "九分饱"],
)
def minutes_and_seconds(match: re.Match[str]) -> Amount:
    """Minutes without 钟, which only the seconds or the half behind them tell from a score."""
    minutes = integer(match["minutes"] or match["minutes2"] or "一") or 0
    return Amount(60 * minutes + (30 if match["half"] else integer(match["seconds"]) or 0), "second")


@rule(
    r"(?<=小时|[个]钟)零?(?P<minutes>\d{1,2}|[一二三四五六七八九十]{1,3})分(?!钟|之|半)",
    examples={"«兩小時十分»": "PT130M"},
)
def minutes_of_hours(match: re.Match[str]) -> Amount:
    """Minutes without 钟 behind hours."""
    return Amount(integer(match["minutes"]), "minute")


@rule(
    r"(?<![第\d])(?P<count>\d|[一二两三四五六七八九十])个字(?!母|节|符|[的眼词])(?=[，。\s]|\Z)",
    examples={"等了«三個字»": "PT15M"},
    never=["三个字母", "加上两个字的"],
)
def letters(match: re.Match[str]) -> Amount:
    """Five minutes each, in Cantonese."""
    return Amount(5 * (integer(match["count"]) or 0), "minute")


@rule(
    r"(?<=连续|接连|为期|历时|长达|持续|一连|时隔|事隔|相隔|延长|缩短|需要|需时|至少|以用)(?:\d{1,2}[至到~-])?(?P<count>\d{1,3})日(?!本|元|圆)"
    r"|(?<![\d.月第])(?P<limit>\d{1,3})日(?P<within>以内|之内|内)(?![政阁务部蒙地贾外])",
    examples={
        "连续«5日»创新高": "P5D",
        "需要«10至14日»才可流出": "P14D",
        "签约之日起«30日内»申报": "P30D",
    },
    never=["22日内政部宣布"],
)
def days_on_end(match: re.Match[str]) -> Amount:
    """Digits and 日 are a length only behind a word that says so; else they are a date."""
    return Amount(int(match["count"] or match["limit"]), "day", within=match["within"] is not None)


@rule(
    rf"(?:每(?:隔|一)?(?:{COUNT})?|逐){S}(?:个{S})?(?P<unit>天|日|年|月|季度?|小时|分钟|秒|晚|早|周(?![一二三四五六日天末])|星期(?![一二三四五六日天])|届)(?!级)"
    rf"|(?:{COUNT})年一[遇度届次]",
    examples={"«每天»透过": "P1D", "«每年»": "P1Y", "«每隔两天»": "P1D", "«50年一遇»洪水": "P1Y"},
    never=["每况愈下", "角逐11月大选"],
    words="每日新闻 每日电讯报 每日邮报 每日镜报 每日快报 每日野兽 每日经济新闻 每日星报",
)
def every(match: re.Match[str]) -> Recurring:
    """Something that comes back."""
    unit = UNITS.get(match["unit"] or "年", "year")
    code = _SHORT.get(unit, "D")
    return Recurring(("PT1" if code.startswith("T") else "P1") + code.lstrip("T"))
