"""Zip and tar archives. Nothing is unpacked onto the disk, and how much comes out is bounded.

A small archive may hold gigabytes of zeros, a name may lead out of it, and a name may be in any encoding.
"""

from __future__ import annotations

import gzip
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from timeline.inputs.document import Document, open_file, too_large, unreadable
from timeline.inputs.files import printable
from timeline.model import Skipped

MAX_MEMBERS = 200_000
MAX_TOTAL = 1_000_000_000
"""Bytes that come out of one archive at most."""
MAX_RATIO = 100
"""Times its own size that comes out of an archive at most, ``FREE`` bytes excepted."""
FREE = 50_000_000

_UNPACK = "If you trust it, unpack it yourself and give the folder."
_AGAIN = "Get the archive again, or unpack it yourself and give the folder."
_GZIP = b"\x1f\x8b"
_ZIP = b"PK"
_BROKEN = (tarfile.TarError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
"""What the standard library raises for damaged, encrypted and strangely compressed archives."""

Limit = Callable[[str], int | None]
"""The most bytes that a member of this name may have; 0 when it is an archive itself, None when it is no document."""


class _TooMuchError(Exception):
    """More comes out of an archive than may."""


@dataclass(frozen=True, slots=True)
class _Member:
    name: str
    regular: bool
    size: int
    read: Callable[[int], bytes]
    """At most so many bytes of it."""


def unpack(document: Document, limit: Limit) -> Iterator[Document | Skipped]:
    """The members of an archive that hold articles, ordered by name; of two with one name the last counts."""
    if isinstance(document.source, bytes):
        yield Skipped(document.name, "is an archive within an archive", _UNPACK)
        return
    found: dict[str, Document | Skipped] = {}
    try:
        with open_file(document.source) as file:
            for item in _wanted(document.name, file, limit):
                if (name := _name(item)) in found:
                    yield Skipped(f"{name} (earlier)", "is in the archive twice; the last one counts", _UNPACK)
                found[name] = item
    except _TooMuchError as error:
        yield Skipped(document.name, f"{error}; what follows after {len(found)} articles was not read", _UNPACK)
    except _BROKEN as error:
        yield Skipped(document.name, f"is damaged after {len(found)} articles: {printable(str(error))[:200]}", _AGAIN)
    except OSError as error:
        yield unreadable(document.name, error)
    yield from (found[name] for name in sorted(found))


def _name(item: Document | Skipped) -> str:
    return item.path if isinstance(item, Skipped) else item.name


def _wanted(archive: str, file: BinaryIO, limit: Limit) -> Iterator[Document | Skipped]:
    size = file.seek(0, 2)
    left = budget(size)
    file.seek(0)
    magic = file.read(2)
    file.seek(0)
    for number, member in enumerate(_zip(file) if magic == _ZIP else _tar(file, magic == _GZIP, left)):
        if number >= MAX_MEMBERS:
            raise _TooMuchError(f"has more than {MAX_MEMBERS} members")
        most = limit(member.name)
        path = PurePosixPath(member.name)
        hidden = any(part.startswith((".", "__MACOSX")) and part != ".." for part in path.parts)
        if most is None or hidden:
            continue
        item = _taken(f"{archive}/{printable(str(path))}", member, most)
        left -= len(item.source) if isinstance(item, Document) and isinstance(item.source, bytes) else 0
        if left < 0:
            raise _TooMuchError(_too_much(size))
        yield item


def _taken(name: str, member: _Member, most: int) -> Document | Skipped:
    path = PurePosixPath(member.name)
    if path.is_absolute() or ".." in path.parts:
        return Skipped(name, "has a name that leads out of the archive", _UNPACK)
    if not member.regular:
        return Skipped(name, "is a link or a device, not a file", _UNPACK)
    if most == 0:
        return Skipped(name, "is an archive within an archive", _UNPACK)
    try:
        content = member.read(most + 1)
    except _BROKEN as error:
        return Skipped(name, f"cannot be unpacked: {printable(str(error))[:200]}", _AGAIN)
    return too_large(name, max(member.size, len(content)), most) if len(content) > most else Document(name, content)


def budget(size: int) -> int:
    """How many bytes may come out of an archive of ``size`` bytes."""
    return min(MAX_TOTAL, max(FREE, MAX_RATIO * size))


def _too_much(size: int) -> str:
    return f"unpacks to more than {budget(size) / 1e6:.0f} MB"


def _zip(file: BinaryIO) -> Iterator[_Member]:
    with zipfile.ZipFile(file) as archive:
        for info in archive.infolist():
            if not info.is_dir():
                link = stat.S_ISLNK(info.external_attr >> 16)
                yield _Member(_zip_name(info), not link, info.file_size, _reader(archive, info))


def _reader(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Callable[[int], bytes]:
    def read(most: int) -> bytes:
        with archive.open(info) as member:
            return member.read(most)

    return read


def _zip_name(info: zipfile.ZipInfo) -> str:
    """A name that is not marked as UTF-8 is what the writer's system uses; zipfile took it for code page 437."""
    utf8 = info.flag_bits & 0x800
    return info.filename if utf8 else _decoded(info.filename.encode("cp437", "replace"))


def _decoded(raw: bytes) -> str:
    for encoding in ("utf-8", "gb18030", "big5hkscs"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "backslashreplace")


def _tar(file: BinaryIO, packed: bool, most: int) -> Iterator[_Member]:
    stream = _Bounded(gzip.open(file) if packed else file, most)  # noqa: SIM115 - closed with the file below it
    with tarfile.open(fileobj=stream, mode="r|", errorlevel=1) as archive:  # type: ignore[call-overload]
        for info in archive:
            if not info.isdir():
                name = _decoded(info.name.encode("utf-8", "surrogateescape"))
                content = archive.extractfile(info) if info.isreg() else None
                yield _Member(name, content is not None, info.size, content.read if content else bytes)
        if stream.given < archive.offset + tarfile.BLOCKSIZE:
            raise tarfile.ReadError("it breaks off")


class _Bounded:
    """A stream that gives so many bytes and no more, whatever asks for them: members, long names, headers."""

    def __init__(self, stream: BinaryIO | gzip.GzipFile, most: int) -> None:
        self.stream = stream
        self.most = most
        self.given = 0

    def read(self, size: int) -> bytes:
        """The next bytes; raises ``_TooMuchError`` beyond the bound."""
        content = self.stream.read(min(size, self.most + 1))
        self.given += len(content)
        if self.given > self.most:
            raise _TooMuchError(f"unpacks to more than {self.most / 1e6:.0f} MB")
        return content
