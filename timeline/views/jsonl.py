"""A table as JSON Lines: one object a row, instants in ISO 8601 with offset, lists as lists, null where missing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from os import PathLike
from pathlib import Path
from typing import Any

import pandas as pd

from timeline.cells import mapped
from timeline.errors import BadTable, InputNotFound
from timeline.table import Parted, pieces

_BREAKS = re.compile("[\u0085\u2028\u2029]")
"""Characters that JSON takes as they are, and at which some readers of lines break one."""
_ROWS = 5_000
"""Rows that are turned into text at a time."""
_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def parts(table: pd.DataFrame | Parted) -> Iterator[bytes]:
    """The bytes of a JSON Lines file in UTF-8, part by part. The index is left out."""
    for rows in pieces(table, _ROWS):
        lines = (f"{_line(row)}\n" for row in records(rows))
        yield "".join(lines).encode("utf-8", "backslashreplace")


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table as plain JSON values."""
    columns = {str(name): mapped(table[name], _plain) for name in table}
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def from_jsonl(path: str | PathLike[str]) -> pd.DataFrame:
    """The table of a JSON Lines file; :func:`timeline.views.typed.typed` gives it its types again.

    Raises:
        InputNotFound: there is no such file.
        BadTable: a line is no JSON object.
    """
    try:
        lines = Path(path).read_bytes().decode("utf-8").split("\n")
    except FileNotFoundError as error:
        raise InputNotFound(f"{path} does not exist. Give a file that `timeline build` wrote.") from error
    except (OSError, ValueError) as error:
        raise BadTable(f"{path} cannot be read as UTF-8 ({error}). Build it again.") from error
    rows = [_row(path, number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    names = dict.fromkeys(name for row in rows for name in row)
    return pd.DataFrame({name: pd.Series([row.get(name) for row in rows]) for name in names})


def _line(row: dict[str, Any]) -> str:
    return _BREAKS.sub(lambda found: f"\\u{ord(found[0]):04x}", _JSON(row))


def _row(path: str | PathLike[str], number: int, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise BadTable(f"{path}, line {number} is no JSON ({error}). Build it again.") from error
    if not isinstance(row, dict):
        raise BadTable(f"{path}, line {number} is no JSON object. Build it again.")
    return row


def _plain(value: Any) -> Any:
    if isinstance(value, (tuple, list, dict)):
        return value
    if pd.isna(value):
        return None
    return value.isoformat() if isinstance(value, datetime) else value
