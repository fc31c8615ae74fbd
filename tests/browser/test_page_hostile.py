"""Articles by somebody who wants the page to run, load, link or reorder something: from files to what a reader sees."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from opened import Opened

from timeline.cli import main

pytestmark = pytest.mark.browser

TRAP = "http://127.0.0.1:9"
RUN = "window.caught=1"
NAMES = {
    "image": f"2021-11-14 <img src=x onerror={RUN}>.html",
    "link": f"2021-11-14 javascript:{RUN}.md",
    "comment": "2021-11-14 <!--<style>*{display:none}<style>-->.md",
    "quote": f"2021-11-14 '\"><svg onload={RUN}>.html",
    "bidi": "2021-11-14 \u202egnp.\u2066evil\u2069.md",
}
"""File names: such an article has no title, so that its name stands in the evidence."""
PARAGRAPH = "<html><body><p>{text}各方就此交换了意见，气氛坦率。</p></body></html>"
FRONT = "---\ndate: 2021-11-14\nauthor: {author}\nurl: {url}\n---\n{text}\n"
TEXTS = {
    "image": PARAGRAPH.format(text=f"外长&lt;img src=x onerror={RUN}&gt;于11月12日上午8时通话&lt;/script&gt;。"),
    "quote": PARAGRAPH.format(text=f"双方&lt;svg onload={RUN}&gt;定于11月18日签字&lt;iframe src={TRAP}&gt;。"),
    "link": FRONT.format(
        author=f'\'"><svg onload="{RUN}"><a href={TRAP}/a>某社</a>\'',
        url=f"'javascript:{RUN}'",
        text=f"发言人[说](javascript:{RUN})<b style='background:url({TRAP}/b)'>，11月13日下午3时会谈开始。",
    ),
    "comment": FRONT.format(
        author=f"'</script><script>{RUN}</script><!--'",
        url=f"'{TRAP}/\"><img src=x onerror={RUN}>'",
        text=f"大会<!-- 于11月10日上午9时开幕</script><script>{RUN}</script>，各方出席。",
    ),
    "bidi": FRONT.format(
        author="\"\\u202e社某\\u202c<style>@import '//127.0.0.1:9/s'</style>\"",
        url="'data:text/html,x'",
        text=f"总理\u202e将于11月20日\u2067访问\u2069首都，<svg onload='{RUN}'><style>*{{}}</style></svg>。",
    ),
}
"""What the files say. In Markdown, markup is left out with what is in it; what HTML escapes is text, and stays."""
LITERALLY = (
    f"<img src=x onerror={RUN}>",
    f"javascript:{RUN}",
    "<!--<style>*{display:none}<style>-->",
    f"'\"><svg onload={RUN}>",
    "\\u202egnp.\\u2066evil\\u2069",  # what orders letters anew is written out
    f'"><svg onload="{RUN}"><a href={TRAP}/a>某社</a>',
    f"</script><script>{RUN}</script><!--",
    "社某<style>@import '//127.0.0.1:9/s'</style>",
    f"外长<img src=x onerror={RUN}>于11月12日上午8时通话</script>。",
    f"[说](javascript:{RUN})",
    f"双方<svg onload={RUN}>定于11月18日",
)
"""What the reader must see of all this, letter by letter."""


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """The output of a whole build of these files."""
    folder = tmp_path_factory.mktemp("hostile")
    articles = folder / "articles"
    articles.mkdir()
    for kind, name in NAMES.items():
        (articles / name).write_text(TEXTS[kind], encoding="utf-8")
    done = CliRunner().invoke(main, ["build", str(articles), "-o", str(folder / "output")])
    assert done.exit_code == 0, done.output
    report = json.loads((folder / "output" / "report.json").read_text(encoding="utf-8"))
    assert report["counts"]["articles"] == len(NAMES)
    return folder / "output"


@pytest.fixture
def opened(chromium, built, request):
    """The page that was built, watched for whatever it should not do."""
    context = chromium.new_context(viewport={"width": request.param, "height": 900}, locale="zh-CN")
    page = Opened(context, built / "timeline.html", "")
    page.dialogs = []
    page.tab.on("dialog", lambda dialog: (page.dialogs.append(dialog.message), dialog.dismiss()))
    yield page
    context.close()


def innocent(page) -> None:
    page.tab.wait_for_timeout(150)
    assert page.tab.evaluate_handle("() => window.caught ?? 0").json_value() == 0
    assert page.dialogs == []
    assert page.problems == []
    assert [url for url in page.requests if not url.startswith(("file:", "data:", "blob:"))] == []
    assert len(page.tab.context.pages) == 1


def seen_in_all_cards(page) -> str:
    """Everything the cards say, with all evidence unfolded; every mark and label has been hovered."""
    texts = []
    for item in page.tab.locator("#list .item").all():
        item.click()
        page.tab.locator("#card").wait_for()
        for more in page.tab.locator("#card button.more").all():
            more.click()
        for fold in page.tab.locator("#card details summary").all():
            fold.click()
        texts.append(page.tab.locator("#card").text_content())
        page.tab.locator("#card .close").click()
    return "\n".join(texts)


@pytest.mark.parametrize("opened", [1280, 390], indirect=True)
def test_hostile_files_are_shown_letter_by_letter_and_do_nothing(opened, built):
    page = opened
    cards = seen_in_all_cards(page)
    assert [text for text in LITERALLY if text not in cards] == []
    innocent(page)
    links = page.tab.locator("#card a, #chart a, #list a, #table a").evaluate_all("nodes => nodes.map((n) => n.href)")
    assert [link for link in links if not link.startswith("http")] == []
    hidden = page.tab.evaluate_handle("() => /[\\u202a-\\u202e\\u2066-\\u2069]/.test(document.body.innerText)")
    assert hidden.json_value() is False


@pytest.mark.parametrize("opened", [1280], indirect=True)
def test_no_part_of_the_page_takes_hostile_texts_for_markup(opened):
    page = opened
    page.drawn()
    assert any("<img src=x" in title for title in page.texts("#list .title"))
    assert any("<img src=x" in label for label in page.texts("#chart .textpoint"))
    made = ":is(#list, #chart, #card, #table) :is(img, iframe, style, script, marquee, svg[onload], b[onclick])"
    for lanes in ("source", "phase"):
        page.tab.locator("#lanes").select_option(lanes)
        for view in ("table", "list"):
            page.tab.locator(f"[data-view={view}]").click()
            page.settle()
            assert page.tab.locator(made).count() == 0
    for label in page.tab.locator("#chart .textpoint text").all():
        box = label.bounding_box()
        page.tab.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        assert page.tab.locator("#tip :is(img, b, script, style, iframe)").count() == 0
    page.tab.locator("details.facet summary").first.click()
    assert "</script><script>window.caught=1</script><!--" in page.tab.locator("details.facet[open]").inner_text()
    page.tab.locator("#search").fill("<script>")
    page.tab.wait_for_timeout(200)
    assert page.tab.locator("#list .item").count() >= 1
    innocent(page)


@pytest.mark.parametrize("opened", [1280], indirect=True)
def test_hostile_texts_are_saved_as_they_are(opened):
    page = opened
    page.drawn()
    for kind in ("csv", "json", "ics", "svg", "png"):
        page.tab.locator("details.menu.right summary").click()
        with page.tab.expect_download() as download:
            page.tab.locator(f"[data-download={kind}]").click()
        assert Path(download.value.path()).stat().st_size > 500
    innocent(page)
