"""Words of several kinds are found where one pattern of all of them would find them."""

from __future__ import annotations

import re

import pytest

from timeline.grammar.points import points_of
from timeline.grammar.trigger import Trigger
from timeline.grammar.words import Words

TEXT = "他们将会在12日也将来，第13日会议；今晨将军明天或将到来也将会，了解了"


@pytest.mark.parametrize(
    ("plan", "past"),
    [
        ("今(?:天|晨)? 将(?!军)", "来"),
        (r"(?<!第)日 明天", "了(?!解) 会"),
        ("(?:或|也)?将", "将会? 来也?"),
        ("将来", r"将 会(?=议) 在\d"),
    ],
)
def test_words_are_found_as_one_pattern_finds_them(plan: str, past: str) -> None:
    words, done, found = Words(plan=plan, past=past), 0, []
    (places,) = Trigger(words.heads()).places(points_of(TEXT))
    for place in places:
        if place >= done and (match := words.at(TEXT, place)) is not None:
            found.append((match.span(), match.lastgroup))
            done = match.end()
    whole = re.compile(f"(?P<plan>{'|'.join(plan.split())})|(?P<past>{'|'.join(past.split())})")
    assert found == [(m.span(), m.lastgroup) for m in whole.finditer(TEXT)]
    assert {kind for _, kind in found} == {"plan", "past"}


def test_no_word_begins_where_none_can() -> None:
    assert Words(plan="将 拟").at("他将", 0) is None


def test_numbers_are_no_words() -> None:
    with pytest.raises(ValueError, match="digit"):
        Words(plan=r"1\d日").heads()
