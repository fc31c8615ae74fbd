"""As many articles as wanted: those of a folder, repeated under other names and addresses, in other years."""

from __future__ import annotations

import re
from pathlib import Path

SUMMIT = Path(__file__).resolve().parents[1] / "examples" / "summit"
SUFFIXES = frozenset({".md", ".html", ".htm", ".txt"})
_ADDRESS = re.compile(rb"https?://[^\s\"'<>()]+")
_YEAR = re.compile(rb"(?<!\d)(?:19|20)\d\d(?=(?:[01]\d[0-3]\d)?(?!\d))")
"""A year, by itself or before the digits of a month and a day."""


def articles_of(folder: Path) -> list[Path]:
    """The articles of a folder, ordered by path."""
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)


def repeated(folder: Path, size: int, target: Path, *, copies: bool = False) -> Path:
    """Write ``size`` articles into ``target``: every k-th of a folder, or all of them again and again.

    Of whatever size, the mix is that of the whole folder. A repeated article has an address of its own, so that it is
    no earlier version of another, and every year in it is so many years earlier, so that it tells other events. With
    ``copies`` the years stay as they are, and what it tells joins the events that are there.
    """
    paths = articles_of(folder)
    chosen = [paths[place * len(paths) // size] for place in range(size)] if size < len(paths) else paths
    for number in range(size):
        round_, place = divmod(number, len(chosen))
        file = target / f"{round_:04}" / chosen[place].relative_to(folder)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(_elsewhere(chosen[place].read_bytes(), round_, 0 if copies else round_))
    return target


def _elsewhere(content: bytes, round_: int, years: int) -> bytes:
    """The article at another address, and that many years earlier."""
    if not round_:
        return content
    earlier = _YEAR.sub(lambda year: b"%04d" % (int(year[0]) - years), content) if years else content
    return _ADDRESS.sub(lambda found: found[0] + (b"&" if b"?" in found[0] else b"?") + b"copy=%d" % round_, earlier)
