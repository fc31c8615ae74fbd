"""How much two clauses tell the same: weighted pairs of characters, order-free, with synonyms as one."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, ItemsView, Iterable, Iterator, KeysView, Mapping
from functools import lru_cache, partial
from itertools import chain, repeat
from typing import Final

from timeline.events.aliases import Aliases
from timeline.events.any_of import any_of
from timeline.events.clause import Told, without_halves
from timeline.events.counts import Counts
from timeline.events.spelling import one_spelling
from timeline.events.words import ACTS, ENGLISH_FUNCTION, FUNCTION, ROLES, STAGES, SYNONYMS

Vector = dict[str, float]
"""Feature → weight; of length 1 at most."""

SAYS: Final = "§says"
HALVES: Final = {"1": "§half 1", "2": "§half 2"}
_CANONICAL = {word: name for name, words in (SYNONYMS | ACTS).items() for word in words}

_REMEMBERED: Final = 10_000
"""Vectors that are remembered; they are compared in the order of time, so these are those of some days."""


class Bag(Mapping[str, int]):
    """Features and how often each is told, in a third of the room that a counter takes: they are counted when asked."""

    __slots__ = ("lines",)

    def __init__(self, lines: str) -> None:
        self.lines = lines

    def __getitem__(self, feature: str) -> int:
        return self.counted()[feature]

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(features_in(self.lines)))

    def __len__(self) -> int:
        return len(set(features_in(self.lines)))

    def keys(self) -> KeysView[str]:
        """The features, each once."""
        return dict.fromkeys(features_in(self.lines)).keys()

    def items(self) -> ItemsView[str, int]:
        """Each with how often it is told."""
        return self.counted().items()

    def counted(self) -> dict[str, int]:
        """The same as a dictionary."""
        return counted(features_in(self.lines))


def lines_of(features: Mapping[str, int]) -> str:
    """Features in one text, a line for each time that one is told."""
    return "\n".join(chain.from_iterable(map(repeat, features, features.values())))


def features_in(lines: str) -> list[str]:
    """The features in such a text."""
    return lines.split("\n") if lines else []


def counted(found: list[str]) -> dict[str, int]:
    """How often each is there: most lists have each once, which a counter would take several times as long to tell."""
    once = dict.fromkeys(found, 1)
    return once if len(once) == len(found) else dict(Counter(found))


class _Words:
    """Words of two scripts in one text; Latin ones are looked for only where there are any."""

    def __init__(self, words: Iterable[str]) -> None:
        known = list(words)
        self._latin = re.compile(rf"\b(?:{any_of(word for word in known if word.isascii())})\b")
        self._other = re.compile(any_of(word for word in known if not word.isascii()))

    def without(self, text: str, *, has_latin: bool, found: list[str] | None = None) -> str:
        """The text with a space for each of the words; they are put into ``found``."""
        gap = " " if found is None else partial(_taken, found)
        if has_latin:
            text = self._latin.sub(gap, text)
        return self._other.sub(gap, text)


def _taken(found: list[str], match: re.Match[str]) -> str:
    found.append(match[0])
    return " "


_LATIN = re.compile("[a-z]")
_SYNONYM = _Words(_CANONICAL)
_EMPTY = _Words([*FUNCTION, *ROLES, *chain.from_iterable(STAGES.values())])
_AFFECTED = re.compile("受(?:到|了|累)?[^，。；]{1,16}?(?:影响|冲击|打击|拖累)")
"""Circumstances that many things share: 受疫情影响."""
_PIECE = re.compile(
    r"[\u3400-\u9fffa-z\d](?:(?<=[\u3400-\u9fff])[\u3400-\u9fff]*|(?<=[a-z])[a-z'’]*[a-z]|(?<=\d)[\d.]*\d)"
)
"""Chinese characters, a Latin word or a number: ``re`` looks for any first letter before it asks whose it is."""


def features(told: Told, aliases: Aliases) -> dict[str, int]:
    """The features of what is told: canonical words, Latin words, numbers, pairs of Chinese characters.

    Names count in one spelling, and as ``aliases`` has them. The two characters of a pair are sorted, so that 中美 and
    美中 are one.
    """
    text = one_spelling(aliases.one_name(without_halves(told.words.lower())))
    if "受" in text:
        text = _AFFECTED.sub(" ", text)
    found: list[str] = [SAYS] if told.says else []
    if told.half and not told.ends_it_all:
        found.append(HALVES[told.half])
    synonyms: list[str] = []
    has_latin = _LATIN.search(text) is not None
    text = _SYNONYM.without(text, has_latin=has_latin, found=synonyms)
    text = _EMPTY.without(text, has_latin=has_latin)
    found += [_CANONICAL[word] for word in synonyms]
    for piece in _PIECE.findall(text):
        last = piece[0]
        if last >= "\u3400":
            for letter in piece[1:]:
                found.append(last + letter if last <= letter else letter + last)
                last = letter
        elif piece not in ENGLISH_FUNCTION:
            found.append(piece)
    return counted(found)


def without_synonyms(text: str) -> str:
    """The text without the words that have synonyms: of a headline about a meeting, who met and why."""
    return _SYNONYM.without(text, has_latin=_LATIN.search(text) is not None)


class Weights:
    """How much a feature says, from how few clauses of the corpus have it."""

    def __init__(self, counts: Counts) -> None:
        size = counts.size
        often = {count: 1 + 0.5 * math.log((1 + size) / (1 + count)) for count in set(counts.features.values())}
        """1 for what every clause has; grows with the logarithm of rarity."""
        self._alone = often.get(1, 1.0)
        self._rarity = {feature: (often[count], feature) for feature, count in counts.features.items() if count > 1}
        """How rare a feature is, and the one text of it that all vectors share: what is the same is found quickly."""

    def vector(self, counts: Mapping[str, int]) -> Vector:
        """The weighted features that another clause has as well, of length 1 together with those that none has."""
        shared: dict[str, float] = {}
        square = 0.0
        known, unknown = self._rarity.get, (self._alone, "")
        for feature, count in counts.items():
            rarity, name = known(feature, unknown)
            weight = rarity * (1 + math.log(count)) if count > 1 else rarity
            square += weight * weight
            if name:
                shared[name] = weight
        length = math.sqrt(square)
        return {feature: weight / length for feature, weight in shared.items()}


def remembered(weights: Weights) -> Callable[[Bag], Vector]:
    """What makes the vector of a bag: those that were asked for lately are still there."""

    @lru_cache(maxsize=_REMEMBERED)
    def vector(lines: str) -> Vector:
        return weights.vector(counted(features_in(lines)))

    return lambda bag: vector(bag.lines)


def dot(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The inner product; the cosine of what both are a part of."""
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    return sum([weight * many[feature] for feature, weight in few.items() if feature in many])
