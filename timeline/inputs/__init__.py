"""What a user points at, as raw articles: files and folders of Markdown, HTML and plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from timeline.inputs.content import MAX_BYTES, read_content
from timeline.inputs.files import SUFFIXES, find_files
from timeline.model import RawArticle, Skipped

__all__ = ["MAX_BYTES", "SUFFIXES", "count", "gather"]


def gather(paths: Iterable[str | Path], *, max_bytes: int = MAX_BYTES) -> Iterator[RawArticle | Skipped]:
    """The articles under ``paths``, ordered by path, read one at a time.

    Folders are searched through and through, but for hidden files and folders. The order of ``paths`` does not matter,
    and a file reached twice counts once. What cannot be read, or is larger than ``max_bytes``, comes as ``Skipped``.

    Raises ``InputNotFound``, before anything is read, for a path that does not exist.
    """
    found = find_files(paths)
    return (entry if isinstance(entry, Skipped) else read_content(*entry, max_bytes) for entry in found)


def count(paths: Iterable[str | Path]) -> int:
    """How many items ``gather`` will give, without reading any."""
    return len(find_files(paths))
