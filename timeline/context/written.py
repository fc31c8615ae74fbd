"""The mention of an expression, from what was made of it."""

from __future__ import annotations

from functools import lru_cache

from timeline.grammar.scan import Found
from timeline.grammar.status import Judgement
from timeline.model import Mention, ZoneBasis
from timeline.resolve import Moment


def written(
    text: str,
    item: Found,
    moment: Moment,
    judgement: Judgement,
    told_in: tuple[str, ZoneBasis],
    clause: tuple[int, int],
    shown: tuple[int, int],
) -> Mention:
    """The mention: ``told_in`` is its zone and what tells it; ``clause`` and ``shown`` are offsets in the text."""
    zone, basis = told_in
    return Mention(  # by position: names would take twice as long as all the rest
        item.start,
        item.end,
        text[item.start : item.end],
        moment.kind,
        moment.start,
        moment.end,
        moment.duration,
        moment.precision,
        moment.part,
        moment.modifier or None,
        judgement.status,
        judgement.because,
        zone,
        basis,
        moment.timex,
        item.rules[0] if len(item.rules) == 1 else "+".join(dict.fromkeys(item.rules)),
        _assumed(moment, basis),
        moment.flags,
        _confidence(moment.assumed, bool(moment.flags), basis),
        text[shown[0] : shown[1]],
        shown[0],
        clause,
    )


def _assumed(moment: Moment, basis: ZoneBasis) -> tuple[str, ...]:
    if moment.start is None and moment.end is None:
        return ()
    return (*moment.assumed, "zone") if basis in ("source", "option", "default", "assumed") else moment.assumed


@lru_cache(maxsize=256)
def _confidence(assumed: tuple[str, ...], flagged: bool, basis: ZoneBasis) -> float:
    value = 1.0 - 0.1 * len([a for a in assumed if a != "zone"])
    if flagged:
        value -= 0.2
    if basis in ("default", "assumed"):
        value -= 0.2
    return round(max(0.1, value), 2)
