"""The moment the timeline turns on: given by the user, or the one on which most sources converge."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, Literal, Protocol

from timeline.errors import UnknownAnchor
from timeline.events.clause import Told
from timeline.events.happening import Happening
from timeline.events.identity import has_been
from timeline.events.interval import CLOCK, RANK
from timeline.events.phase import moment_of
from timeline.events.similarity import Vector
from timeline.frozen import quick
from timeline.model import Anchor, Event

_LONGEST: Final = timedelta(hours=24)
"""An end further away than this ends something else."""
_ALIKE: Final = 0.25
"""Likeness to the anchor asked of a telling of its end; or else"""
_COVERED: Final = 0.5
"""the share of its words that the anchor is told in, since an end may be told in few words (会晤于12时结束)."""
_WHOLLY: Final = 0.7
"""Share of the words of a part that the whole is told in."""
_NEAR: Final = timedelta(minutes=5)
_GRAIN: Final = (1.0, 1.0, 0.9, 0.6, 0.5, 0.2, 0.2, 0.1)
"""How well a time of each rank serves as an anchor; 0.02 for what is coarser."""
_ID = re.compile("e[0-9a-f]{16}")
_HOW: Final = (
    "give an ISO 8601 time with offset such as 2021-11-16T08:46+08:00, an event_id of the events table, or words of an "
    "event's title."
)


class Part(Protocol):
    """An event of which it has to be known whether it is told as a part of another."""

    @property
    def event(self) -> Event:
        """The event itself."""

    @property
    def topic(self) -> float:
        """0 to 1: how much it is about the topic."""

    def tells_part_of(self, whole: Candidate) -> bool:
        """Whether it is told as part of another."""


@quick
@dataclass(frozen=True, slots=True)
class Candidate:
    """An event with what it was made from."""

    event: Event
    happening: Happening
    topic: float
    """0 to 1: how much it is about the topic."""

    @property
    def ends_it(self) -> bool:
        """Whether it is told as the end of something whole, or of its second half."""
        return self.happening.stage == "end" and self.happening.first.lead.told.half != "1"

    def tells_part_of(self, whole: Candidate) -> bool:
        """Whether it is told as part of another: one half of it, or in nothing but its words."""
        first = self.happening.first
        return whole.has_part(first.lead.told, first.vector)

    def has_part(self, told: Told, vector: Vector) -> bool:
        """Whether what is told in these words is told as part of it."""
        return not told.says and (bool(told.half) or self.happening.covers(vector) >= _WHOLLY)

    @property
    def may_end(self) -> bool:
        """Whether it tells the moment of an end."""
        return self.ends_it and RANK[self.event.precision] <= CLOCK


def find(candidates: Sequence[Candidate]) -> Anchor | None:
    """The event that most sources tell to the minute, weighted by topic; None where there are no events."""
    best = chosen(None, candidates)
    return _spanning(best, candidates, "found") if best else None


def chosen(wanted: str | datetime | None, candidates: Sequence[Candidate]) -> Candidate | None:
    """The event that will be the anchor's: the one that is wanted, else the one that would be found."""
    return max(_eligible(wanted, candidates), key=_weight, default=None)


