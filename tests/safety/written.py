"""Outputs whose files consist of one letter each, to see which build a file is of; and the death of who writes them."""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from timeline.views import commit

NAMES = ("timeline.html", "events.csv", "mentions.csv", "report.json")

needs_exchange = pytest.mark.skipif(sys.platform != "linux", reason="folders are exchanged on Linux")
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


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


def killed_at(step: int, work: Callable[[], object], swaps: bool = True) -> bool:
    """Do the work in another process, which dies at its step: whatever it opens, makes, links, names or removes next.

    Whether it died before it was done.
    """
    child = os.fork()
    if child == 0:
        count = 0

        def dies(event: str, _: object) -> None:
            nonlocal count
            if event == "open" or event.startswith(("os.", "ctypes.dlsym")):
                count += 1
                if count == step:
                    os.kill(os.getpid(), signal.SIGKILL)

        if not swaps:
            commit._exchange = refuses
        sys.addaudithook(dies)
        work()
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def refuses(*_: object, **__: object) -> None:
    raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
