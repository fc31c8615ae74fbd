"""Bytes to text: UTF-8 where it is, else the best guess among the encodings that Chinese pages have."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

import numpy as np
from bs4.dammit import EncodingDetector
from charset_normalizer import from_bytes

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_CANDIDATES = ["gb18030", "big5hkscs", "big5", "utf_16_le", "utf_16_be", "utf_8", "cp1252"]
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs", "big5-hkscs": "big5hkscs"}
_GUESSED_FROM = 65_536
_CONTROL = re.compile(rb"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")
_USUAL = re.compile(r"[\t\n\r -~\u2010-\u2027\u3000-\u3020\u4e00-\u9fff\uff01-\uff5e]")
_MOSTLY = 0.95
_ZEROS = 0.02
"""Share of zero bytes from which a text is taken for UTF-16."""
_FEW = 0.05
"""Share of undecodable characters, among those beyond ASCII, up to which a text is UTF-8 with a few bad bytes."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, with what was wrong about its bytes."""

    text: str
    problem: str = ""
    may_have_controls: bool = True
    """Whether there may be control characters in it, beside tabs and the ends of lines."""


def decode(content: bytes) -> Decoded | None:
    """The text of ``content`` without byte order mark; None when it is no text."""
    if content.startswith(_UTF32):
        return Decoded(content.decode("utf-32", "replace"), "read as utf-32, not UTF-8")
    if name := _unmarked_utf16(content):
        return Decoded(content.decode(name, "replace"), f"read as {name}, not UTF-8")
    try:
        return Decoded(content.decode("utf-8-sig"), may_have_controls=_has_controls(content))
    except UnicodeDecodeError:
        pass
    if content.startswith(_UTF16):
        return Decoded(content.decode("utf-16", "replace"), "read as utf-16, not UTF-8")
    return _mostly_utf8(content) or _declared(content) or _guessed(content)


def _has_controls(content: bytes) -> bool:
    """Whether a text in UTF-8 has control characters beside tabs and the ends of lines."""
    low = np.count_nonzero(np.frombuffer(content, np.uint8) < ord(" "))
    return bool(low > sum(map(content.count, (b"\n", b"\t", b"\r")))) or b"\x7f" in content


def _unmarked_utf16(content: bytes) -> str | None:
    """UTF-16 without byte order mark, told by the zeros in every other place that its ASCII characters leave."""
    sample = content[:_GUESSED_FROM]
    if b"\0" not in sample or content.startswith(_UTF16):
        return None
    first, second = sample[::2].count(0), sample[1::2].count(0)
    few, many = sorted((first, second))
    if many < max(2, len(sample) * _ZEROS) or few > many * _FEW:
        return None
    if not content.isascii() and _is_utf8(content):  # with stray zeros
        return None
    return "utf-16-be" if first > second else "utf-16-le"


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _mostly_utf8(content: bytes) -> Decoded | None:
    text = content.decode("utf-8-sig", "replace")
    bad = text.count("\ufffd")
    beyond_ascii = sum(1 for char in text if char > "\x7f")
    if bad > max(1, beyond_ascii * _FEW):
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
    sample = _CONTROL.sub(b"", content[:_GUESSED_FROM])
    best = from_bytes(sample, cp_isolation=_CANDIDATES).best()
    name = best.encoding if best else _plausible(sample)
    if name is None or (b"\0" in content and not name.startswith("utf_16")):
        return None
    return Decoded(content.decode(name, "replace"), f"read as {name}, not UTF-8")


def _plausible(sample: bytes) -> str | None:
    """For texts too short to guess from: the first encoding in which they are Chinese and nothing else."""
    for name in ("gb18030", "big5hkscs"):
        text = sample.decode(name, "ignore")
        if text and len(_USUAL.findall(text)) > _MOSTLY * len(text):
            return name
    return None
