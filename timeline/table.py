"""Articles, mentions and events ⇄ pandas. The columns are declared in :mod:`timeline.columns`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from math import nan
from os import PathLike
from typing import IO, Any, Protocol, TypeVar

import numpy as np
import pandas as pd

from timeline import zones
from timeline.cells import records_from, texts_from, time_from, unguard
from timeline.columns import ARTICLES, EVENTS, MENTIONS, SKIPPED, Column, columns_markdown
from timeline.errors import BadTable, InputNotFound
from timeline.frozen import field_of
from timeline.iso import iso
from timeline.model import Article, Event, Evidence, Mention, Skipped, TaggedArticle

__all__ = [
    "ARTICLES",
    "EVENTS",
    "MENTIONS",
    "SKIPPED",
    "TEXT",
    "Column",
    "Parted",
    "PartedEvents",
    "PartedMentions",
    "articles_frame",
    "articles_table",
    "columns_markdown",
    "dtype_of",
    "events_frame",
    "joined",
    "mentions_frame",
    "mentions_table",
    "now",
    "pieces",
    "read_articles",
    "read_events",
    "read_mentions",
    "series",
    "skipped_frame",
    "whole",
]

TEXT = pd.StringDtype("python", na_value=nan)
"""pandas' ``str``, kept as Python objects whatever is installed: a path that a thousand mentions have is one object."""

CsvSource = str | PathLike[str] | IO[bytes] | IO[str]
"""A path, or an open file."""


class Parted(Protocol):
    """A table that is too large to be in memory as a whole."""

    @property
    def whole(self) -> pd.DataFrame:
        """The table; kept from then on."""

    @property
    def made(self) -> pd.DataFrame | None:
        """The table, where somebody asked for it: he may have changed it."""

    def parts(self) -> Iterator[pd.DataFrame]:
        """The table, some rows at a time; at least one part, which may be empty."""


class PartedEvents(Parted, Protocol):
    """A table of events that is too large to be in memory as a whole."""

    def __len__(self) -> int:
        """How many rows it has."""

    @property
    def event_ids(self) -> np.ndarray[Any, Any]:
        """Of all rows, as bytes."""

    @property
    def importance(self) -> np.ndarray[Any, Any]:
        """Of all rows."""

    def at(self, places: Sequence[int]) -> pd.DataFrame:
        """Some of the rows."""


class PartedMentions(Parted, Protocol):
    """A table of mentions that is too large to be in memory as a whole."""

    def counted(self) -> np.ndarray[Any, Any]:
        """For each event of the events table how many mentions tell it."""

    def counts(self) -> pd.Series[int]:
        """event_id → how many mentions tell it."""

    def telling(self, event_ids: Iterable[str]) -> pd.DataFrame:
        """The rows that tell some events."""


P = TypeVar("P", bound=Parted)


def now(table: pd.DataFrame | P) -> pd.DataFrame | P:
    """A table as it is now: where the whole was asked for, that counts."""
    if isinstance(table, pd.DataFrame):
        return table
    return table if table.made is None else table.made


def whole(table: pd.DataFrame | Parted) -> pd.DataFrame:
    """All of a table."""
    return table if isinstance(table, pd.DataFrame) else table.whole


def pieces(table: pd.DataFrame | Parted, rows: int) -> Iterator[pd.DataFrame]:
    """Some rows of a table at a time; one piece without rows where there are none."""
    for part in (table,) if isinstance(table, pd.DataFrame) else table.parts():
        for first in range(0, max(len(part), 1), rows):
            yield part.iloc[first : first + rows]


def events_frame(events: Iterable[Event]) -> pd.DataFrame:
    """The events table, one row per event, in the order given."""
    rows = list(events)
    own: dict[str, list[Any]] = {
        "phase": [event.phase or None for event in rows],
        "start_local": [_local(event.start_utc, event.zone) for event in rows],
        "mention_count": [len(event.mention_ids) for event in rows],
    }
    return _frame(EVENTS, Event, rows, own)


