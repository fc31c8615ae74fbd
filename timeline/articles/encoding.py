"""Bytes to text: UTF-8 where it is, else the best guess among the encodings that Chinese pages have."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from bs4.dammit import EncodingDetector
from charset_normalizer import from_bytes

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CANDIDATES = ["gb18030", "big5hkscs", "big5", "utf_16_le", "utf_16_be", "utf_8", "cp1252"]
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs", "big5-hkscs": "big5hkscs"}
_GUESSED_FROM = 65_536
_FEW = 0.01
"""Share of undecodable characters up to which a text is UTF-8 with a few bad bytes, and not something else."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, with what was wrong about its bytes."""

    text: str
    problem: str = ""


def decode(content: bytes) -> Decoded | None:
    """The text of ``content`` without byte order mark; None when it is no text."""
    try:
        return Decoded(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        pass
    if content.startswith(_UTF16):
        return Decoded(content.decode("utf-16", "replace"), "read as utf-16, not UTF-8")
    return _mostly_utf8(content) or _declared(content) or _guessed(content)


def _mostly_utf8(content: bytes) -> Decoded | None:
    text = content.decode("utf-8-sig", "replace")
    bad = text.count("\ufffd")
    if bad > max(1, len(text) * _FEW):
        return None
    return Decoded(text, f"{bad} undecodable bytes, shown as \ufffd")


def _declared(content: bytes) -> Decoded | None:
    """What an HTML page says of itself, if it is true."""
    name = EncodingDetector.find_declared_encoding(content, is_html=True, search_entire_document=False)
    if name is None or name.lower() == "utf-8":
        return None
    try:
        return Decoded(content.decode(_WIDER.get(name.lower(), name)), f"read as {name}, not UTF-8")
    except (LookupError, UnicodeDecodeError):
        return None


def _guessed(content: bytes) -> Decoded | None:
    best = from_bytes(content[:_GUESSED_FROM], cp_isolation=_CANDIDATES).best()
    if best is None or (b"\0" in content and not best.encoding.startswith("utf_16")):
        return None
    return Decoded(content.decode(best.encoding, "replace"), f"read as {best.encoding}, not UTF-8")
