"""What the zones of a page are called: the city that stands for each, in every language of the interface."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from babel import Locale
from babel.core import get_global

LANGUAGES = ("zh", "en")


def zone_names(zones: Iterable[str]) -> dict[str, dict[str, str]]:
    """The names of IANA zones by language, from CLDR; where it has none, the last part of the zone's own name.

    Fixed offsets and UTC have no city and are left out.

    >>> zone_names(["Europe/Paris", "Asia/Ho_Chi_Minh", "UTC", "-02:00"])["Europe/Paris"]
    {'zh': '巴黎', 'en': 'Paris'}
    """
    return {zone: {lang: _city(zone, lang) for lang in LANGUAGES} for zone in sorted(set(zones)) if "/" in zone}


def _city(zone: str, lang: str) -> str:
    named = Locale(lang).time_zones
    for name in (zone, *_older_names().get(zone, ())):
        city = named.get(name, {}).get("city")
        if city:
            return str(city)
    return zone.rsplit("/", 1)[-1].replace("_", " ")


@cache
def _older_names() -> dict[str, list[str]]:
    """Zone → the names that CLDR may know it by: it keeps Asia/Calcutta, say, for Asia/Kolkata."""
    found: dict[str, list[str]] = {}
    for older, zone in sorted(get_global("zone_aliases").items()):
        found.setdefault(zone, []).append(older)
    return found
