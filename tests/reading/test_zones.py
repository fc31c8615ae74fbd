"""The one place that turns the name of a zone into a zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from timeline import zones
from timeline.articles import parse
from timeline.errors import UnknownZone
from timeline.model import RawArticle

SUMMER = datetime(2021, 7, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "hours"),
    [
        ("Asia/Shanghai", 8),
        ("America/New_York", -4),
        ("UTC", 0),
        ("Z", 0),
        ("+08:00", 8),
        ("-02:00", -2),
        ("\u221202:00", -2),
        ("UTC+8", 8),
        ("GMT-0330", -3.5),
        ("+23:59", 24 - 1 / 60),
    ],
)
def test_names_and_offsets(name: str, hours: float) -> None:
    assert SUMMER.astimezone(zones.get(name)).utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize(
    "name", ["", " ", "Mars/Olympus", "../etc/passwd", "/etc/localtime", "+99:00", "8", "Asia", "\0"]
)
def test_what_is_no_zone(name: str) -> None:
    with pytest.raises(UnknownZone, match=r"is no time zone\. Give an IANA name such as Asia/Shanghai"):
        zones.get(name)


def test_an_article_cannot_be_read_in_a_zone_that_is_none() -> None:
    with pytest.raises(UnknownZone):
        parse(RawArticle("a.md", b"text"), zone="+99:00")
