"""Tables, JSON lines and data frames of articles: which column is what, and rows that are broken."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest

from timeline.articles import parse
from timeline.errors import BadTable
from timeline.inputs import from_frame, gather
from timeline.model import Article, RawArticle, Skipped

NOON = datetime(2021, 11, 13, 4, tzinfo=UTC)


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def parsed(path: Path, **columns: str) -> list[Article | Skipped]:
    return [item if isinstance(item, Skipped) else parse(item) for item in gather([path], columns=columns)]


@pytest.mark.parametrize(
    "table",
    [
        "title,content,pubDate,link,source,lang\n外长通话,周五晚间通话。,2021-11-13T12:00+08:00,https://a.b/c,某报,zh-CN\n",
        "Headline;Full Text;Published At;URL;Publisher\n外长通话;周五晚间通话。;2021-11-13T12:00+08:00;https://a.b/c;某报",
        "标题\t正文\t发布时间\t链接\t来源\n外长通话\t周五晚间通话。\t2021-11-13T12:00+08:00\thttps://a.b/c\t某报\r\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_common_names_of_columns(tmp_path: Path, table: str, encoding: str) -> None:
    (article,) = parsed(write(tmp_path / "news.csv", table, encoding))
    assert isinstance(article, Article)
    assert (article.path, article.title, article.text) == ("news.csv#1", "外长通话", "外长通话\n周五晚间通话。")
    assert (article.url, article.source, article.published_utc) == ("https://a.b/c", "某报", NOON)
    assert (article.language, article.published_from) == ("zh", "record")
    assert ("not UTF-8" in article.problem) == (encoding in ("gb18030", "utf-16"))


def test_columns_can_be_named(tmp_path: Path) -> None:
    table = write(tmp_path / "a.csv", "h,pub,story,title\n外长通话,2021-11-13T04:00Z,周五晚间通话。,栏目\n")
    (article,) = parsed(table, title="h", date="pub", text="story")
    assert isinstance(article, Article)
    assert (article.title, article.published_utc) == ("外长通话", NOON)
    (skipped,) = parsed(table, title="headline")
    assert isinstance(skipped, Skipped)
    assert "'headline'" in skipped.reason
    assert "h, pub, story, title" in skipped.reason
    with pytest.raises(BadTable, match="'titel' is no field"):
        gather([table], columns={"titel": "h"})


def test_long_cells_quotes_and_lines_within_them(tmp_path: Path) -> None:
    long = "长文" * 100_000
    (article,) = parsed(write(tmp_path / "a.csv", f'title,text\n"他说：""好""","{long}\n第二段。"\n'))
    assert isinstance(article, Article)
    assert article.text == f'他说："好"\n{long}\n第二段。'


def test_html_in_a_cell(tmp_path: Path) -> None:
    (article,) = parsed(write(tmp_path / "a.csv", 'title,body\n题,"<p>一&amp;</p><p>二</p><script>x</script>"\n'))
    assert isinstance(article, Article)
    assert article.text == "题\n一&\n二"


def test_broken_rows_are_told_and_the_others_read(tmp_path: Path) -> None:
    rows = ["a,一。", "b,二。,多", '"c,三。', "d,四。", "", ",", '"e"x,五。', "f,六。"]
    found = parsed(write(tmp_path / "a.csv", "title,text\n" + "\n".join(rows) + "\n"))
    assert [item.title for item in found if isinstance(item, Article)] == ["a", "d", "f"]
    assert [item.path for item in found if isinstance(item, Skipped)] == ["a.csv#2", "a.csv#3", "a.csv#5"]
    assert all(item.hint for item in found if isinstance(item, Skipped))


def test_a_table_of_nothing_but_errors_takes_no_time(tmp_path: Path) -> None:
    found = parsed(write(tmp_path / "a.csv", "title,text\n" + 'a,"b"c\n' * 50_000))
    assert 2 <= len(found) <= 30
    assert isinstance(found[-1], Skipped)
    assert "too many errors" in found[-1].reason


