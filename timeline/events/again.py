"""What one article tells again: at a minute that it named before, or in the words of another sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.events.interval import RANK
from timeline.events.telling import Telling

Groups = Sequence[Sequence[Telling]]
"""Tellings of one article, those of one breath together."""

_NAMED: Final = 7
"""Letters from which on what is told is called by words of its own, and not 刑期至2022年9月."""


def matter(lead: Telling) -> tuple[object, ...]:
    """What all that one article tells of a matter has in common, by the finest telling of a breath.

    Who names a minute again means the same. Else what would be called the same at the same time is one, since nobody
    could tell the two apart.
    """
    told, interval = lead.told, lead.interval
    if interval.rank <= RANK["minute"]:
        return lead.article.article_id, interval.low, told.says, told.stage == "end", told.half
    title = lead.draft.text
    if sum(map(str.isalpha, title)) < _NAMED:
        return (lead.mention_id,)
    return interval.low, interval.high, interval.rank, interval.filled, lead.status, told.says, told.half, title


def apart(groups: Groups) -> list[Groups]:
    """Breaths of one matter, those of one sentence apart: it has one name, and tells another part of it by each time.

    But for a minute, which may be said twice in a sentence.
    """
    if len(groups) == 1 or min(telling.interval.rank for telling in groups[0]) <= RANK["minute"]:
        return [groups]
    sentences = [group[0].mention.sentence_start for group in groups]
    is_first = [sentences.index(sentence) == place for place, sentence in enumerate(sentences)]
    others: list[Groups] = [[group] for group, first in zip(groups, is_first, strict=True) if not first]
    return [[group for group, first in zip(groups, is_first, strict=True) if first], *others]
