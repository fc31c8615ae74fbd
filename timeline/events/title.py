"""Which of the tellings of an event names it: the clearest in the language that most of them are told in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from timeline.events.telling import Telling
from timeline.frozen import quick

_DRAFTS: Final = 16
"""Tellings of one event that a title is made of, to choose the best."""
_GOOD: Final = range(8, 27)
"""Characters that a good title has."""


@quick
@dataclass(frozen=True, slots=True)
class Title:
    """A title and the telling it was made from."""

    text: str
    telling: Telling


def title_of(tellings: Sequence[tuple[Telling, float]]) -> Title:
    """The best title among the tellings, in the language that most of them are told in.

    Args:
        tellings: each telling with how much it is like what all others tell, 0 to 1.
    """
    if len(tellings) == 1:
        ((alone, _),) = tellings
        return Title(alone.draft.text, alone)
    spoken = Counter(telling.article.language for telling, _ in tellings)
    language = max(spoken, key=lambda name: (spoken[name], name))
    own = [one for one in tellings if one[0].article.language == language]
    nearest = sorted(own, key=lambda one: (-one[1], one[0].mention_id))[:_DRAFTS]
    drafts = [
        (_clarity(telling, likeness), telling.mention_id, Title(telling.draft.text, telling))
        for telling, likeness in nearest
    ]
    return max(drafts, key=lambda draft: draft[:2])[2]


def _clarity(telling: Telling, likeness: float) -> float:
    """How well what a telling would be called serves as the title."""
    draft, mention, told = telling.draft, telling.mention, telling.told
    text = draft.text
    return (
        round(2 * likeness, 6)
        + (len(text) in _GOOD)
        + (telling.status == "happened")
        + 0.5 * (mention.sentence_start == 0)
        - 0.5 * text.endswith("…")
        - 0.1 * telling.interval.rank
        - 0.5 * (told.says and "：" in text)
        - (not told.says and draft.is_attribute)
    )
