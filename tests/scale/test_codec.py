"""What is encoded comes back equal: every field of every type, and what an article tells."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from timeline.articles.versions import record_of
from timeline.codec import decode, encode, mention_columns
from timeline.events.account import Account, account_of
from timeline.inputs import gather
from timeline.model import Article, Evidence, Mention, RawArticle, Skipped, TaggedArticle
from timeline.work import Sealed, Work, decoded, encoded, line_of, tagged_of

ROOT = Path(__file__).resolve().parents[2]


def test_the_sample_articles_come_back():
    for raw in gather([ROOT / "examples" / "summit"]):
        assert not isinstance(raw, Skipped)
        account = Work().one(raw)
        assert isinstance(account, Account)
        back = decoded(encoded(account))
        assert back == account
        assert repr(back) == repr(account)
        assert tagged_of(encoded(account)) == decode(encode(account.tagged)) == account.tagged


def test_what_was_skipped_comes_back():
    skipped = Skipped("a.md", "is empty", "Remove the file.")
    assert decode(encode(skipped)) == decoded(encoded(skipped)) == tagged_of(encoded(skipped)) == skipped


ODD = {
    "one minute told twice": "两国元首11月16日8时46分举行会晤。会晤8时46分开始。",
    "put off twice": "原定11月3日举行的市长会议推迟至10日，再推迟至12日。",
    "compared with its plan": "会晤上半场8时46分开始，比原定的8时45分晚了一分钟。",
    "words that stand nowhere": "16日，市长（11月在任）在南港（城区）表示，10月起的3年内不会加税。",
    "times without an end": "2030年以前完工。至今仍在施工。",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_what_is_told_in_odd_ways_comes_back(text):
    account = Work().one(RawArticle("a.md", f"---\ndate: 2021-11-16\n---\n{text}".encode()))
    assert isinstance(account, Account)
    assert account.said
    assert repr(decoded(encoded(account))) == repr(account)


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
    with pytest.raises((ValueError, TypeError, LookupError, AttributeError)):
        decoded(text)


@pytest.mark.parametrize("told", ["", "[]", "{}", "null", '["","","",[],[],[["",0,[7]]]]'])
def test_what_no_article_tells_is_an_error(told):
    account = account_of(TaggedArticle(Article("a1", "a.md", "", "text"), ()))
    head, tagged, sound = encoded(account).split("\t")
    assert decoded(f"{head}\t{tagged}\t{sound}") == account
    for damaged in (f"{head}\t{tagged}\t{told}", f"{told}\t{tagged}\t{sound}", f"{head}\t{tagged}", tagged):
        with pytest.raises((ValueError, TypeError, LookupError, AttributeError)):
            decoded(damaged)


def test_what_is_sealed_tells_what_is_asked_of_all(tmp_path):
    text = "---\ntitle: 戊丁会\nurl: https://a.org/1\n---\n戊某主席11月16日出席戊丁会。"
    (tmp_path / "undated.md").write_text(text, encoding="utf-8")
    for raw in gather([ROOT / "examples" / "summit", tmp_path]):
        account = Work().one(raw)
        sealed = Sealed.of(line_of(encoded(account)))
        assert sealed.record == record_of(account.tagged.article)
        assert sealed.outline == account.outline
        assert sealed.opened() == account
    skipped = Skipped("a.md", "is empty", "half \ud83d")
    assert Sealed.of(line_of(encoded(skipped))) == skipped


@pytest.mark.parametrize("kept", [None, [], [1], [2, 0]])
def test_columns_of_mentions_are_what_the_mentions_say(kept):
    tagged = [Work().one(raw).tagged for raw in gather([ROOT / "examples" / "summit"])]
    tagged = [one for one in tagged if len(one.mentions) > 2]
    columns = mention_columns(map(encode, tagged), [kept] * len(tagged))
    places = [range(len(one.mentions)) if kept is None else kept for one in tagged]
    told = [(one, one.mentions[place]) for one, some in zip(tagged, places, strict=True) for place in some]
    assert tagged
    assert columns["mention_id"] == [one.mention_id(mention) for one, mention in told]
    for name in ("path", "published_utc"):
        assert columns[name] == [getattr(one.article, name) for one, _ in told]
    for name in ("text", "sentence", "start", "start_utc", "part", "flags", "assumed", "confidence"):
        assert columns[name] == [getattr(mention, name) for _, mention in told]
