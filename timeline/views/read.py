"""Reading back a table of events that was written here, whatever its format."""

from __future__ import annotations

from os import PathLike, fspath

import pandas as pd

from timeline import table
from timeline.columns import EVENTS
from timeline.errors import InputNotFound
from timeline.views.jsonl import from_jsonl
from timeline.views.parquet import from_parquet
from timeline.views.typed import typed


def read_events(source: table.CsvSource) -> pd.DataFrame:
    """The events table that was written as CSV, Parquet or JSON Lines, equal to what was written, dtypes included.

    Columns that a user added are kept after ours; in CSV, as text.

    Args:
        source: a path whose suffix tells the format (``.parquet``, ``.jsonl``, anything else is CSV), or an open CSV
            file.

    Raises:
        InputNotFound: there is no such file.
        BadTable: a column is missing, or a cell holds what its column cannot.
    """
    if not isinstance(source, (str, PathLike)):
        return table.read_events(source)
    suffix = fspath(source).casefold().rpartition(".")[2]
    if suffix == "parquet":
        return _parquet(source)
    if suffix == "jsonl":
        return _jsonl(source)
    return table.read_events(source)


def _parquet(path: str | PathLike[str]) -> pd.DataFrame:
    try:
        return typed(from_parquet(path), EVENTS, fspath(path))
    except FileNotFoundError as error:
        raise InputNotFound(f"{path} does not exist. Give the file that `timeline build` wrote.") from error


def _jsonl(path: str | PathLike[str]) -> pd.DataFrame:
    """A file without any line is a table without any event: nothing in it names a column."""
    found = from_jsonl(path)
    return typed(found, EVENTS, fspath(path)) if len(found.columns) else table.events_frame([])
