"""Sentences and clauses of a text, as offsets."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.grammar.points import IN_NUMBERS, SENTENCE_END, Points

_MORE_ENDS = "。！？!?；;"
_CLOSING = "”’」』）)"
"""What may stand behind the end of a sentence and yet belong to it."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """(start, end) offsets of a sentence in a text, half-open, and where clauses end, in it and perhaps around it."""

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
    """The sentences of a text, found by offset.

    Args:
        points: the folded text.
        clause_end: what ends a clause, where it is not the marks that end one in Chinese.
    """

    def __init__(self, points: Points, clause_end: re.Pattern[str] | None = None) -> None:
        self.folded, self.clause_end = points.text, clause_end
        offsets, kinds = points.marks()
        self._starts = _starts(points.text, offsets[kinds == SENTENCE_END].tolist())
        self._cuts = _cuts(points.text, (offsets + 1).tolist(), offsets[kinds == IN_NUMBERS].tolist())
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
        if self.clause_end is None:
            return Sentence(start, end, self._cuts)
        return Sentence(start, end, [m.end() for m in self.clause_end.finditer(folded, start, end)])


def _starts(folded: str, marks: list[int]) -> list[int]:
    """Where sentences begin: behind marks that end one and what closes behind them, or behind a line end."""
    last = len(folded)
    starts = [0]
    done = 0
    for at in marks:
        if at < done:
            continue
        done = at + 1
        if folded[at] != "\n":
            while done < last and folded[done] in _MORE_ENDS:
                done += 1
            while done < last and folded[done] in _CLOSING:
                done += 1
        if done < last:
            starts.append(done)
    return starts


def _cuts(folded: str, cuts: list[int], marks: list[int]) -> list[int]:
    """The cuts without those behind marks within numbers: a comma before a digit, a colon between two."""
    inside = {at + 1 for at in marks if _in_number(folded, at)}
    return [cut for cut in cuts if cut not in inside] if inside else cuts


def _in_number(folded: str, at: int) -> bool:
    goes_on = folded[at + 1 : at + 2].isdecimal()
    return goes_on and (folded[at] == "," or folded[at - 1 : at].isdecimal())
