"""From tagged articles to events: merge, settle the times, title, find the anchor, order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import TypeVar

from timeline.events import anchor as anchors
from timeline.events.account import Outline, Teller, account_of, titled
from timeline.events.aliases import Aliases
from timeline.events.anchor import Candidate, Part
from timeline.events.aside import Whole
from timeline.events.correcting import regroup, revise
from timeline.events.corrections import Correction, Unapplied
from timeline.events.happening import Happening
from timeline.events.identity import event_id_of
from timeline.events.importance import confidence, importance
from timeline.events.interval import PLANS
from timeline.events.nickname import known_of
from timeline.events.passes import merge
from timeline.events.phase import moment_of, offset_of, overlaps, phase_of
from timeline.events.plan import history, in_order, settle
from timeline.events.sources import independent, names, urls
from timeline.events.telling import Telling
from timeline.events.title import Title, title_of
from timeline.events.topic import Topic, given, shared
from timeline.frozen import changed
from timeline.model import Anchor, Event, Phase, TaggedArticle

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Built:
    """The events of a corpus."""

    events: tuple[Event, ...]
    """By start, else end, then by id."""
    anchor: Anchor | None
    """None only when there are no events."""
    event_of: Mapping[str, str]
    """mention_id → event_id; mentions that tell no event are not in it."""
    unapplied: tuple[Unapplied, ...] = ()
    """Corrections that change nothing any more, in the order of their file."""


def build_events(
    tagged: Iterable[TaggedArticle],
    *,
    anchor: str | datetime | None = None,
    topic: str | None = None,
    corrections: Sequence[Correction] = (),
    aliases: Aliases | None = None,
) -> Built:
    """Merge what articles tell into events.

    Args:
        tagged: the articles with their mentions; their order makes no difference.
        anchor: the moment that the timeline turns on: an aware datetime, ISO 8601 text with offset, an event_id, or
            words of an event's title or quote; found when not given.
        topic: words the events should be about, or a regular expression; learned from the titles when not given.
        corrections: what a user corrected; an anchor that is given goes before one that was corrected.
        aliases: names that tell the same; those of the package when not given.

    Raises:
        UnknownAnchor: ``anchor`` is a time without offset or matches no event.
    """
    accounts = [account_of(one) for one in tagged]
    latest = [one.outline for one in accounts if not one.tagged.article.version_of]
    return merged(accounts, latest, anchor=anchor, topic=topic, corrections=corrections, aliases=aliases)


def merged(
    accounts: Iterable[Teller],
    latest: list[Outline],
    *,
    anchor: str | datetime | None = None,
    topic: str | None = None,
    corrections: Sequence[Correction] = (),
    aliases: Aliases | None = None,
) -> Built:
    """The same of what articles were found to tell.

    Args:
        accounts: those of all articles, gone through once.
        latest: the outlines of those that have no later version; the list is emptied.
        anchor: as for :func:`build_events`, like those that follow.
        topic: what the events should be about.
        corrections: what a user corrected.
        aliases: names that tell the same.

    Raises:
        UnknownAnchor: ``anchor`` is a time without offset or matches no event.
    """
    happenings, about, lost = gathered(accounts, latest, topic, corrections, aliases)
    found = {number: candidate(one, about) for number, one in enumerate(_drained(happenings))}
    revised, corrected_anchor, not_revised = revise(found, corrections)
    candidates = list(revised.values())
    wanted = anchor if anchor is not None else corrected_anchor or None
    turning = anchors.given(wanted, candidates) if wanted is not None else anchors.find(candidates)
    whole = anchors.event_of(turning, candidates) if turning else None
    events = placed(_drained(candidates), turning, whole) if turning else []
    event_of = {mention_id: event.event_id for event in events for mention_id in event.mention_ids}
    unapplied = sorted([*lost, *not_revised], key=lambda one: one.correction.line)
    return Built(tuple(events), turning, event_of, tuple(unapplied))


def gathered(
    accounts: Iterable[Teller],
    latest: list[Outline],
    topic: str | None,
    corrections: Sequence[Correction],
    aliases: Aliases | None,
) -> tuple[list[Happening], Topic, list[Unapplied]]:
    """What happened, what the articles are about, and corrections of who belongs together that change nothing.

    Arguments are those of :func:`merged`.
    """
    called = aliases or Aliases.of(None)
    known = known_of(Counter(letter for one in latest for letter in one.letters))
    about = given(topic, known, called) if topic else shared(titled(latest, known, called), len(latest))
    latest.clear()
    told = [one for each in accounts for one in each.told(known, called)]
    happenings, lost = regroup(merge(told), corrections)
    return happenings, about, lost


def _drained(items: list[T]) -> Iterator[T]:
    """Each of them, which is let go when the next is asked for: what is made of them then takes their room."""
    items.reverse()
    while items:
        yield items.pop()


def _same(telling: Telling) -> Telling:
    return telling


def candidate(happening: Happening, about: Topic, whole: Whole = _same) -> Candidate:
    """The event of a happening, before it is known what all turns on.

    Args:
        happening: everything that tells it.
        about: what the articles are about.
        whole: gives a telling with what is quoted of it, where that is not at hand.
    """
    if happening.is_told_once:
        alone = whole(happening.breaths[0].tellings[0])
        return Candidate(_told_once(alone), happening, about.of(alone.features.keys(), (alone.mention.sentence,)))
    likeness = [(whole(t), happening.nearness(b)) for b in happening.breaths for t in b.tellings]
    told = in_order([telling for telling, _ in likeness])
    event = _told_often(told, title_of(likeness))
    words = set().union(*[telling.features for telling in told])
    topic = about.of(words, [telling.mention.sentence for telling in told])
    return Candidate(event, happening, topic)


def _told_once(telling: Telling) -> Event:
    """The event of one telling, where there is nothing to settle and to choose."""
    mention, article = telling.mention, telling.article
    is_plan = telling.status in PLANS
    return Event(
        event_id=event_id_of(telling.mention_id),
        title=telling.draft.text,
        start_utc=mention.start_utc,
        end_utc=mention.end_utc,
        precision=mention.precision or "day",
        kind=mention.kind,
        status=telling.status,
        zone=mention.zone,
        zone_basis=mention.zone_basis,
        modifier=mention.modifier or "",
        planned_start_utc=mention.start_utc if is_plan else None,
        planned_end_utc=mention.end_utc if is_plan else None,
        quote=mention.sentence,
        confidence=confidence(mention.confidence, 1, False),
        sources=_alone(article.source),
        urls=_alone(article.url),
        article_count=1,
        source_count=1,
        first_published_utc=article.published_utc,
        last_published_utc=article.published_utc,
        assumed=mention.assumed,
        plan_history=history((telling,)) if is_plan else (),
        mention_ids=(telling.mention_id,),
    )


@lru_cache(maxsize=1024)
def _alone(name: str) -> tuple[str, ...]:
    """The only source or address, which many events have; none where it is not known."""
    return (name,) if name else ()


def _told_often(told: Sequence[Telling], title: Title) -> Event:
    """The event of several tellings, in order: that of the one that was chosen, with what the others say of it."""
    settled = settle(told)
    plan = settled.plan.mention if settled.plan else None
    articles = [t.article for t in told]
    published = [article.published_utc for article in articles if article.published_utc is not None]
    surest = max([t.mention.confidence for t in settled.agreeing])
    sources = independent(told)
    return changed(
        _told_once(settled.chosen),
        event_id=event_id_of(told[0].mention_id),
        title=title.text,
        status=settled.status,
        planned_start_utc=plan.start_utc if plan else None,
        planned_end_utc=plan.end_utc if plan else None,
        quote=title.telling.mention.sentence,
        confidence=confidence(surest, sources, bool(settled.disagreement)),
        sources=names(told),
        urls=urls(told),
        article_count=len({article.article_id for article in articles}),
        source_count=sources,
        first_published_utc=min(published, default=None),
        last_published_utc=max(published, default=None),
        disagreement=settled.disagreement,
        plan_history=history(told),
        mention_ids=tuple(sorted([t.mention_id for t in told])),
    )


def placed(candidates: Iterable[Candidate], anchor: Anchor, whole: Candidate | None) -> list[Event]:
    """The events with phase, offset and importance, by start, else end, then by id.

    Args:
        candidates: some events, or all.
        anchor: the moment that the timeline turns on.
        whole: the event of the anchor, if it has one.
    """
    events = [_placed(one, anchor, whole) for one in candidates]
    return sorted(events, key=lambda event: (moment_of(event), event.event_id))


def _placed(candidate: Part, anchor: Anchor, whole: Candidate | None) -> Event:
    phase, offset, weight = place_of(candidate, anchor, whole)
    return changed(candidate.event, phase=phase, offset=offset, importance=weight)


def place_of(candidate: Part, anchor: Anchor, whole: Candidate | None) -> tuple[Phase, str, float]:
    """The phase, the offset and the importance of an event; arguments as for :func:`placed`."""
    event = candidate.event
    days = abs((moment_of(event) - anchor.start_utc).total_seconds()) / 86400
    is_part = whole is not None and overlaps(event, anchor) and candidate.tells_part_of(whole)
    weight = importance(event.precision, event.source_count, candidate.topic, days)
    return phase_of(event, anchor, is_part), offset_of(event, anchor), weight
