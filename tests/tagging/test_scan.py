"""Trying only the rules that can match finds what trying every rule everywhere finds."""

from __future__ import annotations

import random
import re

import pytest

from timeline.grammar.rule import no_times
from timeline.languages import LANGUAGES, Language


def exhaustive(text: str, language: Language) -> list[tuple[int, int, str]]:
    """Every rule tried everywhere, but inside a run of digits, where no expression begins."""
    rules, found, at = (*no_times(language.scanner.rules), *language.scanner.rules), [], 0
    while at < len(text):
        inside = at > 0 and re.fullmatch("[0-9]{2}", text[at - 1 : at + 1])
        tried = () if inside else enumerate(rules)
        matches = [(m.end(), -i, m, r) for i, r in tried if (m := r.pattern.match(text, at))]
        matches.sort(key=lambda row: row[:2], reverse=True)
        best = next((row for row in matches if row[3].reading(row[2])), None)
        if best is not None:
            found.append((at, best[0], best[3].name))
        at = best[0] if best is not None else at + 1
    return [one for one in found if one[2] != "no_time"]


@pytest.mark.parametrize(
    ("name", "between"),
    [("zh", ["，", "。", "第", "近", "12", "这", "年"]), ("en", [" ", ", ", ". ", "a", "12", " the "])],
)
def test_the_quick_scan_finds_what_an_exhaustive_one_finds(name: str, between: list[str]) -> None:
    language = LANGUAGES[name]
    pieces = [re.sub("[«»]", "", example) for rule in language.scanner.rules for example in rule.examples]
    pieces += [text for rule in language.scanner.rules for text in rule.never]
    order = random.Random(20211116)
    for _ in range(40):
        points = language.fold("".join(order.choice([*pieces, *between]) for _ in range(40)))
        quick = [(f.start, f.end, f.rules[0]) for f in language.scanner.scan(points).found]
        assert quick == exhaustive(points.text, language)
