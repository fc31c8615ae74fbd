"""What is shown can be handed on: by a link, after a reload, from inside a frame."""

from __future__ import annotations

import html

import pytest

pytestmark = pytest.mark.browser

CHOICES = "#e=e13&z=America%2FNew_York&l=en&by=status&v=table&st=happened&r=1636900000000~1637100000000"


def shown(page) -> list:
    page.settle()
    return [
        page.texts("#card h2"),
        page.texts("#card .when"),
        page.texts("#chart .xtick"),
        page.texts("#chart .ytick"),
        page.texts("#table tbody th"),
        page.tab.locator("html").get_attribute("lang"),
    ]


def test_a_reload_keeps_every_choice(open_page):
    page = open_page("summit", fragment=CHOICES)
    before = shown(page)
    page.tab.reload()
    page.drawn()
    assert shown(page) == before
    assert before[-1] == "en"


@pytest.mark.parametrize("width", [1280, 768, 390])
def test_what_a_reader_chose_is_in_the_link_that_is_copied(open_page, width):
    leave = {"permissions": ["clipboard-read", "clipboard-write"]}
    page = open_page("summit", width=width, **leave)
    page.unfold()
    page.tab.locator("[data-zone='America/New_York']").click()
    page.tab.locator("#language").click()
    page.tab.locator("details.facet summary").nth(1).click()
    page.tab.locator("input[name=status][value=happened]").check()
    page.tab.keyboard.press("Escape")
    page.tab.locator("#search").fill("会晤")
    page.tab.wait_for_timeout(200)
    page.tab.locator("#list .item").nth(1).click()
    if width < 600:
        page.tab.locator("#card .close").click()
    page.show("chart")
    page.tab.locator("#lanes").select_option("source")
    page.tab.locator("[data-range=fitDay]").click()
    page.show("table")
    page.tab.locator("#copy-link").click()
    page.settle()
    assert page.tab.locator("#live").text_content() == "Copied"
    link = page.tab.evaluate_handle("() => navigator.clipboard.readText()").json_value()
    again = open_page("summit", width=width, fragment="#" + link.split("#")[1], **leave)
    for one in (page, again):
        one.show("chart")
    assert shown(again) == shown(page)
    assert len(shown(again)[4]) > 1
    assert again.tab.locator("#search").input_value() == "会晤"
    assert again.tab.locator("#lanes").input_value() == "source"
    assert again.range() == page.range() != (None,)


def test_a_link_without_leave_to_write_is_copied_the_older_way(open_page):
    page = open_page("summit")
    page.tab.evaluate_handle("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    page.tab.locator("#copy-link").click()
    page.settle()
    assert page.tab.locator("#live").text_content() == "已复制"
    assert page.problems == []


def test_a_sandboxed_frame_keeps_working_without_address_storage_and_clipboard(chromium, files):
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    problems: list[str] = []
    tab.on("pageerror", lambda error: problems.append(str(error)))
    source = html.escape(files["summit"].read_text(encoding="utf-8"))
    tab.set_content(f'<iframe sandbox="allow-scripts" style="width:1200px;height:850px" srcdoc="{source}"></iframe>')
    frame = tab.frame_locator("iframe")
    frame.locator("#chart[data-drawn]").wait_for()
    frame.locator("[data-zone='America/New_York']").click()
    frame.locator("#theme").click()
    frame.locator("#copy-link").click()
    tab.wait_for_timeout(300)
    assert "19:46" in frame.locator("#card .when").inner_text()
    assert frame.locator("#live").text_content() in ("已复制", "此处不能复制")
    assert problems == []
    context.close()


def test_nonsense_in_the_address_is_left_out(open_page):
    page = open_page("summit", fragment="#e=nobody&z=Mars/Base&l=xx&by=__proto__&v=9&k=x&r=9~1&src=<b>&constructor=1")
    assert page.problems == []
    assert page.tab.locator("#chart").is_visible()


def test_an_address_counts_though_the_page_writes_an_earlier_one_meanwhile(open_page):
    page = open_page("summit", fragment="#l=zh")
    page.tab.evaluate_handle("() => { location.hash = '#l=en'; history.replaceState(null, '', '#l=zh'); }")
    page.tab.wait_for_selector("html[lang=en]", timeout=5_000)
    page.tab.wait_for_url(lambda address: "l=en" in address)
