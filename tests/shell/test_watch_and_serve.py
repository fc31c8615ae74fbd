"""Building anew when files change, and showing a page anew when it is written."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPResponse
from itertools import chain, repeat
from pathlib import Path

import pytest
from click.testing import CliRunner

from timeline.cli import main
from timeline.errors import InputNotFound, OutputNotWritable
from timeline.serve import PageServer
from timeline.table import read_events
from timeline.watch import changes

ARTICLE = "---\ntitle: 会谈\nauthor: 新浪财经\ndate: 2021-11-16T08:25:52Z\n---\n\n双方11月{day}日再次通话。\n"


class Steps:
    """Waiting in which something happens: one step each time, then the end."""

    def __init__(self, *steps: Callable[[], object]) -> None:
        self.steps = chain(steps, repeat(self.end))

    def end(self) -> None:
        raise KeyboardInterrupt

    def __call__(self, seconds: float) -> None:
        assert seconds > 0
        next(self.steps)()


def nothing() -> None:
    pass


def seen(paths: list[Path], *steps: Callable[[], object], but: Path | None = None) -> int:
    count = 0
    with pytest.raises(KeyboardInterrupt):
        for _ in changes(paths, but=but, wait=Steps(*steps)):
            count += 1
    return count


def test_adding_writing_and_removing_are_changes(tmp_path):
    file = tmp_path / "a.md"
    steps = [lambda: file.write_text("one"), nothing, nothing, lambda: file.write_text("other"), nothing, file.unlink]
    assert seen([tmp_path], *steps, nothing) == 3


def test_a_change_is_told_when_it_is_over(tmp_path):
    file = tmp_path / "a.md"
    growing = [lambda text=text: file.write_text(text) for text in ("x", "xx", "xxx")]
    assert seen([tmp_path], *growing, nothing) == 1


def test_what_is_written_to_does_not_count(tmp_path):
    output = tmp_path / "output"
    output.mkdir()
    assert seen([tmp_path], lambda: (output / "timeline.html").write_text("x"), nothing, but=output) == 0
    assert seen([tmp_path / "nowhere"], nothing) == 0


def test_build_watch_builds_again_and_survives_errors(tmp_path, monkeypatch):
    articles, output = tmp_path / "in", tmp_path / "out"
    articles.mkdir()
    article = articles / "a.md"
    article.write_text(ARTICLE.format(day=18), encoding="utf-8")
    steps = Steps(
        article.unlink, nothing,
        lambda: article.write_text(ARTICLE.format(day=19), encoding="utf-8"), nothing,
    )  # fmt: skip
    monkeypatch.setattr("timeline.watch.changes.__kwdefaults__", {"but": None, "wait": steps})
    result = CliRunner().invoke(main, ["build", str(articles), "-o", str(output), "--watch"], catch_exceptions=False)
    assert result.exit_code == 0
    assert result.stdout.count("1 article, 1 time expression") == 2
    assert "Error: There is no article" in result.stderr
    assert "2021-11-19T00:00:00+08:00" in (output / "events.csv").read_text(encoding="utf-8-sig")


def test_build_watch_notices_a_changed_file_of_names(tmp_path, monkeypatch):
    (tmp_path / "a.md").write_text(ARTICLE.format(day=18), encoding="utf-8")
    names, elsewhere = tmp_path / "names.yaml", tmp_path / "out"
    names.write_text("甲: [A]\n", encoding="utf-8")
    steps = Steps(lambda: names.write_text("甲: B\n", encoding="utf-8"), nothing)
    monkeypatch.setattr("timeline.watch.changes.__kwdefaults__", {"but": None, "wait": steps})
    arguments = ["build", str(tmp_path / "a.md"), "-o", str(elsewhere), "--aliases", str(names), "--watch"]
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert "names.yaml, line 1: 甲 needs a list" in result.stderr


def test_build_watch_notices_the_corrections_of_the_output_folder(tmp_path, monkeypatch):
    (tmp_path / "a.md").write_text(ARTICLE.format(day=18), encoding="utf-8")
    output = tmp_path / "out"

    def hide() -> None:
        (event,) = read_events(output / "events.csv")["event_id"]
        (output / "corrections.csv").write_text(f"action,event_id,value\nhide,{event},\n", encoding="utf-8")

    monkeypatch.setattr("timeline.watch.changes.__kwdefaults__", {"but": None, "wait": Steps(hide, nothing)})
    arguments = ["build", str(tmp_path / "a.md"), "-o", str(output), "--watch"]
    assert CliRunner().invoke(main, arguments, catch_exceptions=False).exit_code == 0
    assert read_events(output / "events.csv").empty


@pytest.fixture
def server(tmp_path) -> Iterator[PageServer]:
    page = tmp_path / "timeline.html"
    page.write_text("<p>first</p>", encoding="utf-8")
    with PageServer(page, 0) as running:
        threading.Thread(target=running.serve_forever, args=(0.05,), daemon=True).start()
        yield running
        running.shutdown()


def get(server: PageServer, path: str, **headers: str) -> HTTPResponse:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    response.text = response.read().decode()
    connection.close()
    return response


def test_the_frame_holds_the_page_and_keeps_its_own_policy(server):
    frame = get(server, "/")
    assert '<iframe src="/page"' in frame.text
    assert "connect-src 'self'" in frame.headers["Content-Security-Policy"]
    page = get(server, "/page")
    assert page.text == "<p>first</p>"
    assert page.headers["Content-Security-Policy"] is None  # its own stands in the document


def test_a_page_written_anew_has_another_version(server):
    before = get(server, "/version").text
    assert get(server, "/version").text == before
    server.page.write_text("<p>second</p>", encoding="utf-8")
    assert get(server, "/version").text != before
    assert get(server, "/page").text == "<p>second</p>"
    server.page.unlink()
    assert get(server, "/version").text == ""


@pytest.mark.parametrize(("path", "host", "status"), [("/../secret", None, 404), ("/page", "evil.example", 403)])
def test_nothing_else_is_served(server, path, host, status):
    assert get(server, path, **({"Host": host} if host else {})).status == status


def test_a_page_or_port_that_cannot_be_had_is_told(server, tmp_path):
    with pytest.raises(InputNotFound, match="timeline build"):
        PageServer(tmp_path / "nowhere.html", 0)
    with pytest.raises(OutputNotWritable, match="another --port"):
        PageServer(server.page, server.server_port)
    assert CliRunner().invoke(main, ["serve", str(tmp_path / "nowhere.html")]).exit_code == 2
