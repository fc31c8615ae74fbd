"""All rules of a language over a text, in one pass: the longest match wins, ties fall to the rule declared first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from timeline.frozen import quick
from timeline.grammar.heads import DIGIT, heads
from timeline.grammar.reading import NoTime, Reading
from timeline.grammar.rule import Rule, no_times
from timeline.grammar.trigger import Trigger

_DIGITS = re.compile("[0-9]*")

Match = Callable[[str, int], "re.Match[str] | None"]


@quick
@dataclass(frozen=True, slots=True)
class Found:
    """A reading and where it stands: (start, end) offsets, half-open, and the rules that read it."""

    start: int
    end: int
    reading: Reading
    rules: tuple[str, ...]


class Scanner:
    """The rules of one language, keyed by the characters an expression can begin with.

    ``whole_words`` says that no expression begins inside a word of Latin letters.
    """

    def __init__(self, rules: Sequence[Rule], *, whole_words: bool = False) -> None:
        self.rules, self._whole_words = tuple(rules), whole_words
        self._tried = (*no_times(self.rules), *self.rules)

    @cached_property
    def _heads(self) -> tuple[frozenset[str], ...]:
        return tuple(heads(rule.pattern.pattern) for rule in self._tried)

    @cached_property
    def _by_head(self) -> dict[str, tuple[tuple[Match, Rule], ...]]:
        """The rules to try where a text goes on with one or two characters, and what tries them."""
        grouped: defaultdict[str, list[tuple[Match, Rule]]] = defaultdict(list)
        every = frozenset().union(*self._heads) - {""}
        for rule, own in zip(self._tried, self._heads, strict=True):
            for head in every if "" in own else own | {one for one in every if one[0] in own}:
                grouped[head].append((rule.pattern.match, rule))
        return {head: tuple(rules) for head, rules in grouped.items()}

    @cached_property
    def _trigger(self) -> Trigger:
        return Trigger(self._by_head, whole_words=self._whole_words)

    def scan(self, text: str) -> list[Found]:
        """Everything the rules find in the folded text, in order, without overlaps."""
        found: list[Found] = []
        rules_at, free = self._by_head.get, 0
        for start in self._trigger.places(text):
            if start < free:
                continue
            head, past = text[start], start + 1
            if "0" <= head <= "9":
                if start and "0" <= text[start - 1] <= "9":
                    continue
                head, past = DIGIT, _DIGITS.match(text, past).end()  # type: ignore[union-attr]  # it always matches
            then = text[past : past + 1]
            rules = rules_at(head + (DIGIT if "0" <= then <= "9" else then)) or rules_at(head, ())
            matches = [(match, rule) for tried, rule in rules if (match := tried(text, start))]
            best = _longest(matches) if matches else None
            if best is not None:
                if type(best.reading) is not NoTime:
                    found.append(best)
                free = best.end
        return found


def _longest(matches: list[tuple[re.Match[str], Rule]]) -> Found | None:
    if len(matches) > 1:
        matches.sort(key=_end, reverse=True)
    for match, which in matches:
        reading = which.read(match)
        if reading is not None:
            return Found(match.start(), match.end(), reading, (which.name,))
    return None


def _end(row: tuple[re.Match[str], Rule]) -> int:
    return row[0].end()
