"""What a cluster keeps from build to build: the same result with it, without it, and whatever happens to it."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from click.testing import CliRunner
from corpus import write_corpus
from here import Here, assert_same, plan

import timeline
from timeline.cli import main
from timeline.executors import dask_build
from timeline.inputs.places import find_places
from timeline.parts import blocks
from timeline.parts.kept import Kept
from timeline.parts.store import Store
from timeline.work import Work

pytest.importorskip("pyarrow")


@pytest.fixture
def news(tmp_path) -> Path:
    return write_corpus(tmp_path / "news", 40)


@pytest.fixture
def read(monkeypatch) -> list[str]:
    """The paths of the articles that are read."""
    paths: list[str] = []
    one = Work.one
    monkeypatch.setattr(Work, "one", lambda self, raw: paths.append(raw.path) or one(self, raw))
    return paths


def build(news: Path, output: Path, kept: Store, **options) -> Path:
    """The folder of the tables of a build in shares of some 8 files."""
    usual = {"kept": Kept(kept), "files": 16, "most": 2_000}
    dask_build.build(Here(), find_places([news]), plan(output, **{**usual, **options}))
    return output / "_new"


def test_a_second_build_reads_only_what_changed(news, read, tmp_path):
    kept = Store(str(tmp_path / "kept"))
    build(news, tmp_path / "cold", kept)
    assert len(read) == 41
    read.clear()
    assert_same(build(news, tmp_path / "warm", kept), timeline.build(news))
    files = {path: path.stat().st_mtime_ns for path in (tmp_path / "kept").rglob("*.gz")}
    assert len(files) > 3
    read.clear()
    build(news, tmp_path / "warm", kept)
    assert read == []
    assert files == {path: path.stat().st_mtime_ns for path in (tmp_path / "kept").rglob("*.gz")}
    (news / "00003-new.md").write_text("本市5月9日举行灯会。", encoding="utf-8")
    (news / "00030.md").write_text("本市5月10日举行书会。", encoding="utf-8")
    (news / "00020.md").unlink()
    build(news, tmp_path / "changed", kept)
    assert {"00003-new.md", "00030.md"} <= set(read)
    assert len(read) < 25, "shares whose ends moved, and no others"
    assert_same(tmp_path / "changed" / "_new", timeline.build(news))


def test_settings_and_versions_are_told_apart(news, read, tmp_path, monkeypatch):
    kept = Store(str(tmp_path / "kept"))
    build(news, tmp_path / "out", kept)
    files = sorted((tmp_path / "kept").rglob("*.gz"))
    read.clear()
    build(news, tmp_path / "out", kept, work=Work("-02:00"))
    assert len(read) == 41
    assert len(sorted((tmp_path / "kept").rglob("*.gz"))) == 2 * len(files)
    read.clear()
    monkeypatch.setattr("timeline.parts.kept.version", lambda: "another")
    build(news, tmp_path / "out", kept)
    assert len(read) == 41
    assert len(sorted((tmp_path / "kept").rglob("*.gz"))) == 2 * len(files), "what the other version kept is replaced"


@pytest.mark.parametrize("damage", ["cut", "garbage", "empty", "one record"])
def test_a_damaged_file_is_read_again(news, read, tmp_path, caplog, damage):
    kept = Kept(Store(str(tmp_path / "kept")))
    share = find_places([news])[:5], plan(news).settings, Work()
    first = kept.read(0, *share)
    (file,) = (tmp_path / "kept").rglob("*.gz")
    content = file.read_bytes()
    flipped = content[:-9] + bytes([content[-9] ^ 1]) + content[-8:]
    damaged = {"cut": content[: len(content) // 2], "garbage": b"x" * 99, "empty": b"", "one record": flipped}
    file.write_bytes(damaged[damage])
    read.clear()
    with caplog.at_level(logging.WARNING, "timeline"):
        assert kept.read(0, *share) == first
    assert len(read) == 5
    assert ("damaged" in caplog.text) == (damage != "empty")
    assert file.read_bytes() == content


def test_where_nothing_can_be_kept_the_build_is_the_same(news, tmp_path, caplog):
    (tmp_path / "file").write_bytes(b"")
    share = find_places([news])[:5], plan(news).settings, Work()
    with caplog.at_level(logging.WARNING, "timeline"):
        kept = Kept(Store(str(tmp_path / "file" / "kept"))).read(0, *share)
    assert "not kept" in caplog.text
    assert kept == blocks.read(0, *share)


def test_an_address_keeps_as_a_folder_does(news, read):
    fsspec = pytest.importorskip("fsspec")
    memory = fsspec.filesystem("memory")
    kept = Kept(Store.at("memory://kept/"))
    try:
        places = find_places([news])[:5]
        first = kept.read(0, places, plan(news).settings, Work())
        assert len(read) == 5
        assert kept.read(0, places, plan(news).settings, Work()) == first
        assert len(read) == 5
        assert [name.rpartition(".")[2] for name in memory.find("/kept/cluster")] == ["gz"]
    finally:
        memory.rm("/kept", recursive=True)


def test_a_users_own_folder_is_out_of_the_reach_of_a_scheduler(news, tmp_path):
    with pytest.raises(ValueError, match="that all workers reach"):
        timeline.build_dataset(news, tmp_path / "out", cache=True, scheduler="tcp://127.0.0.1:1")


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ([], True),
        (["--no-cache"], False),
        (["--cache", "s3://bucket/kept"], "s3://bucket/kept"),
        (["--scheduler", "tcp://127.0.0.1:1"], False),
        (["--scheduler", "tcp://127.0.0.1:1", "--cache", "kept"], "kept"),
    ],
)
def test_the_command_keeps_where_workers_reach(news, monkeypatch, given, wanted):
    asked: list[object] = []

    def build_dataset(paths, output, *, cache, **options):
        asked.append(cache)
        raise timeline.TimelineError("enough")

    monkeypatch.setattr(timeline, "build_dataset", build_dataset)
    CliRunner().invoke(main, ["build", str(news), "--executor", "dask", *given])
    assert asked == [wanted]
