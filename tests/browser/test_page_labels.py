"""No two labels overlap, however many events and however near."""

from __future__ import annotations

from itertools import combinations

import pytest

pytestmark = pytest.mark.browser

ANCHOR = 1637023560000
DAY = 86_400_000
ZOOMS = [60 * DAY, 16 * DAY, 5 * DAY, DAY, DAY // 8]


def overlapping(page) -> list[tuple[str, str]]:
    """Pairs of texts in the plot that share more than a hair of room."""
    boxes = page.tab.evaluate_handle(
        """() => [...document.querySelectorAll('#chart .scatterlayer .textpoint text')]
            .map((text) => { const box = text.getBoundingClientRect();
                             return [text.textContent, box.left, box.top, box.right, box.bottom]; })"""
    ).json_value()
    assert len(boxes) > 2
    return [
        (one[0], other[0])
        for one, other in combinations(boxes, 2)
        if min(one[3], other[3]) - max(one[1], other[1]) > 1 and min(one[4], other[4]) - max(one[2], other[2]) > 2
    ]


@pytest.mark.parametrize("count", [40, 120, 500])
def test_labels_keep_apart_at_every_zoom(open_page, count):
    page = open_page(f"crowd{count}")
    for length in ZOOMS:
        before = page.tab.locator("#chart").get_attribute("data-drawn")
        range_ = f"{ANCHOR - length // 2}~{ANCHOR + length // 2}"
        page.tab.evaluate_handle(f"() => {{ location.hash = '#by=none&r={range_}'; }}")
        page.tab.wait_for_selector(f"#chart:not([data-drawn='{before}'])")
        assert overlapping(page) == []


def test_what_has_no_room_is_counted(open_page):
    page = open_page("crowd500", fragment="#by=none")
    hidden = sum(int(text[1:]) for text in page.texts("#chart .textpoint") if text.startswith("+"))
    assert hidden > 300


def test_a_press_on_the_count_zooms_in(open_page):
    page = open_page("crowd500", fragment="#by=none")
    before = page.texts("#chart .xtick")
    pill = page.tab.locator("#chart .textpoint", has_text="+").nth(2)
    box = pill.bounding_box()
    page.tab.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.tab.wait_for_timeout(200)
    assert page.texts("#chart .xtick") != before
