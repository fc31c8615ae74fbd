"""Texts whose time expressions are marked with «», and from where they are read unless they say otherwise."""

from __future__ import annotations

import re
from datetime import datetime

from timeline.explain import value
from timeline.tagging import extract

READ_FROM = datetime.fromisoformat("2021-11-10T09:00:00+08:00")
ZONE = "Asia/Shanghai"
NEWS_OF = datetime.fromisoformat("2021-01-22T20:00:00+08:00")
"""When the stories were published that lean on what they told before."""


def unmarked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and the spans that were marked."""
    spans, text = [], ""
    for piece in re.split(r"(«[^»]*»)", marked):
        if piece.startswith("«"):
            spans.append((len(text), len(text) + len(piece) - 2))
        text += piece.strip("«»")
    return text, spans


def value_and_status(marked: str) -> tuple[str, str]:
    """The value and the status of the one expression in «», which tests mark in the middle of their text."""
    text, ((start, _end),) = unmarked(marked)
    (mention,) = [m for m in extract(text, published=NEWS_OF, zone=ZONE) if m.start == start]
    return value(mention), mention.status
