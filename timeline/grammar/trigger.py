"""Where a text goes on with one of many beginnings of two characters, found for all characters at once."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable
from string import ascii_letters

import numpy as np
import numpy.typing as npt

from timeline.grammar.heads import DIGIT
from timeline.grammar.points import Points

_DIGITS = "0123456789"


class Trigger:
    """The heads (see ``heads``) of all rules of a language, as a table of which character may stand behind which.

    Args:
        heads: the heads.
        whole_words: whether no expression begins inside a word of Latin letters.
    """

    def __init__(self, heads: Collection[str], *, whole_words: bool = False) -> None:
        self._letters = _numbered(ascii_letters) if whole_words else None
        firsts, seconds = {head[0] for head in heads}, {head[1] for head in heads if len(head) > 1}
        first, self._second = _numbered(firsts), _numbered(seconds)
        pairs = np.zeros((len(firsts) + 1, len(seconds) + 1), dtype=np.bool_)
        for head in heads:
            told = len(head) > 1 and head[0] != DIGIT
            pairs[first[ord(head[0])], self._second[ord(head[1])] if told else slice(None)] = True
        self._row = first.astype(np.int32) * np.int32(pairs.shape[1])
        self._pairs = pairs.ravel()

    def places(self, points: Points) -> list[int]:
        """The offsets at which a head begins; each digit of a run, whatever stands behind it."""
        codes = points.codes
        row = self._row.take(codes)
        if self._letters is not None:
            letter = self._letters.take(codes) > 0
            row[1:][letter[1:] & letter[:-1]] = 0
        begun = row.nonzero()[0]
        told = self._pairs.take(row.take(begun) + self._second.take(codes.take(begun + 1)))
        places: list[int] = begun[told].tolist()
        return places


def _numbered(characters: Iterable[str]) -> npt.NDArray[np.uint16]:
    """The number of each code point among the characters, from 1; 0 for all others. Digits share one."""
    numbers = np.zeros(sys.maxunicode + 1, dtype=np.uint16)
    for number, one in enumerate(sorted(characters), start=1):
        numbers[[ord(c) for c in (_DIGITS if one == DIGIT else one)]] = number
    return numbers
