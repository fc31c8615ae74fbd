"""One browser for all tests of the page, and the pages they open."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path

import pandas as pd
import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "tests" / "views")]

import browser as chromium_tools  # noqa: E402
import summit_frames  # noqa: E402
from opened import Opened  # noqa: E402
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


class Files(dict[str, Path]):
    """Pages on disk by name, made when they are first asked for."""

    def __init__(self, folder: Path):
        super().__init__()
        self.folder = folder

    def __missing__(self, name: str) -> Path:
        path = self.folder / f"{name}.html"
        path.write_text(PAGES[name](), encoding="utf-8")
        self[name] = path
        return path


@pytest.fixture(scope="session")
def files(tmp_path_factory) -> Files:
    """Pages on disk: the summit with all its evidence, its table alone, crowds, and odd ones."""
    return Files(tmp_path_factory.mktemp("pages"))


def summit(**options) -> str:
    """The summit with all its evidence."""
    events, mentions, articles = summit_frames.summit_tables()
    return make_page(events, mentions=mentions, articles=articles, anchor=summit_frames.ANCHOR, **options)


def table(change=lambda events: events, anchor=summit_frames.ANCHOR) -> str:
    """The summit's events alone, changed."""
    return make_page(change(summit_frames.summit_tables()[0]), anchor=anchor)


def crowd(count: int) -> str:
    """Many made-up events."""
    return make_page(summit_frames.many_events(count), anchor=summit_frames.ANCHOR)


def coarse(events):
    """The events, one of them known by its year alone, which is the anchor's."""
    year = events["event_id"] == "e02"
    return events.assign(
        precision=events["precision"].mask(year, "year"), offset=events["offset"].mask(year, "T\u00b10y")
    )


def months(events):
    """The events, two of them known by their month and year alone, and all days told in Paris."""
    day = events["precision"] == "day"
    changed = events.assign(zone=events["zone"].mask(day, "Europe/Paris"))
    for number, (first, last, unit) in enumerate((("2021-11", "2021-12", "month"), ("2021-01", "2022-01", "year"))):
        own = changed["event_id"] == changed["event_id"].iloc[number]
        start, end = (pd.Timestamp(at, tz="Asia/Shanghai").tz_convert("UTC") for at in (first, last))
        changed = changed.assign(
            start_utc=changed["start_utc"].mask(own, start),
            end_utc=changed["end_utc"].mask(own, end),
            precision=changed["precision"].mask(own, unit),
            zone=changed["zone"].mask(own, "Asia/Shanghai"),
        )
    return changed


def replanned(events):
    """The events, with the plan of the anchor told again and again."""
    return events.assign(plan_history=[tuple(_retold(plans)) for plans in events["plan_history"]])


def _retold(plans):
    for plan in plans:
        yield plan
        if plan["precision"] == "minute":
            continue
        for hours in (1, 2, 3)[: 3 if plan["precision"] == "day" else 2]:
            later = {
                name: str(pd.Timestamp(plan[name]) + pd.Timedelta(hours=hours)).replace(" ", "T")
                for name in ("planned_start_utc", "planned_end_utc")
            }
            yield {**plan, **later}


def hostile_page() -> str:
    """The summit as told by somebody who wants the page to run, load or link something."""
    evil = (
        '<img src="http://127.0.0.1:9/x" onerror="window.caught=1"><b style="background:url(http://127.0.0.1:9/y)">'
        "</script><script>window.caught=1</script><a href='http://127.0.0.1:9/z'>x</a>"
        '<svg onload="window.caught=1"><style>*{background:url(http://127.0.0.1:9/s)}</style></svg>\u202e{{7*7}}'
    )
    events, mentions, articles = summit_frames.summit_tables()
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


def full_bundle_page() -> str:
    """The page of somebody who has no npm: it carries the plotly.js of plotly.py."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assets, "plotly_script", lambda: assets._inline(get_plotlyjs()))
        return table()


PAGES = {
    "summit": summit,
    "english": partial(summit, lang="en"),
    "table": table,
    "bare": partial(table, anchor=None),
    "empty": partial(table, lambda events: events.head(0), anchor=None),
    "one": partial(table, lambda events: events.head(1), anchor=None),
    "coarse": partial(table, coarse),
    "months": partial(table, months),
    "replanned": partial(table, replanned),
    "hostile": hostile_page,
    "full": full_bundle_page,
    "packed": partial(crowd, 2500),
    **{f"crowd{count}": partial(crowd, count) for count in (40, 120, 500)},
}


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
