"""English takes no more than twice the time of Chinese, per character, on the same story."""

from __future__ import annotations

import time
from pathlib import Path

from timeline import read_article
from timeline.model import Article
from timeline.tagging import tag

SUMMIT = Path(__file__).resolve().parents[2] / "examples" / "summit"
_ROUNDS = 8


def seconds(articles: list[Article]) -> float:
    """Processor time for each character, of the quickest of several rounds."""
    best = min(_timed(articles) for _ in range(_ROUNDS))
    return best / sum(len(article.text) for article in articles)


def _timed(articles: list[Article]) -> float:
    started = time.process_time()
    for article in articles:
        tag(article)
    return time.process_time() - started


def test_english_is_read_as_quickly_as_chinese() -> None:
    articles = [read_article(path) for path in sorted(SUMMIT.glob("*.md"))]
    english, chinese = ([a for a in articles if a.language == language] for language in ("en", "zh"))
    assert len(english) > 1
    assert len(chinese) > 5
    assert seconds(english * 5) < 2 * seconds(chinese)
