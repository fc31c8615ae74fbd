"""Take the picture of the page that the README shows: ``make picture``."""

from __future__ import annotations

import tempfile
from pathlib import Path

from browser import ARGS, chromium
from playwright.sync_api import sync_playwright

import timeline

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "images" / "page.png"


def main() -> None:
    """Build the sample timeline, open its page and save what is seen."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_path = timeline.build(ROOT / "examples" / "summit").to_html(Path(folder) / "timeline.html")
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGS))
        page = browser.new_page(viewport={"width": 1280, "height": 860}, color_scheme="light")
        page.goto(page_path.as_uri())
        page.wait_for_selector("#chart .scatterlayer")
        page.wait_for_timeout(500)
        PICTURE.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
