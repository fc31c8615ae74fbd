"""Happened or planned, from the words of the clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.grammar.status import Judgement

_INFINITIVE = (
    r"to (?:meet|hold|visit|begin|start|attend|host|travel|discuss|return|open|launch|sign|speak|deliver|resume|take"
    r"|address"
    r"|release|vote|face|talk|arrive|leave|receive|announce|decide|continue|be|convene|testify|appear|publish|end"
    r"|run|fly)"
)
_PRESENT = (
    r"(?:start|resume|begin|end|close|run|open|kick(?=s? off)|gather|return|vote|convene|take(?=s? place)"
    r"|goe?(?=s? on (?:trial|sale|show|strike)))s?(?: out| off| up| back)?"
)
"""Verbs that speak of what is coming in the present tense."""
_DAY = r"(?:[A-Z][a-z]+day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept|Oct|Nov|Dec)"
_PLANS = (
    r"will|won't|'ll|would|shall|should|must|may(?= [a-z])|might|could|can",
    r"(?:is|are|was|were|am|be|been|being)(?: \w+ly| also| still| now)? (?:to(?= [a-z])|set to|set for|due|scheduled"
    r"|expected|planned|slated|supposed|poised|going to|likely)(?: to [a-z]+)?",
    r"(?:scheduled|expected|planned|slated|poised|due) (?:to(?: [a-z]+)?|for|on|at|in|next|this|by)",
    r"set (?:to(?: [a-z]+)?|for|next)|due(?= [A-Z])|likely to|tentatively|(?:not )?going to [a-z]+",
    r"[Pp]lans?(?= to| for)|planning|hopes? to|aims?(?= to| for)|intends?|expects?|vow(?:s|ed) to|promised? to",
    r"agreed to|wants?|ahead of|upcoming|(?:goal|target|aim) of|starting|takes? effect|expires?",
    r"(?:forecast|projected|predicted|tipped|meant) to [a-z]+",
    r"(?:has|have)(?= until\b)|(?:is|are|remains?) [a-z]+(?= until| till| through)|(?:is|are)(?= (?:on|at) [A-Z\d])",
    r"(?:if|If|unless|Unless) [^,;]{1,40}?\b(?:is|are|do|does|can)\b(?: not|n't)?(?: [a-z]+ed\b)?",
    rf"{_PRESENT}(?= (?:on|at|next|this|in|until|from|through)\b| {_DAY})|{_INFINITIVE}",
)
_PLAN = rf"(?:\b(?:{'|'.join(_PLANS)})\b|'ll\b)(?:(?: not| also| \w+ly)? (?:be|get|have been|have) \w+)?"
_SPEECH = r"\b(?:said|says|told|announced|reported|added|confirmed|stated|according to)\b"
_PAST = (
    r"\b(?:was|were|did|didn't|had|has|have|been|began|met|held|flew|left|took|came|went|fell|rose|grew|gave|made|won|lost"
    r"|found|became|saw|spoke"
    r"|ran|died|shook|sent|kept|built|hit|lit|wrote|shot|drew|got|led|brought|sold|bought|broke|stood|sat|heard|felt"
    r"|paid"
    r"|(?!(?:scheduled|expected|planned|slated|need|indeed|speed|feed|seed|hundred|breed|proceed|exceed|succeed"
    r"|embed|unprecedented)\b)[a-z]{2,}ed)\b"
)
VERB = re.compile(
    rf"\b(?:will|won't|would|shall|should|may(?= [a-z])|might|could|can|must|is|are|hits?|says?"
    rf"|(?:start|resume|begin|end|open|close|run|take|last|meet|leave|visit|face|host|plan|expect|mark|arrive)s)\b|{_PAST}"
)
"""A word that can only be, or nearly always is, the verb of a clause."""
_TOKEN = re.compile(rf"(?P<plan>{_PLAN})|(?P<speech>{_SPEECH})|(?P<past>{_PAST})")
_WAS = re.compile(r"was |were |had been ")
"""A plan told from behind may be over."""
_FORMER = re.compile(
    r"\b(?:originally|initially|previously|earlier) (?:scheduled|planned|set|due|expected|slated)|\b(?:was|were"
    r"|had been) (?:to|due to|supposed to|scheduled to|set to)(?= )"
)
_CANCEL = re.compile(r"\b(?:cancel(?:s|l?ed|ling|l?ation)?|call(?:s|ed) off|scrap(?:s|ped)|axed)\b")
_POSTPONE = re.compile(r"\b(?:postpon(?:e|es|ed|ing|ement)|delay(?:s|ed)|reschedul(?:e|es|ed)|put off|pushed back)\b")
_AUXILIARY = re.compile(r"\b(?:was|were|is|are|been|has|have|had|will be)\b")
_NEW_DATE = re.compile(r"\b(?:to|until|till|for)(?: the)? \Z")
_TOLD_ON = re.compile(r"(?:\A|\b(?:on|late|early|late on|early on|later on|in a statement on|earlier on)) ?(?:the )?\Z")


_VOWED = re.compile(r"(?:vowed|promised|agreed|hoped|aimed|planned|expected) ")
"""The deed itself, where its time stands before it: in May the company agreed to pay."""
_COMPARED = re.compile(r"\b(?:(?:up|down) from|compared with|than|against) [^,;]{0,30}\Z")
_IS = re.compile(r" (?:is|are|marks?) (?!when|where|the day)| deadline\b")
"""What makes of the time before it one that is coming: Monday is a holiday, the Friday deadline."""
_EXTENDED = re.compile(
    r"\b(?:extend|prolong|renew|adjourn|defer)(?:r?ed|s)? (?:(?!to\b|until\b)\w+ ){0,4}?"
    r"(?P<to>(?:until|till|through|to) [\w ]*)?\Z"
)
_LIMIT = re.compile(r"(?:until|till|through)\b")
_NEXT_VERB = 25
"""Characters within which a verb behind a time is the one that it belongs to, where a comma parts it from the last."""


def judge(clause: str, start: int, end: int, _places: Sequence[int] = ()) -> Judgement:
    """The status that a clause gives to the expression at [start, end) of it; where words may begin it finds itself.

    The nearest deciding word before the expression speaks, unless it only tells who speaks; else the first behind it.
    """
    called_off = _called_off(clause, start, end)
    if called_off is not None:
        return called_off
    if _COMPARED.search(clause, 0, start):
        return Judgement("happened", "", strong=True)
    extended = _EXTENDED.search(clause, 0, start)
    if extended is not None and (extended["to"] or _LIMIT.match(clause, start)):
        return Judgement("planned", extended[0], strong=True)
    before, after = _last(clause, start), _TOKEN.search(clause, end)
    comes = _IS.match(clause, end)
    if comes is not None and (before is None or before.lastgroup != "plan"):
        return Judgement("planned", comes[0].strip(), strong=True)
    if before is not None and after is not None and _belongs_to_next(clause, before.end(), start, end, after):
        before = None
    if before is not None and before.lastgroup == "plan":
        return Judgement("planned", before[0], strong=_WAS.match(before[0]) is None)
    if before is not None and (before.lastgroup == "past" or _TOLD_ON.search(clause[before.end() : start].lstrip())):
        return Judgement("happened", before[0], strong=True)
    if after is not None:
        planned = after.lastgroup == "plan" and not _VOWED.match(after[0])
        return Judgement("planned" if planned else "happened", after[0], strong=True)
    if before is not None:
        return Judgement("happened", before[0], strong=False)
    return Judgement("happened", "", strong=False)


def _last(clause: str, start: int) -> re.Match[str] | None:
    """The last deciding word before an offset."""
    last = None
    for match in _TOKEN.finditer(clause):
        if match.end() > start:
            break
        last = match
    return last


def _belongs_to_next(clause: str, last: int, start: int, end: int, after: re.Match[str]) -> bool:
    """Whether a time is parted from the word before it and close to the one behind it: …, then from May it would."""
    near = after.start() - end <= _NEXT_VERB and "," not in clause[end : after.start()]
    conjunction = re.search(r"[,;] | (?:until|when|because) ", clause[last:start])
    return near and conjunction is not None


def _called_off(clause: str, start: int, end: int) -> Judgement | None:
    """Cancelled or postponed is what the word's object or subject was planned for, not the day it was called off."""
    for pattern, status in ((_POSTPONE, "postponed"), (_CANCEL, "cancelled")):
        word = pattern.search(clause)
        if word is None:
            continue
        before = word.end() <= start
        between = clause[word.end() : start] if before else clause[end : word.start()]
        if before and _NEW_DATE.search(between) and not re.search(r"(?:planned|scheduled|set|due) for\b", between):
            return Judgement("planned", word[0], strong=True)
        if before and _TOLD_ON.search(between.lstrip()):
            return None
        if (
            _FORMER.search(clause, 0, start)
            or (len(between) < 80 and not _TOKEN.search(_AUXILIARY.sub("", between)))
            or before
        ):
            return Judgement(status, word[0], strong=True)  # type: ignore[arg-type]
    return None
