"""Tellings: the mentions of an article that can become events, each with what its words say."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial, reduce
from operator import or_
from typing import Final

from timeline import zones
from timeline.events.aliases import Aliases
from timeline.events.clause import (
    TO_CLAUSE_END,
    Told,
    after_byline,
    is_compared,
    is_dateline,
    is_put_off,
    runs,
    says_last,
    told,
    window,
)
from timeline.events.interval import CLOCK, RANK, Interval, interval_of, status_of
from timeline.events.nickname import spell_out, with_names
from timeline.events.sheet import Sheet, Span, without_blanks
from timeline.events.similarity import features, without_synonyms
from timeline.events.timeless import is_comparand
from timeline.events.words import SYNONYMS
from timeline.frozen import quick
from timeline.languages.zh.fold import fold
from timeline.model import Article, Mention, Status, TaggedArticle

_BARE = 3
"""Features below which a clause may say too little to stand alone."""
_AGE: Final = re.compile(
    r"[才刚剛满滿已仅僅约約将將届屆是 ]{0,4}[\d一二三四五六七八九十]{1,4}(?:多|几|幾)?\s?[岁歲](?!末|暮|入|月)"
)
"""What stands behind a year that only tells how old somebody is: 今年 + 48岁."""
_NOBODY: Final[frozenset[str]] = frozenset()


@quick
@dataclass(frozen=True, slots=True)
class Draft:
    """What a telling would be called, as the title of its event."""

    text: str
    is_attribute: bool
    """The time stands before a noun, which says less of what happened: 8日的会议."""


UNTITLED: Final = Draft("", is_attribute=False)
"""Before it is known what a telling would be called."""


@quick
@dataclass(frozen=True, slots=True)
class Telling:
    """One mention, where it stands and what is told there."""

    article: Article
    mention: Mention
    mention_id: str
    told: Told
    window: Span
    """(start, end) offsets of the words that belong to the mention."""
    interval: Interval
    subject: Span
    """(start, end) offsets of the clause before, up to its own time."""
    features: Mapping[str, int]
    """The features of what is told."""
    status: Status
    """That of the mention; a fact that lies ahead of its telling counts as a plan."""
    matter: tuple[Told, ...]
    """What the features are made of: what is told, behind what is told of the time that it was put off from."""
    moved_from: str = ""
    """The mention_id of that time, where the same sentence tells it."""
    draft: Draft = UNTITLED
    number: int = 0
    """Its number among all tellings of a corpus, while what is quoted of it waits."""


def tellings(tagged: TaggedArticle, sheet: Sheet) -> Iterator[list[Telling]]:
    """The tellings of an article; those of one breath (a time said in two zones) come together.

    Left out are mentions without a moment, editor lines, datelines, ages, and days, years and the like that something
    is compared with. Features are those that no other article has a part in: no nickname is spelled out, and names of
    other languages are those that the package knows.
    """
    return _joined(_of_article(tagged, sheet), sheet.text)


def _joined(groups: Iterable[list[Telling]], text: str) -> Iterator[list[Telling]]:
    """Join the old and the new time of what a sentence tells.

    What is only compared with its plan is said in one breath: 8时1分开始，比原定的8时晚了一分钟. What is put off may be
    told elsewhere at either time, so that the new one only says where it comes from: 原定3日举行的会议推迟至10日.
    """
    last: list[Telling] = []
    for group in groups:
        old, new = last[-1] if last else None, group[0]
        is_moved = False
        if old and old.mention.sentence_start == new.mention.sentence_start:
            between = text[old.mention.end : new.mention.start]
            if is_compared(between):
                last += [_same_part(telling, old) for telling in group]
                continue
            is_moved = _may_be_put_off(old, new) and is_put_off(between)
        if last:
            yield last
        last = [_moved(telling, old) for telling in group] if old and is_moved else group
    if last:
        yield last


def _same_part(telling: Telling, old: Telling) -> Telling:
    """The telling with the half that was named with the old time."""
    return replace(telling, told=replace(telling.told, half=telling.told.half or old.told.half))


def _moved(telling: Telling, old: Telling) -> Telling:
    """The telling of the new time, in the words of the old one too."""
    features = _at_most([old.features, telling.features])
    matter = (*old.matter, *telling.matter)
    return replace(_same_part(telling, old), features=features, matter=matter, moved_from=old.mention_id)


def _may_be_put_off(old: Telling, new: Telling) -> bool:
    return {old.status, new.status} in ({"postponed"}, {"postponed", "planned"})


def _of_article(tagged: TaggedArticle, sheet: Sheet) -> Iterator[list[Telling]]:
    article, text = tagged.article, sheet.text
    packaged = Aliases.of(None)
    usable = [mention for mention in tagged.mentions if _tells(article, mention)]
    moments = [mention.start for mention in usable]
    sent_from = _sent_from(article)
    grouped = runs(text, usable)
    for i, run in enumerate(grouped):
        before = grouped[i - 1][-1].end if i else 0
        after = grouped[i + 1][0].start if i + 1 < len(grouped) else len(text)
        span = window(sheet, run, before, after)
        subject = _subject(text, run[0], span[0], moments)
        what = _told(sheet, run, span, subject)
        said = features_of((what,), article.title, _NOBODY, packaged)
        telling = partial(_telling, tagged, sent_from, what, span, subject, said)
        yield from _twins([telling(mention) for mention in run])


def _sent_from(article: Article) -> str:
    """The zone of the place in an article's dateline; empty where there is none, or it is that of the outlet."""
    dateline = next((fold(one.text) for one in article.published_evidence if one.kind == "dateline"), "")
    zone = zones.nearest_place(dateline, len(dateline)) if dateline else None
    return zone if zone and zone != article.zone else ""


