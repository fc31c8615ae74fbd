"""A table as CSV, for spreadsheets and for :func:`timeline.table.read_events`.

UTF-8 with a byte order mark and lines that end in CR LF (RFC 4180), as spreadsheets expect; times in full ISO 8601
with offset; lists as JSON text; an apostrophe before any text that a spreadsheet would run as a formula.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from os import PathLike
from pathlib import Path
from typing import Any

import pandas as pd

from timeline.cells import cell, mapped
from timeline.table import Parted, pieces
from timeline.views.atomic import write_atomically

_ROWS = 5_000
"""Rows that are turned into text at a time."""


def to_csv(table: pd.DataFrame) -> bytes:
    """The bytes of a CSV file. The index is left out; columns of any of our tables, or added ones, may be present."""
    return b"".join(parts(table))


def parts(table: pd.DataFrame | Parted) -> Iterator[bytes]:
    """The same bytes, part by part."""
    for number, rows in enumerate(pieces(table, _ROWS)):
        if not number:
            yield _lines([tuple(_quoted(str(name)) for name in rows)]).encode("utf-8-sig")
        yield _lines(zip(*(mapped(rows[name], _cell) for name in rows), strict=True)).encode()


def write_csv(table: pd.DataFrame, path: str | PathLike[str]) -> Path:
    """Write a table as a CSV file, whole or not at all.

    Raises:
        OutputNotWritable: the folder or the file cannot be written.

    """
    return write_atomically(path, parts(table))


def _cell(value: Any) -> str:
    return _quoted(cell(value))


def _quoted(text: str) -> str:
    """As RFC 4180 has it; done here since equal cells are quoted once, which Python's writer cannot do."""
    if '"' in text:
        return '"' + text.replace('"', '""') + '"'
    return f'"{text}"' if "," in text or "\n" in text or "\r" in text else text


def _lines(rows: Iterable[tuple[str, ...]]) -> str:
    """Rows as lines; an empty cell that is alone in its line is quoted, as nothing would be left of it."""
    return "".join([f"{','.join(row)}\r\n" if row != ("",) else '""\r\n' for row in rows])
