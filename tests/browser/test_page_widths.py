"""Each feature on a desk, a tablet and a phone, in whatever language, used as a reader uses it."""

from __future__ import annotations

import re

import pytest
from summit_frames import ANCHOR

pytestmark = pytest.mark.browser

HEIGHTS = {1280: 900, 768: 1024, 390: 844}
KEY = "e09"
KEY_EVENT = "习近平同拜登举行视频会晤"
HOUR = 3_600_000

each_width = pytest.mark.parametrize("width", HEIGHTS)


@pytest.fixture
def at(open_page):
    """The summit at a width: ``at(390, "#v=chart")``."""

    def opened(width: int, fragment: str = "", name: str = "summit", **options):
        return open_page(name, width=width, height=HEIGHTS[width], fragment=fragment, **options)

    return opened


@each_width
def test_zones_are_told_with_their_offset_wherever_a_time_stands(at, width):
    page = at(width)
    page.unfold()
    time = page.tab.locator(f"#list [data-id={KEY}] .time")
    for zone, words in {
        "UTC": "00:46 UTC",
        "Asia/Shanghai": "08:46 UTC+8",
        "Asia/Singapore": "08:46 UTC+8",
        "America/New_York": "19:46 UTC−5",
        "T": "T±0",
    }.items():
        button = page.tab.locator(f"[data-zone='{zone}']")
        button.click()
        assert button.get_attribute("aria-pressed") == "true"
        assert " ".join(time.inner_text().split()) == words
        assert words in " ".join(page.tab.locator("#card .when").text_content().split())
    page.tab.locator("#other-zone").fill("Asia/Kathmandu")
    page.tab.keyboard.press("Enter")
    assert " ".join(time.inner_text().split()) == "06:31 UTC+5:45"
    page.tab.locator("#other-zone").fill("Nowhere/Land")
    page.tab.keyboard.press("Enter")
    assert " ".join(time.inner_text().split()) == "06:31 UTC+5:45"


@each_width
def test_presets_show_what_they_say(at, width):
    page = at(width, "#v=chart")
    start, end = (int(moment.timestamp() * 1000) for moment in (ANCHOR.start_utc, ANCHOR.end_utc))
    assert page.tab.locator("[data-range=fitNews]").get_attribute("aria-pressed") == "true"
    found = {}
    for name in ("fitAll", "fitBefore", "fitDay", "fitMinutes", "fitAfter"):
        page.tab.locator(f"[data-range={name}]").click()
        assert page.texts("#range [aria-pressed=true]") == page.texts(f"[data-range={name}]")
        found[name] = page.range()
    assert found["fitAll"][0] < found["fitBefore"][0] < start
    assert found["fitAll"][1] > found["fitAfter"][1] > end
    assert found["fitDay"] == (start - 14 * HOUR, end + 14 * HOUR)
    assert found["fitMinutes"][0] == start - HOUR
    assert found["fitBefore"][1] - start < start - found["fitBefore"][0]
    assert start - found["fitAfter"][0] < found["fitAfter"][1] - start
    page.tab.locator("[data-range=fitNews]").click()
    assert page.range() is None


LANES = {
    ("zh", "phase"): ["前期", "核心事件", "后续"],
    ("en", "phase"): ["Lead-up", "Key event", "Aftermath"],
    ("zh", "status"): ["已发生", "计划", "推迟", "取消", "未明"],
    ("en", "status"): ["Happened", "Planned", "Postponed", "Cancelled", "Unclear"],
    ("zh", "none"): [],
    ("en", "none"): [],
}


@each_width
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_lanes_are_named_after_what_divides_them(at, width, lang):
    page = at(width, f"#v=chart&l={lang}")
    for (language, by), names in LANES.items():
        if language != lang:
            continue
        page.tab.locator("#lanes").select_option(by)
        page.settle()
        assert page.texts("#chart .ytick") == names
    page.tab.locator("#lanes").select_option("source")
    page.settle()
    shown = page.texts("#chart .ytick")
    assert len(shown) > 1
    sources = page.tab.locator("input[name=source]").evaluate_all("boxes => boxes.map((box) => box.value)")
    assert all(
        name in ("其他", "others") or any(source.startswith(name.rstrip("…")) for source in sources) for name in shown
    )


