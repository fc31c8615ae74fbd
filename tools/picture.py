"""Take the pictures of the page that the README and docs/page.md show: ``make picture``."""

from __future__ import annotations

import tempfile
from pathlib import Path

from browser import ARGS, chromium
from playwright.sync_api import Browser, sync_playwright

import timeline

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
SHOTS = {
    "page": {"viewport": {"width": 1280, "height": 860}, "color_scheme": "light"},
    "page-dark": {"viewport": {"width": 1280, "height": 860}, "color_scheme": "dark"},
    "page-phone": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light", "device_scale_factor": 2},
}
"""File name → what browser window the page is seen in."""


def main() -> None:
    """Build the sample timeline, open its page in each window and save what is seen."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_path = timeline.build(ROOT / "examples" / "summit").to_html(Path(folder) / "timeline.html")
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGS))
        for name, window in SHOTS.items():
            take(browser, page_path, name, window)
        browser.close()


def take(browser: Browser, page_path: Path, name: str, window: dict) -> None:
    """Save what one window shows; on a phone that is the list, opened on the key event."""
    page = browser.new_page(**window)
    page.goto(page_path.as_uri())
    page.wait_for_selector("html.ready", state="attached")
    page.wait_for_timeout(500)
    page.screenshot(path=IMAGES / f"{name}.png")
    page.close()


if __name__ == "__main__":
    main()
