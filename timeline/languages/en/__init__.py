"""English: rules by kind of expression, one file each."""

from __future__ import annotations

import re

from timeline.grammar.rule import Rule, collect
from timeline.languages.en import clock, dates, holidays, relative, spans, units, vague, years
from timeline.languages.en.dateline import is_dateline
from timeline.languages.en.dates import at_home
from timeline.languages.en.fold import folded
from timeline.languages.en.joins import STEPS
from timeline.languages.en.places import nearest_place
from timeline.languages.en.status import judge

RULES: tuple[Rule, ...] = collect(dates, years, clock, relative, units, spans, holidays, vague)
"""Every rule; where two match the same text, the first stands."""

CLAUSE_END: re.Pattern[str] = re.compile(
    r"[。；;!?\n“”\"]|\s[-–—]{1,2}\s|, (?=(?:but|while|whereas|and|which|who|as|with|according|saying|adding|when"
    r"|where|though|although)\b)"
)
"""What ends a clause; a bare comma does not, since half of them set off a time or a name."""

__all__ = ["CLAUSE_END", "RULES", "STEPS", "at_home", "folded", "is_dateline", "judge", "nearest_place"]
