"""Joining neighbours: an ordered tuple of small list → list steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from timeline.grammar.scan import Found

Step = Callable[[str, list[Found]], list[Found]]
Combine = Callable[[str, Found, Found], Found | None]
Extend = Callable[[str, Found, int], Found | None]
"""Gets the text, a finding and the offset where the next one begins."""


def join(text: str, found: Sequence[Found], steps: Sequence[Step]) -> list[Found]:
    """The findings after every step, in text order, without overlaps."""
    result = list(found)
    for step in steps:
        result = step(text, result)
    return result


def neighbours(combine: Combine) -> Step:
    """A step that lets each finding swallow its right neighbour as long as the two combine."""

    def step(text: str, found: list[Found]) -> list[Found]:
        result: list[Found] = []
        for item in found:
            both = combine(text, result[-1], item) if result else None
            if both is None:
                result.append(item)
            else:
                result[-1] = both
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


def extended(extend: Extend) -> Step:
    """A step that lets each finding take in the words behind it, up to the next finding."""

    def step(text: str, found: list[Found]) -> list[Found]:
        result: list[Found] = []
        for i, item in enumerate(found):
            limit = found[i + 1].start if i + 1 < len(found) else len(text)
            result.append(extend(text, item, limit) or item)
        return result

    return step
