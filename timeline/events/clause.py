"""What is told around a time: the words of its clause that belong to it, without the times themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from timeline.events.any_of import any_of
from timeline.events.sheet import Sheet, Span
from timeline.events.words import FUNCTION, GENERIC, ROLES, SPEECH, STAGES, SYNONYMS
from timeline.frozen import quick
from timeline.model import Article, Mention

_BETWEEN_TWINS: Final = re.compile(
    r"[ \t\u3000、，,(（)）/—–\-]{0,6}"
    r"(?:[和及与與或即]|也就是|相当于|相當於|在?[\u4e00-\u9fff]{2,5}[那当當]?[边邊地]?(?:则|還|还|已|已经|已經)?[是为為])?"
    r"[ \t\u3000(（]{0,3}"
)
"""What may stand between two times that are said in one breath: 周一晚上、北京时间周二早晨; 15日晚，北京是16日早上."""
_LONGEST_GAP: Final = 14
"""Characters that it has at most."""
CONTENT: Final = re.compile(r"[^\W_]")
_GAP = re.compile(r"\s(?<=[\u4e00-\u9fff”」』》]\s)\s*(?=[\u4e00-\u9fff“「『《])")
"""White space between Chinese words: it ends a clause, as in headlines."""
CLAUSE_END: Final = re.compile(r"[，；。！？,;!?\n]")
TO_CLAUSE_END: Final = re.compile(r".*[，；。！？,;!?\n]", re.DOTALL)
"""All clauses of a text but the last."""


def _spoken(word: str) -> str:
    """What stands behind the first letter of a word for speech; 名称 and 称为 are none."""
    if word == "称":
        return "(?<![名职简号人]称)(?![为号职呼])"
    return rf"(?<=\b.){word[1:]}\b" if word.isascii() else word[1:].replace("称", "称(?![为号职呼])")


def _staged(word: str) -> str:
    """The same of a word that tells a stage; 结束后 tells when something else happens."""
    return rf"(?<=\b.){word[1:]}\b" if word.isascii() else rf"{word[1:]}(?!之?以?[后前来])"


_SPEECH = re.compile(any_of(SPEECH, _spoken))
_STAGE_OF: Final = {word: stage for stage, words in STAGES.items() for word in words}
_STAGE = re.compile(any_of(_STAGE_OF, _staged))
_HALF = re.compile(
    r"(?=[上前下后FfSs])"
    r"(?:(?:([上前])|[下后])半[场段程]|\b(?:([Ff]irst)|[Ss]econd) half\b(?! of (?:the year|last|this|next|\d)))"
)
_ORDINAL = re.compile(r"第([一二三四五六七八九十\d]+)(?:轮|场|阶段|批|回合|节|次)")
_ADVERBIAL = re.compile(
    r"[在于就对]|针对|引述|援引|出席|主持|举行|举办|召开|应约|也|曾|则|率先|最先|独家|早前|再次|首次|发表"
)
_REPORTED = r"(?:[综綜]合)?(?:外[电電])?[报報][道导導][）)】]"
BYLINE: Final = re.compile(
    r"\s*(?:[^，。！？\n]{0,40}?】|[^，。！？\n]{0,24}?日\s*(?:[专專]?[电電]|[讯訊]|" + _REPORTED + ")"
    r"|[^，。！？\n]{0,40}?日\s*[-–—]{1,2}\s|[（(][^（()）\n]{2,12}(?:[网網社]|之[声聲音])[）)])"
    r"[）)]?(?:\s*[（(][^（()）]{0,20}[）)])?"
)
"""What stands before the first word of a dispatch: 【本报记者某某】, 某社北京11月16日电（记者某某）, （某声中文网）."""
_SENT = re.compile(r"日\s*[专專电電讯訊综綜外报報\-–—]")
"""What has the day of a byline; without it, only one in brackets is looked for."""
_DATELINE = re.compile(r"\s*[专專]?[电電讯訊](?![话話視视影子脑腦邮郵])|\s*[-–—]{1,2}\s|\s*" + _REPORTED)
_DATELINE_REACH = 12
"""Characters before and after a mention that tell whether it is a dateline's."""
_LIGHT = re.compile(rf"(?:(?>{any_of(FUNCTION)})|[\W_])*+")
"""Words that tell nothing of the matter, and nothing else."""
_NOBODY = re.compile(any_of((*GENERIC, *ROLES, *FUNCTION)))
_COMPARED = re.compile(r"[比较](?:预定|原定|原先|原本|原?计划|预期|预计)的?(?:时间)?$")
_PUT_OFF = re.compile(
    "推[迟后]|延[后期至到迟长]|押后|顺延|提前|改[在于为期到至]|挪[至到]|postponed|delayed|moved|rescheduled"
)
_CIRCUMSTANCE = re.compile(
    r"(?:(?<![今此日其往以背最随落])[后後]|(?<![目此以日之空跟面])前|(?<![同当及届临平暂])[时時]|以[来來]|期[间間]|之[际際]"
    r"|的[话話]|陪同下)$"
)
_LONGEST_CIRCUMSTANCE = 3
"""Characters that it has at most."""
_EQUATED = re.compile(r"[^\s不就还也都才正只但却这那此](?:是|为)\s*$")
"""What has a time and a noun told of it behind: 上次对话是9日的电话会谈."""
_AGREED = re.compile(r"(?:商定|约定|说好|敲定|同意|决定|达成共识)\s*$")
"""Whoever agrees on something at a time is named in the clause before, which tells another matter."""
_AT_A_PLACE = re.compile(r"在[^，。；]{0,16}(?:[桥门楼邸宫厦馆像台面]|镜头)前[，, ]*$")
_BY_SOMEBODY = re.compile(r"\s*[已早曾经先也]{0,2}[由被](?!于)")
_MEETINGS = "|".join(word for word in (*SYNONYMS["§meet"], *SYNONYMS["§call"]) if not word.isascii())
_MEETING = re.compile(
    rf"\s*的[^，。；！？]{{0,12}}?(?:{_MEETINGS}|[\u4e00-\u9fff]{{2}}会(?![议谈晤见员长]))(?!后|之后|结束|开始)"
)
_SOMETHING = 2
"""Letters that say something."""
_SPEAKER_REACH = 24
"""A speech word further away than this belongs to something else."""


