"""Zip and tar archives: names, bounds, damage; nothing ever lands on the disk."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
import zlib
from pathlib import Path

import pytest

from timeline.articles import parse
from timeline.inputs import archive, gather
from timeline.model import Article, RawArticle, Skipped

FILES = {
    "in/b.md": "---\ntitle: 乙\n---\n文。",
    "a.txt": "甲。",
    "t.csv": "title,text\n题,表中文。\n",
    ".hidden.md": "x",
    "__MACOSX/in/b.md": "x",
    "picture.png": "x",
    "index.tsv": "file\n",
}


def tar(path: Path, members: dict[str, bytes], mode: str = "w:gz") -> Path:
    with tarfile.open(path, mode) as made:  # type: ignore[call-overload]
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            made.addfile(info, io.BytesIO(content))
    return path


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return path


def pack(path: Path, members: dict[str, bytes]) -> Path:
    if path.suffix == ".zip":
        return zipped(path, members)
    return tar(path, members, "w" if path.suffix == ".tar" else "w:gz")


def skipped(path: Path) -> dict[str, str]:
    return {item.path: item.reason for item in gather([path]) if isinstance(item, Skipped)}


@pytest.mark.parametrize("name", ["n.zip", "n.tar", "n.tgz", "N.TAR.GZ"])
@pytest.mark.parametrize("found_in_a_folder", [True, False])
def test_members_in_order(tmp_path: Path, name: str, found_in_a_folder: bool) -> None:
    path = pack(tmp_path / name, {key: value.encode() for key, value in FILES.items()})
    found = list(gather([tmp_path if found_in_a_folder else path]))
    assert [item.path for item in found] == [f"{name}/a.txt", f"{name}/in/b.md", f"{name}/t.csv#1"]
    articles = [parse(item) for item in found if isinstance(item, RawArticle)]
    assert [article.text for article in articles if isinstance(article, Article)] == [
        "甲。",
        "乙\n文。",
        "题\n表中文。",
    ]
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [name]


@pytest.mark.parametrize("name", ["n.zip", "n.tar.gz"])
def test_names_that_lead_out(tmp_path: Path, name: str) -> None:
    path = pack(
        tmp_path / name, {"../out.md": b"x", "/etc/out.md": b"x", "in/../../out.md": b"x", "./ok.md": "文".encode()}
    )
    found = list(gather([path]))
    assert [item.path for item in found if isinstance(item, RawArticle)] == [f"{name}/ok.md"]
    assert len(skipped(path)) == 3
    assert all("leads out" in reason for reason in skipped(path).values())


@pytest.mark.parametrize("name", ["n.zip", "n.tar.gz"])
def test_archives_in_archives_stay_closed(tmp_path: Path, name: str) -> None:
    inner = zipped(tmp_path / "inner", {"a.md": b"x"}).read_bytes()
    path = pack(tmp_path / name, {"in.zip": inner, "b.md": "文".encode()})
    assert skipped(path) == {f"{name}/in.zip": "is an archive within an archive"}


@pytest.mark.parametrize(("name", "encoding"), [("通话.md", "utf-8"), ("通话.md", "gb18030"), ("會談記錄.md", "big5")])
def test_names_in_old_encodings(tmp_path: Path, name: str, encoding: str) -> None:
    plain = tmp_path / "z.zip"
    marked = "x" * len(name.encode(encoding))
    content = zipped(plain, {marked: b"x"}).read_bytes().replace(marked.encode(), name.encode(encoding))
    plain.write_bytes(content)
    (found,) = gather([plain])
    assert found.path.startswith("z.zip/")
    assert found.path.endswith(".md")
    assert found.path.isprintable()
    if encoding != "big5":  # Big5 names are mostly valid GB18030 as well
        assert found.path == f"z.zip/{name}"


def test_odd_names_are_printable(tmp_path: Path) -> None:
    path = tar(tmp_path / "n.tar.gz", {"两\n行\x1b[31m.md": b"x", "n" * 250 + ".md": b"x"})
    assert all(item.path.isprintable() for item in gather([path]))


def test_a_name_twice(tmp_path: Path) -> None:
    path = tmp_path / "n.tar"
    with tarfile.open(path, "w") as made:
        for content in ("旧", "新"):
            info = tarfile.TarInfo("a.md")
            info.size = len(content.encode())
            made.addfile(info, io.BytesIO(content.encode()))
    earlier, last = gather([path])
    assert isinstance(earlier, Skipped)
    assert last == RawArticle("n.tar/a.md", "新".encode())


def test_links_and_devices_are_skipped(tmp_path: Path) -> None:
    path = tmp_path / "n.tar"
    with tarfile.open(path, "w") as made:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo(f"{kind.decode()}.md")
            info.type, info.linkname = kind, "/etc/passwd"
            made.addfile(info)
    assert set(skipped(path).values()) == {"is a link or a device, not a file"}
    assert len(skipped(path)) == 4


@pytest.mark.parametrize("name", ["n.zip", "n.tar.gz"])
def test_a_member_that_is_too_large(tmp_path: Path, name: str) -> None:
    path = pack(tmp_path / name, {"a.md": b" " * 30_000_000, "b.md": "文".encode()})
    assert list(skipped(path)) == [f"{name}/a.md"]
    assert len(list(gather([path]))) == 2


@pytest.mark.parametrize("name", ["n.zip", "n.tar.gz"])
def test_a_bomb_is_defused(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "FREE", 3_000_000)
    path = pack(tmp_path / name, {f"{number}.md": b" " * 1_000_000 for number in range(9)})
    found = list(gather([path]))
    told = [item for item in found if isinstance(item, Skipped)]
    assert len(found) - len(told) in (2, 3)
    assert [(item.path, "unpacks to more than 3 MB" in item.reason) for item in told] == [(name, True)]


def test_a_bomb_in_a_header_is_defused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "FREE", 3_000_000)
    info = tarfile.TarInfo("a.md")
    info.type, info.size = tarfile.XHDTYPE, 8_000_000_000
    path = tmp_path / "n.tar.gz"
    path.write_bytes(gzip.compress(info.tobuf(tarfile.PAX_FORMAT) + b"0" * 10_000_000))
    assert "unpacks to more than 3 MB" in skipped(path)["n.tar.gz"]


def test_too_many_members(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_MEMBERS", 5)
    path = zipped(tmp_path / "n.zip", {f"{number}.md": b"x" for number in range(9)})
    assert len(list(gather([path]))) == 6
    assert "more than 5 members" in skipped(path)["n.zip"]


def test_members_that_cannot_be_unpacked(tmp_path: Path) -> None:
    path = zipped(tmp_path / "n.zip", {"a.md": b"alpha" * 50, "b.md": b"beta" * 50, "c.md": "文".encode()})
    content = bytearray(path.read_bytes())
    central = content.index(b"PK\x01\x02")
    content[central + 8] |= 1  # a.md is marked as encrypted
    second = content.index(b"PK\x01\x02", central + 4)
    content[second + 16 : second + 20] = zlib.crc32(b"other").to_bytes(4, "little")
    path.write_bytes(content)
    assert sorted(skipped(path)) == ["n.zip/a.md", "n.zip/b.md"]
    assert len(list(gather([path]))) == 3


@pytest.mark.parametrize("name", ["n.zip", "n.tar", "n.tar.gz"])
def test_damage_anywhere_is_told(tmp_path: Path, name: str) -> None:
    members = {f"{number}.md": f"第{number}篇文章说：周五通话。".encode() * 40 for number in range(4)}
    whole = pack(tmp_path / name, members).read_bytes()
    path = tmp_path / f"cut{Path(name).suffixes[-1] if name != 'n.tar.gz' else '.tar.gz'}"
    for cut in range(0, len(whole), max(1, len(whole) // 60)):
        path.write_bytes(whole[:cut])
        found = list(gather([path]))
        read = [item for item in found if isinstance(item, RawArticle)]
        assert len(read) == 4 or len(found) > len(read), cut
        assert all(item.content == members[item.path.split("/")[-1]] for item in read)


@pytest.mark.shared
def test_a_real_archive_read_directly(shared: Path) -> None:
    found = list(gather([shared / "articles" / "sample.tar.gz"]))
    assert len(found) == 3500
    assert not [item for item in found if isinstance(item, Skipped)]
    assert [item.path for item in found] == sorted(item.path for item in found)
