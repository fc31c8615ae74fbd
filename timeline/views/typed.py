"""Tables that come from elsewhere (a file, a merge, another library's reader) given their declared types again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pandas as pd

from timeline.columns import Column
from timeline.errors import BadTable
from timeline.table import series


def typed(table: pd.DataFrame, columns: Sequence[Column], name: str) -> pd.DataFrame:
    """The table with our columns in their declared types; columns that a user added stay as they are, after ours.

    Missing text becomes empty, and lists of any kind become tuples, as pandas and other tools do not keep them apart.

    Args:
        table: a table that has all of our columns.
        columns: the declared columns.
        name: what the table is called in a message.

    Raises:
        BadTable: a column is missing, or holds what it cannot.
    """
    ours = {column.name: column for column in columns}
    if missing := [label for label in ours if label not in table]:
        raise BadTable(f"{name} lacks the column {', '.join(missing[:3])}. Give it with all its columns.")
    added = {label: table[label] for label in table if label not in ours}
    index = table.index
    return pd.DataFrame(
        {label: _typed(table[label], column, name).set_axis(index) for label, column in ours.items()} | added,
        index=index,
    )


def _typed(values: pd.Series[Any], column: Column, name: str) -> pd.Series[Any]:
    settle = _SETTLE.get(column.dtype, _scalar)
    try:
        settled = [settle(value) for value in values.tolist()]
        if column.values and (unknown := sorted({v for v in settled if v is not None} - set(column.values))):
            raise ValueError(f"{unknown[0]!r} is none of {', '.join(column.values)}")
        return series(column, settled)
    except (TypeError, ValueError) as error:
        raise BadTable(f"{name}, column {column.name} cannot be read ({error}). Build the table again.") from error


def _scalar(value: Any) -> Any:
    return None if pd.isna(value) else value


def _time(value: Any) -> Any:
    instant = None if pd.isna(value) else pd.Timestamp(value)
    if instant is not None and instant.tzinfo is None:
        raise ValueError(f"{value} has no offset from UTC")
    return instant


def _texts(value: Any) -> tuple[str, ...]:
    texts = tuple(_items(value))
    if not all(isinstance(text, str) for text in texts):
        raise ValueError("not a list of texts")
    return texts


def _records(value: Any) -> tuple[dict[str, str], ...]:
    """Records as dicts, or as the pairs that Arrow makes of a map, without the keys that Arrow adds to a struct."""
    return tuple({key: text for key, text in dict(one).items() if text is not None} for one in _items(value))


def _items(value: Any) -> Iterable[Any]:
    """What a list, a tuple or an array holds; nothing where the value is missing."""
    if value is None or isinstance(value, float) or value is pd.NA:
        return ()
    if isinstance(value, str):
        raise ValueError("a text where a list belongs")
    return tuple(value)


_SETTLE: dict[str, Callable[[Any], Any]] = {"time": _time, "texts": _texts, "records": _records}
