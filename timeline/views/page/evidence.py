"""Where in its sentence a mention stands."""

from __future__ import annotations

import pandas as pd

from timeline.views.page.clean import utf16_length, visible

Mark = tuple[int, int] | None
"""(start, end) of the expression in the cleaned sentence, in UTF-16 units; None when it is not in it."""


def marks(mentions: pd.DataFrame) -> list[Mark]:
    """For each mention the place of its expression in its sentence.

    The table has the sentence's text but not its offset. Where an expression stands twice in a sentence, the other
    mentions of the same sentence tell which one is meant: all of them imply the same offset of the sentence.
    """
    rows = zip(mentions["article_id"], mentions["sentence"], mentions["text"], mentions["start_char"], strict=True)
    told = [(article, sentence, text, int(start), _places(sentence, text)) for article, sentence, text, start in rows]
    offsets: dict[tuple[str, str], set[int]] = {}
    for article, sentence, _, start, places in told:
        possible = {start - place for place in places}
        known = offsets.setdefault((article, sentence), possible)
        offsets[article, sentence] = known & possible or possible
    return [
        _mark(sentence, text, [place for place in places if start - place in offsets[article, sentence]] or places)
        for article, sentence, text, start, places in told
    ]


def _places(sentence: str, text: str) -> list[int]:
    """Every offset at which the text stands in the sentence."""
    places: list[int] = []
    at = sentence.find(text) if text else -1
    while at >= 0:
        places.append(at)
        at = sentence.find(text, at + 1)
    return places


def _mark(sentence: str, text: str, places: list[int]) -> Mark:
    """The first of these places."""
    if not places:
        return None
    before = utf16_length(visible(sentence[: places[0]]))
    return before, before + utf16_length(visible(text))
