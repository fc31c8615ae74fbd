"""What else the rules could have read in a text, and why it lost. For explaining only: tagging never asks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from re import _compiler as compiler  # type: ignore[attr-defined]  # compiles a parsed pattern; Python keeps it private
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from timeline.grammar.reading import Reading
from timeline.grammar.rule import Rule
from timeline.grammar.scan import Found, Scanner


@dataclass(frozen=True, slots=True)
class Rival:
    """Words at [start, end) that a rule matched, or would have matched but for what stands around them."""

    start: int
    end: int
    rule: str
    reading: Reading | None
    why: str
    """Why they are read otherwise, or not at all."""


def rivals(scanner: Scanner, text: str, won: Sequence[Found]) -> list[Rival]:
    """Everything in the folded text that lost, in text order.

    Args:
        scanner: the rules.
        text: the folded text.
        won: what the scan of it found.
    """
    outright = list(_outright(scanner, text, won))
    held = (one for rule in scanner.rules for one in _held_back(rule, text))
    outside = [one for one in held if not any(w.start <= one.start and one.end <= w.end for w in won)]
    return sorted([*outright, *_widest(outside)], key=lambda one: (one.start, -one.end, one.rule))


def _outright(scanner: Scanner, text: str, won: Sequence[Found]) -> Iterator[Rival]:
    starts = [one.start for one in won]
    words = {word for rule in scanner.rules for word in rule.words}
    for rule in scanner.rules:
        for match in _matches(rule.pattern, text):
            before = bisect_right(starts, match.start())
            by = won[before - 1] if before and match.start() < won[before - 1].end else None
            if by is None or (by.start, by.rules) != (match.start(), (rule.name,)):
                reading = rule.reading(match)
                yield Rival(match.start(), match.end(), rule.name, reading, _why(text, match, by, reading, words))


_SAME_WORD = re.compile("[0-9]{2}|[A-Za-z]{2}")


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """All matches, of which none begins inside a number or a word of Latin letters; they may overlap."""
    match = pattern.search(text)
    while match is not None:
        if not _SAME_WORD.match(text, max(0, match.start() - 1), match.start() + 1):
            yield match
        match = pattern.search(text, match.start() + 1)


def _why(text: str, match: re.Match[str], by: Found | None, reading: Reading | None, words: Collection[str]) -> str:
    if reading is None or by is None:
        return _held_by_words(words, text, match) or "the rule itself takes it for no time"
    if by.start < match.start():
        return f"{by.rules[0]} had read «{text[by.start : by.end]}», which begins before it"
    if match.end() < by.end:
        return f"{by.rules[0]} reads more: «{text[by.start : by.end]}»"
    return f"{by.rules[0]} reads the same words and is declared first"


def _held_by_words(words: Collection[str], text: str, match: re.Match[str]) -> str:
    """Why a match is part of an idiom or a name; empty when it is of none."""
    for word in sorted(words):
        at = text.find(word, max(0, match.end() - len(word)), match.start() + len(word))
        if at >= 0 and at <= match.start():
            return f"part of «{word}», which is no time"
    return ""


def _held_back(rule: Rule, text: str) -> Iterator[Rival]:
    """What the rule would match if nothing were said of what may not stand around it."""
    for match in _matches(_unguarded(rule.pattern.pattern), text):
        if rule.pattern.match(text, match.start()) is None:
            yield Rival(match.start(), match.end(), rule.name, rule.reading(match), _guard(rule, match[0]))


def _guard(rule: Rule, words: str) -> str:
    alike = [text for text in rule.never if words in text]
    told = "held back by what stands around it"
    return f"{told}, as in its look-alike «{alike[0]}»" if alike else told


def _widest(held: Iterable[Rival]) -> list[Rival]:
    """Those that lie in no wider one."""
    kept: list[Rival] = []
    for one in sorted(held, key=lambda one: (one.start, -one.end, one.rule)):
        if one.reading is not None and not (kept and kept[-1].end >= one.end):
            kept.append(one)
    return kept


@lru_cache(maxsize=256)
def _unguarded(pattern: str) -> re.Pattern[str]:
    """The pattern without its negative look-arounds."""
    tree = parser.parse(pattern)
    _strip(tree)
    compiled: re.Pattern[str] = compiler.compile(tree)
    return compiled


def _strip(nodes: Any) -> None:
    nodes.data = [node for node in nodes.data if str(node[0]) != "ASSERT_NOT"]
    for op, arg in nodes.data:
        match str(op):
            case "SUBPATTERN":
                _strip(arg[3])
            case "BRANCH":
                for branch in arg[1]:
                    _strip(branch)
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                _strip(arg[2])
            case "ASSERT":
                _strip(arg[1])
