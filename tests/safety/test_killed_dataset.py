"""A dataset is replaced whole: whenever a build is killed, the old one is read or the new one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, partialmethod
from pathlib import Path

import pytest
from written import killed_at, left_over, needs_exchange, needs_fork

from timeline.errors import OutputNotWritable
from timeline.parts.folder import Folder
from timeline.parts.store import Store
from timeline.views.commit import recover

TABLES = ("articles", "events", "mentions")
NAMES = [*TABLES, "report.json", "timeline.html"]
SIZES = {"o": 3, "n": 2}
"""How many parts a table has."""


def write(where: str, letter: str) -> list[str]:
    """Write the parts of a dataset, as workers do."""
    folder = Folder(Store(where))
    names = [f"{table}/part-{number}.parquet" for table in TABLES for number in range(SIZES[letter])]
    return [folder.write(name, letter.encode()) for name in names]


def adopt(where: str, letter: str, parts: list[str]) -> None:
    files = [(name, letter.encode()) for name in ("timeline.html", "report.json")]
    Folder(Store(where)).adopt(parts, files)


def build(where: str, letter: str) -> None:
    Folder(Store(where)).clear()
    adopt(where, letter, write(where, letter))


def visible(folder: Path) -> dict[str, str]:
    """The letter of each file that a reader of the dataset finds."""
    found = [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]
    shown = [path for path in found if not any(part[0] in "._" for part in path.parts) and path.parts[0] in NAMES]
    return {path.as_posix(): (folder / path).read_text() for path in shown}


def seen(folder: Path) -> str:
    """The letter of all files of a dataset; fails where it is not whole, or of two builds."""
    files = visible(folder)
    (letter,) = set(files.values())
    parts = [f"{table}/part-{number}.parquet" for table in TABLES for number in range(SIZES[letter])]
    assert sorted(files) == sorted([*parts, *NAMES[3:]])
    return letter


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """An old dataset, and a file that is not ours."""
    place = tmp_path / "output"
    build(str(place), "o")
    (place / "corrections.csv").write_text("mine")
    assert seen(place) == "o"
    return place


def is_tidy(dataset: Path) -> bool:
    """Whether nothing is there but what was written and what is not ours."""
    mine = (dataset / "corrections.csv").read_text() == "mine"
    names = sorted([*NAMES, "corrections.csv"])
    return (
        mine
        and sorted(path.name for path in dataset.iterdir()) == names
        and list(dataset.parent.iterdir()) == [dataset]
    )


@needs_exchange
def test_killed_at_each_step_one_dataset_is_seen_and_no_other(dataset: Path) -> None:
    number, found, step = dataset.stat().st_ino, [], 1
    while True:
        parts = write(str(dataset), "n")
        if not killed_at(step, lambda parts=parts: adopt(str(dataset), "n", parts)):
            break
        letter = seen(dataset)
        assert (dataset / "corrections.csv").read_text() == "mine"
        found.append(letter)
        recover(dataset)
        assert letter == "o" or seen(dataset) == "n"
        build(str(dataset), "o")
        assert seen(dataset) == "o"
        assert is_tidy(dataset)
        assert dataset.stat().st_ino == number
        step += 1
    assert seen(dataset) == "n"
    assert is_tidy(dataset)
    assert "".join(found) == "o" * found.count("o") + "n" * found.count("n")
    assert min(found.count("o"), found.count("n")) > 10


@needs_fork
def test_killed_at_each_step_where_folders_cannot_be_exchanged(dataset: Path) -> None:
    """Tables of both builds, each whole or away for a moment, until the next command brings the new one to its end."""
    mixed, step = 0, 1
    while True:
        parts = write(str(dataset), "n")
        if not killed_at(step, lambda parts=parts: adopt(str(dataset), "n", parts), swaps=False):
            break
        files = visible(dataset)
        mixed += len(set(files.values())) > 1 or not {name.partition("/")[0] for name in files} >= set(NAMES)
        recover(dataset)
        assert seen(dataset)
        build(str(dataset), "o")
        assert is_tidy(dataset)
        step += 1
    assert mixed
    assert step > 20


@needs_exchange
def test_killed_at_each_step_while_it_recovers(dataset: Path) -> None:
    first = 1
    while True:
        parts = write(str(dataset), "n")
        if not killed_at(first, lambda parts=parts: adopt(str(dataset), "n", parts)):
            break
        step = 1
        while killed_at(step, lambda: recover(dataset)):
            assert seen(dataset)
            step += 3
        assert seen(dataset)
        build(str(dataset), "o")
        assert is_tidy(dataset)
        first += 4


class DeadError(BaseException):
    """What nothing in between catches."""


def dying(monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    """Let the store fail at one of its steps."""
    steps = 0

    def step(own: Callable[..., None], *given: object) -> None:
        nonlocal steps
        steps += 1
        if steps == at:
            raise DeadError
        own(*given)

    for name in ("put", "copy", "remove"):
        monkeypatch.setattr(Store, name, partialmethod(partial(step, getattr(Store, name))))


def test_on_an_object_store_the_next_build_brings_it_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """The old one is whole until all of the new one is there; from then on nothing is lost."""
    memory = pytest.importorskip("fsspec").filesystem("memory")
    where = "memory://dataset"

    def letters() -> set[bytes]:
        return {memory.cat(name) for name in memory.find("/dataset") if "/_new/" not in name}

    def adopted(at: int) -> bool:
        build(where, "o")
        parts = write(where, "n")
        with monkeypatch.context() as patched:
            dying(patched, at)
            try:
                adopt(where, "n", parts)
            except DeadError:
                return False
        return True

    try:
        at = 1
        while not adopted(at):
            is_there = at > 3
            assert is_there or letters() == {b"o"}
            Folder(Store(where)).clear()
            assert letters() == ({b"n"} if is_there else {b"o"})
            assert len(memory.find("/dataset")) == 3 * SIZES["n" if is_there else "o"] + 2
            at += 1
        assert letters() == {b"n"}
        assert at > 15
    finally:
        memory.rm("/dataset", recursive=True)


def test_what_workers_wrote_elsewhere_is_missed(dataset: Path) -> None:
    parts = write(str(dataset), "n")
    with pytest.raises(OutputNotWritable, match="lacks 1 files that workers wrote, such as events/part-7"):
        adopt(str(dataset), "n", [*parts, "events/part-7.parquet"])
    assert seen(dataset) == "o"


def test_what_a_lost_worker_left_does_not_count(dataset: Path) -> None:
    parts = write(str(dataset), "n")
    Folder(Store(str(dataset))).write("events/part-9.parquet", b"x")
    adopt(str(dataset), "n", parts)
    assert seen(dataset) == "n"
    assert is_tidy(dataset)


def test_folders_that_are_not_ours_stay(dataset: Path) -> None:
    (dataset / "own").mkdir()
    (dataset / "own" / "a.txt").write_text("mine")
    build(str(dataset), "n")
    assert (dataset / "own" / "a.txt").read_text() == "mine"
    assert left_over(dataset) == sorted([*TABLES, "corrections.csv", "own"])
    assert {path.read_text() for path in dataset.rglob("part-*")} == {"n"}
