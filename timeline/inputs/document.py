"""A thing that holds articles, its bytes, and how much of it is read."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from timeline.limits import MAX_MB, bytes_of
from timeline.model import RawArticle, Skipped

MAX_BYTES = bytes_of(MAX_MB)
MAX_TABLE = 500_000_000
"""The largest table or feed, in bytes."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How documents are read."""

    max_bytes: int = MAX_BYTES
    """The largest article, whether it is a file, a row or an entry."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """What the user says about tables: field of an article → name of a column."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file, or a member of an archive that was read already."""

    name: str
    """Printable, and no other document's."""
    source: Path | bytes
    given: bool = False
    """Whether the user named it; one found in a folder or an archive may turn out to hold no articles at all."""


Reader = Callable[[Document, Settings], Iterator[RawArticle | Skipped]]
"""Takes the articles out of a document."""


def read_whole(document: Document, settings: Settings) -> Iterator[RawArticle | Skipped]:
    """A document that is one article."""
    yield opened(document, settings.max_bytes)


def opened(document: Document, limit: int) -> RawArticle | Skipped:
    """The one article that a document is, unless it has more than ``limit`` bytes."""
    content = content_of(document, limit)
    return content if isinstance(content, Skipped) else RawArticle(document.name, content)


def content_of(document: Document, limit: int) -> bytes | Skipped:
    """The bytes of a document; anything in the way, such as there being more than ``limit``, becomes ``Skipped``."""
    if isinstance(document.source, bytes):
        size = len(document.source)
        return document.source if size <= limit else too_large(document.name, size, limit)
    try:
        with open_file(document.source) as file:
            before = os.fstat(file.fileno())
            content = file.read(limit + 1) if before.st_size <= limit else b""
            after = os.fstat(file.fileno())
    except OSError as error:
        return unreadable(document.name, error)
    size = max(before.st_size, len(content))
    if size > limit:
        return too_large(document.name, size, limit)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        return Skipped(document.name, "changed while it was read", "Run again when nothing writes to it.")
    return content


def open_file(path: Path) -> BinaryIO:
    """Open a regular file for reading; raises ``OSError`` for anything else, and never waits for a pipe."""
    waiting = getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(path, os.O_RDONLY | waiting | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0))
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise NotRegularError
        return os.fdopen(descriptor, "rb")
    except OSError:
        os.close(descriptor)
        raise


class NotRegularError(OSError):
    """A pipe, a device, a socket or a folder where a file is wanted."""


def unreadable(name: str, error: OSError) -> Skipped:
    """A file or folder that the system does not let us read."""
    if isinstance(error, NotRegularError):
        return Skipped(name, "is not a regular file", "Give files or folders; pipes and devices are not read.")
    reason = (error.strerror or (os.strerror(error.errno) if error.errno else str(error))).lower()
    return Skipped(name, f"cannot be read: {reason}", "Check that the file exists and that you may read it.")


def too_large(name: str, size: int, limit: int) -> Skipped:
    """A document or an article of more than ``limit`` bytes."""
    reason = f"has {size / 1e6:.1f} MB, more than the limit of {limit / 1e6:.1f} MB"
    hint = "Split it." if limit == MAX_TABLE else "Split it, leave it out, or allow more with --max-mb."
    return Skipped(name, reason, hint)
