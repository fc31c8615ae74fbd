"""Files in a folder of this machine, or of anything that fsspec knows: each is written whole, and read whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from timeline.errors import OutputNotWritable
from timeline.views.atomic import remove, write_atomically

_HERE = "file://"


@dataclass(frozen=True, slots=True)
class Store:
    """A path that all workers share, or an address for fsspec. Names within have slashes."""

    where: str

    @classmethod
    def at(cls, given: str) -> Store:
        """The store at a path or an address; ``file://`` is a path like any other."""
        path = given.removeprefix(_HERE)
        return cls(path.rstrip("/") or path)

    @property
    def folder(self) -> Path | None:
        """The folder, when it is one of the machine's file systems."""
        return None if "://" in self.where else Path(self.where)

    def put(self, name: str, content: bytes) -> None:
        """Write a file, so that it is there whole or not at all; on an object store that is its own doing.

        Raises:
            OutputNotWritable: it cannot be written.
        """
        if self.folder is not None:
            write_atomically(self.folder / name, content)
            return
        with self._told(name):
            system, path = self._system(name)
            system.makedirs(path.rpartition("/")[0], exist_ok=True)
            system.pipe_file(path, content)

    def get(self, name: str) -> bytes | None:
        """The content of a file; None where there is none, or none that can be read."""
        with suppress(OSError, OutputNotWritable):
            if self.folder is not None:
                return (self.folder / name).read_bytes()
            with self._told(name):
                system, path = self._system(name)
                content: bytes = system.cat_file(path)
                return content
        return None

    def find(self, name: str) -> list[str]:
        """The names of all files under a name, in order.

        Raises:
            OutputNotWritable: the address cannot be reached.
        """
        if self.folder is not None:
            found = [path for path in (self.folder / name).rglob("*") if path.is_file()]
            return sorted(path.relative_to(self.folder).as_posix() for path in found)
        with self._told(name):
            system, path = self._system(name)
            system.invalidate_cache()  # others write here, too
            start = self._system("")[1].rstrip("/") + "/"
            return sorted(file.removeprefix(start) for file in system.find(path))

    def copy(self, name: str, to: str) -> None:
        """Give a file of an object store another name as well.

        Raises:
            OutputNotWritable: that cannot be done.
        """
        with self._told(to):
            system, path = self._system(name)
            target = self._system(to)[1]
            system.makedirs(target.rpartition("/")[0], exist_ok=True)
            system.cp_file(path, target)

    def remove(self, name: str) -> None:
        """Remove a file or a folder, if it is there.

        Raises:
            OutputNotWritable: that cannot be done.
        """
        with self._told(name):
            if self.folder is not None:
                remove(self.folder / name)
                return
            system, path = self._system(name)
            system.invalidate_cache()
            if system.exists(path):
                system.rm(path, recursive=True)

    def _system(self, name: str) -> tuple[Any, str]:
        system, path = import_module("fsspec").core.url_to_fs(f"{self.where}/{name}")
        return system, path

    @contextmanager
    def _told(self, name: str) -> Iterator[None]:
        try:
            yield
        except Exception as error:  # every file system has errors of its own kind
            why = (error.strerror if isinstance(error, OSError) else None) or error
            raise OutputNotWritable(
                f"{self.where}/{name} cannot be written ({why}). Give a folder that all workers may write to."
            ) from error
