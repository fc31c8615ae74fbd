"""Giving the files of one build their names, so that whoever looks into the folder finds one build and no other.

The new files wait beside the old ones as parts. A journal names them; from then on the build counts, and whoever finds
the journal brings it to its end. Where the system can exchange two folders in one step, a stand-in with the new files,
and with links to everything else that is in the folder, takes its place while the parts get their names, and gives it
back: at no moment are files of two builds seen. Elsewhere they are for as long as a few renames take. What gets a name
may be a folder as well as a file.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: two builds into one folder at once are not kept apart there
    fcntl = None  # type: ignore[assignment]

PART = ".part"
_JOURNAL = ".timeline.journal"
_MARK = ".timeline.stand-in"
"""A file in every stand-in: the names that were put there, each with the number of its file."""
_TOKEN = re.compile(r"[0-9a-f]{8}")
_AT_FOLDER, _EXCHANGE = -100, 2
"""Of Linux's renameat2."""
_TREE = 0
"""In place of a number: a folder of links, made for the stand-in."""


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Wait until no other build writes into the folder; the system lets go when the process ends, however it ends."""
    with ExitStack() as stack:
        held = stack.enter_context(_locked(folder))
        while not _is_at(held, folder) or (folder / _MARK).exists():
            if _is_at(held, folder):
                _give_back(folder)
            stack.close()
            held = stack.enter_context(_locked(folder))
        yield


def recover(where: str | os.PathLike[str]) -> None:
    """Bring to its end what a build that was killed began; nothing where there is nothing, or where it cannot be."""
    folder = Path(os.path.realpath(where))
    with suppress(OSError):
        if any(path.exists() for path in (folder / _JOURNAL, folder / _MARK, _stand_in(folder))):
            with alone(folder):
                settle(folder)


def announce(folder: Path, token: str, names: Iterable[str]) -> None:
    """Write the journal: the parts with this token are on the disk, and shall have these names."""
    names = list(names)
    for name in names:
        _reach_disk(_part(folder, name, token))
    draft = folder / f"{_JOURNAL}{PART}"
    with draft.open("w", encoding="utf-8") as file:
        json.dump({"token": token, "names": names}, file)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(folder / _JOURNAL)
    _reach_disk(folder)


def settle(folder: Path) -> None:
    """Do what the journal says, if there is one. Only for who is alone in the folder."""
    _clear(_stand_in(folder), folder)
    parts = _parts(folder)
    if not parts:
        (folder / _JOURNAL).unlink(missing_ok=True)
        return
    with _replaced(folder, parts) as place:
        _name(place)


def complete(folder: Path) -> None:
    """The same after an interruption, when a stand-in may be in the folder's place."""
    if (folder / _MARK).exists():
        _swap_back(folder)
    settle(folder)


def beside(target: Path, ending: str) -> Path:
    """A hidden name in the same folder."""
    return target.with_name(f".{target.name[:60]}.{ending}")


def _name(place: Path) -> None:
    for name, part in _parts(place).items():
        if part.exists():
            target = Path(os.path.realpath(place / name))
            if part.is_dir() and target.exists():
                target.replace(_old(part))  # no folder takes the place of another in one step
            part.replace(target)
        if _old(part).exists():
            shutil.rmtree(_old(part))
    (place / _JOURNAL).unlink(missing_ok=True)


def _part(folder: Path, name: str, token: str) -> Path:
    return beside(Path(os.path.realpath(folder / name)), f"{token}{PART}")


def _old(part: Path) -> Path:
    """Where a folder goes when a new one takes its place."""
    return part.with_suffix(".old")


def _parts(folder: Path) -> dict[str, Path]:
    """Name → part, of what the journal says; nothing for one that is none of ours."""
    try:
        told = json.loads((folder / _JOURNAL).read_bytes())
        token, names = told["token"], told["names"]
        if not _TOKEN.fullmatch(token) or any(Path(name).name != name for name in names):
            return {}
    except (OSError, ValueError, TypeError, KeyError):
        return {}
    return {name: _part(folder, name, token) for name in names}


