"""Outputs whose files consist of one letter each, to see which build a file is of."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

NAMES = ("timeline.html", "events.csv", "mentions.csv", "report.json")

needs_exchange = pytest.mark.skipif(sys.platform != "linux", reason="folders are exchanged on Linux")


def files(letter: str, size: int = 200_000) -> dict[str, bytes]:
    return {name: letter.encode() * size for name in NAMES}


def letters(folder: Path) -> dict[str, str]:
    """The letter that each file consists of; fails on one that holds two."""
    found = {}
    for name in NAMES:
        content = (folder / name).read_bytes()
        assert len(set(content)) == 1, f"{name} is torn"
        assert len(content) == 200_000, f"{name} is cut"
        found[name] = chr(content[0])
    return found


def left_over(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name not in NAMES)


def is_tidy(folder: Path) -> bool:
    """Whether nothing is there but what was written and what is not ours."""
    mine = (folder / "README.md").read_text() == (folder / "link").read_text() == "mine"
    return mine and left_over(folder) == ["README.md", "link"] and list(folder.parent.iterdir()) == [folder]
