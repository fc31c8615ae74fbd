"""Expressions that name no year and yet lie decades from publication: rarely what the author meant."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from timeline.frozen import changed
from timeline.model import Mention

FAR = timedelta(days=50 * 365.25)
"""Beyond this distance from publication an expression that names no year is flagged ``far-away``."""
_SURELY_NEAR = 48
"""Times whose years are no further apart lie within ``FAR``: most are passed by that alone."""

_YEAR = re.compile(
    r"\d{4}|\d{2,3}\s?年(?!前|后|後|来|來|以|间|間|多|之)|[〇零○一二三四五六七八九]{2,4}年(?![前后後])|世[纪紀]|年代"
)


def flag_far(mention: Mention, published: datetime | None) -> Mention:
    """The mention, flagged ``far-away`` where that is so."""
    start = mention.start_utc or mention.end_utc
    if published is None or start is None or abs(start.year - published.year) <= _SURELY_NEAR:
        return mention
    end = mention.end_utc or start
    if min(abs(start - published), abs(end - published)) <= FAR or _YEAR.search(mention.text):
        return mention
    return changed(mention, flags=(*mention.flags, "far-away"))
