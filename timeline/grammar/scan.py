"""All rules of a language over a text, in one pass: the longest match wins, ties fall to the rule declared first."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Final

from timeline.frozen import quick
from timeline.grammar.heads import DIGITS, NUMERALS, as_written, by_head, heads
from timeline.grammar.points import Points
from timeline.grammar.reading import NoTime, Reading
from timeline.grammar.remembered import Readings
from timeline.grammar.rule import Rule, no_times
from timeline.grammar.trigger import Trigger
from timeline.grammar.words import Words

_DIGIT: Final = DIGITS.characters
_NUMERAL: Final = NUMERALS.characters

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

    by_pair: dict[str, Tries]
    """By the one or two characters that a text goes on with."""
    behind_digits: tuple[dict[str, Tries], ...]
    """At one digit, at two, and at more: by the one or two characters behind them, or by none."""
    behind_numerals: tuple[dict[str, Tries], ...]
    """The same at a number in Chinese characters."""
    trigger: Trigger


def _end_of_run(text: str, start: int, characters: frozenset[str]) -> int:
    """Where the run of such characters ends that one at an offset belongs to."""
    end, last = start + 1, len(text)
    while end < last and text[end] in characters:
        end += 1
    return end


def _behind(numbers: tuple[dict[str, Tries], ...], length: int, then: str) -> Tries:
    """The rules to try at a number of a length, by the two characters behind it."""
    number = numbers[min(length, len(numbers)) - 1]
    return number.get(then) or number.get(then[:1]) or number.get("", ())


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
        found, free, end = [], 0, 0
        by_pair = tables.by_pair
        for start in places:
            if start < free:
                continue
            pair = text[start : start + 2]
            rules = by_pair.get(pair)
            if rules is None:
                if "0" <= pair < ":":
                    if start and "0" <= text[start - 1] <= "9":
                        continue
                    free = _end_of_run(text, start, _DIGIT)
                    rules = _behind(tables.behind_digits, free - start, text[free : free + 2])
                elif pair[0] in _NUMERAL:
                    end = end if start < end else _end_of_run(text, start, _NUMERAL)
                    rules = _behind(tables.behind_numerals, end - start, text[end : end + 2])
                else:
                    rules = by_pair.get(pair[0], ())
            best = self._best(text, start, rules)
            if best is not None:
                if not isinstance(best.reading, NoTime):
                    found.append(best)
                free = best.end
        return found

    def _best(self, text: str, start: int, rules: Tries) -> Found | None:
        """What the first of the rules reads that match longest."""
        matches: list[tuple[re.Match[str], Rule]] | None = None
        for tried, rule in rules:
            if (match := tried(text, start)) is not None:
                if matches is None:
                    matches = [(match, rule)]
                else:
                    matches.append((match, rule))
        return None if matches is None else self._longest(matches)

    def _longest(self, matches: list[tuple[re.Match[str], Rule]]) -> Found | None:
        if len(matches) > 1:
            matches.sort(key=_end, reverse=True)
        for match, which in matches:
            if which.unless is not None and which.unless(match):
                continue
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
    by_pair: dict[str, Tries] = {}
    by_number: dict[str, dict[str, Tries]] = {mark: {} for mark in DIGITS.marks + NUMERALS.marks}
    for head, numbers in by_head(patterns, DIGITS, NUMERALS).items():
        tries: Tries = tuple((rules[number].pattern.match, rules[number]) for number in numbers)
        for word in as_written(head):
            if word[0] in by_number:
                by_number[word[0]][word[1:]] = tries
            else:
                by_pair[word] = tries
    begun = frozenset().union(*map(heads, patterns))
    trigger = Trigger(begun, deciding, whole_words=whole_words)
    behind_digits, behind_numerals = (tuple(by_number[mark] for mark in run.marks) for run in (DIGITS, NUMERALS))
    return _Tables(by_pair, behind_digits, behind_numerals, trigger)


def _end(row: tuple[re.Match[str], Rule]) -> int:
    return row[0].end()
