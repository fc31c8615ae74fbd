"""What the same words said before is remembered, as far as the words alone say it."""

from __future__ import annotations

import re

from timeline.grammar import remembered
from timeline.grammar.reading import Amount, Point, Reading
from timeline.grammar.remembered import Readings
from timeline.languages import LANGUAGES
from timeline.tagging import read


def _match(text: str) -> re.Match[str]:
    found = re.search(r"(?P<day>\d+)日", text)
    assert found is not None
    return found


def test_words_are_read_once():
    asked = []

    def day(match: re.Match[str]) -> Reading:
        asked.append(match[0])
        return Point(day=int(match["day"]))

    readings = Readings()
    texts = ["于3日举行", "在3日结束", "4日", "到3日"]
    said = [readings.of(_match(text), day) for text in texts]
    assert said == [Point(day=3), Point(day=3), Point(day=4), Point(day=3)]
    assert asked == ["3日", "4日"]
    assert said[0] is said[1]


def test_what_looks_around_its_words_is_asked_each_time():
    def length_or_day(match: re.Match[str]) -> Reading | None:
        if match["day"] == "9":
            return None
        behind = match.string[match.end() :]
        return Amount(int(match["day"]), "day") if behind.startswith("之内") else Point(day=int(match["day"]))

    readings = Readings()
    texts = ["3日之内", "3日举行", "3日之内", "9日", "9日之内"]
    assert [readings.of(_match(text), length_or_day) for text in texts] == [
        Amount(3, "day"),
        Point(day=3),
        Amount(3, "day"),
        None,
        None,
    ]


def test_functions_are_kept_apart_and_there_is_an_end_to_what_is_kept(monkeypatch):
    monkeypatch.setattr(remembered, "_ROOM", 3)
    readings = Readings()
    for number in range(10):
        match = _match(f"{number}日")
        assert readings.of(match, lambda m: Point(day=int(m["day"]))) == Point(day=number)
        assert readings.of(match, lambda m: Point(month=int(m["day"]))) == Point(month=number)
        assert len(readings._known) <= 3


def test_texts_read_before_change_nothing():
    texts = ["关押55天。这55天里", "关押五年，这55天里", "当日本队获胜", "当日获胜", "去年年底", "截至年底", "11月16日"]
    language = LANGUAGES["zh"]
    first = [read(text, language)[1] for text in texts]
    assert [read(text, language)[1] for text in reversed(texts)] == first[::-1]
