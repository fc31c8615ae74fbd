"""Articles, mentions and events ⇄ pandas. The columns are declared in :mod:`timeline.columns`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from os import PathLike
from typing import IO, Any

import pandas as pd

from timeline import zones
from timeline.cells import records_from, texts_from, time_from, unguard
from timeline.columns import ARTICLES, EVENTS, MENTIONS, SKIPPED, Column, columns_markdown
from timeline.errors import BadTable, InputNotFound
from timeline.model import Article, Event, Evidence, Mention, Skipped, TaggedArticle

__all__ = [
    "ARTICLES",
    "EVENTS",
    "MENTIONS",
    "SKIPPED",
    "Column",
    "articles_frame",
    "columns_markdown",
    "events_frame",
    "mentions_frame",
    "read_articles",
    "read_events",
    "read_mentions",
    "series",
    "skipped_frame",
]

CsvSource = str | PathLike[str] | IO[bytes] | IO[str]
"""A path, or an open file."""


def events_frame(events: Iterable[Event]) -> pd.DataFrame:
    """The events table, one row per event, in the order given."""
    return _frame(EVENTS, map(_event_row, events))


def mentions_frame(tagged: Iterable[TaggedArticle], event_of: Mapping[str, str]) -> pd.DataFrame:
    """The mentions table, one row per temporal expression, in the order given.

    Args:
        tagged: the articles with their mentions.
        event_of: mention_id → event_id; mentions that tell no event are not in it.

    """
    return _frame(MENTIONS, (_mention_row(one, mention, event_of) for one in tagged for mention in one.mentions))


def articles_frame(tagged: Iterable[TaggedArticle]) -> pd.DataFrame:
    """The articles table, one row per article read, in the order given."""
    return _frame(ARTICLES, (_article_row(one.article, len(one.mentions)) for one in tagged))


def skipped_frame(skipped: Iterable[Skipped]) -> pd.DataFrame:
    """The table of what could not be read, in the order given."""
    return _frame(SKIPPED, ({"path": one.path, "reason": one.reason, "hint": one.hint} for one in skipped))


def read_events(csv: CsvSource) -> pd.DataFrame:
    """The events table of a CSV file written by this package, equal to what was written, dtypes included.

    Columns that a user added are kept as text, after ours.

    Raises:
        InputNotFound: there is no such file.
        BadTable: a column is missing, or a cell holds what its column cannot.

    """
    return _read(csv, "events", EVENTS)


def read_mentions(csv: CsvSource) -> pd.DataFrame:
    """The mentions table of a CSV file; see :func:`read_events`."""
    return _read(csv, "mentions", MENTIONS)


def read_articles(csv: CsvSource) -> pd.DataFrame:
    """The articles table of a CSV file; see :func:`read_events`."""
    return _read(csv, "articles", ARTICLES)


def _event_row(event: Event) -> dict[str, Any]:
    row: dict[str, Any] = {column.name: getattr(event, column.name, None) for column in EVENTS}
    row["phase"] = event.phase or None
    row["start_local"] = _local(event.start_utc, event.zone)
    row["mention_count"] = len(event.mention_ids)
    return row


def _mention_row(tagged: TaggedArticle, mention: Mention, event_of: Mapping[str, str]) -> dict[str, Any]:
    row: dict[str, Any] = {column.name: getattr(mention, column.name, None) for column in MENTIONS}
    article = tagged.article
    row["mention_id"] = tagged.mention_id(mention)
    row["event_id"] = event_of.get(row["mention_id"], "")
    row["start_char"], row["end_char"] = mention.start, mention.end
    for name in ("article_id", "path", "source", "published_utc"):
        row[name] = getattr(article, name)
    return row


def _article_row(article: Article, mention_count: int) -> dict[str, Any]:
    row: dict[str, Any] = {column.name: getattr(article, column.name, None) for column in ARTICLES}
    row["published_evidence"] = tuple(map(_evidence_record, article.published_evidence))
    row["mention_count"] = mention_count
    return row


def _evidence_record(evidence: Evidence) -> dict[str, str]:
    instant = evidence.instant.isoformat() if evidence.instant else ""
    return {
        "kind": evidence.kind,
        "text": evidence.text,
        "instant": instant,
        "precision": evidence.precision,
        "note": evidence.note,
    }


def _local(instant: datetime | None, zone: str) -> str:
    return instant.astimezone(zones.get(zone)).isoformat() if instant else ""


def _frame(columns: Sequence[Column], rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    rows = list(rows)
    return pd.DataFrame({column.name: series(column, [row[column.name] for row in rows]) for column in columns})


def series(column: Column, values: list[Any]) -> pd.Series[Any]:
    """The values as a column of its declared dtype; None is a missing one."""
    if column.dtype == "text":
        values = [value or "" for value in values]
    series: pd.Series[Any] = pd.Series(values, dtype=_pandas_dtype(column))
    return series


def _pandas_dtype(column: Column) -> Any:
    if column.dtype == "category":
        return pd.CategoricalDtype(list(column.values), ordered=column.ordered)
    return _DTYPES[column.dtype]


_DTYPES = {
    "time": pd.DatetimeTZDtype("us", "UTC"),
    "text": "str",
    "count": "Int64",
    "number": "float64",
    "texts": "object",
    "records": "object",
}


def _read(csv: CsvSource, name: str, columns: Sequence[Column]) -> pd.DataFrame:
    cells = _cells(csv, name)
    missing = [column.name for column in columns if column.name not in cells]
    if missing:
        more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
        raise BadTable(
            f"{_name(csv)} is not a table of {name}: no column {', '.join(missing[:3])}{more}. "
            f"Give the {name}.csv that `timeline build` wrote, with all its columns."
        )
    declared = {column.name: column for column in columns}
    added = [label for label in cells.columns if label not in declared]
    every = [*columns, *(Column(label, "text", "added by a user") for label in added)]
    return pd.DataFrame({column.name: _parsed(csv, column, cells[column.name].tolist()) for column in every})


def _cells(csv: CsvSource, name: str) -> pd.DataFrame:
    try:
        return pd.read_csv(csv, encoding="utf-8-sig", dtype="str", keep_default_na=False, na_filter=False)
    except FileNotFoundError as error:
        raise InputNotFound(f"{_name(csv)} does not exist. Give the {name}.csv that `timeline build` wrote.") from error
    except (ValueError, OSError) as error:
        raise BadTable(
            f"{_name(csv)} cannot be read as a UTF-8 CSV file ({error}). "
            f"Give the {name}.csv that `timeline build` wrote."
        ) from error


def _parsed(csv: CsvSource, column: Column, texts: list[str]) -> pd.Series[Any]:
    parse = _PARSERS[column.dtype]
    values = []
    for row, text in enumerate(texts, start=2):
        try:
            values.append(parse(text))
            if column.values and text and text not in column.values:
                raise ValueError(f"not one of {', '.join(column.values)}")
        except ValueError as error:
            raise BadTable(
                f"{_name(csv)}, row {row}, column {column.name}: {text!r} cannot be read ({error}). "
                "Restore the cell, or build the table again."
            ) from error
    return series(column, values)


_PARSERS: dict[str, Callable[[str], Any]] = {
    "time": time_from,
    "text": unguard,
    "category": lambda text: text or None,
    "count": lambda text: int(text) if text else None,
    "number": lambda text: float(text) if text else None,
    "texts": texts_from,
    "records": records_from,
}


def _name(csv: CsvSource) -> str:
    return str(csv) if isinstance(csv, (str, PathLike)) else str(getattr(csv, "name", "the file given"))
