"""One script before scanning: Traditional to Simplified and full-width to half-width, character for character.

The folded text has the same length as the original, so that offsets found in it index the original.
"""

from __future__ import annotations

import re
import sys
from codecs import utf_32_le_decode
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt
import opencc

from timeline.grammar.points import BLANKS, Points, encoded

_HALF_WIDTH = {0xFF01 + i: 0x21 + i for i in range(94)} | dict.fromkeys(map(ord, BLANKS), 0x20)
_VARIANTS = {"○": "〇", "裏": "里", "峯": "峰", "⁄": "/"}
_KEEP = "，；？！"
"""Full-width punctuation that ends clauses; half-width it would read as part of a number (1,000)."""

_SHORT = 56
"""Characters up to which it is quicker to look for those that fold to others than to take all as an array."""


@lru_cache(maxsize=1)
def _table() -> npt.NDArray[np.uint32]:
    """What each code point folds to: OpenCC's answer for an ideograph alone, where that is a single character."""
    ideographs = [chr(c) for c in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]
    simple = opencc.OpenCC("t2s").convert("\n".join(ideographs)).split("\n")
    folds = {ord(a): ord(b) for a, b in zip(ideographs, simple, strict=True) if len(b) == 1}
    folds |= {c: h for c, h in _HALF_WIDTH.items() if chr(c) not in _KEEP}
    folds |= {ord(c): ord(v) for c, v in _VARIANTS.items()}
    table = np.arange(sys.maxunicode + 1, dtype="<u4")
    table[list(folds)] = list(folds.values())
    return table


@cache
def _others() -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds a character that folds to another, and to which each does."""
    table = _table()
    changed = np.flatnonzero(table != np.arange(len(table))).tolist()
    folds = dict(zip(map(chr, changed), map(chr, table[changed].tolist()), strict=True))
    return re.compile(f"[{''.join(map(re.escape, folds))}]"), folds


def fold(text: str) -> str:
    """The text in Simplified characters and half-width digits and letters; same length.

    >>> fold("１１月十六日 週二 兩點鐘")
    '11月十六日 周二 两点钟'
    """
    if len(text) <= _SHORT:
        others, folds = _others()
        return others.sub(lambda found: folds[found[0]], text)
    return folded(text).text


def folded(text: str) -> Points:
    """The folded text with its code points."""
    codes = _table().take(encoded(text))
    plain, _ = utf_32_le_decode(codes[:-1].data, "surrogatepass", True)
    return Points(plain, codes.astype(np.intp))
