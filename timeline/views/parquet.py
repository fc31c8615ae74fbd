"""A table as Parquet, types included: instants in UTC, categories with their order, lists of texts, maps.

Needs pyarrow, an optional extra of this package.
"""

from __future__ import annotations

from importlib import import_module
from io import BytesIO
from os import PathLike
from typing import Any

import pandas as pd

from timeline.columns import TABLES, Column
from timeline.errors import BadTable, OutputNotWritable
from timeline.table import Parted, whole

_DECLARED = {column.name: column for columns in TABLES.values() for column in columns}
"""Columns of the same name hold the same in every table of ours."""


def to_parquet(given: pd.DataFrame | Parted) -> bytes:
    """The bytes of a Parquet file. The index is left out; columns that a user added are typed by what they hold.

    Raises:
        OutputNotWritable: pyarrow is not installed.
    """
    arrow, table = _arrow(), whole(given)
    nested = [name for name, column in _DECLARED.items() if column.dtype == "records" and name in table]
    flat = table.assign(**{name: table[name].map(_pairs) for name in nested})
    kept = arrow.Table.from_pandas(flat, schema=_schema(arrow, flat), preserve_index=False)
    buffer = BytesIO()
    import_module("pyarrow.parquet").write_table(kept, buffer, compression="zstd")
    return buffer.getvalue()


def from_parquet(path: str | PathLike[str]) -> pd.DataFrame:
    """The table of a Parquet file as pandas reads it; :func:`timeline.views.typed.typed` gives it its types again.

    Raises:
        BadTable: the file is no Parquet file, or pyarrow is not installed.
    """
    try:
        return pd.read_parquet(path, engine="pyarrow")
    except ImportError as error:
        raise BadTable(f"{path} needs pyarrow to be read: install event-timeline[parquet].") from error
    except ValueError as error:
        raise BadTable(f"{path} cannot be read as Parquet ({error}). Build it again.") from error


def _arrow() -> Any:
    try:
        return import_module("pyarrow")
    except ImportError as error:
        raise OutputNotWritable("Parquet needs pyarrow: install event-timeline[parquet].") from error


def _schema(arrow: Any, table: pd.DataFrame) -> Any:
    inferred = arrow.Schema.from_pandas(table[[name for name in table if name not in _DECLARED]], preserve_index=False)
    fields = [
        arrow.field(name, _type(arrow, _DECLARED[name])) if name in _DECLARED else inferred.field(name)
        for name in table
    ]  # fmt: skip
    return arrow.schema(fields)


def _type(arrow: Any, column: Column) -> Any:
    match column.dtype:
        case "time":
            return arrow.timestamp("us", "UTC")
        case "category":
            return arrow.dictionary(arrow.int8(), arrow.string(), column.ordered)
        case "count":
            return arrow.int64()
        case "number":
            return arrow.float64()
        case "texts":
            return arrow.list_(arrow.string())
        case "records":
            return arrow.list_(arrow.map_(arrow.string(), arrow.string()))
        case _:
            return arrow.string()


def _pairs(records: tuple[dict[str, str], ...]) -> list[list[tuple[str, str]]]:
    """Records as the pairs that Arrow's maps are made of."""
    return [list(record.items()) for record in records]
