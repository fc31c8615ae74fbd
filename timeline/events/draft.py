"""What a telling would be called, as an editor would write it: what happened, without its time and who says so.

Strings that have blanks where times were left out are cleaned by :func:`timeline.events.trim.tidy`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from timeline.events import latin
from timeline.events.clause import CLAUSE_END, CONTENT, after_speech_tag, is_circumstance, is_light, says_last
from timeline.events.interval import GIVEN_UP
from timeline.events.sheet import BLANK, Span
from timeline.events.shorten import LONGEST, MOST, SAID, only_says, shortened, speaker_of, without_occasion
from timeline.events.statement import (
    AUXILIARIES,
    folded,
    has_predicate,
    has_verb,
    is_complete,
    is_occasion,
    lacks_subject,
    may_be_subject,
    may_end,
    wants_subject,
)
from timeline.events.telling import Draft, Telling
from timeline.events.trim import PAIRS, balanced, tidy, without_trailing
from timeline.events.who import with_who

_SHORT: Final = 8
"""A subject up to this long needs no comma after it."""
_ALONE: Final = 12
"""A clause up to this long that ends with its time may be no more than a subject."""
_FEW: Final = 8
"""Characters of words that tell nothing without the clause before."""
_LEAST: Final = 4
"""Characters that a title has at least."""
_CLOSING: Final = {opening: closing for closing, opening in PAIRS.items()}
_OPENING = re.compile("[“「『《〈]")
_MARKS_OF_NAMES: Final = ("》", "〉", "」", "”")
_NAME = re.compile(
    r"(?<![\w据據])(?![据據])\w{0,8}"
    r"(?:《[^》，。；：\n]{1,16}》|〈[^〉，。；：\n]{1,16}〉|「[^」，。；：\n]{1,10}」|“[^”，。；：\n]{1,10}”)$"
)
"""A name in marks, with what it is the name of, at the end of the words before a clause: 甲国官媒《乙报》."""
_LEADS_IN = re.compile("^(?:[在于自从由据当随除因经到]|截[至止])|[到至了就止早年前及指称说是天日末都的]$")
"""What no subject begins or ends with."""
_STOP = re.compile(r"[，；。！？!?;\n“「『《〈]")
_CLAUSE_END = re.compile(r"[，；。！？;!?\n]|,(?!\d)")
_BRACKETED = re.compile(r"[(（][^()（）]*[)）]")
_UNCLOSED = re.compile(r"(?:([(（])[^()（）]*|(《)[^》]*)$")
_STRAY = re.compile(r"[^()（）]{2,}[)）]")
_NUMBER = re.compile(r"(?<=\d),(?=\d)")
_REACHES = re.compile(r"[至到是为為于於在]\s*$")
_GIVEN_UP = re.compile("取消|推|延|押|改|停|告吹|作[废廢]|流[产產]")
"""Words for what became of a plan."""
_CONCEDED = re.compile("^(?:[虽雖]然|[尽儘]管|即[使便])(?!如此)")
_THINKS = re.compile("(?:[认認][为為]|相信|[^直特所意是]指)$")
_MORE_THAN_SUBJECT = re.compile("[自原在于於对對与與和同向从從为為把被因以由据據是涉将將了，]|[会會曾已也还還]$")
_NO_SPEECH = re.compile(
    "(?<!记者)(?<!发布)(?<!吹风)(?<!简报)会$|的(?:宣布|声明|表态|批评|回应|警告|呼吁|报道|报导|说明|解释|谴责|通报)$|[演学小传]说$"
)
"""Words for speech that are none: 法说会, 对投资的批评."""
_PRONOUNS = ("他", "她", "它", "我", "你", "佢")
_NOT_SAID = ("法", "服", "明", "话", "話")
_LABEL = re.compile(r"(?<![\w：:])\w{2,6}[：:]\s*$")
"""What a bare time behind it is that of."""
_NO_NEWS = re.compile(r"[\d\W_]*$|.*\(@\w+\)$")
"""A title that names nothing: a row of a table, who posted something."""


def draft_of(telling: Telling, timeless: str) -> Draft:
    """What a telling would be called.

    Args:
        telling: with the text of its article.
        timeless: that text with what :mod:`timeline.events.timeless` leaves out of titles left blank.
    """
    is_latin = latin.is_latin(telling.mention.sentence)
    words = (_in_latin if is_latin else _in_chinese)(telling, timeless, _span(telling, timeless, is_latin))
    words = words if is_latin else _not_bare(with_who(words, telling, timeless), telling)
    words = words if len(words) >= _LEAST and not _NO_NEWS.match(words) else _named(telling)
    return Draft(words, telling.article.text.startswith("的", telling.mention.end))


def _not_bare(words: str, telling: Telling) -> str:
    """The words, or the sentence with its times where they say too little without: 16日开始预购，23日出货."""
    plain = folded(words)
    if len(words) >= _FEW or not has_verb(plain) or not wants_subject(plain):
        return words
    sentence = balanced(tidy(telling.mention.sentence))
    return sentence if _FEW < len(sentence) <= LONGEST else words


def _in_latin(telling: Telling, timeless: str, span: Span) -> str:
    mention = telling.mention
    return balanced(latin.title(telling.article.text, _sentence(telling), span, (mention.start, mention.end), timeless))


def _in_chinese(telling: Telling, timeless: str, span: Span) -> str:
    mention, told = telling.mention, telling.told
    start, end = span
    begin, limit = _sentence(telling)
    before, at, after = (
        timeless[start : mention.start],
        timeless[mention.start : mention.end],
        timeless[mention.end : end],
    )
    is_left_out = not at.strip(BLANK)
    if not is_left_out and not CONTENT.search(before + after + _subject(telling, timeless, "")):
        return ""
    if is_left_out and (behind := after.lstrip(f"{BLANK} ")).startswith(("，", ",")) and _ends_short(tidy(before)):
        after = behind.lstrip("，,")
    following, preceding = _clauses(timeless[end:limit]), timeless[begin:start]
    if told.says:
        words = tidy(f"{before}{at}{after}")
        words = _with_speaker(words, following, preceding) if not words or _introduces(words) else words
    else:
        words = _CONCEDED.sub("", tidy(f"{_matter(before)}{at}{after}"))
        words = _finished(
            words, following, preceding, ends_with_time=is_left_out and not CONTENT.search(after) and before != ""
        )
        if telling.status in GIVEN_UP and not _GIVEN_UP.search(words):
            words = "，".join(filter(None, (words, next(following, ""))))
    words, least = _whole(_completed(words, following)), _LEAST
    may_lack = (
        not words.startswith(_PRONOUNS)
        and start == telling.window[0]
        and (is_left_out or CONTENT.search(before) or len(words) < _FEW)
    )
    if may_lack and (told.borrowed or (not told.says and _is_without_subject(folded(words)))):
        least = _FEW if told.borrowed and is_light(folded(words)) else _LEAST
        between = "：" if told.says and "：" not in words else ""
        words = balanced(_with_subject(_subject(telling, timeless, words), words, between))
    words = words[1:] if words.startswith("是") and words[1:2] != "否" else words
    return words if len(words) >= least else _whole(tidy(timeless[begin:limit])) or words


def _is_without_subject(plain: str) -> bool:
    return lacks_subject(plain) or wants_subject(plain)


def _subject(telling: Telling, timeless: str, words: str) -> str:
    """The clause before that of a telling, which may hold its subject: up to its own time, where that is a subject."""
    start, end = telling.subject
    start = _unbroken(telling.article.text, start, telling.mention.sentence_start)
    if end == telling.window[0] or says_last(folded(tidy(timeless[start : telling.window[0]]))):
        return telling.article.text[start:end]
    before = telling.article.text[start:end]
    subject = without_trailing(before)
    if len(subject) < _LEAST and lacks_subject(folded(subject)):
        return ""
    is_more = (
        len(before) - len(subject) > 1
        or _MORE_THAN_SUBJECT.search(subject)
        or not may_be_subject(folded(subject))
        or words.startswith(("是", "由"))
    )
    return subject if CONTENT.search(subject) and not is_more else timeless[start : telling.window[0]]


def _unbroken(text: str, start: int, begin: int) -> int:
    """Where a clause begins that would begin within a number: 1,000亿元."""
    return _clause_start(text, start, begin) if _NUMBER.match(text, start - 1) else start


def _clause_start(text: str, place: int, begin: int) -> int:
    return max(begin, *[text.rfind(mark, begin, place) + 1 for mark in "，。；！？\n"])


def _sentence(telling: Telling) -> Span:
    mention = telling.mention
    return mention.sentence_start, mention.sentence_start + len(mention.sentence)


def _span(telling: Telling, timeless: str, is_latin: bool) -> Span:
    """Where the words of a title begin and end: what belongs to the telling, and what cannot be cut off from that."""
    text, mention = telling.article.text, telling.mention
    begin, limit = _sentence(telling)
    start, end = telling.window[0], max(telling.window[1], mention.clause[1])
    if is_latin:
        return start, end
    start = _unbroken(text, start, begin)
    if not telling.told.borrowed:
        start = _with_own_subject(timeless, mention.clause[0], _before_name(text, start, begin))
    while _NUMBER.match(text, end):
        end = _stop(text, end + 1, limit)
    start, end = _with_bracket(text, (start, end), (begin, limit))
    if not CONTENT.search(text[start : mention.start] + text[mention.end : end]):
        start = _before_label(text, start, begin)
    return start, _behind_quotation(text, end, limit)


def _before_label(text: str, start: int, limit: int) -> int:
    """Where the words begin that tell what a bare time is: 刑期至：2022年5月8日."""
    label = _LABEL.search(text, limit, start)
    return label.start() if label else start


def _with_bracket(text: str, clause: Span, sentence: Span) -> Span:
    """A clause with what is missing of the bracket, or of the name in marks, in which it begins or ends."""
    (start, end), (begin, limit) = clause, sentence
    unclosed = _UNCLOSED.search(text, start, end)
    closing = text.find(_CLOSING[unclosed[1] or unclosed[2]], end, limit) if unclosed else -1
    opening = max([text.rfind(mark, begin, start) for mark in "(（"]) if _STRAY.match(text, start, end) else -1
    start = _clause_start(text, opening, begin) if opening > 0 else start
    return start, _stop(text, closing + 1, limit) if closing > 0 else end


def _with_own_subject(timeless: str, clause: int, start: int) -> int:
    """Where the clause begins, if no more stands there than a subject and another time: 甲国去年在雨季的渔获."""
    before = timeless[clause:start].rstrip("）) ") if clause < start else ""
    if not before.endswith(BLANK) or has_predicate(folded(before)) or CLAUSE_END.search(before):
        return start
    return clause


def _matter(before: str) -> str:
    """The words without who says them, unless he denies them or asks for them."""
    matter = after_speech_tag(folded(before)) if before else ""
    tag = before[: len(before) - len(matter)]
    is_said = tag and only_says(tag) and balanced(tag) == tag and not matter.startswith(_NOT_SAID)
    return before[len(tag) :] if is_said else before


def _whole(words: str) -> str:
    words = max(words.split("|"), key=len) if "|" in words else words
    words = balanced(words)
    cut = shortened(words)
    return cut if cut is words or cut.endswith("…") else balanced(cut)


def _behind_quotation(text: str, end: int, limit: int) -> int:
    """Where a clause ends that would end at a quotation or a name in marks: 被法院以“寻衅滋事罪”判处….."""
    if text[end - 1 : end] in PAIRS and text[end : end + 2].lstrip()[:1].isalnum():
        end = _stop(text, end, limit)
    while 0 < end < limit and (opening := _OPENING.search(text, end - 1, end + 1)):
        closing = text.find(_CLOSING[opening[0]], opening.end(), limit)
        after = _stop(text, closing + 1, limit) if closing >= 0 else end
        if after <= end:
            return _stop(text, opening.end(), limit)
        end = after
    return end


def _stop(text: str, start: int, limit: int) -> int:
    stop = _STOP.search(text, start, limit)
    return stop.start() if stop else limit


def _before_name(text: str, start: int, limit: int) -> int:
    """Where a clause begins that would begin behind a name in marks: 甲国官媒《乙报》在一篇文章中援引他人."""
    named = _NAME.search(text, limit, start) if text[start - 1 : start] in _MARKS_OF_NAMES else None
    return named.start() if named else start


def _ends_short(before: str) -> bool:
    """Whether no more stands before a time than a subject, which no comma cuts off: 共军自4日起，在渤海演习."""
    subject = folded(before.strip("《》〈〉"))
    is_short = 0 < len(subject) <= _SHORT and subject.isalnum() and not _LEADS_IN.search(subject)
    return is_short and not has_predicate(subject)


def _clauses(rest: str) -> Iterator[str]:
    """The clauses of the rest of a sentence that tell something, without times."""
    for clause in _CLAUSE_END.split(_BRACKETED.sub("", rest)):
        words = tidy(clause)
        if CONTENT.search(words):
            yield words


def _finished(words: str, following: Iterator[str], preceding: str, *, ends_with_time: bool) -> str:
    """The words with the clause that follows, where they only say who speaks or of whom something is told."""
    if _introduces(words):
        return _with_speaker(words, following, preceding)
    if ends_with_time and not has_predicate(folded(words)) and len(words) <= _ALONE and not _REACHES.search(words):
        subject = words if len(words) > 1 else ""
        deed = next(following, "")
        return f"{subject}{'，' if len(subject) > _SHORT else ''}{deed}" if deed else words
    return words


def _introduces(words: str) -> bool:
    """Whether words only tell who says or thinks what follows."""
    plain = folded(words)
    is_speech = says_last(plain) and not is_circumstance(plain) and not _NO_SPEECH.search(plain)
    return is_speech or _THINKS.search(words) is not None


def _completed(words: str, following: Iterator[str], room: int = MOST) -> str:
    """The words with the clauses up to the end of the statement that they begin.

    Where there is no room for all of them, those are left out that only tell the occasion.
    """
    whole = words
    while not _is_statement(whole):
        more = next(following, "")
        if not more:
            return whole if len(whole) < room else words
        if len(whole) + len(more) < room:
            comma = "" if not whole or folded(whole).endswith(AUXILIARIES) else "，"
            whole = f"{whole}{comma}{more}"
        elif is_circumstance(folded(whole)):
            return without_occasion(whole)
        elif is_occasion(folded(whole)):
            whole = "，".join(filter(None, (whole.partition("，")[2], more)))
        else:
            return words if may_end(folded(words)) else f"{whole}，{more}"
    return whole


def _is_statement(words: str) -> bool:
    plain = folded(words[words.rfind("：") + 1 :])
    if says_last(plain[plain.rfind("，") + 1 :]):
        return False
    return len(words) >= _LEAST and is_complete(plain) and not is_circumstance(plain)


def _named(telling: Telling) -> str:
    """What to call a time that stands alone: by its article."""
    return shortened(tidy(telling.article.title)) or telling.mention.text


def _with_subject(clause: str, words: str, between: str) -> str:
    """The words after the clause that holds their subject, where both fit into a title.

    For one that is longer than it should be, the words must begin with their predicate.
    """
    if clause.rstrip(" 「“『").endswith(("：", ":")):
        return f"{clause.strip(' 「“『')}{words}"
    subject = tidy(clause)
    if not subject:
        return words
    is_apart = CLAUSE_END.search(clause.rstrip(f"{BLANK} ")[-1:])
    full = f"{subject}{between or ('，' if is_apart else '')}{words}" if words else subject
    if len(full) <= LONGEST or len(words) < _FEW:
        return full
    most = SAID if wants_subject(folded(words)) else MOST if lacks_subject(folded(words)) else 0
    return full if len(full) <= most else words


def _with_speaker(words: str, following: Iterator[str], preceding: str) -> str:
    """Who speaks, and what is said in the clauses that follow; else in those that precede."""
    who = "" if is_light(folded(words)) else words
    said = _completed(next(following, ""), following, SAID - len(speaker_of(who)))
    said = said or (tidy(preceding) if only_says(words) and has_predicate(folded(preceding)) else "")
    if not said or not who:
        return said or words
    full = f"{who}：{said}"
    return full if len(full) <= LONGEST else f"{speaker_of(who)}：{said}"
