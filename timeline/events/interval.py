"""When two tellings can be of one happening, judged by their times alone."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final, get_args

from timeline import zones
from timeline.frozen import quick
from timeline.model import Article, Mention, Precision, Status

PRECISIONS: Final[tuple[Precision, ...]] = get_args(Precision)
RANK: Final[dict[Precision, int]] = {precision: rank for rank, precision in enumerate(PRECISIONS)}
"""0 for second to 13 for century."""
CLOCK: Final = RANK["hour"]
"""Ranks up to this one are clock times."""
DAY: Final = RANK["day"]

_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_SLACK: Final[dict[str, int]] = {"second": 2 * _MINUTE, "minute": 3 * _MINUTE, "part": _HOUR}
"""Seconds by which careful papers differ about one moment, by precision."""
SLIP: Final = 90 * _MINUTE
"""How far the actual clock time may lie from the announced one and still be its outcome."""
_LATE: Final = timedelta(days=1)
"""How far the publication times of careless sources may lie before what they report."""
GIVEN_UP: Final[tuple[Status, ...]] = ("cancelled", "postponed")
PLANS: Final[tuple[Status, ...]] = ("planned", *GIVEN_UP)
_LASTING: Final = 15 * _DAY
"""What lasts longer has more to it than its first day."""
_BEGUN: Final = 0.7
"""Fit of the days that something lasts and the first one alone."""
SAME_WALL: Final = 0.8
"""Fit of two times that agree only on the wall clocks they were told by."""
_MOSTLY: Final = 0.5
"""Share of what is longer than a day that lies in what contains it: 2019 in Tokyo is not the 2020 of London."""
_ALL: Final = 0.9
"""Share that two spans must have in common to be one."""


@quick
@dataclass(frozen=True, slots=True)
class Interval:
    """A half-open interval in seconds since 1970 UTC, with how it was told."""

    low: float
    high: float
    rank: int
    filled: bool
    """The happening fills the interval (kind range)."""
    planned: bool
    slack: int
    known: float
    """When it was published."""
    shift: float = 0.0
    """Seconds from UTC to the wall clock that it was told by."""
    placed: bool = False
    """The text says whose wall clock that is."""
    limit: bool = False
    """Only its end is told: it is over by then."""

    @property
    def length(self) -> float:
        """Seconds; infinite when one side is open."""
        return self.high - self.low

    def gap(self, other: Interval) -> float:
        """Seconds between the two; negative when they overlap."""
        return max(self.low - other.high, other.low - self.high)

    def is_far_from(self, other: Interval) -> bool:
        """Whether both are told by one wall clock and lie further apart than any slack or slip."""
        if self.shift != other.shift:
            return False
        apart = self.low - other.high if self.low > other.low else other.low - self.high
        return apart > SLIP and apart > self.slack and apart > other.slack

    def on_the_wall_of(self, other: Interval) -> Interval:
        """When the wall clock that the other was told by shows what this one's showed."""
        return self.on_a_wall(other.shift)

    def on_a_wall(self, shift: float) -> Interval:
        """The same for a wall clock that is so many seconds from UTC."""
        apart = self.shift - shift
        low, high = self.low + apart, self.high + apart
        return Interval(
            low,
            high,
            self.rank,
            self.filled,
            self.planned,
            self.slack,
            self.known,
            shift,
            self.placed,
            self.limit,
        )

    @property
    def is_of_a_day(self) -> bool:
        """Whether it is a day, or some time on one."""
        return self.rank <= DAY and not self.filled and not self.limit

    def on_its_day(self) -> Interval:
        """The day of its wall that it begins on; itself where it is a day."""
        if self.rank == DAY:
            return self
        return self.day_from(self.low - (self.low + self.shift) % _DAY)

    def day_from(self, low: float) -> Interval:
        """The day that begins then, told as this one is."""
        return Interval(low, low + _DAY, DAY, False, self.planned, 0, self.known, self.shift, self.placed)

    def has_the_date_of(self, other: Interval) -> bool:
        """Whether both begin on the same date, each by its own wall."""
        return (self.low + self.shift) // _DAY == (other.low + other.shift) // _DAY

    def comes_late(self, other: Interval) -> bool:
        """Whether it is a plan made known when the other was over."""
        return self.planned and self.known > other.high + _DAY

    def overlaps(self, other: Interval) -> bool:
        """Whether both share a moment, give or take their slack."""
        slack = max(self.slack, other.slack)
        return self.low < other.high + slack and other.low < self.high + slack


def status_of(mention: Mention, article: Article) -> Status:
    """The status of what is told. Nothing has happened before it is told: a fact that lies ahead is a plan."""
    published = article.published_utc
    if mention.status in PLANS or published is None:
        return mention.status
    start = mention.start_utc or mention.end_utc
    ahead = start is not None and start > published + (_LATE if mention.start_utc else timedelta(0))
    return "planned" if ahead else mention.status


