"""What does not fit together is said: in the tables and in the report."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

import timeline
from timeline.cli import main

PUBLISHED = datetime(2021, 11, 15, 4, tzinfo=UTC)
BODY = "双方于11月12日上午8时通话。"


def built(tmp_path: Path, **articles: str) -> timeline.Timeline:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in articles.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return timeline.build([folder])


def problems(result: timeline.Timeline) -> dict[str, str]:
    """By path, as the table has them; the report must say the same."""
    table = {row.path: row.problem for row in result.articles.itertuples() if row.problem}
    assert {one["path"]: one["problem"] for one in result.report["problems"]} == table
    return table


def test_dates_that_disagree(tmp_path: Path) -> None:
    result = built(
        tmp_path,
        apart=f"---\ntitle: 题\ndate: 2021-11-13\nurl: https://a.b/2021/11/16/x\n---\n{BODY}",
        near=f"---\ntitle: 题目\ndate: 2021-11-13T23:00Z\nurl: https://a.b/2021/11/14/x\n---\n{BODY}",
    )
    assert list(problems(result)) == ["apart.md"]
    assert "dates disagree" in problems(result)["apart.md"]
    (told,) = result.report["date_disagreements"]
    assert told["path"] == "apart.md"
    assert [one["kind"] for one in told["evidence"]] == ["front matter", "url"]


def test_an_article_from_the_future(tmp_path: Path) -> None:
    result = built(
        tmp_path,
        future=f"---\ntitle: 题\ndate: 2026-11-13\nurl: https://a.b/2021/11/13/x\n---\n<!--1636776000000-->\n{BODY}",
        updated=f"---\ntitle: 题目\ndate: 2021-11-13\nlast_updated: 2021-11-19\n---\n{BODY}",
    )
    assert list(problems(result)) == ["future.md"]
    assert "dated in the future" in problems(result)["future.md"]


def test_dates_that_cannot_be(tmp_path: Path) -> None:
    text = f"---\ntitle: 题\ndate: 2021-11-13\n---\n会谈于2月30日举行。会晤于11月12日25时开始。{BODY}"
    result = built(tmp_path, a=text)
    flagged = [row for row in result.mentions.itertuples() if "impossible-date" in row.flags]
    assert "2月30日" in {row.text for row in flagged}
    assert all(row.start_utc != row.start_utc for row in flagged)
    assert result.report["counts"]["mentions_flagged"]["impossible-date"] == len(flagged)


@pytest.mark.parametrize(
    ("text", "far"),
    [
        ("七十年前签署。", True),
        ("60多年前签署。", True),
        ("一百年前签署。", True),
        ("1949年10月1日成立。", False),
        ("上世纪20年代。", False),
        ("二〇〇一年加入。", False),
        ("一九四九年成立。", False),
        ("三年前签署。", False),
        ("昨天签署。", False),
    ],
)
def test_far_away(text: str, far: bool) -> None:
    (mention,) = timeline.extract(text, published=PUBLISHED, zone="Asia/Shanghai")
    assert ("far-away" in mention.flags) == far


def test_far_away_is_in_the_tables(tmp_path: Path) -> None:
    result = built(tmp_path, a=f"---\ntitle: 题\ndate: 2021-11-13\n---\n协定七十年前签署。{BODY}")
    assert result.report["counts"]["mentions_flagged"]["far-away"] == 1
    assert [row.text for row in result.mentions.itertuples() if "far-away" in row.flags] == ["七十年前"]


def test_without_any_date_relative_words_stay_unresolved(tmp_path: Path) -> None:
    result = built(tmp_path, a="双方昨天通话。会晤于2021年11月16日举行。")
    assert result.report["undated"] == ["a.md"]
    assert "no date of publication found" in problems(result)["a.md"]
    starts = {row.text: row.start_utc == row.start_utc for row in result.mentions.itertuples()}
    assert starts == {"昨天": False, "2021年11月16日": True}


def test_skipped_files_are_in_the_table_and_the_report(tmp_path: Path) -> None:
    result = built(tmp_path, a=f"---\ntitle: 题\ndate: 2021-11-13\n---\n{BODY}", b="")
    assert list(result.skipped["path"]) == ["b.md"] == [one["path"] for one in result.report["skipped"]]
    assert result.report["counts"]["articles"] + result.report["counts"]["skipped"] == 2


@pytest.mark.parametrize("command", ["build", "check"])
def test_strict_builds_refuse_what_they_cannot_read(tmp_path: Path, command: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.md").write_text(f"---\ntitle: 题\ndate: 2021-11-13\n---\n{BODY}", encoding="utf-8")
    arguments = [command, str(tmp_path / "in"), "--strict"]
    output = ["-o", str(tmp_path / "output")] if command == "build" else []
    assert CliRunner().invoke(main, [*arguments, *output]).exit_code == 0
    (tmp_path / "in" / "b.md").write_bytes(b"")
    done = CliRunner().invoke(main, [*arguments, *(["-o", str(tmp_path / "other")] if output else [])])
    assert done.exit_code == 1
    assert "b.md" in done.output
    assert not (tmp_path / "other").exists()


def test_a_clock_that_cannot_be_is_flagged() -> None:
    mentions = timeline.extract("会晤于11月12日25时开始。", published=PUBLISHED, zone="Asia/Shanghai")
    assert "impossible-date" in [flag for mention in mentions for flag in mention.flags]


def test_a_month_that_cannot_be_is_flagged() -> None:
    mentions = timeline.extract("会晤于13月1日开始。", published=PUBLISHED, zone="Asia/Shanghai")
    assert [mention.start_utc for mention in mentions] in ([], [None])


@pytest.mark.parametrize("text", ["会晤于8时75分开始。", "会晤于0月5日开始。"])
def test_numbers_that_cannot_be_are_flagged(text: str) -> None:
    mentions = timeline.extract(text, published=PUBLISHED, zone="Asia/Shanghai")
    assert "impossible-date" in [flag for mention in mentions for flag in mention.flags]