def shortlist(wanted: str | datetime | None, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Those of some events among which the anchor's is, if it is any of them; few, however many there are."""
    if not isinstance(wanted, str) or _instant(wanted) is not None:
        best = chosen(wanted, candidates)
        return [best] if best else []
    in_title, in_quote = _telling(wanted, candidates)
    kinds = (_with_id(wanted, candidates), in_title, in_quote)
    return [max(some, key=_weight) for some in kinds if some]


def ends_after(anchor: Candidate, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Those of some events that may tell the end of what happens at the anchor."""
    start = moment_of(anchor.event)
    return [c for c in candidates if c.ends_it and timedelta(0) < moment_of(c.event) - start <= _LONGEST]


def event_of(anchor: Anchor, candidates: Iterable[Candidate]) -> Candidate | None:
    """The event of the anchor, if it is among these."""
    return next((c for c in candidates if c.event.event_id == anchor.event_id), None)


def given(anchor: str | datetime, candidates: Sequence[Candidate]) -> Anchor:
    """The anchor that a user names: an aware time, an event id, or words of an event's title or quote.

    Args:
        anchor: an aware datetime, ISO 8601 text with offset, an event_id, or a regular expression.
        candidates: all events.

    Raises:
        UnknownAnchor: the time has no offset, nothing matches, or the text is blank.
    """
    if isinstance(anchor, str) and not anchor.strip():
        raise UnknownAnchor(f"the anchor is blank: {_HOW} Leave it out to have it found.")
    instant = _instant(anchor)
    best = chosen(anchor, candidates)
    if instant is not None:
        return _at(_aware(instant), best, candidates)
    if best is None:
        raise UnknownAnchor(f"no event matches the anchor {str(anchor)!r}: {_HOW}")
    return _spanning(best, candidates, "given")


def _eligible(wanted: str | datetime | None, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """The events that are wanted; all where nothing is."""
    if wanted is None:
        return candidates
    instant = _instant(wanted)
    if instant is None:
        in_title, in_quote = _telling(str(wanted), candidates)
        return _with_id(str(wanted), candidates) or in_title or in_quote
    at = _aware(instant)
    return [c for c in candidates if RANK[c.event.precision] <= CLOCK and abs(moment_of(c.event) - at) <= _NEAR]


def _weight(candidate: Candidate) -> tuple[float, float, str]:
    event = candidate.event
    rank = RANK[event.precision]
    grain = _GRAIN[rank] if rank < len(_GRAIN) else 0.02
    told = event.source_count + 0.1 * len(event.mention_ids)
    first = candidate.happening.first.lead.told
    aside = 0.5 if candidate.happening.stage == "end" or first.half or first.says else 1.0
    return told * grain * (0.1 + candidate.topic) * aside, -moment_of(event).timestamp(), event.event_id


def _spanning(candidate: Candidate, candidates: Sequence[Candidate], how: Literal["given", "found"]) -> Anchor:
    event = candidate.event
    start = moment_of(event)
    end = _told_end(candidate, candidates) or _own_end(event, start)
    return Anchor(start, end, event.event_id, how)


def _own_end(event: Event, start: datetime) -> datetime:
    """The end of an anchor whose end nobody tells: that of its interval, unless it is only a clock time."""
    instant = RANK[event.precision] <= CLOCK and event.kind == "point"
    return start if instant else event.end_utc or start


def _told_end(anchor: Candidate, candidates: Sequence[Candidate]) -> datetime | None:
    """When the same matter is told to end within a day: by most sources, else the last."""
    if RANK[anchor.event.precision] > CLOCK:
        return None
    start = moment_of(anchor.event)
    ends = [c for c in candidates if c.may_end and _ends(c, anchor, start)]
    told = max(ends, key=lambda c: (c.event.source_count, moment_of(c.event)), default=None)
    return moment_of(told.event) if told else None


def _ends(candidate: Candidate, anchor: Candidate, start: datetime) -> bool:
    apart = moment_of(candidate.event) - start
    told = candidate.happening.first
    same = anchor.happening.likeness(told) >= _ALIKE or anchor.happening.covers(told.vector) >= _COVERED
    return timedelta(0) < apart <= _LONGEST and same


def _instant(text: str | datetime) -> datetime | None:
    if isinstance(text, datetime):
        return text
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        return None


def _aware(instant: datetime) -> datetime:
    if instant.tzinfo is None:
        raise UnknownAnchor(
            f"the anchor {instant.isoformat()} has no offset from UTC, so it names no moment: "
            f"write it as in {instant.isoformat(timespec='minutes')}+08:00."
        )
    return instant.astimezone(UTC)


def _at(instant: datetime, near: Candidate | None, candidates: Sequence[Candidate]) -> Anchor:
    """An anchor at an instant, and the event told at that clock time, if there is one."""
    if near is None:
        return Anchor(instant, instant, "", "given")
    end = _told_end(near, candidates) or instant
    return Anchor(instant, max(instant, end), near.event.event_id, "given")


def _with_id(words: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    if not _ID.fullmatch(words):
        return []
    return [c for c in candidates if c.event.event_id == words] or [
        c for c in candidates if has_been(words, c.event.mention_ids)
    ]


def _telling(words: str, candidates: Sequence[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """The events with such a title, and those with such a quote."""
    try:
        pattern = re.compile(words, re.IGNORECASE)
    except re.error:
        pattern = re.compile(re.escape(words), re.IGNORECASE)
    in_title = [c for c in candidates if pattern.search(c.event.title)]
    return in_title, [c for c in candidates if pattern.search(c.event.quote)]
