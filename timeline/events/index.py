"""Which happenings may be the one a telling tells: an index by time and word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, islice
from typing import Final

from timeline.events.happening import Breath, Happening
from timeline.events.interval import Interval

_DAY: Final = 86400
_SCALES: Final = ((_DAY, 12), (30 * _DAY, 50))
"""(seconds in a bucket, most buckets an interval may cover); longer intervals share one bucket of their own."""
_WALLS: Final = 15 * 3600
"""Seconds that two wall clocks showing the same may lie apart; more than a plan may slip."""
_MOST: Final = 200
"""Postings read for one telling: keeps the work linear where a day or a word is very common."""


class Index:
    """Happenings by bucket of time and by feature."""

    def __init__(self) -> None:
        self._happenings: dict[int, Happening] = {}
        self._postings: defaultdict[tuple[int, int, str], dict[int, None]] = defaultdict(dict)

    def add(self, breath: Breath, happening: Happening) -> None:
        """Make a happening findable by the words of a breath that it has taken in, at its own time."""
        self._happenings[happening.number] = happening
        for scale, buckets in _scales(happening.first.interval, 0):
            for bucket in buckets:
                for feature in breath.vector:
                    self._postings[scale, bucket, feature][happening.number] = None

    def candidates(self, breath: Breath) -> list[Happening]:
        """Happenings near in time that share a word; where they are very many, those that share rare ones first."""
        scale, buckets = next(_scales(breath.interval, _WALLS))
        keys = ((scale, bucket, feature) for feature in breath.vector for bucket in buckets)
        postings = sorted((self._postings[key] for key in keys if key in self._postings), key=len)
        found = dict.fromkeys(islice(chain.from_iterable(postings), _MOST))
        return [self._happenings[number] for number in found]


def _scales(interval: Interval, margin: int) -> Iterator[tuple[int, range]]:
    """(scale, its buckets that the interval covers), finest scale first; every interval has the last one."""
    low, high = interval.low - margin, interval.high + margin
    for seconds, most in _SCALES:
        if high - low <= seconds * most:
            yield seconds, range(int(low // seconds), int(-(-high // seconds)))
    yield 0, range(1)
