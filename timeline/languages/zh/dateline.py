"""Whether a date stands in an agency's dateline: 新华社北京11月16日电, 路透上海11月13日 -."""

from __future__ import annotations

import re

from timeline.grammar.heads import beginnings
from timeline.grammar.scan import Found

_DATELINE_AFTER = re.compile(r"(?:[专]?电|讯(?!息)|综合(?:外电)?(?:报道|报导|电))|\s?[-–—]{1,2}\s")
_BEGINS = beginnings(_DATELINE_AFTER.pattern)
_DATELINE_BEFORE = re.compile(r"(?:路透|社|记者[^\n，。]{2,12}|\(|【|\n)[^\n，。：:()]{0,10}$")


def is_dateline(folded: str, item: Found) -> bool:
    """Whether a date stands in an agency's dateline: 新华社北京11月16日电, 路透上海11月13日 -."""
    after = _DATELINE_AFTER.match(folded, item.end) if folded[item.end : item.end + 1] in _BEGINS else None
    if after is None:
        return False
    line = folded[max(0, item.start - 24) : item.start]
    return "电" in after[0] or "讯" in after[0] or _DATELINE_BEFORE.search(line) is not None
