"""A title of bearable length: whole clauses where there are some, and no word that stood for something else."""

from __future__ import annotations

import re
from typing import Final

from timeline.events.clause import is_circumstance, says_last
from timeline.events.statement import folded, is_complete, may_end
from timeline.events.trim import without_trailing

LONGEST: Final = 36
"""Characters that a Chinese title should have at most; one of ASCII letters may be twice as long, as below."""
MOST: Final = 48
"""Characters that it has where a shorter one would break off in the middle of something."""
SAID: Final = 58
"""The same of one that tells who says what."""
_LEAST: Final = 8
"""Characters of the least that a title is cut to."""
_CLAUSE_END = re.compile(r"[，；。！？;]|,(?!\d)|(?<![\x00-\x7f])\s+(?![\x00-\x7f的等及和])")
_LISTED = re.compile(r"(?<![\x00-\x7f])(?:、 ?[\w·]{2,12})+(?=等)")
"""What a list has beyond its first: 人工智能、绿色经济等."""
_ITEM_END = re.compile("、")
_CIRCUMSTANCE = re.compile(
    "^(?:自[从從]|[在继繼当當自从從])?(.*?)(?:[之以]?[后後]|(?<![小同当當届及临臨])[时時]|以[来來])$"
)
"""A clause, in what makes it the circumstance of another that had to be cut off."""
_APART: Final = " ，,：:"
"""What stands between who speaks and what is said."""
_LATIN_WORD = re.compile(r"[A-Za-z]+$")
_SAYS = re.compile(
    r"(?:[曾也亦还還则則就并並更又再]|[发發]推?文?|表示|宣[布佈]|公[布佈告]|指出|透露|[强強][调調]|重申"
    r"|[报報][道导導]|介[绍紹]|坦[言承]|[认認][为為]|相信|[说說]明|提到|[谈談]到|回[应應][称稱说說指]|[说說指]"
    r"|(?<![俗简簡又人自名职職通号號下])[称稱]){1,4}[，,：:“「『 ]*$"
)
"""Speech that a colon may stand for: it neither denies nor doubts what is said, nor asks for it."""
_NO_SPEAKER: Final = (
    "的", "上", "里", "裡", "时", "時", "文章中", "访中", "訪中", "节目中", "節目中", "声明中", "聲明中",
)  # fmt: skip
"""What nobody who speaks ends with."""
_NOT = re.compile("[没沒未不否]")
_NOT_REACH: Final = 6
"""Characters at the end of who speaks in which what is not said shows."""
_ON_OCCASION = re.compile(
    r"(?:(?<=..)|(?<=^[他她]))(?:在(?!野|台[协協])|接受|出席|(?:宣布|被[问問]|[谈談]及|回[应應]|主持|[会會][见見])(?=.*[时時]$)|[针針][对對]|[透通][过過])"
)
_MODIFIED = re.compile(
    r"^[^：《“「]{8,}的(?!.*(?:[声聲]明|[报報]告|文章|[调調][查研]|[报報][道导導]|分析|信|稿|[书書]|[数數][据據])$)(?=[^的：中]{3,12}$)"
)


def shortened(words: str) -> str:
    """At most as long as a title may be, cut where a clause ends, else a word."""
    times = 2 if words.isascii() else 1
    longest, most = LONGEST * times, (SAID if "：" in words else MOST) * times
    if len(words) <= longest:
        return words
    words = _with_colon(_LISTED.sub("", words), most)
    ends = [
        match.start()
        for match in _CLAUSE_END.finditer(words, _LEAST, most + 1)
        if _stands_alone(words[: match.start()])
    ]
    short = [end for end in ends if end <= longest]
    if short:
        return without_trailing(words[: short[-1]])
    if len(words) <= most:
        return words
    return without_trailing(words[: ends[0]]) if ends else _broken_off(words, most)


def speaker_of(words: str) -> str:
    """Who speaks, without the occasion and without what he is like; the words themselves where that would not do.

    Only a bare 说, 表示 and the like can be left out before a colon.
    """
    if not only_says(words):
        return words
    who = _SAYS.sub("", words)
    occasion = _ON_OCCASION.search(who)
    who = who[: occasion.start()] if occasion else who
    who = _MODIFIED.sub("", who).rstrip(" 曾也则則亦更")
    return words if not who or who.endswith(_NO_SPEAKER) else who


def only_says(tag: str) -> bool:
    """Whether who says something only says it: what he denies or asks for is no fact without him."""
    return not tag or (_SAYS.search(tag) is not None and _NOT.search(tag, max(0, len(tag) - _NOT_REACH)) is None)


def without_occasion(words: str) -> str:
    """A clause in what makes it the circumstance of another, without that: 在渔船起飞后 is 渔船起飞."""
    return _CIRCUMSTANCE.sub(r"\1", words)


def _with_colon(words: str, most: int) -> str:
    """The words with a colon after who says something, where they begin so."""
    first = _CLAUSE_END.search(words, 2, most)
    end = first.start() if first else 0
    colon = words.find("：", 2, end or most)
    end = colon if colon > 0 else end
    if not end or not says_last(folded(words[:end])):
        return words
    speaker = speaker_of(words[:end]) if len(words) > most else words[:end]
    return f"{speaker}：{words[end:].lstrip(_APART)}"


def _stands_alone(words: str) -> bool:
    plain = folded(words)
    return is_complete(plain) and not says_last(plain) and not is_circumstance(plain)


def _broken_off(words: str, most: int) -> str:
    """What is too long and has no clause that stands alone: its first clause, an item of its list, or words of it."""
    clause = _CLAUSE_END.search(words, most // 3, most)
    whole = words[: clause.start()] if clause else ""
    deed = without_occasion(whole)
    if whole and (deed != whole or may_end(folded(whole))):
        return without_trailing(deed)
    items = [match.start() for match in _ITEM_END.finditer(words, most // 2, most)]
    begun = _LATIN_WORD.search(words, most // 2, most)
    end = items[-1] if items else begun.start() if begun and not words.isascii() else most - 1
    return words[:end].rstrip(" (（") + "…"
