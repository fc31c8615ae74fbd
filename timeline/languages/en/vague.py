"""Words that point to now, before or later without naming a time: now, recently, soon. Kept, never an event."""

from __future__ import annotations

import re

from timeline.grammar.reading import Vague
from timeline.grammar.rule import rule
from timeline.languages.en.lexicon import VAGUE, E, W, any_case

_VALUE = {word: value for value, words in VAGUE.items() for word in words}


@rule(
    rf"{W}(?P<word>{any_case(_VALUE)}){E}(?!-| before| after)",
    examples={"«now» there are": "PRESENT_REF", "was «recently» seen": "PAST_REF", "will «soon» leave": "FUTURE_REF"},
    never=["known", "sooner"],
)
def vague(match: re.Match[str]) -> Vague:
    """A word for now, before or later."""
    return Vague(_VALUE[match["word"].lower()])
