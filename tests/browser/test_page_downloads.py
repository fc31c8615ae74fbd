"""What is saved is what is shown."""

from __future__ import annotations

import io
import json
import struct
from datetime import UTC, date, datetime
from pathlib import Path
from xml.etree import ElementTree

import icalendar
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


@pytest.mark.parametrize(("width", "fragment"), [(1280, ""), (768, "#v=table&l=en"), (390, ""), (390, "#v=chart")])
def test_every_kind_of_file_has_what_is_shown(open_page, width, fragment):
    page = open_page("summit", width=width, fragment=f"{fragment or '#'}&st=planned&st=cancelled&st=postponed")
    page.settle()
    shown = page.tab.locator("#list .item").evaluate_all("items => items.map((item) => item.dataset.id)")
    assert 2 < len(shown) < 25
    table = read_events(io.BytesIO(saved(page, "csv")))
    assert sorted(table["event_id"]) == sorted(shown)
    assert sorted(row["event_id"] for row in json.loads(saved(page, "json"))) == sorted(shown)
    calendar = icalendar.Calendar.from_ical(saved(page, "ics"))
    assert [str(event["uid"]).split("@")[0] for event in calendar.walk("VEVENT")] == shown
    assert {str(event["status"]) for event in calendar.walk("VEVENT")} == {"TENTATIVE", "CANCELLED"}
    width, height = struct.unpack(">II", saved(page, "png")[16:24])
    image = ElementTree.fromstring(saved(page, "svg"))
    assert image.tag == "{http://www.w3.org/2000/svg}svg"
    assert (width, height) == (2 * int(image.attrib["width"]), 2 * int(image.attrib["height"]))
    seen = page.tab.locator("#chart").bounding_box() if page.tab.locator("#chart").is_visible() else {"width": 1000}
    assert int(image.attrib["width"]) == round(seen["width"])
    words = ["".join(text.itertext()) for text in image.iter("{http://www.w3.org/2000/svg}text")]
    titles = page.texts("#list .title")
    assert sum(any(len(word) > 4 and title.startswith(word.rstrip("…")) for title in titles) for word in words) >= 2
    assert page.problems == []


def test_the_calendar_has_minutes_as_minutes_and_days_as_days(open_page):
    calendar = icalendar.Calendar.from_ical(saved(open_page("summit"), "ics"))
    events = {str(event["uid"]).split("@")[0]: event for event in calendar.walk("VEVENT")}
    assert len(events) == 25
    assert events["e09"].decoded("dtstart") == datetime(2021, 11, 16, 0, 46, tzinfo=UTC)
    assert type(events["e02"].decoded("dtstart")) is date


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_picture_has_the_ground_of_its_theme(open_page, scheme):
    image = saved(open_page("summit", color_scheme=scheme), "svg").decode()
    ground = {"light": "rgb(255, 255, 255)", "dark": "rgb(25, 32, 39)"}[scheme]
    assert ground in image[:3000]


def test_where_nothing_can_be_drawn_the_reader_is_told(open_page):
    page = open_page("summit")
    page.tab.evaluate_handle("() => { window.Plotly.toImage = () => Promise.reject(new Error('no')); }")
    page.tab.locator("details.menu.right summary").click()
    page.tab.locator("[data-download=png]").click()
    page.settle()
    assert page.tab.locator("#live").text_content() == "此处不能下载。"
    assert page.problems == []
