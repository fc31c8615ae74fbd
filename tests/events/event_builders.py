"""Articles with hand-made mentions, written as text with «marked» times and one short value for each mark.

A value is ``start/precision/status`` with optional ``/zone`` and ``/kind``: ``2021-11-16T08:46/minute/happened``.
The end of the interval follows from the precision; ``start..end`` gives both, either may be empty.
"""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from timeline.model import Article, Mention, TaggedArticle

BEIJING = "Asia/Shanghai"
CLAUSE_END = re.compile(r"[，；。！？\n]")
SENTENCE_END = re.compile(r"[。！？\n]")
LENGTHS = {
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "part": timedelta(hours=6),
    "day": timedelta(days=1),
    "week": timedelta(days=7),
    "month": timedelta(days=30),
    "year": timedelta(days=365),
}


def article(source, published, marked, *values, title="", zone=BEIJING, **fields):
    """A tagged article; its first paragraph is the title, when one is given."""
    marked = f"{title}\n{marked}" if title else marked
    text = re.sub("[«»]", "", marked)
    body = Article(
        article_id=hashlib.sha256(f"{source}{published}{text}".encode()).hexdigest()[:12],
        path=f"{source}.md",
        title=title,
        text=text,
        source=source,
        url=f"https://example.org/{source}/{published}",
        zone=zone,
        zone_basis="source",
        published_utc=utc(published),
        **fields,
    )
    spans = [(m.start() - 2 * i, m.end() - 2 * i - 2) for i, m in enumerate(re.finditer("«[^»]*»", marked))]
    assert len(spans) == len(values), "one value for each mark"
    mentions = [mention(text, span, value, zone) for span, value in zip(spans, values, strict=True)]
    return TaggedArticle(body, tuple(mentions))


def mention(text, span, value, zone):
    when, precision, status, *rest = value.split("/", 3)
    named, kind = rest[0].rsplit(":", 1) if rest and ":" in rest[0] else (rest[0] if rest else zone, "point")
    start, end = interval(when, precision, named)
    sentence = around(SENTENCE_END, text, span, keep=1)
    return Mention(
        *span,
        text[slice(*span)],
        kind,
        start,
        end,
        precision=precision,
        status=status,
        zone=named,
        zone_basis="source",
        sentence=text[slice(*sentence)],
        sentence_start=sentence[0],
        clause=around(CLAUSE_END, text, span),
    )


def interval(when, precision, zone):
    first, dots, last = when.partition("..")
    start = local(first, zone) if first else None
    if dots:
        return start, (local(last, zone) if last else None)
    return start, start + LENGTHS[precision]


def local(text, zone):
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def utc(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC) if text else None


def around(ends, text, span, keep=0):
    before = [m.end() for m in ends.finditer(text, 0, span[0])]
    after = ends.search(text, span[1])
    return (before[-1] if before else 0), (min(after.start() + keep, len(text)) if after else len(text))


def groups(built, tagged):
    """The texts of the mentions of each event, as a set of frozensets."""
    texts = {one.mention_id(m): m.text for one in tagged for m in one.mentions}
    return {frozenset(texts[i] for i in event.mention_ids) for event in built.events}
