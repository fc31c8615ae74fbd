"""What a notebook shows in each place where it may be opened."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

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
    html = replace(summit, events=events)._repr_mimebundle_()["text/html"]
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
