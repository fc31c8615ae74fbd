"""A large corpus is kept in files while it is built, and the result is the same."""

from __future__ import annotations

import gc
import pickle
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from corpus import SUMMIT, write_summit

import timeline
from timeline import pipeline, waiting
from timeline.corpus import Corpus
from timeline.events import afar
from timeline.events.account import Account, account_of
from timeline.events.aliases import Aliases
from timeline.events.brief import Quoted
from timeline.model import Article, TaggedArticle
from timeline.reader import Documents
from timeline.views import html
from timeline.work import Sealed, Work, encoded, line_of

PACKAGED = Aliases.of(None)
TABLES = ("events", "mentions", "articles", "skipped")


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """The summit, an earlier text of one of its addresses, and a file that is no article."""
    return write_summit(tmp_path_factory.mktemp("articles"))


def built(folder: Path, few: int, **options):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pipeline, "Corpus", lambda: Corpus(few))
        return timeline.build(folder, **options)


@pytest.mark.parametrize("few", [0, 5])
@pytest.mark.parametrize("options", [{}, {"topic": "气候"}, {"anchor": "2021-11-16T08:46+08:00"}], ids=str)
def test_a_corpus_in_files_gives_the_same(folder, few, options):
    near, far = built(folder, 1_000, **options), built(folder, few, **options)
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(near, name), getattr(far, name))
    assert near.report == far.report
    assert near.anchor == far.anchor
    assert near.report["earlier_versions"]
    assert len(near.skipped) == 1


def test_corrections_hold_for_a_corpus_in_files(folder, tmp_path):
    events = built(folder, 0).events
    told_often = events.sort_values("mention_count").iloc[-1]
    away = built(folder, 0).mentions.query("event_id == @told_often.event_id")["mention_id"].iloc[-1]
    rows = f"action,event_id,value\nsplit,{told_often.event_id},{away}\nretitle,{told_often.event_id},改过的题目\n"
    (tmp_path / "corrections.csv").write_text(rows, encoding="utf-8")
    near, far = (built(folder, few, corrections=tmp_path / "corrections.csv") for few in (1_000, 0))
    pd.testing.assert_frame_equal(near.events, far.events)
    assert len(far.events) == len(events) + 1
    assert "改过的题目" in set(far.events["title"])


@pytest.mark.parametrize("few", [0, 5])
def test_what_is_hidden_and_what_all_turns_on_hold_for_a_corpus_in_files(folder, tmp_path, monkeypatch, few):
    monkeypatch.setattr(afar, "_TOGETHER", 7)
    near = built(folder, 1_000)
    hidden, turning = near.anchor.event_id, near.events.sort_values("mention_count")["event_id"].iloc[-2]
    rows = f"action,event_id,value\nhide,{hidden},\nanchor,{turning},\nhide,e0123456789,\n"
    (tmp_path / "corrections.csv").write_text(rows, encoding="utf-8")
    near, far = (built(folder, some, corrections=tmp_path / "corrections.csv") for some in (1_000, few))
    assert (near.anchor.event_id, len(near.report["corrections_not_applied"])) == (turning, 1)
    assert (far.anchor, far.report) == (near.anchor, near.report)
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(near, name), getattr(far, name))


def test_half_a_character_comes_back():
    account = account_of(TaggedArticle(Article("a1", "a.html", "题\ud83d", "题\ud83d"), ()))
    far = Corpus(few=0)
    far.add(account)
    far.link()
    assert list(far) == [account.tagged]
    assert [one.outline for one in far.accounts()] == [account.outline]


def compared(account, known=frozenset(), aliases=PACKAGED):
    """What merging asks of an account."""
    return [
        (dict(said.features), said.wording, said.heads, said.met, [
            (one.mention_id, one.interval, one.status, one.moved_from, one.mention.modifier, dict(one.features),
             replace(one.told, words=""))
            for one in said.tellings
        ])
        for said in account.told(known, aliases)
    ]  # fmt: skip


