"""A folder that many write into: the parts of tables first, which take their names together when all are there."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from timeline.errors import OutputNotWritable

_NEW = "_new"
"""Where parts are until all are there; names with this beginning are passed over by whoever reads a dataset."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A path that all workers share, or an address for fsspec."""

    where: str

    def write(self, name: str, content: bytes) -> str:
        """Write a part, out of sight; writing it once more gives the same file.

        Raises:
            OutputNotWritable: it cannot be written.
        """
        self._put(f"{_NEW}/{name}", content)
        return name

    def clear(self) -> None:
        """Remove the parts that an earlier build left out of sight.

        Raises:
            OutputNotWritable: that cannot be done.
        """
        with self._told(_NEW):
            self._remove(_NEW)

    def adopt(self, tables: Iterable[str], files: Iterable[tuple[str, bytes]]) -> None:
        """Let the new parts of some tables take the place of the old ones, and write some files beside them.

        Raises:
            OutputNotWritable: that cannot be done.
        """
        with self._told(""):
            for table in tables:
                self._remove(table)
                self._move(f"{_NEW}/{table}", table)
            self._remove(_NEW)
        for name, content in files:
            self._put(name, content)

    @property
    def _is_elsewhere(self) -> bool:
        return "://" in self.where

    def _put(self, name: str, content: bytes) -> None:
        with self._told(name):
            if self._is_elsewhere:
                system, path = self._system(name)
                system.makedirs(path.rpartition("/")[0], exist_ok=True)
                system.pipe_file(path, content)
            else:
                target = Path(self.where, name)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)

    def _remove(self, name: str) -> None:
        if self._is_elsewhere:
            system, path = self._system(name)
            if system.exists(path):
                system.rm(path, recursive=True)
        elif Path(self.where, name).exists():
            shutil.rmtree(Path(self.where, name))

    def _move(self, name: str, to: str) -> None:
        if self._is_elsewhere:
            system, path = self._system(name)
            system.mv(path, self._system(to)[1], recursive=True)
        else:
            Path(self.where, name).rename(Path(self.where, to))

    def _system(self, name: str) -> tuple[Any, str]:
        system, path = import_module("fsspec").core.url_to_fs(f"{self.where}/{name}")
        return system, path

    @contextmanager
    def _told(self, name: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise OutputNotWritable(
                f"{self.where}/{name} cannot be written ({error.strerror or error}). "
                "Give a folder that all workers may write to."
            ) from error
