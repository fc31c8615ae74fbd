"""The calendar, read back by a calendar library."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hostile_events import HOSTILE, NOON, day, event, hostile_table, unit
from icalendar import Calendar

from timeline.table import events_frame
from timeline.views.ics import to_ics
from timeline.views.page.clean import visible


def entries(*events):
    return Calendar.from_ical(to_ics(events_frame(events))).walk("VEVENT")


def test_a_clock_time_is_an_instant():
    (entry,) = entries(event())
    assert entry.decoded("dtstart") == NOON
    assert entry.decoded("dtend") == NOON + timedelta(minutes=1)


def test_a_day_is_the_day_of_its_zone():
    (entry,) = entries(day())
    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (date(2021, 11, 16), date(2021, 11, 17))
    assert b"DTSTART;VALUE=DATE:20211116" in to_ics(events_frame([day()]))


def test_open_sides_are_the_day_that_is_known():
    since, before = entries(unit("year", "", "2022-01-01"), unit("day", "2021-11-20", ""))
    assert (since.decoded("dtstart"), since.decoded("dtend")) == (date(2021, 11, 20), date(2021, 11, 21))
    assert (before.decoded("dtstart"), before.decoded("dtend")) == (date(2021, 12, 31), date(2022, 1, 1))


@pytest.mark.parametrize(
    ("status", "told"),
    [("happened", "CONFIRMED"), ("planned", "TENTATIVE"), ("cancelled", "CANCELLED"), ("postponed", "TENTATIVE")],
)
def test_status(status, told):
    (entry,) = entries(event(status=status))
    assert entry["status"] == told


def test_an_event_without_any_time_is_left_out():
    assert entries(event(start_utc=None, end_utc=None)) == []


def test_hostile_texts_stay_inside_their_entry():
    found = Calendar.from_ical(to_ics(hostile_table())).walk("VEVENT")
    assert len(found) == len(HOSTILE)
    for entry, text in zip(found, HOSTILE, strict=True):
        assert str(entry["summary"]).replace("\r\n", "\n") == visible(text)
        assert str(entry.get("url", "https:")).startswith("https:")


def test_every_entry_is_stamped_by_its_last_publication_and_never_by_a_clock():
    told = datetime(2021, 11, 17, tzinfo=UTC)
    stamped, unstamped = entries(event(last_published_utc=told), event("later", start_utc=NOON + timedelta(hours=1)))
    assert stamped.decoded("dtstamp") == told
    assert unstamped.decoded("dtstamp") == NOON + timedelta(hours=1)


def test_lines_are_folded_at_75_octets():
    made = to_ics(events_frame([event(title="会" * 200)]))
    assert max(map(len, made.split(b"\r\n"))) <= 75
