"""What a title leaves out of its text: times, with the words around them that say nothing without them.

A time is left out only where the words close over it. Where they would not (事情要从上世纪90年代讲起), it stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from timeline.events import latin
from timeline.events.clause import in_one_breath
from timeline.events.sheet import Span
from timeline.events.statement import begins_with_verb, has_predicate

_ADVERB = "不[到足]|至少|(?<!相)继|最[早快迟晚]|至迟|早在?|大约|(?<![纽预条契公制合北签违履赴爽节简隐特邀婚毁失相盟])约"
_PREPOSITION = re.compile(
    r"(?:(?<![至由对关位终])[在于]|直[到至]|[进步迈踏]入|自从|[自从由]|(?<=[，,])[至到]|(?<![达遭感遇])到了|(?<=推迟)[至到]"
    rf"|(?<=延期|延后|改期|顺延)[至到]|截(?:[至止]?到|[至止](?:\w{{2,4}})?)?|{_ADVERB}"
    r"|\b(?:on|at|in|from|since|by))+\s*$",
    re.IGNORECASE,
)
_PREPOSITION_ENDS: Final = frozenset("在于自从由至到了截足少继入早快迟晚约nNtTmMeEyY")
"""The letters that it ends with, but for a place behind 截至."""
_ESTIMATE = re.compile(r"(?P<adverb>最[早快迟晚])[可会能将有望料要须需预计]{1,4}$")
"""What says how sure a time is, before what says how sure the deed is: 最快可能在."""
_BEHIND = re.compile(
    r"的?时候|之?时(?![任值隔代期速刻而不尚差区段分装局节事间])|之?际(?!遇)|前后|左右|前夕|期间|之间|不到|吧|为?止(?=[的，,])"
)
"""What stands behind a time and goes with it."""
_BEHIND_BEGINS: Final = frozenset("的时之际前左期不吧为止")
"""The letters that it begins with."""
_WITHIN = re.compile(
    r"(?![从由对向把被])[^，。；\n]{1,24}的[^，。；\n]{1,20}?(?:[会议式礼谈赛判展文书稿动]上|中(?!国|共)|里|期间|时(?!间|任))"
)
"""What stands behind a time and asks for an 在 before it: 在今天举行的会上."""
_WHERE = re.compile(r"[^，。；\n]{1,24}?(?:[上中里内下前后会]|期间|之间|时)")
"""What keeps the 在 before a time that is said of it: 在周一的简报会上."""
_FROM = re.compile(r"(?:截[至止]?到?|自从|[自从由])$")
_COMPARED = re.compile(r"(?:(?<![占佔环環同])[比较較]|相(?:[当當]|[较較])[于於]|[高低多少][于於]|超[过過]|不及|相比)$")
_COMPARED_ENDS: Final = frozenset("比较較于於过過及")
"""The letters that it ends with."""
_IN_COMPARISON: Final = ("相比", "相较", "相較")
"""What stands behind a time that something is compared with."""
_RECORD = re.compile(r"[^，。；\n]{0,8}?(?:最(?![近后後终終初新])|新[高低]|首[次度个個]|第一次|[纪紀記][录錄])")
"""What stands behind a time since which nothing was like what is told."""
_DATED = r"前去今本上\d一二三四五六七八九十〇零年月日号初中末底旬世纪代春夏秋冬天季度周星期 "
_SINCE = re.compile(rf"[{_DATED}]+(?=[^{_DATED}].+以来$)")
"""The date in a time that tells what has been going on since: 2011年脱离军政府以来."""
_BORN = re.compile(
    r"\s*(?:年?(?:出生|生)(?:人|于)?(?!\w)|现?年?\d{1,3}岁|届(?![满时])|级|(?:时候?)?[才均皆了]|是(?!否)"
    r"|为(?![了止])|的(?:水平|水准|同期)|则(?!称)|就(?![任职业读])|[讲说谈算看]起)"
)
"""What stands behind a time and says nothing without it."""
_NEEDING: Final = frozenset(" 年出生现0123456789届级时才均皆了是为的则就讲说谈算看")
"""The letters that it begins with."""
_RANKED = re.compile(
    r"[，,]?[^，。；\n]{0,14}?(?:最(?![近后终初新])|新[高低]|纪录|第[一二三四五六七八九十\d]+[次项名场位])"
    r"|的?[约近]?[\d一两二三四五六七八九十百.]+(?:倍|成)"
)
"""What stands behind a time that it is counted from."""
_COUNTED: Final = frozenset("是为创以达了自从到")
"""The last letter of what stands before such a time."""
_LABEL = re.compile(r"(?:期至|(?:[期日生间]|期至)[：:]|(?:出生|去世|逝世|病逝|生|卒)于)\s*$")
"""What has nothing but a time behind it: 刑期至, 生日：."""
_LABEL_ENDS: Final = frozenset("至：:于 ")
"""The letters that it ends with."""
_ENDS_THERE = re.compile(r"\s*(?:[，。；,;）)\n]|$)")
_RELATIVE: Final = frozenset(["期间", "之后", "以后", "之前", "以前", "后", "前", "后来"])
"""What says when something was by what stands before it."""
_THAT_DAY: Final = frozenset(["当天", "当日", "当晚"])
_ITS_DAY = re.compile(r"[，。；！？!?;\n](?![他她它我你])\w{2,4}$")
"""What a 当天 is that of: 活动当天，."""
_CLOSING: Final = ("”", "」", "》", "）")
_SHORTEST: Final = 3
_NAMED = re.compile(r"[^，。；！？“「\n]{2,16}[」”]")
_NEAR: Final = 8
"""Characters before a time that tell whether it is needed."""
_NAME: Final = 40
"""Characters from a time to the marks of a name that it is part of."""
_QUOTED: Final = {"“": "”", "「": "」", "『": "』", "《": "》", "〈": "〉"}
_ASKS: Final = frozenset("跟同个次起胜是为至都到等过有用花历成当即达约共近逾超和与及或比如像叫的")
"""What cannot end a clause."""
_FIXED = re.compile(r"(?<![裁决规确稳协一否肯制假鉴约特固指认选锁安设判商议签法预原既敲拟修])[定订]$")
"""What is nothing without the time that it leads to: 定于下周三举行."""
_INTO: Final = ("进入", "步入", "迈入", "来到", "回到")
_UNTIL: Final = ("至", "到", "—", "-", "~", "～")
_GAPS: Final = frozenset("让使令叫至到是为过了等和与及或比到用花历的之着")
"""What leaves a gap where a time goes that stood between it and a verb."""
_OPENS = re.compile(
    r"[将会曾已也还都则并就又再仍须可能要应故因但而且]$|(?:表示|宣布|指出|预计|透露|强调|重申|证实|[说称指])$"
)
"""What a verb, or another clause, may follow."""
_SOURCES: Final = ("从", "自", "由")
"""What may lead to more than the time: 从今年377万人中."""
_NEW: Final = ("", "。", "！", "？", "\n", "：")
"""What stands before a sentence."""
_VERB_AT = re.compile(r"\w(?<![对关至在由位])于$")
"""What says when something was, of a noun that follows: 出版于2030年的书."""
_BEFORE_DEED: Final = ("将", "会", "拟", "并", "已", "曾")
_CLAUSE = re.compile(r"[^，。；：！？\n]+$")
_CLAUSE_REACH: Final = 24
_AFTERWARDS: Final = 2
_AHEAD: Final = 6
"""Characters behind a time that tell whether the verb follows."""


def time_phrases(text: str, times: Sequence[Span]) -> list[Span]:
    """What a title leaves out of a text; times that are said in one breath as one.

    Args:
        text: in Simplified characters.
        times: in their order.
    """
    phrases: list[Span] = []
    for start, end in times:
        is_twin = bool(phrases) and _goes_on(text, phrases[-1][1], start)
        if is_needed(text, start, end):
            phrases = phrases[: -1 if is_twin else None]
        elif is_twin:
            phrases[-1] = (phrases[-1][0], end)
        elif text[end - 1] == "来" and (since := _SINCE.match(text, start, end)) is not None:
            phrases.append(since.span())
        else:
            phrases += _phrase(text, start, end)
    return phrases


def _goes_on(text: str, end: int, start: int) -> bool:
    """Whether two times are said in one breath, or are the two ends of one."""
    return text[end:start].strip() in _UNTIL or in_one_breath(text, end, start)


def _phrase(text: str, start: int, end: int) -> list[Span]:
    """A time with the words that go with it; nothing where a gap would be left."""
    before = text[max(0, start - 2) : start]
    if before and before.isascii():
        return [latin.time_phrase(text, start, end)]
    if text[end : end + 1] == "的" and (text[start - 2 : start] in _INTO or text[end - 1] == "后"):
        return []
    if text[end : end + 1] == "的" and _VERB_AT.search(text, max(0, start - 2), start):
        return [(start - 1, end)]
    if text[end : end + 1] == "的" and text[end + 1 : end + 2].isalnum() and not _BEHIND.match(text, end):
        ends = text[end - 1] in "来起" or "截" in text[start - 3 : start]
        source = _FROM.search(text, max(0, start - 3), start) if ends else None
        is_led_to = text[start - 1 : start] == "在" and not _WHERE.match(text, end)
        return [(source.start() if source else start - is_led_to, end + 1)]
    time = start, end
    start, end = _with_preposition(text, start, end)
    if not _closes(text, (start, end), time):
        return []
    if text[start - 1 : start] in _BEFORE_DEED and text[end : end + 1] in ("，", ","):
        end += 1
    estimate = _ESTIMATE.search(text, max(0, start - _NEAR), start)
    return [estimate.span("adverb"), (start, end)] if estimate else [(start, end)]


def _closes(text: str, phrase: Span, time: Span) -> bool:
    """Whether the words around what is left out still go together."""
    (start, end), following = phrase, text[phrase[1] : phrase[1] + 1]
    before = text[max(0, start - 2) : start].rstrip(" ")
    last = before[-1:]
    is_at_end = not following.isalnum() and following not in _QUOTED
    if last.isalnum() and (last != "是" or before[:-1] not in _NEW):
        if text[end - 1] in "后来" and start == time[0] and end - time[0] > _AFTERWARDS:
            return False
        if is_at_end:
            return _closes_end(text, phrase, time[0])
        if last in "将把" and following in "设定列选视当作改延推提":
            return False
        is_led_to = start < time[0]
        if is_led_to and _FIXED.search(before):
            return False
        goes_on = begins_with_verb(text[end : end + _AHEAD]) or (not is_led_to and _OPENS.search(before) is not None)
        return last not in _GAPS and goes_on
    led_to = text[start : time[0]].rstrip()[-1:]
    return is_at_end or led_to not in _SOURCES or begins_with_verb(text[end : end + _AHEAD])


def _closes_end(text: str, phrase: Span, time: int) -> bool:
    """The same for a time that ends a clause: it stands behind a preposition there, or a mere subject."""
    start, last = phrase[0], text[phrase[0] - 1]
    if last in _ASKS:
        return False
    if start < time:
        return last not in "排选设改放订"
    clause = _CLAUSE.search(text, max(0, start - _CLAUSE_REACH), start)
    return clause is None or not has_predicate(clause[0])


def is_needed(text: str, start: int, end: int) -> bool:
    """Whether the words around a time say nothing without it.

    So it is with 比去年多, with a time that is all of a quotation or part of a name, with 1970年生, 刑期至2030年5月 and
    活动当天.
    """
    last, following = text[start - 1 : start], text[end : end + 1]
    is_joined = last.isalnum() or last in _CLOSING
    return (
        _QUOTED.get(last, "") == following != ""
        or is_comparand(text, start, end)
        or (following in _NEEDING and _BORN.match(text, end) is not None)
        or (last in _COUNTED and _RANKED.match(text, end) is not None)
        or (last in _LABEL_ENDS and _is_labelled(text, start, end))
        or (is_joined and end - start <= _SHORTEST and _is_relative(text, start, end))
        or text[end - 1] == "将"
        or _is_in_name(text, start, end)
    )


def _is_relative(text: str, start: int, end: int) -> bool:
    """Whether a time is that of what stands before it: 疫情期间, 活动当天，."""
    words = text[start:end]
    if words in _RELATIVE:
        return True
    return words in _THAT_DAY and text[end : end + 1] in ("，", ",") and _has_before(_ITS_DAY, text, start)


def _is_labelled(text: str, start: int, end: int) -> bool:
    return _ENDS_THERE.match(text, end) is not None and _has_before(_LABEL, text, start)


def _has_before(pattern: re.Pattern[str], text: str, start: int) -> bool:
    return pattern.search(text, max(0, start - _NEAR), start) is not None


def _is_in_name(text: str, start: int, end: int) -> bool:
    """Whether a time is part of a name in marks: 《2021年渔业法》, or the first of one: 「2021年度渔港」."""
    if text[start - 1 : start] in ("「", "“") and _NAMED.match(text, end):
        return True
    opening = text.rfind("《", max(0, start - _NAME), start)
    return opening >= 0 and text.find("》", opening, start) < 0 and text.find("》", end, end + _NAME) >= 0


def is_comparand(text: str, start: int, end: int) -> bool:
    """Whether something is only compared with a time: 比 + 去年 + 多, 与 + 2019年 + 相比, 创 + 2018年以来 + 新高."""
    last = text[start - 1 : start]
    is_behind = last in _COMPARED_ENDS and _COMPARED.search(text, max(0, start - 3), start) is not None
    is_record = text[end - 1 : end] in ("来", "來") and _RECORD.match(text, end) is not None
    return is_behind or is_record or text.startswith(_IN_COMPARISON, end)


def _with_preposition(text: str, start: int, end: int) -> Span:
    if text[end : end + 1] in _BEHIND_BEGINS and (behind := _BEHIND.match(text, end)):
        end = behind.end()
    last = text[start - 1 : start]
    may_be = last in _PREPOSITION_ENDS or last.isspace() or "截" in text[max(0, start - _NEAR) : start]
    may_be = may_be and not (last == "在" and _WITHIN.match(text, end))
    preposition = _PREPOSITION.search(text, max(0, start - _NEAR), start) if may_be else None
    start = preposition.start() if preposition else start
    if text.startswith("开始，", end) and not text[start - 1 : start].isalnum():
        end += len("开始")
    return start, end
