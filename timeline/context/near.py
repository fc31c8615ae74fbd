"""Which day told before lends a reading the day, week, month or year that it does not name."""

from __future__ import annotations

import re
from datetime import date, timedelta, timezone

from timeline import zones
from timeline.context.told import (
    CLOCK,
    DAY_OR_FINER,
    MONTH_OR_FINER,
    NEXT_PLAN,
    Told,
    ends_sentence,
    first_point,
    is_listed,
)
from timeline.frozen import changed
from timeline.grammar.reading import RANK, Point, Reading, Shift
from timeline.grammar.scan import Found
from timeline.grammar.status import Judgement
from timeline.resolve import Moment, Reference, units
from timeline.resolve.point import PART_HOURS

_LOOKS_BACK = ("曾", "已")
"""Words by which a month is no one that lies ahead, whatever was told of one."""
_REACH = 160
"""How many characters on a told day still lends its month and year."""
_STORY_REACH = 600
"""How many characters on a story of an earlier year may go on without naming it."""
_ASIDE = re.compile(r"[^(]*\([^()]{0,16}")
"""What stands between a year and a day of it in brackets: 2011年…。（这件事发生在 + 4月28日."""
_NEXT_SENTENCE = re.compile(r"[^。！？\n]*[。！？]")
"""What stands between a year and a date that begins the next sentence."""
_YEARS_AGO = 4
_LATE = timedelta(days=60)
"""A month so shortly before publication is rather this one than the same of a year told before it."""
_NEWS = timedelta(days=3)
_LONG_AGO = timedelta(days=10)
"""A bare day so far back is rather one that lies ahead, where such a one was told."""
_DAYS_ON = timedelta(days=3)
_REPORTED = ("表示", "宣布", "公布", "指出", "透露", "强调", "回应", "证实", "通报", "接受")
"""By such words a part of day behind a finished sentence is of today, where the text has told of today."""


def near_day(
    folded: str, item: Found, reading: Reading, told: Told, judgement: Judgement, reference: Reference
) -> date | None:
    """The day told before, when this reading takes its missing day, week, month or year from it."""
    point = first_point(reading)
    if point is None or point.shift is not None or not (ranks := point.units()):
        return None
    if ranks[0] > RANK["day"]:
        return _day_of_clock(folded, item, point, told, judgement, reference)
    if told.moment is None or told.moment.day is None or reference.day is None or point.year is not None:
        return None
    gap = folded[told.end : item.start].replace(":\n", ":")
    if (ahead := _told_ahead(point, told, judgement, reference.day, gap)) is not None:
        return ahead
    if is_listed(gap) and RANK[told.moment.precision or "day"] >= ranks[0]:
        return told.moment.day
    day = told.moment.day
    if judgement.status == "planned":
        return day + _MIDWEEK if _is_foretold(point, told, day, reference.day, gap) else None
    if "\n" in gap or len(gap) > _REACH:
        goes_on = len(gap) <= _STORY_REACH and _story_goes_on(point, told, reference.day)
        return day if goes_on else None
    same_sentence = not ends_sentence(gap)
    if told.moment.precision == "weekend" and point.weekday in (_SUNDAY - 1, _SUNDAY):
        return day
    if point.weekday is not None and point.day is None:
        return day if _is_of_week(point, told, day, judgement, reference.day, same_sentence) else None
    if RANK["half"] <= ranks[0] <= RANK["month"]:
        again = None if same_sentence else told.parts_of_year.get((point.half, point.quarter))
        return again or _day_of_year(point, told.moment, day, reference.day, gap)
    if (listed := _of_this_month(point, told, reference.day)) is not None:
        return listed
    borrows = told.moment.precision in MONTH_OR_FINER and _is_of_month(point, day, reference.day, same_sentence)
    return day if borrows else None


def _is_foretold(point: Point, told: Told, day: date, today: date, gap: str) -> bool:
    """Whether a bare weekday is planned as of a day that its sentence told: 周二要求在 + 周五 + 前关闭."""
    if point.weekday is None or point.day is not None or told.planned or ends_sentence(gap) or "\n" in gap:
        return False
    return told.moment is not None and told.moment.precision in DAY_OR_FINER and today - _WEEK < day < today


_WEEK, _MIDWEEK = timedelta(days=7), timedelta(days=4)


def _told_ahead(point: Point, told: Told, judgement: Judgement, today: date, gap: str) -> date | None:
    """The day told as lying ahead that a bare day or month goes on from, or names again."""
    if judgement.because in _LOOKS_BACK:
        return None
    if point.holiday is not None:
        of_old = told.moment is not None and told.moment.day is not None and told.moment.day.year < today.year
        return None if of_old else told.feasts_ahead.get(point.holiday)
    if point.units() == (RANK["month"],):
        just_over = _is_just_over(point, today) and judgement.status == "happened" and judgement.strong
        return None if just_over else told.months_ahead.get(point.month or 0)
    if point.units() != (RANK["day"],):
        return None
    later = _later_in_plan(point, told, today, gap) if judgement.status == "planned" else None
    return later or _day_ahead(point, told, today)


