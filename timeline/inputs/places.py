"""Where the articles are that others shall open: files here, globs, and what fsspec knows (``s3://…``, ``memory://…``).

Nothing is opened here: places are sent to where they are read. fsspec comes with Dask.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from importlib import import_module
from pathlib import Path
from typing import Any

from timeline.errors import InputNotFound, TimelineError
from timeline.inputs.document import MAX_TABLE, Document, read_whole, too_large
from timeline.inputs.files import find_files, printable
from timeline.inputs.kinds import ARCHIVES, READERS, kind_of
from timeline.model import Skipped

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{1,30}://", re.IGNORECASE)
_MAGIC = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True)
class Place:
    """A file that somebody else opens."""

    name: str
    """Printable, and no other file's; what the paths of its articles begin with."""
    where: str
    """A path on this machine, or an address for fsspec."""
    given: bool = False
    """Whether the user named it: see :class:`timeline.inputs.document.Document`."""

    def open(self) -> Document | Skipped:
        """The file as a document; one that lies elsewhere with its bytes."""
        if not _SCHEME.match(self.where):
            return Document(self.name, Path(self.where), self.given)
        try:
            system, path = _system(self.where)
            size = system.size(path) or 0
            return (
                too_large(self.name, size, MAX_TABLE)
                if size > MAX_TABLE
                else Document(self.name, system.cat_file(path), self.given)
            )
        except Exception as error:  # every file system has errors of its own kind
            return Skipped(self.name, f"cannot be read: {error}", "Check that it exists and that you may read it.")


def find_places(paths: Iterable[str | os.PathLike[str]]) -> list[Place | Skipped]:
    """Every file that can be read under ``paths``, ordered by name.

    Folders and files of this machine are named as :func:`timeline.inputs.files.find_files` names them; files elsewhere,
    or found by a glob, relative to the folder that the address or the glob begins with.

    Raises:
        InputNotFound: a path does not exist, or a glob matches nothing that can be read.
        TimelineError: an address needs fsspec, or what fsspec needs for it, and that is not installed.
    """
    given = [os.fspath(path) for path in paths]
    here = [path for path in given if not _SCHEME.match(path) and (Path(path).exists() or not _MAGIC.search(path))]
    found = [
        one if isinstance(one, Skipped) else Place(one.name, str(one.source), one.given) for one in find_files(here)
    ]
    elsewhere = dict.fromkeys(place for path in given if path not in here for place in _elsewhere(path))
    return sorted(_distinct([*found, *elsewhere]), key=lambda one: (_name(one), isinstance(one, Skipped)))


def shared(places: Iterable[Place | Skipped], files: int) -> list[list[Place | Skipped]]:
    """The places in their order, no more than so many together; one that holds many articles, as a table does, alone.

    Names decide where a share ends, so that most shares stay as they are when a file comes or goes: what is kept of
    them is found again.
    """
    shares: list[list[Place | Skipped]] = []
    is_open = False
    for place in places:
        kind = kind_of(_name(place))
        is_one = kind not in ARCHIVES and READERS.get(kind or "", read_whole) is read_whole
        if is_one and is_open and len(shares[-1]) < files:
            shares[-1].append(place)
        else:
            shares.append([place])
        is_open = is_one and _digest(_name(place)) % files >= 2
    return shares


def _digest(name: str) -> int:
    return int.from_bytes(blake2b(name.encode(), digest_size=4).digest())


def first_name(share: Sequence[Place | Skipped]) -> str:
    """The name of what a share begins with; no other share's."""
    return _name(share[0])


def _elsewhere(path: str) -> Iterator[Place]:
    system, root = _system(path)
    try:
        base, files, given = _listed(system, root)
    except Exception as error:  # as above
        raise TimelineError(
            f"{path} cannot be opened ({error}). Check that it exists and that you may read it."
        ) from error
    names = {file: printable(str(file).removeprefix(base).lstrip("/")) for file in files}
    wanted = [file for file, name in names.items() if kind_of(name) and not _is_hidden(name)]
    if not wanted:
        raise InputNotFound(
            f"{printable(path)} has no file that can be read. Give a file, a folder or a glob that does."
        )
    yield from (Place(names[file], system.unstrip_protocol(file), given) for file in wanted)


def _listed(system: Any, root: str) -> tuple[str, list[str], bool]:
    """The folder that names begin after, the files, and whether the user named it."""
    if magic := _MAGIC.search(root):
        base, files, given = root[: magic.start()].rpartition("/")[0], system.glob(root), False
    elif system.isdir(root):
        base, files, given = root, system.find(root), False
    else:
        base, files, given = root.rpartition("/")[0], [root] if system.exists(root) else [], True
    return base, [file for file in sorted(files) if system.isfile(file)], given


def _system(address: str) -> tuple[Any, str]:
    """The file system that an address is on, and the path there."""
    try:
        system, path = import_module("fsspec").core.url_to_fs(address)
    except (ImportError, ValueError) as error:
        hint = "Install what reads it, such as pip install 'event-timeline[dask]' and, for s3://, s3fs."
        raise TimelineError(f"{address} cannot be opened ({error}). {hint}") from error
    return system, path


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "_")) for part in name.split("/"))


def _distinct(found: list[Place | Skipped]) -> Iterator[Place | Skipped]:
    """The same; where two have one name, each is called by its whole address."""
    names = Counter(map(_name, found))
    for one in found:
        is_double = names[_name(one)] > 1
        yield Place(printable(one.where), one.where, one.given) if isinstance(one, Place) and is_double else one


def _name(one: Place | Skipped) -> str:
    return one.path if isinstance(one, Skipped) else one.name
