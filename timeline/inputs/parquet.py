"""Parquet files of articles, one a row, ``news.parquet#12`` being the twelfth. Needs pyarrow, an optional extra."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from io import BytesIO
from typing import Any

from timeline.inputs.document import MAX_TABLE, Document, Settings, content_of
from timeline.inputs.lines import text_of
from timeline.inputs.record import columns_of, record
from timeline.model import RawArticle, Skipped

_ROWS = 1_000
"""Rows that are taken out together."""


def read_parquet(document: Document, settings: Settings) -> Iterator[RawArticle | Skipped]:
    """The rows of a Parquet file; a time without zone is local time of the article's source."""
    content = content_of(document, MAX_TABLE)
    if isinstance(content, Skipped):
        yield content
        return
    try:
        reader: Any = import_module("pyarrow.parquet").ParquetFile(BytesIO(content))
    except ImportError:
        yield Skipped(document.name, "needs pyarrow to be read", "Install it: pip install 'event-timeline[parquet]'")
        return
    except (ValueError, OSError) as error:
        yield Skipped(document.name, f"cannot be read as Parquet: {error}", "Write it again.")
        return
    columns = columns_of(reader.schema_arrow.names, document, settings)
    if isinstance(columns, Skipped):
        yield columns
    elif columns is not None:
        yield from _rows(document.name, reader, columns, settings)


def _rows(name: str, reader: Any, columns: dict[str, str], settings: Settings) -> Iterator[RawArticle | Skipped]:
    number = 0
    for batch in reader.iter_batches(batch_size=_ROWS, columns=list(columns.values())):
        for row in batch.to_pylist():
            number += 1
            values = {field: text_of(row[column]) for field, column in columns.items()}
            yield record(f"{name}#{number}", values, settings)
