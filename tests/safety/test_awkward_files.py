"""Whatever is in a file, and whatever the file is: an article or skipped with a reason and a hint, and nothing lost."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fuzz_targets import check_article

from timeline.articles import parse
from timeline.inputs import document, gather
from timeline.model import Article, RawArticle, Skipped

NOON = datetime(2021, 11, 13, 4, tzinfo=UTC)
BODY = "<p>两国外长周五晚间通了电话，就即将举行的视频会晤交换了意见。</p>"
HEAD = "title: 外长通话\ndate: 2021-11-13T12:00:00+08:00"
SOUND = f"---\n{HEAD}\n---\n{BODY}"


def read(content: bytes, path: str = "a.md") -> Article | Skipped:
    found = parse(RawArticle(path, content))
    check_article(found)
    return found


def article(content: bytes | str, path: str = "a.md") -> Article:
    found = read(content if isinstance(content, bytes) else content.encode(), path)
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "gb2312", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding: str, ends: str) -> None:
    found = article(SOUND.replace("\n", ends).encode(encoding))
    assert (found.title, found.published_utc) == ("外长通话", NOON)
    assert found.text == article(SOUND).text
    assert ("not UTF-8" in found.problem) == (not encoding.startswith("utf-8"))


def test_zeros_in_utf8() -> None:
    found = article('---\ntitle: "外\x00长\x07通话"\ndate: 2021-11-13T12:00+08:00\n---\n文\x1b[31m红\x00。')
    assert (found.title, found.published_utc, found.text.split("\n")[-1]) == ("外长通话", NOON, "文[31m红。")


def test_big5() -> None:
    text = SOUND.replace(
        "两国外长周五晚间通了电话，就即将举行的视频会晤交换了意见",
        "兩國外長週五晚間通了電話，就即將舉行的視訊會晤交換了意見",
    ).replace("外长通话", "外長通話")
    assert article(text.encode("big5")).title == "外長通話"
    assert "read as big5" in article(text.encode("big5")).problem


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ('title: "外长\x03通话"\ndate: 2021-11-13T12:00:00+08:00', "外长通话"),
        ("title: 外长\x1b[31m通话\ndate: 2021-11-13T12:00:00+08:00", "外长[31m通话"),
        ('title: "外长\\智通话"\ndate: 2021-11-13T12:00:00+08:00', "外长\\智通话"),
        ("\ttitle: 外长通话\n\tdate: 2021-11-13T12:00:00+08:00", "外长通话"),
        ("title: 别的\ntitle: 外长通话\ndate: 2021-11-13T12:00:00+08:00", "外长通话"),
        ("title: 外长：通话: 会谈\ndate: 2021-11-13T12:00:00+08:00", "外长：通话: 会谈"),
        ("title: '外长通话\ndate: 2021-11-13T12:00:00+08:00", "'外长通话"),
        ("title: [外长\ndate: 2021-11-13T12:00:00+08:00", "[外长"),
        ("title: !!python/object/apply:os.system ['true']\ndate: 2021-11-13T12:00:00+08:00", "两国外长"),
        ("a: &a [x]\nb: *a\ntitle: 外长通话\ndate: 2021-11-13T12:00:00+08:00", "外长通话"),
    ],
)
def test_odd_heads_keep_title_and_date(head: str, title: str) -> None:
    found = article(f"---\n{head}\n---\n{BODY}")
    assert found.published_utc == NOON
    assert found.title.startswith(title) or title in found.text
    assert "外长周五晚间通了电话" in found.text


@pytest.mark.parametrize(
    "date", ["", '""', "~", "某日", "0086-01-01", "2693-05-05T00:00Z", "99999999999999999999", "2021-02-30", "-1"]
)
def test_dates_that_are_none(date: str) -> None:
    found = article(f"---\ntitle: 题\ndate: {date}\n---\n<!--NaN-->\n{BODY}")
    assert found.published_utc is None
    assert "no date of publication" in found.problem
    assert date in ("", '""', "~") or "cannot use" in found.problem


def test_a_date_that_is_none_takes_no_time() -> None:
    code = (
        "import time; from timeline.articles.instants import read_instant; read_instant('13 Nov 2021 noon', 'UTC');"
        "start = time.process_time(); assert read_instant('60 Nov 2010', 'UTC') is None;"
        "assert time.process_time() - start < 1.5"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_no_head_and_nothing_but_a_head() -> None:
    assert "外长周五" in article(BODY).text
    assert article(f"---\n{HEAD}\n---\n").text == "外长通话"
    assert article(f"---\n{HEAD}").text


def test_aliases_do_not_grow() -> None:
    bomb = "a0: &a0 lol\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 40))
    start = time.process_time()
    found = article(f"---\n{bomb}{HEAD}\n---\n{BODY}")
    assert time.process_time() - start < 2
    assert found.title == "外长通话"


@pytest.mark.parametrize("tag", ["div", "span", "p", "a href=x", "ul><li", "table><tr><td", "font", "blockquote"])
@pytest.mark.parametrize("path", ["a.md", "a.html"])
def test_a_hundred_thousand_nested_elements(tag: str, path: str) -> None:
    content = f"<{tag}>" * 100_000 + "两国外长周五晚间通了电话"
    start = time.process_time()
    found = article(content, path)
    assert time.process_time() - start < 15
    assert "两国外长周五晚间通了电话" in found.text


@pytest.mark.parametrize("opener", ["> ", "- ", "[", "*", "`", "![", "<!--", "{{<", "<a ", "&", "](", "|", "# "])
def test_endless_markdown(opener: str) -> None:
    start = time.process_time()
    found = read(("题\n\n" + opener * 20_000 + "\n\n文").encode())
    assert time.process_time() - start < 15
    assert isinstance(found, Article)


def test_nothing_and_far_too_much(tmp_path: Path) -> None:
    (tmp_path / "empty.md").touch()
    (tmp_path / "large.md").write_bytes(b"x" * 50_000_000)
    (tmp_path / "sound.md").write_text(SOUND, encoding="utf-8")
    found = {item.path: item if isinstance(item, Skipped) else parse(item) for item in gather([tmp_path])}
    assert {path: type(item) for path, item in found.items()} == {
        "empty.md": Skipped,
        "large.md": Skipped,
        "sound.md": Article,
    }
    assert found["large.md"].reason == "has 50.0 MB, more than the limit of 20.0 MB"  # type: ignore[union-attr]
    assert len([item for item in gather([tmp_path], max_bytes=60_000_000) if isinstance(item, RawArticle)]) == 3


@pytest.mark.parametrize(
    "name",
    [
        "两\n行.md",
        "引\"'号.md",
        "\x1b[31m红.md",
        "n" * 252 + ".md",
        "空 格.md",
        "-rf.md",
        "$(true).md",
        "a\\b.md",
        "\u202egnp.md",
    ],
)
def test_odd_names(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(SOUND, encoding="utf-8")
    (raw,) = gather([tmp_path])
    assert raw.path.isprintable()
    assert isinstance(raw, RawArticle)
    assert isinstance(parse(raw), Article)


@pytest.fixture
def awkward(tmp_path: Path) -> Iterator[Path]:
    """A folder with one of everything that is no article, and one article."""
    (tmp_path / "sound.md").write_text(SOUND, encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self.md").symlink_to("self.md")
    (tmp_path / "gone.md").symlink_to("nowhere.md")
    (tmp_path / "device.md").symlink_to("/dev/zero")
    (tmp_path / "folder.md").mkdir()
    os.mkfifo(tmp_path / "pipe.md")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(tmp_path / "socket.md"))
        yield tmp_path


def test_things_that_are_no_files(awkward: Path) -> None:
    found = list(gather([awkward]))
    assert [item.path for item in found if isinstance(item, RawArticle)] == ["sound.md"]
    told = [item.path for item in found if isinstance(item, Skipped)]
    assert told == ["device.md", "gone.md", "pipe.md", "self.md", "socket.md"]
    assert all(item.reason and item.hint for item in found if isinstance(item, Skipped))


@pytest.mark.skipif(os.geteuid() == 0, reason="the super-user may read everything")
def test_files_that_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(SOUND, encoding="utf-8")
    (tmp_path / "a.md").chmod(0)
    (found,) = gather([tmp_path])
    assert isinstance(found, Skipped)


@pytest.mark.parametrize("call", ["open", "scandir", "fstat"])
def test_a_system_that_refuses(tmp_path: Path, call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.md").write_text(SOUND, encoding="utf-8")
    own = getattr(os, call)

    def refuses(path: object, *rest: object) -> object:
        if call == "fstat" or str(path).endswith(("a.md", "in")):
            raise PermissionError(13, "Permission denied")
        return own(path, *rest)

    with monkeypatch.context() as patched:
        patched.setattr(os, call, refuses)
        (found,) = gather([tmp_path])
    assert isinstance(found, Skipped)
    assert found.reason == "cannot be read: permission denied"


def test_a_file_that_changes_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_text(SOUND, encoding="utf-8")
    own = document.open_file

    def opens(given: Path) -> object:
        file = own(given)
        size = file.read(1)
        file.seek(0)
        assert size
        reads = file.read

        class Slow:
            def __enter__(self) -> Slow:
                return self

            def __exit__(self, *_: object) -> None:
                file.close()

            def fileno(self) -> int:
                return file.fileno()

            def read(self, most: int) -> bytes:
                content = reads(most)
                with path.open("a", encoding="utf-8") as writer:
                    writer.write("<p>又一段。</p>")
                return content

        return Slow()

    monkeypatch.setattr(document, "open_file", opens)
    (found,) = gather([path])
    assert isinstance(found, Skipped)
    assert found.reason == "changed while it was read"


def test_files_that_come_and_go_while_a_folder_is_read(tmp_path: Path) -> None:
    for number in range(200):
        (tmp_path / f"{number:03}.md").write_text(SOUND, encoding="utf-8")
    found = gather([tmp_path])
    items = [next(found)]
    worker = threading.Thread(target=lambda: [(tmp_path / f"{number:03}.md").unlink() for number in range(50, 150)])
    worker.start()
    worker.join()
    items += found
    assert len(items) == 200
    assert sum(isinstance(item, Skipped) for item in items) == 100


def test_articles_and_skipped_are_all_documents(tmp_path: Path) -> None:
    contents = [
        SOUND.encode(),
        b"",
        b"\xff\xfe",
        b"\x00" * 100,
        b"---\n---\n",
        SOUND.encode("gb18030"),
        os.urandom(500),
    ]
    for number, content in enumerate(contents):
        for ending in ("md", "html", "txt", "markdown", "htm"):
            (tmp_path / f"{number}.{ending}").write_bytes(content)
    found = [item if isinstance(item, Skipped) else parse(item) for item in gather([tmp_path])]
    assert len(found) == len(contents) * 5
    assert len({item.path for item in found}) == len(found)
    for item in found:
        check_article(item)
