"""What is compared of an article, and what is quoted of it: each from what was packed, without the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from sys import intern
from typing import Any, Final, get_args

from timeline.codec import Glance
from timeline.events.account import Outline, holds, made_anew
from timeline.events.aliases import Aliases
from timeline.events.clause import Told
from timeline.events.happening import Said, together
from timeline.events.interval import Interval
from timeline.events.packing import ALONE, draft_from, interval_from
from timeline.events.similarity import Bag, lines_of
from timeline.events.telling import UNTITLED, Draft, Telling
from timeline.frozen import changed, quick
from timeline.model import Article, Mention, Status, mention_id_at

_TELLINGS: Final = 3
"""Where the tellings begin in what is packed of a breath."""
_DRAFT: Final = 2
"""Where the draft stands in what is packed of a telling."""
NONE: Final = -1
"""In place of the number of a telling, or of an event, where a mention tells none."""
_NOBODY: Final = Article("", "", "", "")
_NOWHERE: Final = (0, 0)
_STATUS: Final[dict[str, Status]] = {status: status for status in get_args(Status)}
"""The one text of each that all tellings share."""


@dataclass(frozen=True, slots=True)
class Brief:
    """An article of which no more is at hand than is compared."""

    outline: Outline
    packed: list[Any]
    """What it tells, from :func:`timeline.events.packing.packed`."""
    first: int
    """The number of its first telling among all of a corpus."""

    @property
    def after(self) -> int:
        """The number behind that of its last."""
        return self.first + len(_tellings(self.packed))

    def told(self, known: frozenset[str], aliases: Aliases) -> tuple[Said, ...]:
        """As for :meth:`timeline.events.account.Account.told`, with no more than is compared."""
        own, said = self.outline, self._said()
        if holds(own, known, aliases):
            return said
        matter = iter(self._matter())
        whole = [changed(one, tellings=tuple([changed(t, matter=next(matter)) for t in one.tellings])) for one in said]
        return tuple(map(_light, made_anew(own, whole, known, aliases)))

    def _said(self) -> tuple[Said, ...]:
        known, tolds, features, said = self.packed
        shared = _Shared(known, [_bare(*told[1:]) for told in tolds], [Bag(intern(lines)) for lines in features])
        made, number = [], self.first
        for wording, heads, met, *told in said:
            tellings = [self._telling(one, place, shared) for place, one in enumerate(told, number)]
            number += len(told)
            places = tuple(heads) if heads else ALONE
            made.append(Said(tuple(tellings), _bag(together(tellings, places)), wording, places, tuple(met)))
        return tuple(made)

    def _telling(self, values: list[Any], number: int, shared: _Shared) -> Telling:
        start, modifier, _, status, when, told, features, _, moved_from, *_ = values
        own = self.outline.article_id
        return Telling(
            _NOBODY, _unseen(modifier), mention_id_at(own, start), shared.tolds[told], _NOWHERE, shared.interval(when),
            _NOWHERE, shared.bags[features], _STATUS[status], (),
            mention_id_at(own, moved_from) if moved_from is not None else "", UNTITLED, number,
        )  # fmt: skip

    def _matter(self) -> list[tuple[Told, ...]]:
        """What the features of each telling are made of."""
        whole = [Told(*told) for told in self.packed[1]]
        tellings = _tellings(self.packed)
        return [tuple(whole[one] for one in matter or (what,)) for _, _, _, _, _, what, _, matter, *_ in tellings]


class _Shared:
    """What several tellings of an article have in common: one object for all of them."""

    def __init__(self, known: float | None, tolds: list[Told], bags: list[Bag]) -> None:
        self._known = known
        self.tolds = tolds
        self.bags = bags
        self._intervals: dict[tuple[Any, ...], Interval] = {}

    def interval(self, when: list[Any]) -> Interval:
        """The interval that was packed so."""
        key = tuple(when)
        known = self._intervals.get(key)
        if known is None:
            known = self._intervals[key] = interval_from([*map(_one, when)], self._known)
        return known


@lru_cache(maxsize=65_536, typed=True)
def _one(number: float) -> float:
    """The one object for a number that many tellings have, as those of a day do."""
    return number


def _light(one: Said) -> Said:
    """The same with no more than is compared, once its features were made again."""
    tellings = [changed(telling, matter=(), features=_bag(telling.features)) for telling in one.tellings]
    return changed(one, tellings=tuple(tellings), features=_bag(one.features))


def _bag(features: Mapping[str, int]) -> Bag:
    return features if isinstance(features, Bag) else Bag(intern(lines_of(features)))


@lru_cache(maxsize=1024)
def _bare(says: bool, stage: str, half: str, ordinal: str, borrowed: bool) -> Told:
    """What is told without its words; there are few of them."""
    return Told("", says, stage, half, ordinal, borrowed)


@lru_cache(maxsize=256)
def _unseen(modifier: str | None) -> Mention:
    """What merging asks of a mention."""
    return Mention(0, 0, "", "point", modifier=modifier)


@quick
@dataclass(frozen=True, slots=True)
class Quoted:
    """What is quoted of a telling."""

    article: Article
    mention: Mention
    draft: Draft


@quick
@dataclass(frozen=True, slots=True)
class Passing:
    """An article as it goes by once more, when it is known who tells what."""

    article: Article
    kinds: list[str]
    """Those of its mentions."""
    flags: list[list[str]]
    """Those of its mentions."""
    tellings: list[int]
    """For each of its mentions the place of its telling among those of the article; NONE where it tells nothing."""
    quoted: list[Quoted]
    """What is quoted of each telling."""


def _tellings(packed: list[Any]) -> list[list[Any]]:
    """What is packed of each telling of an article, in their order."""
    return [told for said in packed[-1] for told in said[_TELLINGS:]]


def starts_of(packed: list[Any]) -> list[int]:
    """Where the mention of each telling of an article begins."""
    return [told[0] for told in _tellings(packed)]


def passing(packed: list[Any], starts: list[int], seen: Glance) -> Passing:
    """What passes of an article.

    Args:
        packed: what the article tells, from :func:`timeline.events.packing.packed`.
        starts: where the mention of each telling begins.
        seen: the article, with at least these mentions.
    """
    article, mentions = seen.tagged.article, {mention.start: mention for mention in seen.tagged.mentions}
    drafts = [draft_from(told[_DRAFT], article.text) for told in _tellings(packed)]
    quoted = [Quoted(article, mentions[start], draft) for start, draft in zip(starts, drafts, strict=True)]
    places = {start: place for place, start in enumerate(starts)}
    return Passing(article, seen.kinds, seen.flags, [places.get(start, NONE) for start in seen.starts], quoted)
