"""What the articles are about, learned from their titles or given in words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from timeline.events.aliases import Aliases
from timeline.events.clause import Told
from timeline.events.nickname import spell_out
from timeline.events.similarity import features
from timeline.languages.zh.fold import fold

_STRONGEST: Final = 6
"""A text that has this many of the topic's main features is wholly on topic."""
_SHARED: Final = 2
"""Titles that a feature must be in, where there are that many titles."""


class Topic:
    """How much a text is about the topic."""

    def __init__(self, weights: Mapping[str, float], pattern: re.Pattern[str] | None = None) -> None:
        self._weights = weights
        self._pattern = pattern
        self._full = sum(sorted(weights.values(), reverse=True)[:_STRONGEST])

    def of(self, told: Iterable[str], sentences: Iterable[str] = ()) -> float:
        """0 to 1, from the features of what is told; what matches a pattern that was given is wholly on topic."""
        if self._pattern and any(self._pattern.search(fold(sentence)) for sentence in sentences):
            return 1.0
        found = math.fsum(self._weights.get(feature, 0.0) for feature in set(told))
        return min(1.0, found / self._full) if self._full else 0.0


def given(words: str, known: frozenset[str], aliases: Aliases) -> Topic:
    """The topic that a user gives: words, or a regular expression; in either script.

    Args:
        words: what no regular expression can be made of is taken as it is.
        known: first characters of names, to spell out nicknames of meetings.
        aliases: names of other languages.
    """
    try:
        pattern = re.compile(fold(words), re.IGNORECASE)
    except re.error:
        pattern = re.compile(re.escape(fold(words)), re.IGNORECASE)
    return Topic(dict.fromkeys(features(Told(spell_out(fold(words), known)), aliases), 1.0), pattern)


def learn(titles: Sequence[str], known: frozenset[str], aliases: Aliases) -> Topic:
    """The topic that several titles share; the only title's own words where there is one.

    Args:
        titles: the headlines of the articles.
        known: first characters of names, to spell out nicknames of meetings.
        aliases: names of other languages.
    """
    return shared(titled(titles, known, aliases), len(titles))


def titled(titles: Iterable[str], known: frozenset[str], aliases: Aliases) -> Counter[str]:
    """How many titles have a feature; arguments as for :func:`learn`."""
    counts: Counter[str] = Counter()
    for title in titles:
        counts.update(features(Told(spell_out(fold(title), known)), aliases).keys())
    return counts


def shared(counts: Mapping[str, int], titles: int) -> Topic:
    """The topic of so many titles, from how many of them have a feature."""
    least = min(_SHARED, titles)
    return Topic({feature: count / titles for feature, count in counts.items() if count >= least})
