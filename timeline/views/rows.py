"""Rows without overlaps for a chart whose width on the screen is not known: the most important first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Need:
    """The stretch that something needs on a line, in any unit, and how much it matters."""

    left: float
    right: float
    weight: float


@dataclass(slots=True)
class _Row:
    taken: list[tuple[float, float]] = field(default_factory=list)

    def take(self, left: float, right: float) -> bool:
        """Whether the stretch was free; it is taken now."""
        at = bisect_left(self.taken, (left, right))
        before = at == 0 or self.taken[at - 1][1] <= left
        after = at == len(self.taken) or right <= self.taken[at][0]
        if before and after:
            self.taken.insert(at, (left, right))
        return before and after


def rows_of(needs: Sequence[Need], most: int) -> list[int | None]:
    """A row for each stretch, from 0, such that no two of a row overlap; the heaviest come first.

    None for those that find no room in ``most`` rows.

    >>> rows_of([Need(0, 2, 0.1), Need(1, 3, 0.9), Need(3, 4, 0.5)], most=2)
    [1, 0, 0]
    >>> rows_of([Need(0, 2, 0.1), Need(1, 3, 0.9), Need(3, 4, 0.5)], most=1)
    [None, 0, 0]
    """
    order = sorted(range(len(needs)), key=lambda index: (-needs[index].weight, needs[index].left, index))
    rows = [_Row() for _ in range(most)]
    found: list[int | None] = [None] * len(needs)
    for index in order:
        need = needs[index]
        found[index] = next((at for at, row in enumerate(rows) if row.take(need.left, need.right)), None)
    return found
