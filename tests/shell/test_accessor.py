"""``.timeline`` on data frames of events."""

from __future__ import annotations

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
