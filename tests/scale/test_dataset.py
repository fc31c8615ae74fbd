"""A build in parts comes to what one in one piece comes to, wherever the parts are and whatever is lost on the way."""

from __future__ import annotations

import json
import os
import pickle
import signal
import sys
import types
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner
from here import Here, assert_same, plan

import timeline
from timeline.cli import main
from timeline.errors import InputNotFound, NothingRead, OutputNotWritable, TimelineError, UnknownAnchor
from timeline.events import windows as cutting
from timeline.executors import dask_build
from timeline.executors.dask import losses_told
from timeline.inputs import gather
from timeline.inputs.document import Settings
from timeline.inputs.places import Place, find_places, shared
from timeline.model import RawArticle
from timeline.parts import merging
from timeline.parts.folder import Folder
from timeline.parts.store import Store

pq = pytest.importorskip("pyarrow.parquet")
pytest.importorskip("fsspec")

SUMMIT = Path(__file__).parents[2] / "examples" / "summit"
NAMES = ("南港", "北湾", "西岛", "东川", "青山")
MATTERS = ("渔业", "航运", "关税", "签证", "能源", "矿产", "边界")


def story(number: int) -> dict[str, str]:
    """One of three papers on a meeting just before or after midnight UTC, so that no cut of time misses it."""
    day = datetime(2030, 3, 4, tzinfo=UTC) + timedelta(days=number // 3)
    mayor, other = NAMES[number // 3 % len(NAMES)], NAMES[(number // 3 + 1 + number // 9 % 3) % len(NAMES)]
    matter = MATTERS[number // 3 % len(MATTERS)]
    met = f"{mayor}市长同{other}渔会会谈，谈及{matter}"
    before = day - timedelta(days=1)
    texts = (
        f"北京时间{day.month}月{day.day}日上午7时46分，{met}。{mayor}市长说，双方下周再谈{matter}。",
        f"美东时间{before.month}月{before.day}日晚7时46分，{met}。{mayor}市长计划年底前签署协定。",
        f"{day.month}月{day.day}日，{met}。{before.month}月{before.day}日，{other}渔会抵达{mayor}。"
        f"{mayor}市长{day.month}月曾就{matter}同各方会谈。",
    )
    return {
        "title": f"{mayor}市长同{other}渔会会谈",
        "text": texts[number % 3],
        "date": (day + timedelta(hours=9 + number % 3)).isoformat(),
        "url": f"https://example.org/{number % 3}/{number if number % 50 else 0}",
        "source": f"{'甲乙丙'[number % 3]}报",
    }


@pytest.fixture(scope="module")
def stories(tmp_path_factory) -> Path:
    """Two months of stories, as a dataset of Parquet files and one of JSON lines."""
    folder = tmp_path_factory.mktemp("stories")
    told = [story(number) for number in range(180)]
    for part in range(3):
        rows = told[part * 50 : part * 50 + 50]
        pd.DataFrame(rows).to_parquet(folder / f"part-{part}.parquet")
    lines = "\n".join(json.dumps(one, ensure_ascii=False) for one in [*told[150:], {"title": ""}])
    (folder / "late.jsonl").write_text(lines, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def whole(stories) -> timeline.Timeline:
    return timeline.build(stories)


def test_a_build_in_parts_comes_to_the_whole(stories, whole, tmp_path):
    outcome = dask_build.build(Here(), find_places([stories]), plan(tmp_path))
    assert_same(tmp_path / "_new", whole)
    assert outcome.anchor == whole.anchor
    assert outcome.report == whole.report
    assert len(list(tmp_path.glob("_new/events/*"))) > 5
    told = [one for _, one in whole.events.iterrows() if one["mention_count"] > 2]
    assert len(told) > 50, "events that several papers tell"


def test_windows_that_differ_are_made_one(stories, whole, tmp_path, monkeypatch):
    """Windows that see nothing of one another agree on hardly any cut."""
    monkeypatch.setattr(cutting, "OVERLAP", 0)
    asked: list[bool] = []

    def agree(*given):
        asked.append(cutting.decisions(given[0], given[2]) == cutting.decisions(given[1], given[2]))
        return asked[-1]

    monkeypatch.setattr(merging, "agree", agree)
    dask_build.build(Here(), find_places([stories]), plan(tmp_path))
    assert False in asked
    assert_same(tmp_path / "_new", whole)


@pytest.mark.parametrize("wanted", ["南港市长同北湾渔会", datetime(2030, 4, 2, 23, 46, tzinfo=UTC)])
def test_an_anchor_that_is_given_is_found_in_its_part(stories, tmp_path, wanted):
    result = timeline.build(stories, anchor=wanted, topic="渔业")
    outcome = dask_build.build(
        Here(), find_places([stories]), plan(tmp_path, anchor=wanted, topic="渔业", files=4, most=9_000)
    )
    assert outcome.anchor == result.anchor
    assert_same(tmp_path / "_new", result)


def test_an_anchor_that_nothing_matches_is_told(stories, tmp_path):
    with pytest.raises(UnknownAnchor, match="no event matches"):
        dask_build.build(Here(), find_places([stories]), plan(tmp_path, anchor="没有的事", files=6))


def test_corrections_reach_across_parts(stories, whole, tmp_path):
    events = whole.events
    first, last, other, gone = (events["event_id"].iloc[at] for at in (3, -3, 40, 60))
    rows = [
        f"merge,{first},{last}",
        f"retitle,{other},改过的题目",
        f"hide,{gone},",
        f"anchor,{other},",
        "hide,e0000000000,",
    ]
    file = tmp_path / "corrections.csv"
    file.write_text("\n".join(["action,event_id,value", *rows]), encoding="utf-8")
    result = timeline.build(stories, corrections=file)
    corrected = timeline.events.corrections.read_corrections(file)
    outcome = dask_build.build(Here(), find_places([stories]), plan(tmp_path, corrections=corrected))
    assert_same(tmp_path / "_new", result)
    assert outcome.report == result.report
    assert len(outcome.report["corrections_not_applied"]) == 1


def test_nothing_to_read_is_told(tmp_path):
    (tmp_path / "empty.md").write_bytes(b"")
    with pytest.raises(NothingRead, match="is empty"):
        dask_build.build(Here(), find_places([tmp_path]), plan(tmp_path))


@pytest.mark.slow
@pytest.mark.filterwarnings("default")  # of the libraries of Dask, whose versions are not ours
def test_a_cluster_that_loses_a_worker_writes_the_same(stories, whole, tmp_path, monkeypatch, cluster):
    distributed = pytest.importorskip("distributed")
    merged = dask_build._merged
    killed: list[int] = []

    def merged_after_a_loss(steps, corpus):
        with distributed.Client(cluster, set_as_default=False) as client:
            pid = next(iter(client.run(os.getpid).values()))
        os.kill(pid, signal.SIGKILL)
        killed.append(pid)
        return merged(steps, corpus)

    monkeypatch.setattr(dask_build, "_merged", merged_after_a_loss)
    seen: list[tuple[int, int]] = []
    address = f"file://{stories}/*"
    made = timeline.build_dataset(
        address, tmp_path, scheduler=cluster, most=60, progress=lambda done, of: seen.append((done, of))
    )
    assert killed
    assert seen[-1] == (4, 4)
    assert_same(tmp_path, whole)
    assert (made.anchor, made.report) == (whole.anchor, whole.report)
    assert json.loads((tmp_path / "report.json").read_text("utf-8")) == whole.report
    assert (tmp_path / "timeline.html").read_bytes() == whole.to_html(tmp_path / "whole.html").read_bytes()
    assert not (tmp_path / "_new").exists()


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_the_command_writes_a_dataset(tmp_path, cluster):
    done = CliRunner().invoke(main, ["build", str(SUMMIT), "-o", str(tmp_path), "--scheduler", cluster])
    assert done.exit_code == 0, done.output
    assert " events; anchor 2021-11-16 00:46 UTC" in done.output
    assert_same(tmp_path, timeline.build(SUMMIT))


@pytest.mark.parametrize("more", [["--formats", "csv"], ["--strict"], ["--watch"]])
def test_what_a_cluster_does_not_do_is_told(stories, more):
    done = CliRunner().invoke(main, ["build", str(stories), "--executor", "dask", *more])
    assert done.exit_code == 2
    assert "--executor dask" in done.output


@pytest.mark.parametrize(("missing", "told"), [("distributed", "needs Dask"), ("pyarrow", "needs pyarrow")])
def test_what_is_not_installed_is_told(stories, tmp_path, monkeypatch, missing, told):
    monkeypatch.setitem(sys.modules, missing, None)
    done = CliRunner().invoke(main, ["build", str(stories), "-o", str(tmp_path), "--executor", "dask"])
    assert done.exit_code == 1
    assert told in done.output
    assert "pip install 'event-timeline[" in done.output


def test_parquet_needs_pyarrow_here_too(stories, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    found = list(gather([stories / "part-0.parquet"]))
    assert [one.reason for one in found] == ["needs pyarrow to be read"]


def test_rows_of_parquet_are_articles(tmp_path):
    rows = {
        "headline": ["开幕", None],
        "body": ["论坛开幕。", "只有正文。"],
        "published": pd.to_datetime(["2030-05-07T08:00Z", None]),
    }
    pd.DataFrame(rows).to_parquet(tmp_path / "news.parquet")
    first, second = gather([tmp_path / "news.parquet"])
    assert (first.path, first.content.decode()) == ("news.parquet#1", "论坛开幕。")
    assert dict(first.fields) == {"title": "开幕", "date": "2030-05-07T08:00:00+00:00"}
    assert dict(second.fields) == {}


def test_what_is_no_parquet_is_told(tmp_path):
    (tmp_path / "news.parquet").write_bytes(b"PAR1")
    assert [one.reason[:29] for one in gather([tmp_path])] == ["cannot be read as Parquet: Pa"]


def test_places_are_named_as_files_are(stories):
    assert [(one.name, one.where) for one in find_places([stories])] == [
        (path.name, str(path)) for path in sorted(stories.iterdir())
    ]
    globbed = find_places([f"{stories}/*.jsonl"])
    assert [(one.name, one.where) for one in globbed] == [("late.jsonl", f"file://{stories}/late.jsonl")]
    assert [one.name for one in find_places([stories.parent / "*" / "part-[01].parquet"])] == [
        f"{stories.name}/part-0.parquet", f"{stories.name}/part-1.parquet"
    ]  # fmt: skip


def test_what_fsspec_knows_is_opened():
    import fsspec

    memory = fsspec.filesystem("memory")
    memory.pipe(
        {
            "/news/a/one.md": "标题\n\n正文。".encode(),
            "/news/two.txt": b"x",
            "/news/_new/three.md": b"x",
            "/news/b.bin": b"x",
        }
    )
    try:
        places = find_places(["memory://news"])
        assert [one.name for one in places] == ["a/one.md", "two.txt"]
        document = pickle.loads(pickle.dumps(places[0])).open()
        assert (document.name, document.source) == ("a/one.md", "标题\n\n正文。".encode())
        assert [one.name for one in find_places(["memory://news/**/*.md", "memory://news/two.txt"])] == [
            "a/one.md",
            "two.txt",
        ]
        with pytest.raises(InputNotFound, match="no file that can be read"):
            find_places(["memory://elsewhere/*.md"])
        assert Place("gone.md", "memory://news/gone.md").open().reason.startswith("cannot be read")
    finally:
        memory.rm("/news", recursive=True)


def test_an_address_that_nobody_reads_is_told():
    with pytest.raises(TimelineError, match="cannot be opened"):
        find_places(["nosuch://bucket/news"])


def test_a_folder_elsewhere_takes_parts_together():
    import fsspec

    memory = fsspec.filesystem("memory")
    folder = Folder(Store("memory://out"))
    try:
        memory.pipe({"/out/events/part-9.parquet": b"old"})
        folder.adopt([folder.write("events/part-0.parquet", b"new")], [("report.json", b"{}")])
        assert sorted(memory.find("/out")) == ["/out/events/part-0.parquet", "/out/report.json"]
        assert memory.cat("/out/events/part-0.parquet") == b"new"
    finally:
        memory.rm("/out", recursive=True)


def test_a_folder_that_cannot_be_written_is_told(stories, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputNotWritable, match="There is a file where a folder is wanted"):
        Folder(Store(str(tmp_path / "file"))).write("events/part-0.parquet", b"")
    with pytest.raises(OutputNotWritable, match="cannot be written"):
        timeline.build_dataset(stories, tmp_path / "file", scheduler="tcp://127.0.0.1:1")


def test_articles_without_any_event_have_a_table_of_none(tmp_path):
    (tmp_path / "a.md").write_text("# 港口\n\n码头边有一家渔会。", encoding="utf-8")
    result = timeline.build(tmp_path / "a.md")
    outcome = dask_build.build(Here(), find_places([tmp_path / "a.md"]), plan(tmp_path))
    assert (len(result.events), outcome.anchor) == (0, None)
    assert_same(tmp_path / "_new", result)
    assert outcome.report == result.report


def test_raw_articles_of_places_are_those_of_files(stories):
    placed = [one for place in find_places([stories]) for one in dask_build.blocks._documents([place], Settings())]
    assert placed == list(gather([stories]))
    assert sum(isinstance(one, RawArticle) for one in placed) == 180


def test_what_holds_many_articles_is_read_alone():
    names = ("a.md", "b.txt", "c.html", "d.md", "e.jsonl", "f.md", "g.parquet", "h.zip", "i.md")
    together = shared([Place(name, name) for name in names], files=1_000)
    assert [[one.name[0] for one in share] for share in together] == [
        ["a", "b", "c", "d"], ["e"], ["f"], ["g"], ["h"], ["i"]
    ]  # fmt: skip


def test_shares_stay_when_a_file_comes():
    places = [Place(f"{number:04d}.md", "") for number in range(1_000)]
    shares = shared(places, files=32)
    assert [place for share in shares for place in share] == places
    assert max(map(len, shared(places, files=8))) == 8
    assert 50 < len(shares) < 100
    for new in ("0000-.md", "0417-.md", "0999-.md"):
        others = shared(sorted([*places, Place(new, "")], key=lambda one: one.name), files=32)
        assert sum(share not in shares for share in others) <= 4


def test_a_step_that_ends_every_worker_is_told():
    distributed = pytest.importorskip("distributed")
    with pytest.raises(TimelineError, match="short of memory"), losses_told():
        raise distributed.KilledWorker("look-1", types.SimpleNamespace(address="tcp://10.0.0.1:1"), 3)
