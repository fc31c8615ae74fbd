"""A parsed page as paragraphs, in one walk over its tree."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from timeline.articles import boilerplate
from timeline.articles.tree import Tag
from timeline.frozen import quick

_KINDS = {
    **dict.fromkeys(boilerplate.CAPTION_TAGS, "caption"),
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), "heading"),
    "h1": "headline",
    "time": "time",
}
_BLOCK, _ARTICLE, _CELL, _EMPTY, _LINK, _TITLE, _DROPPED, _PAGE, _DATED, _NAMED = (1 << place for place in range(10))
_APART = _TITLE | _DROPPED | _PAGE
_WITH = {
    _BLOCK: boilerplate.BLOCK_TAGS,
    _ARTICLE: ("article", "main"),
    _CELL: ("td", "th"),
    _EMPTY: ("meta", "img", "link", "br", "hr", "wbr"),
    _LINK: ("a",),
    _TITLE: ("title",),
    _DROPPED: boilerplate.DROPPED_TAGS,
    _PAGE: boilerplate.PAGE_TAGS,
    _DATED: ("meta", "time"),
    _NAMED: tuple(_KINDS),
}
_TRAITS = {name: sum(trait for trait, names in _WITH.items() if name in names) for name in set().union(*_WITH.values())}
"""Name of an element → what is particular about it, as bits."""
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffc\x00-\x08\x0e-\x1f\x7f]")
_WRAPPED = re.compile(
    r"(?<=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])[ \t\r]*\n\s*(?=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])"
)
_WORD = re.compile(r"\w")


@quick
@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of an article."""

    text: str
    kind: str = ""
    """``headline``, ``heading``, ``caption``, ``time``, or nothing for running text."""
    link: str = ""
    """Where it leads, when it is nothing but a link."""
    subscribes: bool = False
    """Whether a link in it leads to a subscription."""


