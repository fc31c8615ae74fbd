"""Frozen classes made quickly are frozen, equal, hashable and copied like any other."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from timeline.frozen import changed, field_of, quick, values_of
from timeline.grammar.reading import Point
from timeline.model import Mention


def test_a_quick_instance_is_a_data_class_like_any_other():
    mention = Mention(1, 3, "昨天", "point", zone="Asia/Shanghai")
    assert (
        mention == Mention(start=1, end=3, text="昨天", kind="point", zone="Asia/Shanghai") != replace(mention, end=4)
    )
    assert pickle.loads(pickle.dumps(mention)) == copy.deepcopy(mention) == mention
    assert len({mention, copy.copy(mention)}) == 1
    assert type(mention) is Mention


def test_it_cannot_be_changed_nor_made_from_too_little():
    point = Point(day=3)
    with pytest.raises(FrozenInstanceError):
        point.day = 4
    with pytest.raises(FrozenInstanceError):
        del point.day
    with pytest.raises(TypeError, match="missing 3 required"):
        Mention(1)


def test_what_cannot_be_made_quickly_is_refused():
    @dataclass(frozen=True)
    class Open:
        number: int

    @dataclass(frozen=True, slots=True)
    class Anew:
        numbers: list[int] = field(default_factory=list)

    for refused in (Open, Anew, int):
        with pytest.raises(TypeError):
            quick(refused)


def test_values_come_in_the_order_of_the_fields():
    mentions = [Mention(1, 3, "昨天", "point"), Mention(5, 7, "今天", "point")]
    assert values_of(mentions[0])[:4] == (1, 3, "昨天", "point")
    assert field_of(Mention, "text")(mentions) == ["昨天", "今天"]
    assert field_of(Mention, "text")([]) == []
    assert values_of(changed(mentions[0], text="前天", end=9))[:4] == (1, 9, "前天", "point")
