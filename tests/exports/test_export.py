"""``timeline export`` and ``build --formats``: every format, clear errors, the same bytes every time."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner, Result
from hostile_events import TABLES, event, hostile_table
from hypothesis import HealthCheck, given, settings

from timeline.cli import main
from timeline.table import events_frame
from timeline.views.csv import write_csv
from timeline.views.outputs import BUILT, FORMATS, format_of
from timeline.views.read import read_events

OF_EVENTS = [name for name, made in FORMATS.items() if made.takes != "article"]
ARTICLE = "---\ntitle: 会谈\nauthor: 新浪财经\ndate: Tue, 16 Nov 2021 08:25:52 GMT\n---\n\n双方11月18日再次通话。\n"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return write_csv(hostile_table(), tmp_path / "events.csv")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "a.md"
    path.parent.mkdir()
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", OF_EVENTS)
@settings(derandomize=True, deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(table=TABLES)
def test_any_table_can_be_written_and_gives_the_same_bytes(name, table):
    if name != "html":
        assert FORMATS[name].make(table) == FORMATS[name].make(table.copy())


@pytest.mark.parametrize("name", OF_EVENTS)
def test_the_suffix_decides(name, table, tmp_path):
    target = tmp_path / f"out{FORMATS[name].suffix.upper()}"
    result = run("export", str(table), "--to", str(target))
    assert result.exit_code == 0, result.output
    assert result.stdout == f"{table} → {target}\n"
    assert target.read_bytes() == FORMATS[name].make(hostile_table())
    assert format_of(target) == name


def test_a_format_may_be_named(table, tmp_path):
    assert run("export", str(table), "--to", str(tmp_path / "a.json"), "--format", "jsonld").exit_code == 0
    assert '"@context"' in (tmp_path / "a.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["parquet", "jsonl"])
def test_every_table_that_was_written_can_be_exported_again(name, table, tmp_path):
    first = tmp_path / f"a{FORMATS[name].suffix}"
    assert run("export", str(table), "--to", str(first)).exit_code == 0
    assert run("export", str(first), "--to", str(tmp_path / "b.csv")).exit_code == 0
    assert (tmp_path / "b.csv").read_bytes() == table.read_bytes()


def test_an_article_becomes_timeml(article, tmp_path):
    result = run("export", str(article), "--to", str(tmp_path / "a.tml"))
    assert result.exit_code == 0, result.output
    assert ">11月18日</TIMEX3>" in (tmp_path / "a.tml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["{table}", "--to", "x.docx"], 2, "does not tell its format"),
        (["{table}", "--to", "x.json"], 2, ".timelinejs.json"),
        (["{table}", "--to", "x.ics", "--format", "docx"], 2, "'docx' is not one of"),
        (["{table}"], 2, "--to"),
        (["nowhere.csv", "--to", "x.ics"], 2, "does not exist"),
        (["{article}", "--to", "x.ics"], 2, "a.md"),
        (["nowhere.md", "--to", "x.tml"], 2, "does not exist"),
        (["{article}", "--to", "x.tml", "--zone", "Peking"], 2, "IANA"),
        (["{table}", "--to", "{table}/x.ics"], 1, "cannot be written"),
    ],
)
def test_errors_say_what_to_do(arguments, code, told, table, article, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("export", *(one.format(table=table, article=article) for one in arguments))
    assert (result.exit_code, told in result.stderr) == (code, True), result.stderr
    assert "Traceback" not in result.stderr


def test_a_build_writes_what_is_asked_for(article, tmp_path):
    result = run("build", str(article), "-o", str(tmp_path / "out"), "--formats", ",".join(BUILT))
    assert result.exit_code == 0, result.output
    names = {path.name for path in (tmp_path / "out").iterdir() if not path.name.startswith(".")}
    tables = {f"{name}{FORMATS[kind].suffix}" for name in ("events", "mentions", "articles") for kind in
              ("csv", "parquet", "jsonl")}  # fmt: skip
    alone = {"events.ics", "events.timelinejs.json", "events.jsonld", "events.md", "timeline.html", "report.json"}
    assert names == tables | alone
    folder = tmp_path / "out"
    pd.testing.assert_frame_equal(read_events(folder / "events.parquet"), read_events(folder / "events.csv"))


@pytest.mark.parametrize("formats", ["docx", "csv,timeml"])
def test_a_build_refuses_other_formats_before_it_reads(formats, tmp_path):
    result = run("build", str(tmp_path / "nowhere"), "--formats", formats)
    assert result.exit_code == 2
    assert "is none of html, csv" in result.stderr


def test_every_format_has_its_own_suffix():
    suffixes = [made.suffix for made in FORMATS.values()]
    assert len(set(suffixes)) == len(suffixes)
    assert all(format_of(f"x{made.suffix}") == name for name, made in FORMATS.items())


def test_empty_tables_can_be_written():
    for name in OF_EVENTS:
        assert isinstance(FORMATS[name].make(events_frame([])), bytes)


def test_one_event_alone():
    for name in OF_EVENTS:
        assert FORMATS[name].make(events_frame([event()]))
