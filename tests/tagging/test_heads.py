"""What a pattern says about how its matches begin: never too little, or an expression would be passed over."""

from __future__ import annotations

import re

import pytest

from timeline.grammar.heads import heads
from timeline.languages import LANGUAGES


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("今天", {"今天"}),
        ("今(?:天|晨)?", {"今", "今天", "今晨"}),
        ("[12]日", {"0日"}),
        ("(?<!第)(?:上|下)周", {"上周", "下周"}),
        (r"1{1,3}月", {"0月"}),
        (r"\d+(?:\.\d+)?元?", {"0.", "0元", "0"}),
        (r"(?:3[01]|[12]\d|十)日", {"0日", "十日"}),
        (r"(?:[^\S\n])?年", {"年"}),
        ("(?=个半).+", {"个半"}),
        (".日", {""}),
    ],
)
def test_heads_of_a_pattern(pattern, expected):
    assert heads(pattern) == expected


@pytest.mark.parametrize("rule", LANGUAGES["zh"].scanner.rules, ids=lambda rule: rule.name)
def test_every_example_begins_with_a_head_of_its_rule(rule):
    known = heads(rule.pattern.pattern)
    assert "" not in known, "this rule would be tried everywhere"
    fold = LANGUAGES["zh"].fold
    for example in rule.examples:
        text = fold(re.sub("[«»]", "", example))
        for found in rule.pattern.finditer(text):
            begun = re.sub("[0-9]+", "0", text[found.start() :])
            assert any(begun.startswith(head) for head in known)
