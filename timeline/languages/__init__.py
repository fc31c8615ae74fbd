"""The languages that the tagger reads: one visible mapping."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from timeline.grammar.join import Step
from timeline.grammar.points import Points
from timeline.grammar.scan import Found, Scanner
from timeline.grammar.status import Judgement
from timeline.languages import en, zh
from timeline.zones import nearest_place


@dataclass(frozen=True, slots=True)
class Language:
    """What a language needs: folding to one script, its rules, its joins, its way to tell plans from facts."""

    name: str
    fold: Callable[[str], Points]
    """The text folded to one script, of the same length."""
    scanner: Scanner
    steps: tuple[Step, ...]
    judge: Callable[[str, int, int, Sequence[int]], Judgement]
    is_dateline: Callable[[str, Found], bool]
    clause_end: re.Pattern[str] | None = None
    """What ends a clause, where it is not the marks that end one in Chinese."""
    clause_reach: int = 80
    """A clause runs at most so many characters to either side: scraped texts can lack all punctuation."""
    nearest_place: Callable[[str, int, int], str | None] = nearest_place
    """The zone of the last place named before an offset, within so many characters."""
    at_home: Callable[[Found, str], Found] | None = None
    """A finding as the zone of its text has it: which of day and month comes first."""
    habit: re.Pattern[str] | None = None
    """Words of a clause that make a bare clock time behind them a habit."""
    happening: re.Pattern[str] | None = None
    """What a text ends with where it has just named a happening, which 两天后 and 前一天 then count from."""
    case: re.Pattern[str] | None = None
    """Words of a clause that turn back to the day of a deed that was told before."""
    scheduled: re.Pattern[str] | None = None
    """What follows a date that was known ahead, whatever the verb says."""
    due: re.Pattern[str] | None = None
    """What a text ends with where it has just named something known ahead."""
    orders: re.Pattern[str] | None = None
    """Words of a clause by which a limit does not count from publication."""
    ordered: re.Pattern[str] | None = None
    """What is said of an order from whose day a time counts."""
    called_off: re.Pattern[str] | None = None
    """A sentence about a former time that calls off what was planned for it, and tells no new one."""
    missed: re.Pattern[str] | None = None
    """What follows a time that was a limit and has passed."""


LANGUAGES: Mapping[str, Language] = {
    "zh": Language(
        "zh",
        zh.folded,
        Scanner(zh.RULES, zh.DECIDING),
        zh.STEPS,
        zh.judge,
        zh.is_dateline,
        habit=zh.HABIT,
        happening=zh.HAPPENING,
        case=zh.CASE,
        scheduled=zh.SCHEDULED,
        due=zh.DUE,
        orders=zh.ORDERS,
        ordered=zh.ORDERED,
        called_off=zh.CALLED_OFF,
        missed=zh.MISSED,
    ),
    "en": Language(
        "en",
        en.folded,
        Scanner(en.RULES, whole_words=True),
        en.STEPS,
        en.judge,
        en.is_dateline,
        clause_end=en.CLAUSE_END,
        clause_reach=240,
        nearest_place=en.nearest_place,
        at_home=en.at_home,
    ),
}
