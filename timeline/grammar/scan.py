"""All rules of a language over a text, in one pass: the longest match wins, ties fall to the rule declared first."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from timeline.frozen import quick
from timeline.grammar.heads import DIGITS, NUMERALS, as_written, by_head, heads
from timeline.grammar.points import Points
from timeline.grammar.reading import NoTime, Reading
from timeline.grammar.remembered import Readings
from timeline.grammar.rule import Rule, no_times
from timeline.grammar.trigger import Trigger
from timeline.grammar.words import Words

_DIGITS = re.compile("[0-9]*")
_NUMERALS = re.compile(f"[{''.join(sorted(NUMERALS.characters))}]*")

Match = Callable[[str, int], "re.Match[str] | None"]
Tries = tuple[tuple[Match, Rule], ...]
"""Rules, with what tries each."""


@quick
@dataclass(frozen=True, slots=True)
class Found:
    """A reading and where it stands: (start, end) offsets, half-open, and the rules that read it."""

    start: int
    end: int
    reading: Reading
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scan:
    """What was found in a text."""

    found: list[Found]
    """In order, without overlaps."""
    deciding: list[int]
    """The offsets at which a word that decides a status may begin."""


@dataclass(frozen=True, slots=True)
class _Tables:
    """Which rules to try where."""

    by_head: dict[str, Tries]
    """By the one or two characters that a text goes on with; at a number, by its mark and those behind it."""
    trigger: Trigger

    def at_number(self, mark: str, then: str) -> Tries:
        """The rules to try at a number, by its mark and the two characters behind it."""
        by_head = self.by_head
        return by_head.get(mark + then) or by_head.get(mark + then[:1]) or by_head.get(mark, ())


class Scanner:
    """The rules of one language, keyed by the characters an expression can begin with.

    Args:
        rules: the rules.
        deciding: words that decide a status, where their places are to be found, too.
        whole_words: whether no expression begins inside a word of Latin letters.
    """

    def __init__(self, rules: Sequence[Rule], deciding: Words | None = None, *, whole_words: bool = False) -> None:
        self.rules, self._deciding, self._whole_words = tuple(rules), deciding, whole_words
        self._known: _Tables | None = None
        self._readings = Readings()

    def scan(self, points: Points) -> Scan:
        """Everything the rules find in the folded text."""
        tables = self._tables()
        places, deciding = tables.trigger.places(points)
        return Scan(self._found(points.text, places, tables), deciding)

    def _found(self, text: str, places: list[int], tables: _Tables) -> list[Found]:
        found, free = [], 0
        tries = tables.by_head
        for start in places:
            if start < free:
                continue
            pair = text[start : start + 2]
            if "0" <= pair < ":":
                if start and "0" <= text[start - 1] <= "9":
                    continue
                free = _DIGITS.match(text, start).end()  # type: ignore[union-attr]  # it always matches
                rules = tables.at_number(DIGITS.mark(free - start), text[free : free + 2])
            elif pair[0] in NUMERALS.characters:
                end = _NUMERALS.match(text, start).end()  # type: ignore[union-attr]  # it always matches
                rules = tables.at_number(NUMERALS.mark(end - start), text[end : end + 2])
            else:
                rules = tries.get(pair) or tries.get(pair[0], ())
            matches = None
            for tried, rule in rules:
                if (match := tried(text, start)) is not None:
                    if matches is None:
                        matches = [(match, rule)]
                    else:
                        matches.append((match, rule))
            if matches is not None and (best := self._longest(matches)) is not None:
                if not isinstance(best.reading, NoTime):
                    found.append(best)
                free = best.end
        return found

    def _longest(self, matches: list[tuple[re.Match[str], Rule]]) -> Found | None:
        if len(matches) > 1:
            matches.sort(key=_end, reverse=True)
        for match, which in matches:
            reading = self._readings.of(match, which.read)
            if reading is not None:
                return Found(match.start(), match.end(), reading, (which.name,))
        return None

    def _tables(self) -> _Tables:
        """Made when a first text is read: it takes a while."""
        if self._known is None:
            deciding = self._deciding.heads() if self._deciding is not None else ()
            self._known = _tables_of((*no_times(self.rules), *self.rules), deciding, whole_words=self._whole_words)
        return self._known


def _tables_of(rules: Sequence[Rule], deciding: Collection[str], *, whole_words: bool) -> _Tables:
    patterns = [rule.pattern.pattern for rule in rules]
    tried: dict[str, Tries] = {}
    for head, numbers in by_head(patterns, DIGITS, NUMERALS).items():
        tries: Tries = tuple((rules[number].pattern.match, rules[number]) for number in numbers)
        tried |= dict.fromkeys(as_written(head), tries)
    begun = frozenset().union(*map(heads, patterns))
    return _Tables(tried, Trigger(begun, deciding, whole_words=whole_words))


def _end(row: tuple[re.Match[str], Rule]) -> int:
    return row[0].end()
