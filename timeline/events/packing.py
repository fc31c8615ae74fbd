"""What an article tells as plain lists, as it travels beside the article and is kept with it.

No words of the article are repeated that its mentions or its text have: a telling names its mention by where it
starts, and a title that stands in the text by its offsets.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any, Final

from timeline.events.account import Account, Outline
from timeline.events.clause import Told
from timeline.events.happening import Said, together
from timeline.events.interval import Interval, known_since
from timeline.events.similarity import counted, features_in, lines_of
from timeline.events.telling import Draft, Telling
from timeline.frozen import values_of
from timeline.model import Mention, TaggedArticle, mention_id_at

ALONE: Final = (0,)
"""Of a single telling, which the features are those of."""


def packed(account: Account) -> list[Any]:
    """The plain lists of what an article tells."""
    packer = _Packer(account.tagged)
    told = [packer.said(one) for one in account.said]
    known = known_since(account.tagged.article)
    return [known if math.isfinite(known) else None, *packer.tables(), told]


def unpacked(values: list[Any], tagged: TaggedArticle, outline: Outline) -> Account:
    """What was packed, with the article that it was packed of, and its outline.

    Raises:
        ValueError, TypeError, LookupError, AttributeError: it was something else.
    """
    known, tolds, features, told = values
    unpacker = _Unpacker(tagged, tolds, [counted(features_in(lines)) for lines in features], known)
    return Account(tagged, outline, tuple([unpacker.said(one) for one in told]))


def packed_outline(own: Outline) -> list[str]:
    """The plain list of an outline."""
    return [own.article_id, own.title, own.letters, "".join(own.nicknames), "\n".join(own.titled)]


def unpacked_outline(values: list[str]) -> Outline:
    """What was packed; errors as for :func:`unpacked`."""
    article_id, title, letters, nicknames, titled = values
    pairs = tuple(nicknames[at : at + 2] for at in range(0, len(nicknames), 2))
    return Outline(article_id, title, letters, pairs, tuple(features_in(titled)))


class _Packer:
    """What several tellings of an article share is told once, and named by its place."""

    def __init__(self, tagged: TaggedArticle) -> None:
        self._text = tagged.article.text
        self._starts = {tagged.mention_id(mention): mention.start for mention in tagged.mentions}
        self._tolds: dict[Told, int] = {}
        self._features: dict[str, int] = {}

    def said(self, one: Said) -> list[Any]:
        heads = one.heads if one.heads != ALONE else 0
        return [one.wording, heads, list(one.met), *map(self._telling, one.tellings)]

    def tables(self) -> list[Any]:
        return [[values_of(told) for told in self._tolds], list(self._features)]

    def _telling(self, one: Telling) -> list[Any]:
        lines = lines_of(one.features)
        features = self._features.setdefault(lines, len(self._features))
        matter = [self._told(told) for told in one.matter] if one.matter != (one.told,) else None
        moved_from = self._starts[one.moved_from] if one.moved_from else None
        return [
            one.mention.start, one.mention.modifier, self._draft(one.draft, one.mention), one.status,
            _packed_interval(one.interval), self._told(one.told), features, matter, moved_from,
            *one.window, *one.subject,
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


def interval_from(values: Sequence[Any], known: float | None) -> Interval:
    """An interval from what was packed of it, and when its article was published."""
    low, high, how, slack, shift = values
    filled, planned, placed, limit = how & 1 > 0, how & 2 > 0, how & 4 > 0, how & 8 > 0
    since = -math.inf if known is None else known
    return Interval(low, high, how >> 4, filled, planned, slack, since, shift, placed, limit)


def draft_from(values: Sequence[Any], text: str) -> Draft:
    """A draft from what was packed of it, and the text of its article."""
    is_attribute, title, length = values
    return Draft(title if isinstance(title, str) else text[title : title + length], is_attribute)


class _Unpacker:
    """The tellings of an article, from what was packed."""

    def __init__(
        self, tagged: TaggedArticle, tolds: Iterable[Sequence[Any]], features: list[dict[str, int]], known: float | None
    ) -> None:
        self._article = tagged.article
        self._mentions = {mention.start: mention for mention in tagged.mentions}
        self._tolds = [Told(*values) for values in tolds]
        self._features = features
        self._known = known

    def said(self, values: Sequence[Any]) -> Said:
        wording, heads, met, *told = values
        tellings, places = tuple(map(self._telling, told)), tuple(heads) if heads else ALONE
        return Said(tellings, together(tellings, places), wording, places, tuple(met))

    def _telling(self, values: Sequence[Any]) -> Telling:
        start, _, draft, status, when, told, features, matter, moved_from, *window = values
        article, what = self._article, self._tolds[told]
        begin, end, subject, subject_end = window
        return Telling(
            article, self._mentions[start], mention_id_at(article.article_id, start), what, (begin, end),
            interval_from(when, self._known), (subject, subject_end), self._features[features], status,
            tuple(self._tolds[one] for one in matter) if matter else (what,),
            mention_id_at(article.article_id, moved_from) if moved_from is not None else "",
            draft_from(draft, article.text),
        )  # fmt: skip
