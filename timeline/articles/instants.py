"""One date as written in a head, a page or an address → the instant it means."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import NamedTuple

import dateparser

from timeline import zones
from timeline.model import Precision


class Told(NamedTuple):
    """An instant in UTC and how finely it was told; the start of the local day, month or year where no clock was."""

    instant: datetime
    precision: Precision


_EPOCH = re.compile(r"-?\d{9,10}(?:\.\d+)?|-?\d{12,13}")
_MILLISECONDS = 100_000_000_000
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{4})(\d\d)(\d\d)")
_MONTH = re.compile(r"(\d{4})[-/年](\d{1,2})月?")
_SLASHES = re.compile(r"(\d\d)/(\d\d)/(\d{4})(?: - (\d\d):(\d\d))?")
_CHINESE = re.compile(
    r"(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日\s*"
    r"(?P<part>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间)?\s*(\d{1,2})\s*[点點时時:：]\s*(\d{1,2})?\s*分?"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_ENGLISH = re.compile(
    rf"(?P<m>{_NAMED}) (?P<d>\d\d?)(?:st|nd|rd|th)?,? (?P<y>\d{{4}})"
    rf"|(?P<d_>\d\d?)(?:st|nd|rd|th)? (?P<m_>{_NAMED}),? (?P<y_>\d{{4}})",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"T\d{4}|\d[:时時点點]\s*\d|\d\s*[ap]m", re.IGNORECASE)
_SECOND = re.compile(r"\d:\d\d:\d\d")
_AFTERNOON = frozenset({"下午", "傍晚", "晚上", "晚间", "中午"})
_LANGUAGES = ["en", "zh", "zh-Hant", "fr", "de", "es", "ru", "ja"]
"""What other dates may be written in. Trying all that dateparser knows takes seconds when it is no date."""
_EARLIEST, _LATEST = 1900, 2100


def read_instant(text: str, zone: str) -> Told | None:
    """What a date means; where it names no zone, its clock or its day is that of ``zone``. None when unreadable.

    ISO 8601, RFC 2822, seconds and milliseconds since 1970, 16/11/2021 - 19:02 (day first), 2021年11月16日上午8点25分,
    and whatever else ``dateparser`` knows, as long as it says year, month and day.
    """
    text = text.strip()
    if not text:
        return None
    try:
        return (
            _epoch(text)
            or _iso(text, zone)
            or _slashes(text, zone)
            or _chinese(text, zone)
            or _english(text, zone)
            or _other(text, zone)
        )
    except (ValueError, OverflowError, OSError):
        return None


def is_sane(instant: datetime) -> bool:
    """Whether an article can have been published then."""
    return _EARLIEST <= instant.year <= _LATEST


def start_of_day(year: int, month: int, day: int, zone: str) -> datetime:
    """When a civil day begins, in UTC."""
    return datetime(year, month, day, tzinfo=zones.get(zone)).astimezone(UTC)


def _epoch(text: str) -> Told | None:
    if not _EPOCH.fullmatch(text):
        return None
    number = float(text)
    seconds = number / 1000 if abs(number) >= _MILLISECONDS else number
    return Told(datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds), "second")


def _iso(text: str, zone: str) -> Told | None:
    if day := _DAY.fullmatch(text):
        year, month, of_month = (int(number) for number in day.groups() if number)
        return Told(start_of_day(year, month, of_month, zone), "day")
    if unit := _MONTH.fullmatch(text):
        return Told(start_of_day(int(unit[1]), int(unit[2]), 1, zone), "month")
    try:
        return _aware(datetime.fromisoformat(text), zone, text)
    except ValueError:
        pass
    try:
        return _aware(parsedate_to_datetime(text), zone, text)
    except (ValueError, TypeError):
        return None


def _slashes(text: str, zone: str) -> Told | None:
    if not (found := _SLASHES.fullmatch(text)):
        return None
    day, month, year, hour, minute = (int(number) for number in found.groups("0"))
    at = datetime(year, month, day, hour, minute, tzinfo=zones.get(zone))
    return Told(at.astimezone(UTC), "minute" if found[4] else "day")


def _chinese(text: str, zone: str) -> Told | None:
    if not (found := _CHINESE.fullmatch(text)):
        return None
    year, month, day, hour, minute = (int(found[group] or 0) for group in (1, 2, 3, 5, 6))
    hour += 12 if found["part"] in _AFTERNOON and hour < (12 if found["part"] != "中午" else 11) else 0
    at = datetime(year, month, day, hour, minute, tzinfo=zones.get(zone))
    return Told(at.astimezone(UTC), "minute" if found[6] else "hour")


def _english(text: str, zone: str) -> Told | None:
    """A day with the name of its month, as Aug 25th 2020 or 25 August 2020: frequent, and dateparser is slow."""
    if not (found := _ENGLISH.fullmatch(text)):
        return None
    day, year = (int(found[name] or found[f"{name}_"]) for name in ("d", "y"))
    month = 1 + _MONTHS.index((found["m"] or found["m_"])[:3].lower())
    return Told(start_of_day(year, month, day, zone), "day")


def _other(text: str, zone: str) -> Told | None:
    """Anything else that tells a day, as dateparser reads it; never relative to now."""
    settings = {
        "TIMEZONE": _dateparser_zone(zone),
        "RETURN_AS_TIMEZONE_AWARE": True,
        "PARSERS": ["absolute-time"],
        "REQUIRE_PARTS": ["year", "month", "day"],
        "RELATIVE_BASE": datetime(2000, 1, 1),  # noqa: DTZ001
    }
    found = dateparser.parse(text, languages=_LANGUAGES, settings=settings) if len(text) < 80 else None
    return _aware(found, zone, text) if found else None


def _dateparser_zone(zone: str) -> str:
    """Fixed offsets as dateparser writes them: UTC+08:00."""
    return f"UTC{zone}" if zone[:1] in "+-" else zone


def _aware(at: datetime, zone: str, text: str) -> Told:
    known = at if at.tzinfo else at.replace(tzinfo=zones.get(zone))
    return Told(known.astimezone(UTC), _precision(text))


def _precision(text: str) -> Precision:
    if _SECOND.search(text):
        return "second"
    return "minute" if _CLOCK.search(text) else "day"
