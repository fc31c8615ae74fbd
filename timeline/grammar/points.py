"""The characters of a folded text, asked for all at once."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

SENTENCE_END: Final = 1
"""Marks that end a sentence, and so a clause."""
IN_NUMBERS: Final = 2
"""Marks that end a clause, but for those that belong to a number."""
_MARKS: Final = {SENTENCE_END: "。！？!?；;\n", IN_NUMBERS: ":：,", 3: "，“”「」《》"}
"""What ends clauses."""
BLANKS: Final = frozenset(filter(str.isspace, map(chr, range(0x3001)))) - {"\n"}
"""White space within a line: folded, all of it is the plain blank."""
_LAST: Final = "\0"
"""Stands behind the last character, so that it too has one behind it."""


@dataclass(frozen=True, slots=True)
class Points:
    """A folded text as code points."""

    text: str
    """The folded text."""
    codes: npt.NDArray[np.intp]
    """Its code points, and behind them one that is of no kind."""

    def marks(self) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.uint8]]:
        """The offsets of all marks that end clauses, and the kind of each."""
        offsets = _IS_MARK.take(self.codes).nonzero()[0]
        return offsets, _KIND.take(self.codes.take(offsets))


def points_of(folded: str) -> Points:
    """The code points of a text that is folded already."""
    return Points(folded, encoded(folded).astype(np.intp))


def encoded(text: str) -> npt.NDArray[np.uint32]:
    """The code points of any text, and behind them one of no kind."""
    return np.frombuffer((text + _LAST).encode("utf-32-le", "surrogatepass"), dtype="<u4")


def _table() -> npt.NDArray[np.uint8]:
    table = np.zeros(sys.maxunicode + 1, dtype=np.uint8)
    for kind, characters in _MARKS.items():
        table[[ord(one) for one in characters]] = kind
    return table


_KIND: Final = _table()
_IS_MARK: Final = _KIND > 0
