"""From what very many articles tell to events that wait in a file: nothing of the corpus is in memory as a whole.

It is what :mod:`timeline.events.build` does, with the same steps. Each event is kept as soon as it is made. What all
turns on is found from a few of every thousand, as on a cluster.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Final

import numpy as np

from timeline.events import anchor as anchors
from timeline.events.account import Outline, Teller
from timeline.events.aliases import Aliases
from timeline.events.anchor import Candidate
from timeline.events.aside import owners_of, whole
from timeline.events.brief import NONE, Quoted
from timeline.events.build import candidate, gathered
from timeline.events.correcting import named_in, revise
from timeline.events.corrections import Correction, Unapplied
from timeline.events.happening import Happening
from timeline.events.identity import has_been
from timeline.events.kept import KeptEvents, PlacedEvents
from timeline.events.topic import Topic
from timeline.events.traits import Numbers
from timeline.model import Anchor

Wanted = str | datetime | None
_TOGETHER: Final = 4_000
"""Events of which those are chosen that all may turn on."""


@dataclass(frozen=True, slots=True)
class BuiltAfar:
    """The events of a large corpus."""

    events: PlacedEvents
    anchor: Anchor | None
    """None only when there are no events."""
    title: str
    """That of the anchor's event; empty where it has none."""
    event_of: Numbers
    """The place of the event that each telling tells, by its number; NONE where it is hidden."""
    unapplied: tuple[Unapplied, ...] = ()
    """Corrections that change nothing any more, in the order of their file."""


def merged_afar(
    accounts: Iterable[Teller],
    latest: list[Outline],
    quoted: Callable[[], Iterable[Quoted]],
    *,
    anchor: Wanted = None,
    topic: str | None = None,
    corrections: Sequence[Correction] = (),
    aliases: Aliases | None = None,
) -> BuiltAfar:
    """Merge what articles were found to tell, of which the accounts have no more than is compared.

    Arguments and errors are those of :func:`timeline.events.build.merged`; ``quoted`` goes through what is quoted of
    all tellings.
    """
    happenings, about, lost = gathered(accounts, latest, topic, corrections, aliases)
    owners = owners_of(happenings)
    making = _Making(anchor, len(happenings))
    made = _candidates(happenings, about, owners, quoted())
    named = named_in(one for one in corrections if one.action not in ("merge", "split"))
    corrected: dict[int, Candidate] = {}
    while some := list(islice(made, _TOGETHER)):
        own = {place: one for place, one in some if _is_named(one, named)}
        corrected |= own
        making.take((place, one) for place, one in some if place not in own)
    return making.done(corrected, corrections, lost, np.asarray(owners))


def _candidates(
    happenings: list[Happening], about: Topic, owners: Sequence[int], quoted: Iterable[Quoted]
) -> Iterator[tuple[int, Candidate]]:
    for place, one, made_whole in whole(happenings, owners, quoted):
        yield place, candidate(one, about, made_whole)


def _is_named(one: Candidate, named: frozenset[str]) -> bool:
    return bool(named) and any(has_been(event_id, one.event.mention_ids) for event_id in named)


class _Making:
    """Events on their way into the file, and those that all may turn on."""

    def __init__(self, anchor: Wanted, size: int) -> None:
        self._anchor = anchor
        self._kept = KeptEvents()
        self._few: list[Candidate] = []
        self._ends: list[Candidate] = []
        self._numbers = np.full(size, NONE, np.int64)

    def take(self, made: Iterable[tuple[int, Candidate]]) -> None:
        """Keep some events, each with the place of its happening."""
        some = list(made)
        self._few += anchors.shortlist(self._anchor, [one for _, one in some])
        self._ends += [one for _, one in some if one.may_end]
        for place, one in some:
            self._numbers[place] = self._kept.put(one)

    def done(
        self,
        named: dict[int, Candidate],
        corrections: Sequence[Correction],
        lost: Sequence[Unapplied],
        owners: Numbers,
    ) -> BuiltAfar:
        """All of them, when those that are ``named`` in corrections were corrected."""
        revised, corrected_anchor, not_revised = revise(named, corrections)
        if self._anchor is None:
            self._anchor = corrected_anchor or None
        self.take(revised.items())
        best = anchors.chosen(self._anchor, self._few)
        known = {one.event.event_id for one in self._few}
        ends = anchors.ends_after(best, self._ends) if best else []
        few = self._few + [one for one in ends if one.event.event_id not in known]
        turning = anchors.given(self._anchor, few) if self._anchor is not None else anchors.find(few)
        first = anchors.event_of(turning, few) if turning else None
        events = self._kept.placed(turning, first) if turning else PlacedEvents(self._kept, ())
        places = np.append(events.places(), NONE)  # the last: of none
        unapplied = sorted([*lost, *not_revised], key=lambda one: one.correction.line)
        title = first.event.title if first else ""
        return BuiltAfar(events, turning, title, places[self._numbers][owners], tuple(unapplied))
