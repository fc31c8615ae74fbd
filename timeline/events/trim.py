"""Words without what they cannot begin or end with, once a time was taken out or a clause cut off."""

from __future__ import annotations

import re
from typing import Final

from timeline.events.sheet import BLANK, without_blanks

_READ: Final = 300
"""Characters of a clause that a title is made of."""
_LEADING = re.compile(
    r"^(?:[^\w“「『《〈（(【#@$]+|的|[(（][^()（）]{1,20}[)）](?=[^，。；])|[据據](?![点點])[^，]{0,20}(?:[，,]|[报報][道导導][称稱说說指]?|消息)|(?:但是?|而且?|不过|不過|消息[，,]|(?:根[据據]|[依按]照)[^，]{0,20}(?:[报報]告|[数數][据據]|[统統][计計]|消息|[报報][道导導]|[调調]查)[，,]|此外|另外|(?:与此|與此)?(?:同时|同時)|然而|以及|[和与與及](?=\d)|特[别別]是|尤其是|"
    r"至于|至於|[并並](?:且|(?![购購列存肩网網非未无無不]))|且|也(?![门門])|[还還](?![押款债債钱錢原击擊清])|又|再(?![次度生婚版造现現审審])|其中|随后|隨後|(?:提及|指出|表示|宣[布佈]|透露|[强強][调調]|[称稱说說指])(?=[，,])|对此|對此|\w{2,12}[网網社台臺报報]消息[，,]|(?:得知|[获獲]悉)(?=[，,]|$)|指(?![出定挥揮责責控數数标標导導示派纹紋甲南望令认認证證引点點数向明])|[经經](?![济濟贸貿营營费費])[^，]{0,14}[，,]|"
    r"[为為]?止(?=[，,])|截止?(?=[，,])|起?算(?=[，,]|$)|(?:[就起间間里裡时時年来來至前内內中]|到了?)(?=[，,])|了(?![解结結不])|早在(?=[，,])|"
    r"(?:原(?:[定订訂拟擬]|[计計][划劃]))?[于於]?(?:[举舉][行办辦]|召[开開]|[开開]幕|[进進]行)的|即(?![将將使便])|直(?![接播升属屬辖轄线線营營选選指])[到至]?(?=\w{6})|[他她](?:[还還也并並])?(?:[说說称稱]|表示|指出)[，,：:]|(?:and|but|while)\b)\s*)+"
)
_TRAILING = re.compile(
    r"(?:[\s，。、；：:,;.·…\-–—【「『“《]|[(（][^)）]*$|(?<!目)的|(?<!甚)至|(?<![看听聽提感达達遭受得收见見遇想找接谈談说說报報周週迟遲])到"
    r"|(?<![缓緩共总總平祥])和|(?<![参參赠贈])[与與]|(?<![涉波提普顾顧危触觸埃谈談论論])及|(?<![存潜潛健现現])在|[于於]|(?<![服听聽])[从從]"
    r"|(?<![方意倾傾动動走取志])向|[把被]|(?<![反应應面针針绝絕不相核配敌敵])[对對]|是|(?<![自理事缘緣为為])由|(?<=[就对對])此"
    r"|(?<![裁决決规規确確稳穩协協一否肯制假鉴鑑约約特固指认認选選锁鎖安设設判敲商议議签簽法])定)+$"
)
_AT_IT = re.compile(r"(?<=[会會谈談议議晤判赛賽式礼禮])(?:上|中|期间|期間)$")
_LOOSE: Final = " ，。、；：:,;.·…-–—【「『“《的至到和与與及在于於從从向把被对對是由此定"
"""What stands at the end of words from which :data:`_TRAILING` takes something, if it is no bracket."""
_COMMAS = re.compile("[，,][“「『]?(?:[，,][“「『]?)+")
"""What is left around a time that was set off: 他说，“从年初到现在，我们…."""
_BRACKET = re.compile(r"[(（\[【]")
_EMPTY_BRACKETS = re.compile(r"[(（\[【]\s*[)）\]】]|[(（][^)）]*$|[\[【]\s*$|^\s*[)）\]】]")
_GLOSS = re.compile(r"(?<![\x00-\x7f])\s*[(（]\s*(?:[A-Za-z]|以?下[简簡]?[称稱]|[简簡][称稱])[^()（）]*[)）]")
"""A name said again in Latin letters: 佩洛西（Nancy Pelosi）."""
PAIRS: Final = {"”": "“", "」": "「", "』": "『", "》": "《", "〉": "〈", "»": "«", "）": "（", ")": "("}
_OPENING: Final = frozenset(PAIRS.values())
_AROUND_BLANK = re.compile(rf"(?<![\x00-\x7f]) *{BLANK}+ *(?![\x00-\x7f])")
_MARKS: Final = " ，。、；：:,;.·…-–—【「『“《\n\t\u3000"
"""What ends no title."""
_MARK = re.compile(f"[{re.escape(''.join([*PAIRS, *PAIRS.values()]))}]")


def tidy(words: str) -> str:
    """The words without what cannot begin a title, without blanks and empty brackets.

    Where they end with a blank, they are also without what only led to it.
    """
    words = words[:_READ]
    if BLANK in words:
        is_cut = words.rstrip(_MARKS).endswith(BLANK)
        words = without_blanks(_AROUND_BLANK.sub("", words))
        words = without_trailing(words) if is_cut else words
    words = _COMMAS.sub("，", " ".join(words.split()))
    if _BRACKET.search(words):
        words = _GLOSS.sub("", _EMPTY_BRACKETS.sub("", words))
    lead = _LEADING.match(words)
    return (words[lead.end() :] if lead else words).rstrip(_MARKS)


def without_trailing(words: str) -> str:
    """The words without what cannot end a title where something was cut off behind it."""
    begin = len(words.rstrip(_LOOSE))
    bracket = max(words.rfind("("), words.rfind("（"))
    if begin == len(words) and bracket < 0:
        return words
    trail = _TRAILING.search(words, begin if bracket < 0 else 0)
    return words[: trail.start()] if trail else words


def balanced(words: str) -> str:
    """The words without brackets and quotation marks that have lost their other half."""
    marks = _MARK.findall(words)
    if not marks or (len(marks) == 2 and PAIRS.get(marks[1]) == marks[0]):
        return words
    open_marks: list[int] = []
    drop: set[int] = set()
    for i, mark in enumerate(words):
        if mark in _OPENING:
            open_marks.append(i)
        elif mark in PAIRS and open_marks and words[open_marks[-1]] == PAIRS[mark]:
            open_marks.pop()
        elif mark in PAIRS:
            drop.add(i)
    drop.update(open_marks)
    return "".join([mark for i, mark in enumerate(words) if i not in drop]).rstrip("，, ") if drop else words
