"""The document: the same bytes each time, nothing runs but its own scripts, nothing of the texts is markup."""

from __future__ import annotations

import base64
import hashlib
import re

import pandas as pd
import pytest
from page_data import DATA, data_of
from summit_frames import ANCHOR, many_events, summit_tables

from timeline.views.html import page
from timeline.views.page import assets
from timeline.views.page.clean import plotly_text, utf16_length, visible, web_link
from timeline.views.page.evidence import marks

SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


@pytest.fixture(scope="module")
def tables():
    return summit_tables()


@pytest.fixture(scope="module")
def document(tables):
    events, mentions, articles = tables
    return page(events, mentions=mentions, articles=articles, anchor=ANCHOR)


def test_the_same_input_gives_the_same_bytes(tables, document):
    events, mentions, articles = tables
    assert page(events, mentions=mentions, articles=articles, anchor=ANCHOR) == document
    assert page(many_events(2100)) == page(many_events(2100))


def test_only_the_scripts_of_the_page_may_run(document):
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', document)[1].replace("&#39;", "'")
    hashes = {
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
        for script in SCRIPT.findall(document)
    }
    assert len(hashes) == 2
    assert re.search(r"script-src ([^;]+);", policy)[1].split() == sorted(hashes, key=policy.index)
    assert {"default-src 'none'", "connect-src 'none'", "base-uri 'none'", "form-action 'none'"} <= set(
        policy.split("; ")
    )
    assert "unsafe-eval" not in policy


def test_nothing_is_loaded_from_elsewhere(document):
    markup = SCRIPT.sub("", DATA.sub("", document))
    assert not re.findall(r"""(?:src|href)=(?!"#)|@import|url\(""", markup)


@pytest.mark.parametrize("title", ["</script><script>alert(1)</script>", "<!-- <script>", "a\u202eb\x00c", "\ud800"])
def test_hostile_texts_do_not_leave_their_place(tables, title):
    texts = pd.Series(title, index=tables[0].index, dtype=object)  # a string column holds no lone surrogates
    events = tables[0].assign(title=texts, quote=texts)
    document = page(events, title=title)
    assert len(SCRIPT.findall(document)) == 2
    assert len(re.findall(r"<script", SCRIPT.sub("", document))) == 1
    assert data_of(document)["events"]["title"][0] == visible(title)
    assert not re.search("[\u202a-\u202e\x00]", document.replace(assets.plotly_script(), ""))


def test_large_tables_are_packed():
    small, large = page(many_events(2000)), page(many_events(2001))
    assert "data-packed" not in DATA.search(small)[0][:60]
    assert "data-packed" in DATA.search(large)[0][:60]
    assert len(data_of(large)["events"]["event_id"]) == 2001
    assert len(large) < len(small)


def test_instants_are_milliseconds_and_missing_is_null(document):
    events = data_of(document)["events"]
    at = events["event_id"].index("e09")
    assert events["start_utc"][at] == 1637023560000
    assert events["start_utc"][events["event_id"].index("e04")] is None
    assert events["plan_history"][at][0]["text"] == "最快下周"


def test_zones_are_named_in_both_languages(tables):
    events = tables[0].assign(zone=["Europe/Paris", "Asia/Kolkata", "UTC", "-02:00", "Antarctica/Nowhere_Land"] * 5)
    assert data_of(page(events))["zones"] == {
        "Antarctica/Nowhere_Land": {"zh": "Nowhere Land", "en": "Nowhere Land"},
        "Asia/Kolkata": {"zh": "加尔各答", "en": "Kolkata"},
        "Europe/Paris": {"zh": "巴黎", "en": "Paris"},
    }


def test_a_sentence_that_an_event_quotes_is_there_once(tables, document):
    quote = tables[0]["quote"].iloc[0]
    assert quote in set(tables[1]["sentence"])
    assert DATA.search(document)[3].count(quote) == 1


@pytest.mark.parametrize("many", [5, 2001])
def test_every_value_comes_back(tables, many):
    events, mentions, _ = tables
    events = pd.concat([events] * (many // len(events) + 1), ignore_index=True)
    made = data_of(page(events, mentions=mentions))
    for name in ("title", "quote", "zone", "modifier"):
        assert made["events"][name] == events[name].tolist()
    for name in ("sources", "urls", "assumed"):
        assert list(map(tuple, made["events"][name])) == events[name].tolist()
    assert made["events"]["phase"] == [None if pd.isna(phase) else phase for phase in events["phase"]]
    assert made["events"]["importance"] == events["importance"].tolist()
    assert made["mentions"]["sentence"] == mentions["sentence"].tolist()
    assert [tuple(mark) for mark in made["mentions"]["mark"]] == marks(mentions)


def test_lists_from_elsewhere_need_not_be_tuples(tables):
    events = tables[0].assign(urls=[list(urls) for urls in tables[0]["urls"]], added=[[1], None, *[{"a": True}] * 23])
    made = data_of(page(events))["events"]
    assert made["urls"] == events["urls"].tolist()
    assert made["added"][:3] == [[1], None, {"a": True}]


def test_a_table_alone_makes_a_page(tables):
    data = data_of(page(tables[0]))
    assert data["mentions"] is None
    assert data["anchor"] is None


def test_an_empty_table_makes_a_page(tables):
    assert data_of(page(tables[0].head(0)))["events"]["event_id"] == []


def test_readers_without_scripts_get_a_table(document):
    rows = re.findall(r"<noscript>(.*?)</noscript>", document, re.DOTALL)[-1]
    assert rows.count("<tr>") == 26
    assert "2021-11-16T08:46:00+08:00" in rows
    assert "&lt;b&gt;" not in rows


def test_language_and_title(tables):
    english = page(tables[0], anchor=ANCHOR, lang="en", title="A & <b>")
    assert '<html lang="en"' in english
    assert "<title>A &amp; &lt;b&gt;</title>" in english
    assert "<title>习近平同拜登举行视频会晤 · 时间线</title>" in page(tables[0], anchor=ANCHOR)
    with pytest.raises(ValueError, match="zh, en"):
        page(tables[0], lang="fr")


def test_only_links_to_the_web_are_kept(tables):
    events, mentions, articles = tables
    bad = articles.assign(url=["javascript:alert(1)"] * len(articles))
    assert set(data_of(page(events, mentions=mentions, articles=bad))["articles"]["url"]) == {""}
    assert web_link(" https://example.org/x ") == "https://example.org/x"
    assert [web_link(url) for url in ("", "ftp://a/b", "//host", "https://", "data:text/html,x", "http://[")] == [
        ""
    ] * 6


def test_plotly_is_given_no_markup():
    assert plotly_text('<a href="x">&\u202e') == '&lt;a href="x"&gt;&amp;'


def test_characters_are_counted_as_javascript_does():
    assert utf16_length("𠮷11月") == 5


def test_marks_stand_where_the_mention_does(tables):
    mentions = tables[1]
    for mark, sentence, text in zip(marks(mentions), mentions["sentence"], mentions["text"], strict=True):
        assert sentence[mark[0] : mark[1]] == text


def test_a_phrase_said_twice_is_marked_where_it_was_read(tables):
    sentence = "𠮷周一说，周一见，周二再见。"
    twice = tables[1].head(2).assign(article_id="a", sentence=sentence, text=["周一", "周二"], start_char=[105, 109])
    assert marks(twice) == [(6, 8), (10, 12)]


def test_a_mention_that_is_not_in_its_sentence_has_no_mark(tables):
    assert marks(tables[1].head(1).assign(text="不在其中")) == [None]
