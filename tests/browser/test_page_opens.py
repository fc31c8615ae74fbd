"""The page opens on its own, and every part of it answers."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "name", ["summit", "english", "table", "bare", "empty", "hostile", "full", "crowd500", "packed"]
)
def test_opens_without_complaint_or_request(open_page, name):
    page = open_page(name)
    assert page.problems == []
    assert [url for url in page.requests if not url.startswith(("file:", "data:", "blob:"))] == []
    assert len([url for url in page.requests if url.startswith("file:")]) == 1


def test_hostile_texts_are_shown_and_do_nothing(open_page):
    page = open_page("hostile", fragment="#by=source")
    for view in ("table", "list"):
        page.tab.locator(f"[data-view={view}]").click()
    page.tab.locator("#card details summary").first.click()
    page.tab.wait_for_timeout(200)
    assert page.tab.evaluate_handle("() => window.caught ?? 0").json_value() == 0
    assert page.tab.locator("#chart a, #card a, main img, #list b").count() == 0
    assert page.tab.locator("#card h2").inner_text().startswith('<img src="http')
    assert page.problems == []
    assert [url for url in page.requests if not url.startswith(("file:", "data:", "blob:"))] == []


def test_opens_on_the_anchor(open_page):
    page = open_page("summit")
    assert page.tab.locator("#card h2").inner_text() == "习近平同拜登举行视频会晤"
    assert page.tab.locator("#list [aria-current]").get_attribute("data-id") == "e09"


def test_a_click_on_a_mark_shows_the_evidence(open_page):
    page = open_page("summit")
    point = page.tab.locator("#chart .scatterlayer .trace .point").all()
    boxes = [one.bounding_box() for one in point]
    marks = sorted((box for box in boxes if box), key=lambda box: box["x"])
    page.tab.mouse.click(marks[-1]["x"] + marks[-1]["width"] / 2, marks[-1]["y"] + marks[-1]["height"] / 2)
    page.settle()
    assert page.tab.locator("#card h2").inner_text() != "习近平同拜登举行视频会晤"
    assert len(page.tab.locator("#card mark").first.inner_text()) > 1
    assert page.tab.locator("#card figure a").first.get_attribute("rel") == "noopener noreferrer"


def test_a_click_on_a_label_selects_its_event(open_page):
    page = open_page("summit")
    box = page.tab.locator("#chart text", has_text="双方确认放宽媒体记者签证").first.bounding_box()
    page.tab.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert page.tab.locator("#card h2").inner_text() == "双方确认放宽媒体记者签证"


def test_a_table_alone_says_what_it_lacks(open_page):
    page = open_page("table")
    assert "其中" in page.tab.locator("#card .note").inner_text()
    assert page.tab.locator("#card blockquote").count() == 1


def test_markup_in_texts_stays_text(open_page):
    page = open_page("summit", fragment="#e=e25")
    assert "<b>时间</b>尚未公布 & 待定" in page.tab.locator("#card blockquote").first.inner_text()


@pytest.mark.parametrize(("name", "switch", "words"), [("summit", "English", "Search"), ("english", "中文", "搜索")])
def test_both_languages(open_page, name, switch, words):
    page = open_page(name)
    assert not page.tab.locator("#search").get_attribute("placeholder").startswith(words)
    page.tab.locator("#language", has_text=switch).click()
    title = "习近平同拜登举行视频会晤 · " + ("timeline" if words == "Search" else "时间线")
    assert (page.tab.title(), page.texts("h1")) == (title, [title])
    assert page.tab.locator("#search").get_attribute("placeholder").startswith(words)
    assert page.tab.locator("html").get_attribute("lang") == ("en" if words == "Search" else "zh-CN")


def test_plan_and_outcome_are_one_thread(open_page):
    page = open_page("summit")
    steps = page.texts("#card .thread li")
    assert len(steps) == 4
    assert "最快下周" in steps[0]
    assert "08:45" in steps[2]
    assert re.search(r"08:46\s*晚 1 分钟", steps[3])


def test_search_and_filters_reach_list_and_table(open_page):
    page = open_page("summit")
    page.tab.locator("#search").fill("签证")
    page.tab.wait_for_timeout(250)
    assert page.texts("#list .title") == ["双方确认放宽媒体记者签证"]
    page.tab.locator("[data-view=table]").click()
    assert page.texts("#table tbody th") == ["双方确认放宽媒体记者签证"]
    page.tab.locator("#reset").click()
    assert page.tab.locator("#table tbody tr").count() == 25


def test_as_known_before_the_summit_it_is_a_plan(open_page):
    page = open_page("summit", fragment="#k=1636941600000")
    assert "计划" in page.tab.locator("#card .chips").inner_text()
    assert "会晤结束，历时逾三小时" not in page.texts("#list .title")
    assert "白宫例行简报谈及会晤安排" in page.texts("#list .title")


def test_the_address_keeps_the_choices(open_page):
    page = open_page("summit")
    page.tab.locator("#list .item", has_text="上半场会晤结束").click()
    page.tab.locator("[data-zone='America/New_York']").click()
    page.tab.wait_for_timeout(250)
    address = page.tab.url
    again = open_page("summit", fragment="#" + address.split("#")[1])
    assert again.tab.locator("#card h2").inner_text() == "上半场会晤结束"
    assert "21:42" in again.tab.locator("#card .when").inner_text()


def test_the_keyboard_reaches_everything(open_page):
    page = open_page("summit")
    page.tab.locator("#chart").focus()
    page.tab.keyboard.press("ArrowRight")
    following = page.tab.locator("#card h2").inner_text()
    assert following == "会晤全程"
    assert following in page.tab.locator("#live").inner_text()
    page.tab.keyboard.press("ArrowLeft")
    assert page.tab.locator("#card h2").inner_text() == "习近平同拜登举行视频会晤"
    page.tab.keyboard.press("/")
    assert page.tab.evaluate_handle("() => document.activeElement.id").json_value() == "search"
    page.tab.keyboard.press("Escape")
    page.tab.keyboard.press("Escape")
    assert page.tab.locator("#card").is_hidden()


def test_a_phone_shows_the_list_first(open_page):
    page = open_page("summit", width=390, height=844)
    assert page.tab.locator("#list").is_visible()
    assert page.tab.locator("#chart").is_hidden()
    assert page.tab.locator("#card").is_hidden()
    page.tab.locator("#list .item[aria-current]").click()
    page.tab.locator("#list .item", has_text="上半场会晤结束").click()
    assert page.tab.locator("#card").is_visible()
    page.tab.locator("#card .close").click()
    assert page.tab.locator("#card").is_hidden()
    page.tab.locator("#views [data-view=chart]").click()
    page.drawn()
    assert page.tab.locator("#chart").is_visible()


def swipe(page, places: list[tuple[int, int]]) -> None:
    """A finger goes down at the first place, passes the others and goes up."""
    touch = page.tab.context.new_cdp_session(page.tab)
    for index, (x, y) in enumerate(places):
        kind = "touchMove" if index else "touchStart"
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
        page.tab.wait_for_timeout(20)
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.tab.wait_for_timeout(300)


def test_fingers_move_the_chart_sideways_and_the_page_up_and_down(open_page):
    page = open_page("summit", width=390, height=700, fragment="#v=chart", has_touch=True, is_mobile=True)
    page.drawn()
    swipe(page, [(200, 560 - step) for step in (0, 20, 50, 90, 140)])
    assert page.tab.evaluate_handle("() => window.scrollY").json_value() > 50
    assert "r=" not in page.tab.url
    swipe(page, [(300 - step, 450) for step in (0, 20, 50, 90, 140)])
    assert "r=" in page.tab.url


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_nothing_is_wider_than_the_window(open_page, width):
    page = open_page("english", width=width)
    assert page.tab.evaluate_handle("() => document.documentElement.scrollWidth").json_value() <= width


def test_works_in_a_sandboxed_frame(chromium, files):
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    problems: list[str] = []
    tab.on("pageerror", lambda error: problems.append(str(error)))
    source = files["summit"].read_text(encoding="utf-8").replace("&", "&amp;").replace('"', "&quot;")
    tab.set_content(f'<iframe sandbox="allow-scripts" style="width:1200px;height:850px" srcdoc="{source}"></iframe>')
    frame = tab.frame_locator("iframe")
    frame.locator("#chart[data-drawn]").wait_for()
    frame.locator("#list .item", has_text="上半场会晤结束").click()
    assert frame.locator("#card h2").inner_text() == "上半场会晤结束"
    assert problems == []
    context.close()


def test_without_scripts_there_is_a_table(chromium, files):
    context = chromium.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(files["summit"].as_uri())
    assert tab.locator("noscript tbody tr, table.plain tbody tr").count() == 25
    context.close()
