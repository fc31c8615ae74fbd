"""``.timeline`` on data frames of events."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta

import pandas as pd
import pytest

import timeline
from timeline.accessor import EventsAccessor
from timeline.model import Event
from timeline.table import events_frame

NOON = datetime(2021, 11, 16, 4, tzinfo=UTC)
HOUR = timedelta(hours=1)


def event(name: str, start: datetime | None, end: datetime | None, **changes) -> Event:
    return Event(name, name, start, end, "hour", "point", "happened", "Asia/Shanghai", "source", **changes)


@pytest.fixture
def events() -> pd.DataFrame:
    return events_frame(
        [
            event("before", NOON - 2 * HOUR, NOON - HOUR),
            event("touches", NOON - HOUR, NOON),
            event("inside", NOON, NOON + HOUR, planned_start_utc=NOON - HOUR),
            event("around", NOON - 9 * HOUR, NOON + 9 * HOUR),
            event("open start", None, NOON + HOUR),
            event("open end", NOON - 9 * HOUR, None),
            event("instant", NOON, NOON),
            event("later", NOON + HOUR, NOON + 2 * HOUR),
            event("timeless", None, None),
        ]
    )


def test_between_is_half_open(events):
    chosen = events.timeline.between("2021-11-16T12:00+08:00", NOON + HOUR)
    assert list(chosen["event_id"]) == ["inside", "around", "open start", "open end", "instant"]


def test_between_is_open_where_nothing_is_given(events):
    assert "later" in set(events.timeline.between(start=NOON)["event_id"])
    assert "before" not in set(events.timeline.between(start=NOON)["event_id"])
    assert list(events.timeline.between(end=NOON - HOUR)["event_id"]) == ["before", "around", "open start", "open end"]
    assert len(events.timeline.between()) == len(events) - 1


def test_a_column_that_became_the_index_is_named(events):
    with pytest.raises(AttributeError, match=r"no column start_utc\. .*reset_index"):
        _ = events.set_index("start_utc").timeline


@pytest.mark.parametrize("moment", ["2021-11-16", "2021-11-16T04:00", NOON.replace(tzinfo=None)])
def test_a_moment_without_offset_is_refused(events, moment):
    with pytest.raises(ValueError, match="no offset"):
        events.timeline.between(moment, NOON)


def test_at_zone_changes_the_clock_and_not_the_instant(events):
    there = events.timeline.at_zone("America/New_York")
    assert there.loc[2, "start_local"] == "2021-11-15T23:00:00-05:00"
    assert set(there["zone"]) == {"America/New_York"}
    pd.testing.assert_series_equal(there["start_utc"], events["start_utc"])
    pd.testing.assert_series_equal(there.dtypes, events.dtypes)
    with pytest.raises(timeline.UnknownZone):
        events.timeline.at_zone("Washington")


def test_planned_are_those_announced_beforehand(events):
    assert list(events.timeline.planned()["event_id"]) == ["inside"]


def test_saved_tables_and_pages(events, tmp_path):
    pd.testing.assert_frame_equal(timeline.read_events(events.timeline.to_csv(tmp_path / "e.csv")), events)
    assert "inside" in events.timeline.to_html(tmp_path / "e.html").read_text(encoding="utf-8")


def test_a_frame_of_something_else_has_no_accessor():
    with pytest.raises(AttributeError, match="not a table of events"):
        _ = pd.DataFrame({"a": [1]}).timeline
    assert not hasattr(pd.DataFrame(), "timeline")


def test_a_part_of_the_rows_keeps_it(events):
    assert isinstance(events.head(0).timeline, EventsAccessor)
    assert events.head(0).timeline.between(NOON, NOON + HOUR).empty


ANCHORED = {"anchor": {"offset": "T"}, "far": {"start_utc": NOON + 90 * HOUR, "end_utc": NOON + 91 * HOUR}}


@pytest.fixture
def anchored() -> pd.DataFrame:
    usual = {"start_utc": NOON, "end_utc": NOON + HOUR, "sources": ("联合早报", "Kyodo"), "phase": "summit"}
    made = [Event(name, f"{name} 会晤", **{**PLACED, **usual, **changes}) for name, changes in ANCHORED.items()]
    return events_frame([*made, event("lost", None, None, quote="白宫说：Talks")])


PLACED = {
    "precision": "hour", "kind": "point", "status": "happened", "zone": "Asia/Shanghai", "zone_basis": "source",
}  # fmt: skip


@pytest.mark.parametrize(
    ("moment", "within", "chosen"),
    [
        ("anchor", "3D", ["anchor"]),
        ("anchor", "4D", ["anchor", "far"]),
        ("far", pd.Timedelta(hours=2), ["far"]),
        ("2021-11-16T12:30+08:00", "1h", ["anchor"]),
        (NOON + 92 * HOUR, "2h", ["far"]),
    ],
)
def test_around_a_moment(anchored, moment, within, chosen):
    assert list(anchored.timeline.around(moment, within)["event_id"]) == chosen


def test_around_what_is_not_there(anchored):
    with pytest.raises(timeline.UnknownAnchor, match="no start of anchor"):
        anchored[anchored["event_id"] != "anchor"].timeline.around("anchor", "3D")
    with pytest.raises(timeline.UnknownAnchor, match="no start of lost"):
        anchored.timeline.around("lost", "3D")
    with pytest.raises(ValueError, match="ISO"):
        anchored.timeline.around("nobody", "3D")


def test_phase_happened_and_search(anchored):
    assert list(anchored.timeline.phase("summit")["event_id"]) == ["anchor", "far"]
    with pytest.raises(ValueError, match="lead-up, summit, aftermath"):
        anchored.timeline.phase("before")
    cancelled = anchored.assign(status=pd.Categorical(["happened", "cancelled", "unclear"]))
    assert list(cancelled.timeline.happened()["event_id"]) == ["anchor"]
    assert list(anchored.timeline.search("会晤 kyodo FAR")["event_id"]) == ["far"]
    assert list(anchored.timeline.search("talks")["event_id"]) == ["lost"]
    assert list(anchored.timeline.search("会晤 (")["event_id"]) == []


def test_every_missing_column_is_named(anchored):
    with pytest.raises(AttributeError, match=r"no column title, quote$"):
        _ = anchored.drop(columns=["title", "quote"]).timeline


def merged(events: pd.DataFrame) -> pd.DataFrame:
    """With a row that matches no event, so that ours are missing in it."""
    notes = pd.DataFrame({"event_id": ["anchor", "nobody"], "note": ["seen", "lost"]})
    return events.merge(notes, on="event_id", how="outer")


def through_parquet(events: pd.DataFrame) -> pd.DataFrame:
    file = io.BytesIO()
    events.to_parquet(file)
    return pd.read_parquet(file)


@pytest.mark.parametrize(
    "change",
    [
        lambda events: events[events["kind"] == "point"],
        lambda events: events.sort_values("event_id", ascending=False),
        lambda events: pd.concat([events, events.assign(status="planned", phase=None)]),
        lambda events: events.set_index("event_id", drop=False),
        merged,
        through_parquet,
    ],
    ids=["filter", "sort", "concat", "index", "merge", "parquet"],
)
def test_it_survives_what_is_done_to_frames(anchored, change, tmp_path):
    events = change(anchored)
    assert "anchor" in set(events.timeline.around("anchor", "1h")["event_id"])
    assert set(events.timeline.search("kyodo")["event_id"]) == {"anchor", "far"}
    assert len(events.timeline.at_zone("America/New_York").timeline.happened()) >= 2
    back = timeline.read_events(events.timeline.to_csv(tmp_path / "e.csv"))
    assert list(back["event_id"]) == list(events["event_id"])
    assert back["sources"].map(type).eq(tuple).all()
    assert b"BEGIN:VEVENT" in events.timeline.to_ics(tmp_path / "e.ics").read_bytes()
    assert "anchor" in events.timeline.to_html(tmp_path / "e.html").read_text(encoding="utf-8")
    assert len(events.timeline.figure().data) > 0
    assert list(timeline.read_events(events.timeline.export(tmp_path / "e.parquet"))["title"]) == list(back["title"])


def test_export_refuses_what_it_cannot(anchored, tmp_path):
    with pytest.raises(timeline.UnknownFormat, match="the article is not in a table"):
        anchored.timeline.export(tmp_path / "a.tml")
    with pytest.raises(timeline.UnknownFormat, match="'docx' is no format"):
        anchored.timeline.export(tmp_path / "a.csv", "docx")
