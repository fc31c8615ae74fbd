"""An article as it is read for what it tells: what all of its tellings ask of its text is made once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from timeline.languages.zh.fold import fold
from timeline.model import Article, TaggedArticle

Span = tuple[int, int]
"""(start, end) offsets."""

BLANK: Final = "\uffff"
"""No character of any script: it stands in the place of each character that is left out."""
_ASIDE = re.compile(r"[(（\[【][^)）\]】]{0,8}[)）\]】]")
_TABLED: Final = 0x10000
"""Code points of which a table tells whether they are letters."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article, its text in Simplified characters, and what is known of its places."""

    article: Article
    text: str
    """The text of the article, folded."""
    timeless: str
    """The same with its times left blank, for :func:`without_blanks`."""
    letters: str
    """Letters and digits of the folded text, and nothing else."""
    before: list[int]
    """How many of them stand before each offset."""

    @classmethod
    def of(cls, tagged: TaggedArticle) -> Sheet:
        """That of an article."""
        text = fold(tagged.article.text)
        timeless = blanked(text, [(mention.start, mention.end) for mention in tagged.mentions])
        return cls(tagged.article, text, timeless, *_letters(text))

    def letters_of(self, start: int, end: int) -> str:
        """The letters and digits between two offsets."""
        return self.letters[self.before[start] : self.before[end]]


def blanked(text: str, spans: Iterable[Span]) -> str:
    """The text, as long as it was, with what the spans cover left blank.

    Args:
        text: any text.
        spans: in the order of their ends; they may overlap.
    """
    pieces, position = [], 0
    for start, end in spans:
        if end > position:
            begin = max(start, position)
            pieces += [text[position:begin], BLANK * (end - begin)]
            position = end
    return "".join([*pieces, text[position:]])


def without_blanks(words: str) -> str:
    """Words without their blanks and without short asides in brackets."""
    words = words.replace(BLANK, "")
    return words if words.isalnum() else _ASIDE.sub("", words)


def _letters(text: str) -> tuple[str, list[int]]:
    """The letters and digits of a text, and how many of them stand before each offset."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    if points.max(initial=0) < _TABLED:
        is_letter = _is_letter().take(points)
    else:
        is_letter = np.fromiter(map(str.isalnum, text), dtype=np.bool_, count=len(text))
    before = np.zeros(len(text) + 1, dtype=np.int64)
    np.cumsum(is_letter, out=before[1:])
    return points[is_letter].tobytes().decode("utf-32-le", "surrogatepass"), before.tolist()


@cache
def _is_letter() -> npt.NDArray[np.bool_]:
    return np.fromiter(map(str.isalnum, map(chr, range(_TABLED))), dtype=np.bool_, count=_TABLED)