def _is_just_over(point: Point, today: date) -> bool:
    """Whether such a month ended so shortly before that a fact is rather of it than of one that lies ahead."""
    last = _last(point, today)
    return last is not None and today - units.add_months(last, 1) < _LATE


def _day_of_year(point: Point, last: Moment, day: date, today: date, gap: str) -> date | None:
    """The day told, where a month or a part of a year is of its year."""
    same_sentence = not ends_sentence(gap)
    by_year = last.precision != "year" or point.units()[0] < RANK["month"] or same_sentence
    by_year = by_year or _ASIDE.fullmatch(gap) is not None or _is_of_old_story(point, day, today, gap)
    lends = by_year and last.precision not in ("decade", "century") and _follows(point, day, today, same_sentence)
    this_year = last.precision == "year" and day.year == today.year and same_sentence
    return day if this_year or (day.year < today.year and lends) else None


def _is_of_old_story(point: Point, day: date, today: date, gap: str) -> bool:
    """Whether a sentence that begins with a date goes on with a year told long ago: 1984年签署。9月26日草签."""
    if today.year - day.year < _YEARS_AGO or _NEXT_SENTENCE.fullmatch(gap) is None:
        return False
    last = _last(point, today)
    return last is None or today - last > _LATE


def _later_in_plan(point: Point, told: Told, today: date, gap: str) -> date | None:
    """The day of the month planned before that a bare day goes on with: 下月6日预购，13日出货."""
    if told.moment is None or not told.planned or NEXT_PLAN.fullmatch(gap) is None:
        return None
    day = told.moment.day if told.moment.precision in MONTH_OR_FINER else None
    if point.day == (today - timedelta(days=1)).day:
        return None
    goes_on = day is not None and day > today and (point.day or 0) > day.day
    return _on(day.year, day.month, point.day or 0) if goes_on and day is not None else None


def _of_this_month(point: Point, told: Told, today: date) -> date | None:
    """The day of this month that goes on with what is told of it: 据11月的动态，1日有3架；2日有8架."""
    last = told.moment
    if last is None or last.day is None or told.planned or (last.day.year, last.day.month) != (today.year, today.month):
        return None
    if point.day is None or point.month is not None or point.weekday is not None or point.day > today.day:
        return None
    goes_on = last.precision == "month" or last.day < today - _NEWS
    return _on(today.year, today.month, point.day) if goes_on else None


_REPORTED_WITHIN = 2
"""Days after which a paper tells what happened, so that its own date stands before it: 2014年9月11日第3版 … 9日."""


def _is_of_month(point: Point, day: date, today: date, same_sentence: bool) -> bool:
    """Whether a bare day is of the month of the day told, which is another than that of the text."""
    if point.day is None or (day.year, day.month) == (today.year, today.month) or _is_today_or_yesterday(point, today):
        return False
    if day > today and _is_lately(point, today):
        return False
    goes_on = same_sentence and point.month is None and point.day >= day.day - _REPORTED_WITHIN
    return goes_on or abs((today - day).days) < 400


def _is_of_week(point: Point, told: Told, day: date, judgement: Judgement, today: date, same_sentence: bool) -> bool:
    """Whether a bare weekday is of the week of the day told: one of its next days, or what was planned for it then."""
    if told.moment is not None and told.moment.precision == "week":
        return same_sentence and judgement.status in ("cancelled", "postponed")
    ahead = day > today and judgement.strong and not same_sentence
    return told.weekly and not ahead and point.weekday is not None and 0 < (point.weekday - day.weekday()) % 7 < 4


def _day_ahead(point: Point, told: Told, today: date) -> date | None:
    """The day told as lying ahead that is named again by its number: 19日举行 … 19日当天."""
    ahead = told.days_ahead.get(point.day or 0)
    return ahead if ahead is not None and point.weekday is None and not _is_lately(point, today) else None


def _is_lately(point: Point, today: date) -> bool:
    """Whether such a day lies so shortly before the day of the text that news are rather of that."""
    last = _last(point, today)
    return last is None or today - last <= _LONG_AGO


def _follows(point: Point, day: date, today: date, same_sentence: bool) -> bool:
    """Whether a month lies behind the one told in its year, or in the next where the sentence goes on into that.

    A month just before publication is that one, though.
    """
    if point.month is None or point.month >= day.month:
        return True
    last = _last(point, today)
    return same_sentence and (last is None or today - last > _LATE)


def _is_today_or_yesterday(point: Point, today: date) -> bool:
    """Whether a bare day is the number of the day of the text or of the one before it: news tell those."""
    return point.day in (today.day, (today - timedelta(days=1)).day)


