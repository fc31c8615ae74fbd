"""Coarse times find the finer happenings that they are told of: 下周 its meeting, 年底前 the signing.

All tellings of one level look among happenings that stay as they are meanwhile, so neither their order nor the part of
the corpus that is looked through makes a difference: the best of the whole is the best of the best of its parts.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Final

from timeline.events.chance import Chance
from timeline.events.happening import Breath, Happening, fineness
from timeline.events.index import ROUNDING
from timeline.events.levels import WALLS, Level
from timeline.events.merge import Match, best, least
from timeline.events.similarity import dot

_MOST: Final = 300
"""Postings that one telling reads, as far as can be foreseen."""
_ENOUGH: Final = 0.7
"""Share of what is asked that may be left unread: those that share what was read are few by then."""


def matches(
    told: Sequence[Breath], happenings: Sequence[Happening], level: Level, chance: Chance
) -> list[Match | None]:
    """For each telling of a level the finer happening that it tells most clearly, if it tells any of these."""
    if not happenings or math.isinf(level.longest):  # what is open fits only what is
        return [None] * len(told)
    read = [_read(breath, chance) for breath in told]
    when = frozenset(bucket for breath in told for bucket in level.buckets(breath.interval, WALLS))
    finer = _Finer(happenings, frozenset(chain.from_iterable(read)), when, level)
    return [
        best(breath, finer.candidates(breath, features), chance) for breath, features in zip(told, read, strict=True)
    ]


def attach(found: Iterable[tuple[Breath, Happening]]) -> None:
    """Let tellings of one level join the happenings that they were found to tell."""
    for breath, happening in sorted(found, key=lambda one: fineness(one[0].lead)):
        happening.add(breath)


def _read(breath: Breath, chance: Chance) -> dict[str, float]:
    """The features that a telling is looked up by, the rarest first, and their weights.

    How many happenings have them is judged by the whole corpus, so that every part of it reads the same ones.
    """
    left, unread, enough = float(_MOST), dot(breath.vector, breath.vector), _ENOUGH * least(breath) ** 2
    read: dict[str, float] = {}
    for expected, feature in sorted(chance.expected(breath.vector, breath.interval)):
        left -= expected
        if left < 0 or unread < enough:
            break
        read[feature] = breath.vector[feature]
        unread -= read[feature] ** 2
    return read


class _Finer:
    """Happenings by feature and by bucket of time, as far as these are asked for."""

    def __init__(
        self, happenings: Iterable[Happening], asked: frozenset[str], when: frozenset[int], level: Level
    ) -> None:
        self._level = level
        self._postings: defaultdict[str, defaultdict[int, list[Happening]]]
        self._postings = defaultdict(lambda: defaultdict(list))
        for happening in happenings:
            buckets = when.intersection(level.buckets(happening.first.interval))
            for feature in happening.shared(asked) if buckets else ():
                postings = self._postings[feature]
                for bucket in buckets:
                    postings[bucket].append(happening)

    def candidates(self, breath: Breath, read: Mapping[str, float]) -> list[Happening]:
        """Happenings near in time that may be as like a telling as is asked, judged as the index of a level does."""
        buckets = self._level.buckets(breath.interval, WALLS)
        unread = sum(weight * weight for feature, weight in breath.vector.items() if feature not in read)
        needed = least(breath) ** 2 - unread - ROUNDING
        shared: dict[Happening, float] = {}
        for feature, weight in read.items():
            postings: Mapping[int, list[Happening]] = self._postings.get(feature, {})
            for happening in {one for bucket in buckets for one in postings.get(bucket, ())}:
                shared[happening] = shared.get(happening, 0.0) + weight * weight
        return [happening for happening, weight in shared.items() if weight >= needed]
