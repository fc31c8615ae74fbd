"""The cache: the same result with it, without it, and whatever happens to it."""

from __future__ import annotations

import logging
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from corpus import forget_results, written

import timeline
from timeline.cache import Cache, _sound, open_cache
from timeline.fingerprint import fingerprint
from timeline.model import RawArticle
from timeline.work import Work

RAW = RawArticle("a.md", "双方11月16日上午会谈。".encode())


def no_work(self: Work, raw: RawArticle) -> None:
    raise AssertionError(f"{raw.path} is read again")


def fill(folder: Path) -> Path:
    """A cache that knows one article."""
    cache = open_cache(folder, None)
    assert cache is not None
    cache.keep({fingerprint(RAW): Work().batch([RAW])[0].encode()})
    cache.close()
    return cache.path


def test_the_second_build_reads_nothing_again(corpus, expected, tmp_path, monkeypatch):
    assert written(timeline.build(corpus, cache=tmp_path / "cache"), tmp_path / "cold") == expected
    monkeypatch.setattr(Work, "one", no_work)
    assert written(timeline.build(corpus, cache=tmp_path / "cache"), tmp_path / "warm") == expected
    forget_results(tmp_path / "cache")
    assert written(timeline.build(corpus, cache=tmp_path / "cache"), tmp_path / "merged") == expected


def test_only_what_changed_is_read_again(corpus, tmp_path, monkeypatch):
    timeline.build(corpus, cache=tmp_path)
    new = corpus / "zz-new.md"
    read: list[str] = []
    one = Work.one
    monkeypatch.setattr(Work, "one", lambda self, raw: read.append(raw.path) or one(self, raw))
    try:
        new.write_text("本市5月9日举行灯会。", encoding="utf-8")
        result = timeline.build(corpus, cache=tmp_path)
    finally:
        new.unlink()
    assert read == ["zz-new.md"]
    assert "zz-new.md" in set(result.articles["path"])


@pytest.mark.slow
def test_processes_and_the_cache_go_together(corpus, expected, tmp_path, monkeypatch):
    cold = timeline.build(corpus, cache=tmp_path / "cache", executor="processes", workers=2)
    assert written(cold, tmp_path / "cold") == expected
    monkeypatch.setattr(Work, "one", no_work)
    forget_results(tmp_path / "cache")
    assert written(timeline.build(corpus, cache=tmp_path / "cache"), tmp_path / "warm") == expected


def test_what_decides_a_reading_decides_the_key(tmp_path, monkeypatch):
    def known(raw: RawArticle, settings: object = None) -> bool:
        cache = Cache(tmp_path / "articles.sqlite", settings)
        try:
            return bool(cache.look_up([fingerprint(raw)]))
        finally:
            cache.close()

    fill(tmp_path)
    assert known(RAW)
    assert not known(RawArticle("b.md", RAW.content))
    assert not known(RawArticle("a.md", RAW.content + b" "))
    assert not known(RawArticle("a.md", RAW.content, fields=()))
    assert not known(RawArticle("a.md", RAW.content, problem="odd"))
    assert not known(RAW, "-02:00")
    monkeypatch.setattr("timeline.cache.version", lambda: "another")
    assert not known(RAW)


def test_what_an_earlier_version_kept_is_dropped(tmp_path, monkeypatch):
    monkeypatch.setattr("timeline.cache.version", lambda: "old")
    path = fill(tmp_path)
    monkeypatch.undo()
    fill(tmp_path)
    with sqlite3.connect(path) as connection:
        assert [row[0] for row in connection.execute("SELECT version FROM tagged")] != ["old"]
    connection.close()


@pytest.mark.parametrize("damage", [b"not a database at all" * 100, None], ids=["garbage", "torn"])
def test_a_damaged_file_is_made_anew(corpus, expected, tmp_path, caplog, damage):
    timeline.build(corpus, cache=tmp_path / "cache")
    path = tmp_path / "cache" / "articles.sqlite"
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(damage or bytes(content))
    with caplog.at_level(logging.WARNING, "timeline"):
        assert written(timeline.build(corpus, cache=tmp_path / "cache"), tmp_path / "out") == expected
    assert "made anew" in caplog.text
    caplog.clear()
    assert written(timeline.build(corpus, cache=tmp_path / "cache"), tmp_path / "again") == expected
    assert not caplog.records


def test_a_damaged_record_is_read_again(tmp_path, caplog):
    path = fill(tmp_path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE tagged SET record = '[[1'")
    connection.close()
    cache = open_cache(tmp_path, None)
    assert cache is not None
    with caplog.at_level(logging.WARNING, "timeline"):
        assert cache.look_up([fingerprint(RAW)]) == {}
    assert "read again" in caplog.text
    cache.close()


def test_a_folder_that_cannot_be_is_done_without(corpus, expected, tmp_path, caplog):
    (tmp_path / "file").write_bytes(b"")
    for _ in range(2):
        result = timeline.build(corpus, cache=tmp_path / "file" / "cache")
        assert written(result, tmp_path / "out") == expected
    assert caplog.text.count("without it") == 1, "told once, however often a build looks"


@pytest.mark.slow
def test_two_builds_at_once_share_it(corpus, expected, tmp_path):
    code = f"import timeline; timeline.build({str(corpus)!r}, cache={str(tmp_path / 'cache')!r})"
    builds = [subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE) for _ in range(2)]
    assert [(build.communicate()[1], build.returncode) for build in builds] == [(b"", 0)] * 2
    assert written(timeline.build(corpus, cache=tmp_path / "cache"), tmp_path / "out") == expected


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.parametrize(
    ("table", "keep"),
    [("tagged", "cache.keep({b'%d-%d' % (n, m): b'x' * 5000 for m in range(50)})"),
     ("results", "cache.keep_result(b'%d' % (n % 50), b'x' * 250_000)")],
    ids=["articles", "results"],
)  # fmt: skip
def test_a_build_that_is_killed_leaves_it_whole(tmp_path, table, keep):
    code = (
        "from pathlib import Path; from timeline.cache import Cache; import itertools\n"
        f"cache = Cache(Path({str(tmp_path)!r}) / 'articles.sqlite', None)\n"
        f"for n in itertools.count(): {keep}\n"
    )
    path = tmp_path / "articles.sqlite"
    build = subprocess.Popen([sys.executable, "-c", code])
    while build.poll() is None and not (path.exists() and path.stat().st_size > 200_000):
        time.sleep(0.01)
    build.send_signal(signal.SIGKILL)
    build.wait()
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        kept = connection.execute(f"SELECT key, record FROM {table}").fetchall()
    assert len(list(_sound(kept, ""))) == len(kept) > 0
    assert table == "results" or len(kept) % 50 == 0
    connection.close()
    fill(tmp_path)


def test_the_users_own_folder_is_used_when_asked(tmp_path, monkeypatch):
    monkeypatch.setattr("timeline.cache.user_cache_path", lambda name, appauthor: tmp_path / name)
    cache = open_cache(True, None)
    assert cache is not None
    assert cache.path == tmp_path / "event-timeline" / "articles.sqlite"
    cache.close()
    assert open_cache(False, None) is None