@pytest.mark.parametrize("is_sealed", [False, True])
def test_articles_come_back_as_they_were_added(is_sealed):
    accounts = [Work().one(raw) for raw in Documents(SUMMIT)]
    sealed = [Sealed.of(line_of(encoded(one))) for one in accounts]
    tagged = [one.tagged for one in accounts]
    near, far = Corpus(few=1_000), Corpus(few=3)
    for corpus in (near, far):
        for one in sealed if is_sealed else accounts:
            corpus.add(one)
        corpus.link()
    assert not near.is_large
    assert far.is_large
    assert list(near) == list(far) == tagged
    assert list(far) == tagged
    assert len(near) == len(far) == len(tagged)
    assert near.outlines == far.outlines == [one.outline for one in accounts]
    assert list(near.accounts()) == accounts
    assert [compared(one) for one in far.accounts()] == [compared(one) for one in accounts]
    whole = [telling for one in accounts for said in one.said for telling in said.tellings]
    assert list(far.quoted(lambda *_: None)) == [Quoted(one.article, one.mention, one.draft) for one in whole]
    assert not list(near.accounts()), "what is told is not kept"


@pytest.mark.parametrize(("known", "aliases"), [("", {"中国": ["美国"]}), ("拜习", None)], ids=["aliases", "nicknames"])
def test_features_that_are_made_again_are_the_same_in_a_large_corpus(folder, known, aliases):
    accounts = [one for one in (Work().one(raw) for raw in Documents(folder)) if isinstance(one, Account)]
    far = Corpus(few=0)
    for one in accounts:
        far.add(one)
    far.link()
    latest = {one.outline.article_id: one for one in accounts}
    called = Aliases.of(aliases)
    again = [(compared(one, frozenset(known), called), latest[one.outline.article_id]) for one in far.accounts()]
    assert all(told == compared(near, frozenset(known), called) for told, near in again)
    assert any(told != compared(near) for told, near in again), "something was made again"


FORMATS = ("html", "csv", "jsonl", "parquet")


def written(result: timeline.Timeline, folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in result.write(folder, FORMATS)}


@pytest.mark.parametrize("rows", [100_000, 100], ids=["all", "the most important"])
def test_files_are_the_same_while_the_mentions_wait(folder, tmp_path, monkeypatch, rows):
    monkeypatch.setattr(html, "ROWS", rows)
    monkeypatch.setattr(waiting, "_TOGETHER", 3)
    near, far = built(folder, 1_000), built(folder, 5)
    expected = written(near, tmp_path / "near")
    assert written(far, tmp_path / "far") == expected
    assert written(far, tmp_path / "again") == expected
    assert near.summary() == far.summary()
    assert far.mentions is far.mentions


def test_what_was_changed_in_the_table_is_written(folder, tmp_path):
    far = built(folder, 5)
    far.mentions["note"] = "looked at"
    far.write(tmp_path, ["csv"])
    assert set(pd.read_csv(tmp_path / "mentions.csv")["note"]) == {"looked at"}


def test_what_was_changed_in_the_table_of_events_is_written(folder, tmp_path):
    far = built(folder, 5)
    far.events["title"] = "looked at"
    far.write(tmp_path, ["html", "csv", "markdown"])
    assert set(pd.read_csv(tmp_path / "events.csv")["title"]) == {"looked at"}
    assert "looked at" in (tmp_path / "timeline.html").read_text(encoding="utf-8")


def test_tables_that_wait_go_elsewhere_as_tables(folder):
    far = built(folder, 5)
    there = pickle.loads(pickle.dumps(far))
    pd.testing.assert_frame_equal(there.mentions, far.mentions)
    pd.testing.assert_frame_equal(there.events, far.events)


def test_no_table_of_a_large_corpus_is_made_for_the_files(folder, tmp_path):
    far = built(folder, 5)
    assert len(far.write(tmp_path, ["html", "csv", "jsonl"])) > 3
    assert far.summary()
    assert (far.happened.made, far.told.made) == (None, None)


def test_waiting_mentions_of_some_events(folder):
    far = built(folder, 5)
    counted = far.told.counts()
    assert counted.to_dict() == far.events.set_index("event_id")["mention_count"].to_dict()
    some = far.events["event_id"].iloc[::7]
    told = far.told.telling(some)
    expected = far.mentions[far.mentions["event_id"].isin(some)]
    pd.testing.assert_frame_equal(told.reset_index(drop=True), expected.reset_index(drop=True))
    assert far.told.telling([]).empty


@pytest.mark.parametrize("searched", [True, False])
def test_cycles_are_looked_for_again_afterwards(folder, tmp_path, searched):
    before = gc.isenabled()
    (gc.enable if searched else gc.disable)()
    try:
        built(folder, 5).write(tmp_path, ["csv"])
        assert gc.isenabled() is searched
    finally:
        (gc.enable if before else gc.disable)()
