"""Plan and outcome: which of the times told is the event's, and what was announced before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final

from timeline.events.interval import CLOCK, GIVEN_UP, PLANS, SLIP, Interval, fit, may_share_a_wall
from timeline.events.sources import independent, names
from timeline.events.telling import Telling
from timeline.frozen import quick
from timeline.model import Mention, Status

_A_DAY: Final = 86400
"""Seconds by which days of different zones may lie apart and still be one."""


@quick
@dataclass(frozen=True, slots=True)
class Settled:
    """The time of an event, and how sure it is."""

    chosen: Telling
    """The telling whose time is the event's."""
    agreeing: tuple[Telling, ...]
    """All tellings that give exactly this time."""
    status: Status
    plan: Telling | None
    """The finest plan, where one was told."""
    disagreement: str


def settle(tellings: Sequence[Telling]) -> Settled:
    """Choose the time: the finest of what happened, told by most sources; else the finest plan.

    Args:
        tellings: everything that tells the event, at least one.
    """
    if len(tellings) == 1:
        (alone,) = tellings
        return Settled(alone, (alone,), alone.status, alone if alone.status in PLANS else None, "")
    facts = [t for t in tellings if t.status == "happened"]
    plans = [t for t in tellings if t.status in PLANS]
    open_ones = [t for t in tellings if t.status == "unclear"]
    basis = facts or plans or open_ones
    agreeing = _most_told(_finest(_standing(basis)))
    kept = agreeing[0].interval if facts else None
    plan = _most_told(_finest(_standing(plans, kept)))[0] if plans else None
    return Settled(agreeing[0], tuple(agreeing), _status(facts, plans), plan, _disagreement(basis, agreeing))


def history(tellings: Sequence[Telling]) -> tuple[dict[str, str], ...]:
    """Every plan told, in the order in which it became known; a plan told in two zones at once is one."""
    plans = [t for t in tellings if t.status in PLANS]
    known: dict[tuple[str, str, str], dict[str, str]] = {}
    for telling in in_order(plans) if plans else ():
        record = _record(telling)
        known.setdefault((record["article_id"], record["planned_start_utc"], record["planned_end_utc"]), record)
    return tuple(known.values())


def in_order(tellings: Sequence[Telling]) -> list[Telling]:
    """By publication, then as they stand in the article; what has no publication time comes last."""
    if len(tellings) == 1:
        return list(tellings)
    return sorted(tellings, key=lambda t: (_published(t), t.article.article_id, t.mention.start))


def _published(telling: Telling) -> tuple[bool, float]:
    return telling.article.published_utc is None, telling.interval.known


@lru_cache(maxsize=4096)
def iso(instant: datetime | None) -> str:
    """ISO 8601 with offset; empty for none. One text for many records of plans."""
    return instant.isoformat() if instant else ""


def _record(telling: Telling) -> dict[str, str]:
    mention, article = telling.mention, telling.article
    return {
        "planned_start_utc": iso(mention.start_utc),
        "planned_end_utc": iso(mention.end_utc),
        "precision": mention.precision or "",
        "article_id": article.article_id,
        "source": article.source,
        "known_utc": iso(article.published_utc),
        "text": mention.text,
    }


def _standing(tellings: Sequence[Telling], kept: Interval | None = None) -> list[Telling]:
    """Without the dates that were given up, and those that were told before they were; else the last given up.

    Args:
        tellings: of a plan.
        kept: when it happened: a clock time that it slipped from by no more than plans do was not given up.
    """
    given_up = [t for t in tellings if t.status in GIVEN_UP and not (kept and _slipped(t.interval, kept))]
    if not given_up:
        return list(tellings)
    standing = [t for t in tellings if not any(_is_void(t, other) for other in given_up)]
    if standing:
        return standing
    last = max(given_up, key=lambda t: (t.interval.low, t.mention_id))
    return [t for t in tellings if t is last or fit(t.interval, last.interval) > 0]


def _slipped(plan: Interval, kept: Interval) -> bool:
    return max(plan.rank, kept.rank) <= CLOCK and plan.gap(kept) <= SLIP


def _is_void(telling: Telling, given_up: Telling) -> bool:
    """Whether a time was given up when or after it was told."""
    if telling is given_up or telling.status in GIVEN_UP:
        return True
    return _published(telling) <= _published(given_up) and fit(telling.interval, given_up.interval) > 0


def _finest(tellings: Sequence[Telling]) -> list[Telling]:
    least = min(t.interval.rank for t in tellings)
    return [t for t in tellings if t.interval.rank == least]


def _value(mention: Mention) -> tuple[datetime | None, datetime | None]:
    return mention.start_utc, mention.end_utc


def _by_value(tellings: Sequence[Telling]) -> list[list[Telling]]:
    grouped: defaultdict[object, list[Telling]] = defaultdict(list)
    for telling in in_order(tellings):
        grouped[_value(telling.mention)].append(telling)
    return list(grouped.values())


def _most_told(tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings of the value that most sources give, the surest telling first; else of the surest value."""
    ranked = [sorted(same, key=_sureness, reverse=True) for same in _by_value(tellings)]
    return max(ranked, key=lambda same: (independent(same), _sureness(same[0])))


def _sureness(telling: Telling) -> tuple[bool, float]:
    return "approx" not in (telling.mention.modifier or ""), telling.mention.confidence


def _status(facts: Sequence[Telling], plans: Sequence[Telling]) -> Status:
    """Cancelled or postponed wins over planned when told later, what happened wins over plans."""
    if facts:
        return "happened"
    if not plans:
        return "unclear"
    last = max(_published(t) for t in plans)
    latest = {t.status for t in plans if _published(t) == last}
    return next((status for status in GIVEN_UP if status in latest), "planned")


def _disagreement(basis: Sequence[Telling], agreeing: Sequence[Telling]) -> str:
    """The values of independent sources that exclude each other, most told first; empty when none do."""
    chosen = agreeing[0]
    others = [
        same
        for same in _by_value([t for t in basis if t.status not in GIVEN_UP])
        if _excludes(same[0], chosen) and set(names(same)) - set(names(agreeing))
    ]
    if not others:
        return ""
    return "; ".join(_named(same) for same in [list(agreeing), *others])


def _excludes(one: Telling, other: Telling) -> bool:
    """Whether both cannot be right: clock times to the unit told unless approximate, days by any of their zones."""
    first, second = one.interval, other.interval
    if max(first.rank, second.rank) > CLOCK:
        return not fit(first, second) and (first.gap(second) >= _A_DAY or not may_share_a_wall(first, second))
    if "approx" in (one.mention.modifier or "") + (other.mention.modifier or ""):
        return not first.overlaps(second)
    return first.low >= second.high or second.low >= first.high


def _named(same: Sequence[Telling]) -> str:
    start = same[0].mention.start_utc or same[0].mention.end_utc
    return f"{iso(start)} ({', '.join(names(same))})"