@quick
@dataclass(frozen=True, slots=True)
class Told:
    """What the words around a time say, folded to Simplified characters."""

    words: str
    """The matter; for speech the speaker alone."""
    says: bool = False
    """Somebody's saying something is itself the happening."""
    stage: str = ""
    """``start`` or ``end`` when one end of the happening is meant."""
    half: str = ""
    """``1`` or ``2`` when a half of it is meant."""
    ordinal: str = ""
    """Which round of it."""
    borrowed: bool = False
    """The words begin with the clause before, which holds the subject or the speaker."""

    @property
    def ends_it_all(self) -> bool:
        """Whether the end of the whole is meant, or that of its second half, which is the same."""
        return self.stage == "end" and self.half != "1"


def is_circumstance(clause: str) -> bool:
    """Whether a clause only tells under what circumstances something happened: 会晤结束后, 在他陪同下."""
    return _CIRCUMSTANCE.search(clause, len(clause) - _LONGEST_CIRCUMSTANCE) is not None


def is_dateline(article: Article, mention: Mention) -> bool:
    """Whether the mention dates the dispatch (新华社北京11月16日电; BEIJING, Nov. 16 (Agency) -) and tells nothing."""
    text, end = article.text, mention.end
    if mention.status_because == "dateline" and text.startswith(" (", end):
        return True
    if not _DATELINE.match(text, end, end + _DATELINE_REACH):
        return False
    before = text[max(0, mention.start - _DATELINE_REACH) : mention.start]
    return not re.search(r"[，。；]\s*\S{0,12}$|[在于於]$", before)


