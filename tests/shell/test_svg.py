"""The still chart: valid, safe, without overlapping labels, the same every time."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest

from timeline.model import Event
from timeline.table import events_frame
from timeline.views.svg import ROWS, to_svg

NOON = datetime(2021, 11, 16, 4, tzinfo=UTC)
SVG = "{http://www.w3.org/2000/svg}"


def event(number: int, **changes) -> Event:
    at = NOON + timedelta(hours=7 * number)
    usual = {
        "event_id": f"e{number}", "title": f"第{number}次会晤", "start_utc": at, "end_utc": at + timedelta(minutes=1),
        "precision": "minute", "kind": "point", "status": "happened", "zone": "Asia/Shanghai", "zone_basis": "source",
        "phase": "lead-up", "importance": 1 / (number + 1),
    }  # fmt: skip
    return Event(**{**usual, **changes})


def drawn(*events: Event) -> ElementTree.Element:
    return ElementTree.fromstring(to_svg(events_frame(events)))


def labels(svg: ElementTree.Element) -> list[str]:
    return [label.text or "" for label in svg.iterfind(f"{SVG}g/{SVG}text")]


def test_every_event_has_a_mark_and_a_label():
    assert sorted(labels(drawn(*map(event, range(5))))) == [f"第{number}次会晤" for number in range(5)]


@pytest.mark.parametrize(("status", "shape"), [("happened", "circle"), ("planned", "path"), ("cancelled", "path")])
def test_status_is_told_by_shape(status, shape):
    group = drawn(event(0, status=status)).find(f"{SVG}g")
    assert group is not None
    assert group.find(f"{SVG}{shape}") is not None


def test_titles_are_text_and_never_markup():
    hostile = '<script>alert(1)</script>&"\u202e\x07'
    svg = drawn(event(0, title=hostile))
    assert labels(svg) == ['<script>alert(1)</script>&"']
    assert not list(svg.iter(f"{SVG}script"))


def test_no_labels_overlap_and_the_rest_is_counted():
    at_once = [event(number, start_utc=NOON, end_utc=None) for number in range(30)]
    svg = drawn(*at_once)
    assert len(labels(svg)) == ROWS
    assert f"+{30 - ROWS}" in [text.text for text in svg.iterfind(f"{SVG}text")]
    assert len({label.get("y") for label in svg.iterfind(f"{SVG}g/{SVG}text")}) == ROWS


def test_the_most_important_are_drawn():
    at_once = [event(number, start_utc=NOON, end_utc=None, importance=number / 30) for number in range(30)]
    assert labels(drawn(*at_once)) == [f"第{number}次会晤" for number in range(30 - ROWS, 30)]


def test_a_far_event_does_not_squeeze_the_others():
    near = [event(number) for number in range(20)]
    svg = drawn(*near, event(99, start_utc=datetime(1979, 1, 1, tzinfo=UTC), end_utc=None))
    places = [float(circle.attrib["cx"]) for circle in svg.iter(f"{SVG}circle")]
    assert max(places) - min(places) > 400


def test_no_time_no_picture():
    assert to_svg(events_frame([event(0, start_utc=None, end_utc=None)])) == ""
    assert to_svg(events_frame([])) == ""


def test_numbers_are_short_and_nothing_is_loaded():
    text = to_svg(events_frame(map(event, range(9))))
    assert not re.search(r"\d\.\d{2,}", text.replace("0.15", ""))
    assert not re.search(r"(href|src|url)", text)
