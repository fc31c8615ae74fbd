"""A folder that many write into: the parts of tables first, which take their names together when all are there.

On a file system of the machine the old dataset is seen until the new one is, whenever the build is killed: see
:mod:`timeline.views.commit`. An object store has no names to give, only files to copy. There the old dataset is whole
until all of the new one lies beside it; then files are copied, and those of the old that are not in the new are
removed. Readers see both meanwhile. A build that is killed at that is brought to its end by the next one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from timeline.errors import OutputNotWritable
from timeline.parts.store import Store
from timeline.views.atomic import check_writable, move_together
from timeline.views.commit import recover

_NEW = "_new"
"""Where parts are until all are there; names with this beginning are passed over by whoever reads a dataset."""
_WHOLE = "_whole"
"""Beside them: says on an object store that all are there."""


@dataclass(frozen=True, slots=True)
class Folder:
    """Where a dataset is, or shall be."""

    store: Store

    def write(self, name: str, content: bytes) -> str:
        """Write a part, out of sight; writing it once more gives the same file.

        Raises:
            OutputNotWritable: it cannot be written.
        """
        self.store.put(f"{_NEW}/{name}", content)
        return name

    def clear(self) -> None:
        """End what an earlier build began to give names, and remove what else it left out of sight.

        Raises:
            OutputNotWritable: that cannot be done.
        """
        if self.store.folder is not None:
            check_writable(self.store.folder)
            recover(self.store.folder)
        else:
            self._settle()
        self.store.remove(_NEW)

    def adopt(self, parts: Iterable[str], files: Iterable[tuple[str, bytes]]) -> None:
        """Let parts of tables that were written take the place of all old parts, and some files that of old ones.

        Raises:
            OutputNotWritable: that cannot be done, or parts that workers wrote are not there.
        """
        wanted = {*parts, *(self.write(name, content) for name, content in files)}
        found = self._new()
        if missing := wanted - found:
            raise OutputNotWritable(
                f"{self.store.where} lacks {len(missing)} files that workers wrote, such as {min(missing)}. "
                "Give a folder that all workers share, or an address for fsspec."
            )
        for name in found - wanted:  # of a worker that was lost while it wrote
            self.store.remove(f"{_NEW}/{name}")
        if self.store.folder is not None:
            names = sorted({name.partition("/")[0] for name in wanted})
            move_together(self.store.folder, {name: self.store.folder / _NEW / name for name in names})
        else:
            self.write(_WHOLE, b"")
            self._settle()

    def _settle(self) -> None:
        """Copy what an object store has of a new dataset, if all of it is there. Can be done once more."""
        new = self._new()
        if _WHOLE not in new:
            return
        new.remove(_WHOLE)
        for name in sorted(new):
            self.store.copy(f"{_NEW}/{name}", name)
        for table in sorted({name.partition("/")[0] for name in new if "/" in name}):
            for name in set(self.store.find(table)) - new:
                self.store.remove(name)
        self.store.remove(f"{_NEW}/{_WHOLE}")  # before the rest: what is not whole is not copied
        self.store.remove(_NEW)

    def _new(self) -> set[str]:
        return {name.removeprefix(f"{_NEW}/") for name in self.store.find(_NEW)}
