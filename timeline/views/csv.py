"""A table as CSV, for spreadsheets and for :func:`timeline.table.read_events`.

UTF-8 with a byte order mark and lines that end in CR LF (RFC 4180), as spreadsheets expect; times in full ISO 8601
with offset; lists as JSON text; an apostrophe before any text that a spreadsheet would run as a formula.
"""

from __future__ import annotations

from os import PathLike
from pathlib import Path

import pandas as pd

from timeline.cells import cell, mapped
from timeline.views.atomic import write_atomically


def to_csv(table: pd.DataFrame) -> bytes:
    """The bytes of a CSV file. The index is left out; columns of any of our tables, or added ones, may be present."""
    text = pd.DataFrame({name: mapped(table[name], cell) for name in table}, dtype="object")
    return text.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def write_csv(table: pd.DataFrame, path: str | PathLike[str]) -> Path:
    """Write a table as a CSV file, whole or not at all.

    Raises:
        OutputNotWritable: the folder or the file cannot be written.

    """
    return write_atomically(path, to_csv(table))
