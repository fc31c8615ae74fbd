"""Sentences and clauses of a text, as offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

_SENTENCE = re.compile(r"[^。！？!?；;\n]*(?:[。！？!?；;]+[”’」』）)]*|\n|\Z)")
_CLAUSE_END = re.compile(r"[，。；！？!?;\n]|(?<!\d)[:：]|[:：](?!\d)|,(?!\d)|[“”「」《》]")


_FAR = 1 << 60


@dataclass(frozen=True, slots=True)
class Sentence:
    """(start, end) offsets of a sentence and of its clauses; half-open."""

    start: int
    end: int
    clauses: tuple[tuple[int, int], ...]

    def clause_at(self, start: int, end: int) -> tuple[int, int]:
        """The clause, or the run of clauses, that holds a span; one that is nothing but the span takes in the next."""
        first = max(0, bisect_right(self.clauses, (start, _FAR)) - 1)
        last = max(first, bisect_right(self.clauses, (end - 1, _FAR)) - 1)
        begin, until = self.clauses[first][0], self.clauses[last][1]
        bare = (start - begin) + (until - end) <= 2
        if bare and last + 1 < len(self.clauses):
            until = self.clauses[last + 1][1]
        return begin, until

    def around(self, start: int, end: int, reach: int) -> tuple[int, int]:
        """The sentence, or so much of it around a span when it runs longer than sentences do."""
        if self.end - self.start <= 2 * reach:
            return self.start, self.end
        return max(self.start, start - reach), min(self.end, end + reach)


class Segments:
    """The sentences of a text, found by offset."""

    def __init__(self, text: str) -> None:
        self.sentences = tuple(
            _sentence(text, m.start(), m.end()) for m in _SENTENCE.finditer(text) if m.end() > m.start()
        )
        self._starts = [s.start for s in self.sentences]

    def at(self, offset: int) -> Sentence:
        """The sentence that an offset lies in."""
        return self.sentences[max(0, bisect_right(self._starts, offset) - 1)]


def _sentence(text: str, start: int, end: int) -> Sentence:
    while end > start and text[end - 1] in "\n ":
        end -= 1
    cuts = [start, *(m.end() for m in _CLAUSE_END.finditer(text, start, end)), end]
    clauses = tuple((a, b) for a, b in pairwise(cuts) if b > a)
    return Sentence(start, end, clauses or ((start, end),))
