"""Outputs are whole: when a build is killed at any time, when two write at once, when the disk is full."""

from __future__ import annotations

import errno
import hashlib
import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from timeline.errors import OutputNotWritable
from timeline.views import atomic
from timeline.views.atomic import write_atomically, write_together

NAMES = ("timeline.html", "events.csv", "mentions.csv", "report.json")
ARTICLE = "---\ntitle: 外长{n}通话\ndate: 2021-11-13T12:00:00+08:00\n---\n<p>双方于11月{n}日上午8时通话。</p>"


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


def digests(folder: Path) -> dict[str, str]:
    visible = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in visible}


def left_over(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name not in NAMES)


def articles(folder: Path, *days: int) -> Path:
    folder.mkdir()
    for day in days:
        (folder / f"{day}.md").write_text(ARTICLE.format(n=day), encoding="utf-8")
    return folder


def build(source: Path, output: Path) -> subprocess.Popen[bytes]:
    code = "import sys, timeline; timeline.build([sys.argv[1]]).write(sys.argv[2])"
    return subprocess.Popen([sys.executable, "-c", code, str(source), str(output)], stderr=subprocess.DEVNULL)


@pytest.mark.slow
def test_a_build_killed_at_any_time_leaves_every_file_old_or_new(tmp_path: Path) -> None:
    """A kill in the few milliseconds between two renames may leave files of both builds, each of them whole."""
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
    assert all(found.keys() == whole_new.keys() for found in seen)
    assert all(one in (whole_old[name], whole_new[name]) for found in seen for name, one in found.items())
    assert len(seen) >= 4
    assert build(new, output).wait() == 0
    assert not [path for path in output.iterdir() if path.name.startswith(".")]


KILLED = """
import os, signal, sys
from timeline.views import atomic
call, times, folder = sys.argv[1], int(sys.argv[2]), sys.argv[3]
own, count = getattr(os, call), 0
def dies(*given, **named):
    global count
    count += 1
    if count == times:
        os.kill(os.getpid(), signal.SIGKILL)
    return own(*given, **named)
setattr(os, call, dies)
atomic.write_together(folder, {name: b"n" * 200_000 for name in sys.argv[4:]})
"""


@pytest.mark.parametrize("times", range(1, len(NAMES) + 2))
@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_killed_at_each_step_of_writing(tmp_path: Path, call: str, times: int) -> None:
    write_together(tmp_path, files("o"))
    done = subprocess.run([sys.executable, "-c", KILLED, call, str(times), str(tmp_path), *NAMES], check=False)
    found = letters(tmp_path)
    if call == "fsync" and times <= len(NAMES):
        assert done.returncode == -signal.SIGKILL
        assert set(found.values()) == {"o"}
        assert left_over(tmp_path)
    elif times <= len(NAMES):
        assert done.returncode == -signal.SIGKILL
        assert list(found.values()) == ["n"] * (times - 1) + ["o"] * (len(NAMES) - times + 1)
    else:
        assert set(found.values()) == {"n"}
    write_together(tmp_path, files("p"))
    assert set(letters(tmp_path).values()) == {"p"}
    assert left_over(tmp_path) == []


def test_builds_at_once_do_not_mix(tmp_path: Path) -> None:
    code = (
        "import sys; from timeline.views.atomic import write_together\n"
        "contents = {name: sys.argv[2].encode() * 200_000 for name in sys.argv[3:]}\n"
        "for _ in range(25): write_together(sys.argv[1], contents)"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path), letter, *NAMES]) for letter in "abc"]
    assert [process.wait() for process in running] == [0, 0, 0]
    assert len(set(letters(tmp_path).values())) == 1
    assert left_over(tmp_path) == []


def test_a_reader_never_sees_half_a_file(tmp_path: Path) -> None:
    write_together(tmp_path, files("a"))
    stop = threading.Event()

    def writes() -> None:
        while not stop.is_set():
            for letter in "ab":
                write_together(tmp_path, files(letter))

    writer = threading.Thread(target=writes)
    writer.start()
    try:
        for _ in range(100):
            letters(tmp_path)
    finally:
        stop.set()
        writer.join()


@pytest.mark.parametrize("at", range(1, len(NAMES) + 1))
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EDQUOT])
def test_a_full_disk_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int, number: int) -> None:
    write_together(tmp_path, files("o"))
    own, count = os.fsync, 0

    def full(descriptor: int) -> None:
        nonlocal count
        count += 1
        if count == at:
            raise OSError(number, os.strerror(number))
        own(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputNotWritable, match="cannot be written") as told:
        write_together(tmp_path, files("n"))
    assert "\n" not in str(told.value)
    assert ("Free some space" in str(told.value)) == (number != errno.EIO)
    assert set(letters(tmp_path).values()) == {"o"}
    assert left_over(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs ulimit")
def test_a_really_full_disk_is_told(tmp_path: Path) -> None:
    command = ["bash", "-c", 'ulimit -f 100; exec "$0" -c "$1" "$2"', sys.executable]
    code = (
        "import signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "from timeline.views.atomic import write_atomically; write_atomically(sys.argv[1], b'n' * 1_000_000)"
    )
    (tmp_path / "a.html").write_bytes(b"o")
    done = subprocess.run([*command, code, str(tmp_path / "a.html")], capture_output=True, text=True, check=False)
    assert "OutputNotWritable" in done.stderr
    assert "File too large" in done.stderr
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.html", b"o")]


def test_a_folder_that_may_not_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(tmp_path))

    monkeypatch.setattr(Path, "open", refuses)
    with pytest.raises(OutputNotWritable, match=r"cannot be written \(Permission denied\)\. .*may write"):
        write_together(tmp_path, files("n"))


def test_a_folder_in_the_way_of_one_file(tmp_path: Path) -> None:
    write_together(tmp_path, files("o"))
    (tmp_path / NAMES[-1]).unlink()
    (tmp_path / NAMES[-1]).mkdir()
    with pytest.raises(OutputNotWritable, match=rf"{NAMES[-1]} cannot be written .*There is a folder of that name"):
        write_together(tmp_path, files("n"))
    assert {(tmp_path / name).read_bytes()[:1] for name in NAMES[:-1]} == {b"o"}
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputNotWritable, match="cannot be written"):
        write_together(tmp_path / "file" / "in", files("n"))


def test_what_is_not_ours_stays(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine")
    (tmp_path / ".mine.part").write_text("mine")
    write_together(tmp_path, files("n"))
    assert left_over(tmp_path) == [".mine.part", "README.md"]


def test_modes_and_links_stay(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.csv").write_bytes(b"o")
    (tmp_path / "real" / "a.csv").chmod(0o640)
    (tmp_path / "a.csv").symlink_to(tmp_path / "real" / "a.csv")
    assert write_atomically(tmp_path / "a.csv", b"n") == tmp_path / "a.csv"
    assert (tmp_path / "a.csv").is_symlink()
    assert (tmp_path / "real" / "a.csv").read_bytes() == b"n"
    assert (tmp_path / "real" / "a.csv").stat().st_mode & 0o777 == 0o640


def test_without_locks_files_are_written_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic, "fcntl", None)
    write_together(tmp_path, files("n"))
    assert set(letters(tmp_path).values()) == {"n"}
