"""Languages without rules of their own: dateparser finds and reads their dates, and is trusted by half."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, Final

from babel import Locale
from dateparser.data.languages_info import language_order
from dateparser.date import DateDataParser
from dateparser.languages.loader import default_loader
from dateparser.search import search_dates

from timeline import zones
from timeline.grammar.segment import Segments
from timeline.languages.en.fold import fold
from timeline.model import Mention, Precision, Status
from timeline.resolve import Reference
from timeline.resolve.choose import choose
from timeline.resolve.moment import utc
from timeline.resolve.units import span

CONFIDENCE: Final = 0.5
RULE: Final = "dateparser"
_DIGITS = r"(?<!\d)(?:1[89]|20)\d\d(?!\d)|(?<![\d.])\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?!\d)"
_CLOCK = re.compile(r"(?<!\d)(?:[01]?\d|2[0-3]):[0-5]\d(?!\d)")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_AFTER_NUMBER = re.compile(r"(?<=\b\d)。|(?<=\b\d\d)。")
"""A full stop behind a number is rather an ordinal's: 16. November."""
_COMMA = re.compile(r",\s")
_UNSPACED = re.compile(r"[\u3040-\u9fff\uac00-\ud7af]{3,}")
"""A name in a script without spaces, or with endings joined on."""
_COUNTERS: Final = "日時分"
"""What dateparser leaves off behind the last number of a Japanese date."""
_TRAILING = re.compile(r"(?:\s[^\W\d]{1,2}|[\s,.;:]+)$")
"""What dateparser takes in behind a date: a short word, marks."""
_KNOWN: Final = (
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
"""What dateparser calls the months and weekdays in its tables of words."""
_LONGEST: Final = 500
"""Characters of a sentence that are searched."""
_PRECISIONS: Final[dict[str, Precision]] = {"day": "day", "week": "week", "month": "month", "year": "year"}


def reads(language: str) -> bool:
    """Whether dateparser knows the language and no rules of ours do."""
    return language in language_order and language[:2] not in ("zh", "en")


def mentions(text: str, language: str, reference: Reference) -> list[Mention]:
    """The dates of a text that name a year, a month, a weekday or a date in digits.

    Args:
        text: plain text; offsets index it.
        language: a code that ``reads`` is true of.
        reference: publication and zone; without a publication nothing is read.
    """
    if reference.instant is None or reference.day is None:
        return []
    core = _core(language)
    segments = Segments(_AFTER_NUMBER.sub(".", fold(text)))
    found: list[Mention] = []
    done = 0
    for match in core.finditer(text):
        if match.start() >= done:
            sentence = segments.at(match.start())
            done = max(match.end(), sentence.end)
            found += _of_sentence(
                text, sentence.start, min(sentence.end, sentence.start + _LONGEST), language, reference
            )
    return found


@lru_cache(maxsize=32)
def _core(language: str) -> re.Pattern[str]:
    """What makes a date of a phrase: digits of a date, or a name of a month or a weekday."""
    full, short = _names(language)
    words, brief = _either(full), _either(short)
    unspaced = _either(name for name in full if _UNSPACED.fullmatch(name))
    return re.compile(
        rf"{_DIGITS}|(?<!\w)(?:{words})(?![^\W\d])|(?:(?<=\d )|(?<=\d\. ))(?:{brief})\b|\b(?:{brief})(?=\.? \d)"
        rf"|{unspaced}|\d[月월]",
        re.IGNORECASE,
    )


def _either(words: Iterable[str]) -> str:
    """One of the words, the longest first; nothing where there are none."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) or r"(?!)"


def _names(language: str) -> tuple[set[str], set[str]]:
    """The names of months and weekdays, and their abbreviations, which mean other things unless beside a number."""
    locale = Locale.parse(language.replace("-", "_"))
    kinds = [kind[context] for kind in (locale.months, locale.days) for context in ("format", "stand-alone")]
    full = {str(name).lower() for kind in kinds for name in kind["wide"].values()}
    inflected = default_loader.get_locale(language[:2]).info
    others = {str(name).strip(".").lower() for kind in kinds for name in kind["abbreviated"].values()}
    others |= {name.strip(".").lower() for known in _KNOWN for name in inflected.get(known, ())}
    full |= {name for name in others if len(name) > 4}
    usable = {name for name in full | others if len(name) > 1 and not any(char.isdigit() for char in name)}
    return full & usable, usable - full


def _of_sentence(text: str, start: int, end: int, language: str, reference: Reference) -> Iterator[Mention]:
    """The mentions of one sentence; what dateparser takes in before the first name or digit is cut off."""
    core, at = _core(language), start
    for phrase in _search(text[start:end], language, reference):
        begin = text.find(phrase, at, end)
        if begin < 0:
            continue
        at = begin + len(phrase)
        first = min((m.start() for m in (core.search(phrase), re.search(r"\d", phrase)) if m), default=0)
        kept = _without_tail(phrase[first:], core)
        behind = text[begin + first + len(kept) :][:1]
        kept += behind if kept[-1:].isdigit() and behind and behind in _COUNTERS else ""
        mention = _mention(begin + first, kept, language, reference) if core.search(kept) else None
        if mention is not None:
            yield _told(mention, text, start, end, reference)


def _without_tail(phrase: str, core: re.Pattern[str]) -> str:
    """The date without what dateparser takes in behind it: what follows a comma and is no date, a short word."""
    for comma in _COMMA.finditer(phrase):
        if not core.search(phrase, comma.end()):
            phrase = phrase[: comma.start()]
            break
    return _TRAILING.sub("", phrase)


def _settings(reference: Reference) -> dict[str, Any]:
    local = reference.instant.astimezone(zones.get(reference.zone)) if reference.instant else None
    return {"RELATIVE_BASE": local and local.replace(tzinfo=None), "PREFER_DATES_FROM": "past"}


def _search(sentence: str, language: str, reference: Reference) -> list[str]:
    try:
        found = search_dates(sentence, languages=[language], settings=_settings(reference)) or []
    except Exception:  # whatever it stumbles over concerns one sentence, and must not stop a build
        return []
    return [phrase for phrase, _ in found]


def _parsed(phrase: str, language: str, reference: Reference) -> tuple[datetime, Precision] | None:
    try:
        data = DateDataParser(languages=[language], settings=_settings(reference)).get_date_data(phrase)
    except Exception:  # whatever it stumbles over concerns one sentence, and must not stop a build
        return None
    return (data.date_obj, _PRECISIONS.get(data.period, "day")) if data.date_obj is not None else None


def _mention(start: int, phrase: str, language: str, reference: Reference) -> Mention | None:
    parsed = _parsed(phrase, language, reference)
    if parsed is None or reference.day is None:
        return None
    day = _nearest(parsed[0].date(), phrase, reference.day)
    begin, until, precision = _interval(day, *parsed, bool(_CLOCK.search(phrase)), reference.zone)
    return Mention(
        start,
        start + len(phrase),
        phrase,
        "point",
        begin,
        until,
        precision=precision,
        zone=reference.zone,
        zone_basis="source",
        timex=_timex(begin.astimezone(zones.get(reference.zone)), precision),
        rule=RULE,
        assumed=("zone",) if _YEAR.search(phrase) else ("year", "zone"),
        confidence=CONFIDENCE,
    )


def _interval(
    day: date, said: datetime, precision: Precision, has_clock: bool, zone: str
) -> tuple[datetime, datetime, Precision]:
    if has_clock:
        minute = utc(day, zone, said.time().replace(second=0, microsecond=0, tzinfo=None))
        return minute, minute + timedelta(minutes=1), "minute"
    first, last = span(day, precision)
    return utc(first, zone), utc(last, zone), precision


def _timex(local: datetime, precision: Precision) -> str:
    pattern = {"minute": "%Y-%m-%dT%H:%M", "year": "%Y", "month": "%Y-%m", "week": "%G-W%V"}.get(precision, "%Y-%m-%d")
    return local.strftime(pattern)


def _nearest(said: date, phrase: str, today: date) -> date:
    """The day said, in the nearest year where the phrase names none, rather the past one.

    A weekday named on that very weekday is today, which dateparser takes for a week ago.
    """
    if _YEAR.search(phrase):
        return said
    if not re.search(r"\d", phrase) and today - said <= timedelta(weeks=1):
        return today if today - said == timedelta(weeks=1) else said
    if (said.month, said.day) == (2, 29):
        return said
    years = [span(said.replace(year=today.year + k), "day") for k in (-1, 0, 1)]
    return choose(years, today, "mostly past")[0]


def _told(mention: Mention, text: str, start: int, end: int, reference: Reference) -> Mention:
    """With its sentence; what lies ahead is planned, of the rest the words are not understood."""
    ahead = mention.start_utc is not None and reference.instant is not None and mention.start_utc > reference.instant
    status: Status = "planned" if ahead else "unclear"
    return replace(mention, status=status, sentence=text[start:end], sentence_start=start, clause=(start, end))