@contextmanager
def _replaced(folder: Path, parts: Mapping[str, Path]) -> Iterator[Path]:
    """Put a stand-in into the folder's place, where that can be done; gives where the folder is meanwhile."""
    other = _stand_in(folder)
    with ExitStack() as stack:
        try:
            _furnish(folder, other, parts)
            stack.enter_context(_locked(other))
            _exchange(folder, other)
        except OSError:
            place = folder
        else:
            place = other
        try:
            yield place
        finally:
            if place == other:
                _exchange(folder, other)
            _clear(other, folder)


def _furnish(folder: Path, other: Path, parts: Mapping[str, Path]) -> None:
    """Make a stand-in: the folder as it will be. Folders that are not ours are not linked; then there is none."""
    with os.scandir(folder) as entries:
        found = {entry.name: entry.is_dir(follow_symlinks=False) for entry in entries}
    hidden = {_JOURNAL, *(name for part in parts.values() for name in (part.name, _old(part).name))}
    others = found.keys() - parts.keys() - hidden
    if any(found[name] for name in others):
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
    sources = {name: folder / name for name in others}
    sources |= {name: part if part.exists() else folder / name for name, part in parts.items()}
    other.mkdir()
    numbers = {name: _TREE if _is_tree(source) else source.lstat().st_ino for name, source in sources.items()}
    (other / _MARK).write_text(json.dumps(numbers), encoding="utf-8")
    for name, source in sources.items():
        if _is_tree(source):
            shutil.copytree(source, other / name, symlinks=True, copy_function=os.link)
        else:
            os.link(source, other / name, follow_symlinks=False)
    other.chmod(folder.stat().st_mode & 0o7777)


def _is_tree(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _clear(other: Path, folder: Path) -> None:
    """Remove a stand-in; what somebody put there while it stood in the folder's place goes into the folder."""
    try:
        numbers = json.loads((other / _MARK).read_bytes())
    except ValueError:  # begun, and nothing in it yet
        numbers = {}
    except OSError:
        with suppress(OSError):
            other.rmdir()  # begun, and empty; anything else is not ours
        return
    with os.scandir(other) as entries:
        found = [(entry.name, entry.inode()) for entry in entries if entry.name != _MARK]
    for name, number in found:
        if numbers.get(name) == _TREE:
            shutil.rmtree(other / name)
        elif numbers.get(name) != number:
            (other / name).replace(folder / name)
        else:
            (other / name).unlink()
    (other / _MARK).unlink()
    other.rmdir()


def _give_back(folder: Path) -> None:
    """A stand-in is in the folder's place since a build was killed: end what it began."""
    other = _stand_in(folder)
    if not other.is_dir():  # somebody moved it: it is the folder now
        (folder / _MARK).unlink(missing_ok=True)
        return
    with _locked(other):
        if (folder / _MARK).exists():  # nobody else was faster
            _swap_back(folder)
            _clear(other, folder)


def _swap_back(folder: Path) -> None:
    other = _stand_in(folder)
    _name(other)
    _exchange(folder, other)


def _stand_in(folder: Path) -> Path:
    digest = blake2b(os.fsencode(folder.name), digest_size=4).hexdigest()  # names may begin alike
    return folder.parent / f".{folder.name[:60]}.{digest}.stand-in"


@contextmanager
def _locked(folder: Path) -> Iterator[int]:
    """Hold the lock of a folder, whatever its name is meanwhile; gives its descriptor."""
    if fcntl is None:
        yield -1
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield descriptor
    finally:
        os.close(descriptor)


def _is_at(held: int, folder: Path) -> bool:
    return held < 0 or os.path.samestat(os.fstat(held), folder.stat())


def _reach_disk(folder: Path) -> None:
    """Bring the names in a folder onto the disk, where the system has a way to ask for that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _exchange(one: Path, other: Path) -> None:
    """Exchange two folders in one step; raises ``OSError`` where that cannot be done."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if sys.platform == "linux" else None
    if rename is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    if rename(_AT_FOLDER, os.fsencode(one), _AT_FOLDER, os.fsencode(other), _EXCHANGE) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(one))
