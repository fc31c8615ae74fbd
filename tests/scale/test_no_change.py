"""A build that would change nothing is not made again; any other is."""

from __future__ import annotations

from pathlib import Path

import pytest
from changes import added, edited, removed, renamed, unreadable_removed
from click.testing import CliRunner
from corpus import write_corpus

import timeline.deciding
import timeline.job
import timeline.pipeline
from timeline.cli import main


class Place:
    """Articles, a cache and an output, and how often the articles were built into it."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.articles = write_corpus(folder / "articles", 12)
        self.output = folder / "out"
        self.cache = folder / "cache"
        self.builds = 0
        build = timeline.pipeline.build

        def counted(*arguments, **options):
            self.builds += 1
            return build(*arguments, **options)

        monkeypatch.setattr(timeline.pipeline, "build", counted)

    def build(self, *more: str) -> str:
        arguments = ["build", str(self.articles), "-o", str(self.output), "--cache", str(self.cache), *more]
        done = CliRunner().invoke(main, arguments)
        assert done.exit_code == 0, done.output
        return done.stdout

    def contents(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.output.iterdir() if path.is_file()}


@pytest.fixture
def place(tmp_path, monkeypatch) -> Place:
    return Place(tmp_path, monkeypatch)


def test_nothing_is_done_when_nothing_changed(place):
    said, wrote = place.build(), place.contents()
    before = {path.name: path.stat().st_mtime_ns for path in place.output.iterdir()}
    assert place.build() == said
    assert place.builds == 1
    assert place.contents() == wrote
    assert {path.name: path.stat().st_mtime_ns for path in place.output.iterdir()} == before


@pytest.mark.parametrize("change", [added, edited, removed, renamed, unreadable_removed])
def test_changed_documents_are_built(place, change):
    place.build()
    change(place)
    place.build()
    assert place.builds == 2
    changed = place.contents()
    place.cache = place.cache.with_name("another")
    place.build()
    assert place.contents() == changed


@pytest.mark.parametrize(
    "options",
    [["--lang", "en"], ["--topic", "码头"], ["--zone", "-02:00"], ["--formats", "csv"], ["--max-seconds", "50"],
     ["--anchor", "2023-05-06T10:00:00+08:00"]],
    ids=" ".join,
)  # fmt: skip
def test_other_options_are_another_build(place, options):
    place.build()
    place.build(*options)
    assert place.builds == 2


@pytest.mark.parametrize("options", [["--columns", "text=乙"], ["--max-mb", "0.1"]], ids=" ".join)
def test_options_that_tell_which_documents_there_are_count_where_they_do(place, options):
    (place.articles / "rows.csv").write_text("text,乙\n5月8日开会。,5月9日散会。\n", encoding="utf-8")
    place.build()
    place.build("--max-mb", "5")
    assert place.builds == 1
    (place.articles / "large.md").write_text("5月9日举行" + "灯" * 40_000, encoding="utf-8")
    place.build()
    place.build(*options)
    assert place.builds == 3


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(b"\xef\xbb\xbfmine")])
def test_what_is_missing_or_changed_in_the_output_is_written_again(place, damage):
    place.build()
    wrote = place.contents()
    damage(place.output / "events.csv")
    place.build()
    assert place.contents() == wrote


def test_corrections_are_part_of_a_build(place):
    place.build()
    corrections = place.output / "corrections.csv"
    corrections.write_text("event_id,action,value\ne0,hide,\n", encoding="utf-8")
    place.build()
    place.build()
    assert place.builds == 2
    corrections.write_text("event_id,action,value\ne0,hide,\ne1,hide,\n", encoding="utf-8")
    place.build()
    assert place.builds == 3


def test_aliases_are_part_of_a_build(place, tmp_path):
    aliases = tmp_path / "names.yaml"
    for text in ("基辅: [Kyiv]\n", "基辅: [Kyiv, Kiev]\n"):
        aliases.write_text(text, encoding="utf-8")
        place.build("--aliases", str(aliases))
        place.build("--aliases", str(aliases))
    assert place.builds == 2


def test_other_code_builds_again(place, monkeypatch):
    place.build()
    monkeypatch.setattr(timeline.deciding, "whole_version", lambda: "another")
    place.build()
    assert place.builds == 2


def test_what_was_read_counts_not_what_lay_there_before(place, monkeypatch):
    """An article that changes between the look and the build belongs to the build that read it."""
    done = timeline.job.Job.done

    def late(self):
        answer = done(self)
        edited(place)
        return answer

    place.build()
    before = (place.articles / "00003.md").read_bytes()
    added(place)
    monkeypatch.setattr(timeline.job.Job, "done", late)
    place.build()
    monkeypatch.undo()
    (place.articles / "00003.md").write_bytes(before)
    stale = place.contents()
    place.build()
    assert place.contents() != stale


def test_strict_refuses_a_build_that_is_done(place):
    place.build()
    done = CliRunner().invoke(
        main, ["build", str(place.articles), "-o", str(place.output), "--cache", str(place.cache), "--strict"]
    )
    assert done.exit_code == 1


def test_a_damaged_record_is_built_again(place, monkeypatch):
    place.build()
    monkeypatch.setattr("timeline.cache.Cache.look_up_build", lambda self, settings, documents: '{"summary": ')
    place.build()
    assert place.builds == 2


def test_the_oldest_builds_are_forgotten(tmp_path, monkeypatch):
    monkeypatch.setattr("timeline.cache._BUILDS", 3)
    cache = timeline.job.open_cache(tmp_path, None)
    assert cache is not None
    for number in range(5):
        cache.keep_build("settings", bytes([number]), str(number))
    assert [cache.look_up_build("settings", bytes([number])) for number in range(5)] == [None, None, "2", "3", "4"]
    cache.close()
