"""Every rule reads its examples and leaves its look-alikes alone. Never edited when a rule is added."""

from __future__ import annotations

import time
from itertools import pairwise

import opencc
import pytest
from marked_texts import READ_FROM, ZONE, unmarked

from timeline.explain import value
from timeline.grammar.rule import Rule
from timeline.languages import LANGUAGES
from timeline.model import Mention
from timeline.tagging import extract

_TRADITIONAL = opencc.OpenCC("s2t")


def every_rule() -> list[tuple[str, Rule]]:
    return [(name, rule) for name, language in LANGUAGES.items() for rule in language.scanner.rules]


def cases(attribute: str) -> list[object]:
    return [
        pytest.param(language, rule, text, id=f"{language}-{rule.name}-{text}")
        for language, rule in every_rule()
        for text in getattr(rule, attribute)
    ]


def read(text: str, language: str) -> list[Mention]:
    return extract(text, published=READ_FROM, zone=ZONE, language=language)


@pytest.mark.parametrize(("language", "rule", "marked"), cases("examples"))
def test_rule_reads_its_examples(language: str, rule: Rule, marked: str) -> None:
    text, spans = unmarked(marked)
    found = {(m.start, m.end): m for m in read(text, language)}
    assert set(spans) <= set(found), f"found {[(text[a:b], value(m)) for (a, b), m in found.items()]}"
    assert [value(found[span]) for span in spans] == rule.examples[marked].split(" & ")
    assert any(rule.name in found[span].rule.split("+") for span in spans), "another rule read it"


@pytest.mark.parametrize(("language", "rule", "text"), cases("never"))
def test_rule_leaves_its_look_alikes_alone(language: str, rule: Rule, text: str) -> None:
    assert [m.text for m in read(text, language) if rule.name in m.rule.split("+")] == []


@pytest.mark.parametrize(("language", "rule", "word"), cases("words"))
def test_idioms_and_names_are_no_times_in_either_script(language: str, rule: Rule, word: str) -> None:
    for text in (word, _TRADITIONAL.convert(word), f"有人说{word}。"):
        assert read(text, language) == [], text
    assert any(rule.pattern.search(word[start:]) for start in range(len(word))), "the rule would not match it anyway"


@pytest.mark.parametrize(("language", "rule"), every_rule(), ids=lambda x: getattr(x, "name", x))
def test_rule_is_documented(language: str, rule: Rule) -> None:
    assert rule.doc.endswith("."), "say in a sentence what the rule reads"
    assert rule.examples


def test_rule_names_are_unique() -> None:
    names = [(language, rule.name) for language, rule in every_rule()]
    assert len(names) == len(set(names))


HOSTILE = (
    "1",
    "一",
    "1月",
    "2021年",
    "上",
    "周",
    "今",
    "前",
    "(",
    "1:",
    "年初",
    "至",
    "12日",
    "第",
    "十",
    "半",
    "1/",
    "每",
    "时间",
    "11点",
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_linearly_with_hostile_text(piece: str) -> None:
    def seconds(times: int) -> float:
        text = piece * times
        return min(_timed(text) for _ in range(3))

    small, large = seconds(2_000), seconds(8_000)
    assert large < 4 * 2.5 * small + 0.05, f"4 times the text took {large / small:.1f} times as long"


def _timed(text: str) -> float:
    started = time.process_time()
    read(text, "zh")
    return time.process_time() - started


def test_mentions_never_overlap() -> None:
    text = "".join(unmarked(marked)[0] for _, rule in every_rule() for marked in rule.examples)
    found = read(text, "zh")
    assert len(found) > 50
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[m.start : m.end] == m.text for m in found)
