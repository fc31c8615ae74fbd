"""A fault of ours at one document is told, and stops nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import timeline
from timeline import inputs, reader, work
from timeline.errors import BadTable, UnknownZone
from timeline.inputs.kinds import READERS
from timeline.model import RawArticle

SOUND = "---\ntitle: 外长通话\ndate: 2021-11-13\n---\n双方于11月12日上午8时通话。"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a", "bad", "c"):
        (tmp_path / f"{name}.md").write_text(SOUND.replace("外长", name), encoding="utf-8")
    (tmp_path / "news.jsonl").write_text('{"title": "d", "text": "文", "date": "2021-11-13"}\n', encoding="utf-8")
    return tmp_path


def breaks(own: object) -> object:
    """Fails at the article ``bad``."""

    def broken(given: RawArticle, *rest: object, **named: object) -> object:
        if "bad" in getattr(given, "path", ""):
            return {}["\x1b[31m"]
        return own(given, *rest, **named)  # type: ignore[operator]

    return broken


def test_a_fault_in_reading(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "parse", breaks(work.parse))
    monkeypatch.setattr(reader, "parse", breaks(reader.parse))
    for skipped, paths in (
        (timeline.build(folder).skipped.to_dict("records"), timeline.build(folder).articles["path"]),
        ([vars_of(one) for one in timeline.read(folder).skipped], [one.path for one in timeline.read(folder).articles]),
    ):
        assert list(paths) == ["a.md", "c.md", "news.jsonl#1"]
        (one,) = skipped
        assert one["path"] == "bad.md"
        assert one["reason"] == "cannot be read: a fault of this program (KeyError in test_faults.py)"
        assert one["hint"].startswith("Please report it with the file, and this place: broken, line ")


def vars_of(one: object) -> Mapping[str, str]:
    return {name: getattr(one, name) for name in ("path", "reason", "hint")}


def test_a_fault_in_tagging(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = work.tag

    def broken(article: timeline.model.Article) -> object:
        if article.path == "bad.md":
            raise RecursionError
        return own(article)

    monkeypatch.setattr(work, "tag", broken)
    result = timeline.build(folder)
    assert list(result.skipped["path"]) == ["bad.md"] == [one["path"] for one in result.report["skipped"]]
    assert len(result.articles) == 3


def test_a_fault_in_a_table_loses_none_of_the_rows_before(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Iterator[RawArticle]:
        yield RawArticle("news.jsonl#1", SOUND.encode())
        raise IndexError

    monkeypatch.setattr(inputs, "READERS", {**READERS, ".jsonl": broken})
    result = timeline.build(folder)
    assert list(result.skipped["path"]) == ["news.jsonl"]
    assert "news.jsonl#1" in set(result.articles["path"])


def test_wrong_use_is_no_fault(folder: Path) -> None:
    with pytest.raises(UnknownZone):
        timeline.build(folder, zone="Mars/Olympus")
    with pytest.raises(BadTable):
        timeline.read(folder, columns={"nothing": "x"})
