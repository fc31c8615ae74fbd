"""Sentences and clauses of a text, as offsets."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

_SENTENCE_END = re.compile(r"[。！？!?；;\n](?:(?<=\n)|[。！？!?；;]*[”’」』）)]*)")
_CLAUSE_END = re.compile(r"[，。；！？!?;\n“”「」《》:：,](?:(?<![:：,])|(?<=[:：])(?:(?<!\d.)|(?!\d))|(?<=,)(?!\d))")


@dataclass(frozen=True, slots=True)
class Sentence:
    """(start, end) offsets of a sentence in a text, half-open, and where its clauses end."""

    start: int
    end: int
    cuts: Sequence[int]

    def clause_at(self, start: int, end: int) -> tuple[int, int]:
        """The clause, or the run of clauses, that holds a span; one that is nothing but the span takes in the next."""
        cuts = self.cuts
        before = bisect_right(cuts, start)
        begin = max(self.start, cuts[before - 1]) if before else self.start
        after = bisect_left(cuts, end, before)
        until = min(self.end, cuts[after]) if after < len(cuts) else self.end
        bare = (start - begin) + (until - end) <= 2
        if bare and until < self.end:
            until = min(self.end, cuts[after + 1]) if after + 1 < len(cuts) else self.end
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
        self._starts = [0, *(m.end() for m in _SENTENCE_END.finditer(folded) if m.end() < len(folded))]
        self._known: dict[int, Sentence] = {}

    def at(self, offset: int) -> Sentence:
        """The sentence that an offset lies in."""
        at = max(0, bisect_right(self._starts, offset) - 1)
        known = self._known.get(at)
        if known is None:
            known = self._known[at] = self._sentence(at)
        return known

    def _sentence(self, at: int) -> Sentence:
        start = self._starts[at]
        end = self._starts[at + 1] if at + 1 < len(self._starts) else len(self.folded)
        folded = self.folded
        while end > start and folded[end - 1] in "\n ":
            end -= 1
        while start < end and folded[start] == " ":
            start += 1
        return Sentence(start, end, [m.end() for m in self.clause_end.finditer(folded, start, end)])
