"""Titles of what is told in Latin script: a whole clause with its subject, cut where a phrase ends."""

from __future__ import annotations

import re
from typing import Final

from timeline.events.sheet import BLANK, Span, without_blanks
from timeline.languages.en.status import VERB

LONGEST: Final = 120
"""Characters of a title."""
_LEAST: Final = 20
"""A title of fewer characters needs the rest of its sentence."""
_REACH: Final = 18
"""Characters before a time that its prepositions may take."""
_WORD = re.compile(r"\b(?!and\b)[^\W\d_]{2,}")
_CHINESE = re.compile(r"[\u3040-\u9fff]")
_PREPOSITION = re.compile(
    r"(?<!sworn )\b(?:(?:on|at|in|from|since|by|for|of|until|till|through|during|before|after|around|about|between"
    r"|within|over|as of)\s+)+(?:(?:the|a|an|its|their|his|her)\s+)?$|\b(?:the|this)\s+$",
    re.IGNORECASE,
)
_FUNCTION = (
    r"on|at|(?<!sworn )in|from|since|by|for|of|until|till|through|during|before|after|around|about|between|within|over"
    r"|to|with|into|the|a|an|its|their|his|her|and|or|but|that|which|who|when|where|while|as|than|it|mid|early"
    r"|late|just|only|nearly|shortly|not"
)
_UNIT = r"(?:second|minute|hour|day|week|month|year)s?"
_TRAILING = re.compile(
    rf"(?:[\s,;:(\-–—]|(?<![\w’'-])(?i:{_FUNCTION})\b|(?<!\b[A-Z])\.|(?<=,)(?:\s[\w-]+){{0,3}}\s{_UNIT})+$"
)
_LOOSE_END = re.compile(rf"(?:[\s,;:(\-–—.]|(?i:{_FUNCTION})|{_UNIT})$")
"""What has something that :data:`_TRAILING` may take."""
_LONGEST_END: Final = 8
"""Characters that it has at most."""
_ENDS_WITHIN: Final = 60
"""Characters at the end of words that hold all that cannot end a title."""
_LEADING = re.compile(
    r"^(?:[^\w“\"'‘#@$€£]+|says? [^,]{2,40},\s*|(?:and|but|while|then|because|although)\b\s*|['’]s\b)+",
    re.IGNORECASE,
)
_FRAGMENT = re.compile(
    r"(?:who|whom|whose|which|where|on|at|in|from|by|for|of|up|down|to|with|between|only|until|through|about|just"
    r"|than)\b"
)
"""What a clause cannot begin with: it is the rest of another."""
_LEFT_OVER = re.compile(r"(?<=\()\s*,\s*|,(?=\s*,)|\s*\(\s*\)|\s+\)(?=\s|$)|\s+(?=[,.;:!?])|,(?=\s+that\b)")
"""Marks and spaces that set off a time."""
_ATTRIBUTE = re.compile(rf" (?!(?:{_FUNCTION})\b)[a-z]")
"""What follows a time that is said of a noun: the Aug. 31 deadline."""
_NAMED = re.compile(r"\d{4} [A-Z]")
"""A year that begins a name: the 2020 Olympics."""
_SAID = r"(?:said|says|told (?:reporters|[\w ]{2,20})|announced|reported|warned|added|showed)"
_TOLD_BY = re.compile(rf",?\s*(?P<who>[^,;]{{2,50}}?)\s+(?P<said>{_SAID})(?: in a statement)?\s*$")
_SAID_LAST = re.compile(rf"\b{_SAID}(?: in a statement)?\s*(?:(?:on|late|early|late on|early on)\s*)?$")
_CLAUSE = re.compile(
    r"[;:]\s|\s[-–—]+\s|[a-z][–—](?=[a-z])|,\s(?=(?:and|but|so|or|which|who|when|while|after|before|as|because|although|though"
    r"|where|with|following|amid|despite|compared|\w+ing)\b)|\s(?=(?:when|while|because|although|which|after|before)\b)"
)
"""Where a clause ends, and no mere apposition or item of a list: a sentence can break off there."""
_DATELINE = re.compile(r"[A-Z]{3,}[^-–—]{0,60}\s[-–—]{1,2}\s")
"""What stands before the first word of a dispatch: PARIS, May 7 (Agency) -."""
_BLANKS = re.compile(f"{BLANK}+")
_PHRASE = re.compile(r"\s(?=(?:in|on|at|with|for|from|by|and|as|over|during|between|into|against|to)\b)")


def is_latin(words: str) -> bool:
    """Whether the words are in a script that puts spaces between them, as far as titles go."""
    return _CHINESE.search(words) is None


