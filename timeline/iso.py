"""Instants as numbers, and as ISO 8601 text in a third of the time that Python takes: tables have very many of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache, lru_cache
from typing import Final

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_MINUTES: Final = tuple(f"T{minute // 60:02}:{minute % 60:02}:" for minute in range(24 * 60))
_SECONDS: Final = tuple(f"{second:02}" for second in range(60))


def iso(instant: datetime) -> str:
    """What ``datetime.isoformat`` gives.

    >>> iso(datetime(2021, 11, 16, 0, 46, tzinfo=UTC)), iso(datetime(987, 1, 2, 3, 4, 5, 6))
    ('2021-11-16T00:46:00+00:00', '0987-01-02T03:04:05.000006')
    """
    if instant.microsecond:
        return instant.isoformat()
    clock = f"{_MINUTES[60 * instant.hour + instant.minute]}{_SECONDS[instant.second]}"
    offset = "+00:00" if instant.tzinfo is UTC else _offset(instant.utcoffset())
    return f"{_day(instant.toordinal())}{clock}{offset}"


def microseconds(instant: datetime) -> int:
    """Microseconds since 1970."""
    return (instant - EPOCH) // _MICROSECOND


@lru_cache(maxsize=4096)
def _day(number: int) -> str:
    return date.fromordinal(number).isoformat()


@cache
def _offset(offset: timedelta | None) -> str:
    """How an offset from UTC is written; empty where there is none."""
    return "" if offset is None else datetime(1, 1, 2, tzinfo=timezone(offset)).isoformat()[19:]
