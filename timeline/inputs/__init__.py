"""What a user points at, as raw articles: files, folders, archives, tables, feeds and data frames."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from timeline.faults import fault
from timeline.inputs.archive import unpack
from timeline.inputs.columns import FIELDS, checked
from timeline.inputs.document import MAX_BYTES, MAX_TABLE, Document, Settings, opened, read_whole
from timeline.inputs.files import find_files
from timeline.inputs.frame import from_frame
from timeline.inputs.kinds import ARCHIVES, READERS, SUFFIXES, kind_of
from timeline.model import RawArticle, Skipped

__all__ = ["FIELDS", "MAX_BYTES", "SUFFIXES", "Found", "find", "from_frame", "gather", "open_found", "read_document"]

Found = Document | RawArticle | Skipped
"""What was found: an article that is a file or a member of an archive, not opened yet; one taken out of a table or a
feed; or what cannot be read."""


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
    return (open_found(one, max_bytes) for one in find(paths, columns=columns, max_bytes=max_bytes))


def find(
    paths: Iterable[str | Path], *, columns: Mapping[str, str] | None = None, max_bytes: int = MAX_BYTES
) -> Iterator[Found]:
    """The same, where a file that is one article is left for :func:`open_found`, here or in another process.

    The length hint is the number of files that were not looked at yet.
    """
    return _Files(find_files(paths), Settings(max_bytes, checked(columns)))


def open_found(one: Found, max_bytes: int) -> RawArticle | Skipped:
    """What was found as an article, opened if it was not yet."""
    if not isinstance(one, Document):
        return one
    try:
        return opened(one, max_bytes)
    except Exception as error:
        return fault(one.name, error)


class _Files(Iterator[Found]):
    """What is in files, one file after the other."""

    def __init__(self, files: Sequence[Document | Skipped], settings: Settings) -> None:
        self._waiting = deque(files)
        self._found = self._opened(settings)

    def __next__(self) -> Found:
        return next(self._found)

    def __length_hint__(self) -> int:
        return len(self._waiting)

    def _opened(self, settings: Settings) -> Iterator[Found]:
        while self._waiting:
            yield from _taken_apart(self._waiting.popleft(), settings)


def read_document(entry: Document | Skipped, settings: Settings) -> Iterator[RawArticle | Skipped]:
    """The articles in a file."""
    return (open_found(one, settings.max_bytes) for one in _taken_apart(entry, settings))


def _taken_apart(entry: Document | Skipped, settings: Settings) -> Iterator[Found]:
    """What is in a file: itself, where it is one article."""
    if isinstance(entry, Skipped):
        yield entry
        return
    kind = kind_of(entry.name) or ""
    if kind in ARCHIVES:
        for member in unpack(entry, lambda name: _limit(name, settings)):
            yield from _taken_apart(member, settings)
    elif READERS[kind] is read_whole:
        yield entry
    else:
        try:
            yield from READERS[kind](entry, settings)
        except Exception as error:
            yield fault(entry.name, error)


def _limit(name: str, settings: Settings) -> int | None:
    """The most bytes that a member of an archive may have: see ``archive.Limit``."""
    kind = kind_of(name)
    if kind is None or kind in ARCHIVES:
        return None if kind is None else 0
    return settings.max_bytes if READERS[kind] is read_whole else MAX_TABLE
