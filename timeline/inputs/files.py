"""Which files there are under what the user points at, and what each is called."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from timeline.errors import InputNotFound
from timeline.inputs.document import Document, unreadable
from timeline.inputs.kinds import SUFFIXES, kind_of
from timeline.model import Skipped

_ADDRESS = re.compile(r"[a-z][a-z0-9+]+:/")
_ADDRESS_HINT = "Nothing is fetched from the net: download it, and give the file or the folder."
Found = tuple[str, Path, str] | Skipped
"""A name with the file that has it and where that really lies, or something that cannot be looked into."""


def find_files(paths: Iterable[str | Path]) -> list[Document | Skipped]:
    """Every file under ``paths`` with its name, ordered by name.

    The name is relative to the folder it was found under; a file reached in two ways has the longer one. Different
    files of one name get as much of the folders above as tells them apart.
    """
    names: dict[str, tuple[int, str, Path]] = {}
    skipped: dict[str, Skipped] = {}
    starts = [Path(start) for start in paths]
    given = {os.path.realpath(start) for start in starts}
    for start in starts:
        for found in _under(start):
            if isinstance(found, Skipped):
                skipped[found.path] = found
                continue
            name, path, real = found
            names[real] = max(names.get(real, (0, "", path)), (name.count("/") + 1, name, path))
    files = [Document(name, path, real in given) for name, path, real in _distinct(names)]
    return sorted([*files, *skipped.values()], key=lambda item: (_name(item), isinstance(item, Skipped)))


def printable(name: str) -> str:
    """A file name that can be shown and stored: bytes that are not UTF-8 and control characters are spelt out."""
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


def _name(found: Document | Skipped) -> str:
    return found.path if isinstance(found, Skipped) else found.name


def _under(start: Path) -> Iterator[Found]:
    """The files that one path leads to, in no particular order."""
    if not os.path.lexists(start):
        hint = _ADDRESS_HINT if _ADDRESS.match(str(start)) else "Give a file or a folder that does."
        raise InputNotFound(f"{printable(str(start))} does not exist. {hint}")
    if _is_folder(start):
        yield from _inside(start)
    elif kind_of(start.name):
        yield start.name, start, os.path.realpath(start)
    else:
        known = ", ".join(sorted(SUFFIXES))
        yield Skipped(printable(start.name), "is no kind of file that is read", f"Files of these kinds are: {known}.")


def _inside(root: Path) -> Iterator[Found]:
    """The files in a folder and below; a folder is entered once, however many links lead to it."""
    entered: set[str] = set()
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        real = os.path.realpath(folder)
        if real in entered:
            continue
        entered.add(real)
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            yield unreadable(_relative(folder, root), error)
            continue
        below = "" if folder == root else f"{folder.relative_to(root).as_posix()}/"
        for entry in entries:
            path = folder / entry.name
            if entry.name.startswith("."):
                continue
            if _is_folder(entry):
                waiting.append(path)
            elif kind_of(entry.name):
                yield below + entry.name, path, _real(entry, real)


def _is_folder(path: Path | os.DirEntry[str]) -> bool:
    try:
        return path.is_dir()
    except OSError:  # where it may not look
        return False


def _real(entry: os.DirEntry[str], folder: str) -> str:
    """Where an entry of a folder really lies; ``folder`` is where that does."""
    return os.path.realpath(entry.path) if entry.is_symlink() else os.path.join(folder, entry.name)  # noqa: PTH118


def _relative(path: Path, root: Path) -> str:
    return printable(path.relative_to(root).as_posix() if path != root else path.name or str(path))


def _distinct(names: dict[str, tuple[int, str, Path]]) -> Iterator[tuple[str, Path, str]]:
    """Printable names, no two alike."""
    alike: dict[str, list[tuple[str, Path]]] = defaultdict(list)
    for real, (_, name, path) in names.items():
        alike[printable(name)].append((real, path))
    for name, files in alike.items():
        if len(files) == 1:
            yield name, files[0][1], files[0][0]
        else:
            yield from _told_apart(name.count("/") + 1, files)


def _told_apart(length: int, files: list[tuple[str, Path]]) -> Iterator[tuple[str, Path, str]]:
    """Names with as many folders above as it takes for all of them to differ."""
    parts = {real: [printable(part) for part in Path(real).parts] for real, _ in files}
    longest = max(map(len, parts.values()))
    for wanted in range(length + 1, longest + 1):
        names = {real: "/".join(own[-wanted:]).replace("//", "/") for real, own in parts.items()}
        if len(set(names.values())) == len(files):
            break
    for real, path in files:
        yield names[real], path, real
