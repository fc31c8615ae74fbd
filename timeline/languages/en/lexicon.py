"""The closed word lists of English time, as data, and the patterns made of them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from typing import Final

from timeline.model import Part, Precision


def any_case(words: Iterable[str]) -> str:
    """A group that matches any of the words, the longest first, each with a small or a capital first letter."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(f"[{w[0].lower()}{w[0].upper()}]{re.escape(w[1:])}" for w in ordered) + ")"


def before(match: re.Match[str], reach: int) -> str:
    """So many characters before a match."""
    return match.string[max(0, match.start() - reach) : match.start()]


def after(match: re.Match[str], reach: int = 16) -> str:
    """So many characters behind a match."""
    return match.string[match.end() : match.end() + reach]


W: Final = r"(?<![A-Za-z\d'])"
"""Where a word begins."""
E: Final = r"(?![A-Za-z])"
"""Where a word ends."""
OWN: Final = re.compile(r"\b(?:his|her|its|their|my|our|your) \Z")
"""Whose time it is: her last year, his first months are no times of the calendar."""
YEAR: Final = r"(?:1[5-9]|20|21)\d\d(?!\d|,\d|\.\d)"
DAY: Final = r"(?:3[01]|[12]\d|0?[1-9])(?!\d|[,.:]\d|%|/)"
ORDINAL: Final = rf"{DAY}(?:st|nd|rd|th)?{E}"

_MONTH_NAMES = {name: number for number, name in enumerate(calendar.month_name) if name}
_SHORT = {name[:3]: number for name, number in _MONTH_NAMES.items() if len(name) > 3} | {"Sept": 9}
MONTHS: Final[dict[str, int]] = _MONTH_NAMES | _SHORT
WORD_MONTHS: Final = frozenset({"May", "March"})
"""Months that are ordinary words too."""
MONTH: Final = (
    "(?:"
    + "|".join(sorted(_MONTH_NAMES, key=lambda n: (-len(n), n)))
    + r"|(?:"
    + "|".join(sorted(_SHORT, reverse=True))
    + r")\b\.?)"
)
_DAY_NAMES = {name: number for number, name in enumerate(calendar.day_name)}
_SHORT_DAYS = {"Mon": 0, "Tue": 1, "Tues": 1, "Wed": 2, "Thu": 3, "Thur": 3, "Thurs": 3, "Fri": 4}
WEEKDAYS: Final[dict[str, int]] = _DAY_NAMES | _SHORT_DAYS
WEEKDAY: Final = "(?:" + "|".join(_DAY_NAMES) + ")"
SHORT_WEEKDAY: Final = "(?:" + "|".join(sorted(_SHORT_DAYS, key=lambda n: (-len(n), n))) + ")"
"""Saturday and Sunday have no short form here: sat and sun are words."""

PARTS: Final[dict[str, Part]] = {
    "dawn": "dawn",
    "early morning": "dawn",
    "morning": "morning",
    "noon": "noon",
    "midday": "noon",
    "lunchtime": "noon",
    "afternoon": "afternoon",
    "evening": "evening",
    "night": "evening",
    "overnight": "night",
    "late night": "night",
}
"""A night that is named with its day begins that evening."""
SEASONS: Final = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
UNITS: Final[dict[str, Precision]] = {
    "second": "second",
    "minute": "minute",
    "hour": "hour",
    "day": "day",
    "week": "week",
    "fortnight": "week",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "decade": "decade",
    "century": "century",
    "centurie": "century",
}
UNIT: Final = r"(?P<unit>" + "|".join(sorted(UNITS, key=lambda u: (-len(u), u))) + rf")s?{E}"
ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "last": -1}

VAGUE: Final[dict[str, tuple[str, ...]]] = {
    "PRESENT_REF": ("now", "currently", "at present", "at the moment", "nowadays", "these days", "to date"),
    "PAST_REF": (
        "recently", "recent days", "recent weeks", "recent months", "recent years", "previously", "formerly", "lately",
        "at the time", "until recently", "days ago", "weeks ago", "months ago", "years ago",
    ),
    "FUTURE_REF": (
        "soon", "in the future", "in the near future", "coming days", "coming weeks", "coming months", "coming years",
        "shortly", "in due course",
    ),
}  # fmt: skip
"""Words for now, before and later, by their TIMEX3 value."""
