"""The order of articles makes no difference, and the work grows with their number."""

from __future__ import annotations

import itertools
import random

import pytest
from event_builders import article

from timeline.events import build_events
from timeline.events import merge as merging


def test_the_order_of_articles_makes_no_difference():
    words = ["会谈", "通电话", "访问", "签署协定", "发表讲话"]
    tagged = [
        article(
            f"{n}报", f"2030-05-0{day}T08:00", f"外长王{n}«{day}日»同国务卿{word}。", f"2030-05-0{day}/day/happened"
        )
        for (n, word), day in itertools.product(enumerate(words), range(1, 8))
    ]
    expected = build_events(tagged)
    shuffled = tagged[:]
    random.Random(1).shuffle(shuffled)
    assert build_events(shuffled) == expected


def test_work_grows_with_the_corpus_and_not_with_its_square(monkeypatch):
    calls = 0
    original = merging.fit

    def counting(one, other):
        nonlocal calls
        calls += 1
        return original(one, other)

    monkeypatch.setattr(merging, "fit", counting)
    costs = []
    for size in (600, 2400):
        calls = 0
        build_events([crowded(n) for n in range(size)])
        costs.append(calls / size)
    assert costs[1] < 1.5 * costs[0]


def crowded(n):
    """All on one day and in similar words: the worst case for comparing."""
    name = "".join(chr(0x4E00 + (n * step) % 2000) for step in (7, 11, 13))
    return article(f"{n}报", "2030-05-07T08:00", f"外长{name}«7日»同国务卿会谈。", "2030-05-07/day/happened")


@pytest.mark.parametrize("filler", ["-", "（", "，", " ", "的", "「", "表示", "日电", "在", "会"])
def test_hostile_text_takes_no_longer_than_its_length(filler):
    """A pattern that goes back over what it has read would need hours for this."""
    marked = f"外长{filler * 40_000}«7日»{filler * 40_000}访问乙国。"
    assert len(build_events([article("甲报", "2030-05-07T08:00", marked, "2030-05-07/day/happened")]).events) <= 1
