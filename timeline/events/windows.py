"""Gathering the days of a corpus in parts: windows of time that overlap, and the proof that the cuts change nothing.

A telling joins a happening that begins near it, because of tellings that begin near that. So what becomes of it follows
from what begins at most ``STRIP`` seconds away. Neighbouring windows both see the strip around the cut between them,
and more. Where every telling in the strip joins the same happening in both, each side of the cut is gathered as it
would be in one piece: whatever is taken in order, its whole neighbourhood lies in a window that was right so far. Where
they differ, the cut was too near to something that is told across it, and the two windows have to be made one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from timeline.events.happening import Happening
from timeline.events.levels import LEVELS

STRIP: Final = 2 * LEVELS[0].reach
"""Seconds on either side of a cut in which two windows have to agree."""
OVERLAP: Final = 1.5 * STRIP
"""Seconds that a window sees beyond what is its own: far enough for its edge to be forgotten at the cut."""


@dataclass(frozen=True, slots=True)
class Window:
    """What begins from ``low`` on and before ``high``, in seconds since 1970 UTC; one side may be open."""

    low: float
    high: float

    def owns(self, start: float) -> bool:
        """Whether what begins then is its own."""
        return self.low <= start < self.high

    def sees(self, start: float) -> bool:
        """Whether what begins then is gathered in it."""
        return self.low - OVERLAP <= start < self.high + OVERLAP

    def own(self, happenings: Iterable[Happening]) -> list[Happening]:
        """The happenings that are its own, among those gathered in it."""
        return [one for one in happenings if self.owns(one.first.interval.low)]


def cut(days: Mapping[float, int], most: int) -> list[float]:
    """Where to cut time, so that about ``most`` tellings lie between two cuts, and no window sees past the next.

    Args:
        days: how many tellings begin in a stretch of time, by its beginning.
        most: how many are gathered together.
    """
    cuts: list[float] = []
    since, last = 0, -math.inf
    for day in sorted(days):
        if since >= most and day - last >= OVERLAP:
            cuts.append(day)
            since, last = 0, day
        since += days[day]
    return cuts


def windows(cuts: Sequence[float]) -> list[Window]:
    """The windows between cuts, in the order of time."""
    return [Window(low, high) for low, high in pairwise([-math.inf, *cuts, math.inf])]


def decisions(happenings: Iterable[Happening], at: float) -> dict[str, str]:
    """What became of each telling in the strip around a cut: its mention_id → that of its happening's first."""
    return {
        breath.lead.mention_id: happening.first.lead.mention_id
        for happening in happenings
        for breath in happening.breaths
        if abs(breath.interval.low - at) <= STRIP
    }
