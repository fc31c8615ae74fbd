"""Texts whose time expressions are marked with «», and from where they are read unless they say otherwise."""

from __future__ import annotations

import re
from datetime import datetime

READ_FROM = datetime.fromisoformat("2021-11-10T09:00:00+08:00")
ZONE = "Asia/Shanghai"


def unmarked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and the spans that were marked."""
    spans, text = [], ""
    for piece in re.split(r"(«[^»]*»)", marked):
        if piece.startswith("«"):
            spans.append((len(text), len(text) + len(piece) - 2))
        text += piece.strip("«»")
    return text, spans
