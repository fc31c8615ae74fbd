"""Floors under the accuracy on annotated articles; they may be raised, never lowered."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from timeline.tagging import extract

pytestmark = pytest.mark.shared

FLOORS = {
    "seeds.jsonl": {"interval": 100.0},
    "dev.jsonl": {"found": 99.0, "exact": 94.5, "start": 96.0, "interval": 95.5, "status": 91.0, "fields": 97.0},
}


@pytest.mark.parametrize("name", FLOORS)
def test_accuracy_on_annotated_articles(name: str, shared: Path, tmp_path: Path) -> None:
    gold, predicted = shared / "gold" / name, tmp_path / "predicted.jsonl"
    predicted.write_text("\n".join(map(_read, gold.read_text(encoding="utf-8").splitlines())), encoding="utf-8")
    figures = _scores([shared / "gold" / "score.py", gold, predicted, "--json"])
    got = {key: figures[key]["f1"] if isinstance(figures[key], dict) else figures[key] for key in FLOORS[name]}
    assert all(got[key] >= floor for key, floor in FLOORS[name].items()), got


def _read(line: str) -> str:
    article = json.loads(line)
    published = datetime.fromisoformat(article["published"])
    found = extract(article["text"], published=published, zone=article["zone"])
    return json.dumps({"id": article["id"], "mentions": [_scored(m) for m in found]})


def _scored(mention: object) -> dict[str, object]:
    names = ("start", "end", "start_utc", "end_utc", "precision", "part", "modifier", "status")
    values = {name: getattr(mention, name) for name in names}
    return {k: v.isoformat() if isinstance(v, datetime) else v for k, v in values.items()}


def _scores(command: list[object]) -> dict[str, object]:
    done = subprocess.run([sys.executable, *map(str, command)], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


SUITES = {"duckling": 97.0, "chrono_hans": 97.0, "chrono_hant": 97.0}


@pytest.mark.parametrize("suite", SUITES)
def test_suites_of_other_readers(suite: str, shared: Path) -> None:
    command = [sys.executable, shared / "gold" / "suite_score.py", shared / "suites" / f"{suite}.jsonl"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert float(done.stdout.split("right ")[1].split(" %")[0]) >= SUITES[suite], done.stdout


def test_expressions_that_carry_their_own_date(shared: Path) -> None:
    command = [sys.executable, shared / "gold" / "self_dated_score.py"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert float(done.stdout.split("right = ")[1].split(" %")[0]) >= 96.0, done.stdout
