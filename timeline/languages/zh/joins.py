"""How neighbouring expressions become one: 11月16日 + 上午 + 8时46分, 今天（15日）, 11月3日至5日, 9月 + 以来."""

from __future__ import annotations

import re

from timeline.frozen import changed
from timeline.grammar.heads import SPACES
from timeline.grammar.join import Step, extended, neighbours
from timeline.grammar.reading import (
    LOCAL,
    RANK,
    Amount,
    FirstMonths,
    Point,
    Range,
    Recurring,
    Shift,
    Shifted,
    Since,
    Vague,
    ZoneName,
)
from timeline.grammar.scan import Found
from timeline.languages.zh.behind import BEHIND, THIRD, alone

_DAY = RANK["day"]
_GLUE = re.compile(r"[^\S\n]?(?:的|约|大约|近|将近|差不多|，?当地时间)?[^\S\n]?\Z")
_OF_ZONE = re.compile(r"[^\S\n]?的?(?P<about>大?约)?")
_COMMA = re.compile(r"[，,]\s?")
_APPROX = re.compile(r"[约近]|差不多")
_TO = re.compile(r"(?:起|开始)?\s?(?:[-–—~～－ー]{1,2}|以?至|直至|到|一直(?:持续)?到|持续到|延续至|截至)\s?\Z")

_GLUE_BEGIN, _TO_BEGIN = SPACES.union("的约大近将差，,当"), SPACES.union("起开-–—~～－ー以至直到一持延截")
_SAID_TWICE_BEGIN = frozenset(" (，,即、也")
"""What stands between two expressions begins with one of these, or else the two cannot be joined."""

_DASH_OF_DATELINE = re.compile(r"\s[-–—]{1,2}\s")
"""Set apart by blanks it ends a dateline: 路透柏林9月14日 - 周一公布."""


def _between(text: str, a: Found, b: Found) -> str:
    return text[a.end : b.start]


def _both(a: Found, b: Found, reading: Point | Range | Amount | FirstMonths, end: int | None = None) -> Found:
    return Found(a.start, b.end if end is None else end, reading, tuple(dict.fromkeys((*a.rules, *b.rules))))


def zone_before(text: str, a: Found, b: Found) -> Found | None:
    """北京时间 + 今早8时46分."""
    gap = _OF_ZONE.fullmatch(_between(text, a, b))
    if not isinstance(a.reading, ZoneName) or not isinstance(b.reading, Point) or gap is None:
        return None
    there = changed(b.reading, zone=a.reading.zone)
    return _both(a, b, there.modified("approx") if gap["about"] and there.has_clock else there)


def zone_after(text: str, a: Found, b: Found) -> Found | None:
    """1841 + GMT; 晚上8时（北京时间）."""
    if not isinstance(b.reading, ZoneName) or not isinstance(a.reading, Point) or not a.reading.has_clock:
        return None
    gap = _between(text, a, b)
    bracketed = gap == "(" and text[b.end : b.end + 1] == ")"
    if a.reading.zone not in (None, LOCAL) or not (bracketed or not gap.strip(" ")):
        return None
    return _both(a, b, changed(a.reading, zone=b.reading.zone), b.end + bracketed)


def complete(text: str, a: Found, b: Found) -> Found | None:
    """A coarse part and the finer one behind it: 去年 + 3月, 16日 + 早上 + 8时45分."""
    if isinstance(b.reading, FirstMonths) and isinstance(a.reading, Point) and not _between(text, a, b).strip("的 "):
        return _first_months(a, b, a.reading, b.reading)
    if isinstance(a.reading, Shifted):
        return _years_back(text, a, b, a.reading)
    if not isinstance(a.reading, Point) or not isinstance(b.reading, Point) or b.reading.shift is not None:
        return None
    gap = _between(text, a, b)
    if not (_GLUE.match(gap) or (_COMMA.fullmatch(gap) and _is_year_before_month(a.reading, b.reading))):
        return None
    if a.reading.modifiers or (a.reading.zone and b.reading.zone):
        return None
    coarse, fine = a.reading.units(), b.reading.units()
    if a.reading.weekend and fine == (RANK["part"],) and not _CLOCK_BEGINS.match(text, b.end):
        return _both(a, b, a.reading)
    if not coarse or not fine or coarse[-1] >= fine[0] or (coarse[-1] < _DAY < fine[0]):
        return None
    if a.reading.shift is not None and a.reading.shift.unit == "week" and fine[0] <= _DAY:
        return None
    joined = a.reading.joined(b.reading)
    return _both(a, b, joined.modified("approx") if _APPROX.search(gap) else joined)


