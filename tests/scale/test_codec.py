"""What is encoded comes back equal: every field of every type."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from timeline.codec import decode, encode
from timeline.inputs import gather
from timeline.model import Article, Evidence, Mention, Skipped, TaggedArticle
from timeline.work import Work

ROOT = Path(__file__).resolve().parents[2]


def test_the_sample_articles_come_back():
    for raw in gather([ROOT / "examples" / "summit"]):
        assert not isinstance(raw, Skipped)
        tagged = Work().one(raw)
        assert decode(encode(tagged)) == tagged


def test_what_was_skipped_comes_back():
    skipped = Skipped("a.md", "is empty", "Remove the file.")
    assert decode(encode(skipped)) == skipped


def test_every_field_comes_back():
    instant = datetime(987, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)
    evidence = Evidence("url", "2021/11/16", None, "day", "note")
    article = Article(
        "a1", "文.md", "题\u2028\udcff", "题\n明天", "https://a", "源", "en", "+08:00", "option", instant, "url",
        (evidence, Evidence("body", "x", instant)), date(2021, 11, 16), ((0, 1), (2, 3)), "a2", "problem",
    )  # fmt: skip
    mention = Mention(
        2, 4, "明天", "range", instant, None, timedelta(days=-3, microseconds=1), "day", "dawn", "early+approx",
        "planned", "将", "UTC", "text", "XXXX", "a+b", ("year", "zone"), ("far-away",), 0.7, "明天", 2, (1, 4),
    )  # fmt: skip
    odd = Mention(0, 1, "not in the text", "vague", sentence="nor this")
    tagged = TaggedArticle(article, (odd, mention))
    back = decode(encode(tagged))
    assert back == tagged
    assert repr(back) == repr(tagged)


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", "[[1],[2]]", '[["a"],[["b"]]]', '{"a": 1, "b": 2}'])
def test_what_was_not_encoded_is_an_error(text):
    with pytest.raises((ValueError, TypeError, LookupError, AttributeError)):
        decode(text)
