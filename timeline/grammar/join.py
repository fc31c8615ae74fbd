"""Joining neighbours: an ordered tuple of small list → list steps."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import TypeAlias, get_args

from timeline.grammar.heads import beginnings
from timeline.grammar.reading import NoTime, Reading
from timeline.grammar.scan import Found

Step: TypeAlias = "Callable[[str, list[Found]], list[Found]] | _At"
"""Gives back the list itself where it changes nothing."""
Combine = Callable[[str, Found, Found], Found | None]
Kinds = type | tuple[type, ...]
Extend = Callable[[str, Found, int], Found | None]
"""Gets the text, a finding and the offset where the next one begins."""


def join(text: str, found: Sequence[Found], steps: Sequence[Step]) -> list[Found]:
    """The findings after every step, in text order, without overlaps."""
    result = list(found)
    ways = _ways_of(tuple(steps))
    due = _due(text, result, ways)
    for number, step in enumerate(steps):
        if isinstance(step, _At):
            after = step.joined(text, result, due[number]) if number in due else result
        else:
            after = step(text, result)
        if after is not result:
            result, due = after, _due(text, after, ways)
    return result


@dataclass(frozen=True, slots=True)
class _Ways:
    """The numbers of the steps that may change a finding, by the character behind it."""

    by_character: dict[str, tuple[int, ...]]
    others: tuple[int, ...]
    """Those of the steps that do not mind which it is."""


def _ways(steps: list[tuple[int, frozenset[str] | None]]) -> _Ways:
    others = tuple(number for number, begin in steps if begin is None)
    known: frozenset[str] = frozenset().union(*(begin for _, begin in steps if begin is not None))
    by_character = {one: tuple(number for number, begin in steps if begin is None or one in begin) for one in known}
    return _Ways(by_character, others)


_Kinds = tuple[type, type | None]
"""The kind of a finding and that of the next one, or None for what asks for no next one."""


@lru_cache(maxsize=16)
def _ways_of(steps: tuple[Step, ...]) -> dict[_Kinds, _Ways]:
    asked: defaultdict[_Kinds, list[tuple[int, frozenset[str] | None]]] = defaultdict(list)
    for number, step in enumerate(steps):
        if isinstance(step, _At):
            begin = step.begin()
            for kinds in step.kinds():
                asked[kinds].append((number, begin))
    return {kinds: _ways(told) for kinds, told in asked.items()}


def _due(text: str, found: list[Found], ways: dict[_Kinds, _Ways]) -> dict[int, list[int]]:
    """The places of the findings that each step may change: most have words behind them that none takes in."""
    due: dict[int, list[int]] = {}
    end = -_REACH - 1
    before: type = NoTime
    for at, item in enumerate(found):
        kind = type(item.reading)
        if item.start - end <= _REACH and (pair := ways.get((before, kind))) is not None:
            between = text[end] if end < item.start else ""
            for number in pair.by_character.get(between, pair.others):
                due.setdefault(number, []).append(at - 1)
        if (alone := ways.get((kind, None))) is not None:
            for number in alone.by_character.get(text[item.end : item.end + 1], alone.others):
                due.setdefault(number, []).append(at)
        before, end = kind, item.end
    return due


_REACH = 40
"""Characters that may stand between two findings that combine; no joining words are longer."""


def neighbours(
    combine: Combine, first: Kinds = object, second: Kinds = object, begin: Collection[str] | None = None
) -> Step:
    """A step that lets each finding swallow its right neighbour as long as the two combine.

    Args:
        combine: both findings as one, or None; is asked of near neighbours only.
        first: the kinds of reading that it combines.
        second: the kinds of reading that it combines them with.
        begin: the characters that what stands between two that combine can begin with; None for any.
    """
    return _Neighbours(combine, _classes(first), _classes(second), begin)


def _classes(kinds: Kinds) -> frozenset[type]:
    if kinds is object:
        return frozenset(get_args(Reading))
    return frozenset(kinds if isinstance(kinds, tuple) else (kinds,))


class _At(ABC):
    """A step that looks only at the places where it may change something."""

    @abstractmethod
    def kinds(self) -> Iterable[_Kinds]:
        """The kinds of reading that it changes."""

    @abstractmethod
    def begin(self) -> frozenset[str] | None:
        """What may stand right behind what it changes; the empty string for another finding, None for anything."""

    @abstractmethod
    def joined(self, text: str, found: list[Found], places: list[int]) -> list[Found]:
        """The findings after the step, or the list itself."""


class _Neighbours(_At):
    def __init__(
        self, combine: Combine, first: frozenset[type], second: frozenset[type], begin: Collection[str] | None
    ) -> None:
        self._combine, self._first, self._second, self._begin = combine, first, second, begin

    def kinds(self) -> Iterable[_Kinds]:
        return product(self._first, self._second)

    def begin(self) -> frozenset[str] | None:
        return None if self._begin is None else frozenset({"", *self._begin})

    def joined(self, text: str, found: list[Found], places: list[int]) -> list[Found]:
        for at in places:
            if (both := self._combine(text, found[at], found[at + 1])) is not None:
                return self._swallowed(text, [*found[:at], both], found[at + 2 :])
        return found

    def _swallowed(self, text: str, result: list[Found], rest: list[Found]) -> list[Found]:
        """The result and the rest after the step, where the last of the result may swallow the first of the rest."""
        combine, first, second = self._combine, self._first, self._second
        last = result[-1]
        for item in rest:
            if (
                item.start - last.end <= _REACH
                and type(item.reading) in second
                and type(last.reading) in first
                and (both := combine(text, last, item)) is not None
            ):
                result[-1] = last = both
            else:
                result.append(item)
                last = item
        return result


def preceded(extend: Extend) -> Step:
    """A step that lets each finding take in the words before it; the offset is where the finding before ends."""

    def step(text: str, found: list[Found]) -> list[Found]:
        result: list[Found] = []
        for item in found:
            floor = result[-1].end if result else 0
            result.append(extend(text, item, floor) or item)
        return result

    return step


def extended(extend: Extend, kinds: Kinds = object, *words: re.Pattern[str]) -> Step:
    """A step that lets each finding of these kinds take in the words behind it, up to the next finding.

    Args:
        extend: the finding with the words, or None.
        kinds: the kinds of reading that it extends.
        words: patterns of which one must match the words; a look at their first character spares most calls.
    """
    return _Extended(extend, _classes(kinds), words)


class _Extended(_At):
    def __init__(self, extend: Extend, kinds: frozenset[type], words: tuple[re.Pattern[str], ...]) -> None:
        self._extend, self._kinds, self._words = extend, kinds, words

    def kinds(self) -> Iterable[_Kinds]:
        return ((kind, None) for kind in self._kinds)

    def begin(self) -> frozenset[str] | None:
        return frozenset().union(*(beginnings(word.pattern) for word in self._words)) if self._words else None

    def joined(self, text: str, found: list[Found], places: list[int]) -> list[Found]:
        result = found
        for at in places:
            limit = found[at + 1].start if at + 1 < len(found) else len(text)
            longer = self._extend(text, found[at], limit)
            if longer is not None:
                result = list(found) if result is found else result
                result[at] = longer
        return result
