"""How long the times are that are compared with one another: from an hour or a day to decades and what has no end.

Each level is gathered after all finer ones, and each cell of a level apart from the others; that is what lets a corpus
be merged in parts.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from timeline.events.interval import Interval
from timeline.iso import EPOCH

_HOUR: Final = 3600
_DAY: Final = 24 * _HOUR
_YEAR: Final = 366 * _DAY
WALLS: Final = 15 * _HOUR
"""Seconds that two wall clocks showing the same may lie apart; more than a plan may slip."""
_THURSDAY: Final = 3
"""Days from Monday to the weekday of the epoch."""
_FIRST: Final = (datetime(1, 1, 1, tzinfo=UTC) - EPOCH).total_seconds()


@dataclass(frozen=True, slots=True)
class Level:
    """Times of about one length."""

    number: int
    longest: float
    """Seconds that a time of this level takes at most."""
    bucket: float
    """Seconds in a bucket of an index of such times."""

    def buckets(self, interval: Interval, margin: float = 0) -> range:
        """The buckets that an interval covers, with so many seconds on both sides; one for all that are open."""
        if math.isinf(interval.length):
            return range(1)
        low, high = interval.low - margin, interval.high + margin
        return range(int(low // self.bucket), int(-(-high // self.bucket)))

    @property
    def reach(self) -> float:
        """Seconds between the beginnings of a telling and of a happening beyond which they are never compared."""
        return self.longest + self.bucket + WALLS

    def cell(self, interval: Interval) -> int:
        """Which coarse times an interval is gathered with: those that end in the same month, or week.

        Weeks, months and years end together whatever the zone and whenever they were told to begin (before the end of
        the year). Days do not: the 12th in Washington is the 13th in Beijing, so all of them are gathered together.
        """
        if self is LEVELS[0]:
            return 0
        last = (interval.low if math.isinf(interval.high) else interval.high) - _DAY
        if self is LEVELS[1]:
            return int(last // _DAY + _THURSDAY) // 7
        day = EPOCH + timedelta(seconds=max(last, _FIRST))
        return day.year * 12 + day.month


LEVELS: Final = tuple(
    Level(number, longest, bucket)
    for number, (longest, bucket) in enumerate(
        (
            (25 * _HOUR, _DAY),
            (8 * _DAY, 8 * _DAY),
            (32 * _DAY, 32 * _DAY),
            (190 * _DAY, 190 * _DAY),
            (_YEAR + _DAY, _YEAR),
            (110 * _YEAR, 10 * _YEAR),
            (math.inf, math.inf),
        )
    )
)
"""Clock times and days, weeks, months, quarters and halves, years, decades, and the open ones."""
_LONGEST: Final = [level.longest for level in LEVELS]


def level_of(interval: Interval) -> Level:
    """The level of an interval."""
    return LEVELS[bisect_left(_LONGEST, interval.length)]
