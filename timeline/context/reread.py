"""What an expression means where it stands: to the country of its outlet, and behind what was told before it."""

from __future__ import annotations

import re

from timeline import zones
from timeline.context.reference import Setting
from timeline.frozen import changed
from timeline.grammar.reading import LOCAL, Point, Shifted
from timeline.grammar.scan import Found
from timeline.grammar.status import Judgement
from timeline.resolve import Moment

_NATIONAL_DAYS = ("国庆", "国庆日", "国庆节")
"""1 October on the mainland, 10 October in Taiwan."""
_NEW_YEARS_EVE = ("除夕", "大除夕", "除夕夜")
"""The lunar one at home, 31 December in Hong Kong and overseas."""
_MORNING = 6
"""The first hour of a morning that is told without saying so."""
_TO_TWELVE = re.compile(r"[^0:]+[时点]")
_HALF_OF_HALF = 6
"""Hours within which a clock time is nearer to one half of the day than to the other."""
_TOLD_OF = re.compile(
    r"[\u4e00-\u9fff]{2}(?<![到在于从自就但而仅才约近将会计即等至望料若说然果时今们能信为示称诺来快早迟概有许指道出调告认想怕让使要须可])"
)
"""Two letters that something to count from may end with; what only leads to a time ends otherwise."""


def year_of(point: Point, zone: str) -> Point:
    """97年 as the country of the outlet counts: in Taiwan from 1912."""
    return changed(point, year=1911 + point.year) if zone == "Asia/Taipei" and point.year is not None else point


def feast_of(point: Point, zone: str) -> Point:
    """The feast as the country of the outlet keeps it."""
    if point.holiday in _NATIONAL_DAYS and zone == "Asia/Taipei":
        return changed(point, day=10)
    if point.holiday in _NEW_YEARS_EVE and (zone == "Asia/Hong_Kong" or not zone.startswith("Asia/")):
        return changed(point, lunar=None, month=12, day=31)
    return point


def stands_apart(folded: str, item: Found) -> bool:
    """Whether an expression stands alone between what is told and what came of it: 破裂。两天后，…; 漂流 + 半年后，….

    What only leads to it tells nothing to count from: 到 + 十年后，; 相信 + 五年后，.
    """
    if folded[item.end : item.end + 1] != "，":
        return False
    before = folded[max(0, item.start - 2) : item.start]
    return before[-1:] in ("。", "！", "？") or _TOLD_OF.fullmatch(before) is not None


def count_from(reading: Shifted, setting: Setting, judgement: Judgement, in_story: bool) -> Point | Shifted:
    """From where …前 and …后 are counted.

    114年前 told in Taiwan is the year 114 of the Republic, not so many years ago; 一年后 of what happened counts from
    the moment told before, in a story that has told one or goes on from what it has told.
    """
    if setting.reference.zone == "Asia/Taipei" and reading.unit == "year" and -140 < reading.count < -90:
        return Point(year=int(1911 - reading.count)).modified("before")
    counts_from_told = in_story or judgement.strong
    if reading.count > 0 and judgement.status == "happened" and counts_from_told and setting.prefer == "context":
        return changed(reading, base="previous")
    return reading


def half_of_day(point: Point, last: Moment | None, home: str, words: str) -> Point:
    """A bare clock time in the half of the day that it is told of.

    6时7分 behind 晚间6时5分 is in the evening too. 3时40分 of a paper in Hong Kong is in the afternoon, unless it goes
    on with the small hours: such papers count to twelve, and say 凌晨 of those.
    """
    if not 1 <= (point.hour or 0) < 12:
        return point
    before = last.start.astimezone(zones.get(last.zone)) if last is not None and last.start is not None else None
    if before is not None and before.hour >= 12:
        later = (point.hour or 0) + 12 + (point.minute or 0) / 60 - before.hour - before.minute / 60
        return changed(point, part="afternoon") if 0 <= later < 6 else point
    to_twelve = home == "Asia/Hong_Kong" and (point.hour or 0) < _MORNING and _TO_TWELVE.match(words) is not None
    by_night = before is not None and before.hour < _MORNING
    return changed(point, part="afternoon") if to_twelve and not by_night else point


def of_the_same_moment(point: Point, last: Moment | None) -> Point:
    """台湾时间4时 in brackets behind 下午5时 is in the afternoon too; Greenwich counts to 24."""
    if last is None or last.start is None or point.zone in (None, LOCAL, "UTC") or not 1 <= (point.hour or 0) < 12:
        return point
    there = last.start.astimezone(zones.get(point.zone or last.zone))
    return changed(point, part="afternoon") if abs(there.hour - (point.hour or 0) - 12) < _HALF_OF_HALF else point
