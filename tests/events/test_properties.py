"""What holds of every corpus, whatever its articles say."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from event_builders import article
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.events import build_events
from timeline.table import events_frame

ZONES = ("Asia/Shanghai", "America/New_York", "Europe/Paris")
SOURCES = ("甲报", "乙报", "丙報", "丁社")
DEEDS = ("视频会晤", "通电话", "签署渔业协定", "表示门是开着的", "会晤结束", "上半场会谈开始")
WHO = ("甲国总统丁一同乙国总理戊二", "外长王一与国务卿布朗", "发言人林一", "双方")
PRECISIONS = ("minute", "hour", "part", "day", "week", "month", "year")
STATUSES = ("happened", "planned", "cancelled", "postponed", "unclear")
DERANDOMIZED = settings(derandomize=True, deadline=None, max_examples=60)


@st.composite
def values(draw):
    day, hour = draw(st.integers(1, 9)), draw(st.integers(0, 23))
    start = datetime(2030, 5, day, hour, draw(st.integers(0, 59)), tzinfo=UTC)
    when = draw(st.sampled_from((f"{start:%Y-%m-%dT%H:%M}", f"..{start + timedelta(days=9):%Y-%m-%d}")))
    precision, status = draw(st.sampled_from(PRECISIONS)), draw(st.sampled_from(STATUSES))
    return f"{when}/{precision}/{status}"


@st.composite
def articles(draw):
    clauses = draw(st.lists(st.tuples(st.sampled_from(WHO), st.sampled_from(DEEDS), values()), min_size=1, max_size=4))
    marked = "。".join(f"{who}«当时{n}»{deed}" for n, (who, deed, _) in enumerate(clauses)) + "。"
    one = article(
        draw(st.sampled_from(SOURCES)),
        f"2030-05-0{draw(st.integers(1, 9))}T{draw(st.integers(10, 23))}:00",
        marked,
        *(value for *_, value in clauses),
        title=draw(st.sampled_from(("甲乙会晤", "渔业谈判"))),
        zone=draw(st.sampled_from(ZONES)),
    )
    quiet = ((0, draw(st.integers(0, 12))),) if draw(st.booleans()) else ()
    version = "later" if draw(st.integers(0, 5)) == 0 else ""
    return replace(one, article=replace(one.article, quiet=quiet, version_of=version))


def corpora(least=1):
    return st.lists(articles(), min_size=least, max_size=7, unique_by=lambda one: one.article.article_id)


def telling(one):
    """The ids of the mentions of an article that should tell an event."""
    if one.article.version_of:
        return set()
    loud = [m for m in one.mentions if not any(start <= m.start < end for start, end in one.article.quiet)]
    return {one.mention_id(m) for m in loud if m.start_utc or m.end_utc}


@DERANDOMIZED
@given(corpora(), st.randoms(use_true_random=False))
def test_input_order_never_matters(tagged, random):
    expected = build_events(tagged)
    random.shuffle(tagged)
    assert build_events(tagged) == expected


@DERANDOMIZED
@given(corpora(least=2), st.randoms(use_true_random=False))
def test_articles_added_one_by_one_end_in_the_same_table(tagged, random):
    expected = build_events(tagged)
    random.shuffle(tagged)
    grown = [build_events(tagged[:size]) for size in range(1, len(tagged) + 1)]
    assert grown[-1] == expected
    assert events_frame(grown[-1].events).equals(events_frame(expected.events))


@DERANDOMIZED
@given(corpora())
def test_every_telling_mention_belongs_to_exactly_one_event(tagged):
    built = build_events(tagged)
    owners = Counter(mention_id for event in built.events for mention_id in event.mention_ids)
    assert set(owners) == set().union(*map(telling, tagged)) == set(built.event_of)
    assert set(owners.values()) <= {1}
    assert all(
        i in event.mention_ids for event in built.events for i, e in built.event_of.items() if e == event.event_id
    )


@DERANDOMIZED
@given(corpora())
def test_rows_are_sound(tagged):
    events = build_events(tagged).events
    assert len({event.event_id for event in events}) == len(events)
    articles_of = {one.mention_id(m): one.article for one in tagged for m in one.mentions}
    for event in events:
        told_by = [articles_of[mention_id] for mention_id in event.mention_ids]
        assert not (event.start_utc and event.end_utc) or event.start_utc <= event.end_utc
        assert event.article_count == len({one.article_id for one in told_by})
        assert 1 <= event.source_count <= event.article_count
        assert len(set(event.sources)) == len(event.sources) == len({one.source for one in told_by})
        assert event.first_published_utc == min(one.published_utc for one in told_by)
        assert event.title
        assert len(event.title) <= 58
        assert 0 <= event.confidence <= 1
        assert 0 <= event.importance <= 1
    rows = events_frame(events)
    assert rows["mention_count"].tolist() == [len(event.mention_ids) for event in events]


@DERANDOMIZED
@given(corpora())
def test_every_plan_told_is_in_the_history(tagged):
    built = build_events(tagged)
    statuses = {one.mention_id(m): m.status for one in tagged for m in one.mentions}
    for event in built.events:
        planned = [i for i in event.mention_ids if statuses[i] in ("planned", "cancelled", "postponed")]
        assert bool(planned) <= bool(event.plan_history)
        known = [plan["known_utc"] for plan in event.plan_history]
        assert known == sorted(known)


@pytest.mark.parametrize("empty", [[], [article("甲报", "2030-05-07T08:00", "没有时间的话。")]])
def test_nothing_told_gives_no_events(empty):
    built = build_events(empty)
    assert (built.events, built.event_of, built.anchor) == ((), {}, None)
