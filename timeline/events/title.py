"""A title as a person would write it: what happened, without its time and without who says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from timeline.events import latin
from timeline.events.clause import (
    CLAUSE_END,
    CONTENT,
    after_speech_tag,
    in_one_breath,
    is_circumstance,
    is_light,
    says_last,
)
from timeline.events.interval import GIVEN_UP
from timeline.events.sheet import Span, without_blanks
from timeline.events.telling import Draft, Telling
from timeline.frozen import quick
from timeline.languages.zh.fold import fold

LONGEST: Final = 30
"""Characters of a Chinese title; a title in Latin script may be twice as long."""
_DRAFTS: Final = 16
"""Tellings of one event that a title is made of, to choose the best."""
_READ: Final = 300
"""Characters of a clause that a title is made of."""
_SHORT: Final = 8
"""A subject up to this long needs no comma after it."""
_GOOD: Final = range(8, 27)

_PREPOSITION = re.compile(
    r"(?:(?<![至由对對关關位])[在于於]|自[从從]|[自从從由]|(?<=[，,])[至到]|(?<=推[迟遲])[至到]|(?<=延期|延[后後]|改期|[顺順]延)[至到]|截至?|约|約|\b(?:on|at|in|from|since|by))\s*$",
    re.IGNORECASE,
)
_PREPOSITION_ENDS: Final = frozenset("在于於自从從由至到截约約nNtTmMeEyY")
"""The letters that it ends with."""
_BEFORE_ATTRIBUTE: Final = frozenset("在于於对對就和与與同跟比")
_LEADING = re.compile(
    r"^(?:[^\w“「『《〈（(【#@$]+|的|[据據][^，]{0,20}(?:[，,]|[报報][道导導]|消息)|(?:但是?|而且?|不过|不過|此外|另外|同时|同時|因为|因為|"
    r"至于|至於|并且?|並且?|且|也|还|還|又|再|其中|随后|隨後|对此|對此|经[^，]{0,14}[，,]|經[^，]{0,14}[，,]|"
    r"[为為]?止(?=[，,])|截止?(?=[，,])|(?:[就起]|到了?)(?=[，,])|早在(?=[，,])|是(?![\u4e00-\u9fff]?否)|"
    r"(?:原(?:[定订訂拟擬]|[计計][划劃]))?[于於]?(?:[举舉][行办辦]|召[开開]|[开開]幕|[进進]行)的|即(?!将)|直到?(?=[\u4e00-\u9fff]{6})|[他她](?:[还還也并並])?(?:[说說称稱]|表示|指出)[，,：:]|and|but|while)\s*)+"
)
_TRAILING = re.compile(
    r"(?:[\s，。、；：:,;.·…\-–—【「『“《]|[(（][^)）]*$|(?<!目)的|[至到和与與及在于於從从向是由]|(?<=[就对對])此"
    r"|(?<![决決规規确確稳穩协協一否肯制假鉴鑑约約特固指认認选選锁鎖安设設判敲商议議签簽法])定)+$"
)
_AT_IT = re.compile(r"(?<=[会會谈談议議晤判赛賽式礼禮])(?:上|中|期间|期間)$")
_LOOSE: Final = " ，。、；：:,;.·…-–—【「『“《的至到和与與及在于於從从向是由此定"
"""What stands at the end of words from which :data:`_TRAILING` takes something, if it is no bracket."""
_BRACKET = re.compile(r"[(（\[【]")
_EMPTY_BRACKETS = re.compile(r"[(（\[【]\s*[)）\]】]|[(（\[【]\s*$|^\s*[)）\]】]")
_GLOSS = re.compile(r"(?<=[\u3400-\u9fff])\s*[(（]\s*[A-Za-z][^()（）]*[)）]")
"""A name said again in Latin letters: 佩洛西（Nancy Pelosi）."""
_LISTED = re.compile(r"(?<=[\u3400-\u9fff])(?:、[\u3400-\u9fffA-Za-z0-9]{2,12})+(?=等)")
"""What a list has beyond its first: 人工智能、绿色经济等."""
_CUT = re.compile(r"[，、；。,;\s]")
_PAIRS: Final = {"”": "“", "」": "「", "』": "『", "》": "《", "〉": "〈", "»": "«", "）": "（", ")": "("}
_CLOSING: Final = {opening: closing for closing, opening in _PAIRS.items()}
_OPENING = re.compile("[“「『《〈]")
_STOP = re.compile(r"[，；。！？!?;\n“「『《〈]")
_MARK = re.compile(f"[{re.escape(''.join([*_PAIRS, *_PAIRS.values()]))}]")
_ALONE: Final = 12
"""A clause up to this long that ends with its time may be no more than a subject."""
_REACHES = re.compile(r"[至到是为為于於在]\s*$")
_GIVEN_UP = re.compile("取消|推|延|押|改|停|告吹|作[废廢]|流[产產]")
"""Words for what became of a plan."""
_LEAST: Final = 4
"""Characters that a title has at least."""


@quick
@dataclass(frozen=True, slots=True)
class Title:
    """A title and the telling it was made from."""

    text: str
    telling: Telling


def title_of(tellings: Sequence[tuple[Telling, float]]) -> Title:
    """The best title among the tellings, in the language that most of them are told in.

    Args:
        tellings: each telling with how much it is like what all others tell, 0 to 1.
    """
    if len(tellings) == 1:
        ((alone, _),) = tellings
        return Title(alone.draft.text, alone)
    spoken = Counter(telling.article.language for telling, _ in tellings)
    language = max(spoken, key=lambda name: (spoken[name], name))
    own = [one for one in tellings if one[0].article.language == language]
    nearest = sorted(own, key=lambda one: (-one[1], one[0].mention_id))[:_DRAFTS]
    drafts = [
        (_clarity(telling, likeness), telling.mention_id, Title(telling.draft.text, telling))
        for telling, likeness in nearest
    ]
    return max(drafts, key=lambda draft: draft[:2])[2]


def _clarity(telling: Telling, likeness: float) -> float:
    """How well what a telling would be called serves as the title."""
    draft, mention, told = telling.draft, telling.mention, telling.told
    text = draft.text
    return (
        round(2 * likeness, 6)
        + (len(text) in _GOOD)
        + (telling.status == "happened")
        + 0.5 * (mention.sentence_start == 0)
        - 0.5 * text.endswith("…")
        - 0.1 * telling.interval.rank
        - 0.5 * (told.says and "：" in text)
        - (not told.says and draft.is_attribute)
    )


def draft_of(telling: Telling, timeless: str) -> Draft:
    """What a telling would be called.

    Args:
        telling: with the text of its article.
        timeless: that text with what a title leaves out, from :func:`time_phrases`, left blank.
    """
    return Draft(_words(telling, timeless), telling.article.text.startswith("的", telling.mention.end))


def _words(telling: Telling, timeless: str) -> str:
    text, mention, told = telling.article.text, telling.mention, telling.told
    start, end = telling.window[0], max(telling.window[1], mention.clause[1])
    end = _behind_quotation(text, end, mention.sentence_start + len(mention.sentence))
    if latin.is_latin(mention.sentence):
        sentence = (mention.sentence_start, mention.sentence_start + len(mention.sentence))
        words = _balanced(latin.title(text, sentence, (start, end), (mention.start, mention.end), timeless))
        return words if len(words) >= _LEAST else _named(telling)
    before = without_blanks(timeless, start, mention.start)
    after = without_blanks(timeless, mention.end, end).lstrip()
    following = partial(_next_clause, telling, end, timeless)
    if told.says:
        words = _speech(before, after, following)
    else:
        matter = after_speech_tag(fold(before)) if before else ""
        words = _tidy(_joined(before[len(before) - len(matter) :], after))
        words = _finished(words, following, ends_with_time=bool(before.strip()) and not CONTENT.search(after))
        if telling.status in GIVEN_UP and not _GIVEN_UP.search(words):
            words = "，".join(filter(None, (words, following())))
    least = _LEAST
    if told.borrowed:
        least = _GOOD.start if is_light(fold(words)) else _LEAST
        words = _with_subject(text[slice(*telling.subject)], words)
    words = _cut(_balanced(words))
    return words if len(words) >= least else _cut(_balanced(_sentence(telling, timeless))) or words or _named(telling)


def _behind_quotation(text: str, end: int, limit: int) -> int:
    """Where a clause ends that would end at a quotation or a name in marks: 被法院以“寻衅滋事罪”判处….."""
    while 0 < end < limit and (opening := _OPENING.search(text, end - 1, end + 1)):
        closing = text.find(_CLOSING[opening[0]], opening.end(), limit)
        if closing < 0:
            return end
        stop = _STOP.search(text, closing + 1, limit)
        end = stop.start() if stop else limit
    return end


def _finished(words: str, following: Callable[[], str], *, ends_with_time: bool) -> str:
    """The words with the clause that follows, where they cannot stand alone."""
    if says_last(fold(words)):
        said = following()
        return f"{words}：{said}" if said else words
    if ends_with_time and len(words) <= _ALONE and not _REACHES.search(words):
        subject = words if len(words) > 1 else ""
        deed = following()
        return f"{subject}{'，' if len(subject) > _SHORT else ''}{deed}" if deed else words
    return "，".join(filter(None, (words, following()))) if _unfinished(words) else words


def _sentence(telling: Telling, timeless: str) -> str:
    """The whole sentence without its times."""
    mention = telling.mention
    end = mention.sentence_start + len(mention.sentence)
    return _tidy(without_blanks(timeless, mention.sentence_start, end))


def _named(telling: Telling) -> str:
    """What to call a time that stands alone: by its article."""
    return _cut(_tidy(telling.article.title)) or telling.mention.text


def _balanced(words: str) -> str:
    """The words without brackets and quotation marks that have lost their other half."""
    if not _MARK.search(words):
        return words
    open_marks: list[int] = []
    drop: set[int] = set()
    for i, mark in enumerate(words):
        if mark in _PAIRS.values():
            open_marks.append(i)
        elif mark in _PAIRS and open_marks and words[open_marks[-1]] == _PAIRS[mark]:
            open_marks.pop()
        elif mark in _PAIRS:
            drop.add(i)
    drop.update(open_marks)
    return "".join(mark for i, mark in enumerate(words) if i not in drop)


def _with_subject(clause: str, words: str) -> str:
    """The words after the clause that holds their subject, where both fit into a title."""
    subject = _tidy(clause)
    apart = len(subject) > _SHORT and CLAUSE_END.search(clause.rstrip()[-1:])
    full = f"{subject}，{words}" if apart else f"{subject}{words}"
    return full if len(full) <= LONGEST or len(words) < _GOOD.start else words


def time_phrases(text: str, times: Sequence[Span]) -> list[Span]:
    """The time phrases with the prepositions before them; those said in one breath as one.

    在 and 对 stay before an attribute: 在周一的简报会上 is 在简报会上 without its time.
    """
    phrases: list[Span] = []
    for start, end in times:
        if phrases and in_one_breath(text, phrases[-1][1], start):
            phrases[-1] = (phrases[-1][0], end)
        elif text[end : end + 1] == "的" and text[start - 1 : start] in _BEFORE_ATTRIBUTE:
            phrases.append((start, end + 1))
        else:
            phrases.append(_with_preposition(text, start, end))
    return phrases


def _with_preposition(text: str, start: int, end: int) -> Span:
    before = text[max(0, start - 2) : start]
    if before and before.isascii():
        return latin.time_phrase(text, start, end)
    may_be = before[-1:] in _PREPOSITION_ENDS or before[-1:].isspace()
    preposition = _PREPOSITION.search(text, max(0, start - 6), start) if may_be else None
    return preposition.start() if preposition else start, end


def _joined(before: str, after: str) -> str:
    gap = " " if before[-1:].isascii() and after[:1].isascii() else ""
    return f"{before}{gap}{after}"


def _speech(before: str, after: str, following: Callable[[], str]) -> str:
    """Who says what: the clause itself where it tells what is said, else with the clause that follows."""
    words = _tidy(_joined(before, after))
    said = following() if says_last(fold(words)) else ""
    if not said:
        return words
    full = f"{words}：{said}"
    speaker = _tidy(before)
    return full if len(full) <= LONGEST or not CONTENT.search(speaker) else f"{speaker}：{said}"


def _unfinished(words: str) -> bool:
    return len(words) < 4 or is_circumstance(words)


def _tidy(words: str) -> str:
    words = " ".join(words[:_READ].split())
    if _BRACKET.search(words):
        words = _GLOSS.sub("", _EMPTY_BRACKETS.sub("", words))
    lead = _LEADING.match(words)
    words = _without_trailing(words[lead.end() :] if lead else words)
    return _AT_IT.sub("", words) if words.endswith(("上", "中", "间", "間")) else words


def _without_trailing(words: str) -> str:
    """The words without what cannot end a title; it is looked for only where it may begin."""
    begin = len(words.rstrip(_LOOSE))
    bracket = max(words.rfind("("), words.rfind("（"))
    if begin == len(words) and bracket < 0:
        return words
    trail = _TRAILING.search(words, begin if bracket < 0 else 0)
    return words[: trail.start()] if trail else words


def _next_clause(telling: Telling, start: int, timeless: str) -> str:
    """The clause that follows the window in its sentence, without times; empty where there is none."""
    mention = telling.mention
    rest = without_blanks(timeless, start, mention.sentence_start + len(mention.sentence))
    clauses = (words for clause in CLAUSE_END.split(rest) if CONTENT.search(words := _tidy(clause)))
    return next(clauses, "")


def _cut(words: str) -> str:
    """At most as long as a title may be, cut where a clause or word ends."""
    longest = LONGEST * 2 if words.isascii() else LONGEST
    if len(words) <= longest:
        return words
    words = _LISTED.sub("", words)
    if len(words) <= longest:
        return words
    ends = [match.start() for match in _CUT.finditer(words, longest // 2, longest)]
    return _without_trailing(words[: ends[-1]]) if ends else words[: longest - 1] + "…"