def _story_goes_on(point: Point, told: Told, today: date) -> bool:
    """Whether a later paragraph goes on with the story of an earlier month or year.

    So it does where the next days follow by their numbers, or where the next months of that year do and the same month
    before publication lies far back.
    """
    moment = told.moment
    if moment is None or moment.day is None or point.day is None or moment.precision not in MONTH_OR_FINER:
        return False
    last = _last(point, today)
    if last is None or today - last <= _NEWS:
        return False
    if point.month is None:
        days_on = (moment.day + timedelta(days=k) for k in range(_DAYS_ON.days + 1))
        return moment.precision != "month" and any(d.day == point.day and d <= last for d in days_on)
    following = _on(moment.day.year, point.month, point.day)
    if following is None or following < moment.day or following > today:
        return False
    return 2 * (following - moment.day) < today - last


def _on(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _last(point: Point, today: date) -> date | None:
    """The last such day up to today; of a month, its first."""
    if point.month is not None:
        candidates = [_on(today.year - k, point.month, point.day or 1) for k in (0, 1)]
    else:
        months = (units.add_months(today.replace(day=1), -k) for k in (0, 1))
        candidates = [_on(m.year, m.month, point.day or 1) for m in months]
    return next((d for d in candidates if d is not None and d <= today), None)


def _day_of_clock(
    folded: str, item: Found, point: Point, told: Told, judgement: Judgement, reference: Reference
) -> date | None:
    """A clock time without a day is the day just told, unless that lies ahead and the clock does not."""
    paragraphs = folded.count("\n", told.day_end, item.start)
    if told.day is None or told.day.day is None or paragraphs > 1:
        return None
    lately = reference.day is not None and told.day.day >= reference.day - _DAYS_ON
    if paragraphs and lately and not point.has_clock:
        return None
    ahead = reference.instant is not None and told.day.start is not None and told.day.start > reference.instant
    if (ahead and judgement.status == "happened") or told.day.start is None:
        return None
    gap = folded[told.day_end : item.start]
    if judgement.because in _REPORTED and ends_sentence(gap) and told.tells_today() and _has_begun(point, reference):
        return None
    if judgement.status == "planned" and ends_sentence(gap) and _is_over(told.day.day, point, reference):
        return None
    if told.day.precision not in CLOCK:
        return told.day.day
    last = told.day.start.astimezone(zones.get(reference.zone))
    in_paragraph = "\n" not in gap
    night_goes_on = in_paragraph and last.hour >= _EVENING and _in_small_hours(point)
    following = last + timedelta(days=1)
    over = reference.instant is None or following.replace(hour=point.hour or 0, minute=0) <= reference.instant
    return (following if night_goes_on and (over or judgement.status == "planned") else last).date()


def _has_begun(point: Point, reference: Reference) -> bool:
    """Whether a part of the day of the text, told without a clock time, had begun when it was published."""
    if point.has_clock or point.part is None or reference.instant is None:
        return False
    local = reference.instant.astimezone(zones.get(reference.zone))
    return (local.hour, local.minute) == (0, 0) or local.hour >= PART_HOURS[point.part][0]


def _is_over(day: date, point: Point, reference: Reference) -> bool:
    """Whether a day with a clock time lies before the day of the text, so that a plan of today leans not on it."""
    return point.has_clock and reference.day is not None and day < reference.day


_EVENING, _DAWN = 20, 6


def _in_small_hours(point: Point) -> bool:
    """Whether a clock behind one of the evening is that of the night's other half: 23时06分 … 凌晨1时."""
    if point.hour is None or point.part not in (None, "dawn"):
        return False
    return point.hour < _DAWN or (point.hour == 12 and point.part == "dawn")


_EAST = timezone(timedelta(hours=8))


def begun_in_the_east(reading: Reading, reference: Reference) -> date | None:
    """The day after the day of the text, where a bare weekday names it and it has begun in China.

    Papers in the West tell the East's 周三 on their Tuesday evening.
    """
    point = first_point(reading)
    if point is None or point.weekday is None or point.shift or point.nth or point.lunar or point.day is not None:
        return None
    if reference.day is None or reference.instant is None:
        return None
    tomorrow = reference.day + timedelta(days=1)
    begun = reference.instant.astimezone(_EAST).date() >= tomorrow
    return tomorrow if begun and tomorrow.weekday() == point.weekday else None


_SUNDAY = 6


def in_the_week_begun(shift: Shift, reference: Reference) -> Reference:
    """The reference for 本周 and 上周五 in what is read on Monday in China and dated Sunday: it counts from Monday.

    So do Chinese texts of American papers on their Sunday evening, and what desks in Asia publish on Monday under an
    American dateline of Sunday.
    """
    if shift.unit != "week" or reference.day is None or reference.instant is None or reference.day.weekday() != _SUNDAY:
        return reference
    by_day = reference.instant.astimezone(zones.get(reference.zone)).date() == reference.day
    begun = reference.instant.astimezone(_EAST).date() > reference.day
    read_there = (by_day and reference.zone.startswith("America/")) or reference.zone.startswith("Asia/")
    return changed(reference, day=reference.day + timedelta(days=1)) if begun and read_there else reference
