"""The figure for notebooks."""

from __future__ import annotations

import pytest
from summit_frames import ANCHOR, many_events, summit_tables

from timeline.errors import UnknownZone
from timeline.views.figure import figure


@pytest.fixture(scope="module")
def events():
    return summit_tables()[0]


def drawn(chart) -> set[str]:
    return {row[0] for trace in chart.data if trace.customdata is not None for row in trace.customdata}


@pytest.mark.parametrize("lane", ["phase", "source", "status", "none"])
def test_every_event_is_drawn_once(events, lane):
    chart = figure(events, anchor=ANCHOR, lane=lane)
    ids = [row[0] for trace in chart.data if trace.customdata is not None for row in trace.customdata]
    assert sorted(ids) == sorted(events["event_id"])


@pytest.mark.parametrize(
    ("tz", "start"),
    [
        ("UTC", "2021-11-16 00:46:00"),
        ("Asia/Shanghai", "2021-11-16 08:46:00"),
        ("America/New_York", "2021-11-15 19:46:00"),
    ],
)
def test_times_are_naive_and_in_the_zone(events, tz, start):
    chart = figure(events, anchor=ANCHOR, tz=tz)
    marks = next(trace for trace in chart.data if trace.mode == "markers")
    assert dict(zip([row[0] for row in marks.customdata], marks.x, strict=True))["e09"] == start


def test_markup_in_titles_is_text(events):
    chart = figure(events.assign(title="<img src=x>"))
    assert "<img" not in chart.to_json().replace("\\u003c", "<")


def test_a_crowd_stays_readable():
    chart = figure(many_events(500), anchor=ANCHOR)
    assert chart.layout.height < 2000
    assert len(drawn(chart)) == 500


def test_no_events_make_an_empty_figure(events):
    assert len(drawn(figure(events.head(0)))) == 0


def test_wrong_choices_are_told(events):
    with pytest.raises(UnknownZone, match="Nowhere"):
        figure(events, tz="Nowhere/Land")
    with pytest.raises(ValueError, match="phase, source"):
        figure(events, lane="colour")
    with pytest.raises(ValueError, match="zh, en"):
        figure(events, lang="fr")
