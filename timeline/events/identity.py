"""Ids of events: made from mentions, so that one stays with its happening when articles are added."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def event_id_of(mention_id: str) -> str:
    """The id of the event that a mention is the first to tell: 64 bits, of which ten million hardly share any."""
    return "e" + hashlib.sha256(mention_id.encode()).hexdigest()[:16]


def has_been(event_id: str, mention_ids: Iterable[str]) -> bool:
    """Whether an event with these mentions has that id, or had it before an earlier telling joined it."""
    return any(event_id_of(one) == event_id for one in mention_ids)
