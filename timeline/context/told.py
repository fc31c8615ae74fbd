"""What was told before, and what of it a reading leans on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from timeline import zones
from timeline.grammar.reading import RANK, Point, Range, Reading, Shifted, Since
from timeline.grammar.scan import Found
from timeline.grammar.status import Judgement
from timeline.resolve import Moment, Reference

_CLOCK = ("hour", "minute", "second")


_DAY_OR_FINER = ("day", "part", *_CLOCK)


_WITH_DAY = (Point, Range, Shifted)


@dataclass(slots=True)
class Told:
    """What was told so far: the last moment, the last that is a single day or finer, and where each stood."""

    moment: Moment | None = None
    end: int = 0
    planned: bool = False
    day: Moment | None = None
    day_end: int = 0
    fact: Moment | None = None
    """The last such day that was told as fact, or not as lying ahead."""
    weekly: bool = False
    """Whether the last moment was a weekday of a named week."""
    zone_said: str | None = None

    def note(self, moment: Moment, reading: Reading, end: int, planned: bool) -> None:
        """Remember what was just told, unless it only says the last again in another zone."""
        if (
            moment.day is None
            or not isinstance(reading, _WITH_DAY)
            or (self.day is not None and moment.precision in _CLOCK and moment.start == self.day.start)
        ):
            return
        self.moment, self.end, self.planned = moment, end, planned
        self.weekly = isinstance(reading, Point) and reading.weekday is not None and reading.shift is not None
        if moment.precision in _DAY_OR_FINER and moment.day == moment.last_day:
            self.day, self.day_end = moment, end
            self.fact = self.fact if planned else moment

    def fact_in_sentence(self, folded: str, start: int) -> bool:
        """Whether the sentence of ``start`` has told a fact before it."""
        told = self.moment is not None and not self.planned
        return told and not any(mark in folded[self.end : start] for mark in "。！？\n")

    def clock_in_paragraph(self, folded: str, start: int) -> Moment | None:
        """The clock time last told, if that was in the paragraph of ``start``."""
        if self.day is None or self.day.precision not in _CLOCK or "\n" in folded[self.day_end : start]:
            return None
        return self.day


_OPENING = re.compile(r"[^，。\n(]{0,8}\(?\s?(?:即|相当于)?")


def two_zones(folded: str, item: Found, moment: Moment, told: Told) -> tuple[str, ...]:
    """Whether a clock time in brackets behind another agrees with it: one moment, told in two zones."""
    last = told.day
    if last is None or last.precision not in _CLOCK or moment.precision not in _CLOCK or last.zone == moment.zone:
        return ()
    if not _OPENING.fullmatch(folded, told.day_end, item.start):
        return ()
    return ("corroborates",) if last.start == moment.start else ("zones-disagree",)


_LISTED = re.compile(r"\s?(?:[、和及与]|以及|and(?= ))\s?")
_REACH = 160
"""How many characters on a told day still lends its month and year."""


def lean_on(reading: Reading, item: Found, folded: str, told: Told, judgement: Judgement) -> Moment | None:
    """The moment told before that this reading counts from: 次日, 翌年, 即日, …后."""
    if isinstance(reading, Shifted):
        if RANK[reading.unit] >= RANK["hour"]:
            return told.day if _same_paragraph(folded, told.day_end, item) else None
        finer = told.moment is not None and RANK[told.moment.precision or "day"] >= RANK[reading.unit]
        return told.moment if finer else None
    point = first_point(reading)
    if point is None or point.shift is None:
        return None
    if "from_today" in item.rules and re.search(r"[。！？\n]", folded[told.day_end : item.start]):
        return None
    if point.shift.unit != "day":
        return told.moment
    if _lies_elsewhere(told):
        return None
    return told.fact or told.day if judgement.status == "happened" else told.day


def _lies_elsewhere(told: Told) -> bool:
    """Whether the last moment is a coarser one that does not hold the day told before it: 去年3月, of today's news."""
    last, day = told.moment, told.day
    if last is None or day is None or last is day or last.day is None or last.last_day is None or day.day is None:
        return False
    return last.precision in ("month", "season", "quarter") and not last.day <= day.day <= last.last_day


def _same_paragraph(folded: str, end: int, item: Found) -> bool:
    return "\n" not in folded[end : item.start]


def is_listed(gap: str) -> bool:
    """Whether what stands between two expressions only lists them: 、 and 和."""
    return _LISTED.fullmatch(gap) is not None


def first_point(reading: Reading) -> Point | None:
    """The point that a reading begins with."""
    match reading:
        case Point():
            return reading
        case Range():
            return reading.first
        case Since():
            return reading.point
        case _:
            return None


def counts_onward(reading: Reading) -> bool:
    """Whether a reading lies behind the moment told before: 次日, 翌年, 两年后 of a story."""
    if isinstance(reading, Shifted):
        return reading.base == "previous" and reading.count > 0
    point = first_point(reading)
    return point is not None and point.shift is not None and point.shift.base == "previous" and point.shift.count > 0


def near_day(
    folded: str, item: Found, reading: Reading, told: Told, judgement: Judgement, reference: Reference
) -> date | None:
    """The day told before, when this reading takes its missing day, week, month or year from it."""
    point = first_point(reading)
    if point is None or point.shift is not None or not (ranks := point.units()):
        return None
    if ranks[0] > RANK["day"]:
        return _day_of_clock(folded, item, told, judgement, reference)
    if told.moment is None or told.moment.day is None or reference.day is None or point.year is not None:
        return None
    gap = folded[told.end : item.start]
    if is_listed(gap) and RANK[told.moment.precision or "day"] >= ranks[0]:
        return told.moment.day
    if "\n" in gap or len(gap) > _REACH or judgement.status == "planned":
        return None
    day = told.moment.day
    same_sentence = not any(mark in gap for mark in "。！？")
    if point.weekday is not None and point.day is None:
        ahead = day > reference.day and judgement.strong and not same_sentence
        return day if told.weekly and not ahead and 0 < (point.weekday - day.weekday()) % 7 < 4 else None
    if RANK["half"] <= ranks[0] <= RANK["month"]:
        by_year = told.moment.precision != "year" or ranks[0] < RANK["month"] or same_sentence
        lends = by_year and told.moment.precision not in ("decade", "century")
        return day if day.year < reference.day.year and lends else None
    other_month = (day.year, day.month) != (reference.day.year, reference.day.month)
    borrows = told.moment.precision in (*_DAY_OR_FINER, "month") and point.day is not None
    return day if other_month and borrows and abs((reference.day - day).days) < 400 else None


def _day_of_clock(folded: str, item: Found, told: Told, judgement: Judgement, reference: Reference) -> date | None:
    """A clock time without a day is the day just told, unless that lies ahead and the clock does not."""
    if told.day is None or folded.count("\n", told.day_end, item.start) > 1:
        return None
    ahead = reference.instant is not None and told.day.start is not None and told.day.start > reference.instant
    if (ahead and judgement.status == "happened") or told.day.start is None:
        return None
    return told.day.start.astimezone(zones.get(reference.zone)).date() if told.day.precision in _CLOCK else told.day.day


def is_bare_clock(reading: Reading) -> bool:
    """Whether a reading is a clock time that names no day."""
    return isinstance(reading, Point) and reading.has_clock and reading.units()[0] > RANK["day"]
