"""A page saved from the web: which of its paragraphs are the article, and the dates in its structured data.

``trafilatura`` finds the main text. The paragraphs stay those that we read, so that captions and time stamps, which it
leaves out, keep their place; where it finds too little, nothing is left out.
"""

from __future__ import annotations

import logging
import re
import warnings
from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import Any

from timeline.articles.blocks import Page, Paragraph
from timeline.articles.quiet import is_stamp

_PAGE = re.compile(r"<(?:html|body)[\s>]", re.IGNORECASE)
_LARGEST = 2_000_000
"""Characters of a page beyond which its main text is not looked for; such pages are no articles, and cost minutes."""
_MOST_TAGS = 20_000
_LEAST = 0.5
"""Share of the main text that must be found again among our paragraphs."""
_FEW = 80
"""A main text of fewer characters is not trusted."""
_SPACE = re.compile(r"\s+")
_DATE = re.compile(r'"(?P<name>datePublished|uploadDate)"\s*:\s*"(?P<value>[^"\\<>]{4,40})"')


def main_part(html: str, page: Page) -> Page:
    """The page without what stands around its article, and with the dates of its structured data."""
    dates = [(found["name"], found["value"]) for found in _DATE.finditer(html)]
    page = replace(page, meta=[*page.meta, *dict.fromkeys(dates)])
    main = _main_text(html)
    lines = {_squeezed(line) for line in main.split("\n")}
    own = [_squeezed(paragraph.text) in lines for paragraph in page.paragraphs]
    found = sum(len(paragraph.text) for paragraph, is_own in zip(page.paragraphs, own, strict=True) if is_own)
    if len(main) < _FEW or found < _LEAST * len(main):
        return page
    return replace(page, paragraphs=_kept(page.paragraphs, own))


def _main_text(html: str) -> str:
    if len(html) > _LARGEST or html.count("<") > _MOST_TAGS or not _PAGE.search(html):
        return ""
    try:
        return _trafilatura().extract(html, fast=True, include_comments=False, include_tables=True) or ""
    except Exception:  # whatever makes it fail, we have our own reading of the page
        return ""


@cache
def _trafilatura() -> Any:
    """The library, loaded when the first saved page asks for it, and without its complaints on standard error."""
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    with warnings.catch_warnings(action="ignore"):
        return import_module("trafilatura")


def _kept(paragraphs: list[Paragraph], own: list[bool]) -> list[Paragraph]:
    """The article's paragraphs, the captions among them, and the headline and time stamps before or among them."""
    first = own.index(True)
    last = len(own) - own[::-1].index(True)
    kept = []
    for place, (paragraph, is_own) in enumerate(zip(paragraphs, own, strict=True)):
        inside = first <= place < last and paragraph.kind == "caption"
        above = place < last and (paragraph.kind in ("headline", "time") or is_stamp(paragraph))
        if is_own or inside or above:
            kept.append(paragraph)
    return kept


def _squeezed(text: str) -> str:
    return _SPACE.sub("", text).lstrip("-#|")
