"""What the tellings of a corpus come to together: tables that add up, so that they may be counted in parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import chain


@dataclass(frozen=True, slots=True)
class Counts:
    """How often what is told, and of when. Everything that merging asks the whole corpus."""

    size: int = 0
    """Tellings in all; those said in one breath are one."""
    features: Counter[str] = field(default_factory=Counter)
    """How many of them have a feature."""
    starts: Counter[float] = field(default_factory=Counter)
    """How many of them begin at a moment, in seconds since 1970 UTC."""

    @classmethod
    def of(cls, tellings: Iterable[tuple[AbstractSet[str], float]]) -> Counts:
        """Count tellings, each as (its features; the moment at which it begins)."""
        starts: Counter[float] = Counter()

        def begun() -> Iterator[AbstractSet[str]]:
            for told, start in tellings:
                starts[start] += 1
                yield told

        features = Counter(chain.from_iterable(begun()))
        return cls(starts.total(), features, starts)

    def __add__(self, other: Counts) -> Counts:
        """Those of both parts of a corpus."""
        return Counts(self.size + other.size, self.features + other.features, self.starts + other.starts)