@each_width
def test_as_known_on_takes_back_what_had_not_been_told(at, width):
    page = at(width, "#l=en")
    page.unfold()
    count = page.tab.locator("#list .item").count
    everything = count()
    slider = page.tab.locator("#known")
    assert slider.get_attribute("aria-valuetext").startswith("everything")
    slider.focus()
    page.tab.keyboard.press("Home")
    seen = [count()]
    for _ in range(8):
        page.tab.keyboard.press("ArrowRight")
        seen.append(count())
    assert page.texts(f"#list [data-id={KEY}] .what > small")[0].startswith("Planned")
    page.tab.keyboard.press("End")
    seen.append(count())
    assert page.texts(f"#list [data-id={KEY}] .what > small")[0].startswith("Happened")
    assert seen == sorted(seen)
    assert seen[0] < seen[-1] == everything
    page.tab.keyboard.press("ArrowLeft")
    assert slider.get_attribute("aria-valuetext").startswith("as of ")
    page.range()
    assert re.search(r"[#&]k=\d+", page.tab.url)


@each_width
@pytest.mark.parametrize(("lang", "slip"), [("zh", "晚 1 分钟"), ("en", "1 min late")])
def test_a_plan_and_its_outcome_are_one_thread_with_its_slip(at, width, lang, slip):
    page = at(width, f"#v=chart&l={lang}")
    page.show("chart")
    words = page.texts("#chart .textpoint")
    assert slip in words
    assert any("最快下周" in text for text in words)
    steps = page.texts("#card .thread li")
    assert "最快下周" in steps[0]
    assert slip in steps[-1]


@each_width
def test_list_table_chart_and_card_are_one(at, width):
    page = at(width)
    page.tab.locator("#list .item", has_text="上半场会晤结束").click()
    chosen = page.tab.locator("#list [aria-current]").get_attribute("data-id")
    assert page.tab.locator("#card h2").inner_text() == "上半场会晤结束"
    if width < 600:
        page.tab.locator("#card .close").click()
    page.show("table")
    assert page.tab.locator("#table [aria-current]").get_attribute("data-id") == chosen
    page.tab.locator("#table th button", has_text="双方确认放宽媒体记者签证").click()
    assert page.tab.locator("#card h2").inner_text() == "双方确认放宽媒体记者签证"
    if width < 600:
        page.tab.locator("#card .close").click()
    page.show("chart")
    label = page.tab.locator("#chart .textpoint", has_text=re.compile(rf"^{KEY_EVENT[:6]}[^·]*$")).first
    label.scroll_into_view_if_needed()
    box = label.bounding_box()
    page.tab.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert page.tab.locator("#card h2").inner_text() == KEY_EVENT
    if width < 600:
        page.tab.locator("#card .close").click()
    page.show("list")
    assert page.tab.locator("#list [aria-current]").get_attribute("data-id") == KEY


@each_width
def test_filters_reach_chart_list_and_table_alike(at, width):
    page = at(width, "#v=chart&by=none")
    page.show("chart")
    page.unfold()
    page.tab.locator("details.facet summary").nth(1).click()
    page.tab.locator("input[name=status][value=cancelled]").check()
    page.tab.locator("input[name=status][value=postponed]").check()
    page.tab.keyboard.press("Escape")
    page.tab.locator("[data-range=fitAll]").click()
    page.settle()
    titles = page.texts("#list .title")
    assert len(titles) == 2
    drawn = [text.rstrip("…") for text in page.texts("#chart .textpoint")]
    assert all(any(text and title.startswith(text) for text in drawn) for title in titles)
    page.show("table")
    assert page.texts("#table tbody th") == titles
    page.tab.locator("#reset").click()
    assert page.tab.locator("#table tbody tr").count() == 25


@each_width
def test_a_press_on_the_count_shows_what_it_counts(at, width):
    touch = {"has_touch": True, "is_mobile": True} if width < 600 else {}
    page = at(width, "#by=none&v=chart", "crowd500", **touch)
    page.show("chart")
    counted = hidden(page)
    pill = page.tab.locator("#chart .textpoint", has_text=re.compile(r"^\+\d+$")).nth(2)
    box = pill.bounding_box()
    place = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    (page.tab.touchscreen.tap if touch else page.tab.mouse.click)(*place)
    page.settle()
    assert page.range() is not None
    assert 0 <= hidden(page) < counted


def hidden(page) -> int:
    return sum(int(text[1:]) for text in page.texts("#chart .textpoint") if re.match(r"\+\d+$", text))


