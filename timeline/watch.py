"""Noticing that what a user points at has changed, by looking now and then."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

_EVERY = 1.0
"""Seconds between two looks."""

State = dict[str, tuple[int, int]]
"""File → (when it was changed, in nanoseconds; size in bytes)."""


def changes(
    paths: Iterable[str | os.PathLike[str]],
    *,
    but: str | os.PathLike[str] | None = None,
    wait: Callable[[float], object] = time.sleep,
) -> Iterator[None]:
    """One item each time that a file was added, removed or written under the paths; never ends.

    A change is told once files have been left alone between two looks, so that half of a copy is not read.

    Args:
        paths: files or folders; one that is missing counts as empty.
        but: a folder whose files do not count, such as the one that is written to, unless they are among the paths.
        wait: called with the seconds to the next look.
    """
    roots, without = [Path(path) for path in paths], Path(but).resolve() if but is not None else None
    known = _look(roots, without)
    while True:
        wait(_EVERY)
        now = _look(roots, without)
        if now == known:
            continue
        wait(_EVERY)
        while (later := _look(roots, without)) != now:
            now = later
            wait(_EVERY)
        known = now
        yield


def _look(roots: Iterable[Path], without: Path | None) -> State:
    found: State = {}
    for root in roots:
        for path in [root] if root.is_file() else root.rglob("*"):
            if without is None or path == root or not path.resolve().is_relative_to(without):
                found |= _stamp(path)
    return found


def _stamp(path: Path) -> State:
    try:
        told = path.stat()
    except OSError:  # gone since it was listed
        return {}
    return {} if path.is_dir() else {str(path): (told.st_mtime_ns, told.st_size)}
