"""What the articles are about, learned from their titles or given in words."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
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

    def of(self, told: AbstractSet[str], sentences: Iterable[str] = ()) -> float:
        """0 to 1, from the features of what is told; what matches a pattern that was given is wholly on topic."""
        if self._pattern and any(self._pattern.search(fold(sentence)) for sentence in sentences):
            return 1.0
        weights = self._weights
        found = math.fsum([weights[feature] for feature in told if feature in weights])
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
    return Topic(dict.fromkeys(features_of_title(words, known, aliases), 1.0), pattern)


def features_of_title(title: str, known: frozenset[str], aliases: Aliases) -> Collection[str]:
    """The features of a title; arguments as for :func:`given`."""
    return features(Told(spell_out(fold(title), known)), aliases).keys()


def shared(counts: Mapping[str, int], titles: int) -> Topic:
    """The topic that so many titles share, from how many of them have a feature; the words of the only one."""
    least = min(_SHARED, titles)
    return Topic({feature: count / titles for feature, count in counts.items() if count >= least})
