"""What a user points at, as raw articles: files, folders, archives, tables, feeds and data frames."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from timeline.faults import fault
from timeline.inputs.archive import unpack
from timeline.inputs.columns import FIELDS, checked
from timeline.inputs.document import MAX_BYTES, MAX_TABLE, Document, Settings, read_whole
from timeline.inputs.files import find_files
from timeline.inputs.frame import from_frame
from timeline.inputs.kinds import ARCHIVES, READERS, SUFFIXES, kind_of
from timeline.model import RawArticle, Skipped

__all__ = ["FIELDS", "MAX_BYTES", "SUFFIXES", "from_frame", "gather", "read_document"]


def gather(
    paths: Iterable[str | Path], *, columns: Mapping[str, str] | None = None, max_bytes: int = MAX_BYTES
) -> Iterator[RawArticle | Skipped]:
    """The articles under ``paths``, ordered by path, read one file at a time.

    Folders are searched through and through, but for hidden files and folders. The order of ``paths`` does not matter,
    and a file reached twice counts once. What cannot be read, or is larger than ``max_bytes``, comes as ``Skipped``.
    Tables and feeds that are found in a folder or an archive, and hold no articles, are passed over.

    ``columns`` tells which column of a table, or name in JSON lines, holds which of ``FIELDS``; common names need none.

    Raises, before anything is read, ``InputNotFound`` for a path that does not exist and ``BadTable`` for a field in
    ``columns`` that articles do not have.
    """
    settings = Settings(max_bytes, checked(columns))
    return _Gathered(find_files(paths), settings)


class _Gathered(Iterator[RawArticle | Skipped]):
    """The articles in what was found; its length hint is the number of files that are still to be opened."""

    def __init__(self, found: Sequence[Document | Skipped], settings: Settings) -> None:
        self._waiting = deque(found)
        self._articles = self._open(settings)

    def __next__(self) -> RawArticle | Skipped:
        return next(self._articles)

    def __length_hint__(self) -> int:
        return len(self._waiting)

    def _open(self, settings: Settings) -> Iterator[RawArticle | Skipped]:
        while self._waiting:
            yield from read_document(self._waiting.popleft(), settings)


def read_document(entry: Document | Skipped, settings: Settings) -> Iterator[RawArticle | Skipped]:
    """The articles in what was found."""
    if isinstance(entry, Skipped):
        yield entry
        return
    kind = kind_of(entry.name) or ""
    if kind not in ARCHIVES:
        try:
            yield from READERS[kind](entry, settings)
        except Exception as error:
            yield fault(entry.name, error)
        return
    for member in unpack(entry, lambda name: _limit(name, settings)):
        yield from read_document(member, settings)


def _limit(name: str, settings: Settings) -> int | None:
    """The most bytes that a member of an archive may have: see ``archive.Limit``."""
    kind = kind_of(name)
    if kind is None or kind in ARCHIVES:
        return None if kind is None else 0
    return settings.max_bytes if READERS[kind] is read_whole else MAX_TABLE
