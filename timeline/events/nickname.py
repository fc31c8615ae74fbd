"""Nicknames of meetings: 习拜会 is the meeting of 习近平 and 拜登, in either order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from typing import Final

from timeline.events.words import FUNCTION

TITLES: Final = "国家主席|主席|总统|总理|首相|总书记|委员长|领导人|国务卿|外长|部长|防长"
_NAMED = re.compile(rf"(?:{TITLES})([\u4e00-\u9fff])")
_NICKNAME = re.compile(r"([\u4e00-\u9fff])([\u4e00-\u9fff])会(?![议谈晤见员长])")
_LIGHT = frozenset(FUNCTION)
_PERSON = re.compile(rf"(?:{TITLES})(?![国府级们])([\u4e00-\u9fff]{{2}})")
_LEADER = re.compile(
    r"(?<!副)(?:国家主席|总统|首相|总理)(?![国府级们大候选办竞任会将和与就曾也在说称])([\u4e00-\u9fff]{2})"
)
_COUNTRY = "[中美日韩俄英法德印欧澳台]"
_LEADERS = re.compile(rf"(?:[两二]国|两位|双方|{_COUNTRY}{{2}})(?:国家)?(?:元首|首脑|领导人|领袖)")
_BOTH = re.compile("[两二]人")
_NEAR = 200
"""Characters before a time in which those stand who are its 两人."""
_MANY = re.compile("等|其他|各国|峰会|[三四五六七八九十多]国|[三四五六七八九十多]方")
"""More than two may meet."""
_PAIR = 2
_LEAST = 2
"""A character begins a name when it follows a title at least this often."""


def named(text: str) -> list[str]:
    """The characters that follow a title in a text in Simplified characters."""
    return _NAMED.findall(text)


def known_of(found: Mapping[str, int]) -> frozenset[str]:
    """Those that begin a name, from how often each follows a title in a corpus."""
    return frozenset(c for c, count in found.items() if count >= _LEAST and c not in _LIGHT)


def met(words: str, features: Container[str]) -> tuple[str, ...]:
    """Who meets whom, by the first two characters of the names behind titles; nobody where more than two may meet.

    Args:
        words: what is told, in Simplified characters and one spelling.
        features: what it is compared by: pairs of characters, in either order.

    >>> met("甲国总统丁一二同乙国总理戊三会谈", {"一丁", "三戊"})
    ('一丁', '三戊')
    """
    if _MANY.search(words):
        return ()
    pairs = {"".join(sorted(name)) for name in _PERSON.findall(words)}
    found = tuple(sorted(pair for pair in pairs if pair in features))
    return found if len(found) <= _PAIR else ()


def with_names(words: str, text: str, start: int) -> str:
    """The words, with the names of the two whom they speak of without them.

    两国元首 are the leaders whom the text names most often, 两人 those who were named last, if these are two.

    Args:
        words: what is told, in Simplified characters.
        text: that of the article, in the same.
        start: where in it the time stands that they are told of.

    >>> text = "甲国总统丁一二会见乙国总理戊三。两人昨天通话"
    >>> with_names("两国元首会谈", text, 18), with_names("两人通话", text, 18)
    ('两国元首会谈 丁一 戊三', '两人通话 丁一 戊三')
    """
    if "人" not in words and "首" not in words and "领袖" not in words:
        return words
    if _LEADERS.search(words):
        found = [name for name, _ in Counter(_LEADER.findall(text)).most_common(_PAIR)]
    elif _BOTH.search(words):
        found = sorted(set(_PERSON.findall(text, max(0, start - _NEAR), start)))
    else:
        return words
    return " ".join([words, *found]) if len(found) == _PAIR else words


def spell_out(words: str, known: frozenset[str]) -> str:
    """Put what a nickname means beside it, in Simplified characters.

    >>> spell_out("在拜习会上", frozenset("习拜"))
    '在拜习会(元首会晤)上'
    """

    def explained(match: re.Match[str]) -> str:
        return f"{match[0]}(元首会晤)" if match[1] in known and match[2] in known else match[0]

    return _NICKNAME.sub(explained, words) if known else words


def possible(words: str) -> set[str]:
    """What a nickname may say in these words, as the first characters of two names.

    >>> possible("在拜习会上")
    {'拜习'}
    """
    return {pair[0] + pair[1] for pair in _NICKNAME.findall(words) if _LIGHT.isdisjoint(pair)}


def is_any(pairs: Iterable[str], known: frozenset[str]) -> bool:
    """Whether any of these pairs of characters begins two names."""
    return any(pair[0] in known and pair[1] in known for pair in pairs)
