"""Expressions that name no year and yet lie decades from publication: rarely what the author meant."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from timeline.frozen import changed
from timeline.model import Mention

FAR = timedelta(days=50 * 365.25)
"""Beyond this distance from publication an expression that names no year is flagged ``far-away``."""

_YEAR = re.compile(
    r"\d{4}|\d{2,3}\s?年(?!前|后|後|来|來|以|间|間|多|之)|[〇零○一二三四五六七八九]{2,4}年(?![前后後])|世[纪紀]|年代"
)


def flag_far(mention: Mention, published: datetime | None) -> Mention:
    """The mention, flagged ``far-away`` where that is so."""
    nearest = _nearest(mention, published) if published else None
    if nearest is None or nearest <= FAR or _YEAR.search(mention.text):
        return mention
    return changed(mention, flags=(*mention.flags, "far-away"))


def _nearest(mention: Mention, published: datetime) -> timedelta | None:
    """How far the nearer end of its interval is from publication."""
    start, end = mention.start_utc or mention.end_utc, mention.end_utc or mention.start_utc
    return min(abs(start - published), abs(end - published)) if start and end else None
