"""The page for everybody: assistive technology, keyboards, contrast, calm."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

import js_tools

pytestmark = pytest.mark.browser

ANCHOR_TITLE = "习近平同拜登举行视频会晤"


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core; without npm the tests are skipped, in CI they fail."""
    problem = js_tools.ensure()
    if problem:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(problem)
    return js_tools.AXE.read_text(encoding="utf-8")


def violations(page, axe: str) -> list[tuple[str, str]]:
    """Serious and critical findings: rule, and the first element that breaks it."""
    page.tab.evaluate_handle(f"{axe}; 0")
    found = page.tab.evaluate_handle("() => axe.run(document, { resultTypes: ['violations'] })").json_value()
    return [
        (one["id"], one["nodes"][0]["html"][:200])
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("name", ["summit", "english"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 768, 390])
def test_axe_finds_nothing_serious(open_page, axe, width, scheme, name):
    page = open_page(name, width=width, color_scheme=scheme)
    if width < 600:
        page.tab.locator("#options").click()
        page.tab.locator("#list .item[aria-current]").click()
        page.tab.locator("#list .item").nth(3).click()
    else:
        page.tab.locator("#views [data-view=table]").click()
        page.tab.locator("#card details summary").first.click()
    page.tab.locator("details.menu summary").first.click()
    assert violations(page, axe) == []


def test_axe_would_find_something(open_page, axe):
    page = open_page("table")
    page.tab.add_style_tag(content="#count { color: #ccc !important; }")
    assert [name for name, _ in violations(page, axe)] == ["color-contrast"]


@pytest.mark.parametrize("name", ["empty", "table"])
def test_axe_finds_nothing_serious_in_bare_pages(open_page, axe, name):
    assert violations(open_page(name), axe) == []


CONTRAST = """() => {
    const style = getComputedStyle(document.documentElement);
    const light = (name) => {
        const hex = style.getPropertyValue(`--${name}`).trim();
        const parts = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
            .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    };
    const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
    return [...["ink", "muted", "lead", "summit", "after", "plain"].map((name) => [name, ratio(name, "surface")]),
            ...["ink", "muted", "lead"].map((name) => [`${name} on the ground`, ratio(name, "ground")]),
            ["mark", ratio("mark-ink", "mark")], ["pressed", ratio("surface", "ink")]];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_of_texts_and_marks_reach_aa(open_page, scheme):
    ratios = open_page("summit", color_scheme=scheme).tab.evaluate_handle(CONTRAST).json_value()
    assert {name: ratio for name, ratio in ratios if ratio < 4.5} == {}


def title(page) -> str:
    return page.tab.locator("#card h2").inner_text()


def test_arrows_reach_every_event_in_order_of_time(open_page):
    page = open_page("summit")
    everything = page.texts("#list .title")
    page.tab.locator("#chart").focus()
    page.tab.keyboard.press("Home")
    walked = [title(page)]
    for _ in everything[1:]:
        page.tab.keyboard.press("ArrowRight")
        walked.append(title(page))
    assert walked == everything
    page.tab.keyboard.press("ArrowRight")
    assert title(page) == everything[-1]
    page.tab.keyboard.press("End")
    page.tab.keyboard.press("ArrowLeft")
    assert title(page) == everything[-2]


def test_what_the_arrows_select_is_told_and_drawn(open_page):
    page = open_page("summit")
    page.tab.locator("#chart").focus()
    page.tab.keyboard.press("ArrowRight")
    assert page.tab.locator("#live").get_attribute("aria-live") == "polite"
    assert title(page) in page.tab.locator("#live").inner_text()
    page.settle()
    assert page.tab.locator("#list [aria-current] .title").inner_text() == title(page)


@pytest.mark.parametrize("width", [1280, 768, 390])
def test_enter_opens_and_escape_closes(open_page, width):
    page = open_page("summit", width=width)
    page.show("chart")
    page.tab.locator("#chart").focus()
    page.tab.keyboard.press("Enter")
    assert focused(page) == "card"
    page.tab.keyboard.press("Escape")
    assert page.tab.locator("#card").is_hidden()
    assert focused(page) == "chart"


@pytest.mark.parametrize("width", [768, 390])
def test_keys_do_the_same_on_smaller_screens(open_page, width):
    page = open_page("summit", width=width, fragment="#l=en")
    page.show("chart")
    before = title(page) if width > 600 else ANCHOR_TITLE
    page.tab.locator("#chart").focus()
    page.tab.keyboard.press("ArrowRight")
    assert title(page) != before
    assert title(page) in page.tab.locator("#live").inner_text()
    assert "UTC+8" in page.tab.locator("#live").inner_text()
    page.tab.keyboard.press("ArrowLeft")
    assert title(page) == before
    page.tab.keyboard.press("/")
    assert focused(page) == "search"
    page.tab.keyboard.press("Escape")
    page.tab.keyboard.press("+")
    assert page.range() is not None
    page.tab.keyboard.press("0")
    assert page.range() is None


def test_the_sheet_of_a_phone_opens_again_for_the_same_event(open_page):
    page = open_page("summit", width=390)
    for _ in range(2):
        page.tab.locator("#list .item[aria-current]").click()
        assert title(page) == ANCHOR_TITLE
        page.tab.keyboard.press("Escape")
        assert page.tab.locator("#card").is_hidden()


def test_a_phone_opens_and_closes_by_keyboard_too(open_page):
    page = open_page("summit", width=390)
    item = page.tab.locator("#list .item").nth(2)
    item.focus()
    page.tab.keyboard.press("Enter")
    assert page.tab.locator("#card").is_visible()
    page.tab.keyboard.press("Escape")
    assert page.tab.locator("#card").is_hidden()


def focused(page) -> str:
    return page.tab.evaluate_handle("() => document.activeElement.id").json_value()


def test_slash_searches_and_arrows_walk_the_list(open_page):
    page = open_page("summit")
    page.tab.keyboard.press("/")
    assert focused(page) == "search"
    page.tab.keyboard.type("会晤")
    page.tab.wait_for_timeout(200)
    page.tab.keyboard.press("Escape")
    page.tab.locator("#list .item").first.focus()
    page.tab.keyboard.press("ArrowDown")
    page.tab.keyboard.press("Enter")
    assert title(page) == page.texts("#list .title")[1]


def test_keys_zoom_and_reset(open_page):
    page = open_page("summit")
    ticks = page.texts("#chart .xtick")
    for key, same in (("+", False), ("-", True), ("-", False), ("0", True)):
        page.tab.keyboard.press(key)
        page.settle()
        assert (page.texts("#chart .xtick") == ticks) is same


def test_focus_is_seen_wherever_it_goes(open_page):
    page = open_page("summit")
    page.tab.keyboard.press("Tab")
    unseen, places = [], set()
    for _ in range(60):
        page.tab.keyboard.press("Tab")
        name, width, style = page.tab.evaluate_handle(
            """() => {
                const node = document.activeElement, style = getComputedStyle(node);
                return [`${node.tagName} ${node.id} ${node.className}`, style.outlineWidth, style.outlineStyle];
            }"""
        ).json_value()
        places.add(name)
        if not name.startswith("BODY") and (style == "none" or float(width.removesuffix("px")) < 2):
            unseen.append(name)
    assert unseen == []
    assert any("chart" in place for place in places)


@pytest.mark.parametrize("width", [1280, 768, 390])
def test_nothing_moves_by_itself_where_calm_is_wanted(open_page, width):
    page = open_page("summit", width=width, reduced_motion="reduce")
    page.show("chart")
    page.tab.locator("#zoom-in").click()
    page.show("list")
    page.tab.locator("#list .item").first.click()
    assert page.tab.evaluate_handle("() => document.getAnimations().length").json_value() == 0
    moving = """() => [...document.querySelectorAll("*")].filter((node) => {
        const style = getComputedStyle(node);
        const moves = parseFloat(style.transitionDuration) > 0 || style.animationName !== "none";
        return moves || style.scrollBehavior === "smooth";
    }).length"""
    assert page.tab.evaluate_handle(moving).json_value() == 0


def test_list_and_table_are_real_ones(open_page):
    page = open_page("summit")
    assert page.tab.locator("#list ol > li > button").count() == 25
    page.tab.locator("[data-view=table]").click()
    assert page.tab.locator("#table table > thead th[scope=col][aria-sort]").count() == 7
    assert page.tab.locator("#table table > tbody > tr > th[scope=row]").count() == 25
