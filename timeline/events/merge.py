"""The same happening told twice becomes one: tellings are gathered by what they say and by when it is.

Tellings of one level come in from the finest time to the coarsest, and each joins the happening that it fits best or
founds a new one. An index by time and word finds the candidates, so the work grows with the corpus and not with its
square.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

import numpy as np

from timeline.events.chance import Chance
from timeline.events.happening import Breath, Happening, Place, fineness
from timeline.events.index import Index
from timeline.events.interval import CLOCK, DAY, GIVEN_UP, RANK, SAME_WALL, Interval, fit, may_share_a_wall
from timeline.events.kin import Group, kin_of
from timeline.events.levels import Level

SAME_CLOCK: Final = 0.12
"""Likeness asked of two tellings at one clock time: little, since coincidence is rare."""
SAME_ODD_MINUTE: Final = 0.05
"""The same for a minute such as 8:46: hardly anything else is told to have happened just then."""
SAME_DAY: Final = 0.34
"""Likeness asked where the coarser time is a part of a day or a day."""
APART: Final = 0.3
"""Likeness asked on top where the times share next to nothing, as the 12th in Washington and the 13th in Berlin do; of
what somebody says more, since he may say something every day."""
COARSE_PLAN: Final = 0.35
"""Likeness asked of a plan for a week or more: the finer event inside it is likely its outcome."""
YEAR_PLAN: Final = 0.5
"""The same for a year without end or part named: forecasts of all kinds are made for a year."""
COARSE_FACT: Final = 0.45
"""Likeness asked of what happened in a week or a month: much else happened in it, but little in nearly these words."""
LONG_FACT: Final = 0.6
"""The same of what happened in a quarter, a year or more."""
COARSE_SPEECH: Final = 0.85
"""Likeness asked of what somebody said in the same week or more; on one day of it he may have said anything."""
COPIED_DAY: Final = 0.5
"""How well the day that papers of one zone tell fits what others of that zone tell of another day, where the texts of
some third zone tell it of the first: both may have copied the day of the place."""
DEEDS: Final = ("§meet", "§call", "§visit")
"""What nobody does by saying something."""

Match = tuple[float, Place, Happening]
"""By how much a happening is less alike than is asked, its place in the order of all, and itself; the least is best."""


def gather(told: Iterable[Breath], level: Level, chance: Chance) -> list[Happening]:
    """Gather breaths of one level whose words were weighed, each cell of it apart.

    The order of the input makes no difference.
    """
    groups = _copied(told)
    cells = [level.cell(first.interval) for first, *_ in groups]
    asked = np.fromiter([least(first) for first, *_ in groups], np.float64, len(groups))
    kin = kin_of(groups, cells, level, chance.numbers, asked)
    indexes = {cell: Index(level) for cell in set(cells)}
    happenings: list[Happening] = []
    alone: list[Happening | None] = [None] * len(groups)
    for number, group in enumerate(groups):
        first, index = group[0], indexes[cells[number]]
        near = [one for founder in kin.founders.get(number, ()) if (one := alone[founder])]
        near += index.candidates(first, float(asked[number]))
        match = best(first, near, chance) if near else None
        happening = match[-1] if match else Happening(number, first)
        if not match:
            happenings.append(happening)
        elif alone[happening.number]:
            alone[happening.number] = None
            index.add(happening, happening.first.vector)
        if match or len(group) > 1 or kin.crowd[number]:
            if not match:
                index.add(happening, first.vector)
            for breath in group if match else group[1:]:
                index.add(happening, happening.add(breath))
        else:
            alone[number] = happening
    return happenings


def _copied(told: Iterable[Breath]) -> list[Group]:
    """The breaths in order, each with all later ones that say the same of the same time in the same sentence."""
    inorder = _in_order(list(told))
    wordings = np.fromiter([hash(breath.wording) for breath in inorder], np.int64, len(inorder))
    _, place, many = np.unique(wordings, return_inverse=True, return_counts=True)
    groups: list[Group] = []
    copies: dict[tuple[object, ...], list[Breath]] = {}
    for breath, may_be_copied in zip(inorder, (many > 1)[place].tolist(), strict=True):
        if not may_be_copied or not breath.wording:
            groups.append((breath,))  # as nearly all: what all need takes much
            continue
        sentence = _sentence(breath)
        if sentence not in copies:
            copies[sentence] = []
            groups.append(copies[sentence])
        copies[sentence].append(breath)
    return groups


def _in_order(told: list[Breath]) -> list[Breath]:
    """The breaths in the order of :func:`fineness`; only of equal times are the keys in memory."""
    times = [breath.interval for breath in told]
    keys = [
        np.fromiter([breath.lead.status in GIVEN_UP for breath in told], np.bool_, len(told)),
        np.fromiter([one.rank for one in times], np.int64, len(told)),
        np.fromiter([one.planned for one in times], np.bool_, len(told)),
        np.fromiter([one.length for one in times], np.float64, len(told)),
        np.fromiter([one.low for one in times], np.float64, len(told)),
    ]
    order = np.lexsort(keys[::-1])
    is_other = np.logical_or.reduce([key[order][1:] != key[order][:-1] for key in keys])
    inorder: list[Breath] = []
    for start, end in pairwise([0, *(np.flatnonzero(is_other) + 1).tolist(), len(told)]):
        same = [told[place] for place in order[start:end].tolist()]
        inorder += sorted(same, key=lambda breath: fineness(breath.lead)) if len(same) > 1 else same
    return inorder


def _sentence(breath: Breath) -> tuple[object, ...]:
    interval = breath.interval
    return breath.wording, interval.low, interval.high, interval.rank, interval.filled


def best(breath: Breath, candidates: Iterable[Happening], chance: Chance) -> Match | None:
    """The candidate that tells the same most clearly and not by chance; the one founded first where two are equal."""
    interval = breath.interval
    near = (one for one in candidates if not interval.is_far_from(one.first.interval))
    scored = [(-excess, one.place, one) for one in near if (excess := _excess(breath, one)) >= 0]
    scored.sort(key=lambda match: match[:2])
    return next((match for match in scored if not chance.excludes(breath, match[-1])), None)


def _excess(breath: Breath, happening: Happening) -> float:
    """By how much a breath is more alike than is asked; negative when it tells something else.

    What was done in a week or more is not what somebody says on a day of it.
    """
    told, first = breath.lead.told, happening.first.lead.told
    if not happening.is_same_part(told) or (
        told.says != first.says and (breath.interval.rank > DAY or _is_apart(breath, happening))
    ):
        return -1.0
    times = _times(breath, happening)
    if times <= 0 or happening.meets_another(breath):
        return -1.0
    asked = _asked(breath, happening.first.interval)
    more = asked / times - asked
    if not told.says:
        more = min(more, APART * (1 - times))
    return happening.likeness(breath) - asked - more


def _is_apart(breath: Breath, happening: Happening) -> bool:
    """Whether one of the two is a meeting, a call or a visit, and the other what somebody says besides."""
    says = breath.lead.told.says
    if any(one.lead.told.says == says for one in happening.breaths):
        return False
    if says:
        return any(happening.tells(deed) and deed not in breath.vector for deed in DEEDS)
    return any(deed in breath.vector and not happening.tells(deed) for deed in DEEDS)


def _times(breath: Breath, happening: Happening) -> float:
    """How well the times fit: with the finest that is told, else with the same day as other zones tell it.

    The 13th in Berlin is the 12th in Washington, and that may be the 12th in Taipei; where a clock time is known, the
    dates must be the same. Another day of a zone in which the day has been told is another day, unless the text copied
    the date of a third zone.
    """
    interval = breath.interval
    times = fit(interval, happening.first.interval)
    if times == 1 or interval.rank != DAY or not interval.is_of_a_day or (times > 0 and breath.lead.told.says):
        return times
    days, clock = happening.days, happening.first.interval.rank < DAY
    fits = [fit(interval, day) for day in days.values() if not clock or _is_copied(interval, day)]
    own = days.get(interval.shift)
    if own is None or fit(interval, own):
        return max([times, *fits])
    is_copied = not breath.lead.told.says and not interval.placed and max(fits, default=0) >= SAME_WALL
    return COPIED_DAY if is_copied else times


def _is_copied(interval: Interval, day: Interval) -> bool:
    """Whether a day and the day on which a finer time is told may be one date, copied from another wall."""
    return interval.has_the_date_of(day) and (interval.shift == day.shift or may_share_a_wall(interval, day))


def least(breath: Breath) -> float:
    """The least likeness of words that may be asked of a breath, whatever it is compared with."""
    asked = SAME_ODD_MINUTE if breath.interval.rank <= CLOCK else _asked(breath, breath.interval)
    return asked / breath.proof if breath.proof else math.inf


def _asked(breath: Breath, other: Interval) -> float:
    """The likeness asked where the times fit wholly; never less for a coarser ``other``."""
    coarser = max(breath.interval.rank, other.rank)
    if coarser <= CLOCK:
        odd = breath.interval.low == other.low and breath.interval.low % 300
        return SAME_ODD_MINUTE if odd else SAME_CLOCK
    if coarser <= DAY:
        return SAME_DAY
    if breath.lead.told.says:
        return COARSE_SPEECH if breath.interval.rank == other.rank else math.inf
    if not breath.interval.planned:
        return COARSE_FACT if coarser <= RANK["month"] else LONG_FACT
    within_a_year = breath.interval.rank >= RANK["year"] and not breath.lead.mention.modifier
    return YEAR_PLAN if within_a_year else COARSE_PLAN
