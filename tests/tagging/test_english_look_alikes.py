"""Words and numbers in English that look like times and are none: no rule gives them a moment."""

from __future__ import annotations

from datetime import datetime

import pytest

from timeline.tagging import extract

PUBLISHED = datetime.fromisoformat("2021-11-10T09:00:00+08:00")
LOOK_ALIKES = {
    "may, a verb": ["You may go.", "It may 20 times over.", "May I come in?", "Prime Minister May, 62, spoke."],
    "march, a verb or noun": ["They march on Washington.", "A march 5 miles long.", "The Long March 5 rocket flew."],
    "second": ["the second most populous state", "in a second round of voting", "every second child", "a split second"],
    "fall": ["Shares fall.", "the fall of Kabul", "Prices will fall 2000 points.", "Niagara Falls"],
    "sun and sat": ["Sun Yat-sen led it.", "He sat 3 rows back.", "The Sun reported.", "Mr Sun, 45, said."],
    "seasons in names": ["the Prague Spring", "Donna Summer sang.", "Silver Spring", "the Winter Olympics"],
    "days in names": ["Black Friday deals", "his man Friday", "Sheffield Wednesday won.", "the Good Friday Agreement"],
    "months in names": ["June Carter sang.", "August Wilson wrote it.", "Theresa May said.", "Fredric March won."],
    "papers and programmes": [
        "the Washington Post reported", "the New York Times reported", "USA Today reported", "the Today show",
        "the Sunday Times reported", "The Mail on Sunday reported", "the Evening Standard", "Monday Night Football",
    ],
    "24/7 and 9/11": ["open 24/7 for all", "the 9/11 attacks", "since 9/11 it has", "the Sept. 11 attacks"],
    "versions": ["version 2.0.12 of it", "iOS 15.1 is out", "Python 3.10.4 runs", "Windows 11"],
    "scores and votes": ["They won 3-2.", "a 2:1 win", "lost 6-4, 7-5", "passed 228-206", "a 5-4 ruling"],
    "telephone numbers": ["call 555-0199 for it", "call 212-555-0142 now and again", "dial +1 800 555 0100"],
    "ratios": ["a ratio of 1:100", "odds of 9 to 1", "a 2-to-1 vote", "a 16:9 screen"],
    "prices": ["$5.30 a share", "costs $2021", "£12.30 for 2", "19.45 euros"],
    "models": ["the Boeing 737", "an F-16 jet", "Model 3 prices", "the Type 2020 tank", "Airbus A320"],
    "sections": ["Section 230", "Section 1983", "Article 50", "Resolution 2021", "Chapter 11"],
    "records and verses": ["ran it in 2:03:45", "a time of 1:42.15", "John 3:16 says"],
}  # fmt: skip


@pytest.mark.parametrize("text", [text for texts in LOOK_ALIKES.values() for text in texts])
def test_no_rule_gives_it_a_moment(text: str) -> None:
    found = extract(text, published=PUBLISHED, zone="America/New_York", language="en")
    assert [(m.text, m.rule) for m in found if m.start_utc or m.end_utc] == []
