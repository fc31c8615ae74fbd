"""A raw article → Article: decode, split off the head, walk the body once, weigh the dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import PurePosixPath

from timeline import zones
from timeline.articles.blocks import Page, Paragraph, read_page, tidy
from timeline.articles.body import article_paragraphs, join
from timeline.articles.evidence import PUBLISHED_KEYS, Known
from timeline.articles.front import Front, split_front
from timeline.articles.language import language_of
from timeline.articles.markup import Body, read_body, without_marks
from timeline.articles.published import read_published
from timeline.articles.tree import parse_html
from timeline.articles.webpage import main_part
from timeline.encoding import Decoded, decode
from timeline.model import Article, RawArticle, Skipped, ZoneBasis
from timeline.sources import Source, find, unarchived

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_XML = re.compile(r"\s*<\?xml[^>]*\?>")
_ELEMENT = re.compile(r"</?(?:p|br|div|span|a|h[1-6]|img|figure|ul|li|table|b|i|em|strong|blockquote)\b", re.IGNORECASE)
_URL_KEYS = ("from", "url", "originalurl", "link", "permalink", "canonical", "sourceurl")
_OUTLET_KEYS = ("source", "publisher", "outlet", "media", "site", "来源", "來源", "媒体", "媒體", "author")
_ORIGIN_KEYS = ("originalurl", "from", "url", "link", "permalink", "canonical", "sourceurl")
_HEADLINE = 80
_OFFSET = re.compile(r"\d:\d\d(?::\d\d(?:\.\d+)?)? ?([+-])(\d\d):?(\d\d)$")
"""The offset from UTC of a clock time."""


@dataclass(frozen=True, slots=True)
class _Document:
    """An article taken apart."""

    front: Front
    body: Body
    page: Page


def parse(raw: RawArticle, *, zone: str | None = None, lang: str | None = None) -> Article | Skipped:
    """Read one article.

    ``zone`` (an IANA name or an offset such as ``+08:00``) is used for articles whose source is not known; without it
    their zone is the offset that the date in their head has, or UTC. ``lang`` overrides the language that the article
    declares or shows. What holds no text is ``Skipped``.

    Raises ``UnknownZone`` for a zone that does not exist.
    """
    if zone is not None:
        zones.get(zone)
    if not raw.content.strip() and not raw.fields:
        return Skipped(raw.path, "is empty", "Remove the file, or fetch the article again.")
    decoded = decode(raw.content)
    if decoded is None:
        return Skipped(raw.path, "is not text in any known encoding", "Save the article as UTF-8.")
    return _article(raw, _take_apart(raw, decoded), decoded.problem, zone, lang)


def article_id(raw: RawArticle) -> str:
    """Stable: the same path and bytes give the same id."""
    told = repr(raw.fields).encode() if raw.fields is not None else b""
    digest = blake2b(raw.path.encode("utf-8", "backslashreplace") + b"\0" + told + raw.content, digest_size=5)
    return f"a{digest.hexdigest()}"


def _take_apart(raw: RawArticle, decoded: Decoded) -> _Document:
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if raw.fields is not None:
        return _of_record(dict(raw.fields), _CONTROL.sub("", text))
    front = split_front(text)
    name = raw.path.lower()
    content = _CONTROL.sub("", front.body) if decoded.may_have_controls else front.body
    if name.endswith((".html", ".htm")):
        return _Document(front, Body(content), main_part(content, _read_html(content)))
    if name.endswith(".txt") and not content.lstrip().startswith("<"):
        return _Document(front, Body(""), _read_lines(content))
    body = read_body(content)
    return _Document(front, body, _read_html(body.html))


def _of_record(values: dict[str, str], text: str) -> _Document:
    """A row of a table or an entry of a feed: its text is HTML where it has elements, else one paragraph a line."""
    front = Front(text, values, {key: key for key in values}, kind="record")
    return _Document(front, Body(text), _read_html(text) if _ELEMENT.search(text) else _read_lines(text))


def _read_html(html: str) -> Page:
    """Parse HTML once. Where most of a page would be left out for the names of its elements, nothing is."""
    if "<" not in html:
        return _read_lines(html)
    declared = _XML.match(html)
    root = parse_html(html[declared.end() :] if declared else html)
    if root is None:
        return Page()
    page = read_page(root)
    kept = sum(len(paragraph.text) for paragraph in page.paragraphs)
    return page if page.dropped <= kept else read_page(root, by_name=False)


def _read_lines(text: str) -> Page:
    """Plain text: every line a paragraph; a short first line that is no sentence is the headline."""
    lines = [line for line in map(tidy, text.split("\n")) if line]
    paragraphs = [Paragraph(line) for line in lines]
    if len(lines) > 1 and len(lines[0]) <= _HEADLINE and lines[0][-1] not in "。！？…；.;":
        paragraphs[0] = Paragraph(lines[0], "headline")
    return Page(paragraphs)


def _article(
    raw: RawArticle, document: _Document, decoding: str, zone: str | None, lang: str | None
) -> Article | Skipped:
    front, page = document.front, document.page
    said = _title(document)
    url = _url(document, _URL_KEYS)
    origin = _url(document, _ORIGIN_KEYS)
    outlet = _outlet(front)
    source = find(author=outlet, url=origin, title=said)
    said = source.own_title(said) if source else said
    own_zone, basis = _zone(source, zone, front)
    paragraphs = article_paragraphs(page.paragraphs, said, url)
    if not said and not paragraphs:
        return Skipped(raw.path, "has no text", "Remove the file, or fetch the article again.")
    name = raw.path if raw.fields is None else ""
    known = Known(front, document.body.comment, said, page, paragraphs, origin, name, source, own_zone)
    published = read_published(known)
    text = join(said, paragraphs)
    problems = [raw.problem, decoding, front.problem, *published.problems]
    return Article(
        article_id=article_id(raw),
        path=raw.path,
        title=said or PurePosixPath(raw.path).stem,
        text=text.text,
        url=url,
        source=source.name if source else outlet,
        language=lang or language_of(front, text.text),
        zone=own_zone,
        zone_basis=basis,
        published_utc=published.instant,
        published_from=published.kind,
        published_evidence=published.evidence,
        reference_day=published.reference_day,
        quiet=text.quiet,
        problem="; ".join(problem for problem in problems if problem),
    )


def _title(document: _Document) -> str:
    """What the article calls itself; empty when it has no title of its own."""
    given = tidy(document.front.values.get("title", ""))
    headings = (item.text for item in document.page.paragraphs if item.kind == "headline")
    return given or tidy(document.body.title) or without_marks(next(headings, "")) or tidy(document.page.title)


def _outlet(front: Front) -> str:
    """Who publishes an article, as its front matter has it: the first name that is known, else the first."""
    named = [name for key in _OUTLET_KEYS if (name := tidy(front.values.get(key, "")))]
    return next((name for name in named if find(author=name)), named[0] if named else "")


def _url(document: _Document, keys: tuple[str, ...]) -> str:
    """The first web address among front matter, headline link and meta elements."""
    meta = [content for name, content in document.page.meta if name == "og:url"]
    for url in (*(document.front.values.get(key, "") for key in keys), document.body.url, *meta):
        absolute = unarchived(url) if url and "://" not in url.split("?")[0] and "." in url else url
        if absolute.startswith(("http://", "https://")):
            return absolute.strip()
    return ""


def _zone(source: Source | None, option: str | None, front: Front) -> tuple[str, ZoneBasis]:
    """The zone that a text is told in; where nothing is known of its source, that of the date in its head."""
    if source:
        return source.zone, "source"
    if option:
        return option, "option"
    dates = (front.values.get(key, "").strip() for key in PUBLISHED_KEYS)
    offset = next((found for date in dates if (found := _OFFSET.search(date))), None)
    if offset is None or not int(offset[2] + offset[3]):
        return "UTC", "default"
    return f"{offset[1]}{offset[2]}:{offset[3]}", "source"