def interval_of(mention: Mention, article: Article, status: Status, sent_from: str = "") -> Interval:
    """The interval of a mention with its status; a plan without a start begins when it was published.

    Args:
        mention: with at least one bound.
        article: the article that tells it.
        status: what became of it.
        sent_from: the zone of the place that the article was sent from, by whose clock its days and hours are told,
            unless they say otherwise; that of the outlet where it is empty.
    """
    start, end, planned = mention.start_utc, mention.end_utc, status in PLANS
    low, high = _seconds(start, -math.inf), _seconds(end, math.inf)
    known = known_since(article)
    if planned and low == -math.inf and known < high:
        low = known
    precision = mention.precision or "day"
    slack = _SLACK.get(precision, 0)
    if mention.modifier and "approx" in mention.modifier:
        slack += _approximate(precision)
    moment = start or end
    shift, placed = _shift(moment, mention.zone) if moment else 0.0, mention.zone_basis in ("text", "place")
    filled, limit = mention.kind == "range", start is None
    told = Interval(low, high, RANK[precision], filled, planned, slack, known, shift, placed, limit)
    if not sent_from or not moment or mention.zone_basis not in ("source", "default") or told.rank > DAY:
        return told
    return told.on_a_wall(_shift(moment, sent_from))


def known_since(article: Article) -> float:
    """When an article was published, in seconds since 1970 UTC."""
    return _seconds(article.published_utc, -math.inf)


@lru_cache(maxsize=4096)
def _shift(moment: datetime, zone: str) -> float:
    offset = moment.astimezone(zones.get(zone)).utcoffset()
    return offset.total_seconds() if offset else 0.0


def _approximate(precision: Precision) -> int:
    if RANK[precision] < RANK["hour"]:
        return 15 * _MINUTE
    return _HOUR if RANK[precision] <= RANK["part"] else _DAY


def _seconds(instant: datetime | None, missing: float) -> float:
    return instant.timestamp() if instant else missing


def fit(one: Interval, other: Interval) -> float:
    """0 when the two cannot be one happening, up to 1 when their times agree as closely as told.

    What fills its interval must fill the same one. Clock times agree within the slack, a plan with its outcome within
    the slip; a coarse time contains at least half of a finer one, and an evening is not of the next day; local days of
    two zones share most of their hours. Where a text does not say whose clock it goes by, the same day or hour on two
    walls may be one: papers copy the time of the place.
    """
    if one.is_far_from(other):
        return 0.0
    agreed = _fit(one, other)
    if agreed < SAME_WALL and may_share_a_wall(one, other):
        return max(agreed, SAME_WALL * _fit(one, other.on_the_wall_of(one)))
    return agreed


def may_share_a_wall(one: Interval, other: Interval) -> bool:
    """Whether one of two days or hours of different zones may really be told by the clock of the other's."""
    return one.shift != other.shift and max(one.rank, other.rank) <= DAY and not (one.placed and other.placed)


def _fit(one: Interval, other: Interval) -> float:
    one_length, other_length = one.high - one.low, other.high - other.low
    if one.filled != other.filled or math.inf in (one_length, other_length):
        same = float(one.low == other.low and one.high == other.high)
        return same or (_first_day_fit(one, other) if one.filled else _first_day_fit(other, one))
    if one.filled:
        return _in_common(one, other)
    if one.limit and other.limit:
        return float(abs(one.high - other.high) < _DAY)
    coarse, fine = (one, other) if one_length >= other_length else (other, one)
    if coarse.rank <= CLOCK:
        return _clock_fit(coarse, fine)
    if not coarse.overlaps(fine) or (coarse.rank > DAY and coarse.comes_late(fine)):
        return 0.0
    if fine.rank < DAY:
        return float(coarse.rank < DAY or fine.rank <= CLOCK or _share(coarse, fine) > 0)
    shared = _share(coarse, fine)
    return shared if fine.rank == DAY or shared >= _MOSTLY else 0.0


def _first_day_fit(days: Interval, other: Interval) -> float:
    """Of some days that something lasts, the first one: on that day it began, whatever is told to last."""
    if days.rank != DAY or not days.filled or days.length > _LASTING or not other.is_of_a_day:
        return 0.0
    return _BEGUN * _fit(days.day_from(days.low), other)


def _clock_fit(one: Interval, other: Interval) -> float:
    if one.overlaps(other):
        return 1.0
    return 0.5 if one.planned != other.planned and one.gap(other) <= SLIP else 0.0


def _in_common(one: Interval, other: Interval) -> float:
    """How much two intervals have in common, where that is nearly all."""
    shared = min(one.high, other.high) - max(one.low, other.low)
    whole = max(one.high, other.high) - min(one.low, other.low)
    common = shared / whole if whole > 0 else 1.0
    return common if common >= _ALL else 0.0


def _share(coarse: Interval, fine: Interval) -> float:
    """How much of the finer interval lies inside the coarser; an empty one does or does not."""
    shared = min(coarse.high, fine.high) - max(coarse.low, fine.low)
    return max(0.0, shared) / fine.length if fine.length > 0 else float(shared >= 0)
