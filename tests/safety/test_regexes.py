"""No pattern takes more than linear time: every one in the reading rooms meets text that almost matches it."""

from __future__ import annotations

import importlib
import itertools
import pkgutil
import re
import time
from collections.abc import Iterator
from re import _constants, _parser  # type: ignore[attr-defined]

import pytest

import timeline.articles
import timeline.inputs

LENGTH = 1_000
QUICK = 0.002
"""Seconds within which a text of four times the length is read by any pattern that need not be looked at closer."""
GROWTH = 9
"""Times as long as a text that a text of four times its length may take: 4 where time is linear, 16 where quadratic."""
BOUNDED = {"articles.boilerplate._MORE": 20}
"""Patterns that are quadratic, and the most characters of a text that their callers ever show them."""
ANCHORED = (
    "articles.dateline._DATELINE",
    "articles.evidence.STAMP",
    "articles.markup._COMMENT",
    "articles.markup._HEADLINE",
    "articles.markup._LINKED",
    "articles.parse._XML",
    "articles.quiet.STAMP",
    "inputs.files._ADDRESS",
)
"""Patterns that are only ever matched at one place, never searched for."""
COMMON = [" ", "\n", "0", "1", "a", "年", "“", "<", "\t", "　", "x ", "1 ", "\n ", "年 ", "a\n"]


def modules() -> Iterator[str]:
    yield from ("timeline.cells", "timeline.encoding", "timeline.options", "timeline.sources", "timeline.terminal")
    for package in (timeline.articles, timeline.inputs):
        yield from (found.name for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."))


def patterns() -> dict[str, re.Pattern[str]]:
    """Every compiled text pattern at the top of a module, by its name there."""
    found = {}
    for name in modules():
        for label, value in vars(importlib.import_module(name)).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                found[f"{name.removeprefix('timeline.')}.{label}"] = value
    return found


def literals(tree: object) -> Iterator[str]:
    """The characters, and the words, that a pattern names."""
    word = ""
    for operation, argument in tree:  # type: ignore[attr-defined]
        if operation is _constants.LITERAL:
            word += chr(argument)
            yield chr(argument)
            continue
        if len(word) > 1:
            yield word
        word = ""
        if operation is _constants.RANGE:
            yield chr(argument[0])
        parts = argument if isinstance(argument, (tuple, list)) else ()
        for part in parts:
            if isinstance(part, _parser.SubPattern) or (isinstance(part, list) and operation is _constants.IN):
                yield from literals(part)
            elif isinstance(part, list):
                yield from itertools.chain.from_iterable(map(literals, part))
        if operation is _constants.IN:
            yield from literals([one for one in argument if one[0] in (_constants.LITERAL, _constants.RANGE)])
    if len(word) > 1:
        yield word


def hostile(pattern: re.Pattern[str], length: int = LENGTH) -> Iterator[str]:
    """Long texts out of what the pattern names, ending in what it cannot match."""
    named = list(dict.fromkeys(literals(_parser.parse(pattern.pattern, pattern.flags))))
    units = [*COMMON, *named[:60]]
    pairs = [one + other for one, other in itertools.islice(itertools.product(named[:8], COMMON[:8]), 64)]
    for unit in dict.fromkeys([*units, *pairs]):
        yield unit * (length // len(unit)) + "\x00"
    for first in named[:6]:
        for unit in COMMON[:8]:
            yield first + unit * (length // len(unit)) + "\x00"


def seconds(pattern: re.Pattern[str], text: str, anchored: bool = False) -> float:
    start = time.process_time()
    (pattern.match if anchored else pattern.search)(text)
    pattern.fullmatch(text)
    return time.process_time() - start


def growth(pattern: re.Pattern[str], short: str, long: str, anchored: bool) -> float:
    """Times as long as the short text that the long one takes, the quickest of three each."""
    first, second = (min(seconds(pattern, text, anchored) for _ in range(3)) for text in (short, long))
    return second / first


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(patterns()))
def test_time_grows_no_faster_than_the_text(name: str) -> None:
    """A repeat with an upper bound may grow faster until it reaches its bound, so a longer text has the last word."""
    pattern, anchored = patterns()[name], name in ANCHORED
    length = min(LENGTH, BOUNDED.get(name, LENGTH) // 4)
    texts = zip(*(hostile(pattern, times * length) for times in (1, 4, 16)), strict=True)
    for short, long, longest in texts:
        if seconds(pattern, long, anchored) < QUICK:
            continue
        grown = growth(pattern, short, long, anchored)
        if grown >= GROWTH and name not in BOUNDED:
            grown = growth(pattern, long, longest, anchored)
        assert grown < GROWTH, f"{name}: {grown:.0f} times as long for four times {short[:12]!r}…"


def test_callers_bound_what_is_not_linear() -> None:
    from timeline.articles.blocks import Paragraph
    from timeline.articles.boilerplate import is_more
    from timeline.articles.dateline import find_dateline
    from timeline.articles.quiet import is_stamp

    start = time.process_time()
    assert not is_more("m" + "\n" * 100_000 + "x")
    assert find_dateline([Paragraph("讯" * 100_000)]) is None
    assert not is_stamp(Paragraph("更新" + " " * 100_000, "time"))
    assert time.process_time() - start < 1


def test_there_are_patterns_to_test() -> None:
    assert len(patterns()) > 40
    assert "articles.quiet._EDITORS" in patterns()


def test_a_pattern_that_is_not_linear_is_noticed() -> None:
    pattern = re.compile(r"(?:[年月]+)+日$")
    assert any(seconds(pattern, text[-24:]) > QUICK for text in hostile(pattern) if "年" in text)
