"""What is written as CSV comes back equal, dtypes included."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime

import pandas as pd
import pytest

from timeline.cells import cell, guard, mapped, unguard
from timeline.columns import TABLES
from timeline.errors import BadTable, InputNotFound, OutputNotWritable
from timeline.model import Article, Event, Evidence, Mention, Skipped, TaggedArticle
from timeline.table import (
    articles_frame,
    columns_markdown,
    events_frame,
    mentions_frame,
    read_articles,
    read_events,
    read_mentions,
    skipped_frame,
)
from timeline.views import csv as csv_view
from timeline.views.csv import to_csv, write_csv

NOON = datetime(2021, 11, 16, 12, tzinfo=UTC)


def an_event(**changes):
    base = {
        "event_id": "007",
        "title": "NA",
        "start_utc": NOON,
        "end_utc": None,
        "precision": "minute",
        "kind": "point",
        "status": "happened",
        "zone": "Asia/Shanghai",
        "zone_basis": "text",
        "sources": ("甲报", '乙"报", 丙'),
        "plan_history": ({"text": "下周", "planned_start_utc": ""},),
        "confidence": 0.1 + 0.2,
    }
    return Event(**{**base, **changes})


def tagged():
    evidence = Evidence("front matter", "date: 2021-11-16", NOON)
    article = Article("a1", "f/甲.md", "题", "题\n12时开会。", published_utc=NOON, published_evidence=(evidence,))
    mentions = (
        Mention(2, 5, "12时", "point", NOON, None, precision="hour", part="noon", flags=("corroborated",)),
        Mention(5, 6, "今后", "vague"),
    )
    return [TaggedArticle(article, mentions)]


def test_events_come_back_equal():
    table = events_frame(
        [an_event(), an_event(event_id="null", start_utc=None, end_utc=NOON, phase="lead-up", title="")]
    )
    pd.testing.assert_frame_equal(read_events(io.BytesIO(to_csv(table))), table)


def test_mentions_and_articles_come_back_equal(tmp_path):
    mentions = mentions_frame(tagged(), {"a1.2": "e1"})
    pd.testing.assert_frame_equal(read_mentions(write_csv(mentions, tmp_path / "m.csv")), mentions)
    articles = articles_frame(tagged())
    pd.testing.assert_frame_equal(read_articles(write_csv(articles, tmp_path / "a.csv")), articles)
    assert mentions["event_id"].tolist() == ["e1", ""]
    assert articles["mention_count"].tolist() == [2]


def test_empty_tables_have_the_dtypes_of_full_ones():
    pd.testing.assert_series_equal(events_frame([]).dtypes, events_frame([an_event()]).dtypes)
    pd.testing.assert_series_equal(mentions_frame([], {}).dtypes, mentions_frame(tagged(), {}).dtypes)
    pd.testing.assert_series_equal(articles_frame([]).dtypes, articles_frame(tagged()).dtypes)
    pd.testing.assert_series_equal(skipped_frame([]).dtypes, skipped_frame([Skipped("a", "b")]).dtypes)
    pd.testing.assert_frame_equal(read_events(io.BytesIO(to_csv(events_frame([])))), events_frame([]))


def test_instants_keep_microseconds_and_years_outside_nanoseconds():
    table = events_frame(
        [an_event(start_utc=datetime(221, 1, 1, tzinfo=UTC), end_utc=NOON.replace(microsecond=123457))]
    )
    back = read_events(io.BytesIO(to_csv(table)))
    assert back["start_utc"][0] == pd.Timestamp("0221-01-01", tz="UTC")
    pd.testing.assert_frame_equal(back, table)


def test_start_local_is_the_zones_wall_clock_with_its_offset():
    zones = ["Asia/Shanghai", "America/New_York", "-02:00"]
    table = events_frame([an_event(zone=zone) for zone in zones])
    assert table["start_local"].tolist() == [
        "2021-11-16T20:00:00+08:00",
        "2021-11-16T07:00:00-05:00",
        "2021-11-16T10:00:00-02:00",
    ]


@pytest.mark.parametrize("start", list("=+-@\t\r\n＝＋－＠"))
@pytest.mark.parametrize("before", ["", " ", "\u3000", "\u00a0\u2003", "'", "''\u200b"])
def test_formulas_are_guarded_and_come_back(start, before):
    text = f"{before}{start}玉渊谭天 消息"
    assert guard(text) == "'" + text
    assert unguard(guard(text)) == text
    table = events_frame([an_event(title=text, quote=text)])
    pd.testing.assert_frame_equal(read_events(io.BytesIO(to_csv(table))), table)


@pytest.mark.parametrize("text", ["", "'", "''", "'quoted'", "1-2", "a=b", "−2d", "谁+谁"])
def test_plain_text_is_left_alone(text):
    assert guard(text) == text
    assert unguard(text) == text


@pytest.mark.parametrize(
    "column",
    [
        pd.Series(["a", "=1", None, "a"], dtype="str"),
        pd.Series(["b", None, "b"], dtype="category"),
        pd.Series([NOON, None, NOON.replace(microsecond=7)], dtype="datetime64[us, UTC]"),
        pd.Series(["2021-11-16T12:00:00.000000001Z", None], dtype="datetime64[ns, UTC]"),
        pd.Series(["2021-11-16", None], dtype="datetime64[us]"),
        pd.Series([1, None, 10**18], dtype="Int64"),
        pd.Series([0.1, None, 2.0, True], dtype="float64"),
        pd.Series([True, False]),
        pd.Series([1, True, 1.0, "1", None, NOON], dtype="object"),
        pd.Series([("a",), (), ("a",), ["a"], None], dtype="object", name="flags"),
        pd.Series([("a",), ("=b", "c"), (), ("a",)], dtype="object", name="flags"),
        pd.Series([({"a": "b"},), ({"a": "b"},), ()], dtype="object", name="plan_history"),
    ],
    ids=lambda column: f"{column.dtype} {column.name or ''}",
)
def test_equal_cells_are_written_as_each_would_be(column):
    assert mapped(column, cell) == [cell(value) for value in column.tolist()]


def test_file_is_what_spreadsheets_expect():
    data = to_csv(events_frame([an_event(title="两行\n一格")]))
    assert data.startswith("\ufeffevent_id,title,".encode())
    assert data.count(b"\r\n") == 2
    assert b"2021-11-16T12:00:00+00:00" in data
    row = pd.read_csv(io.BytesIO(data), encoding="utf-8-sig").iloc[0]
    assert json.loads(row["sources"]) == ["甲报", '乙"报", 丙']


def test_added_columns_are_kept_as_text():
    table = events_frame([an_event()]).assign(note=pd.Series(["+1"], dtype="str"))
    pd.testing.assert_frame_equal(read_events(io.BytesIO(to_csv(table))), table)


def test_a_wrong_table_names_what_is_missing(tmp_path):
    path = write_csv(articles_frame(tagged()), tmp_path / "articles.csv")
    with pytest.raises(
        BadTable,
        match=r"articles\.csv is not a table of events: no column event_id, .* more\. .*timeline build",
    ):
        read_events(path)


@pytest.mark.parametrize(
    ("column", "wrong"),
    [
        ("start_utc", "2021-11-16T12:00:00"),
        ("start_utc", "16/11/2021"),
        ("precision", "fortnight"),
        ("article_count", "two"),
        ("sources", "甲报"),
        ("sources", "[1]"),
        ("plan_history", '["x"]'),
    ],
)
def test_a_wrong_cell_is_named(column, wrong):
    cells = pd.read_csv(io.BytesIO(to_csv(events_frame([an_event()]))), dtype="str", encoding="utf-8-sig")
    cells[column] = wrong
    with pytest.raises(BadTable, match=rf"row 2, column {column}: .* cannot be read"):
        read_events(io.BytesIO(cells.to_csv(index=False).encode()))


def test_what_is_no_csv_at_all_is_a_bad_table(tmp_path):
    (tmp_path / "empty.csv").write_bytes(b"")
    (tmp_path / "binary.csv").write_bytes(b"\x89PNG\xff\xfe\n\x00")
    for name in ("empty.csv", "binary.csv"):
        with pytest.raises(BadTable, match=name):
            read_events(tmp_path / name)
    with pytest.raises(InputNotFound, match=r"none\.csv does not exist"):
        read_events(tmp_path / "none.csv")


def test_writing_is_whole_or_not_at_all(tmp_path):
    path = tmp_path / "new" / "events.csv"
    write_csv(events_frame([]), path)
    write_csv(events_frame([an_event()]), path)
    assert [file.name for file in path.parent.iterdir()] == ["events.csv"]
    with pytest.raises(OutputNotWritable, match="cannot be written"):
        write_csv(events_frame([]), path / "inside_a_file.csv")
    assert len(read_events(path)) == 1


def test_documentation_names_every_column():
    text = columns_markdown()
    for name, columns in TABLES.items():
        assert f"## {name}" in text
        assert all(f"| `{column.name}` |" in text for column in columns)


def test_precisions_compare():
    table = events_frame([an_event(), an_event(precision="week")])
    assert (table["precision"] <= "day").tolist() == [True, False]


def test_an_existing_file_keeps_its_mode_and_its_links(tmp_path):
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    write_csv(events_frame([an_event()]), link)
    assert link.is_symlink()
    assert len(read_events(real)) == 1
    assert real.stat().st_mode & 0o777 == 0o640


def test_parts_of_a_large_table_are_one_file(monkeypatch):
    table = events_frame([an_event(event_id=f"e{number}") for number in range(5)])
    whole = to_csv(table)
    monkeypatch.setattr(csv_view, "_ROWS", 2)
    parts = list(csv_view.parts(table))
    assert len(parts) == 4
    assert b"".join(parts) == whole
