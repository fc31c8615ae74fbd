"""Everything an article says about when it was published, each with what is known to be wrong about it.

The order is that of trust: front matter, epoch comment, meta and time elements, stamps in the body, dateline, address,
file name. The first that tells an instant gives the publication time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from timeline.articles.addresses import date_in_name, date_in_title, date_in_url
from timeline.articles.blocks import Page, Paragraph
from timeline.articles.front import Front
from timeline.articles.instants import Told, is_sane, read_instant, start_of_day
from timeline.articles.quiet import STAMP, is_stamp
from timeline.model import Evidence, EvidenceKind
from timeline.sources import ClockFact, Source

PUBLISHED_KEYS = (
    *("date", "pubdate", "published", "publishdate", "publisheddate", "publishedat", "publishedon", "datepublished"),
    *("publishtime", "pubtime", "createdat", "created", "datecreated"),
)
UPDATED_KEYS = (
    "lastupdated",
    "updated",
    "updatedat",
    "dateupdated",
    "modified",
    "lastmodified",
    "lastmod",
    "datemodified",
)
UPDATE = "an update, which may be later than publication"

_META = frozenset(
    {
        *("article:published_time", "og:published_time", "datepublished", "date", "pubdate", "publishdate"),
        *(
            "publish-date",
            "uploaddate",
            "dc.date",
            "dc.date.issued",
            "dcterms.created",
            "parsely-pub-date",
            "sailthru.date",
        ),
    }
)
_NO_DATE = frozenset({"", "true", "false", "yes", "no", "null", "none", "~", "nan"})
_FIRST = 6
"""Among this many first paragraphs a time stamp is that of the article."""
_EDITED = re.compile(r"[）)]\s*(?P<y>1\d\d)(?P<m>\d\d)(?P<d>\d\d)\s*$")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an article when its dates are read."""

    front: Front
    comment: str
    title: str
    page: Page
    paragraphs: list[Paragraph]
    url: str
    path: str
    source: Source | None
    zone: str

    @property
    def stamp_zone(self) -> str:
        """The zone of time stamps in the page."""
        return (self.source and self.source.stamp_zone) or self.zone

    def rule(self, name: str) -> ClockFact | None:
        """A clock fact of the source."""
        return self.source.rule(name) if self.source else None


def find_evidence(known: Known) -> list[Evidence]:
    """All evidence but the dateline's, in order of trust; a date in the title counts only where there is no other."""
    front = list(_front(known))
    crawled = front[0].instant if front and known.rule("crawled") and _has_fraction(front[0]) else None
    body = [*_comment(known, crawled), *_meta(known), *_stamps(known), *_edited(known)]
    return [*front, *body, *_places(known)] or list(_title(known))


def _evidence(kind: EvidenceKind, text: str, told: Told | None, note: str = "") -> Evidence:
    if told is None:
        return Evidence(kind, text, None, note=note)
    if not is_sane(told.instant):
        return Evidence(kind, text, None, note="no year in which an article can have been published")
    return Evidence(kind, text, told.instant, told.precision, note)


def _front(known: Known) -> Iterator[Evidence]:
    values = known.front.values
    for keys in (PUBLISHED_KEYS, UPDATED_KEYS):
        for key in keys:
            value = values.get(key, "")
            if value.lower() in _NO_DATE:
                continue
            evidence = _evidence(known.front.kind, f"{known.front.keys[key]}: {value}", read_instant(value, known.zone))
            yield _noted(evidence, UPDATE if keys is UPDATED_KEYS else _front_note(known, evidence))


def _noted(evidence: Evidence, note: str) -> Evidence:
    return Evidence(evidence.kind, evidence.text, evidence.instant, evidence.precision, evidence.note or note)


def _front_note(known: Known, evidence: Evidence) -> str:
    if (fact := known.rule("crawled")) and _has_fraction(evidence):
        return fact.reason
    redated = known.rule("redated")
    return redated.reason if redated else ""


def _has_fraction(evidence: Evidence) -> bool:
    return evidence.instant is not None and evidence.instant.microsecond != 0


def _comment(known: Known, crawled: datetime | None) -> Iterator[Evidence]:
    """The epoch comment; where it is a wall clock labelled as UTC, what it means instead."""
    if not known.comment or known.comment.lower() in _NO_DATE:
        return
    told = read_instant(known.comment, "UTC") if known.comment.lstrip("-").isdigit() else None
    if told is None:
        return
    text = f"<!--{known.comment}-->"
    if crawled and is_sane(told.instant) and (slip := _slip(known, told.instant, crawled)):
        yield Evidence("epoch comment", text, told.instant - slip[0], "second", slip[1].reason)
    else:
        yield _evidence("epoch comment", text, told)


def _slip(known: Known, told: datetime, crawled: datetime) -> tuple[timedelta, ClockFact] | None:
    """By how much an epoch comment is late: so much that the article does not come after its fetching."""
    for name, times in (("wall-clock", 1), ("double-slip", 2)):
        late = timedelta(hours=8) * times
        fact = known.rule(name)
        if fact and fact.covers(crawled.date()) and told - late <= crawled:
            return late, fact
    return None


def _meta(known: Known) -> Iterator[Evidence]:
    note = _stamp_note(known, "meta")
    for name, content in known.page.meta:
        if name.lower() in _META and (told := read_instant(content, known.stamp_zone)):
            yield _evidence("meta", f"{name}: {content}", told, note)
    for value in dict.fromkeys(value for position, value in known.page.times if position < _FIRST):
        if told := read_instant(value, known.stamp_zone):
            yield _evidence("meta", value, told, note)


def _stamps(known: Known) -> Iterator[Evidence]:
    for paragraph in known.paragraphs[:_FIRST]:
        if not is_stamp(paragraph) or not _YEAR.search(paragraph.text):
            continue
        found = STAMP.fullmatch(paragraph.text)
        if told := read_instant(found["stamp"] if found else paragraph.text, known.stamp_zone):
            yield _evidence("body", paragraph.text, told, _stamp_note(known, "body"))


def _stamp_note(known: Known, kind: EvidenceKind) -> str:
    facts = known.source.facts(kind) if known.source else iter(())
    return next((fact.reason for fact in facts if fact.rule == "stamp"), "")


def _edited(known: Known) -> Iterator[Evidence]:
    """The code after the editors' names: （編輯：…）1091229."""
    fact = known.rule("republic-years")
    if not fact:
        return
    for paragraph in known.paragraphs:
        if found := _EDITED.search(paragraph.text):
            told = _day(int(found["y"]) + 1911, int(found["m"]), int(found["d"]), known.zone)
            if told:
                yield _evidence("body", found[0].lstrip("）) "), told, fact.reason)
                return


def _places(known: Known) -> Iterator[Evidence]:
    own = known.source.url_date if known.source else ""
    if found := date_in_url(known.url, own):
        yield _whole_day("url", found, known)
    if found := date_in_name(known.path):
        yield _whole_day("file name", found, known)


def _title(known: Known) -> Iterator[Evidence]:
    if found := date_in_title(known.title):
        yield _whole_day("body", found, known)


def _whole_day(kind: EvidenceKind, found: tuple[str, date], known: Known) -> Evidence:
    text, day = found
    return Evidence(kind, text, start_of_day(day.year, day.month, day.day, known.zone), "day")


def _day(year: int, month: int, day: int, zone: str) -> Told | None:
    try:
        return Told(start_of_day(year, month, day, zone).astimezone(UTC), "day")
    except ValueError:
        return None
