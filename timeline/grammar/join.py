"""Joining neighbours: an ordered tuple of small list → list steps."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import TypeAlias, get_args

from timeline.grammar.heads import beginnings
from timeline.grammar.reading import NoTime, Reading
from timeline.grammar.scan import Found

Step: TypeAlias = "Callable[[str, list[Found]], list[Found]] | _Neighbours"
"""Gives back the list itself where it changes nothing."""
Combine = Callable[[str, Found, Found], Found | None]
Kinds = type | tuple[type, ...]
Extend = Callable[[str, Found, int], Found | None]
"""Gets the text, a finding and the offset where the next one begins."""


def join(text: str, found: Sequence[Found], steps: Sequence[Step]) -> list[Found]:
    """The findings after every step, in text order, without overlaps."""
    result = list(found)
    ways = _ways(tuple(steps))
    due = _due(text, result, ways)
    for number, step in enumerate(steps):
        if isinstance(step, _Neighbours):
            after = step.joined(text, result, due[number]) if number in due else result
        else:
            after = step(text, result)
        if after is not result:
            result, due = after, _due(text, after, ways)
    return result


@dataclass(frozen=True, slots=True)
class _Asked:
    """The numbers of what may change a finding, by the character behind it."""

    by_character: dict[str, tuple[int, ...]]
    others: tuple[int, ...]
    """Those that do not mind which it is."""

    def behind(self, character: str) -> tuple[int, ...]:
        return self.by_character.get(character, self.others)


def _asked(begins: Iterable[tuple[int, Collection[str] | None]]) -> _Asked:
    """By numbers, and what may stand behind a finding that each changes; None for anything."""
    told = list(begins)
    others = tuple(number for number, begin in told if begin is None)
    known: frozenset[str] = frozenset().union(*(begin for _, begin in told if begin is not None))
    by_character = {one: tuple(number for number, begin in told if begin is None or one in begin) for one in known}
    return _Asked(by_character, others)


_Ways = dict[type, dict[type, _Asked]]
"""By the kind of reading of a finding and of the one before it, the steps that may combine them."""


@lru_cache(maxsize=16)
def _ways(steps: tuple[Step, ...]) -> _Ways:
    begins: defaultdict[tuple[type, type], list[tuple[int, Collection[str] | None]]] = defaultdict(list)
    for number, step in enumerate(steps):
        if isinstance(step, _Neighbours):
            for kinds in product(step.first, step.second):
                begins[kinds].append((number, step.begin))
    ways: defaultdict[type, dict[type, _Asked]] = defaultdict(dict)
    for (first, second), told in begins.items():
        ways[second][first] = _asked(told)
    return dict(ways)


def _due(text: str, found: list[Found], ways: _Ways) -> dict[int, list[int]]:
    """By step, where the findings stand that it may combine with the next: most have words between them."""
    due: dict[int, list[int]] = {}
    end = -_REACH - 1
    before: type = NoTime
    for at, item in enumerate(found):
        kind = type(item.reading)
        if item.start - end <= _REACH and (by_first := ways.get(kind)) is not None:
            asked = by_first.get(before)
            if asked is not None:
                for number in asked.behind(text[end] if end < item.start else ""):
                    due.setdefault(number, []).append(at - 1)
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


class _Neighbours:
    def __init__(
        self, combine: Combine, first: frozenset[type], second: frozenset[type], begin: Collection[str] | None
    ) -> None:
        self._combine, self.first, self.second = combine, first, second
        self.begin = None if begin is None else frozenset({"", *begin})

    def joined(self, text: str, found: list[Found], places: list[int]) -> list[Found]:
        """The findings after the step, or the list itself, where the findings at some places may be combined."""
        for at in places:
            if (both := self._combine(text, found[at], found[at + 1])) is not None:
                return self._swallowed(text, [*found[:at], both], found[at + 2 :])
        return found

    def _swallowed(self, text: str, result: list[Found], rest: list[Found]) -> list[Found]:
        """The result and the rest after the step, where the last of the result may swallow the first of the rest."""
        combine, first, second = self._combine, self.first, self.second
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


@dataclass(frozen=True, slots=True)
class Behind:
    """What takes in the words behind a finding.

    Attributes:
        extend: the finding with the words, or None.
        words: patterns of which one must match the words; a look at their first character spares most calls.
    """

    extend: Extend
    words: tuple[re.Pattern[str], ...] = ()

    def begin(self) -> Collection[str] | None:
        """The characters that the words may begin with; None for any."""
        return frozenset().union(*(beginnings(word.pattern) for word in self.words)) if self.words else None


def extended(kinds: Kinds, *ways: Behind) -> Step:
    """A step that lets each finding of these kinds take in words behind it, up to the next finding, in these ways."""
    return _Extended(_classes(kinds), ways)


class _Extended:
    def __init__(self, kinds: frozenset[type], ways: tuple[Behind, ...]) -> None:
        self._kinds, self._ways = kinds, ways
        self._known: _Asked | None = None

    def __call__(self, text: str, found: list[Found]) -> list[Found]:
        if self._known is None:  # told when a first text is read, since it takes a while
            self._known = _asked((number, way.begin()) for number, way in enumerate(self._ways))
        result, kinds, asked = found, self._kinds, self._known
        for at, item in enumerate(found):
            if type(item.reading) in kinds and (numbers := asked.behind(text[item.end : item.end + 1])):
                limit = found[at + 1].start if at + 1 < len(found) else len(text)
                longer = self._longer(text, item, limit, numbers, asked)
                if longer is not item:
                    result = list(found) if result is found else result
                    result[at] = longer
        return result

    def _longer(self, text: str, item: Found, limit: int, numbers: tuple[int, ...], asked: _Asked) -> Found:
        for number in numbers:
            longer = self._ways[number].extend(text, item, limit)
            if longer is not None:
                if type(longer.reading) not in self._kinds:
                    return longer
                behind = asked.behind(text[longer.end : longer.end + 1])
                return self._longer(text, longer, limit, tuple(more for more in behind if more > number), asked)
        return item
