"""One article in TimeML: its text as it stands, with the times that it tells marked as TIMEX3.

The text of the ``TEXT`` element is the text of the article, character by character; only control characters, for which
XML has no room, are replaced (by U+FFFD). A span gets its two ends as TIMEX3 elements of their own, which mark no text.
What has no value, such as a guess that cannot be put into numbers, is not marked.
"""

from __future__ import annotations

import re
from datetime import datetime

from lxml import etree

from timeline.model import Mention, TaggedArticle

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MODIFIERS = {
    "early": "START",
    "mid": "MID",
    "late": "END",
    "before": "BEFORE",
    "after": "AFTER",
    "since": "ON_OR_AFTER",
    "approx": "APPROX",
}
_LENGTH = re.compile(r"P[T\dX]")


def to_timeml(tagged: TaggedArticle) -> bytes:
    """The bytes of a TimeML file in UTF-8."""
    root = etree.Element("TimeML")
    etree.SubElement(root, "DOCID").text = _xml(tagged.article.article_id)
    _add_publication(root, tagged.article.published_utc)
    etree.SubElement(root, "TITLE").text = _xml(tagged.article.title)
    _add_text(etree.SubElement(root, "TEXT"), tagged)
    made: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return made + b"\n"


def _add_publication(root: etree._Element, published: datetime | None) -> None:
    if published is None:
        return
    value = published.strftime("%Y-%m-%dT%H:%M:%SZ")
    told = {"tid": "t0", "type": "TIME", "value": value, "functionInDocument": "CREATION_TIME"}
    etree.SubElement(etree.SubElement(root, "DCT"), "TIMEX3", told).text = value


def _add_text(parent: etree._Element, tagged: TaggedArticle) -> None:
    """The text between the marks goes where XML keeps it: after the element before it, or into the parent."""
    text, done, number = _xml(tagged.article.text), 0, 1
    for mention in (one for one in tagged.mentions if one.timex):
        _append(parent, text[done : mention.start])
        first, *ends = _timexes(mention, number)
        etree.SubElement(parent, "TIMEX3", first).text = text[mention.start : mention.end]
        for end in ends:
            etree.SubElement(parent, "TIMEX3", end)
        done, number = mention.end, number + 1 + len(ends)
    _append(parent, text[done:])


def _append(parent: etree._Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _timexes(mention: Mention, number: int) -> list[dict[str, str]]:
    """The attributes of a mention's TIMEX3 and, for a span, of its two ends."""
    start, slash, end = mention.timex.partition("/")
    if not slash:
        return [_attributes(number, mention.timex, mention)]
    whole = {"tid": f"t{number}", "type": "DURATION", "value": _length(mention)}
    ends = {"beginPoint": f"t{number + 1}", "endPoint": f"t{number + 2}"}
    return [{**whole, **ends}, _attributes(number + 1, start), _attributes(number + 2, end)]


def _attributes(number: int, value: str, mention: Mention | None = None) -> dict[str, str]:
    told = {"tid": f"t{number}", "type": "SET" if mention and mention.kind == "set" else _type(value), "value": value}
    modifiers = (mention.modifier or "").split("+") if mention else ()
    known = [_MODIFIERS[modifier] for modifier in modifiers if modifier in _MODIFIERS]
    return {**told, "mod": known[0]} if known else told


def _type(value: str) -> str:
    if _LENGTH.match(value):
        return "DURATION"
    return "TIME" if "T" in value and not value.endswith("_REF") else "DATE"


def _length(mention: Mention) -> str:
    """How long a span is, in days or, told by the clock, in minutes; X where one of its ends is open."""
    clock = mention.precision in ("second", "minute", "hour")
    if mention.start_utc is None or mention.end_utc is None:
        return "PTXM" if clock else "PXD"
    seconds = (mention.end_utc - mention.start_utc).total_seconds()
    return f"PT{seconds / 60:.0f}M" if clock else f"P{max(round(seconds / 86_400), 1)}D"


def _xml(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
