"""The command line: executors, the cache, Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from corpus import write_corpus

import timeline.cache
from timeline.cli import main
from timeline.terminal import progress_bar


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["build", *map(str, arguments)])


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def own(tmp_path, monkeypatch) -> Path:
    """The user's own cache folder, for once."""
    monkeypatch.setattr(timeline.cache, "user_cache_path", lambda name, appauthor: tmp_path / "own")
    return tmp_path / "own"


def test_a_build_is_kept_in_the_users_cache(corpus, expected, tmp_path, own):
    for out in ("cold", "warm"):
        done = run(corpus, "-o", tmp_path / out)
        assert done.exit_code == 0, done.output
        assert contents(tmp_path / out) == expected
    assert [path.name for path in own.iterdir()] == ["articles.sqlite"]


def test_a_build_keeps_nothing_when_told_so(corpus, expected, tmp_path, own):
    assert run(corpus, "-o", tmp_path / "out", "--no-cache").exit_code == 0
    assert contents(tmp_path / "out") == expected
    assert not own.exists()


def test_a_cache_may_be_anywhere(corpus, tmp_path, own):
    assert run(corpus, "-o", tmp_path / "out", "--cache", tmp_path / "there", "--executor", "serial").exit_code == 0
    assert (tmp_path / "there" / "articles.sqlite").exists()
    assert not own.exists()


@pytest.mark.parametrize(
    "wrong",
    [["--cache", "x", "--no-cache"], ["--executor", "threads"], ["--workers", "0"]],
    ids=" ".join,
)
def test_wrong_use_is_told(corpus, tmp_path, wrong):
    done = run(corpus, "-o", tmp_path / "out", *wrong)
    assert done.exit_code == 2
    assert not (tmp_path / "out").exists()


def test_a_scheduler_is_for_dask(corpus, tmp_path):
    done = run(corpus, "-o", tmp_path / "out", "--executor", "processes", "--scheduler", "tcp://10.0.0.1:8786")
    assert done.exit_code == 2
    assert "scheduler" in done.output


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C cannot be sent to one program there")
def test_ctrl_c_stops_everything_and_leaves_the_earlier_output(tmp_path):
    many = write_corpus(tmp_path / "many", 4000)
    out = tmp_path / "out"
    out.mkdir()
    (out / "events.csv").write_text("the earlier one", encoding="utf-8")
    command = [sys.executable, "-m", "timeline", "build", str(many), "-o", str(out), "--no-cache"]
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # where Ctrl-C is ignored, programs inherit that
    build = subprocess.Popen(
        [*command, "--executor", "processes", "--workers", "2"], start_new_session=True, stderr=subprocess.PIPE
    )
    signal.signal(signal.SIGINT, before)
    deadline = time.monotonic() + 60
    while len(group(build.pid)) < 3 and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(1)
    os.killpg(build.pid, signal.SIGINT)
    told = build.communicate(timeout=60)[1].decode()
    assert build.returncode not in (0, None)
    assert "Traceback" not in told
    assert contents(out) == {"events.csv": b"the earlier one"}
    while group(build.pid) and time.monotonic() < deadline:  # what tidies up after the processes goes last
        time.sleep(0.05)
    assert not group(build.pid)


def group(leader: int) -> list[str]:
    """The processes of a session that are left."""
    listed = subprocess.run(["ps", "-o", "pid=", "-s", str(leader)], capture_output=True, text=True, check=False)
    return listed.stdout.split()


def test_the_progress_bar_tells_rate_and_time_left(monkeypatch, capsys):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with progress_bar("Reading articles") as show:
        assert show is not None
        for done in range(1, 4):
            show(done, 10)
