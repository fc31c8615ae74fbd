"""TimeML: well-formed, and its text is the article's, character by character."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hostile_events import HOSTILE
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from timeline.model import Article, Mention, TaggedArticle
from timeline.tagging import tag
from timeline.views.timeml import to_timeml

WHEN = datetime(2021, 11, 16, 8, 25, tzinfo=UTC)


def article(text: str) -> Article:
    return Article("a1", "a.md", "题", text, zone="Asia/Shanghai", zone_basis="source", published_utc=WHEN)


def parsed(tagged: TaggedArticle) -> etree._Element:
    return etree.fromstring(to_timeml(tagged))


def text_of(root: etree._Element) -> str:
    return "".join(root.find("TEXT").itertext())


def marks(text: str) -> list[dict[str, str]]:
    return [dict(one.attrib) for one in parsed(tag(article(text))).find("TEXT").iter("TIMEX3")]


def test_times_are_marked_where_they_stand():
    root = parsed(tag(article("两国外长11月16日上午8时45分举行会谈，双方将于下周再次通话。")))
    (first, second) = root.find("TEXT").iter("TIMEX3")
    assert (first.text, first.get("type"), first.get("value")) == ("11月16日上午8时45分", "TIME", "2021-11-16T08:45")
    assert (second.text, second.get("type"), second.get("value")) == ("下周", "DATE", "2021-W47")
    assert root.find("DCT/TIMEX3").get("functionInDocument") == "CREATION_TIME"
    assert root.find("DCT/TIMEX3").get("value") == "2021-11-16T08:25:00Z"


def test_a_span_has_its_two_ends():
    whole, begin, end = marks("过去50年变化很大。")
    assert whole["type"] == "DURATION"
    assert (whole["beginPoint"], whole["endPoint"]) == (begin["tid"], end["tid"])
    assert (begin["value"], end["value"]) == ("1971-11-16", "2021-11-16")


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("会谈历时三小时。", "DURATION", "PT3H"),
        ("每周一开会。", "SET", "XXXX-WXX-1"),
        ("目前没有消息。", "DATE", "PRESENT_REF"),
    ],
)
def test_types(text, kind, value):
    (only,) = marks(text)
    assert (only["type"], only["value"]) == (kind, value)


def test_modifiers_are_those_of_timex3():
    (only,) = marks("双方将于年底前会晤。")
    assert only["mod"] in {"BEFORE", "END"}


@pytest.mark.parametrize(
    ("text", "length", "ends"),
    [
        ("2016年至2019年连续增长。", "P1461D", ["2016", "2019"]),
        ("2020年6月至8月停工。", "P92D", ["2020-06", "2020-08"]),
        ("11月16日上午8时45分至10时45分会谈。", "PT120M", ["2021-11-16T08:45", "2021-11-16T10:45"]),
    ],
)
def test_spans_of_any_unit_tell_their_length(text, length, ends):
    whole, *bounds = marks(text)
    assert (whole["type"], whole["value"]) == ("DURATION", length)
    assert [bound["value"] for bound in bounds] == ends


@settings(derandomize=True, deadline=None)
@given(text=st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=("Cs",)), max_size=30)))
def test_the_text_is_that_of_the_article(text):
    whole = f"11月16日{text}下周一{text}"
    mentions = (Mention(0, 6, "11月16日", "point", timex="2021-11-16"),)
    got = text_of(parsed(TaggedArticle(article(whole), mentions)))
    assert len(got) == len(whole)
    assert all(a == b or (b == "\ufffd" and not a.isprintable()) for a, b in zip(whole, got, strict=True))
    assert not text.isprintable() or got == whole


def test_an_article_without_publication_or_times_is_still_one():
    root = parsed(TaggedArticle(Article("a", "a", "", "没有时间。"), ()))
    assert root.find("DCT") is None
    assert text_of(root) == "没有时间。"


@pytest.mark.shared
def test_real_articles(shared):
    from timeline import read_article

    paths = sorted((shared / "articles" / "summit").glob("*.md"))
    assert paths
    for path in paths:
        tagged = tag(read_article(path))
        root = parsed(tagged)
        assert text_of(root) == tagged.article.text
        told = [one.text for one in root.find("TEXT").iter("TIMEX3") if one.text]
        assert told == [mention.text for mention in tagged.mentions if mention.timex]
