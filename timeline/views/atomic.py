"""Writing a file, or several that belong together, whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from timeline.errors import OutputNotWritable
from timeline.views import commit

Content = bytes | Iterable[bytes]
"""What a file shall hold; part by part where it is large."""
_T = TypeVar("_T")

_HINTS = {
    errno.ENOSPC: "Free some space, or choose a folder on another disk.",
    errno.EDQUOT: "Free some space, or choose a folder on another disk.",
    errno.EEXIST: "There is a file where a folder is wanted: remove it, or choose another place.",
    errno.EISDIR: "There is a folder of that name: remove it, or choose another place.",
    errno.ENOTDIR: "There is a file where a folder is wanted: remove it, or choose another place.",
}
_HINT = "Close whatever holds it open, or choose a folder that you may write to."


def write_atomically(path: str | os.PathLike[str], content: Content) -> Path:
    """Write ``content`` to ``path``: readers see the old file or the new one, never half of it.

    Missing folders are made. A temporary file in the same folder takes the content and then the name.

    Raises:
        OutputNotWritable: the folder or the file cannot be written; a file that was there is untouched.

    """
    target = Path(path)
    with _told(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        real = Path(os.path.realpath(target))
        part = commit.beside(real, f"{secrets.token_hex(4)}{commit.PART}")
        try:
            _stage(real, part, content)
            part.replace(real)
        finally:
            part.unlink(missing_ok=True)
    return target


def write_together(folder: str | os.PathLike[str], contents: Mapping[str, Content]) -> list[Path]:
    """Write files into ``folder`` that belong together.

    Whoever looks into the folder sees the old files or the new ones, also when the build fails or is killed: see
    :mod:`timeline.views.commit`. Who writes into the same folder at the same time waits. What a killed build left
    behind is brought to its end or removed.

    Raises:
        OutputNotWritable: the folder or a file in it cannot be written; the files that were there are untouched.

    """
    _together(Path(folder), contents, _stage)
    return [Path(folder) / name for name in contents]


def move_together(folder: str | os.PathLike[str], sources: Mapping[str, Path]) -> None:
    """Let files and folders that wait somewhere in ``folder`` take their names in it, as :func:`write_together` does.

    Folders that they leave empty are removed.

    Raises:
        OutputNotWritable: the folder or a name in it cannot be written; what was there is untouched.

    """
    _together(Path(folder), sources, _move)


def _together(folder: Path, contents: Mapping[str, _T], stage: Callable[[Path, Path, _T], None]) -> None:
    place = Path(os.path.realpath(folder))
    with _told(folder):
        place.mkdir(parents=True, exist_ok=True)
        with commit.alone(place):
            commit.settle(place)
            _announce(place, contents, stage)
            try:
                commit.settle(place)
            except BaseException:  # such as Ctrl-C: what was announced is done all the same
                commit.complete(place)
                raise


def remove(path: Path) -> None:
    """Remove a file or a folder, if it is there; raises ``OSError`` where that cannot be done."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def check_writable(folder: str | os.PathLike[str]) -> None:
    """Find out before the work whether a folder can be written; nothing is made.

    Raises:
        OutputNotWritable: it cannot, or it is a file.
    """
    place = Path(os.path.realpath(folder))
    with _told(Path(folder)):
        while not place.exists() and place != place.parent:
            place = place.parent
        if not place.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        if not os.access(place, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


@contextmanager
def _told(target: Path) -> Iterator[None]:
    """Tell an error of the system as one of ours."""
    try:
        yield
    except OSError as error:
        shown = error.filename2 or error.filename
        name = target / Path(shown).name if shown and commit.PART not in str(shown) and target.is_dir() else target
        hint = _HINTS.get(error.errno or 0, _HINT)
        raise OutputNotWritable(f"{name} cannot be written ({error.strerror or error}). {hint}") from error


def _announce(place: Path, contents: Mapping[str, _T], stage: Callable[[Path, Path, _T], None]) -> None:
    """Bring all contents onto the disk under other names, and then the journal; nothing of it when that fails."""
    token = secrets.token_hex(4)
    targets = {name: Path(os.path.realpath(place / name)) for name in contents}
    parts = {name: commit.beside(target, f"{token}{commit.PART}") for name, target in targets.items()}
    try:
        for name, content in contents.items():
            _sweep(targets[name])
            stage(targets[name], parts[name], content)
        commit.announce(place, token, contents)
    except BaseException:
        for part in parts.values():
            remove(part)
        raise


def _stage(target: Path, part: Path, content: Content) -> None:
    """Bring the content onto the disk under another name."""
    _check(target)
    with part.open("xb") as file:
        file.writelines([content] if isinstance(content, bytes) else content)
        file.flush()
        os.fsync(file.fileno())
    if target.exists():
        shutil.copymode(target, part)


def _move(target: Path, part: Path, source: Path) -> None:
    """Give what waits elsewhere on the disk another name."""
    if not source.is_dir():
        _check(target)
    source.replace(part)
    with suppress(OSError):
        source.parent.rmdir()


def _check(target: Path) -> None:
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))


def _sweep(target: Path) -> None:
    """Remove what a killed build left."""
    start = commit.beside(target, "").name
    with os.scandir(target.parent) as entries:
        left = [entry.path for entry in entries if entry.name.startswith(start) and entry.name.endswith(commit.PART)]
    for path in left:
        remove(Path(path))
