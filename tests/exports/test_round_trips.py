"""CSV, Parquet and JSON Lines give back what was written, dtypes included."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest
from hostile_events import HOSTILE, TABLES, event, hostile_table
from hypothesis import HealthCheck, given, settings

from timeline.errors import BadTable, InputNotFound, OutputNotWritable
from timeline.table import events_frame
from timeline.views import parquet
from timeline.views.outputs import FORMATS
from timeline.views.read import read_events

LOSSLESS = ("csv", "parquet", "jsonl")


@pytest.mark.parametrize("name", LOSSLESS)
@settings(derandomize=True, deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(table=TABLES)
def test_any_table_comes_back_equal(name, tmp_path_factory, table):
    path = tmp_path_factory.mktemp("trip") / f"events{FORMATS[name].suffix}"
    path.write_bytes(FORMATS[name].make(table))
    pd.testing.assert_frame_equal(read_events(path), table)


@pytest.mark.parametrize("name", LOSSLESS)
def test_hostile_texts_come_back_equal(name, tmp_path):
    path = tmp_path / f"e{FORMATS[name].suffix}"
    path.write_bytes(FORMATS[name].make(hostile_table()))
    pd.testing.assert_frame_equal(read_events(path), hostile_table())


@pytest.mark.parametrize("name", ["parquet", "jsonl"])
def test_columns_of_a_user_keep_their_type(name, tmp_path):
    table = events_frame([event("a"), event("b")]).assign(note=["x", "y"], score=[0.5, 1.5], checked=[True, False])
    path = tmp_path / f"e{FORMATS[name].suffix}"
    path.write_bytes(FORMATS[name].make(table))
    pd.testing.assert_frame_equal(read_events(path), table)


def test_json_lines_are_one_object_a_line_for_every_reader():
    text = FORMATS["jsonl"].make(hostile_table()).decode()
    rows = [json.loads(line) for line in text.splitlines()]
    assert [row["title"] for row in rows] == list(HOSTILE)
    assert rows[0]["start_utc"] == "2021-11-16T04:00:00+00:00"
    assert rows[0]["planned_start_utc"] is None
    assert rows[0]["sources"] == [HOSTILE[0]]


def test_a_lone_surrogate_is_written_as_its_escape():
    with pd.option_context("mode.string_storage", "python"):
        made = FORMATS["jsonl"].make(events_frame([event(title="\ud800")]))
    assert json.loads(made)["title"] == "\ud800"


def test_other_tools_read_parquet_with_its_types(tmp_path):
    path = tmp_path / "e.parquet"
    path.write_bytes(
        FORMATS["parquet"].make(events_frame([event(sources=("甲", "乙"), plan_history=({"text": "x"},))]))
    )
    plain = pd.read_parquet(path)
    assert str(plain["start_utc"].dtype) == "datetime64[us, UTC]"
    assert plain["precision"].dtype.ordered
    assert list(plain["sources"][0]) == ["甲", "乙"]
    assert dict(plain["plan_history"][0][0]) == {"text": "x"}


def test_parquet_that_pandas_wrote_is_read_too(tmp_path):
    table = events_frame([event(sources=("甲",), plan_history=({"a": "1"}, {"b": "2"}))])
    table.to_parquet(tmp_path / "e.parquet")
    pd.testing.assert_frame_equal(read_events(tmp_path / "e.parquet"), table)


def test_csv_that_pandas_wrote_is_read_too(tmp_path):
    table = events_frame([event(sources=("甲", "乙'"), plan_history=({"a": "1"}, {"b": "2"})), event()])
    table.to_csv(tmp_path / "e.csv", index=False)
    pd.testing.assert_frame_equal(read_events(tmp_path / "e.csv"), table)


@pytest.mark.parametrize("cell", ["('甲'", "(1,)", "(__import__('os'),)", "(" * 100_000])
def test_what_only_begins_as_a_tuple_is_told(cell, tmp_path):
    events_frame([event()]).astype({"sources": "object"}).assign(sources=cell).to_csv(tmp_path / "e.csv", index=False)
    with pytest.raises(BadTable, match="column sources"):
        read_events(tmp_path / "e.csv")


@pytest.mark.parametrize("name", ["csv", "parquet", "jsonl"])
def test_what_is_no_table_of_events_is_told(name, tmp_path):
    path = tmp_path / f"e{FORMATS[name].suffix}"
    with pytest.raises(InputNotFound, match="does not exist"):
        read_events(path)
    path.write_bytes(b"\x00\xff nonsense")
    with pytest.raises(BadTable, match="cannot be read"):
        read_events(path)
    path.write_bytes(FORMATS[name].make(pd.DataFrame({"event_id": ["a"]})))
    with pytest.raises(BadTable, match="title"):
        read_events(path)


@pytest.mark.parametrize(
    ("column", "wrong"),
    [
        ("start_utc", "2021-11-16"), ("precision", "fortnight"), ("article_count", "two"), ("sources", "甲报"),
        ("sources", [1]), ("plan_history", ["x"]),
    ],
)  # fmt: skip
def test_a_wrong_cell_of_json_lines_names_its_column(column, wrong, tmp_path):
    row = json.loads(FORMATS["jsonl"].make(events_frame([event()])))
    (tmp_path / "e.jsonl").write_text(json.dumps({**row, column: wrong}), encoding="utf-8")
    with pytest.raises(BadTable, match=f"column {column} cannot be read"):
        read_events(tmp_path / "e.jsonl")


@pytest.mark.parametrize("line", ["{", "[1]", '"x"'])
def test_a_line_that_is_no_object_is_named(line, tmp_path):
    (tmp_path / "e.jsonl").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(BadTable, match="line 1"):
        read_events(tmp_path / "e.jsonl")


def test_without_pyarrow_the_message_says_what_to_install(monkeypatch):
    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr(parquet, "import_module", missing)
    with pytest.raises(OutputNotWritable, match=r"event-timeline\[parquet\]"):
        parquet.to_parquet(events_frame([event()]))


def test_numbers_of_numpy_are_numbers_in_json():
    made = FORMATS["jsonl"].make(events_frame([event()]).assign(own=np.array([7], dtype="int32")))
    assert json.loads(made)["own"] == 7
