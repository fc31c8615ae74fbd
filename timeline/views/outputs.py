"""What can be written: ``FORMATS`` lists every format, what it is for and the function that makes its bytes.

A new format is one module in this folder and one entry here. Modules are loaded when a format is first used, so that
none of the libraries they need is loaded for nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from itertools import chain, islice
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any, Literal

from timeline.errors import UnknownFormat

if TYPE_CHECKING:
    import pandas as pd

    from timeline.model import TaggedArticle
    from timeline.result import Timeline
    from timeline.table import Parted

Takes = Literal["timeline", "tables", "events", "article"]
"""What a format tells: a whole timeline (or events alone), any table, the events, or one article."""


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file."""

    suffix: str
    meaning: str
    takes: Takes
    function: str
    """``module.function`` of this folder; it takes what the format tells and gives text, or bytes part by part."""

    def make(self, told: pd.DataFrame | Parted | TaggedArticle) -> bytes:
        """The bytes of a file of this format; errors as for :meth:`parts`."""
        return b"".join(self.parts(told))

    def parts(self, told: pd.DataFrame | Parted | TaggedArticle) -> Iterator[bytes]:
        """The same bytes, part by part.

        Raises:
            OutputNotWritable: an optional library that the format needs is not installed.
        """
        module, name = self.function.split(".")
        made: Iterable[bytes] | bytes | str = getattr(import_module(f"timeline.views.{module}"), name)(told)
        made = made.encode() if isinstance(made, str) else made
        yield from (made,) if isinstance(made, bytes) else made


FORMATS: Mapping[str, Format] = {
    "html": Format(".html", "the interactive page", "timeline", "html.page"),
    "csv": Format(".csv", "tables for spreadsheets and pandas", "tables", "csv.parts"),
    "parquet": Format(".parquet", "tables for data tools, with their types", "tables", "parquet.to_parquet"),
    "jsonl": Format(".jsonl", "tables as JSON, one row a line", "tables", "jsonl.parts"),
    "ics": Format(".ics", "a calendar", "events", "ics.to_ics"),
    "timelinejs": Format(".timelinejs.json", "the JSON of TimelineJS", "events", "timelinejs.to_timelinejs"),
    "jsonld": Format(".jsonld", "schema.org events as JSON-LD", "events", "jsonld.to_jsonld"),
    "markdown": Format(".md", "a chronology to read", "events", "markdown.to_markdown"),
    "timeml": Format(".tml", "an article with its times marked as TIMEX3", "article", "timeml.to_timeml"),
}
"""Name → format, in the order in which they are listed and written."""

_INDENTED = json.JSONEncoder(ensure_ascii=False, indent=2)
_TOGETHER = 20_000
"""Pieces of JSON that are put together."""
USUAL = ("html", "csv")
"""Formats that a build writes when none is asked for."""
BUILT = tuple(name for name, made in FORMATS.items() if made.takes != "article")
"""Formats that a build can write."""
TABLES = ("events", "mentions", "articles")


def format_of(path: str | PathLike[str]) -> str:
    """The name of the format that a file's suffix stands for.

    Raises:
        UnknownFormat: it stands for none.
    """
    file = fspath(path)
    for name, made in FORMATS.items():
        if file.casefold().endswith(made.suffix):
            return name
    known = ", ".join(made.suffix for made in FORMATS.values())
    raise UnknownFormat(f"{file} does not tell its format: end its name in one of {known}, or name the format.")


def format_for(path: str | PathLike[str], name: str | None = None) -> Format:
    """The format of a name, or of a file's suffix where no name is given.

    Raises:
        UnknownFormat: there is none.
    """
    name = name or format_of(path)
    if name not in FORMATS:
        raise UnknownFormat(f"{name!r} is no format: choose from {', '.join(FORMATS)}.")
    return FORMATS[name]


def names_of(formats: str | Iterable[str]) -> tuple[str, ...]:
    """Names of formats, which one text has with commas between."""
    names = formats.split(",") if isinstance(formats, str) else formats
    return tuple(filter(None, map(str.strip, names)))


def files(timeline: Timeline, formats: str | Iterable[str] = USUAL) -> dict[str, Iterator[bytes]]:
    """The files of a build, name → bytes, in a fixed order; the report is always among them.

    A file is made while its parts are taken, so that only one of them is in memory.

    Raises:
        UnknownFormat: one of the formats is none that a build writes.
        OutputNotWritable: when parts are taken: an optional library that the format needs is not installed.
    """
    wanted = set(names_of(formats))
    if unknown := sorted(wanted - set(BUILT)):
        raise UnknownFormat(f"A build writes no {unknown[0]!r}: choose from {', '.join(BUILT)}.")
    made: dict[str, Iterator[bytes]] = {}
    for name in filter(wanted.__contains__, BUILT):
        made |= _files(timeline, FORMATS[name])
    return {**made, "report.json": _json_parts(timeline.report)}


def page_of(timeline: Timeline) -> Iterator[bytes]:
    """The page with all evidence, part by part."""
    from timeline.table import now  # noqa: PLC0415 - loads pandas
    from timeline.views.html import parts  # noqa: PLC0415 - loads the template engine

    evidence: Any = {"mentions": now(timeline.told), "articles": timeline.articles}
    yield from map(str.encode, parts(now(timeline.happened), **evidence, anchor=timeline.anchor, lang=timeline.lang))


def json_bytes(value: Any) -> bytes:
    """A value as indented JSON; a lone surrogate, which no encoding has room for, as its escape."""
    return b"".join(_json_parts(value))


def _json_parts(value: Any) -> Iterator[bytes]:
    """The same, part by part: the report of a large corpus may list each of its articles."""
    pieces = chain(_INDENTED.iterencode(value), "\n")
    while some := list(islice(pieces, _TOGETHER)):
        yield "".join(some).encode("utf-8", "backslashreplace")


def _files(timeline: Timeline, made: Format) -> dict[str, Iterator[bytes]]:
    if made.takes == "timeline":
        return {f"timeline{made.suffix}": page_of(timeline)}
    names = TABLES if made.takes == "tables" else TABLES[:1]
    tables = {"events": timeline.happened, "mentions": timeline.told, "articles": timeline.articles}
    return {f"{name}{made.suffix}": _parts(made, tables[name]) for name in names}


def _parts(made: Format, table: pd.DataFrame | Parted) -> Iterator[bytes]:
    """The bytes of a table; formats that tell events alone take the whole."""
    from timeline.table import whole  # noqa: PLC0415 - loads pandas

    yield from made.parts(table if made.takes == "tables" else whole(table))