@pytest.mark.parametrize("width", [768, 390])
def test_two_fingers_zoom_in_and_out(at, width):
    page = at(width, "#v=chart", has_touch=True, is_mobile=True)
    page.show("chart")
    page.tab.locator("[data-range=fitDay]").click()
    lengths = [length(page)]
    for inward in (False, True):
        pinch(page, width // 2, inward)
        lengths.append(length(page))
    assert lengths[1] < lengths[0] * 0.8
    assert lengths[2] > lengths[1] * 1.2
    assert page.problems == []


def length(page) -> int:
    start, end = page.range()
    return end - start


def pinch(page, middle: int, inward: bool) -> None:
    box = page.tab.locator("#chart").bounding_box()
    touch = page.tab.context.new_cdp_session(page.tab)
    steps = range(7)
    for index, step in enumerate(reversed(steps) if inward else steps):
        points = [
            {"x": middle + sign * (20 + step * 12), "y": box["y"] + 120, "id": finger}
            for finger, sign in enumerate((-1, 1))
        ]
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove" if index else "touchStart", "touchPoints": points})
        page.tab.wait_for_timeout(16)
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.tab.wait_for_timeout(50)


@each_width
def test_printed_are_chart_card_and_whole_list(at, width):
    page = at(width, color_scheme="dark")
    page.tab.emulate_media(media="print")
    page.settle()
    for gone in ("#filters", "#frame", "#tools", "#views", "#range", "#strip", "footer", "#card .close"):
        assert page.tab.locator(gone).is_hidden(), gone
    for there in ("#chart", "#card h2", "#legend"):
        assert page.tab.locator(there).is_visible(), there
    assert KEY_EVENT in page.texts("#chart .textpoint") or width < 600
    assert len(page.texts("#chart .textpoint")) > 5
    items = page.tab.locator("#list .item").all()
    assert len(items) == 25
    assert all(item.is_visible() for item in items)
    scrolled = page.tab.locator("#list").evaluate("node => node.scrollHeight - node.clientHeight")
    assert scrolled <= 1
    assert page.tab.evaluate_handle("() => document.documentElement.scrollWidth").json_value() <= width
    assert page.tab.evaluate_handle("() => getComputedStyle(document.body).color").json_value() == "rgb(0, 0, 0)"
    assert len(re.findall(rb"/Type\s*/Page\b", page.tab.pdf(format="A4"))) >= 2


@each_width
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_anchor_and_its_slip_are_told_within_the_plot(at, width, lang):
    page = at(width, f"#v=chart&l={lang}&by=source")
    page.show("chart")
    for name in ("fitAll", "fitNews", "fitBefore", "fitDay", "fitMinutes", "fitAfter"):
        page.tab.locator(f"[data-range={name}]").click()
        page.settle()
        plot = page.tab.locator("#chart .nsewdrag").bounding_box()
        for words in (r"08:46 UTC\+8$", r"^(晚 1 分钟|1 min late)$", "^(明早|下周二)"):
            note = page.tab.locator("#chart .textpoint", has_text=re.compile(words)).first.bounding_box()
            assert note["x"] >= plot["x"] - 1, (name, words)
            assert note["x"] + note["width"] <= plot["x"] + plot["width"] + 1, (name, words)


@pytest.mark.parametrize(("scheme", "ground"), [("light", "255, 255, 255"), ("dark", "25, 32, 39")])
def test_words_on_a_hatch_have_a_ground_of_their_own(at, scheme, ground):
    page = at(1280, "#e=e09", color_scheme=scheme)
    page.tab.locator("[data-range=fitMinutes]").click()
    page.settle()
    fills = page.tab.locator("#chart .bars .point path").evaluate_all("bars => bars.map((bar) => bar.style.fill)")
    assert f"rgb({ground})" in fills


@pytest.mark.parametrize(("lang", "words"), [("zh", ("当月", "当年")), ("en", ("that month", "that year"))])
def test_every_row_of_the_list_says_when(at, lang, words):
    page = at(1280, f"#l={lang}", "months")
    rows = [" ".join(text.split()) for text in page.texts("#list .time")]
    assert len(rows) == 25
    assert [row for row in rows if row.startswith("UTC")] == []
    assert {row.removesuffix(" UTC+8") for row in rows} >= set(words)


@pytest.mark.parametrize(("lang", "city"), [("zh", "巴黎 11月"), ("en", "in Paris")])
def test_zones_go_by_the_names_of_their_cities(at, lang, city):
    page = at(1280, f"#l={lang}", "months")
    assert any(city in row for row in page.texts("#list .what > small"))
    assert "Europe/Paris" not in page.tab.locator("main").inner_text()
