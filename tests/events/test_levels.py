"""Coarse times find their finer happenings, in whatever parts of the corpus these are looked for."""

from __future__ import annotations

import math
from datetime import UTC, datetime

import pytest
from event_builders import article, groups

from timeline.events import build_events
from timeline.events.account import account_of
from timeline.events.attach import matches
from timeline.events.chance import Chance
from timeline.events.happening import counts_of
from timeline.events.interval import Interval
from timeline.events.levels import LEVELS, level_of
from timeline.events.merge import gather
from timeline.events.similarity import Weights

HOUR, DAY = 3600, 86400
PORTS = ("南港", "北湾", "西岛", "东川")
CORPUS = [
    article(
        f"{port}报",
        f"2030-05-{day:02d}T08:00",
        f"{port}市长«{day}日»为新船坞揭牌。{port}市长«本月»为新船坞揭牌。{port}渔会计划«今年»迁往高地。",
        f"2030-05-{day:02d}/day/happened",
        "2030-05-01/month/planned",
        "2030-01-01/year/planned",
    )
    for port in PORTS
    for day in (3, 17, 29)
]


@pytest.mark.parametrize(
    ("length", "number"),
    [(60, 0), (DAY, 0), (25 * HOUR, 0), (2 * DAY, 1), (7 * DAY, 1), (31 * DAY, 2), (92 * DAY, 3), (184 * DAY, 3),
     (366 * DAY, 4), (3653 * DAY, 5), (36525 * DAY, 5), (math.inf, 6)],
)  # fmt: skip
def test_times_of_a_length_have_a_level(length, number):
    assert level_of(Interval(0.0, float(length), 4, False, False, 0, 0.0)) is LEVELS[number]


def test_levels_go_from_fine_to_coarse():
    assert [level.longest for level in LEVELS] == sorted(level.longest for level in LEVELS)
    assert [level.number for level in LEVELS] == list(range(len(LEVELS)))


def test_the_buckets_of_an_interval_cover_it():
    day = LEVELS[0]
    start = datetime(2030, 5, 6, 16, tzinfo=UTC).timestamp()
    interval = Interval(start, start + DAY, 4, False, False, 0, 0.0)
    covered = day.buckets(interval)
    assert covered[0] * DAY <= interval.low < interval.high <= (covered[-1] + 1) * DAY
    assert set(covered) < set(day.buckets(interval, margin=15 * HOUR))


def test_a_plan_for_a_month_finds_its_day():
    plan = article("甲报", "2030-04-20T08:00", "南港市长计划«5月»为新船坞揭牌。", "2030-05-01/month/planned")
    fact = article("乙报", "2030-05-07T09:00", "南港市长«7日»为新船坞揭牌。", "2030-05-07/day/happened")
    assert groups(build_events([plan, fact]), [plan, fact]) == {frozenset({"5月", "7日"})}


def test_the_best_of_all_is_the_best_of_the_best_of_each_part():
    told = [one for each in CORPUS for one in account_of(each).said]
    weights, chance = Weights(counts_of(told)), Chance(counts_of(told))
    breaths = [one.weighed(weights) for one in told]
    happenings = gather((one for one in breaths if level_of(one.interval) is LEVELS[0]), LEVELS[0], chance)
    found = 0
    for level in LEVELS[1:]:
        own = [breath for breath in breaths if level_of(breath.interval) is level]
        whole = matches(own, happenings, level, chance)
        parts = [matches(own, happenings[start::3], level, chance) for start in range(3)]
        best = [
            min(filter(None, found), key=lambda match: match[:2], default=None) for found in zip(*parts, strict=True)
        ]
        assert best == whole
        found += len([match for match in whole if match])
    assert found >= len(PORTS)


@pytest.mark.parametrize(
    ("number", "one", "other", "together"),
    [
        (1, ("2030-05-05T16:00", 7 * DAY), ("2030-05-06T07:00", 7 * DAY), True),  # a week in Beijing, in Washington
        (1, ("2030-05-09T02:00", 3 * DAY), ("2030-05-05T16:00", 7 * DAY), True),  # by Sunday; this week
        (1, ("2030-05-05T16:00", 7 * DAY), ("2030-05-12T16:00", 7 * DAY), False),
        (2, ("2030-04-30T16:00", 31 * DAY), ("2030-05-01T04:00", 31 * DAY), True),
        (4, ("2030-02-01T00:00", 333 * DAY), ("2029-12-31T16:00", 365 * DAY), True),  # before the end of the year
        (4, ("2029-12-31T16:00", 365 * DAY), ("2028-12-31T16:00", 365 * DAY), False),
        (6, ("2030-04-30T16:00", math.inf), ("2030-04-30T16:00", math.inf), True),
    ],
)
def test_coarse_times_that_end_together_are_gathered_together(number, one, other, together):
    cells = {LEVELS[number].cell(starting(*when)) for when in (one, other)}
    assert (len(cells) == 1) is together


def starting(when, length):
    low = datetime.fromisoformat(when).replace(tzinfo=UTC).timestamp()
    return Interval(low, low + length, 6, False, False, 0, 0.0)


def test_the_first_and_the_last_of_times_have_a_cell():
    first, last = (datetime(*day, tzinfo=UTC).timestamp() for day in ((1, 1, 1), (9999, 12, 31, 23)))
    assert LEVELS[6].cell(Interval(-math.inf, first, 6, False, False, 0, 0.0)) == 13
    assert LEVELS[6].cell(Interval(last, math.inf, 6, False, False, 0, 0.0)) == 9999 * 12 + 12
