"""Which happenings may be the one a telling tells: an index by time and word."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from timeline.events.happening import Breath, Happening
from timeline.events.interval import SLIP, Interval
from timeline.events.similarity import Weights

_DAY: Final = 86400
_SCALES: Final = ((_DAY, 12), (30 * _DAY, 50))
"""(seconds in a bucket, most buckets an interval may cover); longer intervals share one bucket of their own."""
_MOST: Final = 150
"""Postings read for one telling: keeps the work linear where a day or a word is very common."""


class Index:
    """Happenings by bucket of time and by feature."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._happenings: dict[int, Happening] = {}
        self._postings: defaultdict[tuple[int, int, str], set[int]] = defaultdict(set)

    def add(self, breath: Breath, happening: Happening) -> None:
        """Make a happening findable by the words of a breath that it has taken in, at its own time."""
        self._happenings[happening.number] = happening
        for scale, buckets in _scales(happening.first.interval, 0):
            for bucket in buckets:
                for feature in breath.vector:
                    self._postings[scale, bucket, feature].add(happening.number)

    def candidates(self, breath: Breath) -> list[Happening]:
        """Happenings near in time that share a word; where they are very many, those that share rare ones."""
        scale, buckets = next(_scales(breath.interval, SLIP))
        found: Counter[int] = Counter()
        for feature in sorted(breath.vector, key=lambda feature: (-self._weights.rarity(feature), feature)):
            for bucket in buckets:
                found.update(self._postings.get((scale, bucket, feature), ()))
            if found.total() > _MOST:
                break
        return [self._happenings[number] for number in sorted(found)]


def _scales(interval: Interval, margin: int) -> Iterator[tuple[int, range]]:
    """(scale, its buckets that the interval covers), finest scale first; every interval has the last one."""
    low, high = interval.low - margin, interval.high + margin
    for seconds, most in _SCALES:
        if high - low <= seconds * most:
            yield seconds, range(int(low // seconds), int(-(-high // seconds)))
    yield 0, range(1)
