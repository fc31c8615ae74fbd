"""Whether what is told happened or is planned, and on which side of the reference day what it leaves open lies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from timeline import zones
from timeline.context.reference import Setting
from timeline.context.told import first_point
from timeline.grammar.reading import Point, Reading, Rolling, Since
from timeline.grammar.scan import Found
from timeline.grammar.status import Judgement
from timeline.languages import Language
from timeline.model import Prefer
from timeline.resolve import Direction, Moment, Reference

_PREFERRED: dict[Prefer, Direction] = {"past": "last", "future": "next", "nearest": "nearest"}
_DATELINE = "dateline"


class Deciding:
    """Where words may begin in a text that decide a status.

    Args:
        places: their offsets in the text.
    """

    def __init__(self, places: list[int]) -> None:
        self._places, self._passed = places, 0

    def within(self, begin: int, end: int) -> list[int]:
        """The places in a clause, as offsets in it; no clause may begin before the one asked last."""
        places, at = self._places, self._passed
        while at < len(places) and places[at] < begin:
            at += 1
        self._passed = at
        own = []
        while at < len(places) and places[at] < end:
            own.append(places[at] - begin)
            at += 1
        return own


def judge(
    folded: str,
    item: Found,
    clause: tuple[int, int],
    sentence: tuple[int, int],
    language: Language,
    places: Sequence[int],
) -> Judgement:
    """The status by the clause at (start, end); a dateline tells what happened.

    The places are those of the clause at which a deciding word may begin, where the language asks for them.

    A former time may be the old one of what was put off, or that of what was cancelled: the sentence tells.
    """
    if language.is_dateline(folded, item):
        return Judgement("happened", _DATELINE, strong=True)
    begin, until = clause
    told = language.judge(folded[begin:until], item.start - begin, item.end - begin, places)
    if told.status == "postponed" and language.called_off and language.called_off.match(folded, *sentence):
        return Judgement("cancelled", told.because, told.strong)
    if told.status == "planned" and language.missed and language.missed.match(folded, item.end, sentence[1]):
        return Judgement("happened", told.because, told.strong)
    return told


def direction_of(
    reading: Reading,
    judgement: Judgement,
    setting: Setting,
    near: date | None,
    among_facts: Callable[[], bool],
    *,
    in_year: bool = False,
) -> Direction:
    """Where a missing year, month or week lies.

    Args:
        reading: what is said.
        judgement: its status.
        setting: where the text is read from.
        near: a day told before from which the reading borrows.
        among_facts: tells whether the sentence has told facts before.
        in_year: whether ``near`` is the first day of a year that was told.
    """
    if setting.prefer != "context":
        return _PREFERRED[setting.prefer]
    if near is not None:
        point = first_point(reading)
        with_month = point is not None and point.month is not None
        return ("next" if in_year else "future") if with_month else "nearest"
    if isinstance(reading, Since):
        return "past"
    if judgement.status == "planned":
        limit = isinstance(reading, Point) and "before" in reading.modifiers and judgement.strong
        if not judgement.strong:
            point = first_point(reading)
            return "mostly past" if point is not None and point.weekday is not None else "nearest"
        return "limit" if limit else "future"
    if judgement.status in ("cancelled", "postponed"):
        return "nearest"
    if isinstance(reading, Point) and reading.weekday is not None and "since" in reading.modifiers:
        return "nearest"
    month = isinstance(reading, Point) and reading.precision == "month"
    return "past" if judgement.strong or (month and among_facts()) else "mostly past"


def end_of_day_told(reference: Reference) -> datetime | None:
    """The publication; of one known by its day alone (midnight), the end of that day."""
    if reference.instant is None:
        return None
    local = reference.instant.astimezone(zones.get(reference.zone))
    by_day = (local.hour, local.minute, local.second) == (0, 0, 0)
    return reference.instant + timedelta(days=1) if by_day else reference.instant


_STALE = timedelta(days=2)
_EARLY = ("dawn", "morning")
"""Who says 今早 looks back on it, if only from further east."""


def by_calendar(judgement: Judgement, moment: Moment, reading: Reading, now: datetime | None) -> Judgement:
    """The clause's status, where the calendar allows it.

    What ended days before publication was no plan any more, whatever else the clause plans; what is yet to begin and is
    told without a deciding word is one.
    """
    if now is None or judgement.because == _DATELINE:
        return judgement
    over = moment.end is not None and moment.end < now - _STALE
    until_now = isinstance(reading, Since) or (isinstance(reading, Rolling) and reading.count < 0)
    if judgement.status == "planned" and (over or until_now):
        return Judgement("happened", "", strong=False)
    if judgement.status in ("cancelled", "postponed", "planned"):
        return judgement
    if isinstance(reading, Rolling) and reading.count > 0:
        return Judgement("planned", "", strong=True)
    if moment.start is None and moment.end is not None and moment.end > now + timedelta(days=1):
        return Judgement("planned", "", judgement.strong)
    if moment.start is None or moment.start < now:
        return judgement
    point = first_point(reading)
    shift = point.shift if point is not None else None
    if (shift is not None and shift.count > 0) or "since" in moment.modifier:
        return Judgement("planned", "", strong=True)
    if moment.part in _EARLY and shift is not None and shift.unit == "day" and shift.count == 0:
        return judgement
    if moment.kind == "range" and moment.end is not None and moment.end > now + _STALE:
        return Judgement("planned", "", judgement.strong)
    clock = moment.precision in ("hour", "minute", "second", "part")
    weak = not judgement.strong and (not clock or shift is not None)
    if weak or moment.start > now + timedelta(days=1):
        return Judgement("planned", "", judgement.strong)
    return judgement
