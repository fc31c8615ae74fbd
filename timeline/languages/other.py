"""Languages without rules of their own: dateparser finds and reads their dates, and is trusted by half."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from operator import attrgetter
from typing import Any, Final

from dateparser.data.languages_info import language_order
from dateparser.date import DateDataParser
from dateparser.search import search_dates

from timeline import zones
from timeline.grammar.points import points_of
from timeline.grammar.segment import Segments, Sentence
from timeline.languages.en.fold import fold
from timeline.languages.named import Named, either, month_names, named, weekday_names
from timeline.model import Mention, Precision, Status
from timeline.resolve import Reference
from timeline.resolve.choose import choose
from timeline.resolve.moment import utc
from timeline.resolve.units import span

CONFIDENCE: Final = 0.5
UNSURE: Final = 0.3
"""Confidence of a weekday alone: whether it is the last or the coming one, only verbs could tell."""
RULE: Final = "dateparser"
_DIGITS = r"(?<!\d)(?:1[89]|20)\d\d(?!\d)|(?<![\d.])\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?!\d)"
_CLOCK = re.compile(r"(?<!\d)(?:[01]?\d|2[0-3]):[0-5]\d(?!\d)")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_YEAR_ALONE = re.compile(r"((?:1[89]|20)\d\d)(?:\s[^\W\d]{1,5}\.?)?")
"""A year and perhaps the word for it."""
_AFTER_NUMBER = re.compile(r"(?<=\b\d)。|(?<=\b\d\d)。")
"""A full stop behind a number is rather an ordinal's: 16. November."""
_COMMA = re.compile(r",\s")
_UNSPACED = re.compile(r"[\u3040-\u9fff\uac00-\ud7af]{3,}")
"""A name in a script without spaces, or with endings joined on."""
_TRAILING = re.compile(r"(?:\s[^\W\d]{1,2}|[\s,.;:]+)$")
"""What dateparser takes in behind a date: a short word, marks."""
_SOON: Final = timedelta(days=31)
"""Within which a date of next year is told without its year."""
_LONGEST: Final = 500
"""Characters of a sentence that are searched."""
_PRECISIONS: Final[dict[str, Precision]] = {"day": "day", "week": "week", "month": "month", "year": "year"}


def reads(language: str) -> bool:
    """Whether dateparser knows the language and no rules of ours do."""
    return language[:2] not in ("zh", "en") and language in language_order


def mentions(text: str, language: str, reference: Reference) -> list[Mention]:
    """The dates of a text that name a year, a month, a weekday or a date in digits.

    Args:
        text: plain text; offsets index it.
        language: a code that ``reads`` is true of.
        reference: publication and zone; without a publication nothing is read.
    """
    if reference.instant is None or reference.day is None:
        return []
    segments = Segments(points_of(_AFTER_NUMBER.sub(".", fold(text))))
    dates = list(named(text, language))
    found = [mention for one in dates if (mention := _of_named(one, text[one.start : one.end], reference)) is not None]
    rest = _without(text, dates)
    done = 0
    for match in _core(language).finditer(rest):
        if match.start() >= done:
            sentence = segments.at(match.start())
            done = max(match.end(), sentence.end)
            part = rest[sentence.start : min(sentence.end, sentence.start + _LONGEST)]
            found += _searched(part, sentence.start, language, reference)
    return [_told(one, text, segments.at(one.start), reference) for one in sorted(found, key=attrgetter("start"))]


def _without(text: str, dates: Iterable[Named]) -> str:
    """The text of the same length with strokes for the dates."""
    pieces, done = [], 0
    for one in dates:
        pieces += [text[done : one.start], "|" * (one.end - one.start)]
        done = one.end
    return "".join([*pieces, text[done:]])


@lru_cache(maxsize=32)
def _core(language: str) -> re.Pattern[str]:
    """What makes a date of a phrase: digits of a date, or a name of a month or a weekday."""
    names = zip(month_names(language), weekday_names(language), strict=True)
    full, short = (set().union(*kinds) for kinds in names)
    words, brief = either(full), either(short - full)
    unspaced = either(name for name in full if _UNSPACED.fullmatch(name))
    return re.compile(
        rf"{_DIGITS}|(?<!\w)(?:{words})(?![^\W\d])|(?:(?<=\d )|(?<=\d\. ))(?:{brief})\b|\b(?:{brief})(?=\.? \d)"
        rf"|{unspaced}|\d[月월]",
        re.IGNORECASE,
    )


