"""What travels to those who read articles, and what they answer."""

from __future__ import annotations

import json
import pickle
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from corpus import forget_results, written

import timeline
from timeline import pipeline
from timeline.batches import tagged
from timeline.cache import open_cache
from timeline.corpus import Corpus
from timeline.executors import Choice, processes
from timeline.reader import Documents
from timeline.work import Work

TEXT = "双方11月16日上午会谈。"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Every kind of thing that a batch may hold."""
    place = tmp_path / "in"
    place.mkdir()
    (place / "a.md").write_text(f"---\ntitle: 会谈\ndate: 2021-11-15\n---\n{TEXT}", encoding="utf-8")
    (place / "b.md").write_text("", encoding="utf-8")
    (place / "gone.md").symlink_to(place / "nowhere.md")
    (place / "large.md").write_text("大" * 100_000, encoding="utf-8")
    (place / "page.html").write_bytes(b'<meta name="generator" content="event-timeline">')
    rows = [{"title": f"题{half}", "text": f"{TEXT}{half}", "date": "2021-11-15"} for half in ("", "\ud83d")]
    (place / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with zipfile.ZipFile(place / "z.zip", "w") as archive:
        archive.writestr("m.md", TEXT)
    return place


def through_a_pipe(function: Any, batches: Iterator[Any], *, workers: int) -> Iterator[Any]:
    """What processes do, in this one."""
    assert workers
    for batch in batches:
        there, given = pickle.loads(pickle.dumps((function, batch)))
        yield pickle.loads(pickle.dumps(there(given)))


@pytest.fixture
def piped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "run", through_a_pipe)


def built(folder: Path, output: Path, **options: Any) -> dict[str, bytes]:
    return written(timeline.build(folder, max_mb=0.2, **options), output)


@pytest.mark.usefixtures("piped")
@pytest.mark.parametrize("few", [1_000, 2, 0])
def test_everything_arrives_however_it_travels(folder, tmp_path, monkeypatch, few):
    expected = built(folder, tmp_path / "serial")
    told = json.loads(expected["report.json"])
    assert [one["path"] for one in told["skipped"]] == ["b.md", "gone.md", "large.md"]
    assert told["counts"]["articles"] == 4
    kept = tmp_path / "cache"
    monkeypatch.setattr(pipeline, "Corpus", lambda: Corpus(few))
    assert built(folder, tmp_path / "1", executor="processes") == expected
    assert built(folder, tmp_path / "2", executor="processes", cache=kept) == expected
    forget_results(kept)
    assert built(folder, tmp_path / "3", executor="processes", cache=kept) == expected
    forget_results(kept)
    assert built(folder, tmp_path / "4", cache=kept) == expected


def test_nothing_is_started_where_all_is_known(folder, tmp_path, monkeypatch):
    expected = built(folder, tmp_path / "cold", cache=tmp_path / "cache")
    monkeypatch.setattr(processes, "run", lambda *_, **__: pytest.fail("started"))
    assert built(folder, tmp_path / "warm", cache=tmp_path / "cache", executor="processes") == expected


def test_files_travel_by_name_alone(corpus, monkeypatch):
    sizes: list[int] = []

    def weighed(function: Any, batches: Iterator[Any], *, workers: int) -> Iterator[Any]:
        for batch in batches:
            sizes.append(len(pickle.dumps(batch)) // len(batch))
            yield function(batch)

    monkeypatch.setattr(processes, "run", weighed)
    choice = Choice("processes")
    assert len(list(tagged(Documents(corpus), work=Work(), choice=choice, cache=None))) == 151
    assert len(sizes) == 3
    assert max(sizes) < 250


def test_large_files_travel_in_small_batches(tmp_path, monkeypatch):
    for number in range(5):
        (tmp_path / f"{number}.md").write_text(TEXT * 10, encoding="utf-8")
    monkeypatch.setattr("timeline.batches._BYTES", len((TEXT * 15).encode()))
    taken: list[int] = []

    def counted(function: Any, batches: Iterator[Any], *, workers: int) -> Iterator[Any]:
        for batch in batches:
            taken.append(len(batch))
            yield function(batch)

    monkeypatch.setattr(processes, "run", counted)
    list(tagged(Documents(tmp_path), work=Work(), choice=Choice("processes"), cache=None))
    assert taken == [2, 2, 1]


def test_what_was_seen_is_what_was_read(folder):
    here, there = Documents(folder), Documents(folder)
    given = len(list(here))
    seen = [there.total for _ in tagged(there, work=Work(), choice=Choice(), cache=None)]
    assert there.digest() == here.digest()
    assert seen[-1] == given == here.total == there.total


def test_a_cache_is_opened_once_where_it_travels(tmp_path):
    cache = open_cache(tmp_path, Work())
    assert cache is not None
    there, again = (pickle.loads(pickle.dumps(cache)) for _ in range(2))
    there.keep({b"mark": b"record"})
    assert again is there is not cache
    assert cache.look_up([b"mark", b"other"]) == {b"mark": b"record"}
    for one in (cache, there):
        one.close()
