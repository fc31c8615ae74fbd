"""Sentences and clauses of a text, as offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

_SENTENCE = re.compile(r"[^。！？!?；;\n]*(?:[。！？!?；;]+[”’」』）)]*|\n|\Z)")
_CLAUSE_END = re.compile(r"[，。；！？!?;\n]|(?<!\d)[:：]|[:：](?!\d)|,(?!\d)|[“”「」《》]")


_FAR = 1 << 60


@dataclass(frozen=True)
class Sentence:
    """(start, end) offsets of a sentence in a text, half-open, and those of its clauses."""

    folded: str
    start: int
    end: int
    clause_end: re.Pattern[str] = _CLAUSE_END

    @cached_property
    def clauses(self) -> tuple[tuple[int, int], ...]:
        """(start, end) offsets of the clauses; the sentence itself when it has no inner marks."""
        cuts = [self.start, *(m.end() for m in self.clause_end.finditer(self.folded, self.start, self.end)), self.end]
        return tuple((a, b) for a, b in pairwise(cuts) if b > a) or ((self.start, self.end),)

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

    def __init__(self, folded: str, clause_end: re.Pattern[str] | None = None) -> None:
        self.folded, self.clause_end = folded, clause_end or _CLAUSE_END
        self._starts = [m.start() for m in _SENTENCE.finditer(folded) if m.end() > m.start()]
        self._known: dict[int, Sentence] = {}

    def at(self, offset: int) -> Sentence:
        """The sentence that an offset lies in."""
        at = max(0, bisect_right(self._starts, offset) - 1)
        if at not in self._known:
            self._known[at] = self._sentence(at)
        return self._known[at]

    def _sentence(self, at: int) -> Sentence:
        start = self._starts[at]
        end = self._starts[at + 1] if at + 1 < len(self._starts) else len(self.folded)
        while end > start and self.folded[end - 1] in "\n ":
            end -= 1
        while start < end and self.folded[start] == " ":
            start += 1
        return Sentence(self.folded, start, end, self.clause_end)
