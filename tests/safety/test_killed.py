"""Whenever a build is killed, its output is the old one or the new one, and whole."""

from __future__ import annotations

import hashlib
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from written import NAMES, files, is_tidy, killed_at, letters, needs_exchange, needs_fork

from timeline.views.atomic import write_together
from timeline.views.commit import recover

ARTICLE = "---\ntitle: 外长{n}通话\ndate: 2021-11-13T12:00:00+08:00\n---\n<p>双方于11月{n}日上午8时通话。</p>"


def digests(folder: Path) -> dict[str, str]:
    visible = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in visible}


def articles(folder: Path, *days: int) -> Path:
    folder.mkdir()
    for day in days:
        (folder / f"{day}.md").write_text(ARTICLE.format(n=day), encoding="utf-8")
    return folder


def build(source: Path, output: Path) -> subprocess.Popen[bytes]:
    code = "import sys, timeline; timeline.build([sys.argv[1]]).write(sys.argv[2])"
    return subprocess.Popen([sys.executable, "-c", code, str(source), str(output)], stderr=subprocess.DEVNULL)


@pytest.mark.slow
@needs_exchange
def test_a_build_killed_at_any_time_leaves_the_old_output_or_the_new_one(tmp_path: Path) -> None:
    old, new, output = articles(tmp_path / "old", 3, 5), articles(tmp_path / "new", 7, 9, 11), tmp_path / "output"
    assert build(new, output).wait() == 0
    whole_new = digests(output)
    start = time.monotonic()
    assert build(old, output).wait() == 0
    took = time.monotonic() - start
    whole_old = digests(output)
    assert whole_old != whole_new
    rest = random.Random(7)
    seen = []
    end = time.monotonic() + 20
    while time.monotonic() < end and len(seen) < 40:
        running = build(new, output)
        time.sleep(took * (0.3 + rest.random() * 0.8))
        running.send_signal(signal.SIGKILL)
        running.wait()
        seen.append(digests(output))
        if seen[-1] != whole_old:
            assert build(old, output).wait() == 0
    assert all(found in (whole_old, whole_new) for found in seen)
    assert len(seen) >= 4
    assert build(new, output).wait() == 0
    assert not [path for path in output.iterdir() if path.name.startswith(".")]


@needs_exchange
def test_killed_at_each_step_one_build_is_seen_and_no_other(folder: Path) -> None:
    number, seen, step = folder.stat().st_ino, [], 1
    while killed_at(step, lambda: write_together(folder, files("n"))):
        (letter,) = set(letters(folder).values())
        assert (folder / "link").read_text() == "mine"
        seen.append(letter)
        recover(folder)
        assert set(letters(folder).values()) == {letter} or letter == "o"
        write_together(folder, files("o"))
        assert set(letters(folder).values()) == {"o"}
        assert is_tidy(folder)
        assert folder.stat().st_ino == number
        step += 1
    assert "".join(seen) == "o" * seen.count("o") + "n" * seen.count("n")
    assert min(seen.count("o"), seen.count("n")) > 10


@needs_fork
def test_killed_at_each_step_where_folders_cannot_be_exchanged(folder: Path) -> None:
    """Files of both builds, each whole, until the next command brings the new one to its end."""
    mixed, step = 0, 1
    while killed_at(step, lambda: write_together(folder, files("n")), swaps=False):
        mixed += len(set(letters(folder).values())) > 1
        recover(folder)
        assert len(set(letters(folder).values())) == 1
        write_together(folder, files("o"))
        assert is_tidy(folder)
        step += 1
    assert mixed == len(NAMES) - 1
    assert step > 20


@needs_exchange
def test_killed_at_each_step_while_it_recovers(folder: Path) -> None:
    first = 1
    while killed_at(first, lambda: write_together(folder, files("n"))):
        step = 1
        while killed_at(step, lambda: recover(folder)):
            assert len(set(letters(folder).values())) == 1
            step += 3
        assert len(set(letters(folder).values())) == 1
        write_together(folder, files("o"))
        assert is_tidy(folder)
        first += 4


@needs_exchange
def test_killed_at_any_moment(folder: Path) -> None:
    code = (
        "import sys; from timeline.views.atomic import write_together\n"
        "while True:\n"
        "  for letter in b'on': write_together(sys.argv[1], {name: bytes([letter]) * 200_000 for name in sys.argv[2:]})"
    )
    rest = random.Random(5)
    for _ in range(15):
        with subprocess.Popen([sys.executable, "-c", code, str(folder), *NAMES]) as running:
            for _ in range(20):
                time.sleep(0.02 * rest.random())
                letters(folder)
            running.kill()
        assert len(set(letters(folder).values())) == 1
    write_together(folder, files("p"))
    assert is_tidy(folder)
