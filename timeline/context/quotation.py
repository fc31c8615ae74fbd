"""Whose today it is: in a quotation, the speaker's, on the day of the speech."""

from __future__ import annotations

import re
from datetime import timedelta

from timeline.context.told import Told
from timeline.frozen import changed
from timeline.grammar.reading import Shift
from timeline.grammar.scan import Found
from timeline.resolve import Reference

_QUOTES = {"“": "”", "「": "」", "『": "』"}
_REACH = 300
"""The longest quotation that is looked back through."""
_INTRODUCED = re.compile(
    r"[^。！？\n]{0,40}(?:说|道|称|表示|指出|强调|宣布|致辞|致词|演[讲说]|讲话|发言|谈到)[^。！？\n]{0,6}[：:，]?\s?\Z"
)
"""What stands between the day of a speech and the quotation from it."""
_LATELY = timedelta(days=1)
"""Of a speech so shortly before, papers rather write as of their own day."""


class Speeches:
    """The speeches that a text quotes, as far as it was walked."""

    def __init__(self, folded: str) -> None:
        self._folded = folded
        self._last: tuple[int, Reference] | None = None

    def reference(self, item: Found, shift: Shift, told: Told, reference: Reference) -> Reference:
        """The reference of 今天 in a quotation that is introduced with the day of its speech, else the same."""
        if shift.unit != "day" or shift.base != "reference" or reference.day is None:
            return reference
        begun = self._quotation_at(item.start)
        if begun is None:
            return reference
        if self._last is not None and self._last[0] == begun:
            return self._last[1]
        day = told.day.day if told.day is not None and not told.planned else None
        if day is None or told.day_end > begun or day >= reference.day - _LATELY:
            return reference
        if _INTRODUCED.fullmatch(self._folded, told.day_end, begun) is None:
            return reference
        self._last = begun, changed(reference, day=day)
        return self._last[1]

    def _quotation_at(self, offset: int) -> int | None:
        """Where the quotation begins that an offset lies in."""
        floor = max(0, offset - _REACH)
        begun = max(self._folded.rfind(mark, floor, offset) for mark in _QUOTES)
        if begun < 0 or self._folded.find(_QUOTES[self._folded[begun]], begun, offset) >= 0:
            return None
        return None if "\n" in self._folded[begun:offset] else begun