def test_json_lines(tmp_path: Path) -> None:
    lines = [
        json.dumps(
            {"headline": "外长通话", "body": ["一。", "二。"], "published": 1636776000, "source": {"name": "某报"}}
        ),
        "{broken",
        "[1]",
        "",
        json.dumps({"headline": None, "body": float("nan")}),
        "[" * 100_000,
        '{"headline": "\\ud800题", "body": "三。"}',
    ]
    found = parsed(write(tmp_path / "a.jsonl", "\r\n".join(lines)))
    assert [item.path for item in found] == [f"a.jsonl#{number}" for number in (1, 2, 3, 5, 6, 7)]
    first, *broken, last = found
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert (first.text, first.published_utc, first.source) == ("外长通话\n一。\n二。", NOON, "某报")
    assert all(isinstance(item, Skipped) and item.hint for item in broken)


@pytest.mark.parametrize("content", ["{broken", "题\n文", "[1]\n[2]"])
def test_json_lines_without_any_object_are_told_wherever_they_are(tmp_path: Path, content: str) -> None:
    write(tmp_path / "a.jsonl", content)
    (found,) = gather([tmp_path])
    assert isinstance(found, Skipped)
    assert (found.path, found.reason.endswith("no other line is an object either")) == ("a.jsonl#1", True)


def test_tables_in_folders_are_read_when_they_hold_articles(tmp_path: Path) -> None:
    write(tmp_path / "news.csv", "title,text,date\n题,文。,2021-11-13\n")
    write(tmp_path / "index.tsv", "file\twhy\na.md\tx\n")
    write(tmp_path / "mentions.csv", "mention_id,text,source,published_utc\n1,昨天,某报,2021\n")
    assert [item.path for item in gather([tmp_path])] == ["news.csv#1"]
    (named,) = gather([tmp_path / "index.tsv"])
    assert isinstance(named, Skipped)
    assert "file, why" in named.reason


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.jsonl", "a.ndjson"])
@pytest.mark.parametrize("content", [b"", b"\n\n", b"\x1c", b"\x00\x01\x02\xff", b"title"])
def test_tables_without_rows_are_told(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    found = list(gather([tmp_path / name]))
    assert all(isinstance(item, Skipped) for item in found)
    assert found or content == b"title"


def test_a_large_row_is_told(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", "title,text\n小,文。\n大," + "文" * 100 + "\n")
    small, large = gather([tmp_path], max_bytes=100, columns={"text": "text"})
    assert isinstance(small, RawArticle)
    assert isinstance(large, Skipped)
    assert "limit" in large.reason


def test_a_data_frame() -> None:
    frame = pd.DataFrame(
        {
            "headline": ["外长通话", None, float("nan")],
            "text": ["周五晚间通话。", "没有题目。", None],
            "date": [pd.Timestamp("2021-11-13T12:00+08:00"), pd.NaT, pd.NaT],
        },
        index=[7, 7, 9],
    )
    found = [item if isinstance(item, Skipped) else parse(item) for item in from_frame(frame)]
    first, second, third = found
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.path, first.title, first.published_utc) == ("frame#1", "外长通话", NOON)
    assert (second.text, second.published_utc) == ("没有题目。", None)
    assert third == Skipped("frame#3", "has neither title nor text", third.hint)  # type: ignore[union-attr]


def test_a_data_frame_without_texts() -> None:
    with pytest.raises(BadTable, match="no column with texts"):
        from_frame(pd.DataFrame({"a": [1]}))
    assert [item.path for item in from_frame(pd.DataFrame({"a": ["文。"]}), columns={"text": "a"}, name="x")] == ["x#1"]


def test_rows_have_ids_of_their_own(tmp_path: Path) -> None:
    found = parsed(write(tmp_path / "a.csv", "title,text,date\n题,文。,2021-11-13\n题,文。,2021-11-14\n"))
    assert len({item.article_id for item in found if isinstance(item, Article)}) == 2
