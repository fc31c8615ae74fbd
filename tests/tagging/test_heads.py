"""What a pattern says about how its matches begin: never too little, or an expression would be passed over."""

from __future__ import annotations

import re

import pytest

from timeline.grammar.heads import DIGITS, NUMERALS, beginnings, by_head, heads, searchable
from timeline.languages import LANGUAGES


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("今天", {"今天"}),
        ("今(?:天|晨)?", {"今", "今天", "今晨"}),
        ("[12]日", {"0日"}),
        ("(?<!第)(?:上|下)周", {"上周", "下周"}),
        (r"1{1,3}月", {"0月"}),
        (r"\d+(?:\.\d+)?元?", {"0.0", "0元", "0"}),
        (r"\d{4}年(?:\d{1,2}月|底)?", {"0年", "0年0", "0年底"}),
        ("第[0-9]{1,2}天内", {"第0"}),
        (r"\d天[\u4e00-\u9fff]", {"0天"}),
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
        text = fold(re.sub("[«»]", "", example)).text
        for found in rule.pattern.finditer(text):
            begun = re.sub("[0-9]+", "0", text[found.start() :])
            assert any(begun.startswith(head) for head in known)


@pytest.mark.parametrize("pattern", ["今(?:天|晨)?|将(?!军)", r"(?<!第)[12]\d日|明天", "(?:或|也)?将", r"\s*会", ".会"])
def test_a_searchable_pattern_finds_what_the_pattern_finds(pattern):
    text = "他们将会在12日也将来，第13日\n 会议；今晨将军明天或将到 会"
    assert [m.span() for m in searchable(pattern).finditer(text)] == [m.span() for m in re.finditer(pattern, text)]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("(?=后)后(?:天|日)", {"后天", "后日"}),
        ("(?=今[天日]|明)(?:今.|明天)", {"今天", "今日", "明天"}),
        (r"\d+(?:(?<=个半)月|(?<=[一二])日|(?<=[1二])年|天)", {"0年", "0天"}),
        (r"\d{1,2}+(?:[至到]|)年", {"0至年", "0到年", "0年"}),
    ],
)
def test_heads_by_what_stands_around(pattern, expected):
    assert heads(pattern) == expected


def test_beginnings_are_characters():
    assert beginnings(r"的?\s?[初\d]") >= {"的", " ", "初", "0", "9"}
    with pytest.raises(ValueError, match="begin with anything"):
        beginnings("初?")


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\d{4}年", {"3年"}),
        (r"\d{1,2}月", {"1月", "2月"}),
        (r"[12]\d{0,4}天", {"1天", "2天", "3天"}),
        (r"\d\d", {"2", "3"}),
        (r"(?=\d年)\d+年", {"1年"}),
        ("[一二两]个月", {"一个月"}),
        ("十[一二]?[日号]", {"一日", "一号", "二日", "二号"}),
        ("(?:三百|半)天", {"二天", "半天"}),
        (r"第[一二三]\d", {"第一", "第二", "第三"}),
    ],
)
def test_a_number_at_the_beginning_is_told_by_its_length(pattern: str, expected: set[str]) -> None:
    assert set(by_head([pattern], DIGITS, NUMERALS)) == expected


def test_a_shorter_head_is_tried_behind_longer_ones() -> None:
    assert by_head(["今", "今天", r"\d+", r"\d{2}天"], DIGITS) == {
        "今": [0],
        "今天": [0, 1],
        "1": [2],
        "2": [2],
        "3": [2],
        "2天": [2, 3],
    }
