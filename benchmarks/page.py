"""Drive the page in Chromium: its size, how long it takes to open, and each step of zooming and panning.

Usage: python benchmarks/page.py [--rounds N] [COUNT ...]

Opening is from the start of the navigation to the frame after the first drawing, by the browser's clock; a step is from
the turn of the wheel to the frame after the chart was drawn anew. Of the rounds the best counts, of the steps of a
round the median.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "tests" / "views")]

import summit_frames  # noqa: E402
from browser import ARGS, chromium  # noqa: E402

import timeline  # noqa: E402
from timeline.views.html import page as make_page  # noqa: E402

COUNTS = (40, 500, 20_000, 100_000)
STEPS = 20
WATCH = """
    const seen = new MutationObserver(() => {
        if (!document.querySelector("#chart[data-drawn]")) return;
        seen.disconnect();
        requestAnimationFrame(() => setTimeout(() => { document.documentElement.dataset.opened = performance.now(); }));
    });
    seen.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-drawn"] });
"""
STEP = """async ([steps, zoom]) => {
    const chart = document.getElementById("chart"), box = chart.getBoundingClientRect(), took = [];
    for (let step = 0; step < steps; step += 1) {
        const way = step % 10 < 5 ? 1 : -1, before = chart.dataset.drawn, start = performance.now();
        const options = { bubbles: true, cancelable: true, clientX: box.left + box.width * 0.6, clientY: box.top + 99 };
        chart.dispatchEvent(new WheelEvent("wheel", zoom
            ? { ...options, ctrlKey: true, deltaY: -60 * way } : { ...options, deltaX: 90 * way }));
        while (chart.dataset.drawn === before) await new Promise(requestAnimationFrame);
        await new Promise((done) => setTimeout(done));
        took.push(performance.now() - start);
        await new Promise((done) => setTimeout(done, 200));
    }
    return took;
}"""


def main() -> None:
    """Measure the page of examples/summit and pages of made-up events; print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", nargs="*", type=int, default=COUNTS, metavar="COUNT")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    print(f"{'page':>12} {'MB':>6} {'open s':>7} {'zoom ms':>8} {'pan ms':>7}", flush=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGS))
        for name, path in _pages(options.counts, Path(folder)):
            rounds = [_measured(browser, path) for _ in range(options.rounds)]
            opened, zoom, pan = (min(values) for values in zip(*rounds, strict=True))
            print(f"{name:>12} {path.stat().st_size / 1e6:6.2f} {opened:7.2f} {zoom:8.0f} {pan:7.0f}", flush=True)
        browser.close()


def _pages(counts: list[int], folder: Path) -> Iterator[tuple[str, Path]]:
    path = folder / "page.html"
    yield "summit", timeline.build(ROOT / "examples" / "summit").to_html(path)
    for count in counts:
        path.write_text(make_page(summit_frames.many_events(count), anchor=summit_frames.ANCHOR), encoding="utf-8")
        yield f"{count:,}", path


def _measured(browser: Browser, path: Path) -> tuple[float, float, float]:
    """Seconds to open; milliseconds of the median step of zooming and of panning."""
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    tab.add_init_script(WATCH)
    tab.goto(path.as_uri())
    tab.wait_for_selector("html[data-opened]", timeout=120_000)
    opened = float(tab.locator("html").get_attribute("data-opened") or "inf") / 1000
    zoom, pan = (statistics.median(tab.evaluate_handle(STEP, [STEPS, kind]).json_value()) for kind in (True, False))
    tab.close()
    return opened, zoom, pan


if __name__ == "__main__":
    main()
