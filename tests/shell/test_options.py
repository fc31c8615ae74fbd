"""Zones and moments that a user types."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from timeline.errors import UnknownZone
from timeline.options import moment_of, zone_of

WINTER = datetime(2021, 11, 16, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "hours"),
    [("Asia/Shanghai", 8), ("America/New_York", -5), ("UTC", 0), ("-02:00", -2), ("+05:30", 5.5), ("+14:00", 14)],
)
def test_a_zone_is_a_name_or_an_offset(name, hours):
    assert WINTER.astimezone(zone_of(name)).utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize("name", ["", "Beijing", "Asia/Shangai", "+25:00", "8", "UTC+8", "../etc/passwd", "北京"])
def test_anything_else_is_refused(name):
    with pytest.raises(UnknownZone, match="IANA name"):
        zone_of(name)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("asia/shanghai", "Asia/Shanghai"),
        ("Shanghai", "Asia/Shanghai"),
        ("new york", "America/New_York"),
        ("Asia/Singapor", "Asia/Singapore"),
    ],
)
def test_the_hint_names_what_was_meant(typed, meant):
    with pytest.raises(UnknownZone, match=f"Did you mean .*{meant}"):
        zone_of(typed)


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2021-11-16", datetime(2021, 11, 15, 16, tzinfo=UTC)),
        ("2021-11-16T08:45", datetime(2021, 11, 16, 0, 45, tzinfo=UTC)),
        ("2021-11-16T08:45Z", datetime(2021, 11, 16, 8, 45, tzinfo=UTC)),
        ("2021-11-15T19:45-05:00", datetime(2021, 11, 16, 0, 45, tzinfo=UTC)),
    ],
)
def test_a_moment_without_offset_is_local(text, instant):
    assert moment_of(text, "Asia/Shanghai") == instant


@pytest.mark.parametrize("text", ["", "tomorrow", "11月16日", "2021-13-01", "16/11/2021"])
def test_no_moment(text):
    with pytest.raises(ValueError, match="Write a day like"):
        moment_of(text, "UTC")
