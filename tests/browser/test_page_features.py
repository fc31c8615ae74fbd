"""Every feature at every width, in both themes and both languages; and the states in which there is little to show."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

KEY_EVENT = "习近平同拜登举行视频会晤"
WIDTHS = {1280: 900, 768: 1024, 390: 844}


@pytest.mark.parametrize("name", ["summit", "english"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_everything_works(open_page, width, scheme, name):
    page = open_page(name, width=width, height=WIDTHS[width], color_scheme=scheme)
    phone = width < 600
    if phone:
        page.tab.locator("#options").click()
        page.tab.locator("#views [data-view=chart]").click()
        page.drawn()
    zones_change_the_axis(page)
    ranges_change_the_axis(page)
    lanes_are_renamed(page)
    knowledge_goes_back(page)
    if phone:
        page.tab.locator("#views [data-view=list]").click()
    search_reaches_the_list(page)
    filters_count(page)
    the_card_opens(page, phone)
    assert page.problems == []
    assert page.tab.evaluate_handle("() => document.documentElement.scrollWidth").json_value() <= width
    ground = page.tab.evaluate_handle("() => getComputedStyle(document.body).color").json_value()
    assert (ground == "rgb(28, 36, 44)") is (scheme == "light")


def ticks(page) -> list[str]:
    page.settle()
    return page.texts("#chart .xtick text")


def zones_change_the_axis(page):
    page.tab.locator("[data-range=fitMinutes]").click()
    home = ticks(page)
    page.tab.locator("[data-zone='America/New_York']").click()
    assert ticks(page) != home
    page.tab.locator("[data-zone=T]").click()
    assert "T±0" in ticks(page)
    page.tab.locator("[data-zone='Asia/Shanghai']").click()


def ranges_change_the_axis(page):
    seen = []
    for name in ("fitAll", "fitNews", "fitBefore", "fitDay", "fitMinutes", "fitAfter"):
        page.tab.locator(f"[data-range={name}]").click()
        seen.append(tuple(ticks(page)))
    assert len(set(seen)) == 6
    page.tab.locator("[data-range=fitNews]").click()


def lanes_are_renamed(page):
    names = []
    for by in ("phase", "source", "status", "none"):
        page.tab.locator("#lanes").select_option(by)
        page.settle()
        names.append(tuple(page.texts("#chart .ytick")))
    assert len(set(names)) == 4
    page.tab.locator("#lanes").select_option("phase")


def knowledge_goes_back(page):
    everything = page.tab.locator("#count").inner_text()
    page.tab.locator("#known").focus()
    page.tab.keyboard.press("Home")
    page.settle()
    assert page.tab.locator("#count").text_content() != everything
    page.tab.keyboard.press("End")
    page.settle()


def search_reaches_the_list(page):
    page.tab.locator("#search").fill("签证")
    page.tab.wait_for_timeout(150)
    assert page.texts("#list .title") == ["双方确认放宽媒体记者签证"]
    page.tab.locator("#reset").click()


def filters_count(page):
    page.tab.locator("details.facet summary").nth(1).click()
    page.tab.locator("input[name=status][value=cancelled]").check()
    page.settle()
    assert page.tab.locator("#list .item").count() == 1
    assert page.tab.locator("#facet-status").text_content() == " 1"
    page.tab.locator("#reset").click()
    page.tab.keyboard.press("Escape")


def the_card_opens(page, phone):
    page.tab.locator("#list .item", has_text="上半场会晤结束").click()
    assert page.tab.locator("#card").is_visible()
    assert page.tab.locator("#card mark").first.is_visible()
    page.tab.locator("#card .close").click()
    assert page.tab.locator("#card").is_hidden()


def test_the_wheel_zooms_with_ctrl_and_says_so(open_page):
    page = open_page("summit")
    before = ticks(page)
    box = page.tab.locator("#chart").bounding_box()
    page.tab.mouse.move(box["x"] + 500, box["y"] + 200)
    page.tab.mouse.wheel(0, 120)
    page.tab.wait_for_selector("#hint:not([hidden])")
    assert ticks(page) == before
    page.tab.keyboard.down("Control")
    page.tab.mouse.wheel(0, -300)
    page.tab.keyboard.up("Control")
    assert ticks(page) != before


def test_the_strip_moves_the_range(open_page):
    page = open_page("summit")
    before = ticks(page)
    box = page.tab.locator("#strip").bounding_box()
    page.tab.mouse.move(box["x"] + box["width"] / 2, box["y"] + 17)
    page.tab.mouse.down()
    page.tab.mouse.move(box["x"] + box["width"] / 2 - 120, box["y"] + 17, steps=4)
    page.tab.mouse.up()
    assert ticks(page) != before


def test_two_fingers_zoom(open_page):
    page = open_page("summit", width=390, height=844, fragment="#v=chart", has_touch=True, is_mobile=True)
    page.drawn()
    before = ticks(page)
    box = page.tab.locator("#chart").bounding_box()
    touch = page.tab.context.new_cdp_session(page.tab)
    y = box["y"] + 150
    for step in range(6):
        points = [{"x": 190 - step * 12, "y": y, "id": 0}, {"x": 230 + step * 12, "y": y, "id": 1}]
        kind = "touchMove" if step else "touchStart"
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        page.tab.wait_for_timeout(20)
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert ticks(page) != before


def test_the_theme_can_be_chosen(open_page):
    page = open_page("summit", color_scheme="light")
    seen = set()
    for _ in range(3):
        page.tab.locator("#theme").click()
        page.settle()
        ink = page.tab.evaluate_handle("() => getComputedStyle(document.body).color").json_value()
        text = page.tab.locator("#chart .xtick text").first.evaluate("node => getComputedStyle(node).fill")
        seen.add((ink, text))
    assert len(seen) == 2


def test_print_has_chart_and_whole_list_and_no_controls(open_page):
    page = open_page("summit", color_scheme="dark")
    page.tab.emulate_media(media="print")
    page.settle()
    assert page.tab.locator("#filters").is_hidden()
    assert page.tab.locator("#chart").is_visible()
    assert page.tab.locator("#list .item").last.is_visible()
    assert page.tab.evaluate_handle("() => getComputedStyle(document.body).color").json_value() == "rgb(0, 0, 0)"
    fills = page.tab.locator("#chart .textpoint text").evaluate_all(
        "nodes => nodes.map((node) => getComputedStyle(node).fill)"
    )
    assert "rgb(228, 233, 238)" not in fills


def test_repeated_plans_are_folded(open_page):
    page = open_page("replanned")
    shown = page.tab.locator("#card .thread > ol > li")
    assert shown.count() == 4
    page.tab.locator("#card .thread summary").click()
    assert page.tab.locator("#card .thread details li").count() == 5


def test_what_matches_nothing_leads_back(open_page):
    page = open_page("summit", fragment="#q=zzzz")
    assert "没有符合条件的事件。" in page.texts("#chart .textpoint")
    page.tab.locator("#list .empty button").click()
    assert page.tab.locator("#list .item").count() == 25
    assert page.tab.locator("#search").input_value() == ""


def test_a_page_without_events_says_so_and_offers_nothing_to_filter(open_page):
    page = open_page("empty")
    assert page.texts("#list .empty") == ["没有事件。"]
    assert page.tab.locator("#filters").is_hidden()
    assert page.tab.locator("#chart").is_hidden()


def test_a_page_of_one_day_shows_that_day(open_page):
    page = open_page("one")
    assert page.tab.locator("#list .item").count() == 1
    assert [text[:5] for text in ticks(page)] == [f"{hour:02}:00" for hour in (*range(0, 24, 3), 0)]


def test_distances_that_would_say_nothing_are_told_in_words(open_page):
    page = open_page("coarse", fragment="#v=table")
    distances = page.texts("#table td.distance")
    assert "同年" in distances
    assert not any(text.startswith("T±0") and text != "T±0" for text in distances)


def test_the_words_of_phases_fit_any_event(open_page):
    page = open_page("summit")
    assert page.texts("#chart .ytick") == ["前期", "核心事件", "后续"]
