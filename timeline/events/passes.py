"""From tellings to happenings, level by level: each finds its finer happenings first, and what is left is gathered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from timeline.events.attach import attach, matches
from timeline.events.chance import Chance
from timeline.events.happening import Breath, Happening, Said, counts_of, said
from timeline.events.levels import LEVELS, Level, level_of
from timeline.events.merge import gather
from timeline.events.similarity import Weights
from timeline.events.telling import Telling


def merge(groups: Iterable[Sequence[Telling]]) -> list[Happening]:
    """Gather all tellings of a corpus into happenings; the order of the input makes no difference."""
    return merge_said(said(groups))


def merge_said(told: list[Said]) -> list[Happening]:
    """The same for what is said in one breath each; the list is emptied, since much of it is needed no more."""
    counts = counts_of(told)
    weights, chance = Weights(counts), Chance(counts)
    breaths: list[Breath] = []
    while told:
        breaths.append(told.pop().weighed(weights))
    return gather_all(breaths, chance)


def gather_all(breaths: Sequence[Breath], chance: Chance) -> list[Happening]:
    """Gather all breaths of a corpus, whose words were weighed, level by level."""
    happenings: list[Happening] = []
    levels: defaultdict[int, list[Breath]] = defaultdict(list)
    for breath in breaths:
        levels[level_of(breath.interval).number].append(breath)
    for level in LEVELS:
        own = levels[level.number]
        found = matches(own, happenings, level, chance)
        attach((breath, match[-1]) for breath, match in zip(own, found, strict=True) if match)
        rest = (breath for breath, match in zip(own, found, strict=True) if not match)
        happenings += (one for cell in cells(rest, level) for one in gather(cell, level, chance))
    return happenings


def cells(told: Iterable[Breath], level: Level) -> list[list[Breath]]:
    """The tellings of a level by cell, in the order of time."""
    found: defaultdict[int, list[Breath]] = defaultdict(list)
    for breath in told:
        found[level.cell(breath.interval)].append(breath)
    return [found[cell] for cell in sorted(found)]
