"""Why a mention got its value: tags a text as ``timeline.tagging`` does, and keeps what it went by and what lost."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime

from timeline.context import Setting
from timeline.context.trace import trace
from timeline.explanation import Explanation, value
from timeline.languages import other
from timeline.model import Article, Prefer, TaggedArticle
from timeline.reasons import Reasons, without_reasons
from timeline.tagging import prepared, setting_of, setting_of_article

__all__ = ["explain", "explain_article", "explain_json", "value"]


def explain(
    text: str, *, published: datetime | str | None, zone: str, prefer: Prefer = "context", language: str = "zh"
) -> Explanation:
    """How each expression of a text was read, and what else it could have been.

    It takes some ten times as long as ``extract``, which keeps none of this.

    Args:
        text: plain text.
        published: when it was published: an aware datetime, or ISO 8601 text, which without offset is local time in
            ``zone``; None when unknown.
        zone: the zone the text is told in.
        prefer: where a missing year, month, week or half-day lies when the context does not say.
        language: a key of ``timeline.languages.LANGUAGES``, or the code of another language that dateparser reads.

    Raises:
        UnknownZone: when the zone is none.
        ValueError: when ``published`` is naive, or no time.
    """
    setting = setting_of(published, zone, prefer)
    at = setting.reference.instant if isinstance(published, str) else published
    return _explanation(text, setting, at, language)


def explain_article(article: Article) -> Explanation:
    """How each expression of an article was read, from its own publication and zone."""
    return _explanation(article.text, setting_of_article(article), article.published_utc, article.language)


def explain_json(article: Article) -> str:
    """The same as a JSON object.

    It holds the article's path, publication and zone, its rows of the mentions table, each with its ``why``, and what
    was passed over.
    """
    from timeline.table import mentions_frame  # noqa: PLC0415 - loads pandas
    from timeline.views.jsonl import records  # noqa: PLC0415

    explained = explain_article(article)
    tagged = TaggedArticle(article, tuple(one.mention for one in explained.mentions))
    rows = records(mentions_frame([tagged], {}).drop(columns="event_id"))
    told = {
        "path": article.path,
        "published_utc": article.published_utc.isoformat() if article.published_utc else None,
        "zone": article.zone,
        "mentions": [{**row, "why": one.to_dict()} for row, one in zip(rows, explained.mentions, strict=True)],
        "passed_over": [asdict(lost) for lost in explained.passed_over],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _explanation(text: str, setting: Setting, published: datetime | None, language: str) -> Explanation:
    zone = setting.reference.zone
    if other.reads(language):
        found = other.mentions(text, language, setting.reference)
        return Explanation(text, published, zone, tuple(map(without_reasons, found)), ())
    speaker, points, scan = prepared(text, setting.reference.zone, language)
    reasons = Reasons(text, points.text, setting, speaker, trace(text, points, scan, setting, speaker))
    return Explanation(text, published, zone, tuple(reasons.mentions()), tuple(reasons.passed_over()))
