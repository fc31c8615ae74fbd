"""Clock times and parts of the day: 上午8时46分, 晚上7点半, 19:45, 傍晚."""

from __future__ import annotations

import re

from timeline.grammar.reading import Point
from timeline.grammar.rule import one_of, rule
from timeline.languages.zh.lexicon import DIGIT, PART_HOURS, PART_LETTERS, PARTS, S
from timeline.languages.zh.numbers import integer

_HOUR = r"(?:2[0-4]|1\d|0?\d|二十[一二三四]?|十[一二三四五六七八九]?|[〇零一二两三四五六七八九])"
_MINUTE = rf"(?:[0-5]?\d|[二三四五]?十[一二三四五六七八九]?|[〇零]?[{DIGIT}]|零\d)"
_QUARTERS = {"半": 30, "一刻": 15, "1刻": 15, "三刻": 45, "3刻": 45}


@rule(
    rf"(?<![\d.:,/第])(?P<hour>{_HOUR}){S}[时点](?!代|装|间|半刻|半会(?=[儿，。工间功])|钟?方向|尚|速|至今(?![天日早晨晚午])|钟表|名|评|赞|[一二三四五六七八九]?[个条项成])"
    rf"(?:(?P<quarter>{one_of(_QUARTERS)})(?:(?P<second2>{_MINUTE})秒)?|{S}(?P<minute>{_MINUTE}){S}分(?!之)(?:钟)?(?:{S}(?P<second>{_MINUTE}){S}秒)?"
    rf"|(?P<bare>[0-5]\d|[二三四五]?十[一二三四五六七八九]?|[〇零][一二三四五六七八九])(?![\d个万亿点%.十百千成分:])|(?P<full>整|正|钟整?))?"
    r"(?:(?P<some>许|多(?=[，。、]))|(?P<more>多钟?(?![个名人家次项种位条些])))?(?:\s?(?P<half>[aApP])[mM](?![A-Za-z]))?",
    examples={
        "«10时42分»结束": "2021-11-10T10:42",
        "«晚上7点半»": "2021-11-10T19:30",
        "«下午三点一刻»": "2021-11-10T15:15",
        "«下午三点十五»": "2021-11-10T15:15",
        "«下午3点半»会见客人": "2021-11-10T15:30",
        "«上午9点半»会议开始": "2021-11-10T09:30",
        "«上午10时许»闭幕": "approx 2021-11-10T10",
        "«昨晚10点多»闭幕": "approx 2021-11-09T22",
        "«上午9时零5分»起火": "2021-11-10T09:05",
    },
    never=[
        "三点原则",
        "一时半会儿",
        "上涨3点",
        "提出7点建议",
        "两点之间",
        "0.5点",
        "升3点25个基点",
        "两点钟方向",
        "半点",
        "九点九折",
        "提出六点建议",
        "公布了这一时间表",
    ],
)
def clock(match: re.Match[str]) -> Point:
    """Hour, minute and second in words; an hour alone needs a neighbour to be a time."""
    minute = _QUARTERS[match["quarter"]] if match["quarter"] else integer(match["minute"] or match["bare"] or "")
    if match["full"] in ("整", "正", "钟整"):
        minute = 0
    told = minute is not None or any(match[name] for name in ("full", "some", "half"))
    hour = _twelve(integer(match["hour"]) or 0, match["half"])
    point = Point(hour=hour, minute=minute, second=integer(match["second"] or match["second2"] or ""), standalone=told)
    return point.modified("approx") if match["some"] or match["more"] else point


@rule(
    rf"(?<![\d.:,/第])(?P<hour>{_HOUR})(?={S}[-–—~～－至到]{S}(?:[中下]午|晚上|午夜)?{_HOUR}{S}[时点](?!装))",
    examples={
        "«上午2～3点»": "2021-11-10T02/2021-11-10T03",
        "«凌晨6至中午12时»": "2021-11-10T06/2021-11-10T12",
    },
    never=["第2-3点原则"],
)
def hour_in_range(match: re.Match[str]) -> Point:
    """An hour whose 点 stands after the last of the range."""
    return Point(hour=integer(match["hour"]), standalone=False)


