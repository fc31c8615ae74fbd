"""A pattern of any of many words that takes no longer for many than for few."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import groupby
from operator import itemgetter


def _escaped(word: str) -> str:
    return re.escape(word[1:])


def any_of(words: Iterable[str], rest: Callable[[str], str] = _escaped) -> str:
    """A pattern of any of the words, the longest where several fit; of none, it matches nothing.

    It is a choice of first letters, each followed by what may stand behind it: where a text has none of these letters,
    ``re`` looks no further, and where it has one, only at the words that begin so.

    Args:
        words: none of them empty.
        rest: the pattern of a word behind its first letter; what must stand before the word can be looked behind for.

    >>> any_of(["会谈", "会", "访问"])
    '会(?:谈|)|访(?:问)'
    """
    ordered = sorted(set(words), key=lambda word: (word[0], -len(word), word))
    groups = groupby(ordered, key=itemgetter(0))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(map(rest, some))})" for first, some in groups) or "(?!)"