def mentions_frame(tagged: Iterable[TaggedArticle], event_of: Mapping[str, str]) -> pd.DataFrame:
    """The mentions table, one row per temporal expression, in the order given.

    Args:
        tagged: the articles with their mentions.
        event_of: mention_id → event_id; mentions that tell no event are not in it.

    """
    told = [(one, mention) for one in tagged for mention in one.mentions]
    articles, mentions = [one.article for one, _ in told], [mention for _, mention in told]
    ids = [one.mention_id(mention) for one, mention in told]
    own: dict[str, list[Any]] = {
        "mention_id": ids,
        "event_id": [event_of.get(one, "") for one in ids],
        "start_char": [mention.start for mention in mentions],
        "end_char": [mention.end for mention in mentions],
        **{name: field_of(Article, name)(articles) for name in ("article_id", "path", "source", "published_utc")},
    }
    return _frame(MENTIONS, Mention, mentions, own)


def mentions_table(columns: Mapping[str, list[Any]]) -> pd.DataFrame:
    """The same of its columns, name → values."""
    return _frame(MENTIONS, Mention, (), columns)


def articles_frame(tagged: Iterable[TaggedArticle]) -> pd.DataFrame:
    """The articles table, one row per article read, in the order given."""
    rows = list(tagged)
    return articles_table([one.article for one in rows], [len(one.mentions) for one in rows])


def articles_table(articles: Sequence[Article], mention_counts: list[int]) -> pd.DataFrame:
    """The same of articles, and of how many mentions each has."""
    own: dict[str, list[Any]] = {
        "published_evidence": [tuple(map(_evidence_record, article.published_evidence)) for article in articles],
        "mention_count": mention_counts,
    }
    return _frame(ARTICLES, Article, articles, own)


def skipped_frame(skipped: Iterable[Skipped]) -> pd.DataFrame:
    """The table of what could not be read, in the order given."""
    return _frame(SKIPPED, Skipped, list(skipped), {})


def joined(parts: list[pd.DataFrame]) -> pd.DataFrame:
    """Parts of one table as a whole, column by column; the list is emptied, so that no more than a column is twice."""
    if len(parts) == 1:
        return parts.pop()
    columns = [{name: part[name] for name in part} for part in parts]
    parts.clear()
    names = list(columns[0])
    whole = {name: pd.concat([part.pop(name) for part in columns], ignore_index=True) for name in names}
    return pd.DataFrame(whole, copy=False)


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


def _evidence_record(evidence: Evidence) -> dict[str, str]:
    instant = iso(evidence.instant) if evidence.instant else ""
    return {
        "kind": evidence.kind,
        "text": evidence.text,
        "instant": instant,
        "precision": evidence.precision,
        "note": evidence.note,
    }


@lru_cache(maxsize=4096)
def _local(instant: datetime | None, zone: str) -> str:
    return iso(instant.astimezone(zones.get(zone))) if instant else ""


def _frame(columns: Sequence[Column], kind: type, rows: Sequence[Any], own: Mapping[str, list[Any]]) -> pd.DataFrame:
    """A table of records of a kind: a column is what is given as its ``own`` values, else a field of that name."""
    named = {column.name: column for column in columns}
    values = ((name, own[name] if name in own else field_of(kind, name)(rows)) for name in named)
    return pd.DataFrame({name: series(named[name], listed) for name, listed in values}, copy=False)


def series(column: Column, values: list[Any]) -> pd.Series[Any]:
    """The values as a column of its declared dtype; None is a missing one."""
    if column.dtype == "category":
        places = {value: place for place, value in enumerate(column.values)}
        codes = [places.get(value, -1) for value in values]  # pandas takes seven times as long
        return pd.Series(pd.Categorical.from_codes(codes, dtype=dtype_of(column)))
    if column.dtype == "text":
        values = [value or "" for value in values]
    series: pd.Series[Any] = pd.Series(values, dtype=dtype_of(column))
    return series


def dtype_of(column: Column) -> Any:
    """The dtype of a column in pandas."""
    if column.dtype == "category":
        return pd.CategoricalDtype(list(column.values), ordered=column.ordered)
    return _DTYPES[column.dtype]


_DTYPES = {
    "time": pd.DatetimeTZDtype("us", "UTC"),
    "text": TEXT,
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
    added = {label: cells[label].map(unguard) for label in cells.columns if label not in declared}
    ours = {name: _parsed(csv, column, cells[name].tolist()) for name, column in declared.items()}
    return pd.DataFrame(ours | added)


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
