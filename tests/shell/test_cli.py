"""The command line: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import timeline
from timeline.cli import main

ARTICLE = """---
title: '{title}'
author: 新浪财经
date: Tue, 16 Nov 2021 08:25:52 GMT
---

<div><p>两国外长11月16日上午8时45分举行会谈，双方将于11月18日再次通话。</p></div>
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "会谈.md").write_text(ARTICLE.format(title="两国外长会谈"), encoding="utf-8")
    return folder


def test_build_writes_all_outputs_and_one_line(articles, tmp_path):
    result = run("build", str(articles), "-o", str(tmp_path / "out"))
    assert result.exit_code == 0, result.output
    written = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert written == ["articles.csv", "events.csv", "mentions.csv", "report.json", "timeline.html"]
    assert re.fullmatch(r"1 articles?, \d+ time expressions?, \d+ events?.* → .*timeline\.html\n", result.stdout)
    assert result.stderr == ""


def test_a_folder_may_hold_its_own_output(articles):
    first = run("build", str(articles), "-o", str(articles / "output"))
    second = run("build", str(articles), "-o", str(articles / "output"))
    assert first.exit_code == second.exit_code == 0
    assert second.stdout == first.stdout


@pytest.mark.parametrize(
    "named",
    [["--columns", "title=kop,text=tekst,date=wanneer"], ["--column=title=kop", "--column=text=tekst,date=wanneer"]],
)
def test_columns_of_a_table_may_be_named(tmp_path, named):
    table = tmp_path / "articles.csv"
    table.write_text("kop,tekst,wanneer\n会谈,双方11月16日举行会谈。,2021-11-16T09:00:00Z\n", encoding="utf-8")
    result = run("build", str(table), "-o", str(tmp_path / "out"), *named)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("1 article, 1 time expression, 1 event")


@pytest.mark.parametrize("wrong", ["text", "kop=text"])
def test_a_wrong_column_is_wrong_use(articles, wrong):
    result = run("check", str(articles), "--column", wrong)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_what_could_not_be_read_is_counted_and_listed(articles, tmp_path):
    (articles / "empty.md").touch()
    (articles / "binary.md").write_bytes(bytes(range(256)) * 64)
    result = run("build", str(articles), "-o", str(tmp_path / "out"))
    assert result.exit_code == 0
    assert "2 files could not be read" in result.stdout
    assert f"2 not read, 0 read with problems: see `timeline check`, or {tmp_path}/out/report.json." in result.stderr
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert [one["path"] for one in report["skipped"]] == ["binary.md", "empty.md"]
    assert all(one["reason"] and one["hint"] for one in report["skipped"])


def test_articles_with_problems_are_counted(articles, tmp_path):
    (articles / "undated.md").write_text("双方昨天会谈。", encoding="utf-8")
    result = run("build", str(articles), "-o", str(tmp_path / "out"))
    assert "0 not read, 1 read with problems: see `timeline check`" in result.stderr


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("双方昨天会谈。", "no article tells when it was published"),
        ("双方举行会谈。", "the articles name no times"),
        ("---\ndate: 2021-11-16\n---\n一小时太短。", "is told of a happening"),
    ],
)
def test_why_there_is_no_event_is_told(tmp_path, text, why):
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    result = run("build", str(tmp_path / "a.md"), "-o", str(tmp_path / "out"))
    assert result.exit_code == 0
    assert "No event was found: " in result.stderr
    assert why in result.stderr
    assert run("build", str(tmp_path / "a.md"), "-o", str(tmp_path / "out")).stderr == result.stderr


@pytest.mark.parametrize("place", ["file", "file/in", "folder/in/it"])
def test_an_output_that_cannot_be_written_is_told_before_the_work(articles, tmp_path, place, monkeypatch):
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    own = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != "folder" and own(path, mode))
    monkeypatch.setattr(timeline, "build", None)
    result = run("build", str(articles), "-o", str(tmp_path / place))
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: {tmp_path / place} cannot be written (")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_wrong_path_is_wrong_use(command, tmp_path):
    result = run(command, str(tmp_path / "nowhere"))
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "nowhere does not exist" in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["build", "check"])
def test_an_empty_folder_has_nothing_to_read(command, tmp_path):
    result = run(command, str(tmp_path))
    assert result.exit_code == 1
    assert "Traceback" not in result.output


def test_only_broken_files_name_the_first_and_what_to_do(tmp_path):
    for name in ("a.md", "b.md"):
        (tmp_path / name).touch()
    result = run("build", str(tmp_path), "-o", str(tmp_path / "out"))
    assert result.exit_code == 1
    assert "a.md" in result.stderr
    assert "1 more" in result.stderr
    assert not (tmp_path / "out").exists()


