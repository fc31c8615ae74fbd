"""Coarse times find the finer happenings that they are told of: 下周 its meeting, 年底前 the signing.

All tellings of one level look among happenings that stay as they are meanwhile, so neither their order nor the part of
the corpus that is looked through makes a difference: the best of the whole is the best of the best of its parts.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

import numpy as np

from timeline.events.chance import Chance
from timeline.events.happening import Breath, Happening, fineness, trait_of
from timeline.events.levels import LEVELS, WALLS, Level
from timeline.events.merge import Match, best, least
from timeline.events.postings import HOUR, Features, Near, Postings, needed_first, pairs
from timeline.events.traits import Flags, Floats, Numbers, Traits, may_be_one

_MOST: Final = 300
"""Postings that one telling reads, as far as can be foreseen."""


def matches(
    told: Sequence[Breath], happenings: Sequence[Happening], level: Level, chance: Chance
) -> list[Match | None]:
    """For each telling of a level the finer happening that it tells most clearly, if it tells any of these."""
    finer = Finer(chance)
    finer.take_in(happenings)
    return finer.matches(told, level)


def attach(found: Iterable[tuple[Breath, Happening]]) -> list[Happening]:
    """Let tellings of one level join the happenings that they were found to tell; gives these, each once."""
    joins = sorted(found, key=lambda one: fineness(one[0].lead))
    for breath, happening in joins:
        happening.add(breath)
    return list(dict.fromkeys(happening for _, happening in joins))


class Finer:
    """Happenings that coarser times may be told of, by word and time.

    Args:
        chance: what is known of the corpus.
    """

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self._happenings: list[Happening] = []
        self._features = Features.of([], chance.numbers)
        self._lows: list[float] = []

    def take_in(self, happenings: Sequence[Happening]) -> None:
        """Have more happenings found; those that have grown once more, by all of their words."""
        more = Features.of((one.words for one in happenings), self._chance.numbers).lighter()
        self._features = self._features.joined(more, owned=False)
        self._happenings += happenings
        self._lows += [one.first.interval.low for one in happenings]

    def matches(self, told: Sequence[Breath], level: Level) -> list[Match | None]:
        """For each telling of a level that of the happenings which it tells most clearly, if it tells any."""
        near: defaultdict[int, list[Happening]] = defaultdict(list)
        if self._happenings and told and not math.isinf(level.longest):  # what is open fits only what is
            for one, other in self._pairs(told, level):
                for asks, place in zip(one.tolist(), other.tolist(), strict=True):
                    near[asks].append(self._happenings[place])
        return [
            best(breath, dict.fromkeys(near[asks]), self._chance) if asks in near else None
            for asks, breath in enumerate(told)
        ]

    def _pairs(self, told: Sequence[Breath], level: Level) -> Iterator[tuple[Numbers, Numbers]]:
        """The tellings and the happenings, by their places, that have to be compared."""
        asked = Features.of((breath.vector for breath in told), self._chance.numbers)
        needed = np.fromiter(map(least, told), np.float64, len(told))
        covered = [level.buckets(breath.interval, WALLS) for breath in told]
        begin = level.bucket * np.array([buckets.start for buckets in covered], np.float64)
        end = level.bucket * np.array([buckets.stop for buckets in covered], np.float64)
        begun = np.array([self._chance.begun_within(breath.interval) for breath in told], np.int64)
        alone = np.fromiter([len(one.breaths) == 1 for one in self._happenings], np.bool_, len(self._happenings))
        postings = Postings(self._features.among(asked), _hours(np.array(self._lows)))
        first, last = _hours(begin - LEVELS[level.number - 1].longest), _hours(end)
        parts = ((some, postings.within(some, first, last)) for some in asked.parts())
        for one, other in chain.from_iterable(
            pairs(some, postings, near, self._read(some, near, needed, begun), needed, alone) for some, near in parts
        ):
            ours = Traits.of(one, lambda place: trait_of(told[place]))
            theirs = Traits.of(other, lambda place: self._happenings[place].trait)
            low = level.bucket * np.floor_divide(theirs.low, level.bucket)
            high = -level.bucket * np.floor_divide(-theirs.high, level.bucket)
            kept = (low < end[one]) & (begin[one] < high) & may_be_one(ours, theirs)
            yield one[kept], other[kept]

    def _read(self, asked: Features, near: Near, needed: Floats, begun: Numbers) -> Flags:
        """Which features a telling is looked up by: the rarest, as far as few postings are to be expected.

        How many happenings have them is judged by the whole corpus, so that every part of it reads the same ones.
        """
        behind = np.cumsum(self._chance.often[asked.feature])
        begins = np.searchsorted(asked.owner, np.arange(asked.owners))
        so_far = behind - np.append(0, behind)[begins][asked.owner]
        foreseen: Flags = begun[asked.owner] * so_far <= _MOST * self._chance.size
        return needed_first(asked, near.many > 0, needed) & foreseen


def _hours(seconds: Floats) -> Numbers:
    return np.floor_divide(seconds, HOUR).astype(np.int64)
