"""Which happenings may be the one a telling tells: an index by time and word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from itertools import chain, islice
from operator import itemgetter
from typing import Final

from timeline.events.happening import Breath, Happening
from timeline.events.levels import WALLS, Level
from timeline.events.postings import ROUNDING

_MOST: Final = 300
"""Postings read for one telling: keeps the work linear where a day or a word is very common."""


class Index:
    """Happenings of one level by bucket of time and by feature."""

    def __init__(self, level: Level) -> None:
        self._level = level
        self._buckets: defaultdict[int, defaultdict[str, list[Happening]]]
        self._buckets = defaultdict(lambda: defaultdict(list))

    def add(self, happening: Happening, features: Collection[str]) -> None:
        """Make a happening findable, at its own time, by features that it did not have before."""
        for bucket in self._level.buckets(happening.first.interval):
            postings = self._buckets[bucket]
            for feature in features:
                postings[feature].append(happening)

    def candidates(self, breath: Breath, least: float) -> list[Happening]:
        """Happenings near in time whose likeness to a breath may be ``least`` or more.

        No likeness is greater than the root of what the shared features weigh, squared; so those that share little are
        left out unread. Rare features are read first, and no more than a fixed number of postings.
        """
        if not self._buckets:
            return []
        covered = self._level.buckets(breath.interval, WALLS)
        buckets = [self._buckets[number] for number in covered if number in self._buckets]
        if not buckets:
            return []
        postings = []
        for feature, weight in breath.vector.items():
            found = [bucket[feature] for bucket in buckets if feature in bucket]
            if found:
                postings.append((sum(map(len, found)), weight * weight, found))
        return _sharing(postings, least * least - ROUNDING)


def _sharing(postings: list[tuple[int, float, list[list[Happening]]]], needed: float) -> list[Happening]:
    """The happenings that may share so much; what is left unread might be shared.

    Args:
        postings: for each feature how many happenings have it, its squared weight, and lists of them.
        needed: the sum of squared weights.
    """
    unread = sum([weight for _, weight, _ in postings])
    if unread < needed:
        return []
    postings.sort(key=itemgetter(0))
    shared: dict[Happening, float] = {}
    left = _MOST
    for length, weight, found in postings:
        for happening in islice(chain.from_iterable(found), left):
            shared[happening] = shared.get(happening, 0.0) + weight
        left -= length
        if left <= 0:
            break
        unread -= weight
        if unread < needed:
            break
    return [happening for happening, weight in shared.items() if weight + unread >= needed]