def _telling(
    tagged: TaggedArticle,
    sent_from: str,
    what: Told,
    span: Span,
    subject: Span,
    said: Mapping[str, int],
    mention: Mention,
) -> Telling:
    status = status_of(mention, tagged.article)
    interval = interval_of(mention, tagged.article, status, sent_from)
    mention_id = tagged.mention_id(mention)
    return Telling(tagged.article, mention, mention_id, what, span, interval, subject, said, status, (what,))


def features_of(matter: Sequence[Told], title: str, known: frozenset[str], aliases: Aliases) -> Mapping[str, int]:
    """The features of what is told.

    Args:
        matter: what is told, by any of several times.
        title: that of the article.
        known: first characters of names, to spell out nicknames of meetings.
        aliases: names of other languages.
    """
    if len(matter) == 1:
        return _features_of(matter[0], title, known, aliases)
    return _at_most([_features_of(one, title, known, aliases) for one in matter])


def _at_most(some: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """The features of any of some, as often as that tells them which does so most often."""
    return dict(reduce(or_, map(Counter, some)))


def _features_of(what: Told, title: str, known: frozenset[str], aliases: Aliases) -> Mapping[str, int]:
    """The features of what is told with nicknames explained.

    Bare 会晤 means the one its article is about; a bare call in an article about a meeting is one of the same people.
    """
    words = spell_out(what.words, known)
    spelled = replace(what, words=words) if words != what.words else what
    said = features(spelled, aliases)
    if (said or spelled.stage) and len(said) < _BARE and all(word in SYNONYMS for word in said):
        about = spell_out(fold(title), known)
        if not features(Told(about), aliases).keys() >= said.keys():
            about = without_synonyms(about)
        return features(replace(spelled, words=f"{spelled.words} {about}"), aliases)
    return said


def _tells(article: Article, mention: Mention) -> bool:
    return (
        mention.kind in ("point", "range")
        and mention.precision is not None
        and (mention.start_utc is not None or mention.end_utc is not None)
        and not (article.quiet and any(start <= mention.start < end for start, end in article.quiet))
        and not is_dateline(article, mention)
        and not (mention.precision == "year" and _AGE.match(article.text, mention.end))
        and (RANK[mention.precision] <= CLOCK or not is_comparand(article.text, mention.start, mention.end))
    )


def _told(sheet: Sheet, run: Sequence[Mention], span: Span, subject: Span) -> Told:
    before = without_blanks(sheet.timeless[span[0] : run[0].start])
    after = without_blanks(sheet.timeless[run[-1].end : span[1]])
    what = told(before, after, sheet.text[slice(*subject)])
    words = with_names(what.words, sheet.text, run[0].start)
    return what if words is what.words else replace(what, words=words)


def _subject(text: str, mention: Mention, start: int, moments: Sequence[int]) -> Span:
    """The clause before the window, up to its own time: it may hold the subject that the window lacks.

    Empty where that clause only says who speaks: who speaks is not who did what is told.
    """
    begin = after_byline(text, mention.sentence_start, start)
    if begin == start:
        return begin, begin
    content = begin + len(text[begin:start].rstrip())
    clauses = TO_CLAUSE_END.match(text, begin, max(begin, content - 1))
    begin = clauses.end() if clauses else begin
    if says_last(text[begin:start]):
        return begin, begin
    first = bisect_left(moments, begin)
    return begin, min(moments[first], start) if first < len(moments) else start


def _twins(run: Sequence[Telling]) -> Iterator[list[Telling]]:
    """Split a run where the times are different ones: 2月和9月 are two, 周一晚上、北京时间周二早晨 is one."""
    twins = [run[0]]
    for telling in run[1:]:
        if telling.interval.overlaps(twins[0].interval):
            twins.append(telling)
        else:
            yield twins
            twins = [telling]
    yield twins
