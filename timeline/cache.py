"""What was read before, and what builds came to, by content, path, settings, and the version of the code.

One SQLite file. Several builds may use it at once, and one that is killed leaves it whole. What an earlier version kept
is dropped as soon as this one keeps something. Nothing that is written depends on it: a cache that cannot be used is
told on the log, which goes to standard error, and done without. A user's own cache folder that cannot be written to is
nothing to tell.
"""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

from platformdirs import user_cache_path

from timeline.version import version, whole_version

_LOG = logging.getLogger("timeline")
_FILE = "articles.sqlite"
_PATIENCE = 30.0
"""Seconds to wait for another build that writes."""
_CHECK = 4
"""Bytes of the check that a record begins with."""
_AT_ONCE = 500
"""Keys in one query; SQLite takes at least 999."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS tagged (key BLOB PRIMARY KEY, version TEXT, record BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS builds (settings TEXT, documents BLOB, record TEXT, PRIMARY KEY (settings, documents));
CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, version TEXT, record BLOB);
"""
_BUILDS = 100
"""Builds that are remembered; each takes some hundred bytes."""
_RESULTS = 300_000_000
"""Bytes of all results that are kept; one takes a tenth of what its articles take."""
_FORGET_RESULTS = """
DELETE FROM results WHERE rowid IN (
    SELECT place FROM (SELECT rowid AS place, sum(length(record)) OVER (ORDER BY rowid DESC) AS newer FROM results)
    WHERE newer > ?
)
"""

Where = bool | str | os.PathLike[str]
_T = TypeVar("_T")


def open_cache(where: Where, settings: object) -> Cache | None:
    """The cache in the folder ``where``; in the user's own cache folder when that is True; None when it is False.

    ``settings`` are what articles are read with; what was read with others does not count.
    """
    if where is False:
        return None
    folder = user_folder() if where is True else Path(where)
    return Cache(folder / _FILE, settings, logging.INFO if where is True else logging.WARNING)


def user_folder() -> Path:
    """The user's own cache folder."""
    return user_cache_path("event-timeline", appauthor=False)


