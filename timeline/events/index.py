"""Which happenings may be the one a telling tells: an index by time and word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from timeline.events.happening import Happening
from timeline.events.interval import Interval
from timeline.events.levels import WALLS, Level

_MOST: Final = 300
"""Postings read for one telling: keeps the work linear where a day or a word is very common."""
ROUNDING: Final = 1e-9


class Index:
    """Happenings of one level by bucket of time and by feature."""

    def __init__(self, level: Level) -> None:
        self._level = level
        self._buckets: defaultdict[int, defaultdict[str, list[Happening]]]
        self._buckets = defaultdict(lambda: defaultdict(list))

    def add(self, happening: Happening, features: Iterable[str]) -> None:
        """Make a happening findable, at its own time, by features that it did not have before."""
        features = list(features)
        for bucket in self._level.buckets(happening.first.interval):
            postings = self._buckets[bucket]
            for feature in features:
                postings[feature].append(happening)

    def candidates(self, interval: Interval, vector: Mapping[str, float], least: float) -> Iterator[Happening]:
        """Happenings near in time whose likeness to a vector may be ``least`` or more.

        No likeness is greater than the root of what the shared features weigh, squared; so those that share little are
        left out unread. Rare features are read first, and no more than a fixed number of postings.
        """
        covered = self._level.buckets(interval, WALLS)
        buckets = [self._buckets[number] for number in covered if number in self._buckets]
        postings = [
            (bucket[one], weight * weight) for one, weight in vector.items() for bucket in buckets if one in bucket
        ]
        postings.sort(key=lambda one: len(one[0]))
        return _sharing(postings, least * least - ROUNDING)


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
