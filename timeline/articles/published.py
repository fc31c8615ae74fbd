"""From the evidence to the publication time, the reference day, and what does not fit together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from timeline import zones
from timeline.articles.dateline import Dateline, find_dateline, nearest_day
from timeline.articles.evidence import UPDATE, Known, find_evidence
from timeline.articles.instants import start_of_day
from timeline.model import Evidence, Precision

_LENGTH: dict[Precision, timedelta] = {
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "month": timedelta(days=31),
}
_TOLERATED = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published, and how that is known."""

    evidence: tuple[Evidence, ...]
    instant: datetime | None = None
    kind: str = ""
    reference_day: date | None = None
    problems: tuple[str, ...] = ()


def read_published(known: Known) -> Published:
    """Weigh all the evidence of an article."""
    evidence = find_evidence(known)
    dateline = find_dateline(known.paragraphs)
    first = next((item for item in evidence if item.instant), None)
    published = _local_day(first.instant, known.zone) if first and first.instant else None
    told = _day_of(dateline, published) if dateline else None
    if dateline:
        evidence = _placed(evidence, _as_evidence(known, dateline, told))
        first = next((item for item in evidence if item.instant), None)
    return Published(
        tuple(evidence),
        first.instant if first else None,
        first.kind if first else "",
        _reference_day(known, evidence, told, published),
        tuple(_problems(known, evidence, first)),
    )


def _local_day(instant: datetime, zone: str) -> date:
    return instant.astimezone(zones.get(zone)).date()


def _day_of(dateline: Dateline, published: date | None) -> date | None:
    if published:
        return nearest_day(dateline, published)
    if dateline.year and dateline.month:
        try:
            return date(dateline.year, dateline.month, dateline.day)
        except ValueError:
            return None
    return None


def _as_evidence(known: Known, dateline: Dateline, day: date | None) -> Evidence:
    at = start_of_day(day.year, day.month, day.day, known.zone) if day else None
    ahead = known.rule("ahead")
    note = (ahead.reason if ahead else "") if day else "no day near publication fits it"
    return Evidence("dateline", dateline.text, at, "day", note)


def _placed(evidence: list[Evidence], dateline: Evidence) -> list[Evidence]:
    """The dateline in its place: before what only the address and the file name tell."""
    outside = ("url", "file name")
    inside = [item for item in evidence if item.kind not in outside]
    return [*inside, dateline, *(item for item in evidence if item.kind in outside)]


def _reference_day(known: Known, evidence: list[Evidence], told: date | None, published: date | None) -> date | None:
    """The day of the dateline, or of a corrected clock, where it is not the day of publication.

    A dateline after the day of publication only shows that the desk sits further east than the outlet.
    """
    day = told if told and published and told <= published else None
    day = day or _corrected_day(known, evidence)
    return day if day != published else None


def _corrected_day(known: Known, evidence: list[Evidence]) -> date | None:
    """The civil day of an epoch comment that a clock fact corrects."""
    corrected = next((item for item in evidence if item.kind == "epoch comment" and item.note), None)
    return _local_day(corrected.instant, known.zone) if corrected and corrected.instant else None


def _problems(known: Known, evidence: list[Evidence], first: Evidence | None) -> list[str]:
    problems = [_unreadable(item) for item in evidence if item.kind == known.front.kind and item.instant is None]
    if first is None or first.instant is None:
        return [*problems, "no date of publication found"]
    if first.kind != known.front.kind and known.front.values and not problems:
        problems.append(f"no date in the {known.front.kind}; taken from the {first.kind}")
    apart = [item for item in evidence if item is not first and _disagrees(first, item)]
    problems += _future(first, evidence)
    problems += [
        f"dates disagree: {first.kind} says {_shown(first)}, {item.kind} says {_shown(item)}" for item in apart[:2]
    ]
    return problems


def _future(first: Evidence, evidence: list[Evidence]) -> list[str]:
    """Whether the article says that it was published more than a day after everything else that it shows."""
    others = [
        item.instant + _LENGTH.get(item.precision, timedelta())
        for item in evidence
        if item.instant and item is not first
    ]
    if first.note or first.instant is None or not others or first.instant - max(others) <= _TOLERATED:
        return []
    return [f"dated in the future: {first.kind} says {_shown(first)}, later than all other evidence"]


def _unreadable(evidence: Evidence) -> str:
    return f"cannot use {evidence.text!r} as a date" + (f": {evidence.note}" if evidence.note else "")


def _disagrees(first: Evidence, other: Evidence) -> bool:
    """Whether more than a day lies between what two pieces of evidence tell; a later update is no disagreement."""
    if first.instant is None or other.instant is None:
        return False
    later = other.instant - (first.instant + _LENGTH.get(first.precision, timedelta()))
    earlier = first.instant - (other.instant + _LENGTH.get(other.precision, timedelta()))
    return earlier > _TOLERATED or (later > _TOLERATED and other.note != UPDATE)


def _shown(evidence: Evidence) -> str:
    return f"{evidence.instant:%Y-%m-%d %H:%MZ}" if evidence.instant else "nothing"
