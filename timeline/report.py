"""The report of a build: how much was read, what was not and why, and what deserves a second look.

The same input gives the same report: it holds no clock time and no duration.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from timeline.events import Built
from timeline.events.corrections import Unapplied
from timeline.model import Anchor, Article, Skipped, TaggedArticle

_DISAGREE = "dates disagree"
"""How the problem of an article begins to tell that its dates are more than a day apart."""


def report(tagged: Sequence[TaggedArticle], built: Built, skipped: Sequence[Skipped]) -> dict[str, Any]:
    """The content of ``report.json``: plain dicts, lists, strings and numbers, in a fixed order."""
    articles = [one.article for one in tagged]
    return {
        "counts": _counts(tagged, built, skipped),
        "anchor": anchor_told(built.anchor, {event.event_id: event.title for event in built.events}),
        "skipped": [{"path": one.path, "reason": one.reason, "hint": one.hint} for one in skipped],
        "problems": [{"path": one.path, "problem": one.problem} for one in articles if one.problem],
        "undated": [one.path for one in articles if one.published_utc is None],
        "zone_by_default": [
            {"path": one.path, "source": one.source, "zone": one.zone}
            for one in articles
            if one.zone_basis == "default"
        ],
        "date_disagreements": [_disagreement(one) for one in articles if _DISAGREE in one.problem],
        "corrections_not_applied": unapplied_told(built.unapplied),
        "earlier_versions": [{"path": one.path, "version_of": one.version_of} for one in articles if one.version_of],
    }


def _counts(tagged: Sequence[TaggedArticle], built: Built, skipped: Sequence[Skipped]) -> dict[str, Any]:
    mentions = [mention for one in tagged for mention in one.mentions]
    return {
        "articles": len(tagged),
        "skipped": len(skipped),
        "mentions": len(mentions),
        "mentions_by_kind": _tally(mention.kind for mention in mentions),
        "mentions_flagged": _tally(flag for mention in mentions for flag in mention.flags),
        "mentions_in_events": len(built.event_of),
        "events": len(built.events),
        "events_by_phase": _tally(event.phase or "none" for event in built.events),
        "events_by_status": _tally(event.status for event in built.events),
        "sources": _tally(one.article.source or "unknown" for one in tagged),
    }


def _tally(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))


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
