"""What a user may do to a folder of articles between two builds."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol


class Place(Protocol):
    """Where the articles are that :func:`corpus.write_corpus` wrote."""

    articles: Path


def added(place: Place) -> None:
    (place.articles / "new.md").write_text("本市5月9日举行灯会。", encoding="utf-8")


def edited(place: Place) -> None:
    path = place.articles / "00003.md"
    path.write_text(path.read_text(encoding="utf-8").replace("上午9时", "上午8时"), encoding="utf-8")


def removed(place: Place) -> None:
    (place.articles / "00003.md").unlink()


def renamed(place: Place) -> None:
    (place.articles / "00003.md").rename(place.articles / "zz.md")


def unreadable_removed(place: Place) -> None:
    (place.articles / "empty.md").unlink()
