"""Dates by number and name of the month, in any language whose names are known: 1er janvier, 16 октября, 10月16日.

The names are CLDR's and those in dateparser's tables. What is found is read by its numbers alone: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any, Final

from babel import Locale
from dateparser.languages.loader import default_loader

MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""What dateparser calls the months and weekdays in its tables of words."""
_INFLECTED: Final = frozenset({"ru", "uk", "be", "bg", "pl", "cs", "sk", "hr", "sr", "sl", "lt", "lv", "fi"})
"""Languages that put endings to the names of months; those in the tables are but some of them."""
_LEAST: Final = 4
"""Letters of a name that is hardly another word."""
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)(?!\d)"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])"
_LINK = r"(?:\s(?:de|del|di|dem|den))?"
_COUNTED = re.compile(
    rf"(?<!\d)(?:{_YEAR}\s?[年년]\s?)?(?P<month>1[0-2]|0?[1-9])\s?[月월](?:\s?{_DAY}\s?[日일](?:\s?[（(][^\d）)]{{1,3}}[）)])?)?"
    rf"|(?<!\d)(?P<only>(?:1[89]|20)\d\d)\s?[年년](?!間|간|\d)"
    rf"|(?<!\d)(?P<first>(?:1[89]|20)\d\d)(?P<mark>[-./])(?P<second>1[0-2]|0?[1-9])(?P=mark)(?P<third>3[01]|[12]\d|0?[1-9])"
    r"(?![\d.]\d?)"
)
_VIETNAMESE = re.compile(
    rf"(?:(?<!\d){_DAY}\s)?tháng\s(?P<month>1[0-2]|0?[1-9])(?!\d)(?:(?:\snăm)?\s{_YEAR})?|\bnăm\s(?P<only>(?:1[89]|20)\d\d)"
    r"|\bngày\s(?P<third>3[01]|[12]\d|0?[1-9])/(?P<second>1[0-2]|0?[1-9])(?:/(?P<first>(?:1[89]|20)\d\d))?(?![\d/])",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r",?\s+(?:[^\W\d]{1,4}\s+){0,2}(?P<hour>[01]?\d|2[0-3])(?::|h|\.(?=\d\d\s(?:Uhr|uur)))(?P<minute>[0-5]\d)(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A date as its numbers and names tell it; what is None it does not tell."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    clock: tuple[int, int] | None = None
    """Hour and minute."""


def named(text: str, language: str) -> Iterator[Named]:
    """The dates of a text, in text order, none overlapping another."""
    patterns = (*((_VIETNAMESE,) if language[:2] == "vi" else ()), _COUNTED, _pattern(language))
    found = sorted(
        (match for pattern in patterns for match in pattern.finditer(text)),
        key=lambda match: (match.start(), -match.end()),
    )
    done = 0
    for match in found:
        if match.start() >= done:
            one = _read(match, language)
            if one is not None:
                done = one.end
                yield one


def _read(match: re.Match[str], language: str) -> Named | None:
    said = match.groupdict()
    year, day = (_int(said.get(name)) for name in ("year", "day"))
    if said.get("second"):
        year, month, day = (_int(said[name]) for name in ("first", "second", "third"))
    elif said.get("only"):
        year, month = _int(said["only"]), None
    elif said.get("name"):
        name = said["name"].lower().rstrip(".")
        if day is None and year is None and name in month_names(language)[1]:
            return None
        month = _number(name, language)
    else:
        month = _int(said["month"])
    clock = _CLOCK.match(match.string, match.end()) if day else None
    return Named(
        match.start(),
        clock.end() if clock else match.end(),
        year,
        month,
        day,
        (int(clock["hour"]), int(clock["minute"])) if clock else None,
    )


def _int(text: str | None) -> int | None:
    return int(text) if text else None


@lru_cache(maxsize=32)
def _pattern(language: str) -> re.Pattern[str]:
    """A month, with its day before it and its year behind it as far as they are told."""
    full, short = month_names(language)
    ending = r"[^\W\d]{0,3}" if language[:2] in _INFLECTED else ""
    name = rf"(?P<name>(?:{either(_stem(word, language) for word in full)}){ending}|(?:{either(short)})\b\.?)"
    weekday = rf"(?:{either(chain(*weekday_names(language)))}),?{_LINK}\s"
    return re.compile(
        rf"(?<![^\W\d_])(?:(?:{weekday})?(?<!\d)(?<!\d[.,:/-]){_DAY}(?:\.|er|re|º|ª|°|o)?{_LINK}\s)?"
        rf"{name}(?![^\W\d_])(?:,?{_LINK}\s{_YEAR})?",
        re.IGNORECASE,
    )


def _stem(name: str, language: str) -> str:
    """What all forms of a name have in common, where its language bends names and enough is left of it."""
    stem = name.rstrip("аяьйеиaeiy") if language[:2] in _INFLECTED else name
    return stem if len(stem) > _LEAST else name


def _number(name: str, language: str) -> int | None:
    """Which month a name is."""
    full, short = month_names(language)
    known = full.get(name) or short.get(name)
    return known or next((n for word, n in full.items() if name.startswith(_stem(word, language))), None)


@lru_cache(maxsize=32)
def month_names(language: str) -> tuple[dict[str, int], dict[str, int]]:
    """The names of months and their numbers; and abbreviations, which mean other things unless beside a number."""
    return _names("months", dict(enumerate(MONTHS, start=1)), language)


@lru_cache(maxsize=32)
def weekday_names(language: str) -> tuple[dict[str, int], dict[str, int]]:
    """The same of weekdays; 0 is Monday."""
    return _names("days", dict(enumerate(WEEKDAYS)), language)


def _names(kind: str, known: Mapping[int, str], language: str) -> tuple[dict[str, int], dict[str, int]]:
    locale = Locale.parse(language.replace("-", "_"))
    tables: Any = [getattr(locale, kind)[context] for context in ("format", "stand-alone")]
    full = {str(name).lower(): number for table in tables for number, name in table["wide"].items()}
    short = {str(name).strip(".").lower(): number for table in tables for number, name in table["abbreviated"].items()}
    inflected = default_loader.get_locale(language[:2]).info
    short |= {name.strip(".").lower(): n for n, key in known.items() for name in inflected.get(key, ())}
    full |= {name: number for name, number in short.items() if len(name) > _LEAST}
    full, short = ({name: n for name, n in names.items() if _is_usable(name)} for names in (full, short))
    return full, {name: number for name, number in short.items() if name not in full}


def _is_usable(name: str) -> bool:
    return len(name) > 1 and not any(char.isdigit() for char in name)


def either(words: Iterable[str]) -> str:
    """A pattern of one of the words, the longest first; nothing where there are none."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda w: (-len(w), w))) or r"(?!)"
