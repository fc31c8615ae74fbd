"""Applying what a user corrected: before the times are settled who belongs together, afterwards title and time.

An event is known by the id of any of its mentions, so that a correction holds when an earlier telling joins the event
and gives it another id.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from timeline import zones
from timeline.events.anchor import Candidate
from timeline.events.corrections import Correction, Unapplied, period
from timeline.events.happening import Breath, Happening
from timeline.events.identity import event_id_of
from timeline.events.telling import Telling
from timeline.model import Event

_GONE = "no event is told by the mention that it was named after"


def regroup(
    happenings: Sequence[Happening], corrections: Iterable[Correction]
) -> tuple[list[Happening], list[Unapplied]]:
    """Make one of what was put off and its new time; then merge and split as corrected, in the order of the file.

    Returns:
        The happenings, and the corrections that change nothing.
    """
    groups = _moved_together(happenings)
    wanted = [one for one in corrections if one.action in ("merge", "split")]
    if not wanted:
        return list(groups.values()), []
    owner = {event_id_of(i): number for number, one in groups.items() for i in _mention_ids(one)}
    lost: list[Unapplied] = []
    for correction in wanted:
        change = _merged if correction.action == "merge" else _split
        reason = change(correction, groups, owner)
        lost += [Unapplied(correction, reason)] if reason else []
    return list(groups.values()), lost


def named_in(corrections: Iterable[Correction]) -> frozenset[str]:
    """The event_ids that corrections name."""
    return frozenset(i for one in corrections for i in (one.event_id, one.value if one.action == "merge" else "") if i)


def _merged(correction: Correction, groups: dict[int, Happening], owner: dict[str, int]) -> str:
    """Make two groups one; gives why not."""
    one, other = owner.get(correction.event_id), owner.get(correction.value)
    if one is None or other is None:
        return f"{correction.event_id if one is None else correction.value}: {_GONE}"
    if one == other:
        return "both are one event already"
    owner.update({event_id_of(i): one for i in _mention_ids(_joined(groups, one, other))})
    return ""


def _moved_together(happenings: Iterable[Happening]) -> dict[int, Happening]:
    """The happenings by number, of those that are the new and the old time of one only one."""
    groups = dict(enumerate(happenings))
    moves = _moves(groups.values())
    named = frozenset(chain.from_iterable(moves))
    owner = {i: number for number, one in groups.items() for i in _mention_ids(one) if i in named} if named else {}
    for new, old in moves:
        if owner[new] != owner[old]:
            whole = _joined(groups, owner[new], owner[old])
            owner.update(dict.fromkeys(_mention_ids(whole), owner[new]))
    return groups


def _joined(groups: dict[int, Happening], one: int, other: int) -> Happening:
    """Two of the groups, made one."""
    groups[one] = Happening.of(one, [*groups[one].breaths, *groups.pop(other).breaths])
    return groups[one]


def moved(happenings: Iterable[Happening]) -> frozenset[str]:
    """The event_ids of the tellings by which some of these are one with another happening."""
    return frozenset(event_id_of(i) for pair in _moves(happenings) for i in pair)


def _moves(happenings: Iterable[Happening]) -> list[tuple[str, str]]:
    """The new and the old time of what was put off, as the mention_ids of their tellings."""
    return [(one.mention_id, one.moved_from) for one in _told(happenings) if one.moved_from]


def _told(happenings: Iterable[Happening]) -> Iterator[Telling]:
    return (telling for one in happenings for breath in one.breaths for telling in breath.tellings)


def _split(correction: Correction, groups: dict[int, Happening], owner: dict[str, int]) -> str:
    """Make the named mentions a group of their own; gives why not."""
    number = owner.get(correction.event_id)
    if number is None:
        return f"{correction.event_id}: {_GONE}"
    named = frozenset(correction.value.split())
    away, kept = _parted(groups[number].breaths, named)
    if not away or not kept:
        return "none of the mentions is in the event" if not away else "the event has no other mention"
    new = max(groups) + 1
    groups[number], groups[new] = Happening.of(number, kept), Happening.of(new, away)
    owner.update({event_id_of(i): new for i in _mention_ids(groups[new])})
    return ""


def _parted(breaths: Iterable[Breath], named: frozenset[str]) -> tuple[list[Breath], list[Breath]]:
    away: list[Breath] = []
    kept: list[Breath] = []
    for breath in breaths:
        for part, is_named in ((away, True), (kept, False)):
            tellings = tuple(t for t in breath.tellings if (t.mention_id in named) == is_named)
            if tellings:
                part.append(replace(breath, tellings=tellings, lead=tellings[0], interval=tellings[0].interval))
    return away, kept


def _mention_ids(happening: Happening) -> Iterator[str]:
    return (telling.mention_id for telling in _told([happening]))


def revise(
    candidates: Mapping[int, Candidate], corrections: Iterable[Correction]
) -> tuple[dict[int, Candidate], str, list[Unapplied]]:
    """Retitle, retime and hide as corrected; events are known by numbers of the caller's.

    Returns:
        What is left, the event_id of the corrected anchor (empty for none), and the corrections that change nothing.
    """
    left = dict(candidates)
    wanted = [one for one in corrections if one.action not in ("merge", "split")]
    if not wanted:
        return left, "", []
    owner = {event_id_of(i): number for number, one in left.items() for i in one.event.mention_ids}
    anchor, lost = "", []
    for correction in wanted:
        number = owner.get(correction.event_id)
        if number is None or number not in left:
            lost.append(Unapplied(correction, "the event is hidden" if number is not None else _GONE))
        elif correction.action == "hide":
            del left[number]
        elif correction.action == "anchor":
            anchor = left[number].event.event_id
        else:
            left[number] = replace(left[number], event=_revised(left[number].event, correction))
    return left, anchor if any(one.event.event_id == anchor for one in left.values()) else "", lost


def _revised(event: Event, correction: Correction) -> Event:
    """The event with the title or the time that the user gave; what he says is sure."""
    if correction.action == "retitle":
        return replace(event, title=correction.value)
    when = period(correction.value, zones.get(event.zone))
    return replace(
        event,
        start_utc=when.start_utc,
        end_utc=when.end_utc,
        precision=when.precision,
        kind="range" if when.is_range else "point",
        modifier="",
        assumed=(),
        confidence=1.0,
    )
