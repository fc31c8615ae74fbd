"""The report of a build: how much was read, what was not and why, and what deserves a second look.

The same input gives the same report: it holds no clock time and no duration.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from timeline.events import Built
from timeline.events.afar import BuiltAfar
from timeline.events.brief import NONE
from timeline.events.corrections import Unapplied
from timeline.model import Anchor, Article, Skipped, TaggedArticle

_DISAGREE = "dates disagree"
"""How the problem of an article begins to tell that its dates are more than a day apart."""


def report(tagged: Iterable[TaggedArticle], built: Built, skipped: Sequence[Skipped]) -> dict[str, Any]:
    """The content of ``report.json``: plain dicts, lists, strings and numbers, in a fixed order."""
    seen = Seen()
    for one in tagged:
        seen.add_tagged(one)
    return seen.report(Happened.of(built), skipped)


@dataclass(frozen=True, slots=True)
class Happened:
    """What a report tells of events."""

    counts: Mapping[str, Any]
    anchor: dict[str, str] | None
    unapplied: list[dict[str, Any]]

    @classmethod
    def of(cls, built: Built) -> Happened:
        """That of the events of a build."""
        phases, statuses = (Counter(getattr(one, name) for one in built.events) for name in ("phase", "status"))
        titles = {event.event_id: event.title for event in built.events}
        return cls(
            _events_told(len(built.event_of), phases, statuses),
            anchor_told(built.anchor, titles),
            unapplied_told(built.unapplied),
        )

    @classmethod
    def afar(cls, built: BuiltAfar) -> Happened:
        """The same of a large corpus."""
        events, anchor = built.events, built.anchor
        return cls(
            _events_told(int((built.event_of != NONE).sum()), events.phases, events.statuses),
            anchor_told(anchor, {anchor.event_id: built.title} if anchor else {}),
            unapplied_told(built.unapplied),
        )


def _events_told(mentions: int, phases: Counter[str], statuses: Counter[str]) -> dict[str, Any]:
    named = Counter({phase or "none": count for phase, count in phases.items()})
    return {
        "mentions_in_events": mentions,
        "events": phases.total(),
        "events_by_phase": _tally(named),
        "events_by_status": _tally(statuses),
    }


class Seen:
    """What a report tells of articles, taken from each as it passes; none is kept."""

    def __init__(self) -> None:
        self._articles = self._mentions = 0
        self._kinds: Counter[str] = Counter()
        self._flags: Counter[str] = Counter()
        self._sources: Counter[str] = Counter()
        self._problems: list[dict[str, str]] = []
        self._undated: list[str] = []
        self._by_default: list[dict[str, str]] = []
        self._disagreements: list[dict[str, Any]] = []
        self._earlier: list[dict[str, str]] = []

    def add_tagged(self, one: TaggedArticle) -> None:
        """Take note of an article."""
        self.add(one.article, [mention.kind for mention in one.mentions], [mention.flags for mention in one.mentions])

    def add(self, article: Article, kinds: Collection[str], flags: Iterable[Sequence[str]]) -> None:
        """Take note of an article by the kinds and the flags of its mentions."""
        self._articles += 1
        self._mentions += len(kinds)
        self._kinds.update(kinds)
        self._flags.update(flag for some in flags for flag in some)
        self._sources[article.source or "unknown"] += 1
        if article.problem:
            self._problems.append({"path": article.path, "problem": article.problem})
        if article.published_utc is None:
            self._undated.append(article.path)
        if article.zone_basis == "default":
            self._by_default.append({"path": article.path, "source": article.source, "zone": article.zone})
        if _DISAGREE in article.problem:
            self._disagreements.append(_disagreement(article))
        if article.version_of:
            self._earlier.append({"path": article.path, "version_of": article.version_of})

    def report(self, happened: Happened, skipped: Sequence[Skipped]) -> dict[str, Any]:
        """The content of ``report.json``."""
        return {
            "counts": self._counts(happened, skipped),
            "anchor": happened.anchor,
            "skipped": [{"path": one.path, "reason": one.reason, "hint": one.hint} for one in skipped],
            "problems": self._problems,
            "undated": self._undated,
            "zone_by_default": self._by_default,
            "date_disagreements": self._disagreements,
            "corrections_not_applied": happened.unapplied,
            "earlier_versions": self._earlier,
        }

    def _counts(self, happened: Happened, skipped: Sequence[Skipped]) -> dict[str, Any]:
        return {
            "articles": self._articles,
            "skipped": len(skipped),
            "mentions": self._mentions,
            "mentions_by_kind": _tally(self._kinds),
            "mentions_flagged": _tally(self._flags),
            **happened.counts,
            "sources": _tally(self._sources),
        }


def _tally(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items()))


def why_no_events(told: Mapping[str, Any]) -> str:
    """Why a report tells of no event at all, and what to do about it; nothing where there are some.

    Args:
        told: the content of ``report.json``.
    """
    counts = told["counts"]
    if counts["events"]:
        return ""
    if not counts["mentions"]:
        return "No event was found: the articles name no times."
    if len(told["undated"]) == counts["articles"]:
        return (
            "No event was found: no article tells when it was published, and its times need that. Add a date to its "
            "front matter (date: 2021-11-16) or to its file name (2021-11-16-….md)."
        )
    return "No event was found: no time that the articles name is told of a happening."


def unapplied_told(unapplied: Iterable[Unapplied]) -> list[dict[str, Any]]:
    """Corrections that change nothing any more."""
    return [
        {
            "line": lost.correction.line,
            "action": lost.correction.action,
            "event_id": lost.correction.event_id,
            "reason": lost.reason,
        }
        for lost in unapplied
    ]


def anchor_told(anchor: Anchor | None, titles: Mapping[str, str]) -> dict[str, str] | None:
    """The anchor; its title is found by its event_id."""
    if anchor is None:
        return None
    return {
        "how": anchor.how,
        "start_utc": anchor.start_utc.isoformat(),
        "end_utc": anchor.end_utc.isoformat(),
        "event_id": anchor.event_id,
        "title": titles.get(anchor.event_id, ""),
    }


def _disagreement(article: Article) -> dict[str, Any]:
    return {
        "path": article.path,
        "published_utc": article.published_utc.isoformat() if article.published_utc else "",
        "evidence": [
            {
                "kind": evidence.kind,
                "text": evidence.text,
                "instant": evidence.instant.isoformat() if evidence.instant else "",
                "note": evidence.note,
            }
            for evidence in article.published_evidence
        ],
    }
