"""One browser for all tests of the page, and the pages they open."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "tests" / "views")]

import browser as chromium_tools  # noqa: E402
import summit_frames  # noqa: E402
from plotly.offline import get_plotlyjs  # noqa: E402

from timeline.views.html import page as make_page  # noqa: E402
from timeline.views.page import assets  # noqa: E402


@pytest.fixture(scope="session")
def chromium():
    """A headless Chromium; without one the tests are skipped, in CI they fail."""
    problem = chromium_tools.missing()
    if problem:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(problem)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_tools.chromium(), args=list(chromium_tools.ARGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def files(tmp_path_factory) -> dict[str, Path]:
    """Pages on disk: the summit with all its evidence, its table alone, and crowds."""
    folder = tmp_path_factory.mktemp("pages")
    events, mentions, articles = summit_frames.summit_tables()
    anchor = summit_frames.ANCHOR
    pages = {
        "summit": make_page(events, mentions=mentions, articles=articles, anchor=anchor),
        "english": make_page(events, mentions=mentions, articles=articles, anchor=anchor, lang="en"),
        "table": make_page(events, anchor=anchor),
        "bare": make_page(events),
        "empty": make_page(events.head(0)),
        "hostile": hostile_page(events, mentions, articles),
        "full": full_bundle_page(events),
        "packed": make_page(summit_frames.many_events(2500), anchor=anchor),
        **{f"crowd{count}": make_page(summit_frames.many_events(count), anchor=anchor) for count in (40, 120, 500)},
    }
    for name, text in pages.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in pages}


def hostile_page(events, mentions, articles) -> str:
    """The summit as told by somebody who wants the page to run, load or link something."""
    evil = (
        '<img src="http://127.0.0.1:9/x" onerror="window.caught=1"><b style="background:url(http://127.0.0.1:9/y)">'
        "</script><script>window.caught=1</script><a href='http://127.0.0.1:9/z'>x</a>\u202e{{7*7}}"
    )
    sources = [(evil,)] * len(events)
    return make_page(
        events.assign(
            title=evil, quote=evil, sources=sources, disagreement=evil, urls=[("javascript:alert(1)",)] * len(events)
        ),
        mentions=mentions.assign(sentence=evil, source=evil, rule=evil, status_because=evil),
        articles=articles.assign(title=evil, url="javascript:alert(1)", source=evil),
        anchor=summit_frames.ANCHOR,
        title=evil,
    )


def full_bundle_page(events) -> str:
    """The page of somebody who has no npm: it carries the plotly.js of plotly.py."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assets, "plotly_script", lambda: assets._inline(get_plotlyjs()))
        return make_page(events, anchor=summit_frames.ANCHOR)


class Opened:
    """A page in a browser window, with everything it complained about or asked for."""

    def __init__(self, context, path: Path, fragment: str):
        self.problems: list[str] = []
        self.requests: list[str] = []
        self.tab = context.new_page()
        self.tab.on("pageerror", lambda error: self.problems.append(str(error)))
        self.tab.on("console", lambda message: self.problems.append(message.text) if message.type == "error" else None)
        self.tab.on("request", lambda request: self.requests.append(request.url))
        self.tab.goto(f"{path.as_uri()}{fragment}")
        self.tab.wait_for_selector("html.ready", state="attached")

    def drawn(self) -> None:
        """Wait for the chart."""
        self.tab.wait_for_selector("#chart[data-drawn]")
        self.tab.wait_for_timeout(60)

    def texts(self, selector: str) -> list[str]:
        return [text.strip() for text in self.tab.locator(selector).all_text_contents()]


@pytest.fixture
def open_page(chromium, files):
    """Open a page: ``open_page("summit", width=1280, fragment="#z=UTC", timezone_id="Asia/Shanghai")``."""
    contexts = []

    def opened(name: str, *, width: int = 1280, height: int = 900, fragment: str = "", **options) -> Opened:
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = Opened(context, files[name], fragment)
        if width >= 600 and name != "empty":
            page.drawn()
        return page

    yield opened
    for context in contexts:
        context.close()
