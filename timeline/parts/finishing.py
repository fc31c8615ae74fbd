"""From the happenings of a part to its events, and what the whole has to know of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from heapq import nsmallest
from itertools import chain

from timeline.events import anchor as anchors
from timeline.events.aliases import Aliases
from timeline.events.anchor import Candidate
from timeline.events.build import candidate, placed
from timeline.events.happening import Happening
from timeline.events.identity import event_id_of
from timeline.events.topic import Topic, given, shared
from timeline.model import Anchor, Event
from timeline.parts.blocks import Reference, Totals

Wanted = str | datetime | None
"""The anchor that a user names."""


def topic_of(totals: Totals, words: str | None, known: frozenset[str], aliases: Aliases) -> Topic:
    """What the articles are about: what a user says, or what their titles share."""
    return given(words, known, aliases) if words else shared(totals.titles, totals.latest)


def corrected(happenings: Iterable[Happening], ids: frozenset[str]) -> list[Happening]:
    """Those of a part that are corrected: all corrections are applied in one place."""
    return [one for one in happenings if _has_been(one, ids)]


def uncorrected(happenings: Iterable[Happening], ids: frozenset[str]) -> list[Happening]:
    """The others."""
    return [one for one in happenings if not _has_been(one, ids)]


def _has_been(happening: Happening, ids: frozenset[str]) -> bool:
    return bool(ids) and any(event_id_of(telling.mention_id) in ids for telling in happening.tellings)


def candidates_of(happenings: Iterable[Happening], about: Topic) -> list[Candidate]:
    """The events of a part, before it is known what all turns on."""
    return [candidate(one, about) for one in happenings]


def shortlist(candidates: Sequence[Candidate], wanted: Wanted) -> list[Candidate]:
    """Those of a part among which the anchor is, if it is in this part."""
    return anchors.shortlist(wanted, candidates)


def ends_after(candidates: Sequence[Candidate], anchor: Candidate) -> list[Candidate]:
    """Those of a part that may tell the end of what happens at the anchor."""
    return anchors.ends_after(anchor, candidates)


def anchor_of(wanted: Wanted, few: Sequence[Candidate]) -> Anchor | None:
    """The anchor, from the shortlists of all parts and what may end it; None where there are no events."""
    return anchors.given(wanted, few) if wanted is not None else anchors.find(few)


def events_of(candidates: Iterable[Candidate], anchor: Anchor, whole: Candidate | None) -> list[Event]:
    """The events of a part, in order."""
    return placed(candidates, anchor, whole)


def by_block(candidates: Iterable[Candidate]) -> dict[int, dict[str, str]]:
    """mention_id → event_id, by the block that has the article."""
    answers: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for one in candidates:
        for telling in one.happening.tellings:
            assert isinstance(telling.article, Reference)
            answers[telling.article.block][telling.mention_id] = one.event.event_id
    return dict(answers)


def most_important(parts: Iterable[Iterable[Event]], most: int) -> list[Event]:
    """The most important events of several parts."""
    return nsmallest(most, chain.from_iterable(parts), key=lambda event: (-event.importance, event.event_id))