def _years_back(text: str, a: Found, b: Found, back: Shifted) -> Found | None:
    """两年前 + 的11月, 三天前 + 的晚上, 一年前 + 的今天."""
    if back.count >= 0 or back.count % 1 or back.modifiers or _between(text, a, b).strip("的"):
        return None
    if b.reading == _TODAY and back.unit == "year":
        return Found(a.start, b.end, changed(back, grain="day"), (*a.rules, *b.rules))
    unit = Found(a.start, a.end, Point(shift=Shift(back.unit, int(back.count), back.base)), a.rules)
    return complete(text, unit, b)


_TODAY = Point(shift=Shift("day", 0))
_CLOCK_BEGINS = re.compile(r"\s?[\d一二两三四五六七八九十]")


def _is_year_before_month(a: Point, b: Point) -> bool:
    return a.year is not None and a.precision == "year" and b.month is not None


def _first_months(a: Found, b: Found, year: Point, months: FirstMonths) -> Found | None:
    if year.units() != (RANK["year"],):
        return None
    return _both(a, b, changed(months, shift=year.shift, year=year.year))


def said_twice(text: str, a: Found, b: Found) -> Found | None:
    """One date told in two ways: 今天（15日）, 11月12号星期五, 上周四、即年三十晚."""
    if not isinstance(a.reading, Point) or not isinstance(b.reading, Point) or b.reading.zone:
        return None
    gap = _between(text, a, b)
    if b.reading.holiday and not gap.strip("的") and _is_day_of_feast(text, a.reading, b):
        return _both(a, b, a.reading)
    bracketed = gap.strip(" ") == "(" and text[b.end : b.end + 1] == ")"
    in_full = gap == "，" and b.reading.year is not None and b.reading.precision == "day"
    if not bracketed and not in_full and gap.strip(" ") not in ("", ",", "即", "、即", "，即", "也就是", "，也就是"):
        return None
    if not _same_day_twice(a.reading, b.reading, bracketed):
        return None
    same = b.reading.shift == _SAME_DAY
    again = changed(b.reading, shift=None) if same else b.reading
    return _both(a, b, a.reading.joined(again), b.end + bracketed)


_SAME_DAY = Shift("day", 0, "previous")
"""周五 + 当天 is no other day."""


def _is_day_of_feast(text: str, day: Point, feast: Found) -> bool:
    """Whether a feast only tells what its day is: 10月1日 + 国庆节, but not 8日 + 国庆 + 大会."""
    return day.precision == "day" and day.holiday is None and text[feast.end - 1] in "节日夕夜旦天"


def _same_day_twice(a: Point, b: Point, bracketed: bool) -> bool:
    relative, other = _is_relative(a), _is_relative(b)
    if not (relative or other) or (a.day is not None and b.day is not None):
        return False
    if a.has_clock or ((b.has_clock or b.holiday) and not bracketed) or (a.part and b.part):
        return False
    return (bracketed or relative != other or a.weekday is not None) and _DAY in a.units() and _DAY in b.units()


def _is_relative(point: Point) -> bool:
    return point.day is None and (point.shift is not None or point.weekday is not None)


def edge(text: str, a: Found, b: Found) -> Found | None:
    """今年 + 年底: the edge of the unit named before it; 岁末 + 年初 are the edges of two."""
    if not isinstance(a.reading, Point) or not isinstance(b.reading, Point) or "edge_of_current" not in b.rules:
        return None
    if (
        _between(text, a, b)
        or a.reading.modifiers
        or b.reading.shift is None
        or a.reading.precision != b.reading.shift.unit
    ):
        return None
    return _both(a, b, a.reading.modified(*b.reading.modifiers))


def between_two(text: str, a: Found, b: Found) -> Found | None:
    """From one to the other: 11月3日至5日, 2018—2020年, 即日起至7月16日."""
    if not isinstance(a.reading, Point) or not isinstance(b.reading, Point) or not _TO.fullmatch(_between(text, a, b)):
        return None
    first, last = a.reading, b.reading
    if abs(RANK[first.precision] - RANK[last.precision]) > 3 or first.modifiers == ("before",):
        return None
    if first.day is not None and last.day is None and _DASH_OF_DATELINE.fullmatch(_between(text, a, b)):
        return None
    return _both(a, b, Range(alone(first), alone(last)))


_COMES_BACK = {"P1D": RANK["part"], "P1M": RANK["day"], "P1Y": RANK["month"]}


