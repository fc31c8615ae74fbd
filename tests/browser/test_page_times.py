"""Times are the reader's choice, never the reader's computer's."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def everything_shown(page) -> list[str]:
    """All times that a reader sees: list, card and axis."""
    return [
        *page.texts("#list"),
        *page.texts("#card"),
        *page.texts("#chart .xtick text"),
        *page.texts("#chart .textpoint"),
    ]


def test_the_zone_switch_changes_every_time(open_page):
    page = open_page("summit")
    seen = {}
    for zone, time in {"UTC": "00:46", "Asia/Shanghai": "08:46", "America/New_York": "19:46", "T": "T±0"}.items():
        page.tab.locator(f"[data-zone='{zone}']").click()
        page.settle()
        assert time in page.tab.locator("#card .when").inner_text()
        seen[zone] = everything_shown(page)
    assert len({str(texts) for texts in seen.values()}) == 4
    assert "UTC−5" in str(seen["America/New_York"])
    assert "UTC+8" in str(seen["Asia/Shanghai"])


def test_any_zone_can_be_typed(open_page):
    page = open_page("summit")
    page.tab.locator("#other-zone").fill("Asia/Kolkata")
    page.tab.keyboard.press("Enter")
    assert "06:16 UTC+5:30" in page.tab.locator("#card .when").inner_text()


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/New_York", "T"])
def test_every_reader_sees_the_same(open_page, zone):
    shown = [
        everything_shown(open_page("summit", fragment=f"#z={zone}", timezone_id=own))
        for own in ("Asia/Shanghai", "America/New_York", "Pacific/Auckland")
    ]
    assert shown[0] == shown[1] == shown[2]
    assert len(shown[0]) > 5


def test_a_day_of_another_zone_is_an_interval(open_page):
    page = open_page("summit", fragment="#e=e02&z=Asia/Shanghai")
    assert "11月8日 13:00 – 11月9日 13:00" in page.tab.locator("#card .when").inner_text()
    assert "纽约 11月8日" in page.tab.locator("#card .own").first.inner_text()
