"""Tables of articles: comma-, semicolon- or tab-separated, one article a row, ``news.csv#12`` being the twelfth."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager

from timeline.encoding import decode
from timeline.inputs.document import MAX_TABLE, Document, Settings, content_of
from timeline.inputs.record import columns_of, record
from timeline.model import RawArticle, Skipped

_DELIMITERS = ",;\t|"
_MOST_ERRORS = 20
_HINT = "Open it in a spreadsheet and save it as CSV with UTF-8 again, or mend the quotes there."


def read_table(document: Document, settings: Settings) -> Iterator[RawArticle | Skipped]:
    """The rows of a table. The first row names the columns; rows with nothing in them do not count."""
    content = content_of(document, MAX_TABLE)
    if isinstance(content, Skipped):
        yield content
        return
    decoded = decode(content)
    rows = _rows(decoded.text) if decoded else iter(())
    header = next(rows, None)
    if decoded is None or not isinstance(header, list):
        yield Skipped(document.name, "is no table" if content.strip() else "is empty", _HINT)
        return
    columns = columns_of(header, document, settings)
    if isinstance(columns, Skipped):
        yield columns
    elif columns is not None:
        problem = f"the table was {decoded.problem}" if decoded.problem.startswith("read as") else ""
        yield from _articles(document.name, header, rows, columns, settings, problem)


def _articles(
    name: str,
    header: list[str],
    rows: Iterator[list[str] | str],
    columns: dict[str, str],
    settings: Settings,
    problem: str,
) -> Iterator[RawArticle | Skipped]:
    places = {field: header.index(column) for field, column in columns.items()}
    for number, row in enumerate(rows, start=1):
        path = f"{name}#{number}"
        if isinstance(row, str):
            yield Skipped(path, row, _HINT)
        elif any(cell.strip() for cell in row[len(header) :]):
            yield Skipped(path, f"has {len(row)} cells under {len(header)} columns", _HINT)
        else:
            values = {field: row[place] for field, place in places.items() if place < len(row)}
            yield record(path, values, settings, problem if number == 1 else "")


def _rows(text: str) -> Iterator[list[str] | str]:
    """The rows that are not empty, or what is wrong with one; after a broken row reading goes on at the next line."""
    lines = text.split("\n")
    delimiter = _delimiter(lines)
    start = 0
    for _ in range(_MOST_ERRORS):
        reader = csv.reader((f"{line}\n" for line in lines[start:]), delimiter=delimiter, strict=True)
        begun = 0
        try:
            with _long_cells(len(text)):
                for row in reader:
                    begun = reader.line_num
                    if any(cell.strip() for cell in row):
                        yield row
            return
        except csv.Error as error:
            yield f"cannot be read from line {start + begun + 1} of the file on: {error}"
            start += begun + 1
    yield f"has too many errors; nothing after line {start} of the file was read"


def _delimiter(lines: list[str]) -> str:
    """What stands between the names of the columns."""
    head = next((line for line in lines if line.strip()), "")
    return max(_DELIMITERS, key=lambda mark: (head.count(mark), -_DELIMITERS.index(mark)))


@contextmanager
def _long_cells(longest: int) -> Iterator[None]:
    """Let cells be longer than the 128 KB that the csv module allows."""
    before = csv.field_size_limit(max(longest, csv.field_size_limit()))
    try:
        yield
    finally:
        csv.field_size_limit(before)
