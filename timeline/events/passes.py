"""From tellings to happenings, level by level: each finds its finer happenings first, and what is left is gathered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from timeline.events.attach import Finer, attach
from timeline.events.chance import Chance
from timeline.events.happening import Breath, Happening, Said, counts_of
from timeline.events.levels import LEVELS, level_of
from timeline.events.merge import gather
from timeline.events.similarity import Bag, Vector, Weights, remembered


def merge(told: list[Said]) -> list[Happening]:
    """Gather all that a corpus tells into happenings; the order of the input makes no difference.

    The list is emptied, since much of it is needed no more.
    """
    counts = counts_of(told)
    weights, chance = Weights(counts), Chance(counts)
    return gather_all(list(_weighed(told, weights)), chance)


def _weighed(told: list[Said], weights: Weights) -> Iterator[Breath]:
    """The breaths, those that share their features one vector; the list is emptied."""
    told.sort(key=lambda one: id(one.features))
    weigh = remembered(weights)
    features: object = None
    vector: Vector = {}
    while told:
        one = told.pop()
        if isinstance(one.features, Bag):
            yield one.compared(one.features, weigh)
            continue
        if one.features is not features:
            features, vector = one.features, weights.vector(one.features)
        yield one.compared(vector)


def gather_all(breaths: Sequence[Breath], chance: Chance) -> list[Happening]:
    """Gather all breaths of a corpus, whose words were weighed, level by level."""
    happenings: list[Happening] = []
    finer = Finer(chance)
    levels: defaultdict[int, list[Breath]] = defaultdict(list)
    for breath in breaths:
        levels[level_of(breath.interval).number].append(breath)
    for level in LEVELS:
        own = levels[level.number]
        found = finer.matches(own, level)
        grown = attach((breath, match[-1]) for breath, match in zip(own, found, strict=True) if match)
        rest = (breath for breath, match in zip(own, found, strict=True) if not match)
        new = gather(rest, level, chance)
        finer.take_in([*grown, *new])
        happenings += new
    return happenings