@dataclass(slots=True)
class Page:
    """What a page holds, collected while it is walked."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    title: str = ""
    meta: list[tuple[str, str]] = field(default_factory=list)
    """Names and contents of the meta elements."""
    times: list[tuple[int, str]] = field(default_factory=list)
    """The time elements that carry a ``datetime``: how many paragraphs stand before it, and its value."""
    dropped: int = 0
    """Characters left out because of the name of an element."""


def tidy(text: str) -> str:
    """A paragraph on one line: no invisible characters, single spaces, none where a Chinese line was wrapped."""
    if "\n" in text:
        text = text.strip()
        text = _WRAPPED.sub("", text) if "\n" in text else text
    text = " ".join(text.split())
    return text if text.isprintable() else _INVISIBLE.sub("", text).strip()


def read_page(root: Tag, *, by_name: bool = True) -> Page:
    """Walk a parsed page; ``by_name`` leaves out what class names and ids tell to be no part of the article."""
    walk = _Walk(Page(), by_name)
    waiting: list[tuple[Tag, bool]] = [(root, False)]
    while waiting:
        tag, entered = waiting.pop()
        name = tag.tag
        traits = _TRAITS.get(name, 0)
        if name == "p" and not walk.link and not len(tag) and not tag.keys():
            walk.paragraph(tag.text)
        elif entered:
            walk.leave(tag, traits)
        elif walk.enter(tag, traits):
            if text := tag.text:
                walk.say(text)
            if len(tag):
                waiting.append((tag, True))
                waiting += [(child, False) for child in reversed(tag)]
                continue
            walk.leave(tag, traits)
        if text := tag.tail:
            walk.say(text)
    walk.end_paragraph()
    return walk.page


class _Walk:
    """Where a walk is: the paragraph being collected and the elements around it."""

    def __init__(self, page: Page, by_name: bool) -> None:
        self.page = page
        self.by_name = by_name
        self.buffer: list[str] = []
        self.plain = False
        self.link = ""
        self.linked = 0
        self.subscribes = False
        self.kinds = [""]
        self.article = 0

    def say(self, text: str) -> None:
        """Add text to the paragraph."""
        if not self.buffer and not self.link and text.isspace():
            return
        self.buffer.append(text)
        if not self.plain and not self.linked:
            self.plain = text[0].isalnum() or _WORD.search(text) is not None

    def paragraph(self, text: str | None) -> None:
        """Add a paragraph that is nothing but text."""
        self.end_paragraph()
        if text and (text := tidy(text)):
            self.page.paragraphs.append(Paragraph(text, self.kinds[-1]))

    def enter(self, tag: Tag, traits: int) -> bool:
        """Begin an element; False when its inside is of no interest."""
        if traits & _APART and not self._enter_apart(tag, traits):
            return False
        attributes = dict(tag.items())
        names = _names(attributes) if attributes else ""
        if attributes and not self._wanted(tag, traits, attributes, names):
            return False
        if traits & _BLOCK:
            self.end_paragraph()
            self.article += bool(traits & _ARTICLE)
        elif traits & _CELL:
            self.buffer.append(" ")
        if traits & _EMPTY or (traits & _LINK and not self._enter_link(tag)):
            return False
        own = _KINDS[tag.tag] if traits & _NAMED else ""
        if not own and "class" in attributes and boilerplate.is_caption(names):
            own = "caption"
        self.kinds.append(own or self.kinds[-1])
        return True

    def leave(self, tag: Tag, traits: int) -> None:
        """End an element of which the inside was of interest."""
        if traits & _BLOCK:
            self.end_paragraph()
            self.article -= bool(traits & _ARTICLE)
        elif traits & _LINK and tag.get("href"):
            self.linked -= 1
        self.kinds.pop()

    def end_paragraph(self) -> None:
        """Close the paragraph, if there is any text in it."""
        if not self.buffer:
            return
        text = tidy("".join(self.buffer))
        if text:
            link = "" if self.plain else self.link
            self.page.paragraphs.append(Paragraph(text, self.kinds[-1], link, self.subscribes))
        self.buffer.clear()
        self.plain, self.subscribes = False, False
        self.link = self.link if self.linked else ""

    def _enter_apart(self, tag: Tag, traits: int) -> bool:
        """Whether an element that is apart from the text is a header or footer of the article all the same."""
        if traits & _TITLE:
            self.page.title = self.page.title or _text(tag)
        return bool(traits & _PAGE) and (self.article > 0 or not self._is_page(tag))

    def _wanted(self, tag: Tag, traits: int, attributes: Mapping[str, str], names: str) -> bool:
        """Take note of what the attributes say; False for what is no part of the article."""
        if traits & _DATED:
            self._note(tag, attributes)
        if not self.by_name:
            return True
        hidden = "hidden" in attributes or (
            "style" in attributes and "display:none" in attributes["style"].replace(" ", "")
        )
        if hidden or (names and boilerplate.is_dropped(names)):
            self.page.dropped += len(_text(tag))
            return False
        return True

    def _note(self, tag: Tag, attributes: Mapping[str, str]) -> None:
        """Take note of what may be a date."""
        if tag.tag == "meta":
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
            self.page.meta.append((name, attributes.get("content", "")))
        elif tag.tag == "time" and attributes.get("datetime"):
            self.page.times.append((len(self.page.paragraphs), attributes["datetime"]))

    def _enter_link(self, tag: Tag) -> bool:
        address = tag.get("href") or ""
        if not address:
            return True
        if boilerplate.is_more(_text(tag)):
            return False
        self.linked += 1
        self.link = self.link or address
        self.subscribes = self.subscribes or boilerplate.subscribes(address)
        return True

    def _is_page(self, tag: Tag) -> bool:
        parent = tag.getparent()
        return parent is not None and parent.tag == "body"


def _names(attributes: Mapping[str, str]) -> str:
    """The class names and the id of an element, as one string."""
    text = attributes.get("class", "")
    return f"{text} #{own}" if (own := attributes.get("id")) else text


def _text(tag: Tag) -> str:
    return "".join(tag.itertext())
