"""Time zones: IANA names and fixed offsets as tzinfo, and the zones and places that a Chinese text names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, timedelta, timezone, tzinfo
from functools import lru_cache
from importlib import resources
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import yaml
from babel import Locale
from babel.core import get_global

from timeline.errors import UnknownZone
from timeline.grammar.heads import searchable

_OFFSET = re.compile(r"(?:UTC|GMT)?(?P<sign>[+\-−])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?\Z")


@lru_cache(maxsize=512)
def get(name: str) -> tzinfo:
    """The zone of an IANA name (``Asia/Shanghai``) or a fixed offset (``-02:00``).

    Raises:
        UnknownZone: when the name is neither.
    """
    if name in ("UTC", "Z"):
        return UTC
    match = _OFFSET.match(name)
    if match is not None:
        minutes = int(match["hours"]) * 60 + int(match["minutes"] or 0)
        if minutes < 24 * 60:
            return timezone(timedelta(minutes=-minutes if match["sign"] in "-−" else minutes))
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError, IsADirectoryError) as error:
        raise UnknownZone(
            f"{name!r} is no time zone. Give an IANA name such as Asia/Shanghai, or an offset such as -02:00."
        ) from error


@lru_cache(maxsize=1)
def named() -> dict[str, str]:
    """Words that stand before 时间 and the zones they mean: 北京, 美东, 台北."""
    text = resources.files("timeline").joinpath("zones.yaml").read_text(encoding="utf-8")
    table: dict[str, str] = {}
    for zone, words in yaml.safe_load(text)["names"].items():
        table.update(dict.fromkeys(words, zone))
    return table


@lru_cache(maxsize=1)
def places() -> dict[str, str]:
    """Chinese names of cities and countries and their zones: CLDR's, and above them ours.

    A country with several zones is left out, unless our table says which one its news mean.
    """
    locale = Locale("zh")
    territory_zones: Mapping[str, list[str]] = get_global("territory_zones")
    table = {
        name: territory_zones[code][0]
        for code, name in locale.territories.items()
        if len(territory_zones.get(code, ())) == 1
    }
    for zone, names in sorted(locale.time_zones.items()):
        if "city" in names:
            table.setdefault(names["city"], zone)
    return {word: zone for word, zone in (table | named()).items() if re.fullmatch(r"[\u4e00-\u9fff·]{2,}", word)}


@lru_cache(maxsize=1)
def _place_pattern() -> re.Pattern[str]:
    return searchable("|".join(sorted(map(re.escape, places()), key=lambda w: (-len(w), w))))


def nearest_place(text: str, before: int, reach: int = 400) -> str | None:
    """The zone of the last place named in the folded text before an offset, within ``reach`` characters."""
    last = None
    for match in _place_pattern().finditer(text, max(0, before - reach), before):
        last = match[0]
    return places()[last] if last is not None else None


def main_place(text: str, before: int, reach: int = 2000, only: str = "") -> str | None:
    """The zone named most often in the folded text before an offset; of equals the one named first.

    None where one is named that does not begin with ``only``.
    """
    named = Counter(places()[match[0]] for match in _place_pattern().finditer(text, max(0, before - reach), before))
    if not all(zone.startswith(only) for zone in named):
        return None
    return named.most_common(1)[0][0] if named else None


def place_beginning_at(text: str, start: int) -> str | None:
    """The zone of a place whose name begins right there in the folded text."""
    match = _place_pattern().match(text, start)
    return places()[match[0]] if match is not None else None


def place_ending_at(text: str, end: int) -> str | None:
    """The zone of a place whose name ends right there in the folded text."""
    for length in range(min(6, end), 1, -1):
        zone = places().get(text[end - length : end])
        if zone is not None:
            return zone
    return None


_KINDS = ("当地", "标准", "夏令", "夏日", "冬令")
_TIME = "时间"
_SUMMER = "夏令时"
_CODES = {
    "EDT": "America/New_York",
    "EST": "America/New_York",
    "CST": "America/Chicago",
    "CDT": "America/Chicago",
    "MST": "America/Denver",
    "MDT": "America/Denver",
    "PST": "America/Los_Angeles",
    "PDT": "America/Los_Angeles",
    "CET": "Europe/Paris",
    "CEST": "Europe/Paris",
    "BST": "Europe/London",
    "JST": "Asia/Tokyo",
    "KST": "Asia/Seoul",
    "SGT": "Asia/Singapore",
    "HKT": "Asia/Hong_Kong",
    "IST": "Asia/Kolkata",
    "MSK": "Europe/Moscow",
    "ET": "America/New_York",
    "PT": "America/Los_Angeles",
}
_CLOCK_WORD = re.compile("|".join(("GMT", "UTC", *_CODES)))
"""What every zone named in Latin letters begins with."""
_IN_EVERY_CODE = ("T", "MSK")
"""Each of those words has one of these, and many texts have neither."""
_AROUND = 3
"""Letters of such a word before those, or of the whole with them."""
_LATIN = re.compile(
    r"(?<![A-Za-z])(?:(?P<utc>(?:GMT|UTC)(?:\s?[+\-−]\s?\d{1,2}(?::?\d{2})?)?)|(?P<code>EDT|EST|CST|CDT|MST|MDT|PST|PDT|CET|CEST|BST|JST|KST|SGT|HKT|IST|MSK)|(?P<eastern>ET|PT)(?=\)))(?![A-Za-z\d])"
)
_LONGEST = 8
_GREENWICH = "格林"
_GREENWICH_ALONE = re.compile(rf"{_GREENWICH}[尼威]治(?:标准)?(?=\d{{1,2}}[时点:日]|[上下中]午|[凌清]晨|晚)")
"""Without 时间 it is a zone only before a clock time: 格林尼治19日17时."""


def find(text: str) -> Iterator[tuple[int, int, str | None]]:
    """(start, end, zone) of each zone the folded text names; the zone is None for local time without a place."""
    for start, end in _time_words(text):
        if (told := _named_before(text, start, end)) is not None:
            yield told
    if _GREENWICH in text:
        yield from ((match.start(), match.end(), "UTC") for match in _GREENWICH_ALONE.finditer(text))
    for start in _code_words(text):
        if (match := _LATIN.match(text, start)) is not None:
            code = match["code"] or match["eastern"]
            end = match.end() + 2 * text.startswith("时间", match.end())
            yield match.start(), end, _CODES[code] if code else _offset(match["utc"])


def _code_words(text: str) -> list[int]:
    """Where the letters of zones named in Latin letters begin."""
    places = (at for letters in _IN_EVERY_CODE for at in _places_of(letters, text))
    words = (_CLOCK_WORD.search(text, max(0, at - _AROUND), at + _AROUND) for at in places)
    return sorted({word.start() for word in words if word is not None})


def _time_words(text: str) -> list[tuple[int, int]]:
    """Where 时间 stands, with what tells its kind before it, and where 夏令时 does."""
    words: list[tuple[int, int]] = []
    for at in _places_of(_TIME, text):
        start, end = at, at + len(_TIME)
        while text[start - 2 : start] in _KINDS:
            start -= 2
        words.append((start, end))
    for at in _places_of(_SUMMER, text):
        end = at + len(_SUMMER)
        if not text.startswith(_TIME, end - 1):
            words.append((at, end))
    return words


def _places_of(word: str, text: str) -> list[int]:
    """Where the word begins, each time that it stands in the text."""
    places: list[int] = []
    at = text.find(word)
    while at >= 0:
        places.append(at)
        at = text.find(word, at + len(word))
    return places


def _named_before(text: str, start: int, end: int) -> tuple[int, int, str | None] | None:
    """The zone named by the word before 当地时间 or the like at [start, end), with where the whole stands."""
    for length in range(min(_LONGEST, start), 1, -1):
        word = text[start - length : start]
        zone = named().get(word)
        if zone is None and length <= 5:
            zone = places().get(word)
        if zone is not None:
            return start - length, end, zone
    return (start, end, None) if "当地" in text[start:end] else None


def _offset(text: str) -> str:
    digits = re.sub(r"[^\d+\-−:]", "", text).replace("−", "-")
    if not digits:
        return "UTC"
    hours, _, minutes = digits[1:].partition(":")
    if len(hours) > 2:
        hours, minutes = hours[:-2], hours[-2:]
    return f"{digits[0]}{int(hours):02d}:{minutes or '00'}"
