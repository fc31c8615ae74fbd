"""What was told before, and what of it a reading leans on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from operator import itemgetter

from timeline.frozen import changed
from timeline.grammar.heads import SPACES
from timeline.grammar.reading import RANK, Point, Range, Reading, Shifted, Since
from timeline.grammar.scan import Found
from timeline.grammar.status import Judgement
from timeline.resolve import Lean, Moment

CLOCK = ("hour", "minute", "second")


DAY_OR_FINER = ("day", "part", *CLOCK)
MONTH_OR_FINER = ("month", *DAY_OR_FINER)

NEXT_PLAN = re.compile(r"[^\n。！？，；]{0,40}[，；]\s?(?:[并而再]|然后|随后|其后|之后|后)?(?:[于在至到])?")
"""What stands between a date that is planned and one at the head of the next clause."""
_MADE_KNOWN = ("公布", "宣布", "发布", "揭晓")
_HAPPENING_IN_A_WORD = re.compile(r"[^\n，。；、：（(]{0,10}")
_COMPARED = re.compile(r"(?:较|比|(?<!参)与|和|跟|超过|相比之下|相较之下|[高低多少优差强弱]于)，?\s?\Z")
"""What stands before a year that figures are only compared with."""
_COMPARED_END = SPACES.union("较比与和跟过下于，")
"""What the last character of that can be."""
_RECENT = timedelta(days=2)
_FEAST_NEAR = timedelta(days=60)
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
    today: date | None = None
    """The day of the text."""
    old: Moment | None = None
    """The last such day that lies before the days of the text."""
    weekly: bool = False
    """Whether the last moment was a weekday of a named week."""
    zone_said: str | None = None
    months_ahead: dict[int, date] = field(default_factory=dict)
    """The first day of each month of this year that was told as lying ahead, itself or a day of it, by its number."""
    days_ahead: dict[int, date] = field(default_factory=dict)
    """Each day that was told as lying ahead, by its number."""
    feasts_ahead: dict[str, date] = field(default_factory=dict)
    """Each feast of the next weeks that was told as lying ahead."""
    parts_of_year: dict[tuple[int | None, int | None], date] = field(default_factory=dict)
    """The first day of each half or quarter that was told with its year, by its number."""
    days: list[tuple[int, Moment]] = field(default_factory=list)
    """Every such day, with the offset where it ends."""

    def note(self, moment: Moment, reading: Reading, end: int, planned: bool) -> None:
        """Remember what was just told, unless it only says the last again in another zone."""
        if (
            moment.day is None
            or not isinstance(reading, _WITH_DAY)
            or (self.day is not None and moment.precision in CLOCK and moment.start == self.day.start)
        ):
            return
        self.moment, self.end, self.planned = moment, end, planned
        if planned and moment.precision in MONTH_OR_FINER and self._is_later_this_year(moment.day):
            self.months_ahead[moment.day.month] = moment.day.replace(day=1)
        if isinstance(reading, Point) and (reading.year or reading.shift) and (reading.half or reading.quarter):
            self.parts_of_year[reading.half, reading.quarter] = moment.day
        self.weekly = isinstance(reading, Point) and reading.weekday is not None and reading.shift is not None
        limit = "before" in moment.modifier or "after" in moment.modifier
        if moment.precision in DAY_OR_FINER and moment.day == moment.last_day and not limit:
            self.day, self.day_end = moment, end
            self.days.append((end, moment))
            self.fact = self.fact if planned else moment
            if planned and self.today is not None and moment.day > self.today:
                self.days_ahead[moment.day.day] = moment.day
                if isinstance(reading, Point) and reading.holiday and moment.day - self.today < _FEAST_NEAR:
                    self.feasts_ahead[reading.holiday] = moment.day
            if self.today is not None and moment.day < self.today - _RECENT:
                self.old = moment

    def _is_later_this_year(self, day: date) -> bool:
        return self.today is not None and day > self.today and day.year == self.today.year

    def deed(self) -> Moment | None:
        """The day of the deed that a report from court tells of: the last old one, where today was told last."""
        if self.day is None or self.day.day is None or self.today is None:
            return self.old
        since = self.today - _RECENT if self.old is not None else self.today
        return self.old if self.day is self.old or since <= self.day.day <= self.today else self.day

    def fact_in_sentence(self, folded: str, start: int) -> bool:
        """Whether the sentence of ``start`` has told a fact before it."""
        told = self.moment is not None and not self.planned
        return told and not ends_sentence(gap := folded[self.end : start]) and "\n" not in gap

    def plans_on(self, folded: str, item: Found, judgement: Judgement, now: datetime | None) -> bool:
        """Whether a date at the head of its clause goes on with the plans of its sentence: 5月前完成, 6月 + 投产.

        With a word for making known, such as 25日 + 公布, it does if it is a later day of the same month.
        """
        point, last = first_point(item.reading), self.moment
        if point is None or point.shift is not None or not point.units() or not self.planned or last is None:
            return False
        if point.weekday is not None and point.day is None:
            return False
        if judgement.because:
            later = point.month is None and point.day is not None and last.day is not None and point.day > last.day.day
            if judgement.because not in _MADE_KNOWN or not later:
                return False
        ahead = last.end is not None and now is not None and last.end > now
        return ahead and NEXT_PLAN.fullmatch(folded, self.end, item.start) is not None

    def tells_today(self) -> bool:
        """Whether the day of the text was told, before another that was told last."""
        return any(moment.day == self.today for _, moment in self.days) and self.days[-1][1].day != self.today

    def day_goes_on(self, folded: str, start: int) -> bool:
        """Whether a day was told in the paragraph of ``start`` or in the one before."""
        return self.day is not None and folded.count("\n", self.day_end, start) <= 1

    def day_near(self, offset: int, start: int, end: int) -> Moment | None:
        """The day told nearest to an offset, among those that end within [start, end)."""
        told = [(abs(at - offset), moment) for at, moment in self.days if start <= at < end]
        return min(told, key=itemgetter(0))[1] if told else None

    def dates_happening(self, folded: str, start: int, reading: Reading) -> bool:
        """Whether the happening that ends at ``start`` was dated: in its paragraph, or right before its words."""
        if isinstance(reading, Point):
            return self.day is not None and "\n" not in folded[self.day_end : start]
        return self.moment is not None and _HAPPENING_IN_A_WORD.fullmatch(folded, self.end, start) is not None

    def clock_said_again(self, folded: str, start: int) -> Moment | None:
        """The clock time that brackets opened right before ``start`` say again."""
        if self.day is None or self.day.precision not in CLOCK:
            return None
        return (
            self.day
            if _OPENING.fullmatch(folded, self.day_end, start) and "(" in folded[self.day_end : start]
            else None
        )

    def clock_in_paragraph(self, folded: str, start: int) -> Moment | None:
        """The clock time last told, if that was in the paragraph of ``start``."""
        if self.day is None or self.day.precision not in CLOCK or "\n" in folded[self.day_end : start]:
            return None
        return self.day

    def half_in_paragraph(self, folded: str, start: int) -> Moment | None:
        """What tells the half of the day: the clock time last told in the paragraph, or the part of day just told."""
        day = self.day
        if day is None or day.precision != "part" or start - self.day_end > _PART_REACH:
            return self.clock_in_paragraph(folded, start)
        return None if "\n" in folded[self.day_end : start] else day


_PART_REACH = 40
"""How many characters on a part of day still tells the half of a clock time: 昨天下午出发，直到 + 2点半."""
_OPENING = re.compile(r"[^，。\n(]{0,8}\(?\s?(?:即|相当于)?")


def two_zones(folded: str, item: Found, moment: Moment, told: Told) -> tuple[str, ...]:
    """Whether a clock time in brackets behind another agrees with it: one moment, told in two zones."""
    last = told.day
    if last is None or last.precision not in CLOCK or moment.precision not in CLOCK or last.zone == moment.zone:
        return ()
    if not _OPENING.fullmatch(folded, told.day_end, item.start):
        return ()
    return ("corroborates",) if last.start == moment.start else ("zones-disagree",)


_LISTED = re.compile(r"\s?(?:[、和及与或]|以及|and(?= ))\s?")


_SAME_DAY_REACH = 600
"""How many characters on a told day is still the one of 当天; farther off it is the day of the text."""


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
    if _lies_elsewhere(told) or (point.shift.count == 0 and item.start - told.day_end > _SAME_DAY_REACH):
        return None
    return told.fact or told.day if judgement.status == "happened" and judgement.strong else told.day


def _lies_elsewhere(told: Told) -> bool:
    """Whether the last moment is a coarser one that does not hold the day told before it: 去年3月, of today's news."""
    last, day = told.moment, told.day
    if last is None or day is None or last is day or last.day is None or last.last_day is None or day.day is None:
        return False
    return last.precision in ("month", "season", "quarter") and not last.day <= day.day <= last.last_day


