"""Walks a text: each expression gets its reference, its zone, what it leans on, and its status."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TypeGuard

from timeline import zones
from timeline.context.near import begun_in_the_east, in_the_week_begun, near_day
from timeline.context.quotation import Speeches
from timeline.context.reference import Setting, in_zone, reference_by_text
from timeline.context.reread import count_from, feast_of, half_of_day, of_the_same_moment, stands_apart, year_of
from timeline.context.status import Deciding, by_calendar, direction_of, end_of_day_told, judge
from timeline.context.told import (
    CLOCK,
    Told,
    counts_days_on,
    counts_onward,
    first_point,
    is_bare_clock,
    is_compared,
    is_same_day,
    lean_on,
    leaning_on_deed,
    may_come_back,
    two_zones,
)
from timeline.context.written import written
from timeline.context.zone import zone_of
from timeline.frozen import changed
from timeline.grammar.points import Points
from timeline.grammar.reading import (
    RANK,
    WITHOUT_DAY,
    Amount,
    Point,
    Reading,
    Recurring,
    Rolling,
    Shift,
    Shifted,
    Vague,
)
from timeline.grammar.scan import Found, Scan
from timeline.grammar.segment import Segments, Sentence
from timeline.grammar.status import Judgement
from timeline.languages import Language
from timeline.model import Mention
from timeline.resolve import Direction, Lean, Moment, Reference, resolve

_SENTENCE_REACH = 400
_SETTING = "中时上里际间外"
"""What a clause ends with that only sets the scene: the next one tells."""
_ORDER_REACH = 80
_A_DAY_AGO = Shifted(-1, "day")
"""Who means yesterday says so: 一天前 is the day before the one that is told of."""
_NOTHING = Lean()
_NO_TIME = ("no-day", "no-time", "no-month")
_TIMELESS = (Vague, Recurring)
"""What no surroundings turn into a time; of amounts, only a limit is one."""
_LATE_THIS_YEAR = Point(shift=Shift("year", 0), modifiers=("late",))


def walk(text: str, points: Points, scan: Scan, setting: Setting, language: Language) -> list[Mention]:
    """The mentions of a text, in order, each resolved in its context."""
    if not scan.found:
        return []
    reference = reference_by_text(points.text, scan.found, setting.reference, language.is_dateline)
    walker = Walker(text, points, scan, Setting(reference, setting.zone_basis, setting.prefer), language)
    return [mention for item in scan.found if walker.stands(item) and (mention := walker.mention(item)) is not None]


class Walker:
    """One walk through one text: what is fixed, and what was told so far."""

    def __init__(self, text: str, points: Points, scan: Scan, setting: Setting, language: Language) -> None:
        self.text, self.folded, self.setting, self.language = text, points.text, setting, language
        self.segments = Segments(points, language.clause_end)
        self.deciding = Deciding(scan.deciding)
        self.told = Told(today=setting.reference.day)
        self.now = end_of_day_told(setting.reference)
        self.speeches = Speeches(self.folded)

    def resolve(self, reading: Reading, reference: Reference, lean: Lean, direction: Direction) -> Moment:
        """When a reading is; a walk that explains keeps what it was made of."""
        return resolve(reading, reference, lean, direction)

    def stands(self, item: Found) -> bool:
        """Whether a reading is a time here: 8时 alone is one behind another clock time of its paragraph, 8点 is not.

        于 and 至 before digits make it one too: 将于 + 18时.
        """
        point = item.reading
        if self.setting.prefer != "context" or not isinstance(point, Point) or point.standalone:
            return True
        if not point.has_clock or self.folded[item.end - 1] != "时":
            return False
        led_to = self.folded[item.start].isdigit() and self.folded[item.start - 1 : item.start] in ("于", "至")
        return led_to or self.told.clock_in_paragraph(self.folded, item.start) is not None

    def mention(self, item: Found) -> Mention | None:
        """The mention, resolved; None when its words are no time after all."""
        sentence = self.segments.at(item.start)
        clause = self._clause(item, sentence)
        shown = sentence.around(item.start, item.end, _SENTENCE_REACH)
        judgement = judge(self.folded, item, clause, shown, self.language, self.deciding.within(*clause))
        if isinstance(item.reading, _TIMELESS) or (isinstance(item.reading, Amount) and not item.reading.within):
            return self._without_day(item, item.reading, judgement, clause, shown)
        if self.told.planned and self.told.plans_on(self.folded, item, judgement, self.now):
            judgement = Judgement("planned", "", strong=True)
        reading = self._reread(item, judgement, clause)
        if isinstance(reading, WITHOUT_DAY) and isinstance(item.reading, WITHOUT_DAY):
            return self._without_day(item, reading, judgement, clause, shown)
        zone, basis = zone_of(item.reading, self.folded, item, self.setting, self.told, self.language.nearest_place)
        reference = in_zone(self.setting.reference, zone)
        if self.setting.prefer == "context" and (point := first_point(reading)) is not None and point.shift is not None:
            reference = in_the_week_begun(point.shift, reference)
            reference = self.speeches.reference(item, point.shift, self.told, reference)
        moment = self._moment(reading, item, reference, judgement, clause)
        if moment.flags[:1] and moment.flags[0] in _NO_TIME:
            return None
        judgement = by_calendar(judgement, moment, reading, self.now)
        if moment.precision in CLOCK and (flags := two_zones(self.folded, item, moment, self.told)):
            moment = changed(moment, flags=moment.flags + flags)
        if basis in ("text", "place") and "corroborates" not in moment.flags:
            self.told.zone_said = zone
        if moment.precision != "year" or not is_compared(self.folded, item):
            self.told.note(moment, reading, item.end, judgement.status == "planned")
        return written(self.text, item, moment, judgement, (zone, basis), clause, shown)

    def _without_day(
        self, item: Found, reading: Reading, judgement: Judgement, clause: tuple[int, int], shown: tuple[int, int]
    ) -> Mention:
        """The mention of what lies nowhere on the calendar: it leans on nothing, and nothing leans on it."""
        home = self.setting.reference
        moment = self.resolve(reading, home, _NOTHING, "nearest")
        return written(self.text, item, moment, judgement, (home.zone, self.setting.zone_basis), clause, shown)

    def _clause(self, item: Found, sentence: Sentence) -> tuple[int, int]:
        begin, until = sentence.clause_at(item.start, item.end)
        if self.folded[until - 1] == "，" and until - begin > 1 and self.folded[until - 2] in _SETTING:
            until = sentence.clause_at(until, until + 1)[1]
        reach = self.language.clause_reach
        return max(begin, item.start - reach), min(until, item.end + reach)

    def _moment(
        self, reading: Reading, item: Found, reference: Reference, judgement: Judgement, clause: tuple[int, int]
    ) -> Moment:
        if isinstance(reading, WITHOUT_DAY):
            return self.resolve(reading, reference, _NOTHING, "nearest")
        lean = self._lean(reading, item, reference, judgement, clause)
        if lean is None:
            return Moment("point", flags=("nothing-to-count-from",), zone=reference.zone)
        told = self.told.moment
        direction = direction_of(
            reading,
            judgement,
            self.setting,
            lean.near,
            lambda: self.told.fact_in_sentence(self.folded, item.start),
            in_year=told is not None and told.precision == "year" and told.day == lean.near,
        )
        if direction in ("past", "mostly past") and self._is_scheduled(item, judgement):
            direction = "nearest"
        moment = self.resolve(reading, reference, lean, direction)
        if self.setting.prefer != "context":
            return moment
        return self._second_look(reading, item, reference, judgement, lean, direction, moment)

    def _lean(
        self, reading: Reading, item: Found, reference: Reference, judgement: Judgement, clause: tuple[int, int]
    ) -> Lean | None:
        """What was told before and is leant on; None when it would count from a happening without a date."""
        behind = counts_days_on(reading) and self._behind_happening(item)
        deed = self.told.deed()
        of_case = deed is not None and self._is_of_case(item, clause)
        if behind and not of_case and not self.told.dates_happening(self.folded, item.start, reading):
            return None
        near = near_day(self.folded, item, reading, self.told, judgement, reference)
        if near is None and judgement.status == "happened" and self.setting.prefer == "context":
            near = begun_in_the_east(reading, reference)
        again = self._said_again(reading, item)
        if again is not None and again.start is not None:
            near = again.start.astimezone(zones.get(reference.zone)).date()
        if isinstance(reading, Point) and reading.shift is None and not of_case:
            return _NOTHING if near is None else Lean(None, near)
        lean = Lean(lean_on(reading, item, self.folded, self.told, judgement), near)
        if behind and isinstance(reading, Point):
            lean = changed(lean, previous=self.told.day)
        if is_same_day(reading) and self._behind_happening(item):
            dated = self._day_of_happening(item)
            if dated is None and not of_case and not self.told.dates_happening(self.folded, item.start, reading):
                return None
            lean = lean if dated is None else changed(lean, previous=dated)
        return leaning_on_deed(reading, lean, deed) if of_case and deed is not None else lean

    def _second_look(
        self,
        reading: Reading,
        item: Found,
        reference: Reference,
        judgement: Judgement,
        lean: Lean,
        direction: Direction,
        moment: Moment,
    ) -> Moment:
        """The moment again, where the status of its clause forbids that it has passed, or that it lies ahead."""
        ahead = moment.start is not None and reference.instant is not None and moment.start > reference.instant
        over = moment.end is not None and reference.instant is not None and moment.end <= reference.instant
        if over and judgement.status == "planned" and judgement.strong and (day := self._day_ahead(reading, moment)):
            return self.resolve(reading, reference, changed(lean, near=day), direction)
        if not ahead or judgement.status != "happened":
            return moment
        if counts_onward(reading) and not self.told.planned and not self._is_decreed(item):
            return Moment("point", flags=("nothing-to-count-from",), zone=moment.zone)
        if _is_late_this_year(reading) and not self._is_reached(item):
            return self.resolve(changed(reading, shift=Shift("year", -1)), reference, lean, direction)
        named = isinstance(reading, Point) and reading.zone is not None
        surely = lean.near is None and judgement.strong
        again = self._said_again(reading, item) is not None
        if is_bare_clock(reading) and (named or surely) and self._is_ahead(moment) and not again and moment.day:
            earlier = changed(lean, near=moment.day - timedelta(days=1))
            return self.resolve(reading, reference, earlier, direction)
        return moment

    def _is_reached(self, item: Found) -> bool:
        """Whether a time is one that is yet to come round: 今年稍晚, 到 + 年底, but not 等到 + 年底."""
        before = self.folded[max(0, item.start - 2) : item.start]
        this_year = self.folded.startswith("今年", item.start)
        return this_year or (before.endswith("到") and before[:-1] not in ("等", "直", "拖", "熬"))

    def _said_again(self, reading: Reading, item: Found) -> Moment | None:
        """The clock time told right before that this one, in brackets, says in another zone."""
        return self.told.clock_said_again(self.folded, item.start) if is_bare_clock(reading) else None

    def _is_ahead(self, moment: Moment) -> bool:
        """Whether a moment lies ahead, also where only the day of publication is known."""
        return self.now is not None and moment.start is not None and moment.start > self.now

    def _is_ordered(self, clause: tuple[int, int]) -> bool:
        """Whether a clause sets a limit: 必须在72小时内关闭."""
        orders = self.language.orders
        return orders is not None and orders.search(self.folded, *clause) is not None

    def _is_decreed(self, item: Found) -> bool:
        """Whether what an order of a day just told sets is counted from that day: 1日签署禁令，将在 + 45天后 + 生效."""
        ordered = self.language.ordered
        if ordered is None or self.told.day is None or item.start - self.told.day_end > _ORDER_REACH:
            return False
        return ordered.search(self.folded, self.told.day_end, item.start) is not None

    def _is_scheduled(self, item: Found, judgement: Judgement) -> bool:
        """Whether what stands beside a date was known ahead: 11月3日 + 大选, and 补选 + 11月3日 unless a verb tells."""
        scheduled, due = self.language.scheduled, self.language.due
        if scheduled is not None and scheduled.match(self.folded, item.end) is not None:
            return True
        before = max(0, item.start - 4)
        return due is not None and not judgement.strong and due.search(self.folded, before, item.start) is not None

    def _day_ahead(self, reading: Reading, moment: Moment) -> date | None:
        """The day told before, when a bare clock time that is planned has passed on the day of the text."""
        told, point = self.told.day, first_point(reading)
        if point is None or told is None or told.day is None or moment.day is None:
            return None
        bare = bool(point.units()) and point.units()[0] > RANK["day"]
        return told.day if bare and told.day > moment.day else None

    def _behind_happening(self, item: Found) -> bool:
        """Whether a happening is named right before an expression: 抵达 + 前一天, 手术 + 三天后."""
        return self._happening_before(item) is not None

    def _happening_before(self, item: Found) -> re.Match[str] | None:
        happening = self.language.happening
        return happening.search(self.folded, max(0, item.start - 8), item.start) if happening is not None else None

    def _behind_deed(self, item: Found) -> bool:
        """Whether what a report tells of is named right before an expression: 事发 + 一个星期前."""
        case = self.language.case
        named = None if case is None else case.search(self.folded, max(0, item.start - 4), item.start)
        return named is not None and named.end() == item.start

    def _day_of_happening(self, item: Found) -> Moment | None:
        """The day that the text told for the happening named right before an expression: 大选 + 当天."""
        named = self._happening_before(item)
        at = self.folded.rfind(named[0], 0, named.start()) if named is not None else -1
        if at < 0:
            return None
        sentence = self.segments.at(at)
        return self.told.day_near(at, sentence.start, sentence.end + 1)

    def _is_of_case(self, item: Found, clause: tuple[int, int]) -> bool:
        """Whether the clause before an expression speaks of a deed told before: 案发 + 当晚."""
        case = self.language.case
        return case is not None and case.search(self.folded, clause[0], item.start) is not None

    def _is_habit(self, item: Found, clause: tuple[int, int]) -> bool:
        """Whether an expression is a bare clock time, or a span of them, in a clause that tells a habit."""
        point, habit = first_point(item.reading), self.language.habit
        if habit is None or point is None or not may_come_back(point):
            return False
        bare = point.shift is None if point.weekend else point.units()[0] > RANK["day"]
        names_no_day = self.setting.prefer == "context" and bare
        return names_no_day and habit.search(self.folded, clause[0], item.start) is not None

    def _comes_daily(self, item: Found, clause: tuple[int, int]) -> bool:
        """Whether 前一日 and 次日 are those of every day: 每日上报 + 前一日."""
        habit, near = self.language.habit, max(clause[0], item.start - 12)
        return habit is not None and habit.search(self.folded, near, item.start) is not None

    def _reread(self, item: Found, judgement: Judgement, clause: tuple[int, int]) -> Reading:
        """The reading as its surroundings have it."""
        reading = item.reading
        if isinstance(reading, Point) and not may_come_back(reading):
            return self._reread_date(reading, item)
        if self._is_habit(item, clause) or (counts_days_on(reading) and self._comes_daily(item, clause)):
            return Recurring("P1D")
        if (
            isinstance(reading, Amount)
            and reading.within
            and reading.count is not None
            and judgement.status == "planned"
            and not self._is_ordered(clause)
        ):
            return Rolling(reading.count, reading.unit)
        if isinstance(reading, Shifted):
            if self._behind_happening(item) if reading.count > 0 else self._behind_deed(item):
                return changed(reading, base="previous")
            if reading.count > 0 and self._is_decreed(item):
                return changed(reading, base="previous")
            if reading == _A_DAY_AGO and self.told.day_goes_on(self.folded, item.start):
                return changed(reading, base="previous")
            in_story = self.told.moment is not None or stands_apart(self.folded, item)
            return count_from(reading, self.setting, judgement, in_story)
        if isinstance(reading, Point) and (reread := self._reread_date(reading, item)) is not reading:
            return reread
        if isinstance(reading, Point) and reading.has_clock and reading.part is None and reading.zone is None:
            half = self.told.half_in_paragraph(self.folded, item.start) if is_bare_clock(reading) else None
            return half_of_day(reading, half, self.setting.reference.zone, self.folded[item.start : item.end])
        if isinstance(reading, Point) and is_bare_clock(reading) and reading.part is None:
            return of_the_same_moment(reading, self.told.clock_said_again(self.folded, item.start))
        return reading

    def _reread_date(self, point: Point, item: Found) -> Point:
        if "two_digit_year" in item.rules:
            return year_of(point, self.setting.reference.zone)
        return point if point.holiday is None else feast_of(point, self.setting.reference.zone)


def _is_late_this_year(reading: Reading) -> TypeGuard[Point]:
    """Whether a reading is 年底 and no more: told as fact early in a year it is the last one's."""
    return isinstance(reading, Point) and reading.shift is not None and reading == _LATE_THIS_YEAR
