"""Who shares words with whom, for many at once: as arrays, since nearly all tellings share nothing with any other.

No likeness of two is greater than the root of what the shared features weigh, squared; nor, where the other is a single
telling, than the product of both vectors. Who is below what is asked by either measure needs no closer look.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice, pairwise
from typing import Any, Final, TypeVar

import numpy as np
import numpy.typing as npt

from timeline.events.similarity import Vector
from timeline.events.traits import Flags, Floats, Numbers, Shorts

N = TypeVar("N", bound=np.generic)
Weights = npt.NDArray[np.floating[Any]]
ROUNDING: Final = 1e-9
"""What sums of weights may be wrong by."""
_SHORT_ROUNDING: Final = 1e-6
"""The same where some of the weights have half the digits."""
HOUR: Final = 3600
"""Seconds of the unit in which it is told how far postings lie apart."""
_TOGETHER: Final = 200_000
"""Postings, and about as many features, that are looked at together: what that needs beside them is in memory once."""
_OWNERS: Final = 16_000
"""Owners of features that are looked at together."""
_LEFT: Final = 0.25
"""Share of what is asked that may be left unread: the more is read, the fewer pairs seem alike."""
_UNIT: Final = 2.0**40
"""What a weight is counted in where sums must not be rounded."""
_BITS: Final = 32
"""Bits that a feature, or a time, has in one number with what goes before it."""
_ZERO: Final = 1 << (_BITS - 1)


@dataclass(frozen=True, slots=True)
class Features:
    """The features of many, each with its weight: by owner, and of each the rarest of the corpus first."""

    owner: Shorts
    feature: Shorts
    weight: Weights
    owners: int

    @classmethod
    def of(cls, vectors: Iterable[Vector], numbers: Mapping[str, int]) -> Features:
        """Those of vectors; ``numbers`` has each feature's place in the order from the rarest to the commonest."""
        waiting, last = iter(vectors), cls._of([], numbers, 0)
        owner, feature, weight = [last.owner], [last.feature], [last.weight]
        while some := list(islice(waiting, _OWNERS)):
            last = cls._of(some, numbers, last.owners)
            owner.append(last.owner)
            feature.append(last.feature)
            weight.append(last.weight)
        return cls(_joined(owner), _joined(feature), _joined(weight), last.owners)

    @classmethod
    def _of(cls, vectors: Sequence[Vector], numbers: Mapping[str, int], first: int) -> Features:
        sizes = np.fromiter(map(len, vectors), np.int64, len(vectors))
        size = int(sizes.sum())
        feature = np.fromiter(map(numbers.__getitem__, chain.from_iterable(vectors)), np.int64, size)
        weight = np.fromiter(chain.from_iterable([vector.values() for vector in vectors]), np.float64, size)
        owner = np.repeat(np.arange(first, first + len(vectors)), sizes)
        order = np.argsort(owner << _BITS | feature)
        return cls(owner.astype(np.int32), feature[order].astype(np.int32), weight[order], first + len(vectors))

    def parts(self) -> Iterator[Features]:
        """The same features, those of some owners at a time."""
        ends = np.searchsorted(self.owner, np.arange(_OWNERS, self.owners + _OWNERS, _OWNERS, dtype=np.int32))
        for start, end in pairwise([0, *ends.tolist()]):
            some = slice(start, end)
            yield Features(self.owner[some], self.feature[some], self.weight[some], self.owners)

    def among(self, others: Features) -> Features:
        """Those of the features that others have, too."""
        most = max(self.feature.max(initial=0), others.feature.max(initial=0))
        known = np.zeros(most + 1, np.bool_)
        known[others.feature] = True
        kept = known[self.feature]
        return Features(self.owner[kept], self.feature[kept], self.weight[kept], self.owners)

    def joined(self, more: Features, *, owned: bool) -> Features:
        """With more features, of the same owners where these are ``owned``, else of others."""
        if not len(more.owner):
            return self if owned else replace(self, owners=self.owners + more.owners)
        if not self.owners:
            return more
        return Features(
            np.concatenate((self.owner, more.owner if owned else more.owner + np.int32(self.owners))),
            np.concatenate((self.feature, more.feature)),
            np.concatenate((self.weight, more.weight)),
            self.owners if owned else self.owners + more.owners,
        )

    def lighter(self) -> Features:
        """The same with weights of half the digits, which postings have anyway."""
        return replace(self, weight=self.weight.astype(np.float32))

    def total(self, those: Flags) -> Floats:
        """For each owner the squared weights of some of its features together."""
        return np.bincount(self.owner[those], self.weight[those] ** 2, self.owners).astype(np.float64)


def _joined(parts: list[npt.NDArray[N]]) -> npt.NDArray[N]:
    """The parts as one; the list is emptied, so that no more than these are in memory twice."""
    whole = np.concatenate(parts)
    parts.clear()
    return whole


