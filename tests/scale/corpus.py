"""Made-up articles by the number, and what a build writes of them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import timeline

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


def written(result: timeline.Timeline, folder: Path) -> dict[str, bytes]:
    """The files of a build and their bytes."""
    return {path.name: path.read_bytes() for path in result.write(folder)}


def forget_results(cache: Path) -> None:
    """Let a cache know articles alone, and no result of a build."""
    with sqlite3.connect(cache / "articles.sqlite") as connection:
        connection.execute("DELETE FROM results")
    connection.close()