def runs(text: str, mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Mentions in text order, grouped where nothing but punctuation or 和 stands between them."""
    grouped: list[list[Mention]] = [[mention] for mention in mentions[:1]]
    for before, after in pairwise(mentions):
        if in_one_breath(text, before.end, after.start):
            grouped[-1].append(after)
        else:
            grouped.append([after])
    return grouped


def is_compared(before: str) -> bool:
    """Whether a time is what the happening just told is measured by: 比原定的8时45分晚了一分钟."""
    return _COMPARED.search(before) is not None


def is_put_off(between: str) -> bool:
    """Whether the words between two times move what is told from the one to the other: 3日举行的会议推迟至10日."""
    return _PUT_OFF.search(between) is not None


def in_one_breath(text: str, end: int, start: int) -> bool:
    """Whether a time that ends at ``end`` and the next, which begins at ``start``, are said in one breath."""
    return start - end <= _LONGEST_GAP and _BETWEEN_TWINS.fullmatch(text, end, start) is not None


def window(sheet: Sheet, run: Sequence[Mention], before: int, after: int) -> Span:
    """(start, end) of the words that belong to a run of mentions.

    They are its clause, cut at the neighbouring times (``before``, ``after``) and at gaps in headlines; where that
    leaves nothing of the matter, as in 11月13日，… or 今天在他陪同下，…, with the following clause of the sentence.
    """
    text, first = sheet.text, run[0].start
    start = max(before, min([mention.clause[0] for mention in run]))
    start = after_byline(text, start, first)
    end = min(after, max([mention.clause[1] for mention in run]))
    tight = _between_gaps(text, run, start, end)
    start, end = tight if _says_something(sheet, run, *tight) else (start, end)
    empty = not _says_something(sheet, run, start, end)
    if empty or _only_leads_in(text, run, start, end):
        sentence_end = run[-1].sentence_start + len(run[-1].sentence)
        following = _clause_after(text, end, sentence_end)
        end = min(after, following) if empty or following <= after else end
    if empty and text[first - 1 : first] in ("(", "（") and not _says_something(sheet, run, start, end):
        start = max(before, _sentence_before(text, first - 1))
    return start, end


def _sentence_before(text: str, end: int) -> int:
    """Where the sentence begins that ends at ``end``: that of a caption, which has its day in brackets behind it."""
    last = len(text[:end].rstrip()) - 1
    return max([text.rfind(mark, 0, max(last, 0)) for mark in "。！？\n"]) + 1


def _between_gaps(text: str, run: Sequence[Mention], start: int, end: int) -> Span:
    for gap in _GAP.finditer(text, start, end):
        if gap.end() <= run[0].start:
            start = gap.end()
        elif gap.start() >= run[-1].end:
            return start, gap.start()
    return start, end


def after_byline(text: str, start: int, end: int) -> int:
    """Where the words begin that follow a byline, if there is one between ``start`` and ``end``."""
    words = text[start:end]
    may_be = "】" in words or words.lstrip().startswith(("（", "(")) or _SENT.search(words)
    byline = BYLINE.match(text, start, end) if may_be else None
    return byline.end() if byline else start


def _clause_after(text: str, start: int, limit: int) -> int:
    """The end of the first clause with content after ``start``."""
    first = CONTENT.search(text, start, limit)
    stop = CLAUSE_END.search(text, first.start(), limit) if first else None
    return stop.start() if stop else max(start, limit)


def _says_something(sheet: Sheet, run: Sequence[Mention], start: int, end: int) -> bool:
    """Whether there are two letters from ``start`` to ``end`` beside the times."""
    letters = sheet.before
    return letters[run[0].start] - letters[start] + letters[end] - letters[run[-1].end] >= _SOMETHING


def _only_leads_in(text: str, run: Sequence[Mention], start: int, end: int) -> bool:
    """Whether a clause says no more than that somebody spoke, or under what circumstances something happened."""
    if "，" not in text[end - 1 : end + 1] and "," not in text[end - 1 : end + 1]:
        return False
    before, after = text[start : run[0].start], text[run[-1].end : end].rstrip("，, ")
    if is_circumstance(after):
        return True
    short = len(before) + len(after) <= _SPEAKER_REACH
    return short and is_light(_SPEECH.sub("", f"{before} {after}"))


def told(before: str, after: str, subject: str = "") -> Told:
    """What the words before and after a time say.

    Args:
        before: the words of the window before the time, folded to Simplified characters, without other times.
        after: those after it.
        subject: the clause before the window, which holds the speaker when the window does not.
    """
    matter = after_speech_tag(before)
    speech = _SPEECH.search(after)
    if speech and speech.start() <= _SPEAKER_REACH and not _only_in_passing(after[: speech.start()]):
        speaker = matter + _ADVERBIAL.split(after[: speech.start()], maxsplit=1)[0]
        borrowed = not CONTENT.search(_ADVERBIAL.sub("", speaker))
        speaker = subject if borrowed else speaker
        if CONTENT.search(_NOBODY.sub("", speaker)):
            return Told(speaker, says=True, borrowed=borrowed)
    attribute = after.lstrip().startswith("的")
    if attribute and not _EQUATED.search(matter):
        matter, after = "", _named(after)
    stage = _stage(after) or _stage(matter)
    headless = not attribute and is_light(matter)
    borrowed = headless and bool(CONTENT.search(subject)) and not says_last(subject) and not _AGREED.search(matter)
    words = f"{subject if borrowed else ''} {matter} {after}"
    ordinal = _ORDINAL.search(words)
    return Told(words, False, stage, _half(words), ordinal[1] if ordinal else "", borrowed)


def _named(after: str) -> str:
    """What a time is the attribute of: the meeting of 的会谈不会有突破; else what stands before 是."""
    meeting = _MEETING.match(after)
    return meeting[0] if meeting else after.split("是", maxsplit=1)[0]


def says_last(clause: str) -> bool:
    """Whether a clause only tells who says what follows, as 赵立坚表示 does."""
    end = _end_of_speech(clause)
    return end > 0 and is_light(clause[end:])


def after_speech_tag(before: str) -> str:
    """The words without who says them: 赵立坚表示今天的会晤 leaves 今天的会晤."""
    end = _end_of_speech(before)
    return before[end:] if end and CONTENT.search(before, end) else before


def _end_of_speech(words: str) -> int:
    """Where the last of its words for speech ends; 0 where there is none."""
    end, match = 0, _SPEECH.search(words)
    while match:
        end = match.end()
        match = _SPEECH.search(words, end)
    return end


def is_light(words: str) -> bool:
    """Whether words tell nothing of the matter."""
    return _LIGHT.fullmatch(words) is not None


def _only_in_passing(between: str) -> bool:
    """Whether the speech is not what is told: 同布林肯通电话时说 tells the call, 由外交部公布 what was made known."""
    while_doing = between.rstrip("，, ").endswith(("时", "后", "前", "中")) and len(between) > 2
    while_doing = while_doing and _AT_A_PLACE.search(between) is None
    while_doing = while_doing or any(is_circumstance(clause) for clause in CLAUSE_END.split(between)[:-1])
    return while_doing or _BY_SOMEBODY.match(between) is not None


def _stage(words: str) -> str:
    match = _STAGE.search(words)
    return _STAGE_OF[match[0]] if match else ""


def without_halves(words: str) -> str:
    """The words without those that name a half."""
    return _HALF.sub(" ", words) if _may_name_half(words) else words


def _half(words: str) -> str:
    match = _HALF.search(words) if _may_name_half(words) else None
    return ("1" if match[1] or match[2] else "2") if match else ""


def _may_name_half(words: str) -> bool:
    return "半" in words or "half" in words
