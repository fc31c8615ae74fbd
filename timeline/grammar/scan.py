"""All rules of a language over a text, in one pass: the longest match wins, ties fall to the rule declared first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from timeline.grammar.reading import Reading
from timeline.grammar.rule import Rule


@dataclass(frozen=True, slots=True)
class Found:
    """A reading and where it stands: (start, end) offsets, half-open, and the rules that read it."""

    start: int
    end: int
    reading: Reading
    rules: tuple[str, ...]


class Scanner:
    """The rules of one language, keyed by the characters an expression can begin with."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)

    @cached_property
    def _by_first(self) -> dict[str, tuple[Rule, ...]]:
        firsts = [first_characters(r.pattern.pattern) for r in self.rules]
        alphabet = set().union(*(f for f in firsts if f is not None))
        return {c: tuple(r for r, f in zip(self.rules, firsts, strict=True) if f is None or c in f) for c in alphabet}

    @cached_property
    def _trigger(self) -> re.Pattern[str]:
        return re.compile("[" + "".join(re.escape(c) for c in sorted(self._by_first)) + "]")

    def scan(self, text: str) -> list[Found]:
        """Everything the rules find in the folded text, in order, without overlaps."""
        found: list[Found] = []
        by_first, search = self._by_first, self._trigger.search
        at = search(text)
        while at is not None:
            best = self._longest(by_first[text[at.start()]], text, at.start())
            if best is not None:
                found.append(best)
            at = search(text, best.end if best is not None else at.end())
        return found

    @staticmethod
    def _longest(rules: tuple[Rule, ...], text: str, position: int) -> Found | None:
        matches = [(m.end(), -i, m, r) for i, r in enumerate(rules) if (m := r.pattern.match(text, position))]
        for _, _, match, which in sorted(matches, key=lambda row: row[:2], reverse=True):
            reading = which.read(match)
            if reading is not None:
                return Found(match.start(), match.end(), reading, (which.name,))
        return None


def first_characters(pattern: str) -> frozenset[str] | None:
    """The characters a match of the pattern can begin with, or None when that cannot be told.

    Python keeps its pattern parser private, so this reads only the few node kinds our rules begin with and gives up
    (None: the rule is tried everywhere another rule could begin) on any other.
    """
    try:
        from re import _parser as parser  # type: ignore[attr-defined]  # noqa: PLC0415

        return _first(list(parser.parse(pattern)))
    except (ImportError, AttributeError):
        return None


def _first(nodes: list[Any]) -> frozenset[str] | None:
    for i, (op, arg) in enumerate(nodes):
        name = str(op)
        if name in ("ASSERT", "ASSERT_NOT", "AT"):
            continue
        if name == "LITERAL":
            return frozenset(chr(arg))
        if name == "IN":
            return _charset(arg)
        if name == "SUBPATTERN":
            return _first(list(arg[3]) + nodes[i + 1 :])
        if name == "BRANCH":
            parts = [_first(list(branch) + nodes[i + 1 :]) for branch in arg[1]]
            return _union(parts)
        if name == "MAX_REPEAT":
            inner = _first(list(arg[2]))
            return inner if arg[0] > 0 else _union([inner, _first(nodes[i + 1 :])])
        return None
    return None


def _union(parts: list[frozenset[str] | None]) -> frozenset[str] | None:
    known = [p for p in parts if p is not None]
    return frozenset().union(*known) if len(known) == len(parts) else None


def _charset(items: list[Any]) -> frozenset[str] | None:
    chars: set[str] = set()
    for op, arg in items:
        name = str(op)
        if name == "LITERAL":
            chars.add(chr(arg))
        elif name == "RANGE":
            chars.update(chr(c) for c in range(arg[0], arg[1] + 1))
        elif name == "CATEGORY" and str(arg) == "CATEGORY_DIGIT":
            chars.update("0123456789")
        else:
            return None
    return frozenset(chars)
