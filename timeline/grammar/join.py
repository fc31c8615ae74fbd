"""Joining neighbours: an ordered tuple of small list → list steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from timeline.grammar.scan import Found

Step = Callable[[str, list[Found]], list[Found]]
Combine = Callable[[str, Found, Found], Found | None]
Kinds = type | tuple[type, ...]
Extend = Callable[[str, Found, int], Found | None]
"""Gets the text, a finding and the offset where the next one begins."""


def join(text: str, found: Sequence[Found], steps: Sequence[Step]) -> list[Found]:
    """The findings after every step, in text order, without overlaps."""
    result = list(found)
    for step in steps:
        result = step(text, result)
    return result


_REACH = 40
"""Characters that may stand between two findings that combine; no joining words are longer."""


def neighbours(combine: Combine, first: Kinds = object, second: Kinds = object) -> Step:
    """A step that lets each finding swallow its right neighbour as long as the two combine.

    Args:
        combine: both findings as one, or None; is asked of near neighbours only.
        first: the kinds of reading that it combines.
        second: the kinds of reading that it combines them with.
    """

    def step(text: str, found: list[Found]) -> list[Found]:
        result: list[Found] = []
        last: Found | None = None
        for item in found:
            if (
                last is not None
                and item.start - last.end <= _REACH
                and isinstance(item.reading, second)
                and isinstance(last.reading, first)
                and (both := combine(text, last, item)) is not None
            ):
                result[-1] = last = both
            else:
                result.append(item)
                last = item
        return result

    return step


def preceded(extend: Extend) -> Step:
    """A step that lets each finding take in the words before it; the offset is where the finding before ends."""

    def step(text: str, found: list[Found]) -> list[Found]:
        result: list[Found] = []
        for item in found:
            floor = result[-1].end if result else 0
            result.append(extend(text, item, floor) or item)
        return result

    return step


def extended(extend: Extend, kinds: Kinds = object) -> Step:
    """A step that lets each finding of these kinds take in the words behind it, up to the next finding."""

    def step(text: str, found: list[Found]) -> list[Found]:
        result = list(found)
        for i, item in enumerate(found):
            if isinstance(item.reading, kinds):
                limit = found[i + 1].start if i + 1 < len(found) else len(text)
                result[i] = extend(text, item, limit) or item
        return result

    return step
