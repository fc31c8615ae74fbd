"""What a user points at: names, order, and everything that cannot be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from timeline.errors import InputNotFound
from timeline.inputs import gather
from timeline.model import RawArticle, Skipped


def fill(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    return folder


def names(*paths: Path | str) -> list[str]:
    return [found.path for found in gather(paths)]


def test_a_folder_gives_its_articles_and_nothing_else(tmp_path: Path) -> None:
    fill(tmp_path, "b.md", "a.txt", "in/c.HTML", "in/d.htm", "e.markdown", "f.pdf", ".g.md", ".h/i.md", "j")
    assert names(tmp_path) == ["a.txt", "b.md", "e.markdown", "in/c.HTML", "in/d.htm"]


def test_the_bytes_come_untouched(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xff\x00\r\n")
    assert list(gather([tmp_path])) == [RawArticle("a.md", b"\xff\x00\r\n")]


def test_the_order_of_paths_does_not_matter(tmp_path: Path) -> None:
    fill(tmp_path, "one/a.md", "two/b.md", "c.md")
    paths = [tmp_path / "two", tmp_path / "c.md", tmp_path / "one"]
    assert names(*paths) == names(*reversed(paths)) == ["a.md", "b.md", "c.md"]


def test_a_file_reached_twice_counts_once(tmp_path: Path) -> None:
    fill(tmp_path, "in/a.md")
    (tmp_path / "link.md").symlink_to(tmp_path / "in" / "a.md")
    paths = [tmp_path, tmp_path / "in", tmp_path / "in" / "a.md", str(tmp_path / "in" / ".." / "in")]
    assert names(*paths) == names(*reversed(paths)) == ["in/a.md"]


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    fill(tmp_path, "x/press/a.md", "y/press/a.md", "y/blog/a.md", "y/blog/b.md")
    paths = [tmp_path / "x" / "press", tmp_path / "y" / "press", tmp_path / "y" / "blog"]
    assert names(*paths) == names(*reversed(paths)) == ["b.md", "x/press/a.md", "y/blog/a.md", "y/press/a.md"]


def test_a_missing_path_is_named_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(InputNotFound, match=r"nowhere\.md"):
        gather([tmp_path, tmp_path / "nowhere.md"])


@pytest.mark.parametrize("address", ["https://example.org/news", "s3://bucket/news"])
def test_addresses_are_not_fetched_and_the_message_says_so(address: str) -> None:
    with pytest.raises(InputNotFound, match="Nothing is fetched"):
        gather([address])


def test_a_file_of_another_kind_is_skipped(tmp_path: Path) -> None:
    fill(tmp_path, "a.pdf")
    (found,) = gather([tmp_path / "a.pdf"])
    assert isinstance(found, Skipped)
    assert ".md" in found.hint


def test_pipes_are_skipped(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (found,) = gather([tmp_path])
    assert found == Skipped("pipe.md", "is not a regular file", found.hint)  # type: ignore[union-attr]


def test_large_files_are_skipped(tmp_path: Path) -> None:
    fill(tmp_path, "a.md")
    (found,) = gather([tmp_path], max_bytes=3)
    assert isinstance(found, Skipped)
    assert "more than the limit" in found.reason


def test_links_that_lead_round_or_nowhere_do_no_harm(tmp_path: Path) -> None:
    fill(tmp_path, "in/a.md")
    (tmp_path / "in" / "up").symlink_to(tmp_path)
    (tmp_path / "self.md").symlink_to(tmp_path / "self.md")
    (tmp_path / "gone.md").symlink_to(tmp_path / "no-such-file.md")
    found = {item.path: item for item in gather([tmp_path])}
    assert sorted(found) == ["gone.md", "in/a.md", "self.md"]
    assert isinstance(found["gone.md"], Skipped)
    assert isinstance(found["self.md"], Skipped)


def test_a_file_that_vanishes_is_skipped(tmp_path: Path) -> None:
    fill(tmp_path, "a.md", "b.md")
    found = gather([tmp_path])
    (tmp_path / "b.md").unlink()
    first, second = found
    assert isinstance(first, RawArticle)
    assert isinstance(second, Skipped)
    assert "cannot be read" in second.reason


def test_odd_names_become_printable(tmp_path: Path) -> None:
    fill(tmp_path, "两\n行.md", '引"号\\.md')
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.md"))).write_bytes(b"x")
    found = names(tmp_path)
    assert found == ["\\xff.md", "两\\n行.md", '引"号\\.md']
    assert all(name.isprintable() for name in found)


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, "a.md", "b.md")
    opened: list[str] = []
    own = os.open
    monkeypatch.setattr(os, "open", lambda path, *rest: opened.append(Path(path).name) or own(path, *rest))
    found = gather([tmp_path])
    assert opened == []
    next(found)
    assert opened == ["a.md"]
