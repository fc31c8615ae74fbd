"""Which happenings may be the one a telling tells: an index by time and word."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from timeline.events.happening import Happening
from timeline.events.interval import Interval

_DAY: Final = 86400
_SCALES: Final = ((_DAY, 12), (366 * _DAY, 110))
"""(seconds in a bucket, most buckets an interval may cover); longer and open intervals share one bucket."""
_WALLS: Final = 15 * 3600
"""Seconds that two wall clocks showing the same may lie apart; more than a plan may slip."""
_MOST: Final = 300
"""Postings read for one telling: keeps the work linear where a day or a word is very common."""
_ROUNDING: Final = 1e-9


class Index:
    """Happenings by bucket of time and by feature."""

    def __init__(self) -> None:
        self._buckets: defaultdict[tuple[int, int], defaultdict[str, list[Happening]]]
        self._buckets = defaultdict(lambda: defaultdict(list))

    def add(self, happening: Happening, features: Iterable[str]) -> None:
        """Make a happening findable, at its own time, by features that it did not have before."""
        features = list(features)
        for scale, buckets in _scales(happening.first.interval, 0):
            for bucket in buckets:
                postings = self._buckets[scale, bucket]
                for feature in features:
                    postings[feature].append(happening)

    def candidates(self, interval: Interval, vector: Mapping[str, float], least: float) -> Iterator[Happening]:
        """Happenings near in time whose likeness to a vector may be ``least`` or more.

        No likeness is greater than the root of what the shared features weigh, squared; so those that share little are
        left out unread. Rare features are read first, and no more than a fixed number of postings.
        """
        scale, covered = next(_scales(interval, _WALLS))
        buckets = [self._buckets[scale, number] for number in covered if (scale, number) in self._buckets]
        postings = [
            (bucket[one], weight * weight) for one, weight in vector.items() for bucket in buckets if one in bucket
        ]
        postings.sort(key=lambda one: len(one[0]))
        return _sharing(postings, least * least - _ROUNDING)


def _sharing(postings: Iterable[tuple[list[Happening], float]], needed: float) -> Iterator[Happening]:
    """The happenings that share at least so much, as far as has been read; what is left unread might be shared."""
    shared: dict[Happening, float] = {}
    left = _MOST
    for happenings, weight in postings:
        known = happenings if len(happenings) <= left else happenings[:left]
        needed -= weight if known is not happenings else 0
        for happening in known:
            shared[happening] = shared.get(happening, 0.0) + weight
        left -= len(known)
    return (happening for happening, weight in shared.items() if weight >= needed)


def _scales(interval: Interval, margin: int) -> Iterator[tuple[int, range]]:
    """(scale, its buckets that the interval covers), finest scale first."""
    low, high = interval.low - margin, interval.high + margin
    if math.isinf(high - low) or high - low > _SCALES[-1][0] * _SCALES[-1][1]:
        yield 0, range(1)
        return
    for seconds, most in _SCALES:
        if high - low <= seconds * most:
            yield seconds, range(int(low // seconds), int(-(-high // seconds)))
