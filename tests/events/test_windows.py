"""Days that are gathered in overlapping windows come to what they come to in one piece, wherever windows agree."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from event_builders import article

from timeline.events import windows as cutting
from timeline.events.account import account_of
from timeline.events.chance import Chance
from timeline.events.happening import counts_of
from timeline.events.levels import LEVELS
from timeline.events.merge import gather
from timeline.events.similarity import Weights
from timeline.events.windows import OVERLAP, STRIP, Window, cut, decisions, windows

DAY = 86400
ZONES = ("Asia/Shanghai", "America/New_York", "Europe/Berlin")


def told(seed, days=60, each=4):
    """Breaths of a made-up year: few names, so that neighbouring days tell alike, in three zones."""
    chance = random.Random(seed)
    names = ["".join(chance.choices("港湾岛川山原林泉", k=2)) for _ in range(5)]
    tagged = []
    for number in range(days * each):
        day = 1 + number % days
        when = f"2030-{4 + (day - 1) // 30:02d}-{1 + (day - 1) % 30:02d}"
        clock = f"T{chance.randrange(24):02d}:{chance.choice((0, 1, 2, 3)):02d}/minute"
        value = f"{when}{clock if chance.random() < 0.4 else '/day'}/{chance.choice(('happened', 'planned'))}"
        words = f"{chance.choice(names)}市长«那时»同{chance.choice(names)}渔会会谈，谈及{chance.choice(names)}。"
        tagged.append(article(f"{number}报", f"{when}T23:00", words, value, zone=chance.choice(ZONES)))
    groups = [one for each in tagged for one in account_of(each).said]
    counts = counts_of(groups)
    weights = Weights(counts)
    return [one.weighed(weights) for one in groups], Chance(counts)


def partition(happenings):
    return {frozenset(breath.lead.mention_id for breath in one.breaths) for one in happenings}


def in_windows(breaths, chance, cuts):
    """What each window gathers, and the cuts that they agree on."""
    made = [
        (window, gather((one for one in breaths if window.sees(one.interval.low)), LEVELS[0], chance))
        for window in windows(cuts)
    ]
    agreed = [
        at
        for at, ((_, before), (_, after)) in zip(cuts, pairwise(made), strict=True)
        if decisions(before, at) == decisions(after, at)
    ]
    return made, agreed


@pytest.mark.parametrize("seed", range(6))
def test_windows_that_agree_come_to_the_whole(seed):
    breaths, chance = told(seed)
    first = min(breath.interval.low for breath in breaths)
    cuts = [first + 20 * DAY + seed * 3600, first + 41 * DAY + seed * 7200]
    made, agreed = in_windows(breaths, chance, cuts)
    assert agreed == cuts
    found = [one for window, happenings in made for one in window.own(happenings)]
    assert partition(found) == partition(gather(breaths, LEVELS[0], chance))
    assert len(found) < 0.6 * len(breaths)


def test_a_window_that_sees_too_little_is_found_out(monkeypatch):
    """Windows that end at the cut differ on what is told across it, and the strip shows it."""
    monkeypatch.setattr(cutting, "OVERLAP", 0)
    breaths, chance = told(1)
    first = min(breath.interval.low for breath in breaths)
    _, agreed = in_windows(breaths, chance, [first + 30 * DAY])
    assert agreed == []


def test_cuts_leave_about_as_many_between_them_and_never_lie_too_close():
    days = {float(day * DAY): 10 for day in range(400)}
    cuts = cut(days, most=500)
    assert cuts == [day * DAY for day in range(50, 400, 50)]
    crowded = cut(days, most=10)
    assert min(after - before for before, after in pairwise(crowded)) >= OVERLAP > STRIP
    assert cut(days, most=4000) == cut({}, most=1) == []


def test_windows_share_time_out():
    shared = windows([10.0, 20.0])
    assert [one.owns(10.0) for one in shared] == [False, True, False]
    assert Window(0.0, 10.0).sees(10.0 + OVERLAP - 1)
    assert not Window(0.0, 10.0).sees(10.0 + OVERLAP)
