"""How long the times are that are compared with one another: from an hour or a day to decades and what has no end.

Each level is gathered after all finer ones. Within a level times are about equally long, so whatever can be one
happening begins close together; that is what lets a corpus be merged in parts.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from timeline.events.interval import Interval

_HOUR: Final = 3600
_DAY: Final = 24 * _HOUR
_YEAR: Final = 366 * _DAY
WALLS: Final = 15 * _HOUR
"""Seconds that two wall clocks showing the same may lie apart; more than a plan may slip."""


@dataclass(frozen=True, slots=True)
class Level:
    """Times of about one length."""

    number: int
    longest: float
    """Seconds that a time of this level takes at most."""
    bucket: float
    """Seconds in a bucket of the index of such times."""

    def buckets(self, interval: Interval, margin: float = 0) -> range:
        """The buckets that an interval covers, with so many seconds on both sides; one for all that are open."""
        if math.isinf(interval.length):
            return range(1)
        low, high = interval.low - margin, interval.high + margin
        return range(int(low // self.bucket), int(-(-high // self.bucket)))

    @property
    def reach(self) -> float:
        """Seconds from the beginning of one telling to that of another beyond which neither matters to the other."""
        return self.longest + self.bucket + WALLS


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


def level_of(interval: Interval) -> Level:
    """The level of an interval."""
    return next(level for level in LEVELS if interval.length <= level.longest)
