"""Which paragraphs of a page are the article, and their text with offsets."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urldefrag

from timeline.articles import boilerplate
from timeline.articles.blocks import Paragraph
from timeline.articles.markup import without_marks
from timeline.articles.quiet import quiet_spans
from timeline.sources import unarchived

_HEADS = 4
"""Among this many first paragraphs the title may be told again."""
_SHARES = {"headline": 3, "heading": 2}
"""Kinds of paragraphs that may tell a part of it, and of how many such parts it is at most."""


@dataclass(frozen=True, slots=True)
class Text:
    """The text of an article: title, then body."""

    text: str
    quiet: tuple[tuple[int, int], ...]


def article_paragraphs(paragraphs: list[Paragraph], title: str, url: str) -> list[Paragraph]:
    """The paragraphs that belong to the article: no page furniture, no related headlines, the title not again."""
    plain = [_unmarked(paragraph) for paragraph in paragraphs]
    own = [paragraph for paragraph in plain if not _is_furniture(paragraph)]
    return _without_title(_without_links(own, url), title)


def join(title: str, paragraphs: list[Paragraph]) -> Text:
    """Title and paragraphs as one text, one line each, with the spans that tell no event."""
    lines = [title] if title else []
    quiet: list[tuple[int, int]] = []
    position = len(title) + 1 if title else 0
    for paragraph in paragraphs:
        quiet.extend((position + start, position + end) for start, end in quiet_spans(paragraph))
        lines.append(paragraph.text)
        position += len(paragraph.text) + 1
    return Text("\n".join(lines), tuple(quiet))


def _unmarked(paragraph: Paragraph) -> Paragraph:
    """A paragraph without left-over Markdown."""
    text = paragraph.text
    if "*" not in text and "_" not in text and "\\" not in text:
        return paragraph
    return Paragraph(without_marks(text).strip(), paragraph.kind, paragraph.link, paragraph.subscribes)


def _is_furniture(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return not text or boilerplate.is_junk(text) or (paragraph.subscribes and len(text) < 100)


def _without_links(paragraphs: list[Paragraph], url: str) -> list[Paragraph]:
    """Leave out headlines of other articles, unless the article is a list of links."""
    kept = [paragraph for paragraph in paragraphs if not _leads_away(paragraph, url)]
    if sum(len(paragraph.text) for paragraph in kept) * 2 < sum(len(paragraph.text) for paragraph in paragraphs):
        return paragraphs
    return kept


def _leads_away(paragraph: Paragraph, url: str) -> bool:
    if not paragraph.link or paragraph.kind:
        return False
    return not url or _page(paragraph.link) != _page(url)


def _page(address: str) -> str:
    try:
        return urldefrag(unarchived(address)).url.rstrip("/")
    except ValueError:
        return address


def _without_title(paragraphs: list[Paragraph], title: str) -> list[Paragraph]:
    """Leave out the first paragraphs that repeat the title; a heading may be a part of it."""
    whole = "".join(title.split())
    if not whole:
        return paragraphs
    head = [paragraph for paragraph in paragraphs[:_HEADS] if not _repeats(paragraph, whole)]
    return head + paragraphs[_HEADS:]


def _repeats(paragraph: Paragraph, title: str) -> bool:
    share = _SHARES.get(paragraph.kind, 0)
    if not share and paragraph.text[0] != title[0]:
        return False
    said = "".join(paragraph.text.split())
    return said == title or (len(said) * share > len(title) and said in title)
