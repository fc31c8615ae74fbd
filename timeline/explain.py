"""Why a mention got its value: what was said, from where it was read, what had to be assumed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from timeline import zones
from timeline.languages import LANGUAGES
from timeline.model import Article, Mention, Prefer
from timeline.tagging import extract, tag


def value(mention: Mention) -> str:
    """The value of a mention in one word: its modifiers and its TIMEX3 value.

    The notation of the examples that stand beside every rule: ``2021-11-16``, ``late 2021``, ``2021-11-16T00:45Z``.
    """
    return f"{mention.modifier} {mention.timex}" if mention.modifier else mention.timex


def explain(
    text: str, *, published: datetime | None, zone: str, prefer: Prefer = "context", language: str = "zh"
) -> str:
    """How each expression of a text was read, as lines to print.

    Args:
        text: plain text.
        published: when it was published, aware; None when unknown.
        zone: the zone the text is told in.
        prefer: where a missing year, month, week or half-day lies when the context does not say.
        language: a key of ``timeline.languages.LANGUAGES``.
    """
    mentions = extract(text, published=published, zone=zone, prefer=prefer, language=language)
    return _all(mentions, published, zone, language)


def explain_article(article: Article) -> str:
    """How each expression of an article was read, from its own publication and zone, as lines to print."""
    language = article.language if article.language in LANGUAGES else "zh"
    return _all(tag(article).mentions, article.published_utc, article.zone, language)


def explain_json(article: Article) -> str:
    """The same as a JSON object: the article's path, publication and zone, and its rows of the mentions table."""
    from timeline.table import mentions_frame  # noqa: PLC0415 - loads pandas
    from timeline.views.jsonl import records  # noqa: PLC0415

    mentions = records(mentions_frame([tag(article)], {}).drop(columns="event_id"))
    published = article.published_utc.isoformat() if article.published_utc else None
    told = {"path": article.path, "published_utc": published, "zone": article.zone, "mentions": mentions}
    return json.dumps(told, ensure_ascii=False, indent=2)


def _all(mentions: Sequence[Mention], published: datetime | None, zone: str, language: str) -> str:
    told = f"read as published {published.isoformat() if published else 'at an unknown time'}, told in {zone}"
    if not mentions:
        return f"{told}\nno temporal expression found"
    return "\n\n".join([told, *(_one(mention, language) for mention in mentions)])


def _one(mention: Mention, language: str) -> str:
    lines = [
        f"«{mention.text}»  characters {mention.start}–{mention.end}  =  {value(mention) or '(no value)'}",
        *_facts(mention),
        *(f"  rule       {name}: {doc}" for name, doc in _rules(mention, language)),
    ]
    return "\n".join(lines)


def _facts(mention: Mention) -> list[str]:
    facts = [
        ("kind", f"{mention.kind}" + (f", precision {mention.precision}" if mention.precision else "")),
        ("UTC", _interval(mention)),
        ("local", _local(mention)),
        ("zone", f"{mention.zone} ({_BASIS[mention.zone_basis]})"),
        ("status", mention.status + (f", because of «{mention.status_because}»" if mention.status_because else "")),
        ("assumed", ", ".join(mention.assumed)),
        ("flags", ", ".join(mention.flags)),
    ]
    return [f"  {name:<10} {text}" for name, text in facts if text]


_BASIS = {
    "text": "named in the text",
    "place": "of the nearest place",
    "source": "of the source",
    "option": "as asked for",
    "default": "for want of a better one",
    "assumed": "assumed: the text says local time and names no place",
}


def _interval(mention: Mention) -> str:
    if mention.start_utc is None and mention.end_utc is None:
        return f"none; lasts {mention.duration}" if mention.duration is not None else ""
    start, end = (t.strftime("%Y-%m-%dT%H:%M:%SZ") if t else "…" for t in (mention.start_utc, mention.end_utc))
    return f"{start} to before {end}"


def _local(mention: Mention) -> str:
    if mention.start_utc is None:
        return ""
    return mention.start_utc.astimezone(zones.get(mention.zone)).isoformat()


def _rules(mention: Mention, language: str) -> list[tuple[str, str]]:
    docs = {r.name: r.doc.splitlines()[0] for r in LANGUAGES[language].scanner.rules}
    return [(name, docs.get(name, "a join of neighbours")) for name in mention.rule.split("+") if name]