@dataclass(frozen=True, slots=True)
class Near:
    """For each of many features the postings of it that lie near: the first of them, and the first behind them."""

    low: Numbers
    high: Numbers

    @property
    def many(self) -> Numbers:
        """How many these are."""
        return self.high - self.low

    def but(self, those: Flags) -> Near:
        """The same, but none for some of the features."""
        return replace(self, low=np.where(those, self.high, self.low))


class Postings:
    """Who has a feature, in the order of time."""

    def __init__(self, features: Features, when: Numbers) -> None:
        self._keys = _key(features.feature, when[features.owner])
        order = np.argsort(self._keys).astype(np.int32)
        self._keys.sort()
        self._when = when
        self.owner = features.owner[order]
        self.weight = features.weight.astype(np.float32, copy=False)[order]
        self.owners = features.owners

    def near(self, asked: Features, reach: int) -> Near:
        """The postings of what owners of postings have, as far as they are no further away than ``reach``.

        Args:
            asked: the features.
            reach: in the unit of time that these postings have.
        """
        return self.within(asked, self._when - reach, self._when + reach)

    def within(self, asked: Features, first: Numbers, last: Numbers) -> Near:
        """The postings of features that lie between two times, inclusive, which each of their owners has."""
        return Near(_found(self._keys, asked, first, "left"), _found(self._keys, asked, last, "right"))


def _found(keys: Numbers, asked: Features, when: Numbers, side: str) -> Numbers:
    wanted = _key(asked.feature, when[asked.owner])
    order = np.argsort(wanted)  # what is looked up in order is found quickly
    found = np.empty_like(order)
    found[order] = np.searchsorted(keys, wanted[order], side)  # type: ignore[call-overload]
    return found


def _key(feature: Shorts, when: Numbers) -> Numbers:
    key: Numbers = feature.astype(np.int64)
    key <<= _BITS
    key += when
    key += _ZERO
    return key


def needed_first(asked: Features, there: Flags, least: Floats) -> Flags:
    """Which features have to be looked up: the rarest first, until what is left cannot be enough.

    Args:
        asked: the features.
        there: which of them anything else has.
        least: the likeness that each of their owners needs at least.
    """
    square = np.where(there, np.ceil(asked.weight**2 * _UNIT), 0.0).astype(np.int64)
    behind = np.append(np.cumsum(square[::-1])[::-1], 0)
    ends = np.searchsorted(asked.owner, np.arange(asked.owners), "right")
    left = behind[:-1] - behind[ends][asked.owner]
    read: Flags = there & (left >= (_LEFT * least * least * _UNIT)[asked.owner])
    return read


def pairs(
    asked: Features, postings: Postings, near: Near, read: Flags, least: Floats, alone: Flags
) -> Iterator[tuple[Numbers, Numbers]]:
    """The pairs that may be as like as is asked, as the places of who asks and of whom; some pairs at a time.

    Args:
        asked: the features of those that ask.
        postings: those of the others.
        near: which of the postings may be meant.
        read: the features that are looked up; any other that has postings near might be shared.
        least: the likeness that each of those that ask needs at least.
        alone: which of the others are single tellings.
    """
    there = near.many > 0
    unread = asked.total(there & ~read)
    wanted = np.flatnonzero(read & there)
    ends = np.cumsum(near.many[wanted])
    owner = asked.owner[wanted]
    start = 0
    while start < len(wanted):
        most = (ends[start - 1] if start else 0) + _TOGETHER
        last = owner[min(int(np.searchsorted(ends, most)), len(wanted) - 1)]
        stop = int(np.searchsorted(owner, last, "right"))
        yield _alike(asked, postings, near, wanted[start:stop], unread, least, alone)
        start = stop


def _alike(
    asked: Features, postings: Postings, near: Near, wanted: Numbers, unread: Floats, least: Floats, alone: Flags
) -> tuple[Numbers, Numbers]:
    sizes = near.many[wanted]
    places = np.arange(sizes.sum()) + np.repeat(near.low[wanted] - np.cumsum(sizes) + sizes, sizes)
    own, others = np.repeat(asked.weight[wanted], sizes), postings.weight[places]
    both = np.repeat(asked.owner[wanted].astype(np.int64), sizes) * postings.owners + postings.owner[places]
    found, which = np.unique(both, return_inverse=True)
    one, other = np.divmod(found, postings.owners)
    left, needed = unread[one], least[one]
    shared = np.bincount(which, own * own) + left
    rest = np.maximum(1.0 - np.bincount(which, others * others), 0.0) + _SHORT_ROUNDING
    product = np.bincount(which, own * others) + np.sqrt(left * rest)
    kept = (shared >= needed * needed - ROUNDING) & (~alone[other] | (product >= needed - _SHORT_ROUNDING))
    return one[kept], other[kept]