@rule(
    rf"(?<=[早晚上晨午夜])(?P<hour>{_HOUR})\.(?P<minute>[0-5]\d)分(?!之)",
    examples={"«早上4.30分»起床": "2021-11-10T04:30", "«晚上8.15分»": "2021-11-10T20:15"},
    never=["上升4.30分", "晚间得8.15分"],
)
def dotted_clock(match: re.Match[str]) -> Point:
    """Hour and minute with a dot, right behind the part of the day."""
    return Point(hour=integer(match["hour"]), minute=int(match["minute"]))


@rule(
    rf"(?<=[日晚号天])(?P<hour>2[5-9]|[3-9]\d)(?:时|点)(?:{S}(?P<minute>[0-5]?\d)分)?(?!钟|代|数)"
    rf"|(?<![\d.:,/第])(?P<hour2>{_HOUR}){S}时{S}(?P<minute2>[6-9]\d)分(?![之钟])",
    examples={"于«12日25时»开始": "", "于«8时75分»开始": ""},
    never=["第25时", "下跌25点"],
)
def impossible_clock(match: re.Match[str]) -> Point:
    """An hour beyond the day's, or a minute beyond the hour's: kept and flagged."""
    if match["hour2"]:
        return Point(hour=integer(match["hour2"]), minute=int(match["minute2"]))
    return Point(hour=int(match["hour"]), minute=integer(match["minute"] or ""), standalone=False)


def _twelve(hour: int, half: str | None) -> int:
    """The hour of the day of an hour with a.m. or p.m."""
    return hour if half is None else hour % 12 + (12 if half in "pP" else 0)


@rule(
    r"(?<![\d.:/A-Za-z%])(?P<hour>1[0-2]|0?[1-9])(?::(?P<minute>[0-5]\d)\s?(?P<half>[aApP])(?:\.?[mM]\.?)?|\s?(?P<half2>[aApP])\.?[mM]\.?)(?![A-Za-z\d])",
    examples={"«3pm»": "2021-11-10T15", "«3:15p»": "2021-11-10T15:15"},
    never=["3px", "4path", "4A级", "%9a"],
)
def twelve_hour_clock(match: re.Match[str]) -> Point:
    """Hour and minute in digits with a.m. or p.m."""
    return Point(
        hour=_twelve(int(match["hour"]), match["half"] or match["half2"]), minute=integer(match["minute"] or "")
    )


_LETTERS = r"[一二三四五六七八九十]{1,2}"


@rule(
    rf"(?P<hour>{_HOUR})点(?:[踏搭](?P<five>半|{_LETTERS})|(?P<letters>{_LETTERS})个字)|(?<=[晏下上]昼)(?P<hour2>{_HOUR})点(?P<five2>[一二三四五六七八九十]{{1,2}})(?!分|个|十)",
    examples={"«晏晝三點踏三»": "2021-11-10T15:15", "«晏晝三點三個字»": "2021-11-10T15:15"},
)
def five_minute_clock(match: re.Match[str]) -> Point:
    """Minutes counted by fives, as Cantonese does by the numerals on the dial."""
    text = match["five"] or match["letters"] or match["five2"]
    minute = 30 if text == "半" else 5 * (integer(text) or 0)
    return Point(hour=integer(match["hour"] or match["hour2"]), minute=minute)


_SCORE = r"\s?(?:再|又|险|完|大)?(?:胜|战胜|击败|获胜|取胜|横扫|轻取|力克|不敌|惜败|落败|负于|扳平|领先|落后|淘汰)"
"""What stands behind the score of a game."""


