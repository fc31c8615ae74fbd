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
    """Sets of heads (see ``heads``), as tables of which character may stand behind which.

    Args:
        sets: the heads.
        whole_words: whether none begins inside a word of Latin letters.
    """

    def __init__(self, *sets: Collection[str], whole_words: bool = False) -> None:
        self._letters = _numbered(ascii_letters) if whole_words else None
        heads = frozenset().union(*sets)
        firsts, seconds = {head[0] for head in heads}, {head[1] for head in heads if len(head) > 1}
        first, second = _numbered(firsts), _numbered(seconds)
        width = len(seconds) + 1
        self._row, self._second = first.astype(np.int32) * np.int32(width), second.astype(np.int32)
        self._pairs = []
        for own in sets:
            pairs = np.zeros((len(firsts) + 1, width), dtype=np.bool_)
            for head in own:
                told = len(head) > 1 and head[0] != DIGIT
                pairs[first[ord(head[0])], second[ord(head[1])] if told else slice(None)] = True
            self._pairs.append(pairs.ravel())

    def places(self, points: Points) -> list[list[int]]:
        """The offsets at which a head of each set begins; each digit of a run, whatever stands behind it."""
        codes = points.codes
        pair = self._row.take(codes)
        if self._letters is not None:
            letter = self._letters.take(codes) > 0
            pair[1:][letter[1:] & letter[:-1]] = 0
        pair[:-1] += self._second.take(codes[1:])
        at = pair.astype(np.intp)
        return [pairs.take(at).nonzero()[0].tolist() for pairs in self._pairs]


def _numbered(characters: Iterable[str]) -> npt.NDArray[np.uint16]:
    """The number of each code point among the characters, from 1; 0 for all others. Digits share one."""
    numbers = np.zeros(sys.maxunicode + 1, dtype=np.uint16)
    for number, one in enumerate(sorted(characters), start=1):
        numbers[[ord(c) for c in (_DIGITS if one == DIGIT else one)]] = number
    return numbers
