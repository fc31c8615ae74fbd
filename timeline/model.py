"""The frozen types every room speaks: what was read, what was said, when that is, what happened.

Nothing here imports another room. All datetimes are aware; all instants are UTC. Text offsets count characters
(Python string indices) of ``Article.text``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from timeline.frozen import quick

Kind = Literal["point", "range", "duration", "set", "vague"]
Precision = Literal[
    "second",
    "minute",
    "hour",
    "part",
    "day",
    "weekend",
    "week",
    "month",
    "quarter",
    "season",
    "half",
    "year",
    "decade",
    "century",
]
Part = Literal["dawn", "morning", "noon", "afternoon", "evening", "night"]
Status = Literal["happened", "planned", "cancelled", "postponed", "unclear"]
ZoneBasis = Literal["text", "place", "source", "option", "default", "assumed"]
"""Where a zone comes from: named in the text, a place in the text, the source's own, ``--zone``, UTC for want of
anything better, or a guess that could not be confirmed (当地时间 with no place near)."""
Prefer = Literal["context", "past", "future", "nearest"]
Phase = Literal["lead-up", "summit", "aftermath", ""]

Progress = Callable[[int, int], None]
"""Called with (articles done, articles in all)."""


@dataclass(frozen=True, slots=True)
class RawArticle:
    """A document as found: its name relative to what the user pointed at, and its bytes."""

    path: str
    """POSIX path relative to the input it was found under; the bare file name for a file given directly. A member of
    an archive is ``archive.zip/folder/a.md``, a row of a table or an entry of a feed ``news.csv#12``."""
    content: bytes
    fields: tuple[tuple[str, str], ...] | None = None
    """What a table or a feed tells beside the text, as (key of front matter, value); ``content`` is then only the text.
    None for a document that says everything itself."""
    problem: str = ""
    """What was wrong with the document that it was taken from."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A document that could not be read, and what to do about it."""

    path: str
    reason: str
    hint: str = ""


EvidenceKind = Literal["front matter", "record", "epoch comment", "meta", "body", "dateline", "url", "file name"]
"""``record`` is the date that a row of a table or an entry of a feed declares."""


@quick
@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing an article says about when it was published."""

    kind: EvidenceKind
    text: str
    """The evidence as it stands in the article (``date: 2021-11-15``, ``路透上海11月13日``)."""
    instant: datetime | None
    """The UTC instant it means; the start of the local day when only a day is told; None when unreadable."""
    precision: Precision = "second"
    note: str = ""
    """Why this evidence may be off, from the known clock facts of the source."""


@quick
@dataclass(frozen=True, slots=True)
class Article:
    """An article as text with everything known about where and when it was published."""

    article_id: str
    """Stable: the same path and bytes give the same id."""
    path: str
    title: str
    text: str
    """The title as first paragraph, then the body's paragraphs, headings and captions, separated by newlines."""
    url: str = ""
    source: str = ""
    language: str = "zh"
    zone: str = "UTC"
    """IANA name."""
    zone_basis: ZoneBasis = "default"
    published_utc: datetime | None = None
    published_from: str = ""
    """The kind of the evidence that gave ``published_utc``; empty when nothing did."""
    published_evidence: tuple[Evidence, ...] = ()
    reference_day: date | None = None
    """The civil day that 今天 means, in ``zone``, where a dateline or a clock fact proves another than publication."""
    quiet: tuple[tuple[int, int], ...] = ()
    """(start, end) offsets of text that is kept but tells no event: editor lines, picture credits, time stamps."""
    version_of: str = ""
    """The article_id of the latest version, when this is an earlier text of the same URL."""
    problem: str = ""
    """What is wrong with the article, for the report; empty when nothing is."""


@quick
@dataclass(frozen=True, slots=True)
class Mention:
    """A temporal expression in a text, and when that is.

    ``start_utc`` and ``end_utc`` are a half-open UTC interval. For ``kind="point"`` the thing told happened some time
    inside it; for ``"range"`` it fills it. Either bound may be missing (before, after). Durations, sets and vague words
    have neither.
    """

    start: int
    end: int
    text: str
    kind: Kind
    start_utc: datetime | None = None
    end_utc: datetime | None = None
    duration: timedelta | None = None
    precision: Precision | None = None
    part: Part | None = None
    modifier: str | None = None
    """early, mid, late, before, after, since, approx; joined with ``+``."""
    status: Status = "unclear"
    status_because: str = ""
    """The words of the clause that decided the status."""
    zone: str = "UTC"
    zone_basis: ZoneBasis = "default"
    timex: str = ""
    """The TIMEX3 ``value``."""
    rule: str = ""
    """Names of the rules that read it, joined with ``+``."""
    assumed: tuple[str, ...] = ()
    """What the text does not say and context supplied: year, month, day, week, half-day, zone."""
    flags: tuple[str, ...] = ()
    """Things to look at: ``gloss-disagrees``, ``corroborated``, ``impossible-date``, ``far-away`` …"""
    confidence: float = 1.0
    """0 to 1."""
    sentence: str = ""
    sentence_start: int = 0
    """Offset of ``sentence`` in the text."""
    clause: tuple[int, int] = (0, 0)
    """(start, end) offsets of the clause that the mention belongs to."""


@dataclass(frozen=True, slots=True)
class TaggedArticle:
    """An article with its mentions, in text order."""

    article: Article
    mentions: tuple[Mention, ...]

    def mention_id(self, mention: Mention) -> str:
        """The id of one of the mentions: unique, since no two of an article start at the same place."""
        return mention_id_at(self.article.article_id, mention.start)


def mention_id_at(article_id: str, start: int) -> str:
    """The id of the mention that starts there in that article."""
    return f"{article_id}.{start}"


@quick
@dataclass(frozen=True, slots=True)
class Event:
    """One happening, with everything that tells it. The fields are the columns of the events table."""

    event_id: str
    title: str
    start_utc: datetime | None
    end_utc: datetime | None
    precision: Precision
    kind: Kind
    status: Status
    zone: str
    zone_basis: ZoneBasis
    modifier: str = ""
    phase: Phase = ""
    offset: str = ""
    planned_start_utc: datetime | None = None
    planned_end_utc: datetime | None = None
    quote: str = ""
    confidence: float = 1.0
    importance: float = 0.0
    sources: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    article_count: int = 0
    source_count: int = 0
    """Sources that tell it in words of their own; copies of one agency's text count once."""
    first_published_utc: datetime | None = None
    last_published_utc: datetime | None = None
    assumed: tuple[str, ...] = ()
    disagreement: str = ""
    plan_history: tuple[dict[str, str], ...] = ()
    mention_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Anchor:
    """The moment the timeline turns on: the summit."""

    start_utc: datetime
    end_utc: datetime
    """End of the anchor's span; equal to the start when only an instant is known."""
    event_id: str = ""
    how: Literal["given", "found"] = "found"
