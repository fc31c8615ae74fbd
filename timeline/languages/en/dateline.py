"""Whether a date stands in an agency's dateline: BEIJING, Nov. 16 (Xinhua) --; SHANGHAI, Nov 13 (Reuters) -."""

from __future__ import annotations

import re

from timeline.grammar.scan import Found

_AFTER = re.compile(r"\s?(?:\([A-Za-z /]{2,24}\)\s?(?:[-–—]{1,2})?|[-–—]{1,2}\s)")
_BEFORE = re.compile(r"(?:\A|\n)\s?\(?[A-Z][A-Z .'/-]{2,30}(?:, [A-Z][A-Za-z. ]{1,20})?,? \Z")
_AGENCY = re.compile(r"\s?\([A-Za-z /]{2,24}\)")
_PLACE = re.compile(r"(?:\A|\n)\s?[A-Z][a-z]+(?: [A-Z][a-z]+)?, \Z")
_LONGEST = 64


def is_dateline(folded: str, item: Found) -> bool:
    """Whether a date opens a paragraph behind a place in capitals and before the agency's name or a dash."""
    if _AFTER.match(folded, item.end) is None:
        return False
    line = folded[max(0, item.start - _LONGEST) : item.start]
    named = _AGENCY.match(folded, item.end) is not None and _PLACE.search(line) is not None
    return named or _BEFORE.search(line) is not None
