"""What a user may give as a zone or a moment, checked once at the door."""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo
from difflib import get_close_matches
from zoneinfo import available_timezones

from timeline import zones
from timeline.errors import UnknownZone

_OFFSET = re.compile(r"[+-](?:0\d|1[0-4]):[0-5]\d")


def zone_of(name: str) -> tzinfo:
    """The zone of an IANA name, or of a fixed offset such as ``-02:00``.

    Raises:
        UnknownZone: it is neither; the message names similar zones.
    """
    if not _OFFSET.fullmatch(name) and name not in available_timezones():
        raise UnknownZone(f"{name!r} is no time zone. {_zone_hint(name)}")
    return zones.get(name)


def moment_of(text: str, zone: str) -> datetime:
    """The instant of an ISO 8601 text; what has no offset is local time in ``zone``, and a day begins at midnight.

    Raises:
        ValueError: the text is no ISO 8601 time.
        UnknownZone: the zone is none.
    """
    try:
        instant = datetime.fromisoformat(text)
    except ValueError as error:
        hint = "Write a day like 2021-11-16, or a time like 2021-11-16T08:45 or 2021-11-16T00:45Z."
        raise ValueError(f"{text!r} is no time. {hint}") from error
    local = instant if instant.tzinfo else instant.replace(tzinfo=zone_of(zone))
    return local.astimezone(UTC)


def _zone_hint(name: str) -> str:
    """Zones that look like what was typed, by their whole name or by their city."""
    spellings = {
        spelling.casefold(): zone for zone in available_timezones() for spelling in (zone, zone.split("/")[-1])
    }
    typed = name.strip().replace(" ", "_").casefold()
    near = [spellings[match] for match in get_close_matches(typed, sorted(spellings), n=3, cutoff=0.7)]
    similar = f"Did you mean {' or '.join(dict.fromkeys(near))}? " if near else ""
    return f"{similar}Give an IANA name such as Asia/Shanghai, or a fixed offset such as -02:00."
