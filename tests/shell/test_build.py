"""From the sample articles to the outputs: what was seen last time, and the same bytes every time."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import timeline

ROOT = Path(__file__).resolve().parents[2]
SUMMIT = ROOT / "examples" / "summit"
GOLDEN = ROOT / "tests" / "golden" / "events.csv"


@pytest.fixture(scope="module")
def summit() -> timeline.Timeline:
    return timeline.build(SUMMIT)


@pytest.fixture(scope="module")
def written(summit, tmp_path_factory) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in summit.write(tmp_path_factory.mktemp("summit"))}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_events_are_those_seen_last_time(summit):
    golden = timeline.read_events(GOLDEN)
    pd.testing.assert_frame_equal(summit.events, golden)


def test_every_sample_article_is_read(summit):
    assert len(summit.articles) == len(list(SUMMIT.glob("*.md")))
    assert summit.skipped.empty
    assert list(summit.articles["problem"].unique()) == [""]


def test_the_meeting_is_the_anchor(summit):
    assert summit.anchor is not None
    assert summit.anchor.how == "found"
    assert f"{summit.anchor.start_utc:%Y-%m-%dT%H:%M}" in {"2021-11-16T00:45", "2021-11-16T00:46"}
    assert summit.report["anchor"]["start_utc"] == summit.anchor.start_utc.isoformat()


def test_mentions_point_at_events_and_articles(summit):
    told = set(summit.mentions["event_id"]) - {""}
    assert told == set(summit.events["event_id"])
    assert set(summit.mentions["article_id"]) <= set(summit.articles["article_id"])


def test_report_counts_what_the_tables_hold(summit):
    counts = summit.report["counts"]
    assert counts["articles"] == len(summit.articles) == sum(counts["sources"].values())
    assert counts["mentions"] == len(summit.mentions) == sum(counts["mentions_by_kind"].values())
    assert counts["events"] == len(summit.events) == sum(counts["events_by_phase"].values())
    assert counts["mentions_in_events"] == (summit.mentions["event_id"] != "").sum()


def test_tables_read_back_equal(summit, written, tmp_path):
    for name, read in (
        ("events", timeline.read_events),
        ("mentions", timeline.read_mentions),
        ("articles", timeline.read_articles),
    ):
        (tmp_path / name).write_bytes(written[f"{name}.csv"])
        pd.testing.assert_frame_equal(read(tmp_path / name), getattr(summit, name))


def test_report_is_json_of_the_report(summit, written):
    assert json.loads(written["report.json"]) == summit.report


def test_order_and_repetition_of_paths_make_no_difference(written, tmp_path):
    paths = sorted(SUMMIT.glob("*.md"), reverse=True)
    timeline.build([*paths, paths[0]]).write(tmp_path)
    assert contents(tmp_path) == written


@pytest.mark.slow
@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"},
        {"TZ": "America/St_Johns", "PYTHONHASHSEED": "2", "LC_ALL": "C", "PYTHONUTF8": "1"},
    ],
    ids=lambda environment: environment["TZ"],
)
def test_the_same_bytes_wherever_the_machine_stands(environment, written, tmp_path):
    copied = tmp_path / "elsewhere"
    shutil.copytree(SUMMIT, copied)
    command = [sys.executable, "-m", "timeline", "build", str(copied), "-o", str(tmp_path / "out")]
    subprocess.run(command, env={**os.environ, **environment}, cwd=tmp_path, check=True, capture_output=True)
    assert contents(tmp_path / "out") == written


def test_an_anchor_may_be_given(summit):
    moved = timeline.build(SUMMIT, anchor="2021-11-12T16:00Z")
    assert moved.anchor is not None
    assert moved.anchor.how == "given"
    assert (moved.events["offset"] != summit.events["offset"]).any()


def test_progress_counts_to_the_end():
    seen: list[tuple[int, int]] = []
    timeline.build(SUMMIT, progress=lambda done, total: seen.append((done, total)))
    total = len(list(SUMMIT.glob("*.md")))
    assert seen == [(done, total) for done in range(1, total + 1)]


def test_one_path_needs_no_list():
    one = next(SUMMIT.glob("2021-11-16*.md"))
    assert list(timeline.build(str(one)).articles["path"]) == [one.name]


def test_nothing_to_read_is_an_error_that_helps(tmp_path):
    with pytest.raises(timeline.NothingRead, match=r"no article in .*nothing_to_read.*\.md"):
        timeline.build(tmp_path)


def test_a_zone_is_checked_before_anything_is_read(tmp_path):
    with pytest.raises(timeline.UnknownZone):
        timeline.build(tmp_path / "nowhere", zone="Peking")


def test_a_zone_holds_for_unknown_sources_only(tmp_path):
    (tmp_path / "own.md").write_text("---\ndate: 2021-11-16 09:00\n---\n\n双方今天会谈。\n", encoding="utf-8")
    shutil.copy(next(SUMMIT.glob("2021-11-17*.md")), tmp_path / "known.md")
    zones = timeline.build(tmp_path, zone="-02:00").articles.set_index("path")["zone"]
    assert zones.to_dict() == {"known.md": "Asia/Singapore", "own.md": "-02:00"}


def test_dates_that_disagree_are_reported_with_all_evidence(tmp_path):
    for name, day in (("apart.md", 19), ("near.md", 16)):
        head = f"---\ndate: 2021-11-{day}T09:00:00Z\nauthor: 新浪财经\n---\n\n<!--1637024400000-->\n"
        (tmp_path / name).write_text(f"{head}双方今天会谈。\n", encoding="utf-8")
    (reported,) = timeline.build(tmp_path).report["date_disagreements"]
    assert reported["path"] == "apart.md"
    assert [one["kind"] for one in reported["evidence"]] == ["front matter", "epoch comment"]
    assert reported["evidence"][1]["instant"] == "2021-11-16T01:00:00+00:00"


def test_a_data_frame_of_articles():
    table = pd.DataFrame({"title": ["会谈"], "text": ["双方今天举行会谈。"], "when": ["2021-11-16T09:00:00+08:00"]})
    result = timeline.build(table, zone="Asia/Shanghai", columns={"date": "when"})
    assert list(result.articles["path"]) == ["frame#1"]
    assert f"{result.events['start_utc'][0]:%Y-%m-%dT%H:%MZ}" == "2021-11-15T16:00Z"
    with pytest.raises(timeline.BadTable):
        timeline.build(pd.DataFrame({"a": [1]}))


def test_a_dictionary_for_each_article():
    told = [
        {"title": "会谈", "text": "双方今天举行会谈。", "date": "2021-11-16", "source": None},
        {"text": "双方会谈。"},
    ]
    one = timeline.build(iter(told), zone="Asia/Shanghai")
    assert list(one.articles["path"]) == ["frame#1", "frame#2"]
    assert f"{one.events['start_utc'][0]:%Y-%m-%dT%H:%MZ}" == "2021-11-15T16:00Z"
    assert list(timeline.build(told[0]).articles["title"]) == ["会谈"]


@pytest.mark.parametrize("wrong", [[pd.DataFrame({"text": ["文。"]})], [{"text": "文。"}, "articles/"], [None]])
def test_what_is_neither_path_nor_article_is_told(wrong):
    with pytest.raises(timeline.BadTable, match="neither a path nor an article"):
        timeline.build(wrong)


def test_formats_may_be_one_text(summit, tmp_path):
    assert {path.name for path in summit.write(tmp_path, "ics, markdown")} == {"events.ics", "events.md", "report.json"}
