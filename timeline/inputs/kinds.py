"""The kinds of files that are read. A new kind is one file beside this one and one entry here."""

from __future__ import annotations

from collections.abc import Mapping

from timeline.inputs.document import Reader, read_whole
from timeline.inputs.feed import read_feed
from timeline.inputs.lines import read_lines
from timeline.inputs.parquet import read_parquet
from timeline.inputs.table import read_table

READERS: Mapping[str, Reader] = {
    ".md": read_whole,
    ".markdown": read_whole,
    ".txt": read_whole,
    ".html": read_whole,
    ".htm": read_whole,
    ".csv": read_table,
    ".tsv": read_table,
    ".jsonl": read_lines,
    ".ndjson": read_lines,
    ".parquet": read_parquet,
    ".rss": read_feed,
    ".atom": read_feed,
    ".xml": read_feed,
}
"""Ending of a file name, in any case → what takes the articles out of such a file."""

ARCHIVES = frozenset({".zip", ".tar", ".tgz", ".tar.gz"})
"""Endings of files that hold such files."""

SUFFIXES = frozenset(READERS) | ARCHIVES


def kind_of(name: str) -> str | None:
    """The ending that decides how a file is read; None when it is no kind that is."""
    endings = name.lower().rpartition("/")[2].lstrip(".").split(".")[1:][-2:]
    candidates = ("." + ".".join(endings), f".{endings[-1]}" if endings else "")
    return next((ending for ending in candidates if ending in SUFFIXES), None)
