"""Words of several kinds in a text, told by what they begin with."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection

from timeline.grammar.heads import DIGIT, heads


class Words:
    """Words of some kinds.

    Args:
        kinds: the words of each kind, as patterns with blanks between them. Where two match, the first one stands.

    Raises:
        ValueError: when they are asked for the first time, and one begins with a digit.
    """

    def __init__(self, **kinds: str) -> None:
        self._words = [(kind, word) for kind, words in kinds.items() for word in words.split()]
        self._known: list[frozenset[str]] | None = None
        self._patterns: dict[str, re.Pattern[str]] = {}
        """The words that begin with a character, once they were asked for: compiling takes long."""

    def heads(self) -> Collection[str]:
        """What the words begin with, as ``heads`` has it."""
        return frozenset().union(*self._heads())

    def at(self, text: str, offset: int) -> re.Match[str] | None:
        """The word that begins at the offset; its ``lastgroup`` is its kind."""
        first = text[offset]
        pattern = self._patterns.get(first)
        if pattern is None:
            pattern = self._patterns[first] = self._beginning_with(first)
        return pattern.match(text, offset)

    def _beginning_with(self, first: str) -> re.Pattern[str]:
        words: defaultdict[str, list[str]] = defaultdict(list)
        for (kind, word), begun in zip(self._words, self._heads(), strict=True):
            if any(head[:1] in ("", first) for head in begun):
                words[kind].append(word)
        return re.compile("|".join(f"(?P<{kind}>{'|'.join(each)})" for kind, each in words.items()) or "(?!)")

    def _heads(self) -> list[frozenset[str]]:
        """What each word begins with, told when a first text is read: it takes a while."""
        if self._known is None:
            self._known = [heads(word) for _, word in self._words]
            if any(head[:1] == DIGIT for begun in self._known for head in begun):
                raise ValueError("a word begins with a digit")
        return self._known
