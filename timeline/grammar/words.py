"""Words of several kinds in a text, told by what they begin with."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from timeline.grammar.heads import DIGITS, as_written, by_head


@dataclass(frozen=True, slots=True)
class _Tables:
    by_head: dict[str, list[int]]
    """Which words to try, by the one or two characters that a text goes on with."""
    patterns: dict[str, re.Pattern[str]] = field(default_factory=dict)
    """The same words as one pattern, once they were asked for."""


class Words:
    """Words of some kinds.

    Args:
        kinds: the words of each kind, as patterns with blanks between them. Where two match, the first one stands.

    Raises:
        ValueError: when they are asked for the first time, and one begins with a digit.
    """

    def __init__(self, **kinds: str) -> None:
        self._words = [(kind, word) for kind, words in kinds.items() for word in words.split()]
        self._known: _Tables | None = None
        self._patterns: dict[tuple[int, ...], re.Pattern[str]] = {}

    def heads(self) -> Collection[str]:
        """What the words begin with, as ``heads`` has it."""
        return self._tables().by_head

    def at(self, text: str, offset: int) -> re.Match[str] | None:
        """The word that begins at the offset; its ``lastgroup`` is its kind."""
        tables = self._tables()
        head = text[offset : offset + 2]
        if head not in tables.by_head:
            head = head[:1]
        pattern = tables.patterns.get(head)
        if pattern is None:
            pattern = tables.patterns[head] = self._pattern(tuple(tables.by_head.get(head, ())))
        return pattern.match(text, offset)

    def _pattern(self, numbers: tuple[int, ...]) -> re.Pattern[str]:
        """The words with these numbers; many heads have the same, and compiling takes long."""
        known = self._patterns.get(numbers)
        if known is None:
            known = self._patterns[numbers] = self._compiled(numbers)
        return known

    def _compiled(self, numbers: Iterable[int]) -> re.Pattern[str]:
        words: defaultdict[str, list[str]] = defaultdict(list)
        for number in numbers:
            kind, word = self._words[number]
            words[kind].append(word)
        return re.compile("|".join(f"(?P<{kind}>{'|'.join(each)})" for kind, each in words.items()) or "(?!)")

    def _tables(self) -> _Tables:
        """Made when a first text is read: it takes a while."""
        if self._known is None:
            tried = by_head([word for _, word in self._words], DIGITS)
            if any(head[0] in DIGITS.marks for head in tried):
                raise ValueError("a word begins with a digit")
            self._known = _Tables({own: tried[head] for head in tried for own in as_written(head)})
        return self._known
