"""TIMEX3 values, written from what was said and where it lies."""

from __future__ import annotations

from datetime import date, datetime

from timeline import zones
from timeline.model import Part, Precision

PARTS: dict[Part, str] = {
    "dawn": "TDW",
    "morning": "TMO",
    "noon": "TNO",
    "afternoon": "TAF",
    "evening": "TEV",
    "night": "TNI",
}
_DURATION = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "weekend": "WE",
    "part": "D",
    "season": "Q",
    "half": "Y",
}


def civil(first: date, unit: Precision, season: str | None) -> str:
    """The value of a unit of days, by its first: 2021-11-16, 2021-W46, 2021-11, 2021-Q3, 199."""
    match unit:
        case "day":
            return first.isoformat()
        case "week" | "weekend":
            iso = first.isocalendar()
            return f"{iso.year:04d}-W{iso.week:02d}{'-WE' if unit == 'weekend' else ''}"
        case "month":
            return f"{first.year:04d}-{first.month:02d}"
        case "quarter":
            return f"{first.year:04d}-Q{(first.month + 2) // 3}"
        case "half":
            return f"{first.year:04d}-H{(first.month + 5) // 6}"
        case "season":
            return f"{first.year:04d}-{season}"
        case "decade":
            return f"{first.year // 10:03d}"
        case "century":
            return f"{first.year // 100:02d}"
        case _:
            return f"{first.year:04d}"


_WRITTEN = {"hour": 13, "minute": 16}
"""How much of a date and time is written, of 19 characters to the second."""


def clock(instant: datetime, zone: str, unit: Precision) -> str:
    """The value of a clock time, local to its zone; UTC marked with Z."""
    text = instant.astimezone(zones.get(zone)).isoformat()[: _WRITTEN.get(unit, 19)]
    return text + "Z" if zone == "UTC" else text


def interval(start: datetime, end: datetime, zone: str, unit: Precision) -> str:
    """The value of a span between two instants, to the unit it was told in."""
    tz = zones.get(zone)
    pattern = "%Y-%m-%dT%H:%M" if unit in ("hour", "minute", "second") else "%Y-%m-%d"
    return f"{start.astimezone(tz).strftime(pattern)}/{end.astimezone(tz).strftime(pattern)}"


def amount(count: float | None, unit: Precision) -> str:
    """The value of a duration: P3D, PT90M, PXY for 几年."""
    code = _DURATION.get(unit, "D")
    number = "X" if count is None else f"{count:g}"
    return f"PT{number}{code[1]}" if code[0] == "T" and code in ("TS", "TM", "TH") else f"P{number}{code}"