def _of_named(one: Named, phrase: str, reference: Reference) -> Mention | None:
    """The mention of a date by its numbers and names, in the nearest year where it tells none."""
    if reference.day is None:
        return None
    precision: Precision = "day" if one.day else "month" if one.month else "year"
    years = [one.year] if one.year else [reference.day.year + k for k in (-1, 0, 1)]
    days = [day for year in years if (day := _day(year, one.month or 1, one.day or 1)) is not None]
    if not days:
        return None
    day = days[0] if one.year else _likeliest(days, precision, reference.day)
    said = datetime.combine(day, time(*one.clock) if one.clock else time.min)
    interval = _interval(day, said, precision, one.clock is not None, reference.zone)
    assumed = () if one.year else ("year",)
    return _mention(one.start, phrase, interval, assumed, CONFIDENCE, reference)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _likeliest(days: Iterable[date], precision: Precision, today: date) -> date:
    """The nearest, rather the past one; of next year only what is close: no word is understood that would plan it."""
    usable = [day for day in days if day.year <= today.year or day - today <= _SOON] or list(days)
    return choose([span(day, precision) for day in usable], today, "mostly past")[0]


def _searched(sentence: str, start: int, language: str, reference: Reference) -> Iterator[Mention]:
    """What dateparser finds; what it takes in before the first name or digit is cut off."""
    core, at = _core(language), 0
    for phrase in _search(sentence, language, reference):
        begin = sentence.find(phrase, at)
        if begin < 0:
            continue
        at = begin + len(phrase)
        first = min((m.start() for m in (core.search(phrase), re.search(r"\d", phrase)) if m), default=0)
        kept = _without_tail(phrase[first:], core)
        around = sentence[max(0, begin + first - 1) : begin + first] + sentence[begin + first + len(kept) :][:1]
        if kept.isdigit() and any(map(str.isalnum, around)):  # 1万2000人
            continue
        mention = _of_phrase(start + begin + first, kept, language, reference) if core.search(kept) else None
        if mention is not None:
            yield mention


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


def _of_phrase(start: int, phrase: str, language: str, reference: Reference) -> Mention | None:
    if year := _YEAR_ALONE.fullmatch(phrase):
        return _of_named(Named(start, start + len(phrase), int(year[1]), None, None), phrase, reference)
    parsed = _parsed(phrase, language, reference)
    if parsed is None or reference.day is None:
        return None
    day = _nearest(parsed[0].date(), phrase, reference.day)
    interval = _interval(day, *parsed, bool(_CLOCK.search(phrase)), reference.zone)
    if not re.search(r"\d", phrase):
        return _mention(start, phrase, interval, ("week",), UNSURE, reference)
    return _mention(start, phrase, interval, () if _YEAR.search(phrase) else ("year",), CONFIDENCE, reference)


def _mention(
    start: int,
    phrase: str,
    interval: tuple[datetime, datetime, Precision],
    assumed: tuple[str, ...],
    confidence: float,
    reference: Reference,
) -> Mention:
    begin, until, precision = interval
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
        assumed=(*assumed, "zone"),
        confidence=confidence,
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
    days = [day for k in (-1, 0, 1) if (day := _day(today.year + k, said.month, said.day)) is not None]
    return _likeliest(days or [said], "day", today)


def _told(mention: Mention, text: str, sentence: Sentence, reference: Reference) -> Mention:
    """With its sentence; what lies ahead is planned, of the rest the words are not understood."""
    ahead = mention.start_utc is not None and reference.instant is not None and mention.start_utc > reference.instant
    status: Status = "planned" if ahead else "unclear"
    start, end = sentence.around(mention.start, mention.end, _LONGEST)
    return replace(mention, status=status, sentence=text[start:end], sentence_start=start, clause=(start, end))
