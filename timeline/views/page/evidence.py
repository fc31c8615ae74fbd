"""Where in its sentence a mention stands."""

from __future__ import annotations

from functools import cache

import pandas as pd

from timeline.views.page.clean import utf16_length, visible

Mark = tuple[int, int] | None
"""(start, end) of the expression in the cleaned sentence, in UTF-16 units; None when it is not in it."""


def marks(mentions: pd.DataFrame) -> list[Mark]:
    """For each mention the place of its expression in its sentence.

    The table has the sentence's text but not its offset. Where an expression stands twice in a sentence, the other
    mentions of the same sentence tell which one is meant: all of them imply the same offset of the sentence.
    """
    names = ("article_id", "sentence", "text", "start_char")
    rows = list(zip(*(mentions[name].tolist() for name in names), strict=True))
    places = [_places(sentence, text) for _, sentence, text, _ in rows]
    unsure = {row[:2] for row, some in zip(rows, places, strict=True) if len(some) > 1}
    offsets: dict[tuple[str, str], set[int]] = {}
    for (article, sentence, _, start), some in zip(rows, places, strict=True):
        if (article, sentence) in unsure:
            possible = {start - place for place in some}
            known = offsets.setdefault((article, sentence), possible)
            offsets[article, sentence] = known & possible or possible
    is_plain = cache(_is_plain)
    made: list[Mark] = []
    for (article, sentence, text, start), some in zip(rows, places, strict=True):
        if len(some) > 1:
            some = [place for place in some if start - place in offsets[article, sentence]] or some  # noqa: PLW2901
        made.append(_mark(sentence, text, some, is_plain(sentence)))
    return made


def _places(sentence: str, text: str) -> list[int]:
    """Every offset at which the text stands in the sentence."""
    places: list[int] = []
    at = sentence.find(text) if text else -1
    while at >= 0:
        places.append(at)
        at = sentence.find(text, at + 1)
    return places


def _is_plain(sentence: str) -> bool:
    """Whether JavaScript counts its characters as Python does, and all of them are shown."""
    return sentence.isprintable() and utf16_length(sentence) == len(sentence)


def _mark(sentence: str, text: str, places: list[int], is_plain: bool) -> Mark:
    """The first of these places."""
    if not places:
        return None
    if is_plain:
        return places[0], places[0] + len(text)
    before = utf16_length(visible(sentence[: places[0]]))
    return before, before + utf16_length(visible(text))
