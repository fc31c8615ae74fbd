"""A page of very many events: the most important, and how many are left out."""

from __future__ import annotations

import pytest
import summit_frames
from page_data import data_of

from timeline.views import html
from timeline.views.page.most import most_important


@pytest.fixture
def tables():
    return summit_frames.summit_tables()


def test_where_all_fit_none_is_left_out(tables):
    events, mentions, _ = tables
    assert most_important(events, mentions, rows=len(events) + len(mentions)) is events


def test_the_most_important_stay_in_their_order(tables):
    events, mentions, _ = tables
    rows = (len(events) + len(mentions)) // 2
    kept = most_important(events, mentions, rows=rows)
    told = mentions["event_id"].isin(kept["event_id"]).sum()
    assert 0 < len(kept) + told <= rows
    left = events.drop(kept.index)
    assert left["importance"].max() <= kept["importance"].min()
    assert list(kept.index) == sorted(kept.index)


def test_the_anchor_stays_in_any_case(tables):
    events, mentions, _ = tables
    least = events.sort_values("importance")["event_id"].iloc[0]
    assert least not in set(most_important(events, mentions, rows=5)["event_id"])
    assert least in set(most_important(events, mentions, rows=5, always=least)["event_id"])
    assert list(most_important(events, mentions, rows=0, always=least)["event_id"]) == [least]


def test_without_evidence_only_events_count(tables):
    assert len(most_important(tables[0], None, rows=7)) == 7


def test_a_page_carries_no_evidence_of_what_it_leaves_out(tables, monkeypatch):
    events, mentions, articles = tables
    rows = (len(events) + len(mentions)) // 2
    monkeypatch.setattr(html, "ROWS", rows)
    data = data_of(html.page(events, mentions=mentions, articles=articles, anchor=summit_frames.ANCHOR))
    assert len(data["events"]["event_id"]) + len(data["mentions"]["event_id"]) <= rows
    assert data["settings"]["left"] == len(events) - len(data["events"]["event_id"]) > 0
    assert set(data["articles"]["article_id"]) == set(data["mentions"]["article_id"])
