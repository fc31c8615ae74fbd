"""What a user corrects, as rows of corrections.csv: action, event_id, value.

| action | value |
|---|---|
| hide | nothing: the event is left out |
| retitle | its title |
| retime | when it was: 2021-11-16T08:46+08:00, a day, month or year of its zone, or two of these with a slash between |
| merge | the event_id that it is one with |
| split | mention_ids, with spaces between, that tell another event |
| anchor | nothing: the timeline turns on it |
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from io import StringIO
from os import PathLike
from pathlib import Path
from typing import Final, Literal, TypeGuard, get_args

from timeline.errors import BadCorrections
from timeline.model import Precision

Action = Literal["hide", "retitle", "retime", "merge", "split", "anchor"]
ACTIONS: Final[tuple[Action, ...]] = get_args(Action)
_WITHOUT_VALUE: Final = ("hide", "anchor")
_COLUMNS: Final = ("action", "event_id", "value")
_UTMOST_ZONES: Final = (timezone(timedelta(hours=-14)), timezone(timedelta(hours=14)))
_CIVIL = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True, slots=True)
class Correction:
    """One row of the file."""

    line: int
    """Where it stands in the file, counted from 1 with the header."""
    action: Action
    event_id: str
    """The id that the event has, or had when it was corrected."""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Unapplied:
    """A correction that changes nothing any more, and why."""

    correction: Correction
    reason: str


@dataclass(frozen=True, slots=True)
class Period:
    """A half-open UTC interval that a user gave."""

    start_utc: datetime
    end_utc: datetime
    precision: Precision
    is_range: bool
    """Both ends were given."""


def read_corrections(path: str | PathLike[str]) -> tuple[Correction, ...]:
    """The corrections of a file, in its order; blank rows and further columns do not count.

    Raises:
        BadCorrections: the file cannot be read, lacks a column, or a row is not what it should be.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else error.reason
        raise BadCorrections(f"{path} cannot be read ({why}): give a CSV file in UTF-8.") from error
    rows = csv.DictReader(StringIO(text, newline=""))
    try:
        return tuple(_read(path, rows))
    except csv.Error as error:
        raise BadCorrections(f"{path}, line {rows.line_num}: {error}.") from error


def _read(path: str | PathLike[str], rows: csv.DictReader[str]) -> Iterator[Correction]:
    if missing := [name for name in _COLUMNS if name not in (rows.fieldnames or ())]:
        raise BadCorrections(f"{path} has no column {missing[0]}: its first line should be {','.join(_COLUMNS)}.")
    yield from (_checked(path, rows.line_num, row) for row in rows if any(_cells(row)))


def _cells(row: dict[str, str | None]) -> list[str]:
    return [(row[name] or "").strip() for name in _COLUMNS]


def _checked(path: str | PathLike[str], line: int, row: dict[str, str | None]) -> Correction:
    action, event_id, value = _cells(row)
    where = f"{path}, line {line}"
    if not _is_action(action):
        raise BadCorrections(f"{where}: {action!r} is none of {', '.join(ACTIONS)}.")
    if not event_id:
        raise BadCorrections(f"{where}: name the event_id that {action} is for.")
    if action not in _WITHOUT_VALUE and not value:
        raise BadCorrections(f"{where}: {action} needs a value.")
    if action == "retime":
        try:
            for zone in _UTMOST_ZONES:
                period(value, zone)
        except ValueError as error:
            raise BadCorrections(f"{where}: {error}") from error
    return Correction(line, action, event_id, value)


def _is_action(text: str) -> TypeGuard[Action]:
    return text in ACTIONS


def period(text: str, zone: tzinfo) -> Period:
    """When ``text`` is; days, months and years are those of ``zone``.

    Raises:
        ValueError: it is no such time, a clock time without offset, or ends before it starts.
    """
    parts = [_unit(part.strip(), zone) for part in text.split("/", 1)]
    start, end = parts[0].start_utc, parts[-1].end_utc
    if end <= start:
        raise ValueError(f"{text!r} ends before it starts.")
    return Period(start, end, parts[0].precision, len(parts) > 1)


def _unit(text: str, zone: tzinfo) -> Period:
    civil = _CIVIL.fullmatch(text)
    try:
        return _civil(civil.groups(), zone) if civil else _clock(text)
    except (ValueError, OverflowError) as error:
        hint = "Write 2021-11-16T08:46+08:00 with its offset, or a day, month or year such as 2021-11."
        raise ValueError(f"{text!r} is no time. {hint}") from error


def _clock(text: str) -> Period:
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError("no offset")
    exact = instant.second != 0
    end = instant + (timedelta(seconds=1) if exact else timedelta(minutes=1))
    return Period(instant.astimezone(UTC), end.astimezone(UTC), "second" if exact else "minute", is_range=False)


def _civil(given: Iterable[str | None], zone: tzinfo) -> Period:
    year, month, day = (int(part) if part else None for part in given)
    assert year is not None
    precision: Precision
    start = datetime(year, month or 1, day or 1, tzinfo=zone)
    if day:
        end, precision = start + timedelta(days=1), "day"
    elif month:
        end, precision = start.replace(year=year + month // 12, month=month % 12 + 1), "month"
    else:
        end, precision = start.replace(year=year + 1), "year"
    return Period(start.astimezone(UTC), end.astimezone(UTC), precision, is_range=False)
