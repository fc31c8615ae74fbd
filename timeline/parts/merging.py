"""Merging in parts: where each telling goes, and what becomes of it. One core with :mod:`timeline.events.passes`."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from timeline.events.attach import attach, matches
from timeline.events.chance import Chance
from timeline.events.happening import Breath, Happening, Place
from timeline.events.levels import LEVELS, WALLS, level_of
from timeline.events.merge import gather
from timeline.events.similarity import Weights
from timeline.events.telling import UNTITLED, Telling
from timeline.events.windows import Window, cut, decisions, windows
from timeline.model import Article
from timeline.parts.blocks import Told
from timeline.parts.packed import Packed

Key = tuple[int, int]
"""(level, number of a window of days or of a share of the cells of a level)."""
Span = tuple[float, float]
"""The first and the last moment that something covers, in seconds since 1970 UTC."""
_NOBODY = Article("", "", "", "")
Found = list[tuple[float, Place] | None]
"""For each telling of a share the best finer happening of one part: by how much it fits, and which it is."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How the tellings of a corpus are shared out."""

    cuts: tuple[float, ...]
    """Where the days are cut into windows."""
    firsts: tuple[tuple[int, ...], ...]
    """For each level, the first cell of each share; none for the days."""

    @classmethod
    def of(cls, times: Mapping[tuple[int, float], int], most: int) -> Layout:
        """Windows and shares of about ``most`` tellings, from how many there are by (level, day or cell)."""
        days = {day: count for (level, day), count in times.items() if level == 0}
        return cls(tuple(cut(days, most)), tuple(_shares(times, level.number, most) for level in LEVELS))

    def windows(self) -> list[Window]:
        """The windows of days, in the order of time."""
        return windows(self.cuts)

    def keys(self, breath: Breath) -> list[Key]:
        """Where a telling goes: a share of its level, or all windows that see it."""
        level = level_of(breath.interval)
        if level is LEVELS[0]:
            seen = enumerate(self.windows())
            return [(0, number) for number, window in seen if window.sees(breath.interval.low)]
        return [(level.number, bisect_right(self.firsts[level.number], level.cell(breath.interval)) - 1)]


def _shares(times: Mapping[tuple[int, float], int], level: int, most: int) -> tuple[int, ...]:
    firsts: list[int] = []
    size = most
    for cell in sorted(int(cell) for number, cell in times if number == level) if level else ():
        if size >= most:
            firsts.append(cell)
            size = 0
        size += times[level, cell]
    return tuple(firsts)


def shared_out(told: Told, weights: Weights, layout: Layout) -> dict[Key, Packed[Breath]]:
    """The tellings of a block with their words weighed, by where they go."""
    shares: defaultdict[Key, list[Breath]] = defaultdict(list)
    for breath in (one.weighed(weights) for one in told.said.opened()):
        for key in layout.keys(breath):
            shares[key].append(breath)
    return {key: Packed.of(some) for key, some in shares.items()}


def once(parts: Iterable[Packed[Breath]]) -> list[Breath]:
    """All tellings, each once."""
    return list({breath.lead.mention_id: breath for part in parts for breath in part.opened()}.values())


def gather_days(parts: Iterable[Packed[Breath]], chance: Chance) -> list[Happening]:
    """The happenings of a window, with those of its neighbours as far as it sees them."""
    return gather(once(parts), LEVELS[0], chance)


def agree(before: Sequence[Happening], after: Sequence[Happening], at: float) -> bool:
    """Whether two windows come to the same around the cut between them."""
    return decisions(before, at) == decisions(after, at)


def span(told: Iterable[Breath]) -> Span | None:
    """What tellings cover, however it is told by walls; None where there are none, or all are open."""
    bounded = [breath.interval for breath in told if breath.interval.length < LEVELS[-1].longest]
    return (min(i.low for i in bounded) - WALLS, max(i.high for i in bounded) + WALLS) if bounded else None


def span_of(happenings: Iterable[Happening]) -> Span | None:
    """What happenings cover."""
    return span(happening.first for happening in happenings)


def without_evidence(told: Iterable[Breath]) -> list[Breath]:
    """Tellings with no more than is compared: these go to many parts."""
    return [replace(one, tellings=(), lead=_bare(one)) for one in told]


def _bare(breath: Breath) -> Telling:
    lead = breath.lead
    mention = replace(lead.mention, sentence="", text="")
    return replace(lead, mention=mention, features=Counter(), article=_NOBODY, draft=UNTITLED)


def look(told: Sequence[Breath], happenings: Sequence[Happening], level: int, chance: Chance) -> Found:
    """The finer happenings of one part that the tellings of a share tell."""
    return [match[:2] if match else None for match in matches(told, happenings, LEVELS[level], chance)]


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of the tellings of a share."""

    joins: Mapping[int, tuple[tuple[Breath, Place], ...]]
    """Number of a part → the tellings that join a happening of it, and which."""
    rest: tuple[Breath, ...]


def decide(told: Sequence[Breath], found: Mapping[int, Found]) -> Decided:
    """For each telling the best that any part has found."""
    joins: defaultdict[int, list[tuple[Breath, Place]]] = defaultdict(list)
    rest: list[Breath] = []
    for at, breath in enumerate(told):
        offers = [(*offer, part) for part, some in found.items() if (offer := some[at])]
        if offers:
            _, place, part = min(offers)
            joins[part].append((breath, place))
        else:
            rest.append(breath)
    return Decided({part: tuple(some) for part, some in joins.items()}, tuple(rest))


def joins_of(decided: Decided, part: int) -> tuple[tuple[Breath, Place], ...]:
    """What joins a part."""
    return decided.joins.get(part, ())


def sizes_of(decided: Decided) -> Counter[int]:
    """How many tellings join each part."""
    return Counter({part: len(some) for part, some in decided.joins.items()})


def grown(happenings: Sequence[Happening], joins: Iterable[Sequence[tuple[Breath, Place]]]) -> list[Happening]:
    """A part with what joins it; the happenings that grow are new ones."""
    wanted = list(chain.from_iterable(joins))
    places = {place for _, place in wanted}
    made = {place: one.copy() for one in happenings if (place := one.place) in places}
    attach((breath, made[place]) for breath, place in wanted)
    return [made.get(one.place, one) for one in happenings]


def gather_rest(decided: Decided, level: int, chance: Chance) -> list[Happening]:
    """The happenings of the tellings that no finer one was found for."""
    return gather(decided.rest, LEVELS[level], chance)
