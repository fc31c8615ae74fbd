"""What can be told of many pairs of tellings at once: whether they can be of one happening, by all but their words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from itertools import chain
from operator import attrgetter
from typing import Final

import numpy as np
import numpy.typing as npt

from timeline.events.interval import CLOCK, DAY, SLIP, Interval

Numbers = npt.NDArray[np.int64]
Shorts = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

_A_DAY: Final = 86400
_TIMES: Final = attrgetter("low", "high", "shift", "slack", "rank", "limit")

Trait = tuple[Interval, bool, bool, bool]
"""When something is; whether it is a saying, the end of something, told on other days than its first."""


@dataclass(frozen=True, slots=True)
class Traits:
    """Of each of many tellings or happenings when it is and what is meant; times as :class:`Interval` has them."""

    low: Floats
    high: Floats
    shift: Floats
    slack: Floats
    rank: Floats
    limit: Flags
    says: Flags
    """Somebody's saying something is itself the happening."""
    ends: Flags
    """Its end is meant."""

    has_days: Flags
    """It is told on other days than its first."""

    @classmethod
    def of(cls, places: Numbers, get: Callable[[int], Trait]) -> Traits:
        """Those at some places, each asked for once."""
        asked, back = np.unique(places, return_inverse=True)
        rows = [(*_TIMES(when), *meant) for when, *meant in map(get, asked.tolist())]
        told = np.fromiter(chain.from_iterable(rows), np.float64).reshape(-1, len(fields(cls)))[back].T
        return cls(*told[:5], *(told[5:] > 0))


def may_be_one(one: Traits, other: Traits) -> Flags:
    """For pairs: False only where the two cannot be one, as ``fit`` and ``merge`` would find one pair at a time."""
    coarser = np.maximum(one.rank, other.rank)
    with np.errstate(invalid="ignore"):  # what is open has no distance to what is
        together = _meet(one, other, coarser, 0.0)
        on_walls = (one.shift != other.shift) & (coarser <= DAY)
        together |= on_walls & _meet(one, other, coarser, other.shift - one.shift)
    may: Flags = (together | other.has_days) & (one.ends == other.ends) & ((one.rank <= DAY) | (one.says == other.says))
    return may


def _meet(one: Traits, other: Traits, coarser: Floats, moved: Floats | float) -> Flags:
    """Whether times share a moment, give or take what is allowed, when the others are moved by so many seconds."""
    low, high = other.low + moved, other.high + moved
    gap = np.maximum(one.low - high, low - one.high)
    same = (one.low == low) & (one.high == high)
    slipped = (coarser <= CLOCK) & (gap <= SLIP)
    over_together = one.limit & other.limit & (np.abs(one.high - high) < _A_DAY)
    met: Flags = np.logical_or.reduce((gap < np.maximum(one.slack, other.slack), same, slipped, over_together))
    return met
