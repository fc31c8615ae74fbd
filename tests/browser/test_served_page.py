"""``timeline serve``: the page is shown anew by itself, in a frame that leaves its policy as it is."""

from __future__ import annotations

import threading

import pytest

from timeline.serve import PageServer

pytestmark = pytest.mark.browser

PAGE = """<!DOCTYPE html><meta http-equiv="Content-Security-Policy" content="default-src 'none'"><p>{word}</p>"""


def test_a_page_written_anew_is_shown_at_the_same_place(chromium, tmp_path):
    page = tmp_path / "timeline.html"
    page.write_text(PAGE.format(word="first"), encoding="utf-8")
    with PageServer(page, 0) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        tab = chromium.new_page()
        refused: list[str] = []
        tab.on("console", lambda message: refused.append(message.text) if "Policy" in message.text else None)
        with tab.expect_response("**/version"):
            tab.goto(server.address)
        shown = tab.frames[1]
        shown.get_by_text("first").wait_for()
        shown.evaluate("location.hash = 'e=e1'")
        tab.wait_for_timeout(100)
        page.write_text(PAGE.format(word="second"), encoding="utf-8")
        shown.get_by_text("second").wait_for(timeout=10_000)
        assert shown.evaluate("location.hash") == "#e=e1"
        assert refused == []
        tab.close()
        server.shutdown()
