"""What is saved is what is shown."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pandas as pd
import pytest
from summit_frames import summit_tables

from timeline.table import read_events
from timeline.views.csv import to_csv

pytestmark = pytest.mark.browser


def saved(page, kind: str) -> bytes:
    page.tab.locator("details.menu.right summary").click()
    with page.tab.expect_download() as download:
        page.tab.locator(f"[data-download={kind}]").click()
    assert download.value.suggested_filename == f"timeline.{kind}"
    return Path(download.value.path()).read_bytes()


def test_csv_is_the_one_that_the_package_writes(open_page):
    events = summit_tables()[0]
    content = saved(open_page("summit"), "csv")
    assert content.decode("utf-8-sig").split("\r\n") == to_csv(events).decode("utf-8-sig").split("\r\n")
    pd.testing.assert_frame_equal(read_events(io.BytesIO(content)), events)


def test_filters_apply(open_page):
    page = open_page("summit", fragment="#st=cancelled&st=postponed")
    assert [row["event_id"] for row in json.loads(saved(page, "json"))] == ["e21", "e22"]


def test_calendar(open_page):
    text = saved(open_page("summit"), "ics").decode()
    assert text.count("BEGIN:VEVENT") == 25
    assert "DTSTART:20211116T004600Z" in text


@pytest.mark.parametrize(("kind", "start"), [("png", b"\x89PNG"), ("svg", b"<svg")])
def test_images(open_page, kind, start):
    page = open_page("summit")
    assert saved(page, kind).startswith(start)
    assert page.problems == []
