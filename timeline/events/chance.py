"""Whether two tellings share more than chance explains, judged by the whole corpus."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from itertools import accumulate
from typing import Final

import numpy as np

from timeline.events.counts import Counts
from timeline.events.happening import Breath, Happening
from timeline.events.interval import CLOCK, Interval

_HOUR: Final = 3600


class Chance:
    """The odds that a telling belongs to a happening, from how rare the words are that they share.

    The more is told of that time, the likelier somebody tells of something else in the same words; the more of it
    already tells the happening, the likelier one more telling does. What is asked on top follows from the corpus: where
    all articles are about one matter, two tellings of one time mostly tell the same; across a year's news they do not.
    """

    def __init__(self, counts: Counts) -> None:
        size = counts.size
        self.size = size
        """Tellings of the corpus."""
        by_rarity = sorted((count, feature) for feature, count in counts.features.items() if count > 1)
        self.numbers = {feature: number for number, (_, feature) in enumerate(by_rarity)}
        """Each feature that two tellings have, with its place in the order from the rarest to the commonest."""
        self.often = np.array([count for count, _ in by_rarity], np.int64)
        """By that place, how many tellings have it."""
        often = {count: math.log((1 + size) / (1 + count)) for count in set(counts.features.values())}
        self._surprise = {feature: often[count] for feature, count in counts.features.items() if count > 1}
        self._starts = sorted(counts.starts)
        self._begun = [0, *accumulate(counts.starts[start] for start in self._starts)]
        shared = math.fsum((count / size) ** 2 for count in counts.features.values())
        self._asked = -math.log(shared) if shared else 0.0
        self._apart = math.exp(-shared)

    def excludes(self, breath: Breath, happening: Happening) -> bool:
        """Whether what the two share is no more than any two tellings of that time may share.

        Two clock times that agree are hardly ever chance, so their words are not asked, unless it is a full hour.
        """
        one, other = breath.interval, happening.first.interval
        coarse = one if one.length >= other.length else other
        if coarse.rank <= CLOCK and not coarse.filled and coarse.low % _HOUR:
            return False
        shared = surprise([feature for feature in breath.vector if happening.tells(feature)], self._surprise)
        others = self._apart * (self.begun_within(coarse) - 1) / len(happening.breaths)
        return shared - math.log(max(1.0, others)) < self._asked

    def begun_within(self, interval: Interval) -> int:
        """How many tellings of the corpus begin in an interval."""
        low, high = (bisect_left(self._starts, moment) for moment in (interval.low, interval.high))
        return self._begun[high] - self._begun[low]


def surprise(features: Iterable[str], of: Mapping[str, float]) -> float:
    """What features tell together: words add up, the pairs of characters within one do not.

    >>> surprise(["通话", "平近", "习近"], {"通话": 2, "平近": 3, "习近": 4})
    6
    """
    words: list[tuple[set[str], float]] = []
    for feature in features:
        letters, most = set(feature) if len(feature) == 2 and feature > "\u3400" else {feature}, of[feature]
        apart: list[tuple[set[str], float]] = []
        for others, told in words:
            if letters.isdisjoint(others):
                apart.append((others, told))
            else:
                letters, most = letters | others, max(most, told)
        words = [*apart, (letters, most)]
    return sum(told for _, told in words)
