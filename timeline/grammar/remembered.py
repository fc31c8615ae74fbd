"""What the same words said before: texts repeat 今天, 去年 and 11月16日 all the time."""

from __future__ import annotations

import re
from typing import Any

from timeline.grammar.reading import Reading
from timeline.grammar.rule import Reader

_ROOM = 8192
"""Words that are remembered; when there are more, it begins anew."""
_LOOKED, _NOTHING = "looked", "nothing"
"""In place of a reading that is not of the words alone, and of one that they have not."""
_OF_THE_WORDS = ("group", "groups", "groupdict")


class Readings:
    """The readings of words that were read before, as far as they are made of the words alone.

    A function that looks at what stands around its match is asked each time. Which do so is noticed when they are asked
    first: until it looks around, a function has nothing but the words to go by, so for the same words it always looks.
    """

    def __init__(self) -> None:
        self._known: dict[Any, Any] = {}

    def of(self, match: re.Match[str], read: Reader) -> Reading | None:
        """What the function makes of the match."""
        key = (read, match[0], match.groups())
        known = self._known.get(key)
        if known is None:
            return self._first(key, match, read)
        if known is _LOOKED:
            return read(match)
        reading: Reading | None = None if known is _NOTHING else known
        return reading

    def _first(self, key: Any, match: re.Match[str], read: Any) -> Reading | None:
        watched = _Watched(match)
        reading: Reading | None = read(watched)
        if len(self._known) >= _ROOM:
            self._known = {}
        self._known[key] = _LOOKED if watched.looked else reading or _NOTHING
        return reading


class _Watched:
    """A match that notices whether it is asked for more than its words."""

    def __init__(self, match: re.Match[str]) -> None:
        self._match, self.looked = match, False

    def __getitem__(self, group: Any) -> Any:
        return self._match[group]

    def __getattr__(self, name: str) -> Any:
        if name not in _OF_THE_WORDS:
            self.looked = True
        return getattr(self._match, name)
