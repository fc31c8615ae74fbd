"""Days of the Chinese calendar as civil days."""

from __future__ import annotations

from datetime import date

from lunardate import LunarDate


def civil(year: int, month: int, day: int) -> date | None:
    """The civil day of a day of the Chinese calendar, or None outside the years the calendar library knows.

    Args:
        year: the Gregorian year in which the lunar year begins.
        month: 1 to 12; leap months are not asked for.
        day: 1 to 30; the 30th of a month with 29 days is its last.
    """
    for candidate in (day, day - 1) if day == 30 else (day,):
        try:
            converted: date = LunarDate(year, month, candidate).to_solar_date()
        except (ValueError, AttributeError):
            continue
        return converted
    return None
