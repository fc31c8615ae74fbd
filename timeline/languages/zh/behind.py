"""What an expression takes in of the words behind it: 9月 + 初, 9月 + 以来, 年底 + 前."""

from __future__ import annotations

import re

from timeline import zones
from timeline.frozen import changed
from timeline.grammar.join import Behind
from timeline.grammar.reading import RANK, Point, Since
from timeline.grammar.rule import one_of
from timeline.grammar.scan import Found
from timeline.languages.zh.lexicon import THIRDS


def alone(point: Point) -> Point:
    """The point as a time of its own."""
    return point if point.standalone else changed(point, standalone=True)


_TWO_THIRDS = {"上中旬": ("early", "mid"), "中上旬": ("early", "mid"), "中下旬": ("mid", "late")}
_THIRD = re.compile(
    rf"的?\s?(?P<third>{one_of([*THIRDS, *_TWO_THIRDS])})(?:[至到—-](?P<until>[中下]旬))?"
    r"(?<!初(?=[级等]|中(?!国|共|央|美|方)))(?<!的[初中底末尾])(?<!中期(?=选举))(?<!中(?=[国华美央共方段学级次秋东亚欧文印俄日法德英澳韩朝泰越菲马缅柬巴梵伊乌值位标招]))"
)
_TAKES_THIRD = {"month", "year", "decade", "century", "week", "quarter", "half"}


def third(text: str, item: Found, limit: int) -> Found | None:
    """9月 + 初, 2015年 + 年底, 90年代 + 中期, 本月 + 中旬."""
    if not isinstance(item.reading, Point) or item.reading.precision not in _TAKES_THIRD or item.reading.modifiers:
        return None
    match = _THIRD.match(text, item.end, limit)
    if match is None:
        return None
    word, until = match["third"], THIRDS.get(match["until"] or "")
    if word.endswith("半月") and item.reading.precision != "month":
        return None
    if item.reading.precision == "week" and word not in ("初", "末", "中", "稍早", "早些时候", "晚些时候", "稍晚"):
        return None
    return Found(
        item.start,
        match.end(),
        item.reading.modified(*_TWO_THIRDS.get(word, (THIRDS.get(word, ""),)), *filter(None, [until])),
        (*item.rules, "third"),
    )


_PART_OF_DAY = re.compile(r"(?:的)?(?P<word>稍?早前|早些时候|稍早时?|稍?晚些时候|较早时|稍后)")


def early_or_late_day(text: str, item: Found, limit: int) -> Found | None:
    """今天 + 早前: still that day; the words belong to the expression."""
    if not isinstance(item.reading, Point) or item.reading.precision not in ("day", "part"):
        return None
    match = _PART_OF_DAY.match(text, item.end, limit)
    return Found(item.start, match.end(), item.reading, item.rules) if match else None


_SINCE_FIRST, _SINCE_REACH = ("以", "开", "伊", "起"), 18
"""What the words below begin with, or else how far on their 来 stands: most dates have neither, and one look tells."""
_SINCE = re.compile(r"(?:以来|以降)")
_MONTH_SINCE = re.compile(r"份?来(?![自到说华访往临港台京])")
_FIRST_SINCE = re.compile(r"来(?=的?(?:[首头]|第一|最))")
_SHORT_CLAUSE_SINCE = re.compile(r"[^，。；、！？:\n()有更一]{2,6}以来(?!自)|份?来(?=[，、])")
_CLAUSE_SINCE = re.compile(r"[^，。；、！？:\n()]{1,16}?以来(?!自)")
_FROM_WORD = re.compile(r"[自从由]")
_FROM_BEFORE = re.compile(r"[自从]\s?\Z")
_FROM_CLOCK = re.compile(r"起(?!诉|义|码|床|草|伏|点|飞|源|用|居|火|步|初|了|的|到|至|前|跑|降|售|家)")
_FROM = re.compile(r"(?:开始|伊始|起)(?!诉|义|码|床|草|伏|点|飞|源|用|居|火|步|初|了|的|到|至|前|跑|降|售|家)")


