"""What an article tells as plain lists, as it travels beside the article and is kept with it.

No words of the article are repeated that its mentions or its text have: a telling names its mention by place, and a
title that stands in the text by its offsets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final

from timeline.events.account import Account, Outline
from timeline.events.clause import Told
from timeline.events.happening import Said, together
from timeline.events.interval import Interval, known_since
from timeline.events.telling import Draft, Telling
from timeline.frozen import values_of
from timeline.model import Mention, TaggedArticle

_ALONE: Final = (0,)


def packed(account: Account) -> list[Any]:
    """The plain lists of what an article tells."""
    packer = _Packer(account.tagged)
    told = [packer.said(one) for one in account.said]
    return [*packer.tables(), told]


def unpacked(values: list[Any], tagged: TaggedArticle, outline: Outline) -> Account:
    """What was packed, with the article that it was packed of, and its outline.

    Raises:
        ValueError, TypeError, LookupError, AttributeError: it was something else.
    """
    tolds, features, told = values
    unpacker = _Unpacker(tagged, tolds, features)
    return Account(tagged, outline, tuple([unpacker.said(one) for one in told]))


def packed_outline(own: Outline) -> list[str]:
    """The plain list of an outline."""
    return [own.article_id, own.title, own.letters, "".join(own.nicknames), _lines(own.titled)]


def unpacked_outline(values: list[str]) -> Outline:
    """What was packed; errors as for :func:`unpacked`."""
    article_id, title, letters, nicknames, titled = values
    pairs = tuple(nicknames[at : at + 2] for at in range(0, len(nicknames), 2))
    return Outline(article_id, title, letters, pairs, tuple(_of_lines(titled)))


def _lines(features: Iterable[str]) -> str:
    return "\n".join(features)


def _of_lines(text: str) -> list[str]:
    return text.split("\n") if text else []


class _Packer:
    """What several tellings of an article share is told once, and named by its place."""

    def __init__(self, tagged: TaggedArticle) -> None:
        self._text = tagged.article.text
        self._places = {tagged.mention_id(mention): place for place, mention in enumerate(tagged.mentions)}
        self._tolds: dict[Told, int] = {}
        self._features: dict[str, int] = {}

    def said(self, one: Said) -> list[Any]:
        heads = one.heads if one.heads != _ALONE else 0
        return [one.wording, heads, list(one.met), *map(self._telling, one.tellings)]

    def tables(self) -> list[Any]:
        return [[values_of(told) for told in self._tolds], list(self._features)]

    def _telling(self, one: Telling) -> list[Any]:
        lines = _lines(one.features.elements())
        features = self._features.setdefault(lines, len(self._features))
        matter = [self._told(told) for told in one.matter] if one.matter != (one.told,) else None
        moved_from = self._places[one.moved_from] if one.moved_from else None
        return [
            self._places[one.mention_id], one.status, *one.window, *one.subject, _packed_interval(one.interval),
            self._told(one.told), features, *self._draft(one.draft, one.mention), matter, moved_from,
        ]  # fmt: skip

    def _told(self, told: Told) -> int:
        return self._tolds.setdefault(told, len(self._tolds))

    def _draft(self, draft: Draft, mention: Mention) -> tuple[bool, str | int, int]:
        """The draft; an offset instead of its words where they stand in the text."""
        start = self._text.find(draft.text, mention.sentence_start)
        return draft.is_attribute, draft.text if start < 0 else start, len(draft.text)


def _packed_interval(one: Interval) -> tuple[float, float, int, int, float]:
    flags = one.filled | one.planned << 1 | one.placed << 2 | one.limit << 3
    return one.low, one.high, one.rank << 4 | flags, one.slack, one.shift


class _Unpacker:
    """The tellings of an article, from what was packed."""

    def __init__(self, tagged: TaggedArticle, tolds: Iterable[Sequence[Any]], features: Iterable[str]) -> None:
        self._tagged = tagged
        self._known = known_since(tagged.article)
        self._tolds = [Told(*values) for values in tolds]
        self._features = [Counter(_of_lines(lines)) for lines in features]

    def said(self, values: Sequence[Any]) -> Said:
        wording, heads, met, *told = values
        tellings, places = tuple(map(self._telling, told)), tuple(heads) if heads else _ALONE
        return Said(tellings, together(tellings, places), wording, places, tuple(met))

    def _telling(self, values: Sequence[Any]) -> Telling:
        place, status, start, end, subject, subject_end, when, told, features, *draft, matter, moved_from = values
        tagged, what = self._tagged, self._tolds[told]
        mention = tagged.mentions[place]
        return Telling(
            tagged.article, mention, tagged.mention_id(mention), what, (start, end), self._interval(*when),
            (subject, subject_end), self._features[features], status,
            tuple(self._tolds[one] for one in matter) if matter else (what,),
            tagged.mention_id(tagged.mentions[moved_from]) if moved_from is not None else "", self._draft(*draft),
        )  # fmt: skip

    def _interval(self, low: float, high: float, how: int, slack: int, shift: float) -> Interval:
        filled, planned, placed, limit = how & 1 > 0, how & 2 > 0, how & 4 > 0, how & 8 > 0
        return Interval(low, high, how >> 4, filled, planned, slack, self._known, shift, placed, limit)

    def _draft(self, is_attribute: bool, title: str | int, length: int) -> Draft:
        words = title if isinstance(title, str) else self._tagged.article.text[title : title + length]
        return Draft(words, is_attribute)
