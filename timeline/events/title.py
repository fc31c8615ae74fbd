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
    is_circumstance,
    is_light,
    says_last,
)
from timeline.events.interval import GIVEN_UP
from timeline.events.sheet import without_blanks
from timeline.events.telling import Draft, Telling
from timeline.events.timeless import is_needed
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

_LEADING = re.compile(
    r"^(?:[^\w“「『《〈（(【#@$]+|的|[据據](?![点點])[^，]{0,20}(?:[，,]|[报報][道导導]|消息)|(?:但是?|而且?|不过|不過|(?:[虽雖]然|[尽儘]管|即[使便])(?!如此)|(?:根[据據]|[依按]照)[^，]{0,20}(?:[报報]告|[数數][据據]|[统統][计計]|消息|[报報][道导導]|[调調]查)[，,]|此外|另外|同时|同時|因为|因為|"
    r"至于|至於|[并並](?:且|(?![购購列存肩网網非未无無不]))|且|也(?![门門])|[还還](?![款债債钱錢原击擊清])|又|再(?![次度生婚版造现現审審])|其中|随后|隨後|对此|對此|[经經](?![济濟贸貿营營费費])[^，]{0,14}[，,]|"
    r"[为為]?止(?=[，,])|截止?(?=[，,])|起?算(?=[，,]|$)|(?:[就起间間里裡时時年来來至前内內中]|到了?)(?=[，,])|了(?![解结結不])|早在(?=[，,])|是(?![\u4e00-\u9fff]?否)|"
    r"(?:原(?:[定订訂拟擬]|[计計][划劃]))?[于於]?(?:[举舉][行办辦]|召[开開]|[开開]幕|[进進]行)的|即(?![将將使便])|直(?![接播升属屬辖轄线線营營选選指])[到至]?(?=[\u4e00-\u9fff]{6})|[他她](?:[还還也并並])?(?:[说說称稱]|表示|指出)[，,：:]|(?:and|but|while)\b)\s*)+"
)
_TRAILING = re.compile(
    r"(?:[\s，。、；：:,;.·…\-–—【「『“《]|[(（][^)）]*$|(?<!目)的|(?<!甚)至|(?<![看听聽提感达達遭受得收见見遇想找接谈談说說])到"
    r"|(?<![缓緩共总總平祥])和|(?<![参參赠贈])[与與]|(?<![涉波提普顾顧危触觸埃谈談论論])及|(?<![存潜潛健现現])在|[于於]|(?<![服听聽])[从從]"
    r"|(?<![方意倾傾动動走取志])向|[把被]|(?<![反应應面针針绝絕不相核配敌敵])[对對]|是|(?<![自理事缘緣为為])由|(?<=[就对對])此"
    r"|(?<![决決规規确確稳穩协協一否肯制假鉴鑑约約特固指认認选選锁鎖安设設判敲商议議签簽法])定)+$"
)
_AT_IT = re.compile(r"(?<=[会會谈談议議晤判赛賽式礼禮])(?:上|中|期间|期間)$")
_LOOSE: Final = " ，。、；：:,;.·…-–—【「『“《的至到和与與及在于於從从向把被对對是由此定"
"""What stands at the end of words from which :data:`_TRAILING` takes something, if it is no bracket."""
_COMMAS = re.compile("(?:[，,][“「『]?){2,}")
"""What is left around a time that was set off: 他说，“从年初到现在，我们…."""
_BRACKET = re.compile(r"[(（\[【]")
_EMPTY_BRACKETS = re.compile(r"[(（\[【]\s*[)）\]】]|[(（\[【]\s*$|^\s*[)）\]】]")
_GLOSS = re.compile(r"(?<=[\u3400-\u9fff])\s*[(（]\s*[A-Za-z][^()（）]*[)）]")
"""A name said again in Latin letters: 佩洛西（Nancy Pelosi）."""
_LISTED = re.compile(r"(?<=[\u3400-\u9fff])(?:、[\u3400-\u9fffA-Za-z0-9]{2,12})+(?=等)")
"""What a list has beyond its first: 人工智能、绿色经济等."""
_CUT = re.compile(r"[，、；。,;]|\s(?![A-Za-z])|(?<![A-Za-z])\s")
_CIRCUMSTANCE = re.compile("^[在继繼当當]?(.*?)(?:[之以]?[后後]|(?<![小同当當届及临臨])[时時])$")
"""A clause, in what makes it the circumstance of another that had to be cut off."""
_APART: Final = " ，,：:"
"""What stands between who speaks and what is said."""
_LATIN_WORD = re.compile(r"[A-Za-z]+$")
_PAIRS: Final = {"”": "“", "」": "「", "』": "『", "》": "《", "〉": "〈", "»": "«", "）": "（", ")": "("}
_CLOSING: Final = {opening: closing for closing, opening in _PAIRS.items()}
_OPENING = re.compile("[“「『《〈]")
_NAME = re.compile(r"(?<![\w据據])(?![据據])\w{0,8}(?:《[^》，。；：\n]{1,16}》|〈[^〉，。；：\n]{1,16}〉)$")
"""A name in marks, with what it is the name of, at the end of the words before a clause: 甲国官媒《乙报》."""
_LEADS_IN = re.compile("[到至了就止早年前及指称稱说說是天日末]$")
"""What no subject ends with."""
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
        timeless: that text with what :mod:`timeline.events.timeless` leaves out of titles left blank.
    """
    return Draft(_words(telling, timeless), telling.article.text.startswith("的", telling.mention.end))


def _words(telling: Telling, timeless: str) -> str:
    text, mention, told = telling.article.text, telling.mention, telling.told
    start, end = telling.window[0], max(telling.window[1], mention.clause[1])
    start = start if told.borrowed else _before_name(text, start, mention.sentence_start)
    end = _behind_quotation(text, end, mention.sentence_start + len(mention.sentence))
    if latin.is_latin(mention.sentence):
        sentence = (mention.sentence_start, mention.sentence_start + len(mention.sentence))
        words = _balanced(latin.title(text, sentence, (start, end), (mention.start, mention.end), timeless))
        return words if len(words) >= _LEAST else _named(telling)
    is_told = is_needed(text, mention.start, mention.end)
    before = without_blanks(timeless, start, mention.end if is_told else mention.start)
    after = without_blanks(timeless, mention.end, end).lstrip()
    if _ends_short(before):
        after = after.lstrip("，,")
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
    words = _whole(words)
    return words if len(words) >= least else _whole(_sentence(telling, timeless)) or words or _named(telling)


def _whole(words: str) -> str:
    cut = _cut(_without_trailing(_balanced(words)))
    return cut if cut.endswith("…") else _balanced(cut)


def _behind_quotation(text: str, end: int, limit: int) -> int:
    """Where a clause ends that would end at a quotation or a name in marks: 被法院以“寻衅滋事罪”判处….."""
    if text[end - 1 : end] in ("》", "〉") and text[end : end + 2].lstrip()[:1].isalnum():
        end = _stop(text, end, limit)
    while 0 < end < limit and (opening := _OPENING.search(text, end - 1, end + 1)):
        closing = text.find(_CLOSING[opening[0]], opening.end(), limit)
        if closing < 0:
            return end
        end = _stop(text, closing + 1, limit)
    return end


def _stop(text: str, start: int, limit: int) -> int:
    stop = _STOP.search(text, start, limit)
    return stop.start() if stop else limit


def _before_name(text: str, start: int, limit: int) -> int:
    """Where a clause begins that would begin behind a name in marks: 甲国官媒《乙报》在一篇文章中援引他人."""
    named = _NAME.search(text, limit, start) if text[start - 1 : start] in ("》", "〉") else None
    return named.start() if named else start


def _ends_short(before: str) -> bool:
    """Whether no more stands before a time than a subject, which no comma cuts off: 共军自4日起，在渤海演习."""
    subject = before.strip("《》〈〉")
    return 0 < len(subject) <= _SHORT and subject.isalnum() and not _LEADS_IN.search(subject)


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
    is_whole = CONTENT.search(speaker) and says_last(fold(_tidy(after)))
    return f"{speaker}：{said}" if len(full) > LONGEST and is_whole else full


def _unfinished(words: str) -> bool:
    return len(words) < 4 or is_circumstance(words)


def _tidy(words: str) -> str:
    words = _COMMAS.sub("，", " ".join(words[:_READ].split()))
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
    if ends and not says_last(fold(words[: ends[-1]])):
        return _CIRCUMSTANCE.sub(r"\1", _without_trailing(words[: ends[-1]]))
    if ends:
        words = f"{words[: ends[-1]]}：{words[ends[-1] :].lstrip(_APART)}"
    begun = _LATIN_WORD.search(words, longest // 2, longest)
    end = begun.start() if begun and not words.isascii() else longest - 1
    return words[:end].rstrip(" (（") + "…"
