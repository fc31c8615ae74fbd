"""Joining neighbours: an ordered tuple of small list → list steps."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from itertools import product
from typing import get_args

from timeline.grammar.heads import beginnings
from timeline.grammar.reading import NoTime, Reading
from timeline.grammar.scan import Found

Step = Callable[[str, list[Found]], list[Found]]
"""Gives back the list itself where it changes nothing."""
Combine = Callable[[str, Found, Found], Found | None]
Kinds = type | tuple[type, ...]
Extend = Callable[[str, Found, int], Found | None]
"""Gets the text, a finding and the offset where the next one begins."""


def join(text: str, found: Sequence[Found], steps: Sequence[Step]) -> list[Found]:
    """The findings after every step, in text order, without overlaps."""
    result = list(found)
    openings = _openings(tuple(steps))
    near = _near(text, result, openings)
    for step in steps:
        if isinstance(step, _Neighbours):
            after = step.joined(text, result, near) if near else result
        else:
            after = step(text, result)
        if after is not result:
            result, near = after, _near(text, after, openings)
    return result


_Openings = dict[tuple[type, type], frozenset[str] | None]
"""By two kinds of reading that some step combines: what may stand first between them, None for anything."""


@lru_cache(maxsize=16)
def _openings(steps: tuple[Step, ...]) -> _Openings:
    openings: _Openings = {}
    for step in steps:
        if isinstance(step, _Neighbours):
            for kinds in product(step.first, step.second):
                known = openings.get(kinds, frozenset())
                openings[kinds] = None if known is None or step.begin is None else known.union(step.begin)
    return openings


_Near = tuple[int, type, type, str]
"""Where a finding has another near behind it, both kinds of reading, and the character between them if there is any."""


def _near(text: str, found: list[Found], openings: _Openings) -> list[_Near]:
    """The neighbours that some step may combine: most have words between them that none takes in."""
    near: list[_Near] = []
    end = -_REACH - 1
    before: type = NoTime
    for at, item in enumerate(found):
        kind = type(item.reading)
        if item.start - end <= _REACH and (before, kind) in openings:
            begin, between = openings[before, kind], text[end] if end < item.start else ""
            if not between or begin is None or between in begin:
                near.append((at - 1, before, kind, between))
        before, end = kind, item.end
    return near


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
        self.combine, self.first, self.second, self.begin = combine, first, second, begin

    def joined(self, text: str, found: list[Found], near: list[_Near]) -> list[Found]:
        """The findings after the step, or the list itself; looks only where another finding is near behind."""
        combine, first, second = self.combine, self.first, self.second
        for at, before, behind, between in near:
            if (
                before in first
                and behind in second
                and (not between or self.begin is None or between in self.begin)
                and (both := combine(text, found[at], found[at + 1])) is not None
            ):
                return self._swallowed(text, [*found[:at], both], found[at + 2 :])
        return found

    def __call__(self, text: str, found: list[Found]) -> list[Found]:
        result = self._swallowed(text, [], found)
        return result if len(result) < len(found) else found

    def _swallowed(self, text: str, result: list[Found], rest: list[Found]) -> list[Found]:
        """The result and the rest after the step, where the last of the result may swallow the first of the rest."""
        combine, first, second = self.combine, self.first, self.second
        last = result[-1] if result else None
        for item in rest:
            if (
                last is not None
                and item.start - last.end <= _REACH
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


class _Extended:
    def __init__(self, extend: Extend, kinds: frozenset[type], words: tuple[re.Pattern[str], ...]) -> None:
        self._extend, self._kinds, self._words = extend, kinds, words
        self._known: frozenset[str] | None = None

    def _beginnings(self) -> frozenset[str]:
        """What the words begin with; told when a first text is read, since it takes a while."""
        if self._known is None:
            self._known = frozenset().union(*(beginnings(word.pattern) for word in self._words))
        return self._known

    def __call__(self, text: str, found: list[Found]) -> list[Found]:
        result, kinds, begin = found, self._kinds, self._beginnings() if self._words else None
        for i, item in enumerate(found):
            if type(item.reading) in kinds and (begin is None or text[item.end : item.end + 1] in begin):
                limit = found[i + 1].start if i + 1 < len(found) else len(text)
                longer = self._extend(text, item, limit)
                if longer is not None:
                    result = list(found) if result is found else result
                    result[i] = longer
        return result
