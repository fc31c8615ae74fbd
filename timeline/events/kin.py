"""Which tellings of a level may be one, found for all of them at once: nearly all are like no other near them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from timeline.events.happening import Breath, trait_of
from timeline.events.levels import LEVELS, Level
from timeline.events.postings import HOUR, Features, Near, Postings, needed_first, pairs
from timeline.events.similarity import Vector
from timeline.events.traits import Flags, Floats, Numbers, Trait, Traits, may_be_one

_MOST: Final = 300
"""Postings that may be read for one telling beforehand; where there are more, it is compared when its turn comes."""

Group = Sequence[Breath]
"""A telling and its copies, which join what it joins."""


@dataclass(frozen=True, slots=True)
class Kin:
    """What may become of each of the tellings of a level, by their places in the order in which they are gathered."""

    founders: Mapping[int, Sequence[int]]
    """By whose happenings, as long as these are told by one telling alone, each may be taken in."""
    crowd: list[bool]
    """Whether more than these may be taken in by what it founds."""


def kin_of(told: Sequence[Group], cells: Sequence[int], level: Level, numbers: Mapping[str, int], least: Floats) -> Kin:
    """What may become of tellings: the rest of what could be compared is told apart by numbers alone.

    Args:
        told: in the order in which they are gathered.
        cells: the cell of each; tellings of two cells never meet.
        level: that of all of them.
        numbers: each feature's place in the order from the rarest to the commonest.
        least: the likeness that each needs at least to join any.
    """
    asked = Features.of((first.vector for first, *_ in told), numbers)
    copied = Features.of(map(_of_copies, told), numbers).lighter()
    postings = Postings(asked.lighter().joined(copied, owned=True), _when(told, cells, level))
    reach = 0 if level is not LEVELS[0] else int(level.reach // HOUR) + 1
    alone = np.fromiter([len(group) == 1 for group in told], np.bool_, len(told))
    founders: dict[int, list[int]] = {}
    crowd = _Crowd(postings)
    for some in asked.parts():
        near = postings.near(some, reach)
        read = needed_first(some, near.many > 1, least)  # each is among its own postings
        many = np.bincount(some.owner[read], near.many[read], len(told)) > _MOST
        crowd.take_in(near, read & many[some.owner])
        left = near.but(near.many == 1).but(many[some.owner])
        founders |= _founders(told, some, postings, left, read, least, alone)
    return Kin(founders, crowd.reached().tolist())


def _of_copies(group: Group) -> Vector:
    """The features that copies have beyond those of the first."""
    if len(group) == 1:
        return {}
    known = group[0].vector
    return {name: weight for copy in group for name, weight in copy.vector.items() if name not in known}


def _when(told: Sequence[Group], cells: Sequence[int], level: Level) -> Numbers:
    """A number for when each is: how far apart these are shows which can meet."""
    if level is not LEVELS[0]:
        return np.fromiter(cells, np.int64, len(cells))
    return np.fromiter([first.interval.low // HOUR for first, *_ in told], np.int64, len(told))


class _Crowd:
    """Who has any of the postings that lie near some features, of many taken in one after the other."""

    def __init__(self, postings: Postings) -> None:
        self._postings = postings
        self._begun = np.zeros(len(postings.owner) + 1, np.int32)
        """How many more lie near a posting than near the one before it."""

    def take_in(self, near: Near, asked: Flags) -> None:
        """Take in what lies near some of the features."""
        np.add.at(self._begun, near.low[asked], 1)
        np.subtract.at(self._begun, near.high[asked], 1)

    def reached(self) -> Flags:
        """Whether it is one of these, for each owner of postings."""
        reached = np.zeros(self._postings.owners, np.bool_)
        near = np.cumsum(self._begun, out=self._begun)[:-1] > 0
        reached[self._postings.owner[near]] = True
        return reached


def _founders(
    told: Sequence[Group],
    asked: Features,
    postings: Postings,
    near: Near,
    read: Flags,
    least: Floats,
    alone: Flags,
) -> dict[int, list[int]]:
    """For each telling those before it that are near in time, and as like as is asked; none that has copies."""
    found: defaultdict[int, list[int]] = defaultdict(list)

    def trait(place: int) -> Trait:
        return trait_of(told[place][0])

    for some, others in pairs(asked, postings, near, read, least, alone):
        earlier = (others < some) & alone[others]
        later, before = some[earlier], others[earlier]
        kept = may_be_one(Traits.of(later, trait), Traits.of(before, trait))
        for one, founder in zip(later[kept].tolist(), before[kept].tolist(), strict=True):
            found[one].append(founder)
    return found