@rule(
    rf"(?<![\d.:/])(?<!福音)(?<!诗篇)(?<!箴言)(?<!启示录)(?<![前后]书)(?<!世记)(?<!及记)(?<!赛亚书)(?<!以)(?<![比局盘]分)(?<!比数)(?<!赔率)(?<!汇率)(?<!比例)(?<!局)(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?![\d:]|\.\d|的?比|(?:[、，]\d\d:\d\d){{0,4}}{_SCORE})(?:\s?(?P<half>[aApP])\.?[mM]\.?)?(?:分|许)?",
    examples={"«19:45»举行": "2021-11-10T19:45", "«08:45»": "2021-11-10T08:45"},
    never=[
        "比分为1:12:3:4",
        "比例3:2",
        "马太福音19:14",
        "哥林多前书13:04",
        "以21:15获胜",
        "比分15:21落后",
        "第二局21:12再胜",
        "21:15、21:18横扫对手",
        "赔率1:15",
        "1+5",
        "纵横比16:9",
    ],
)
def digital_clock(match: re.Match[str]) -> Point:
    """Hour and minute in digits with a colon."""
    return Point(
        hour=_twelve(int(match["hour"]), match["half"]),
        minute=int(match["minute"]),
        second=integer(match["second"] or ""),
    )


@rule(
    rf"(?:(?<![黑偶整大《更唔冇不])(?<!整个)(?<![\d一两二三四五六七八九十几半多]个)(?<!聊到)(?<!到了)|(?={one_of(PARTS)}{S}{_HOUR}{S}[时点:]))(?P<part>{one_of(PARTS)})(?!(?<=一早)(?:已|知|料|话|预|讲|应|表明|决定)|茶|餐|场|好(?=[，。！、”」\s]|\Z)|列车|节目|新闻|航班|经济|班车|生活|照明|模式|档)(?:时[分段份]|时候)?",
    examples={
        "«傍晚»电话联络": "2021-11-10TEV",
        "«凌晨時份»": "2021-11-10TDW",
        "«上午»会见": "2021-11-10TMO",
        "到了«下午3点半»": "2021-11-09T15:30",
    },
    never=[
        "下午茶",
        "夜间列车",
        "一整个下午",
        "在当地住了5个晚上",
        "写了三个上午",
        "大晚上的",
        "《早晨！再见》",
        "早晨新闻主播",
        "三更半夜扰民",
        "大家早上好。",
        "点解唔一早递交",
        "他一早已经知道",
    ],
    words="午夜巴黎 午夜牛郎 午夜凶铃 黄昏恋 黎明前的黑暗 黎明演唱会 歌手黎明 艺人黎明 黎明职业大学",
)
def part_of_day(match: re.Match[str]) -> Point:
    """A part of the day; 凌晨 and 深夜 among them."""
    return Point(part=PARTS[match["part"]], hours=PART_HOURS.get(match["part"]))


@rule(
    rf"(?<=[日号一二三四五六天末节夕旦)])(?P<part>{one_of(w for w in PART_LETTERS if w != '朝')})"
    r"(?![餐饭校间年些了于过]|(?<=早)[已就]|会(?![见晤谈面])|宴(?!请)|安(?![排全理])|报(?![道导告名警]))(?!上海|上述|上次)(?:上|间)?"
    rf"|(?<![夜较更稍略太最很])(?P<part2>[早晚])(?=(?:\d\d?|[五六七八九]|十[一二]?){S}(?:点|时|:\d\d))",
    examples={
        "«8月21日晚»抵达": "2021-08-21TEV",
        "«周一晚»登场": "2021-11-08TEV",
        "«周一晚»会谈结束": "2021-11-08TEV",
        "店铺在«晚8点»关门": "2021-11-10T20",
        "«除夕晚»团聚": "2021-02-11TEV",
        "球队«晚8时»出发": "2021-11-10T20",
    },
    never=["周一晚会", "元旦晚会", "周一早已宣布", "在早一点的时候", "，晚3小时", "来得更早8点"],
)
def part_letter(match: re.Match[str]) -> Point:
    """One letter for the part, right behind its day, or right before its clock time."""
    return Point(part=PART_LETTERS[match["part"] or match["part2"]], standalone=False)
