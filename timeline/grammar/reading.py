"""What an expression says, before anyone asks when that is.

A reading knows nothing of the day it was written: 本周一 is "Monday of this week" and nothing more. ``resolve`` turns
it into a moment. Readings are values: frozen, comparable, free of context.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache
from operator import attrgetter
from typing import Literal

from timeline.frozen import changed, quick
from timeline.model import Part, Precision

RANK: dict[str, int] = {
    "century": 0,
    "decade": 1,
    "year": 2,
    "half": 3,
    "season": 3,
    "quarter": 3,
    "month": 4,
    "week": 5,
    "weekend": 6,
    "day": 7,
    "part": 8,
    "hour": 9,
    "minute": 10,
    "second": 11,
}
"""How fine a unit is; a larger number is finer."""

_DAYS: dict[str, float] = {
    "century": 36525,
    "decade": 3652.5,
    "year": 365.25,
    "quarter": 91.3125,
    "month": 30.4375,
    "week": 7,
    "day": 1,
    "hour": 1 / 24,
    "minute": 1 / 1440,
    "second": 1 / 86400,
}
"""How long a unit is on average."""

ANY_DAY = 7
"""In place of a weekday: whichever day it is."""

LOCAL = "local"
"""The zone of an expression that says local time without naming the place."""


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units from the reference day (去年, 下周) or from the moment told before (次日, 同年)."""

    unit: Precision
    count: int
    base: Literal["reference", "previous"] = "reference"


_fill = object.__setattr__
"""Under a name of its own, since mypyc does not compile the call otherwise."""


class _Asked:
    """Room for what a value is asked again and again: told when it is asked first."""

    __slots__ = ("_hash", "_precision", "_ranks")
    _hash: int
    _precision: Precision
    _ranks: tuple[int, ...]


@quick
@dataclass(frozen=True, slots=True)
class Point(_Asked):
    """Fields of the calendar and the clock that the text names; what is None the text leaves to its reader."""

    shift: Shift | None = None
    century: int | None = None
    """The ordinal: 21 for the years from 2001."""
    decade: int | None = None
    """Its first year; below 100 when the text leaves the century open (90年代)."""
    year: int | None = None
    """Below 100 when the text leaves the century open (12年2月)."""
    half: int | None = None
    season: str | None = None
    quarter: int | None = None
    month: int | None = None
    weekend: bool | None = None
    day: int | None = None
    weekday: int | None = None
    """0 is Monday."""
    nth: tuple[int, int] | None = None
    """The how-manieth weekday of a month, and which, or ``ANY_DAY``; -1 is the last."""
    week: int | None = None
    """The how-manieth week of a month, counted by its Mondays; -1 is the last."""
    holiday: str | None = None
    term: str | None = None
    """A solar term of the Chinese calendar."""
    lunar: tuple[int, int] | None = None
    """Month and day of the Chinese calendar."""
    part: Part | None = None
    hours: tuple[int, int] | None = None
    """The hours of the part, where the word is narrower than the part: 傍晚 17 to 20."""
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    modifiers: tuple[str, ...] = ()
    zone: str | None = None
    """IANA name, fixed offset, or ``LOCAL``; None when the text names none."""
    whole: Precision | None = None
    """The unit around the day, where that is meant: the week of July 18."""
    standalone: bool = True
    """False when the words alone are no time (7点 could be points): dropped unless joined to a neighbour."""

    def __hash__(self) -> int:
        try:
            return self._hash
        except AttributeError:
            _fill(self, "_hash", hash(_telling(self)))
            return self._hash

    def units(self) -> tuple[int, ...]:
        """The ranks of the units that are named, coarsest first."""
        try:
            return self._ranks
        except AttributeError:
            _tell_units(self)
            return self._ranks

    @property
    def precision(self) -> Precision:
        """The finest unit that is named."""
        try:
            return self._precision
        except AttributeError:
            _tell_units(self)
            return self._precision

    @property
    def has_clock(self) -> bool:
        """Whether an hour is named."""
        return self.hour is not None

    def modified(self, *words: str) -> Point:
        """The same with more modifiers, each once, in the order they were said."""
        return _modified(self, words)

    def joined(self, other: Point) -> Point:
        """This one, completed by what only the other names; a shift gives way to nothing."""
        return _both(self, other)


