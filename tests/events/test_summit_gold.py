"""The real articles about the summit, judged by an editor's reading: figures that must not fall."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from timeline.articles import link_versions, parse
from timeline.events import build_events
from timeline.inputs import gather
from timeline.model import Article
from timeline.table import events_frame, mentions_frame
from timeline.tagging import tag
from timeline.views.csv import write_csv

FLOORS = {"mentions found": 55, "F1": 0.95, "time": 20, "precision": 20, "status": 20, "phase": 20, "plans": 2}


@pytest.mark.shared
def test_figures_do_not_fall(shared, tmp_path):
    parsed = [parse(raw) for raw in gather([shared / "articles" / "summit"])]
    tagged = [tag(article) for article in link_versions([one for one in parsed if isinstance(one, Article)])]
    built = build_events(tagged)
    write_csv(events_frame(built.events), tmp_path / "events.csv")
    write_csv(mentions_frame(tagged, built.event_of), tmp_path / "mentions.csv")
    gold = shared / "gold"
    command = [sys.executable, gold / "event_score.py", gold / "summit_events.json", tmp_path]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    figures = {name: float(re.search(rf"{name} ([\d.]+)", told)[1]) for name in FLOORS}
    assert {name: figure for name, figure in figures.items() if figure < FLOORS[name]} == {}
