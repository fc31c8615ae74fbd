"""Made-up articles by the number, and what a build writes of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

import timeline
from timeline.views.outputs import USUAL

SUMMIT = Path(__file__).resolve().parents[2] / "examples" / "summit"

_ARTICLE = """---
title: 第{number}届港口论坛{day}日开幕
date: 2023-05-{day:02d} 10:00:00+08:00
---
<p>第{number}届港口论坛于5月{day}日上午9时在本市开幕。主办方说，闭幕式将于下周五举行，明年再办。</p>
<p>三天前，第{number}家码头恢复作业。</p>
"""


def write_corpus(folder: Path, number: int) -> Path:
    """So many articles, and one file that holds none."""
    folder.mkdir(parents=True, exist_ok=True)
    for one in range(number):
        text = _ARTICLE.format(number=one + 1, day=one % 20 + 5)
        (folder / f"{one:05d}.md").write_text(text, encoding="utf-8")
    (folder / "empty.md").write_bytes(b"")
    return folder


def write_summit(folder: Path) -> Path:
    """The articles of the summit, two texts of one address, and a file that holds none."""
    head = "---\ntitle: 会晤\nurl: https://example.org/versions/1\ndate: 2021-11-{day}T10:00:00+08:00\n---\n"
    for day in ("16", "17"):
        (folder / f"v{day}.md").write_text(head.format(day=day) + f"两国元首{day}日上午举行会晤。", encoding="utf-8")
    (folder / "empty.md").write_text("", encoding="utf-8")
    for article in SUMMIT.iterdir():
        if article.is_file():
            (folder / article.name).write_bytes(article.read_bytes())
    return folder


def written(result: timeline.Timeline, folder: Path, formats: Iterable[str] = USUAL) -> dict[str, bytes]:
    """The files of a build and their bytes."""
    return {path.name: path.read_bytes() for path in result.write(folder, formats)}


def forget_results(cache: Path) -> None:
    """Let a cache know articles alone, and no result of a build."""
    with sqlite3.connect(cache / "articles.sqlite") as connection:
        connection.execute("DELETE FROM results")
    connection.close()
