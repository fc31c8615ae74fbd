"""Outputs are whole: while somebody looks, when two write at once, when the disk is full."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from written import NAMES, files, is_tidy, left_over, letters, needs_exchange

from timeline.errors import OutputNotWritable
from timeline.views import commit
from timeline.views.atomic import write_atomically, write_together
from timeline.views.commit import recover


def stamp(folder: Path) -> tuple[int, int]:
    """Another one for each build."""
    told = (folder / NAMES[0]).stat()
    return told.st_ino, told.st_mtime_ns


@needs_exchange
def test_whoever_looks_sees_one_build(folder: Path) -> None:
    """What is opened through one look into the folder belongs together."""
    stop = threading.Event()

    def writes() -> None:
        while not stop.is_set():
            for letter in "on":
                write_together(folder, files(letter, 10))

    writer = threading.Thread(target=writes)
    writer.start()
    try:
        seen = set()
        for _ in range(3000):
            before = stamp(folder)
            found = {(folder / name).read_bytes()[:1] for name in NAMES}
            if before == stamp(folder):
                assert len(found) == 1
                seen |= found
    finally:
        stop.set()
        writer.join()
    assert seen == {b"o", b"n"}


@needs_exchange
def test_what_somebody_does_while_a_stand_in_is_there_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own, folder_number = commit._name, folder.stat().st_ino

    def meanwhile(place: Path) -> None:
        assert folder.stat().st_ino != folder_number
        assert set(letters(folder).values()) == {"n"}
        (folder / "new").write_text("new")
        (folder / "README.md").unlink()
        (folder / "README.md").write_text("mine, again")
        own(place)

    monkeypatch.setattr(commit, "_name", meanwhile)
    write_together(folder, files("n"))
    assert set(letters(folder).values()) == {"n"}
    assert left_over(folder) == ["README.md", "link", "new"]
    assert (folder / "README.md").read_text() == "mine, again"
    assert folder.stat().st_ino == folder_number


@pytest.mark.parametrize("at", range(1, len(NAMES) + 1))
def test_an_interruption_between_two_names(folder: Path, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    own, count = os.replace, 0

    def interrupted(*given: Any, **named: Any) -> None:
        nonlocal count
        count += 1
        if count == at:
            raise KeyboardInterrupt
        own(*given, **named)

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(os, "replace", interrupted)
        write_together(folder, files("n"))
    assert set(letters(folder).values()) == ({"o"} if at == 1 else {"n"})
    write_together(folder, files("p"))
    assert is_tidy(folder)


@pytest.mark.parametrize("told", ["{", "[]", "{}", '{"token": "x", "names": []}', '{"token": 1, "names": ["a"]}'])
def test_a_journal_that_is_none(folder: Path, told: str) -> None:
    (folder / ".timeline.journal").write_text(told)
    recover(folder)
    assert is_tidy(folder)
    assert set(letters(folder).values()) == {"o"}


def test_a_journal_reaches_no_other_folder(folder: Path) -> None:
    (folder.parent / ".a.00000000.part").write_text("evil")
    (folder / ".timeline.journal").write_text('{"token": "00000000", "names": ["../a"]}')
    recover(folder)
    assert not (folder.parent / "a").exists()
    recover(folder.parent / "nowhere")


def test_folders_within_stay(folder: Path) -> None:
    (folder / "own").mkdir()
    (folder / "own" / "a.txt").write_text("mine")
    write_together(folder, files("n"))
    assert set(letters(folder).values()) == {"n"}
    assert (folder / "own" / "a.txt").read_text() == "mine"
    assert list(folder.parent.iterdir()) == [folder]


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
    monkeypatch.setattr(commit, "fcntl", None)
    write_together(tmp_path, files("n"))
    assert set(letters(tmp_path).values()) == {"n"}
