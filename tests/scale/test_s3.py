"""From an object store to an object store, with a server of this machine; skipped without moto and s3fs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pandas as pd
import pytest
from here import Here, assert_same

import timeline
from timeline.errors import OutputNotWritable, TimelineError

moto = pytest.importorskip("moto.server")
s3fs = pytest.importorskip("s3fs")
pytest.importorskip("pyarrow")
pytestmark = pytest.mark.filterwarnings("default")  # of libraries whose versions are not ours

ROWS = [
    {
        "title": f"第{number}届港口论坛开幕",
        "text": f"第{number}届港口论坛于5月{number}日上午9时开幕。闭幕式将于下周五举行。",
        "date": f"2030-05-{number:02d}T10:00:00+08:00",
        "url": f"https://example.org/{number}",
    }
    for number in range(10, 22)
]


@pytest.fixture
def bucket(monkeypatch) -> Iterator[Any]:
    """The file system of a store with a bucket ``news``."""
    server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    told = {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "anybody",
        "AWS_SECRET_ACCESS_KEY": "anything",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_MAX_ATTEMPTS": "1",
    }
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    s3fs.S3FileSystem.clear_instance_cache()
    files = s3fs.S3FileSystem()
    files.makedirs("news", exist_ok=True)
    yield files
    server.stop()
    s3fs.S3FileSystem.clear_instance_cache()


@pytest.fixture
def here(monkeypatch) -> None:
    """Let the cluster be this process."""

    @contextmanager
    def connected(workers: int, scheduler: str | None) -> Iterator[Here]:
        yield Here()

    monkeypatch.setattr("timeline.executors.dask.connected", connected)


@pytest.mark.usefixtures("here")
def test_articles_come_from_and_datasets_go_to_a_bucket(bucket, tmp_path):
    source = tmp_path / "source"
    source.mkdir()
    pd.DataFrame(ROWS[:8]).to_parquet(source / "early.parquet")
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS[8:])
    (source / "late.jsonl").write_text(lines, encoding="utf-8")
    for path in source.iterdir():
        bucket.put_file(str(path), f"news/in/{path.name}")
    bucket.pipe_file("news/out/events/part-00099.parquet", b"of an earlier dataset")
    bucket.pipe_file("news/out/corrections.csv", b"mine")
    whole = timeline.build(source)
    for _ in ("new", "replaced"):
        made = timeline.build_dataset(
            ["s3://news/in/*.parquet", "s3://news/in/late.jsonl"], "s3://news/out", cache="s3://news/kept", most=5
        )
        assert (made.folder, made.anchor, made.report) == ("s3://news/out", whole.anchor, whole.report)
        bucket.invalidate_cache()
        names = [name.removeprefix("news/out/") for name in bucket.find("news/out")]
        assert {name.partition("/")[0] for name in names} == {
            "articles", "events", "mentions", "corrections.csv", "report.json", "timeline.html"
        }  # fmt: skip
        for name in names:
            target = tmp_path / "out" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(bucket.cat(f"news/out/{name}"))
        assert_same(tmp_path / "out", whole)
        assert bucket.cat("news/out/timeline.html") == whole.to_html(tmp_path / "page.html").read_bytes()
    assert len(bucket.find("news/kept")) == 2


def test_what_is_out_of_reach_is_told(bucket, tmp_path, monkeypatch):
    (tmp_path / "a.md").write_text("双方11月16日上午会谈。", encoding="utf-8")
    with pytest.raises(TimelineError, match="has no file that can be read"):
        timeline.build_dataset("s3://nowhere/*.md", tmp_path / "out")
    with pytest.raises(OutputNotWritable, match="s3://nowhere/out/_new cannot be written"):
        timeline.build_dataset(tmp_path / "a.md", "s3://nowhere/out")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    s3fs.S3FileSystem.clear_instance_cache()
    with pytest.raises(TimelineError, match=r"s3://news/in cannot be opened .*Could not connect"):
        timeline.build_dataset("s3://news/in", tmp_path / "out")
    assert not (tmp_path / "out").exists()
