"""One file, and what an article is made of."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.articles import parse, read_article
from timeline.errors import InputNotFound, NothingRead
from timeline.model import Article, RawArticle


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "通话.md"
    path.write_text("---\ntitle: 两国外长通话\nfrom: https://www.zaobao.com/x\n---\n周二通话。", encoding="utf-8")
    article = read_article(path)
    assert (article.path, article.title, article.source) == ("通话.md", "两国外长通话", "联合早报")
    assert article == read_article(str(path))


def test_a_file_that_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"")
    with pytest.raises(NothingRead, match=r"a\.md is empty"):
        read_article(tmp_path / "a.md")
    with pytest.raises(NothingRead, match="holds no article"):
        (tmp_path / "in").mkdir()
        read_article(tmp_path / "in")
    with pytest.raises(InputNotFound):
        read_article(tmp_path / "b.md")


def parsed(path: str, content: bytes) -> Article:
    article = parse(RawArticle(path, content))
    assert isinstance(article, Article)
    return article


def test_the_id_is_that_of_path_and_bytes() -> None:
    one = parsed("a.md", "题".encode())
    assert one.article_id == parsed("a.md", "题".encode()).article_id
    assert len({one.article_id, parsed("b.md", "题".encode()).article_id, parsed("a.md", b"x").article_id}) == 3
    assert len(one.article_id) == 11
    assert one.article_id.startswith("a")


def test_quiet_spans_are_offsets_of_the_text() -> None:
    article = parsed(
        "a.md", "---\ntitle: 题\n---\n<p>通话😀。</p><p>责任编辑：王某</p><p>16/11/2021 - 19:02</p>".encode()
    )
    assert [article.text[start:end] for start, end in article.quiet] == ["责任编辑：王某", "16/11/2021 - 19:02"]


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ("from: https://a.b/c", "https://a.b/c"),
        (
            "url: https://web.archive.org/web/1/https://a.b/c\noriginal_url: https://a.b/c",
            "https://web.archive.org/web/1/https://a.b/c",
        ),
        ("link: thestandnews.com/x", "https://thestandnews.com/x"),
        ("from: javascript:alert(1)", ""),
        ("from: 不详", ""),
    ],
)
def test_addresses(head: str, url: str) -> None:
    assert parsed("a.md", f"---\ntitle: 题\n{head}\n---\n文".encode()).url == url


def test_problems_are_all_told() -> None:
    article = parsed("a.md", '---\ntitle: "会\x03谈"\ndate: 某日\n---\n会谈于周二上午举行。'.encode("gb18030"))
    assert "not UTF-8" in article.problem
    assert "repaired" in article.problem
    assert "某日" in article.problem