class Cache:
    """What articles tell, kept from build to build. One that travels to another process is opened anew there, once."""

    def __init__(self, path: Path, settings: object, level: int = logging.WARNING) -> None:
        self.path = path
        self._level = level
        self._given = settings
        self._settings = repr((version(), settings)).encode()
        self._dropped = False
        self._connection: sqlite3.Connection | None = None
        self._connection = self._tried(self._connect, None)

    def __reduce__(self) -> tuple[Any, ...]:
        return _once, (self.path, self._given, self._level)

    def look_up(self, marks: Iterable[bytes]) -> dict[bytes, bytes]:
        """What was kept of the documents with these marks."""
        keys = {self._key(mark): mark for mark in marks}
        none: dict[bytes, bytes] = {}
        found = self._tried(lambda: self._look_up(list(keys)), none)
        return {keys[key]: record for key, record in found.items()}

    def keep(self, records: Mapping[bytes, bytes]) -> None:
        """Keep encoded results by the marks of their documents, all or none of them."""
        if records:
            self._tried(lambda: self._keep(records), None)

    def has_builds(self, settings: str) -> bool:
        """Whether any build with these settings is known."""
        return self._tried(lambda: bool(self._rows("SELECT 1 FROM builds WHERE settings = ? LIMIT 1", settings)), False)

    def look_up_build(self, settings: str, documents: bytes) -> str | None:
        """What was kept of the build of these documents with these settings."""
        query = "SELECT record FROM builds WHERE settings = ? AND documents = ?"
        nothing: list[tuple[Any, ...]] = []
        rows = self._tried(lambda: self._rows(query, settings, documents), nothing)
        return rows[0][0] if rows else None

    def keep_build(self, settings: str, documents: bytes, record: str) -> None:
        """Keep what a build came to, and forget the oldest where there are too many."""
        self._tried(lambda: self._keep_build(settings, documents, record), None)

    def look_up_result(self, key: bytes) -> bytes | None:
        """What was kept of a result."""
        nothing: list[tuple[Any, ...]] = []
        rows = self._tried(lambda: self._rows("SELECT key, record FROM results WHERE key = ?", key), nothing)
        return dict(_sound(rows, "the build is made again")).get(key)

    def keep_result(self, key: bytes, record: bytes) -> None:
        """Keep a result, unless it is too large, and forget the oldest where all together are."""
        if len(record) < _RESULTS:
            self._tried(lambda: self._keep_result(key, record), None)

    @property
    def is_open(self) -> bool:
        """Whether anything can be kept."""
        return self._connection is not None

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _connect(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self.path, timeout=_PATIENCE)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.executescript(_SCHEMA)
            connection.execute("SELECT key, version, record FROM tagged LIMIT 1")
            connection.execute("SELECT settings, documents, record FROM builds LIMIT 1")
            connection.execute("SELECT key, version, record FROM results LIMIT 1")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _key(self, mark: bytes) -> bytes:
        """What decides how a document is read: itself, the settings, and the code."""
        return blake2b(mark + self._settings, digest_size=20).digest()

    def _look_up(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        if self._connection is None:
            return {}
        known: dict[bytes, bytes] = {}
        for first in range(0, len(keys), _AT_ONCE):
            some = keys[first : first + _AT_ONCE]
            marks = ",".join("?" * len(some))
            rows = self._connection.execute(f"SELECT key, record FROM tagged WHERE key IN ({marks})", some)
            known.update(_sound(rows, "its article is read again"))
        return known

    def _keep(self, records: Mapping[bytes, bytes]) -> None:
        if self._connection is None:
            return
        with self._connection as transaction:
            if not self._dropped:
                transaction.execute("DELETE FROM tagged WHERE version <> ?", (version(),))
                self._dropped = True
            rows = ((self._key(mark), version(), _checked(record)) for mark, record in records.items())
            transaction.executemany("INSERT OR REPLACE INTO tagged VALUES (?, ?, ?)", rows)

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        return self._connection.execute(query, values).fetchall() if self._connection else []

    def _keep_build(self, settings: str, documents: bytes, record: str) -> None:
        if self._connection is None:
            return
        with self._connection as transaction:
            transaction.execute("INSERT OR REPLACE INTO builds VALUES (?, ?, ?)", (settings, documents, record))
            transaction.execute("DELETE FROM builds WHERE rowid <= (SELECT max(rowid) FROM builds) - ?", (_BUILDS,))

    def _keep_result(self, key: bytes, record: bytes) -> None:
        if self._connection is None:
            return
        with self._connection as transaction:
            transaction.execute("DELETE FROM results WHERE version <> ?", (whole_version(),))
            transaction.execute(
                "INSERT OR REPLACE INTO results VALUES (?, ?, ?)", (key, whole_version(), _checked(record))
            )
            transaction.execute(_FORGET_RESULTS, (_RESULTS,))

    def _tried(self, work: Callable[[], _T], otherwise: _T) -> _T:
        """What ``work`` gives; a damaged file is made anew, and one that cannot be used is done without."""
        try:
            return work()
        except (sqlite3.OperationalError, OSError) as error:
            self.close()
            _tell(self._level, self.path, str(error))
        except sqlite3.DatabaseError as error:
            self.close()
            self._connection = self._anew(error)
        return otherwise

    def _anew(self, why: sqlite3.DatabaseError) -> sqlite3.Connection | None:
        _LOG.warning("The cache %s is damaged (%s): it is made anew.", self.path, why)
        try:
            for part in ("", "-wal", "-shm"):
                Path(f"{self.path}{part}").unlink(missing_ok=True)
            return self._connect()
        except (sqlite3.Error, OSError) as error:
            _LOG.warning("The cache %s cannot be made anew (%s): articles are read without it.", self.path, error)
            return None


@lru_cache(maxsize=1)
def _tell(level: int, path: Path, why: str) -> None:
    """Tell, once, of a cache that cannot be used: a build opens it several times."""
    _LOG.log(level, "The cache %s cannot be used (%s): articles are read without it.", path, why)


@lru_cache(maxsize=1)
def _once(path: Path, settings: object, level: int) -> Cache:
    return Cache(path, settings, level)


def _checked(record: bytes) -> bytes:
    """A record after what tells whether it is damaged: it may not be decoded until long after it was looked up."""
    return _check(record) + record


def _check(record: bytes) -> bytes:
    return crc32(record).to_bytes(_CHECK, "big")


def _sound(rows: Iterable[tuple[Any, ...]], otherwise: str) -> Iterator[tuple[bytes, bytes]]:
    for key, checked in rows:
        record = checked[_CHECK:] if isinstance(checked, bytes) else b""
        if record and checked.startswith(_check(record)):
            yield key, record
        else:
            _LOG.warning("A record of the cache is damaged: %s.", otherwise)
