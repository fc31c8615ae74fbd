"""Every notation of Chinese time in both scripts: phrases whose values were written down before they were read."""

from __future__ import annotations

import csv
from datetime import datetime
from pathlib import Path

import pytest
from marked_texts import READ_FROM, ZONE, unmarked

from timeline import zones
from timeline.explain import value
from timeline.tagging import extract

PHRASES = Path(__file__).resolve().parents[1] / "gold" / "chinese.tsv"


def phrases() -> list[dict[str, str]]:
    with PHRASES.open(encoding="utf-8", newline="") as lines:
        return [{name: cell or "" for name, cell in row.items()} for row in csv.DictReader(lines, delimiter="\t")]


def instant(told: str, zone: str) -> datetime | None:
    """A bound of an interval: local, or UTC where it ends with Z; None where it is open."""
    if not told:
        return None
    return (
        datetime.fromisoformat(told)
        if told.endswith("Z")
        else datetime.fromisoformat(told).replace(tzinfo=zones.get(zone))
    )


@pytest.mark.parametrize("phrase", phrases(), ids=lambda phrase: phrase["text"])
def test_phrase(phrase: dict[str, str]) -> None:
    text, spans = unmarked(phrase["text"])
    zone = phrase["zone"] or ZONE
    found = {(m.start, m.end): m for m in extract(text, published=READ_FROM, zone=zone)}
    assert [value(found[span]) for span in spans if span in found] == phrase["value"].split(" & ")
    first = found[spans[0]]
    if phrase["interval"]:
        start, end = phrase["interval"].split("..")
        assert (first.start_utc, first.end_utc) == (instant(start, zone), instant(end, zone))
    if phrase["status"]:
        assert first.status == phrase["status"]


def test_both_scripts_and_many_phrases_are_there() -> None:
    texts = [phrase["text"] for phrase in phrases()]
    assert len(texts) == len(set(texts)) > 450
