"""English numerals as numbers."""

from __future__ import annotations

import re
from typing import Final

from timeline.languages.en.lexicon import any_case

_SMALL = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_WORDS: dict[str, float] = {**_SMALL, **_TENS, "a": 1, "an": 1, "half a": 0.5, "half an": 0.5, "a dozen": 12}
_UNKNOWN = ("several", "a few", "some", "many", "a couple of", "the few")
_ONES = "|".join(word for word, value in _SMALL.items() if 1 <= value <= 9)

COUNT: Final = (
    r"(?:\d{1,3}(?:,\d{3})+|\d{1,4}(?:\.\d+)?"
    rf"|{any_case(_TENS)}-(?:{_ONES})|{any_case((*_WORDS, *_UNKNOWN))}(?![A-Za-z]))(?:[ -]and[ -]a[ -]half)?"
)
"""How many; a few tells no number."""
_AND_A_HALF = re.compile(r"[ -]and[ -]a[ -]half$")


def number(text: str) -> float | None:
    """The value of a numeral, or None when it tells none.

    >>> [number(text) for text in ("11", "twenty-three", "Two", "half an", "two and a half", "1,000", "several")]
    [11.0, 23.0, 2.0, 0.5, 2.5, 1000.0, None]
    """
    text, halves = _AND_A_HALF.subn("", text.lower())
    whole = _whole(text.replace(",", ""))
    return None if whole is None else whole + 0.5 * halves


def _whole(text: str) -> float | None:
    if text.replace(".", "", 1).isdecimal():
        return float(text) if "." in text else int(text)
    tens, _, ones = text.partition("-")
    if ones and tens in _TENS and ones in _SMALL:
        return _TENS[tens] + _SMALL[ones]
    return _WORDS.get(text)
