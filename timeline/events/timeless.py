"""What a title leaves out of its text: times, with the prepositions that lead to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from timeline.events import latin
from timeline.events.clause import in_one_breath
from timeline.events.sheet import Span

_PREPOSITION = re.compile(
    r"(?:(?<![至由对對关關位])[在于於]|自[从從]|[自从從由]|(?<=[，,])[至到]|(?<=推[迟遲])[至到]|(?<=延期|延[后後]|改期|[顺順]延)[至到]|截(?:[至止]?到|至)?|(?<![纽紐预預条條契])[约約]|\b(?:on|at|in|from|since|by))\s*$",
    re.IGNORECASE,
)
_PREPOSITION_ENDS: Final = frozenset("在于於自从從由至到截约約nNtTmMeEyY")
"""The letters that it ends with."""
_BEFORE_ATTRIBUTE: Final = frozenset("在于於对對就和与與同跟比")
_COMPARED = re.compile(r"(?:(?<![占佔环環同])[比较較]|相(?:[当當]|[较較])[于於]|[高低多少][于於]|超[过過]|不及|相比)$")
_COMPARED_ENDS: Final = frozenset("比较較于於过過及")
"""The letters that it ends with."""
_IN_COMPARISON: Final = ("相比", "相较", "相較")
"""What stands behind a time that something is compared with."""
_RECORD = re.compile(r"[^，。；\n]{0,8}?(?:最(?![近后後终終初新])|新[高低]|首[次度个個]|第一次|[纪紀記][录錄])")
"""What stands behind a time since which nothing was like what is told."""
_QUOTED: Final = {"“": "”", "「": "」", "『": "』", "《": "》", "〈": "〉"}


def time_phrases(text: str, times: Sequence[Span]) -> list[Span]:
    """The time phrases with the prepositions before them; those said in one breath as one.

    在 and 对 stay before an attribute: 在周一的简报会上 is 在简报会上 without its time. A time that something is
    compared with, and one that is all of a quotation, is none.
    """
    phrases: list[Span] = []
    for start, end in times:
        if is_needed(text, start, end):
            continue
        if phrases and in_one_breath(text, phrases[-1][1], start):
            phrases[-1] = (phrases[-1][0], end)
        elif text[end : end + 1] == "的" and text[start - 1 : start] in _BEFORE_ATTRIBUTE:
            phrases.append((start, end + 1))
        else:
            phrases.append(_with_preposition(text, start, end))
    return phrases


def is_needed(text: str, start: int, end: int) -> bool:
    """Whether the words around a time say nothing without it: 比 + 去年 + 多, and a time that is all of a quotation."""
    last = text[start - 1 : start]
    return _QUOTED[last] == text[end : end + 1] if last in _QUOTED else is_comparand(text, start, end)


def is_comparand(text: str, start: int, end: int) -> bool:
    """Whether something is only compared with a time: 比 + 去年 + 多, 与 + 2019年 + 相比, 创 + 2018年以来 + 新高."""
    last = text[start - 1 : start]
    is_behind = last in _COMPARED_ENDS and _COMPARED.search(text, max(0, start - 3), start) is not None
    is_record = text[end - 1 : end] in ("来", "來") and _RECORD.match(text, end) is not None
    return is_behind or is_record or text.startswith(_IN_COMPARISON, end)


def _with_preposition(text: str, start: int, end: int) -> Span:
    before = text[max(0, start - 2) : start]
    if before and before.isascii():
        return latin.time_phrase(text, start, end)
    may_be = before[-1:] in _PREPOSITION_ENDS or before[-1:].isspace()
    preposition = _PREPOSITION.search(text, max(0, start - 6), start) if may_be else None
    return preposition.start() if preposition else start, end