def _same_paragraph(folded: str, end: int, item: Found) -> bool:
    return "\n" not in folded[end : item.start]


def is_compared(folded: str, item: Found) -> bool:
    """Whether a year is only what figures are compared with, and nothing is told of it: 较 + 去年, 超过 + 2003年."""
    if not isinstance(item.reading, Point) or folded[item.start - 1 : item.start] not in _COMPARED_END:
        return False
    return _COMPARED.search(folded, max(0, item.start - 6), item.start) is not None


def ends_sentence(gap: str) -> bool:
    """Whether a sentence ends in what stands between two expressions."""
    return "。" in gap or "！" in gap or "？" in gap


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


def is_bare_clock(reading: Reading) -> bool:
    """Whether a reading is a clock time that names no day."""
    return isinstance(reading, Point) and reading.has_clock and reading.units()[0] > RANK["day"]


def counts_days_on(reading: Reading) -> bool:
    """Whether a reading counts units from the moment told before."""
    if isinstance(reading, Shifted):
        return reading.base == "previous"
    shift = reading.shift if isinstance(reading, Point) else None
    return shift is not None and shift.base == "previous" and shift.count != 0


def is_same_day(reading: Reading) -> bool:
    """Whether a reading is 当天, 当晚 or the like."""
    shift = reading.shift if isinstance(reading, Point) else None
    return shift is not None and shift.base == "previous" and shift.unit == "day" and shift.count == 0


def may_come_back(point: Point) -> bool:
    """Whether a point may be told as a habit: a part of day, a clock time, a weekend, 次日."""
    return point.part is not None or point.hour is not None or bool(point.weekend) or counts_days_on(point)


def leaning_on_deed(reading: Reading, lean: Lean, deed: Moment) -> Lean:
    """What is told before for 案发当日 and for 案件在凌晨发生: the day of the deed."""
    point = first_point(reading)
    if point is None or not (ranks := point.units()):
        return lean
    if point.shift is not None:
        counted = point.shift.unit == "day" and point.shift.base == "previous"
        return changed(lean, previous=deed) if counted else lean
    return changed(lean, near=deed.day) if ranks[0] > RANK["day"] else lean
