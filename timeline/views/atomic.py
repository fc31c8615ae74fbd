"""Writing a file, or several that belong together, whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from timeline.errors import OutputNotWritable

try:
    import fcntl
except ImportError:  # Windows: two builds into one folder at once are not kept apart there
    fcntl = None  # type: ignore[assignment]

_PART = ".part"
_HINTS = {
    errno.ENOSPC: "Free some space, or choose a folder on another disk.",
    errno.EDQUOT: "Free some space, or choose a folder on another disk.",
    errno.EISDIR: "There is a folder of that name: remove it, or choose another place.",
    errno.ENOTDIR: "There is a file where a folder is wanted: remove it, or choose another place.",
}
_HINT = "Close whatever holds it open, or choose a folder that you may write to."


def write_atomically(path: str | os.PathLike[str], content: bytes) -> Path:
    """Write ``content`` to ``path``: readers see the old file or the new one, never half of it.

    Missing folders are made. A temporary file in the same folder takes the content and then the name.

    Raises:
        OutputNotWritable: the folder or the file cannot be written; a file that was there is untouched.

    """
    target = Path(path)
    with _told(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace({Path(os.path.realpath(target)): content})
    return target


def write_together(folder: str | os.PathLike[str], contents: Mapping[str, bytes]) -> list[Path]:
    """Write files into ``folder`` that belong together.

    All of them are on the disk before the first takes its name, so that a build that fails or is killed leaves the old
    files; who writes into the same folder at the same time waits. What a killed build left behind is removed.

    Raises:
        OutputNotWritable: the folder or a file in it cannot be written; the files that were there are untouched.

    """
    place = Path(folder)
    targets = {place / name: content for name, content in contents.items()}
    with _told(place):
        place.mkdir(parents=True, exist_ok=True)
        with _alone(place):
            for target in targets:
                _sweep(Path(os.path.realpath(target)))
            _replace({Path(os.path.realpath(target)): content for target, content in targets.items()})
    return list(targets)


@contextmanager
def _told(target: Path) -> Iterator[None]:
    """Tell an error of the system as one of ours."""
    try:
        yield
    except OSError as error:
        shown = error.filename2 or error.filename
        name = target / Path(shown).name if shown and _PART not in str(shown) and target.is_dir() else target
        hint = _HINTS.get(error.errno or 0, _HINT)
        raise OutputNotWritable(f"{name} cannot be written ({error.strerror or error}). {hint}") from error


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait until no other build writes into the folder; the system lets go when the process ends, however it ends."""
    if fcntl is None:
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _replace(contents: Mapping[Path, bytes]) -> None:
    parts = {target: _beside(target, f"{secrets.token_hex(4)}{_PART}") for target in contents}
    try:
        for target, content in contents.items():
            _stage(target, parts[target], content)
        for target, part in parts.items():
            part.replace(target)
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)


def _stage(target: Path, part: Path, content: bytes) -> None:
    """Bring the content onto the disk under another name."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    with part.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if target.exists():
        shutil.copymode(target, part)


def _beside(target: Path, ending: str) -> Path:
    return target.with_name(f".{target.name[:60]}.{ending}")


def _sweep(target: Path) -> None:
    """Remove what a killed build left."""
    start = _beside(target, "").name
    with os.scandir(target.parent) as entries:
        left = [entry.path for entry in entries if entry.name.startswith(start) and entry.name.endswith(_PART)]
    for path in left:
        Path(path).unlink(missing_ok=True)
