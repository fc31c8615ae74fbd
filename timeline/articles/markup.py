"""Markdown to HTML, so that there is one reader of bodies; bodies that are HTML already pass untouched."""

from __future__ import annotations

import re
from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

_COMMENT = re.compile(r"\s*<!--(?P<what>[^>]*?)-->")
_HEADLINE = re.compile(r"\s*\[(?P<title>.{1,500})\]\((?P<url>\S{0,3000}?)\)[ \t]*\n-{3,}[ \t]*(?:\n|\Z)")
_SHORTCODE = re.compile(r"\{\{[<%].{0,600}?[>%]\}\}|\{\.[\w-]{1,40}\}")
_IMAGE = re.compile(r"!\[[^\]\n]{0,600}\]\([^)\n]{0,3000}\)")
_PROSE = re.compile(r"\n\n[^\s<][^\n]*(?:\n\n|\Z)")
_WORDS = r"[^*_`~|<>\]&\\\n]*(?:\](?![(\[])[^*_`~|<>\]&\\\n]*)*"
"""Words without marks; a bracket that is no link's is none."""
_BEGIN = r"(?!\d+[.)]|[\s#>\-+*=_`~|<&\\])(?=.)"
"""Where a line begins that is no heading, list or table."""
_UNMARKED = re.compile(rf"\n?(?:{_BEGIN}{_WORDS}|[ \t]*)\n?")
_LINK = r"(?<!!)\[(?P<said>[^\[\]*_`~|<>&\\\n!]+)\]\((?P<url>(?:https?:/)?/[\w./:?=#,;@+~-]*)\)"
_ONE_LINK = re.compile(_LINK, re.ASCII)
_LINKED = re.compile(rf"\n?{_BEGIN}(?:{_WORDS}{re.sub('[?]P<[a-z]+>', '?:', _LINK)})+{_WORDS}\n?", re.ASCII)
"""A line that has links to simple addresses, and no other mark."""
_LINK_ELEMENT = r'<a href="\g<url>">\g<said></a>'
_MARKED_WHOLE = re.compile(
    rf"\n?(?:(?P<level>\#{{1,6}})[ ]+(?P<heading>(?![\#\s]){_WORDS}(?<![\#\s]))"
    rf"|\*\*(?P<strong>(?!\s){_WORDS}(?<![\s*]))\*\*|(?P<rule>-{{3,}}))[ ]*\n?"
)
"""A heading, a line that is strong as a whole, or a rule."""
_ELEMENTS = re.compile(
    r"\n?</?(?:figure|figcaption|div|p|h[1-6]|ul|ol|li|table|hr|section|blockquote)[\s>/]", re.IGNORECASE
)
_REACHES_FURTHER = re.compile(r"```|~~~|\]:|<(?:[!?]|pre|script|style|textarea)", re.IGNORECASE)
"""What concerns more than the lines up to the next empty one."""
_MARKS = re.compile(r"\*\*|__(?=\S)|\\(?=[\[\]*_#`])")


@dataclass(frozen=True, slots=True)
class Body:
    """The body of an article with what its first lines say."""

    html: str
    title: str = ""
    url: str = ""
    comment: str = ""
    """The first comment: the epoch in ``<!--1636993920000-->``."""


def read_body(text: str) -> Body:
    """Take the epoch comment and the headline link off a Markdown body, and turn the rest into HTML."""
    comment, start = "", 0
    if found := _COMMENT.match(text):
        comment, start = found["what"].strip(), found.end()
    if headline := _HEADLINE.match(text, start):
        return Body(as_html(text[headline.end() :]), headline["title"].strip(), headline["url"], comment)
    return Body(as_html(text[start:] if comment else text), comment=comment)


def as_html(text: str) -> str:
    """HTML as it is; Markdown, and Markdown with HTML in it, rendered."""
    if text.lstrip().startswith("<") and not _has_markdown(text):
        return text
    return _rendered(_IMAGE.sub("", _SHORTCODE.sub("", text)))


def _rendered(text: str) -> str:
    """Markdown as HTML. Lines without any mark, or marked as a whole, as most are, need no reader of Markdown."""
    if _REACHES_FURTHER.search(text):
        return str(_markdown().render(text))
    parts: list[str] = []
    pieces = [(chunk, _quick(chunk)) for chunk in text.split("\n\n")]
    for is_quick, some in groupby(pieces, lambda piece: piece[1] != ""):
        chunks, html = zip(*some, strict=True)
        parts += html if is_quick else [_markdown().render("\n\n".join(chunks))]
    return "\n".join(parts)


def _quick(chunk: str) -> str:
    """The HTML of what stands between two empty lines; empty where it takes a reader of Markdown."""
    if _UNMARKED.fullmatch(chunk):
        return f"<p>{chunk}</p>"
    if _ELEMENTS.match(chunk):
        return chunk
    if _LINKED.fullmatch(chunk):
        return f"<p>{_ONE_LINK.sub(_LINK_ELEMENT, chunk)}</p>"
    marked = _MARKED_WHOLE.fullmatch(chunk)
    if marked is None:
        return ""
    if marked["level"]:
        return f"<h{len(marked['level'])}>{marked['heading']}</h{len(marked['level'])}>"
    return "<hr>" if marked["rule"] else f"<p><strong>{marked['strong']}</strong></p>"


def without_marks(text: str) -> str:
    """Text without the emphasis marks that Markdown leaves beside full-width punctuation."""
    return _MARKS.sub("", text)


def _has_markdown(text: str) -> bool:
    """Whether prose follows the HTML that the text starts with."""
    return "<p" not in text and _PROSE.search(text) is not None


@cache
def _markdown() -> MarkdownIt:
    # Chinese paragraphs are often indented by four spaces; they are no code.
    markdown = MarkdownIt("commonmark").disable("code").enable("table")
    markdown.add_render_rule("list_item_open", _numbered)
    return markdown


def _numbered(
    renderer: RendererHTML, tokens: Sequence[Token], idx: int, options: OptionsDict, env: MutableMapping[str, Any]
) -> str:
    """An item of a numbered list keeps its number."""
    token = tokens[idx]
    return f"<li>{token.info}{token.markup} " if token.info else "<li>"
