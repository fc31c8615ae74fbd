"""One way of writing before scanning: plain apostrophes and blanks, and a full stop that only ends sentences.

The folded text has the same length as the original, so that offsets found in it index the original.
"""

from __future__ import annotations

import re
from itertools import chain

from timeline.grammar.points import BLANKS, Points, points_of

_PLAIN = str.maketrans(dict.fromkeys(BLANKS, " ") | {"’": "'", "‘": "'", "−": "-", "\u2011": "-"})
_STOP = re.compile(r"\.(?=[\"”')\]]{0,3}(?:\s{1,3}[\"“'(\[]?[A-Z\d]|\s*\n|\s*\Z))")
_ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Adm|Maj|Hon|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon"
    r"|Tues?|Wed|Thu(?:rs?)?|Fri|No|Nos|St|vs|Jr|Sr|Inc|Ltd|Co|Corp|[A-Z]|[A-Z]\.[A-Z]|(?P<clock>[ap]\.m))\Z"
)
_GOES_ON = re.compile(
    r"\.\s+(?:\d|(?:Mon|Tue|Wednes|Thurs|Fri|Satur|Sun)(?:day)?\b|(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sep|Oct|Nov"
    r"|Dec)"
    r"|E[DS]?T\b|P[DS]?T\b|C[DS]?T\b|(?:Eastern|Central|Mountain|Pacific)\b|GMT|UTC|(?:[A-Z][a-z]+ ){1,3}[Tt]ime\b)"
)
_LONGEST = 8


def fold(text: str) -> str:
    """The text with plain apostrophes and blanks, and 。 for each full stop that ends a sentence; same length.

    >>> fold("They met at 9 a.m. Monday. The U.S. side left on Nov. 16.")
    'They met at 9 a.m. Monday。 The U.S. side left on Nov. 16。'
    """
    plain = text.translate(_PLAIN)
    stops = [match.start() for match in _STOP.finditer(plain) if _ends_sentence(plain, match.start())]
    edges = zip([0, *(stop + 1 for stop in stops)], [*stops, len(plain)], strict=True)
    pieces = [plain[a:b] for a, b in edges]
    return "".join(chain.from_iterable(zip(pieces, [*("。" for _ in stops), ""], strict=True)))


def folded(text: str) -> Points:
    """The folded text with its code points."""
    return points_of(fold(text))


def _ends_sentence(text: str, stop: int) -> bool:
    word = _ABBREVIATION.search(text, max(0, stop - _LONGEST), stop)
    if word is None:
        return True
    if word["clock"]:
        return _GOES_ON.match(text, stop) is None
    return not text[stop + 1 : stop + 40].strip() or text[stop + 1 : stop + 2] == "\n"