def since(text: str, item: Found, limit: int) -> Found | None:
    """9月 + 以来, 3月 + 爆发疫情以来: from then until publication; 明年1月1日 + 起: that day, as a beginning."""
    behind = text[item.end : min(limit, item.end + _SINCE_REACH)]
    if not isinstance(item.reading, Point) or not ("来" in behind or behind.startswith(_SINCE_FIRST)):
        return None
    if match := _SINCE.match(text, item.end, limit):
        return Found(item.start, match.end(), Since(item.reading), (*item.rules, "since"))
    if _FROM_BEFORE.search(text, max(0, item.start - 2), item.start) and (
        match := _CLAUSE_SINCE.match(text, item.end, limit) or _MONTH_SINCE.match(text, item.end, limit)
    ):
        return Found(item.start, match.end(), Since(item.reading), (*item.rules, "since"))
    if item.reading.precision == "year" and (match := _FIRST_SINCE.match(text, item.end, limit)):
        return Found(item.start, match.end(), Since(item.reading), (*item.rules, "since"))
    if item.reading.precision in ("year", "month") and (match := _SHORT_CLAUSE_SINCE.match(text, item.end, limit)):
        return Found(item.start, match.end(), Since(item.reading), (*item.rules, "since"))
    opened = _FROM_WORD.search(text, max(0, item.start - 3), item.start)
    start = _FROM_CLOCK if item.reading.has_clock and not opened else _FROM
    match = start.match(text, item.end, limit)
    if match and (opened or text[match.end() : match.end() + 1] not in "，。；、）)" or match[0] == "起"):
        return Found(item.start, match.end(), item.reading.modified("since"), (*item.rules, "since"))
    return None


def place_before(text: str, item: Found, _limit: int) -> Found | None:
    """台湾 + 15日晚间7时: a place right before a clock time is its zone."""
    point = item.reading
    if not isinstance(point, Point) or not point.has_clock or point.zone or point.units()[0] >= RANK["hour"]:
        return None
    zone = zones.place_ending_at(text, item.start)
    return changed(item, reading=changed(point, zone=zone)) if zone else None


_BEFORE = re.compile(
    r"(?:之前|以前|前(?!往|赴|后|所|来|夕|景|述|锋|线(?!上)|期|半|途|任|总|主席|国|外长|副|首|身|段|不久|[一二两三四五六七八九十\d]|车|妻|夫|去|进|列|方|沿|提(?!起|交|出)))"
)
_AFTER = re.compile(
    r"(?:之后|以后|过后|后(?!来|悔|果|续|勤|方|备|台(?![积湾北中南方海独商股])|卫|代|者|面|[一二两三四五六七八九十\d][个天年月周]|半|期|援|事|市))(?!不久)|(?:之后|以?后)不久"
)
_INTO = ("进入", "步入", "迈入", "踏入", "跨入")
"""What is entered has begun: 进入12月 + 后 is December."""
_ABOUT = re.compile(r"左右|前后|上下(?!午)|许(?!多|可)")


def before_or_after(text: str, item: Found, limit: int) -> Found | None:
    """年底 + 前, 2017年 + 后, 下午3时 + 左右."""
    if not isinstance(item.reading, Point) or "since" in item.reading.modifiers or "before" in item.reading.modifiers:
        return None
    for pattern, modifier in ((_ABOUT, "approx"), (_BEFORE, "before"), (_AFTER, "after")):
        match = pattern.match(text, item.end)
        if match is not None and match.end() > limit:
            match = pattern.match(text, item.end, limit)
        if match is not None:
            entered = modifier == "after" and text[max(0, item.start - 2) : item.start] in _INTO
            reading = item.reading if entered else alone(item.reading.modified(modifier))
            return Found(item.start, match.end(), reading, item.rules)
    return None


THIRD = Behind(third, (_THIRD,))
BEHIND = (
    Behind(since),
    Behind(place_before),
    Behind(early_or_late_day, (_PART_OF_DAY,)),
    Behind(before_or_after, (_ABOUT, _BEFORE, _AFTER)),
)
"""The others, in their order."""