_FINEST_FIRST: tuple[tuple[str, Precision], ...] = (
    ("second", "second"),
    ("minute", "minute"),
    ("hour", "hour"),
    ("part", "part"),
    ("day", "day"),
    ("weekday", "day"),
    ("nth", "day"),
    ("holiday", "day"),
    ("term", "day"),
    ("lunar", "day"),
    ("weekend", "weekend"),
    ("week", "week"),
    ("month", "month"),
    ("quarter", "quarter"),
    ("season", "season"),
    ("half", "half"),
    ("year", "year"),
    ("decade", "decade"),
    ("century", "century"),
)
_UNIT_RANKS = tuple(RANK[unit] for _, unit in _FINEST_FIRST)
_units_of = attrgetter(*(name for name, _ in _FINEST_FIRST))
_NAMES = tuple(f.name for f in fields(Point))
_values = attrgetter(*_NAMES)
_telling = attrgetter("shift", "year", "month", "day", "weekday", "part", "hour", "minute", "modifiers", "zone")
"""What two points hardly ever agree in that differ: enough for a hash."""
_MODIFIERS, _STANDALONE = _NAMES.index("modifiers"), _NAMES.index("standalone")


# Both are remembered, as scanned points are: what a point was asked once stays with it.


@lru_cache(maxsize=2048)
def _modified(point: Point, words: tuple[str, ...]) -> Point:
    return changed(point, modifiers=(*point.modifiers, *(w for w in words if w not in point.modifiers)))


@lru_cache(maxsize=2048)
def _both(first: Point, other: Point) -> Point:
    others = _values(other)
    both = [others[at] if value is None else value for at, value in enumerate(_values(first))]
    both[_MODIFIERS] = (*first.modifiers, *(w for w in other.modifiers if w not in first.modifiers))
    both[_STANDALONE] = True
    return Point(*both)


def _tell_units(point: Point) -> None:
    """Note what units a point names and which is the finest: who asks for the one soon asks for the other."""
    named = [at for at, value in enumerate(_units_of(point)) if value is not None]
    ranks = [_UNIT_RANKS[at] for at in named]
    shift = point.shift
    _fill(point, "_ranks", tuple(sorted([*ranks, RANK[shift.unit]] if shift is not None else ranks)))
    finest = _FINEST_FIRST[named[0]][1] if named else shift.unit if shift is not None else "day"
    _fill(point, "_precision", point.whole if point.whole is not None else finest)


@dataclass(frozen=True, slots=True)
class Shifted:
    """So many units before (negative) or after: 三天前, 十五分钟后."""

    count: float
    unit: Precision
    modifiers: tuple[str, ...] = ()
    base: Literal["reference", "previous"] = "reference"
    grain: Precision | None = None
    """The unit that is meant, where it is finer than what is counted: 50 years ago this week."""


@dataclass(frozen=True, slots=True)
class Rolling:
    """A span that ends (negative) or begins now: 过去24小时, 未来两天."""

    count: float
    unit: Precision
    modifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FirstMonths:
    """The first so many months of a year: 前7个月, 前三季度."""

    count: int
    shift: Shift | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """From the first to the last, both included. A missing first is today's (即日起至…)."""

    first: Point
    last: Point
    modifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Since:
    """From then until publication: 9月以来, 今年至今."""

    point: Point


@dataclass(frozen=True, slots=True)
class Amount:
    """A length of time that is nowhere on the calendar: 两星期. ``count`` is None when unknown (几天)."""

    count: float | None
    unit: Precision
    within: bool = False
    """Said as a limit: 三天内."""

    def plus(self, finer: Amount) -> Amount | None:
        """Both in the finer unit, 3小时 + 14分钟; None when one is unknown or the other is not finer."""
        whole, part = _DAYS.get(self.unit), _DAYS.get(finer.unit)
        if self.count is None or finer.count is None or whole is None or part is None or whole <= part:
            return None
        return Amount(round(self.count * whole / part + finer.count), finer.unit)


@dataclass(frozen=True, slots=True)
class Recurring:
    """A set: 每周一. ``timex`` is its TIMEX3 value."""

    timex: str


@dataclass(frozen=True, slots=True)
class Vague:
    """A word for now, then or later that names no time: 目前. ``timex`` is its TIMEX3 value."""

    timex: str


@dataclass(frozen=True, slots=True)
class ZoneName:
    """A zone named in the text, to be joined to the clock or date beside it."""

    zone: str


@dataclass(frozen=True, slots=True)
class NoTime:
    """An idiom or a name that only looks like a time: 一日千里. Dropped once the scan is over."""


Reading = Point | Shifted | Rolling | FirstMonths | Range | Since | Amount | Recurring | Vague | ZoneName | NoTime

WITHOUT_DAY = (Amount, Recurring, Vague)
"""The kinds that lie nowhere on the calendar."""