def test_an_unknown_zone_is_wrong_use_with_a_hint(articles):
    result = run("build", str(articles), "--zone", "Asia/Shangai")
    assert result.exit_code == 2
    assert "Did you mean Asia/Shanghai" in result.stderr


def test_an_unknown_anchor_is_wrong_use(articles, tmp_path):
    result = run("build", str(articles), "-o", str(tmp_path / "out"), "--anchor", "世界杯决赛")
    assert result.exit_code == 2
    assert "世界杯决赛" in result.stderr


def test_an_output_that_is_a_file_cannot_be_written(articles, tmp_path):
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    result = run("build", str(articles), "-o", str(tmp_path / "out"))
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def test_an_article_without_a_date_is_read_and_reported(tmp_path):
    (tmp_path / "undated.md").write_text("# 会谈\n\n双方今天举行会谈。\n", encoding="utf-8")
    result = run("build", str(tmp_path), "-o", str(tmp_path / "out"))
    assert result.exit_code == 0
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert report["undated"] == ["undated.md"]
    assert [one["path"] for one in report["zone_by_default"]] == ["undated.md"]


def test_check_tells_what_is_wrong(articles):
    (articles / "empty.md").touch()
    result = run("check", str(articles))
    assert result.exit_code == 0
    assert re.search(r"^not read: empty\.md is empty\. \w.+$", result.stdout, re.MULTILINE)
    assert result.stdout.endswith("read: 1, not read: 1\n")


def test_escape_sequences_in_names_are_not_shown(articles):
    (articles / "\x1b]0;owned\x07\x1b[31mred.md").touch()
    result = run("check", str(articles))
    assert result.exit_code == 0
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", result.output)


def test_explain_tells_the_value_and_the_rule():
    result = run("explain", "双方将于下周一会谈", "--published", "2021-11-13", "--zone", "Asia/Singapore")
    assert result.exit_code == 0
    assert "下周一" in result.stdout
    assert "2021-11-14T16:00" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--published", "soon", "--zone", "UTC"], "Write a day like"),
        (["--published", "2021-11-13", "--zone", "Beijing"], "IANA name"),
        (["--published", "2021-11-13"], "--zone"),
        (["--zone", "UTC"], "--published"),
    ],
)
def test_explain_needs_a_moment_and_a_zone(arguments, told):
    result = run("explain", "今天", *arguments)
    assert result.exit_code == 2
    assert told in result.stderr


def test_explain_a_file_by_its_own_publication_and_zone(articles):
    result = run("explain", "--file", str(articles / "会谈.md"))
    assert result.exit_code == 0, result.output
    assert "read as published 2021-11-16T08:25:52+00:00, told in Asia/Shanghai" in result.stdout
    assert "«11月18日»" in result.stdout
    assert "2021-11-17T16:00:00Z to before 2021-11-18T16:00:00Z" in result.stdout


def test_explain_as_json(articles):
    told = json.loads(run("explain", "--file", str(articles / "会谈.md"), "--json").stdout)
    assert (told["path"], told["zone"]) == ("会谈.md", "Asia/Shanghai")
    assert told["mentions"][-1]["start_utc"] == "2021-11-17T16:00:00+00:00"
    bare = run("explain", "双方将于下周一会谈", "--published", "2021-11-13", "--zone", "Asia/Singapore", "--json")
    assert [one["timex"] for one in json.loads(bare.stdout)["mentions"]] == ["2021-11-15"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "Give a TEXT, or an article"),
        (["今天", "--file", "a.md"], "Give a TEXT, or an article"),
        (["--file", "a.md", "--published", "2021-11-13"], "goes with a TEXT"),
        (["--file", "a.md"], "a.md does not exist"),
        (["--file", "a.md", "--zone", "Peking"], "IANA name"),
    ],
)
def test_explain_is_told_one_thing_to_explain(arguments, told, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("explain", *arguments)
    assert (result.exit_code, told in result.stderr) == (2, True), result.stderr


@pytest.mark.parametrize("blank", ["", "  "])
def test_a_blank_anchor_is_wrong_use(blank, articles, tmp_path):
    result = run("build", str(articles), "-o", str(tmp_path / "out"), "--anchor", blank)
    assert result.exit_code == 2
    assert "the anchor is blank" in result.stderr
    assert not (tmp_path / "out").exists()


def test_no_path_is_wrong_use():
    assert run("build").exit_code == 2


def test_version():
    assert re.fullmatch(r"timeline, version \d+\.\d+\.\d+\S*\n", run("--version").stdout)


def test_the_installed_command_runs():
    done = subprocess.run([sys.executable, "-m", "timeline", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("timeline, version")
