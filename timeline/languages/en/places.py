"""English names of zones and places and the IANA zones they mean."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from babel import Locale
from babel.core import get_global

_ZONES: Final[dict[str, str]] = {
    "America/New_York": "Eastern|East Coast|US Eastern|Washington|New York|Boston|Miami|Atlanta|EST|EDT|ET",
    "America/Chicago": "Central|US Central|Chicago|Houston|Dallas",
    "America/Denver": "Mountain|Denver",
    "America/Los_Angeles": "Pacific|West Coast|Los Angeles|San Francisco|California|Seattle|PST|PDT|PT",
    "Europe/London": "London|British|UK|U.K.|Britain|Glasgow|Edinburgh|BST",
    "Europe/Berlin": "Germany|Munich|Hamburg",
    "Europe/Zurich": "Geneva|Davos|Switzerland",
    "Europe/Paris": "Paris|Central European|CET|CEST",
    "Asia/Shanghai": "Beijing|China|Chinese|Shanghai|Wuhan|Guangzhou|Shenzhen|Tianjin|Hangzhou|Chengdu",
    "Asia/Hong_Kong": "Hong Kong|HKT",
    "Asia/Taipei": "Taipei|Taiwan",
    "Asia/Tokyo": "Tokyo|Osaka|Hiroshima|Japan|Japanese|JST",
    "Asia/Seoul": "Seoul|Korea|KST|South Korea",
    "Asia/Ho_Chi_Minh": "Hanoi",
    "Asia/Makassar": "Bali",
    "Asia/Singapore": "Singapore|SGT",
    "Asia/Kolkata": "New Delhi|Delhi|Mumbai|Indian|India",
    "Europe/Moscow": "Moscow|Russia",
    "Europe/Kyiv": "Kyiv|Kiev|Ukraine",
    "Australia/Sydney": "Sydney|Canberra|Melbourne",
    "UTC": "Greenwich Mean|Universal|Coordinated Universal|GMT|UTC",
}
_NAMED: Final = {name: zone for zone, names in _ZONES.items() for name in names.split("|")}

ZONE_WORDS: Final = (
    "(?:"
    + "|".join(re.escape(w) for w in sorted(_NAMED, key=lambda w: (-len(w), w)))
    + "|[Ll]ocal|[A-Z][a-z]{2,14}(?: [A-Z][a-z]{2,12})?)"
)
"""What may stand before ``time``; a capitalised name counts when it is a place."""


@lru_cache(maxsize=1)
def places() -> dict[str, str]:
    """Cities and countries and their zones: CLDR's, and above them ours. A country with several zones is left out."""
    locale = Locale("en")
    territory_zones: Mapping[str, list[str]] = get_global("territory_zones")
    table = {
        name: territory_zones[code][0]
        for code, name in locale.territories.items()
        if len(territory_zones.get(code, ())) == 1
    }
    for zone in sorted(z for zones in territory_zones.values() for z in zones):
        table.setdefault(zone.rpartition("/")[2].replace("_", " "), zone)
    return table | _NAMED


def zone_of_place(name: str) -> str | None:
    """The zone of a place or the name of a zone; None when it is neither."""
    return places().get(name)


_NAME = re.compile(r"\b[A-Z][a-z]{2,14}(?: [A-Z][a-z]{2,12})?\b")


def nearest_place(text: str, before: int, reach: int = 400) -> str | None:
    """The zone of the last place named before an offset, within ``reach`` characters."""
    found = [m[0] for m in _NAME.finditer(text, max(0, before - reach), before)]
    return next((zone for name in reversed(found) for zone in _either(name) if zone), None)


def _either(name: str) -> tuple[str | None, ...]:
    """A name of two words may be one place, or its last or first word."""
    first, _, last = name.partition(" ")
    return zone_of_place(name), zone_of_place(last), zone_of_place(first)


def in_united_states(zone: str) -> bool:
    """Whether a zone is one of the United States, where the month comes first."""
    territories: Mapping[str, str] = get_global("zone_territories")
    return territories.get(zone) == "US"
