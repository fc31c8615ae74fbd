"""The results that a cache keeps: the same as anew, of the same documents, settings and code alone."""

from __future__ import annotations

import gc
import json
import logging
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from changes import added, edited, removed, renamed, unreadable_removed
from corpus import write_corpus, write_summit, written
from pandas.testing import assert_frame_equal

import timeline
from timeline import cache as caches
from timeline import pipeline, waiting
from timeline.cache import open_cache
from timeline.corpus import Corpus
from timeline.deciding import Settings
from timeline.events.account import account_of
from timeline.events.build import build_events
from timeline.keeping import Results
from timeline.model import Article, Evidence, Skipped
from timeline.reader import Documents
from timeline.result import Timeline
from timeline.tagging import tag
from timeline.views.outputs import BUILT
from timeline.work import Sealed, Work, encoded, line_of

TABLES = ("events", "mentions", "articles", "skipped")
NOTHING_SAID = dict.fromkeys(("anchor", "topic", "zone", "max_seconds", "corrections", "aliases"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """The summit, and what a table may hold besides: open intervals, no date, odd characters, earlier texts."""
    place = write_summit(tmp_path_factory.mktemp("articles"))
    rows = [
        {
            "title": "=1+1",
            "text": "双方今天会谈。2022年以前完成。",
            "date": "2021-11-15",
            "url": "https://example.org/\u2028x",
        },
        {"title": "题\ud83d", "text": "近日举行。\ud83d"},
    ]
    (place / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return place


@pytest.fixture
def merges(monkeypatch) -> list[None]:
    """One entry for each time that articles were merged."""
    counted: list[None] = []
    made = pipeline._merged
    monkeypatch.setattr(pipeline, "_merged", lambda *given, **options: counted.append(None) or made(*given, **options))
    return counted


def assert_same(one: Timeline, other: Timeline) -> None:
    for name in TABLES:
        left, right = getattr(one, name), getattr(other, name)
        assert_frame_equal(left, right, check_exact=True, check_column_type=True, check_index_type=True)
        assert [type(value) for value in left.stack()] == [type(value) for value in right.stack()]
    assert (one.report, one.anchor, one.lang) == (other.report, other.anchor, other.lang)
    assert json.dumps(one.report) == json.dumps(other.report), "in the same order"


@pytest.mark.parametrize("few", [1_000, 5, 0])
def test_what_was_kept_is_what_would_be_built(folder, tmp_path, merges, monkeypatch, few):
    monkeypatch.setattr(pipeline, "Corpus", lambda: Corpus(few))
    monkeypatch.setattr(waiting, "_TOGETHER", 7)
    made = timeline.build(folder, cache=tmp_path / "cache")
    expected = written(made, tmp_path / "made", BUILT)
    kept = timeline.build(folder, cache=tmp_path / "cache")
    assert len(merges) == 1
    assert made.events["start_utc"].isna().any()
    assert made.report["earlier_versions"]
    assert len(made.skipped) == 1
    assert written(kept, tmp_path / "kept", BUILT) == expected
    assert_same(kept, made)
    assert kept.summary() == made.summary()


def test_half_a_character_comes_back(tmp_path):
    """A page may spell one, such as in its JSON."""
    evidence = Evidence("meta", "\ud83d", None)
    article = Article(
        "a1", "a.html", "题\ud83d", "题\n今天会谈。\ud83d", source="\ud83d", published_evidence=(evidence,)
    )
    one = tag(article)
    made = Timeline.of([one], build_events([one]))
    documents, cache, corpus = Documents(tmp_path), open_cache(tmp_path, None), Corpus()
    corpus.add(Sealed.of(line_of(encoded(account_of(one)))))
    results = Results(cache, Settings(NOTHING_SAID), documents)
    results.keep(made, [])
    assert_same(results.earlier(corpus, [], "zh"), made)
    cache.close()


def test_what_a_user_does_to_a_table_is_not_kept(folder, tmp_path):
    expected = timeline.build(folder)
    for _ in range(3):
        result = timeline.build(folder, cache=tmp_path)
        assert_same(result, expected)
        result.events.loc[:, "title"] = "mine"
        result.articles["path"] = ""
        result.report["counts"].clear()
        result.mentions["event_id"] = ""


def test_progress_is_told_as_before(folder, tmp_path):
    told: list[list[tuple[int, int]]] = []
    for _ in range(2):
        told.append([])
        timeline.build(folder, cache=tmp_path, progress=lambda *counts: told[-1].append(counts))
    assert told[0] == told[1]
    assert len(told[0]) == len(timeline.build(folder).articles) + 1


def test_the_language_of_the_page_is_that_of_the_build(folder, tmp_path, merges):
    timeline.build(folder, cache=tmp_path)
    assert_same(timeline.build(folder, cache=tmp_path, lang="en"), timeline.build(folder, lang="en"))
    assert len(merges) == 2, "once for the cache, once without one"


class Place:
    """A folder with a bit of everything, two files of a user's, and what a build of it says."""

    def __init__(self, folder: Path) -> None:
        self.articles = write_corpus(folder / "articles", 6)
        (self.articles / "large.md").write_text("5月9日举行" + "灯" * 40_000, encoding="utf-8")
        (self.articles / "rows.csv").write_text("标题,甲,乙\n题,5月8日开会。,5月9日散会。\n", encoding="utf-8")
        (self.articles / "en.md").write_text("Zorn visited the port on 5 May 2023.", encoding="utf-8")
        self.corrections = folder / "corrections.csv"
        self.aliases = folder / "aliases.yaml"
        self.correct("hide")
        self.aliases.write_text("第1届港口论坛: [Zorn]\n", encoding="utf-8")
        self.options: dict[str, Any] = {"columns": {"text": "甲"}}

    def correct(self, what: str) -> None:
        event_ids = timeline.build(self.articles, columns={"text": "甲"}).events["event_id"]
        value = {"hide": "", "retitle": "改过的题目"}[what]
        self.corrections.write_text(f"action,event_id,value\n{what},{event_ids[0]},{value}\n", encoding="utf-8")

    def build(self, **more: Any) -> Timeline:
        return timeline.build(self.articles, **{**self.options, **more})


def option(**options: Any) -> Callable[[Place], None]:
    return lambda place: place.options.update(options)


def corrections_given(place: Place) -> None:
    place.options["corrections"] = place.corrections


def corrections_edited(place: Place) -> None:
    place.correct("retitle")


def aliases_given(place: Place) -> None:
    place.options["aliases"] = place.aliases


def aliases_edited(place: Place) -> None:
    place.aliases.write_text("Zorn: [第1届港口论坛, 第2届港口论坛, port]\n", encoding="utf-8")


def nothing(place: Place) -> None:
    pass


CHANGES = {
    "anchor": (nothing, option(anchor="2023-05-06T10:00:00+08:00")),
    "anchor moved": (option(anchor="2023-05-06T10:00:00+08:00"), option(anchor="2023-05-06T10:00:00+07:00")),
    "topic": (nothing, option(topic="码头")),
    "topic called None": (nothing, option(topic="None")),
    "zone": (nothing, option(zone="-02:00")),
    "columns": (nothing, option(columns={"text": "乙"})),
    "max_mb": (nothing, option(max_mb=0.1)),
    "corrections": (nothing, corrections_given),
    "corrections edited": (corrections_given, corrections_edited),
    "aliases": (nothing, aliases_given),
    "aliases edited": (aliases_given, aliases_edited),
    "aliases as they are": (option(aliases={"第1届港口论坛": ["Zorn"]}), option(aliases={"Zorn": ["第1届港口论坛"]})),
    "a document added": (nothing, added),
    "a document edited": (nothing, edited),
    "a document removed": (nothing, removed),
    "a document renamed": (nothing, renamed),
    "an unreadable one removed": (nothing, unreadable_removed),
}


@pytest.mark.parametrize(("first", "change"), CHANGES.values(), ids=CHANGES)
def test_what_changes_a_result_makes_another(tmp_path, first, change):
    place = Place(tmp_path)
    first(place)
    before = place.build(cache=tmp_path / "cache")
    change(place)
    expected = place.build()
    assert written(expected, tmp_path / "expected", BUILT) != written(before, tmp_path / "before", BUILT), (
        "the change does nothing"
    )
    assert_same(place.build(cache=tmp_path / "cache"), expected)


def test_other_code_makes_it_again(folder, tmp_path, merges, monkeypatch):
    timeline.build(folder, cache=tmp_path)
    monkeypatch.setattr("timeline.deciding.whole_version", lambda: "another")
    timeline.build(folder, cache=tmp_path)
    assert len(merges) == 2


def test_an_article_that_took_too_long_is_no_longer_missing(folder, tmp_path, monkeypatch):
    """How long one takes differs from time to time; the documents are the same."""
    one = Work.one
    slow = lambda self, raw: Skipped(raw.path, "takes too long") if raw.path == "v17.md" else one(self, raw)  # noqa: E731
    monkeypatch.setattr(Work, "one", slow)
    assert len(timeline.build(folder, cache=tmp_path).skipped) == 2
    monkeypatch.undo()
    with sqlite3.connect(tmp_path / "articles.sqlite") as connection:
        connection.execute("DELETE FROM tagged")
    connection.close()
    assert_same(timeline.build(folder, cache=tmp_path), timeline.build(folder))


def test_a_file_that_is_edited_before_it_is_read_counts_as_it_was_read(tmp_path, monkeypatch):
    place = Place(tmp_path)
    corrections_given(place)
    earlier = place.corrections.read_bytes()
    expected = place.build()
    read = pipeline.read_corrections
    monkeypatch.setattr(pipeline, "read_corrections", lambda path: place.correct("retitle") or read(path))
    assert "改过的题目" in set(place.build(cache=tmp_path / "cache").events["title"])
    monkeypatch.undo()
    place.corrections.write_bytes(earlier)
    assert_same(place.build(cache=tmp_path / "cache"), expected)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such paths")
def test_corrections_may_come_through_a_pipe(tmp_path):
    place = Place(tmp_path)
    expected = place.build(corrections=place.corrections)
    for cache in (False, tmp_path / "cache", tmp_path / "cache"):
        read, write = os.pipe()
        os.write(write, place.corrections.read_bytes())
        os.close(write)
        assert_same(place.build(corrections=f"/dev/fd/{read}", cache=cache), expected)
        os.close(read)


def test_open_documents_are_what_is_left_of_them(folder, tmp_path, merges):
    begun = Documents(folder)
    next(begun)
    some = timeline.build(begun, cache=tmp_path)
    assert_same(timeline.build(folder, cache=tmp_path), timeline.build(folder))
    assert len(timeline.build(folder, cache=tmp_path).articles) == len(some.articles) + 1
    del merges[:]
    assert_same(timeline.build(Documents(folder), cache=tmp_path), timeline.build(folder, cache=tmp_path))
    assert not merges


def test_a_data_frame_counts_by_what_it_holds(tmp_path, merges):
    table = pd.DataFrame(
        {"title": ["甲", None], "text": ["双方5月9日会谈。", "6月1日闭幕。"], "date": ["2021-05-10", pd.NaT]}
    )
    expected = timeline.build(table)
    for same in (table, table.copy(), table[["date", "text", "title"]]):
        assert_same(timeline.build(same, cache=tmp_path), expected)
    assert len(merges) == 2, "once for the cache, once without one"
    for other in (table.assign(title=["甲", "乙"]), table.iloc[::-1], table.assign(date=["2020-05-10", pd.NaT])):
        assert_same(timeline.build(other, cache=tmp_path), timeline.build(other))


@pytest.mark.parametrize("damage", ["zeroblob(900)", "'text'", "substr(record, 1, 500)", "x''"])
def test_a_damaged_record_is_made_again(folder, tmp_path, merges, caplog, damage):
    expected = timeline.build(folder, cache=tmp_path)
    with sqlite3.connect(tmp_path / "articles.sqlite") as connection:
        connection.execute(f"UPDATE results SET record = {damage}")
    connection.close()
    with caplog.at_level(logging.WARNING, "timeline"):
        assert_same(timeline.build(folder, cache=tmp_path), expected)
    assert "made again" in caplog.text
    assert_same(timeline.build(folder, cache=tmp_path), expected)
    assert len(merges) == 2


def test_results_do_without_a_folder_that_cannot_be(folder, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    for _ in range(2):
        assert_same(timeline.build(folder, cache=tmp_path / "file" / "cache"), timeline.build(folder))


def test_the_oldest_results_are_forgotten(tmp_path, monkeypatch):
    monkeypatch.setattr(caches, "_RESULTS", 1000)
    cache = open_cache(tmp_path, None)
    for number, size in enumerate((300, 300, 300, 300, 500, 1000)):
        cache.keep_result(bytes([number]), b"x" * size)
    kept = [number for number in range(6) if cache.look_up_result(bytes([number])) is not None]
    cache.close()
    assert kept == [3, 4], "as many of the last as there is room for, without one that has no room alone"


def test_what_an_earlier_version_kept_is_dropped(tmp_path, monkeypatch):
    cache = open_cache(tmp_path, None)
    monkeypatch.setattr(caches, "whole_version", lambda: "old")
    cache.keep_result(b"1", b"of old")
    monkeypatch.undo()
    cache.keep_result(b"2", b"of now")
    assert (cache.look_up_result(b"1"), cache.look_up_result(b"2")) == (None, b"of now")
    cache.close()


def test_the_command_writes_the_same_elsewhere_without_merging(folder, tmp_path, merges):
    from click.testing import CliRunner

    from timeline.cli import main

    for name in ("one", "two"):
        arguments = ["build", str(folder), "-o", str(tmp_path / name), "--cache", str(tmp_path / "cache")]
        assert CliRunner().invoke(main, arguments).exit_code == 0
    assert len(merges) == 1
    one, two = ({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert one == two


def test_cycles_are_looked_for_again_afterwards(folder, tmp_path):
    before = gc.isenabled()
    gc.enable()
    try:
        for _ in range(2):
            timeline.build(folder, cache=tmp_path)
            assert gc.isenabled()
    finally:
        (gc.enable if before else gc.disable)()
