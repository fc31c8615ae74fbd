"""What one article may cost, and that the limits are the user's."""

from __future__ import annotations

import signal
import sys
import threading
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

import timeline
from timeline.cli import main
from timeline.limits import TooLongError, at_most
from timeline.model import RawArticle, Skipped
from timeline.work import Work

SMALL = "---\ntitle: 外长通话\ndate: 2021-11-13\n---\n双方于11月12日上午8时通话。"
LONG = "---\ntitle: 全文\ndate: 2021-11-13\n---\n" + "".join(
    f"第{n}段：双方于11月{n % 28 + 1}日通话。\n\n" for n in range(30_000)
)
SPLIT = "Split it, leave it out, or allow more with --max-"


@pytest.fixture(autouse=True)
def lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is raised in a hook that hypothesis hangs into the collection of garbage is lost, and it rings again.

    It might do so while pytest puts down what was lost.
    """
    monkeypatch.setattr(sys, "unraisablehook", lambda _: None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Work().one(RawArticle("a.md", SMALL.encode()))  # loads the rules
    place = tmp_path / "in"
    place.mkdir()
    (place / "small.md").write_text(SMALL, encoding="utf-8")
    (place / "long.md").write_text(LONG, encoding="utf-8")
    return place


def spin(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def skipped(result: timeline.Timeline) -> list[list[str]]:
    assert list(result.articles["path"]) == ["small.md"]
    return result.skipped[["path", "reason", "hint"]].to_numpy().tolist()


def test_an_article_that_takes_too_long(folder: Path) -> None:
    told = [["long.md", "takes more than 0.2 s of processor time", f"{SPLIT}seconds."]]
    assert skipped(timeline.build(folder, max_seconds=0.2)) == told


def test_an_article_that_takes_too_long_in_another_process(folder: Path) -> None:
    (folder / "long.md").write_text(LONG * 3, encoding="utf-8")
    told = [["long.md", "takes more than 2 s of processor time", f"{SPLIT}seconds."]]  # loading the rules takes one
    assert skipped(timeline.build(folder, max_seconds=2, executor="processes", workers=1)) == told


def test_what_took_too_long_is_read_when_it_may(folder: Path, tmp_path: Path) -> None:
    (folder / "long.md").write_text(LONG[:100_000], encoding="utf-8")
    assert len(timeline.build(folder, max_seconds=0.02, cache=tmp_path / "cache").skipped) == 1
    assert len(timeline.build(folder, cache=tmp_path / "cache").skipped) == 0


def test_an_article_that_is_too_large(folder: Path) -> None:
    told = [["long.md", "has 1.3 MB, more than the limit of 0.5 MB", f"{SPLIT}mb."]]
    assert skipped(timeline.build(folder, max_mb=0.5)) == told
    (one,) = timeline.read(folder, max_mb=0.5).skipped
    assert one.reason == told[0][1]


@pytest.mark.parametrize(
    ("command", "option", "reason"),
    [
        ("build", "--max-mb=0.5", "more than the limit of 0.5 MB"),
        ("build", "--max-seconds=0.2", "takes more than 0.2 s"),
        ("check", "--max-mb=0.5", "more than the limit of 0.5 MB"),
    ],
)
def test_the_command_line_has_the_limits(folder: Path, tmp_path: Path, command: str, option: str, reason: str) -> None:
    output = ["-o", str(tmp_path / "output"), "--no-cache"] if command == "build" else []
    done = CliRunner().invoke(main, [command, str(folder), option, *output])
    assert done.exit_code == 0
    said = done.output if command == "check" else (tmp_path / "output" / "report.json").read_text(encoding="utf-8")
    assert reason in said
    strict = CliRunner().invoke(main, [command, str(folder), option, "--strict", *output])
    assert strict.exit_code == 1


@pytest.mark.parametrize("option", ["--max-mb=0", "--max-mb=-1", "--max-seconds=0", "--max-seconds=x"])
def test_limits_that_are_none(folder: Path, option: str) -> None:
    assert CliRunner().invoke(main, ["build", str(folder), option]).exit_code == 2


@pytest.mark.parametrize("limit", [{"max_mb": 0}, {"max_seconds": -1}, {"max_seconds": float("nan")}])
def test_limits_that_are_none_in_python(folder: Path, limit: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="give a number above 0"):
        timeline.build(folder, **limit)


def test_nothing_rings_later() -> None:
    before = signal.getsignal(signal.SIGVTALRM)
    with at_most(0.1):
        pass
    spin(0.2)
    with pytest.raises(TooLongError), at_most(0.05):
        spin(2)
    assert signal.getsignal(signal.SIGVTALRM) == before
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0, 0)


def test_it_rings_again_where_it_was_not_heard() -> None:
    class Deaf:
        def __del__(self) -> None:
            spin(0.2)

    with pytest.raises(TooLongError), at_most(0.05):
        Deaf()
        spin(2)


def test_other_threads_have_no_limit_and_work() -> None:
    found: list[object] = []
    thread = threading.Thread(
        target=lambda: found.append(Work(max_seconds=1e-6).one(RawArticle("a.md", SMALL.encode())))
    )
    thread.start()
    thread.join()
    assert len(found) == 1
    assert not isinstance(found[0], Skipped)