def time_phrase(text: str, start: int, end: int) -> Span:
    """(start, end) of a time with the prepositions before it, or a possessive ending behind it."""
    before = _PREPOSITION.search(text, max(0, start - _REACH), start)
    if before and before[0].lower().endswith("the ") and _NAMED.match(text, start):
        return start, start
    if text.startswith(("'s", "’s"), end):
        return start, end + 2
    is_attribute = before is not None and before[0].lower().endswith("the ") and _ATTRIBUTE.match(text, end)
    return before.start() if before and not is_attribute else start, end


def title(text: str, sentence: Span, window: Span, time: Span, timeless: str) -> str:
    """The clause that tells what happened at a time, without times.

    Args:
        text: the article.
        sentence: (start, end) of the sentence that holds the time.
        window: (start, end) of the words that belong to the time.
        time: (start, end) of the time itself.
        timeless: the same with all that a title leaves out left blank.
    """
    dateline = _DATELINE.match(timeless, *sentence)
    sentence = (dateline.end() if dateline else sentence[0]), sentence[1]
    whole = _tidy(timeless[slice(*sentence)])
    is_alone = len(_BLANKS.findall(timeless, *sentence)) < 2
    is_cut = (is_alone and len(whole) <= LONGEST) or not _begins_clause(text, timeless, sentence[0], window[0])
    words = whole if is_cut else _tidy(timeless[slice(*window)])
    if _SAID_LAST.search(text, window[0], time[0]):
        reported = _reported(_tidy(without_blanks(timeless[sentence[0] : time[0]])))
        if reported:
            return _capital(_cut(reported))
    words = _unattributed(words)
    if VERB.match(words) and words[:1].islower():
        is_subject = not _WORD.search(text, window[0], time[0])
        subject = "" if is_subject else _subject(_tidy(without_blanks(timeless[sentence[0] : window[0]])))
        words = f"{subject} {words}" if subject else whole
    if _FRAGMENT.match(words) or len(words) < _LEAST or not VERB.search(words):
        words = max(words, _unattributed(whole), key=len)
    return _capital(_cut(words))


def _begins_clause(text: str, timeless: str, begin: int, start: int) -> bool:
    """Whether words begin where a clause of the sentence does, or behind another time."""
    before = text[max(begin, start - 2) : start].rstrip()
    return not before or before[-1] in ",;:—–-" or timeless[start - 1] == BLANK


def _tidy(raw: str) -> str:
    """Words without blanks and without what cannot begin a title, or end one where a time was left out."""
    is_cut = raw.rstrip(" \n.,;:").endswith(BLANK)
    words = _LEFT_OVER.sub("", " ".join(without_blanks(raw).split()))
    words = _LEADING.sub("", words)
    return _without_trailing(words) if is_cut else words.rstrip(" .,;:■")


def _without_trailing(words: str) -> str:
    if not _LOOSE_END.search(words, len(words) - _LONGEST_END):
        return words
    trail = _TRAILING.search(words, max(0, len(words) - _ENDS_WITHIN))
    return words[: trail.start()] if trail else words


def _unattributed(words: str) -> str:
    """The words without who says them behind them."""
    told = _told_by(words)
    return _without_trailing(words[: told.start()]) if told and VERB.search(words, 0, told.start()) else words


def _reported(words: str) -> str:
    """Who says something, then what is said, where that comes first; empty otherwise."""
    told = _told_by(words)
    matter = _tidy(words[: told.start()]) if told else ""
    return f"{_capital(_tidy(told['who']))} {told['said']}: {_capital(matter)}" if told and matter else ""


def _told_by(words: str) -> re.Match[str] | None:
    """Who says something, and that word for it, where the words end with both."""
    return _TOLD_BY.search(words) if _SAID_LAST.search(words) else None


def _subject(words: str) -> str:
    """What stands before the first verb of a clause; empty where that is no subject."""
    verb = VERB.search(words)
    subject = _tidy(words[: verb.start()]) if verb else ""
    return "" if "," in subject or len(subject) > LONGEST // 2 else subject


def _cut(words: str) -> str:
    """At most as long as a title may be: whole clauses that say something, else whole phrases, else whole words."""
    if len(words) <= LONGEST:
        return words
    clauses, phrases = (
        [m.start() for m in kind.finditer(words, LONGEST // 4, LONGEST + 2) if _may_end(words, m.start())]
        for kind in (_CLAUSE, _PHRASE)
    )
    ends = clauses or phrases
    return _without_trailing(words[: ends[-1]]) if ends else f"{words[: words.rfind(' ', 0, LONGEST)]}…"


def _may_end(words: str, end: int) -> bool:
    """Whether words may end there: behind a verb and what it asks for."""
    last = words.rfind(" ", 0, end) + 1
    return (
        VERB.search(words, 0, last) is not None
        and VERB.match(words, last, end) is None
        and _SAID_LAST.search(words, 0, end) is None
    )


def _capital(words: str) -> str:
    """With a capital in front, unless the first word has one inside: iPhone."""
    first = words.split(" ", 1)[0]
    return words[:1].upper() + words[1:] if first.islower() else words
