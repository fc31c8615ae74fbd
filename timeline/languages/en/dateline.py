"""Whether a date stands in an agency's dateline: BEIJING, Nov. 16 (Xinhua) --; SHANGHAI, Nov 13 (Reuters) -."""

from __future__ import annotations

import re

from timeline.grammar.scan import Found

_AFTER = re.compile(r"\s?(?:\([A-Za-z /]{2,24}\)\s?(?:[-–—]{1,2})?|[-–—]{1,2}\s)")
_BEFORE = re.compile(r"(?:\A|\n)\s?\(?[A-Z][A-Z .'/-]{2,30}(?:, [A-Z][A-Za-z. ]{1,20})?,? \Z")
_LONGEST = 64


def is_dateline(folded: str, item: Found) -> bool:
    """Whether a date opens a paragraph behind a place in capitals and before the agency's name or a dash."""
    if _AFTER.match(folded, item.end) is None:
        return False
    return _BEFORE.search(folded[max(0, item.start - _LONGEST) : item.start]) is not None
