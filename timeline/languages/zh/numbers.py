"""Chinese and Arabic numerals as numbers."""

from __future__ import annotations

from functools import lru_cache

DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "首": 1, "元": 1}
_TENS = {"廿": 20, "卅": 30, "卌": 40}
_UNITS = {"十": 10, "百": 100, "千": 1000}

UNKNOWN = frozenset("几数多若")
"""Numerals that tell no number: 几天, 数月, 多年."""


@lru_cache(maxsize=2048)
def number(text: str) -> float | None:
    """The value of a numeral, or None when it tells none.

    >>> [number(text) for text in ("11", "十一", "廿三", "二〇二一", "两千零二十一", "半", "两三", "几")]
    [11, 11, 23, 2021, 2021, 0.5, 2, None]
    """
    text = text.strip()
    if not text or text[0] in UNKNOWN:
        return None
    if text == "半":
        return 0.5
    if text.replace(".", "", 1).isdecimal():
        return float(text) if "." in text else int(text)
    if (
        len(text) == 2
        and all(c in DIGITS for c in text)
        and DIGITS[text[1]] == DIGITS[text[0]] + 1
        and text[0] not in "〇零"
    ):
        return DIGITS[text[0]]
    if all(c in DIGITS for c in text):
        return int("".join(str(DIGITS[c]) for c in text))
    return _composed(text)


def _composed(text: str) -> int | None:
    total, section, digit = 0, 0, 0
    for c in text:
        if c in DIGITS:
            digit = DIGITS[c]
        elif c in _TENS:
            section, digit = section + _TENS[c], 0
        elif c in _UNITS:
            section, digit = section + (digit or 1) * _UNITS[c], 0
        elif c == "万":
            total, section, digit = (total + section + digit) * 10000, 0, 0
        elif c.isdecimal():
            digit = digit * 10 + int(c)
        else:
            return None
    return total + section + digit


@lru_cache(maxsize=2048)
def integer(text: str) -> int | None:
    """The value of a numeral as a whole number, or None."""
    value = number(text)
    return int(value) if value is not None and value == int(value) else None
