"""What a cluster read before: for each share of the documents one file, in a place that all workers reach.

Nobody waits for anybody: a file is written whole by whoever reads the share, and never in part. So any file system and
any object store will do, which SQLite with several machines at it would not. A file holds what the share has now, and
no more. Whatever could change the reading is in the key of a record, as it is in :mod:`timeline.cache`.
"""

from __future__ import annotations

import gzip
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from timeline.errors import OutputNotWritable
from timeline.fingerprint import fingerprint
from timeline.inputs.document import Settings
from timeline.inputs.places import Place, first_name
from timeline.model import RawArticle, Skipped
from timeline.parts import blocks
from timeline.parts.blocks import Block
from timeline.parts.store import Store
from timeline.version import version
from timeline.work import Work

_LOG = logging.getLogger("timeline")
_FOLDER = "cluster"
_FAST = 1
"""How hard gzip tries."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Where records are kept from build to build."""

    store: Store

    def read(self, number: int, places: Sequence[Place | Skipped], settings: Settings, work: Work) -> Block:
        """As :func:`timeline.parts.blocks.read`; only what is not known is read, and then known."""
        share = _Share(work, self._known(name := _name(first_name(places), work)))
        block = blocks.read(number, places, settings, share)
        if share.is_new:
            self._keep(name, share.records)
        return block

    def _known(self, name: str) -> dict[str, str]:
        packed = self.store.get(name)
        try:
            lines = gzip.decompress(packed).decode("utf-8", "surrogatepass").split("\n") if packed else []
            return dict(line.split(" ", 1) for line in lines)
        except (OSError, EOFError, ValueError) as error:
            _LOG.warning("%s/%s is damaged (%s): its articles are read again.", self.store.where, name, error)
            return {}

    def _keep(self, name: str, records: dict[str, str]) -> None:
        lines = "\n".join(f"{key} {record}" for key, record in records.items())
        try:
            self.store.put(name, gzip.compress(lines.encode("utf-8", "surrogatepass"), _FAST, mtime=0))
        except OutputNotWritable as error:
            _LOG.warning("%s What is read is not kept.", error)


class _Share:
    """Reads the documents of a share that are not known."""

    def __init__(self, work: Work, known: dict[str, str]) -> None:
        self._work = work
        self._settings = repr((work.version or version(), work)).encode()
        self._known = known
        self.records: dict[str, str] = {}
        """Of all documents so far: key → record."""

    @property
    def is_new(self) -> bool:
        """Whether the records are others than those that were known."""
        return self.records.keys() != self._known.keys()

    def batch(self, raws: Sequence[RawArticle]) -> list[str]:
        """Documents, read, tagged and encoded."""
        keys = [fingerprint(raw, self._settings).hex() for raw in raws]
        unknown = {key: raw for key, raw in zip(keys, raws, strict=True) if key not in self._known}
        fresh = dict(zip(unknown, self._work.batch(list(unknown.values())) if unknown else (), strict=True))
        found = [fresh[key] if key in fresh else self._known[key] for key in keys]
        self.records.update(zip(keys, found, strict=True))
        return found


def _name(first: str, work: Work) -> str:
    """The file of a share: not another one for each version of the code, so that what an older one kept is replaced."""
    said = repr((work.zone, work.max_seconds, first)).encode("utf-8", "surrogatepass")
    digest = blake2b(said, digest_size=16).hexdigest()
    return f"{_FOLDER}/{digest[:2]}/{digest[2:]}.gz"