def coming_back(text: str, a: Found, b: Found) -> Found | None:
    """每个月 + 8号、15号, 每天 + 早上8时, 每周五 + 晚上, 每年 + 圣诞节: what comes back is no date."""
    if not isinstance(a.reading, Recurring):
        return None
    timex = "P1D" if a.reading.timex.startswith("XXXX-WXX-") else a.reading.timex
    if timex not in _COMES_BACK:
        return None
    point = b.reading.first if isinstance(b.reading, Range) else b.reading
    if not isinstance(point, Point) or point.shift is not None or not point.units():
        return None
    if point.units()[0] < _COMES_BACK[timex] or not re.fullmatch(
        r"(?:[的嘅、和及都 ]|定时){0,2}", _between(text, a, b)
    ):
        return None
    return Found(a.start, b.end, a.reading, (*a.rules, *b.rules))


_EARLY_OR_LATE = {
    "早些时候": "early",
    "稍早": "early",
    "早前": "early",
    "稍早前": "early",
    "稍晚": "late",
    "稍后": "late",
}
_THIS_YEAR = Point(shift=Shift("year", 0))
_SIDES = {"之前": "before", "以前": "before", "之后": "after", "以后": "after"}


def vague_part(text: str, a: Found, b: Found) -> Found | None:
    """本月 + 早些时候, 21号 + 之前, 去年 + 同期: a vague word right behind a date narrows it.

    今年之前 ends with last year, where 年底前 ends with its unit.
    """
    if not isinstance(a.reading, Point) or not isinstance(b.reading, Vague) or _between(text, a, b).strip("的"):
        return None
    word = text[b.start : b.end]
    if word == "同期" and _DAY not in a.reading.units():
        return _both(a, b, a.reading)
    if word in _SIDES and a.reading == _THIS_YEAR and _SIDES[word] == "before":
        return _both(a, b, Point(shift=Shift("year", -1)).modified("before"))
    if word in _SIDES:
        return _both(a, b, alone(a.reading.modified(_SIDES[word])))
    if word not in _EARLY_OR_LATE or a.reading.modifiers:
        return None
    return _both(a, b, a.reading if _DAY in a.reading.units() else a.reading.modified(_EARLY_OR_LATE[word]))


def sum_of_amounts(text: str, a: Found, b: Found) -> Found | None:
    """3小时 + 14分钟."""
    first, second = a.reading, b.reading
    if not isinstance(first, Amount) or not isinstance(second, Amount) or _between(text, a, b).strip("零又 "):
        return None
    total = first.plus(second)
    return _both(a, b, total) if total else None


_UNTIL_NOW = re.compile(r"(?:至|到|截至|直至|直到)?")
_EVENT_UNTIL_NOW = re.compile(r"[^，。；、！？:\n()的有更一\d]{1,8}")
_STILL = "未没仍无还尚不都毫音下"
"""What stands behind 至今 where it tells what still is, and not how long something runs."""


def until_now(text: str, a: Found, b: Found) -> Found | None:
    """2019年 + 至今, 2014年 + 上任至今: from then until publication."""
    if not isinstance(a.reading, Point) or b.reading != Vague("PRESENT_REF"):
        return None
    gap = _between(text, a, b)
    event = (
        a.reading.precision in ("year", "month") and text[b.start] in "至迄" and text[b.end : b.end + 1] not in _STILL
    )
    if event and _EVENT_UNTIL_NOW.fullmatch(gap):
        return Found(a.start, b.end, Since(a.reading), (*a.rules, "since"))
    if not _UNTIL_NOW.fullmatch(gap) or not (gap or text[b.start] in "至迄以"):
        return None
    return Found(a.start, b.end, Since(a.reading), (*a.rules, "since"))


def only_times(text: str, found: list[Found]) -> list[Found]:
    """Without zone names that nothing joined."""
    kept = [f for f in found if not isinstance(f.reading, ZoneName)]
    return kept if len(kept) < len(found) else found


STEPS: tuple[Step, ...] = (
    neighbours(zone_before, ZoneName, Point),
    neighbours(said_twice, Point, Point, _SAID_TWICE_BEGIN),
    neighbours(complete, (Point, Shifted), (Point, FirstMonths), _GLUE_BEGIN),
    neighbours(said_twice, Point, Point, _SAID_TWICE_BEGIN),
    neighbours(complete, Point, (Point, FirstMonths), _GLUE_BEGIN),
    neighbours(edge, Point, Point, ""),
    neighbours(zone_after, Point, ZoneName),
    neighbours(sum_of_amounts, Amount, Amount),
    neighbours(vague_part, Point, Vague, "的"),
    extended(Point, THIRD),
    neighbours(vague_part, Point, Vague, "的"),
    neighbours(between_two, Point, Point, _TO_BEGIN),
    neighbours(coming_back, Recurring),
    neighbours(until_now, Point, Vague),
    extended(Point, *BEHIND),
    only_times,
)
