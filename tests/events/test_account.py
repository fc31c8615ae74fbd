"""What an article tells by itself, and what its corpus or a user makes of that."""

from __future__ import annotations

from pathlib import Path

import pytest
from event_builders import article

import timeline
from timeline.events.account import account_of
from timeline.events.aliases import Aliases
from timeline.work import decoded, encoded

NICKNAME = "甲国和乙国期待«今天»的戊丁会。"
DAY = "2030-05-07/day/happened"
PACKAGED = Aliases.of(None)


def told(text, known="", aliases=PACKAGED):
    account = account_of(article("甲报", "2030-05-07T04:00", text, DAY))
    back = decoded(encoded(account))
    both = [[one.features for one in each.told(frozenset(known), aliases)] for each in (account, back)]
    assert both[0] == both[1], "the same after it has travelled"
    return both[0][0]


def test_a_nickname_is_spelled_out_once_the_names_are_known():
    assert "§meet" not in told(NICKNAME)
    assert "§meet" not in told(NICKNAME, "戊丙")
    assert "§meet" in told(NICKNAME, "戊丁丙")


def test_what_no_name_has_a_part_in_is_not_made_again():
    account = account_of(article("甲报", "2030-05-07T04:00", NICKNAME, DAY))
    assert account.told(frozenset("戊丙"), PACKAGED) is account.said


def test_aliases_of_a_user_hold_for_what_is_told():
    text = "泽连斯基«今天»在基辅会见来宾。"
    assert told(text) == told(text, aliases=Aliases.of({"甲": ["乙"]}))
    assert "kyiv" in told(text, aliases=Aliases.of({"Kyiv": ["基辅"]}))


def test_an_earlier_text_tells_nothing():
    account = account_of(article("甲报", "2030-05-07T04:00", NICKNAME, DAY, version_of="later"))
    assert account.said
    assert account.told(frozenset(), PACKAGED) == ()


@pytest.mark.parametrize("order", [(None, {"Kyiv": ["基辅"]}), ({"Kyiv": ["基辅"]}, None)], ids=["later", "no more"])
def test_what_is_kept_serves_any_aliases(tmp_path: Path, order):
    for name, text in (("zh", "11月3日在基辅会见来宾。"), ("en", "Guests were seen in Kyiv on Nov. 3.")):
        (tmp_path / f"{name}.md").write_text(f"---\ndate: 2021-11-04\nlanguage: {name}\n---\n{text}", encoding="utf-8")
    articles = sorted(tmp_path.glob("*.md"))
    for aliases in order:
        kept = timeline.build(articles, aliases=aliases, cache=tmp_path / "cache")
        fresh = timeline.build(articles, aliases=aliases)
        assert kept.events.to_dict() == fresh.events.to_dict()
