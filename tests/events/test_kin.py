"""What is told apart by numbers alone would not have been one either where each is compared with all."""

from __future__ import annotations

import random

import pytest
from event_builders import article

from timeline.events import kin as kinship
from timeline.events import merge as merging
from timeline.events import postings
from timeline.events.account import account_of
from timeline.events.attach import matches
from timeline.events.chance import Chance
from timeline.events.happening import counts_of
from timeline.events.kin import Kin
from timeline.events.levels import LEVELS, level_of
from timeline.events.merge import best, gather
from timeline.events.similarity import Weights

ZONES = ("Asia/Shanghai", "America/New_York", "Pacific/Auckland")
DEEDS = ("会谈", "会谈，谈及渔业", "通电话", "会晤", "发表讲话", "会谈开始", "会谈结束")


def told(seed, number=300):
    """Breaths of all levels: few names, many days and zones, copies of one another's text."""
    chance = random.Random(seed)
    names = ["".join(chance.choices("港湾岛川山原林泉", k=3)) for _ in range(12)]
    tagged = []
    for n in range(number):
        month, day = chance.randrange(1, 5), chance.randrange(1, 28)
        value = chance.choice(
            [
                f"2030-{month:02d}-{day:02d}/day",
                f"2030-{month:02d}-{day:02d}T{chance.randrange(24):02d}:{chance.choice((0, 2)):02d}/minute",
                f"2030-{month:02d}-01/month",
                "2030-01-01/year",
            ]
        )
        words = f"{chance.choice(names)}市长«那时»同{chance.choice(names)}市长{chance.choice(DEEDS)}。"
        status = chance.choice(("happened", "planned"))
        zone = chance.choice(ZONES)
        tagged.append(article(f"{n}报", f"2030-{month:02d}-{day:02d}T23:00", words, f"{value}/{status}", zone=zone))
    said = [one for each in tagged for one in account_of(each).said]
    counts = counts_of(said)
    weights = Weights(counts)
    return [one.weighed(weights) for one in said], Chance(counts)


def partition(happenings):
    return {frozenset(breath.lead.mention_id for breath in one.breaths) for one in happenings}


def all_are_kin(told, *_):
    return Kin({}, [True] * len(told))


@pytest.mark.parametrize("level", LEVELS[:5], ids=lambda level: level.number)
@pytest.mark.parametrize("most", [300, 3])  # the second: all are compared one by one where a word is common
@pytest.mark.parametrize("seed", range(3))
def test_what_is_no_kin_would_not_have_been_gathered(seed, most, level, monkeypatch):
    breaths, chance = told(seed)
    own = [breath for breath in breaths if level_of(breath.interval) is level]
    monkeypatch.setattr(kinship, "_MOST", most)
    found = gather(own, level, chance)
    monkeypatch.setattr(merging, "kin_of", all_are_kin)
    assert partition(found) == partition(gather(own, level, chance))
    assert level.number not in (0, 2) or 0 < len(found) < len(own)


def test_few_are_compared_where_little_is_alike(monkeypatch):
    """Of what nobody else tells, nothing is compared at all."""
    chance = random.Random(1)
    tagged = [
        article(f"{n}报", "2030-05-07T08:00", f"{''.join(chance.choices('港湾岛川山原林泉', k=9))}«7日»揭牌。", value)
        for n in range(60)
        for value in [f"2030-{1 + n // 20:02d}-{1 + n % 20:02d}/day/happened"]
    ]
    said = [one for each in tagged for one in account_of(each).said]
    weights, odds = Weights(counts_of(said)), Chance(counts_of(said))
    compared = []
    original = merging.best
    monkeypatch.setattr(merging, "best", lambda *args: compared.append(args) or original(*args))
    happenings = gather([one.weighed(weights) for one in said], LEVELS[0], odds)
    assert len(happenings) == 60
    assert len(compared) < 20


@pytest.mark.parametrize("seed", range(3))
def test_what_is_found_of_finer_times_is_the_best_of_all(seed):
    breaths, chance = told(seed)
    days = gather((one for one in breaths if level_of(one.interval) is LEVELS[0]), LEVELS[0], chance)
    number = 0
    for level in LEVELS[1:5]:
        own = [breath for breath in breaths if level_of(breath.interval) is level]
        found = matches(own, days, level, chance)
        assert [one and one[1] for one in found] == [(one := best(breath, days, chance)) and one[1] for breath in own]
        number += sum(1 for one in found if one)
    assert number


def found_of_all_levels(breaths, chance):
    """What is gathered of each level, and the days that each coarser time is told of."""
    days = gather((one for one in breaths if level_of(one.interval) is LEVELS[0]), LEVELS[0], chance)
    gathered, attached = [partition(days)], []
    for level in LEVELS[1:5]:
        own = [breath for breath in breaths if level_of(breath.interval) is level]
        gathered.append(partition(gather(own, level, chance)))
        attached.append([one and one[:2] for one in matches(own, days, level, chance)])
    return gathered, attached


@pytest.mark.parametrize("seed", range(3))
def test_it_makes_no_difference_how_many_are_looked_at_together(seed, monkeypatch):
    breaths, chance = told(seed)
    together = found_of_all_levels(breaths, chance)
    assert any(one for some in together[1] for one in some)
    monkeypatch.setattr(postings, "_OWNERS", 7)
    monkeypatch.setattr(postings, "_TOGETHER", 50)
    assert found_of_all_levels(breaths, chance) == together


def test_features_come_in_parts_by_their_owners(monkeypatch):
    monkeypatch.setattr(postings, "_OWNERS", 2)
    vectors = [{"甲": 0.6, "乙": 0.8}, {}, {"乙": 1.0}, {}, {"甲": 1.0}]
    whole = postings.Features.of(vectors, {"甲": 0, "乙": 1})
    parts = [part.owner.tolist() for part in whole.parts()]
    assert whole.owners == len(vectors)
    assert parts == [[0, 0], [2], [4]]
