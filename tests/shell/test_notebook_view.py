"""What a notebook shows in each place where it may be opened."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from nbconvert import HTMLExporter
from nbformat.v4 import new_code_cell, new_notebook, new_output

import timeline

SUMMIT = Path(__file__).resolve().parents[2] / "examples" / "summit"


@pytest.fixture(scope="module")
def summit() -> timeline.Timeline:
    return timeline.build(SUMMIT)


@pytest.fixture(scope="module")
def bundle(summit) -> dict[str, object]:
    return summit._repr_mimebundle_()


def test_there_is_something_for_every_place(bundle):
    assert list(bundle) == ["application/vnd.plotly.v1+json", "text/html", "text/plain"]


def test_it_is_json_without_machine_or_clock(bundle, summit):
    again = replace(summit)._repr_mimebundle_()
    assert json.dumps(bundle, sort_keys=True) == json.dumps(again, sort_keys=True)


def test_html_runs_nothing_and_loads_nothing(bundle):
    html = bundle["text/html"]
    assert "<svg" in html
    assert "<table" in html
    assert not any(word in html for word in ("<script", "http://www.w3.org/1999", "src=", "@import", "onclick"))


def test_titles_cannot_become_markup(summit):
    events = summit.events.assign(title='<img src=x onerror="alert(1)">')
    html = replace(summit, happened=events)._repr_mimebundle_()["text/html"]
    assert "<img" not in html
    assert "&lt;img" in html


def test_include_and_exclude(summit):
    assert list(summit._repr_mimebundle_(include={"text/plain"})) == ["text/plain"]
    assert "text/html" not in summit._repr_mimebundle_(exclude={"text/html"})


def test_an_exported_notebook_shows_chart_and_list(bundle):
    cell = new_code_cell("result", outputs=[new_output("execute_result", data=bundle)])
    body, _ = HTMLExporter(template_name="basic").from_notebook_node(new_notebook(cells=[cell]))
    assert "<svg" in body
    assert "<table" in body


def test_text_says_what_was_built(summit, bundle):
    assert bundle["text/plain"] == summit.summary()
    assert repr(summit) == f"<Timeline: {summit.summary()}>"


def test_a_table_of_events_shows_itself(summit):
    shown = summit.events.timeline._repr_mimebundle_()
    assert list(shown) == ["application/vnd.plotly.v1+json", "text/html", "text/plain"]
    assert "<svg" in shown["text/html"]
    assert "<table" in shown["text/html"]
    assert shown["text/plain"] == f"{len(summit.events)} events"
    assert list(summit.events.timeline._repr_mimebundle_(include={"text/plain"})) == ["text/plain"]
    assert repr(summit.events.head(1).timeline) == "<1 event>"


def test_many_events_make_no_megabytes(summit):
    many = pd.concat([summit.events] * 400, ignore_index=True)
    many = many.assign(event_id=[f"e{number}" for number in range(len(many))])
    assert len(many) > 10_000
    shown = many.timeline._repr_mimebundle_()
    assert len(json.dumps(shown)) < 1_000_000


def test_show_opens_the_whole_page(summit, tmp_path, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    assert summit.show(tmp_path / "page.html") == tmp_path / "page.html"
    monkeypatch.setattr("timeline.result.mkdtemp", lambda prefix: str(tmp_path / "made"))
    assert summit.show() == tmp_path / "made" / "timeline.html"
    assert opened == [(tmp_path / "page.html").as_uri(), (tmp_path / "made" / "timeline.html").as_uri()]
    assert (tmp_path / "page.html").read_bytes() == (tmp_path / "made" / "timeline.html").read_bytes()


EXPORT = """
import nbformat, sys
from nbclient import NotebookClient
from nbconvert import HTMLExporter
from nbformat.v4 import new_code_cell, new_notebook

cells = [f"import timeline\\nresult = timeline.build({sys.argv[1]!r})\\nresult", "result.events.timeline"]
notebook = new_notebook(cells=[new_code_cell(cell) for cell in cells])
NotebookClient(notebook, kernel_name="python3").execute()
print(HTMLExporter().from_notebook_node(notebook)[0])
"""


@pytest.mark.slow
def test_an_executed_notebook_exports_both_charts_and_lists(tmp_path):
    # in a process of its own: the libraries that run notebooks warn, and here warnings are errors
    environment = {**os.environ, "IPYTHONDIR": str(tmp_path), "JUPYTER_PLATFORM_DIRS": "1"}
    command = [sys.executable, "-c", EXPORT, str(SUMMIT)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.count('aria-label="') >= 2
    outputs = re.findall(
        r'<div class="[^"]*jp-RenderedHTMLCommon[^"]*jp-OutputArea-output[^"]*".*?</table>', done.stdout, re.S
    )
    assert len(outputs) == 2
    assert all("<svg" in output and "<circle" in output for output in outputs)
