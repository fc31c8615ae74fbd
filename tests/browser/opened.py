"""A page that a test has opened."""

from __future__ import annotations

import re
from pathlib import Path


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
        self.settle()

    def settle(self) -> None:
        """Wait until what has been asked for is drawn: the chart draws in the next frame."""
        self.tab.evaluate_handle(
            "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
        )

    def show(self, view: str) -> None:
        """Bring the chart, the list or the table into sight: on a phone only one of them is."""
        button = self.tab.locator(f"#views [data-view={view}]")
        if button.is_visible():
            button.click()
        if view == "chart":
            self.drawn()

    def unfold(self) -> None:
        """Show filters, zones and the slider: on a phone they are put away."""
        button = self.tab.locator("#options")
        if button.is_visible() and button.get_attribute("aria-expanded") == "false":
            button.click()

    def range(self) -> tuple[int, int] | None:
        """The range that the address tells, once it has followed; None for the one that the page opens with."""
        self.tab.wait_for_timeout(200)
        found = re.search(r"r=(-?\d+)(?:~|%7E)(-?\d+)", self.tab.url)
        return (int(found[1]), int(found[2])) if found else None

    def texts(self, selector: str) -> list[str]:
        return [text.strip() for text in self.tab.locator(selector).all_text_contents()]
