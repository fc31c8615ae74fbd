"""Who says what a title tells without its subject, or whom the paragraph is all about.

The subject itself may stand anywhere before, and what is taken for it is wrong half the time. Who says something is
sure, and 某某：被判刑 claims no more than the text does.
"""

from __future__ import annotations

import re
from typing import Final

from timeline.events.clause import CLAUSE_END, CONTENT, is_circumstance, says_last
from timeline.events.sheet import BLANK
from timeline.events.shorten import MOST
from timeline.events.statement import VERB, folded, has_verb, wants_subject
from timeline.events.telling import Telling
from timeline.events.trim import balanced, tidy

_HIS: Final = re.compile("其(?![中他它余实后间次])")
"""What stands for him whom another clause names."""
_SENTENCE_ENDS: Final = "。！？!?\n"
_ENDS_SUBJECT: Final = re.compile(
    rf"{BLANK}|\d|[上下本这]?(?:周|星期|礼拜)[一二三四五六日天]|[今昨前当近]日|[今昨前当]天|日前|早前|[今去]年|[首再多]次|再度|先后|高调|公开|突然"
    r"|[遂又再并且亦]|(?<![存潜现])在|(?<=.)于|从|(?<!自)由|(?<![基原])因|(?<![绝相针反])对|(?<!方)向|把|按|随|除"
)
"""What stands behind a subject besides its verb, in Simplified characters."""
_NOBODY: Final = re.compile(
    "(?:届时|当[时天日晚]|随后|[此其之]后|其[中间]|目前|此前|同时|然而|如果|虽然|尽管|期间|至今|最终|因此|所以|此外|不过|首先|每[天年日月]|本来"
    "|今年|去年|明年|即使|[一两几][位名项个]$|[这那据有如]|根据|[他她它我你其])|.*(?:[的后前时中里上下间等早就联]|的[一两几][个项份名位])$"
)
"""What is no subject."""
_LONGEST: Final = 16
_SHORTEST: Final = 2
_HEAD: Final = re.compile(
    r"\s*(?:\d{1,3}[、.．)）]\s*)?(?P<who>(?!\d)[\w·•﹒‧.\-]{2,16}(?:[（(][^（()）\n]{1,8}[)）])?)[：:]"
)
"""The name at the head of a paragraph that is all about it."""
_NO_NAMES: Final = re.compile(
    "(?:主要内容|要点|资料照片|记者|主持人|编辑|编者按|责编|责任编辑|作者|来源|图片?|摄影|翻译|标题|时间|日期|地点|问|答|注|摘要|原标题|焦点|快讯)$|.*[日月年时报讯]$"
)
"""What heads a paragraph and names nobody that it is about."""


def with_who(words: str, telling: Telling, timeless: str) -> str:
    """The words of a title with those of whom they tell something, if a clause before or the paragraph says so.

    Args:
        words: a title.
        telling: what it is made of.
        timeless: the text of its article with times left blank.
    """
    if not words:
        return words
    plain = folded(words)
    is_his = _HIS.match(plain) is not None
    is_label = not has_verb(plain)
    if not is_label and ("：" in words or not (is_his or wants_subject(plain))):
        return words
    rest = words[1:] if is_his and wants_subject(plain[1:]) else words
    text, mention = telling.article.text, telling.mention
    begin = max(text.rfind(mark, 0, mention.sentence_start) for mark in _SENTENCE_ENDS) + 1
    who = _speaker(timeless[begin : max(begin, min(telling.window[0], mention.clause[0]))])
    who = who or _head_of(text, mention.sentence_start)
    is_new = who != "" and not words.startswith(who)
    return f"{who}：{rest}" if is_new and len(who) + len(rest) < MOST else words


def _speaker(before: str) -> str:
    """Who says what follows some clauses; empty where one between has a subject of its own."""
    for clause in reversed(CLAUSE_END.split(before)):
        plain = folded(clause.rstrip(f"{BLANK} "))
        if CONTENT.search(clause) and not is_circumstance(plain):
            who, speaks = _subject_of(clause), says_last(plain)
            if who or speaks:
                return who if speaks else ""
    return ""


def _subject_of(clause: str) -> str:
    """The words of a clause before its predicate and all that stands before that; empty where they name nobody.

    Args:
        clause: with its times left blank.
    """
    clause = clause.lstrip(f"{BLANK} ")
    plain = folded(clause)
    stop = _ENDS_SUBJECT.search(plain)
    end = stop.start() if stop else len(plain)
    verb = VERB.search(plain, 0, end)
    place = verb.start() if verb else end
    who = tidy(clause[:place]) if place < len(clause) else ""
    is_name = _SHORTEST <= len(who) <= _LONGEST and balanced(who) == who and not _NOBODY.match(folded(who))
    return who if is_name else ""


def _head_of(text: str, place: int) -> str:
    """The name at the head of the paragraph, if there is one."""
    head = _HEAD.match(text, text.rfind("\n", 0, place) + 1)
    who = head["who"] if head else ""
    return "" if _NO_NAMES.match(folded(who)) or has_verb(folded(who)) else who
