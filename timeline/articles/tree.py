"""HTML → a tree of elements, however broken or deep it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

Tag = Any
"""An element of lxml, whose types are not published."""

_DEEPEST = 1000


def parse_html(html: str) -> Tag | None:
    """The root of a page without comments; None when there is nothing in it."""
    content = html.encode("utf-8", "replace")
    parser = _parser()
    try:
        root = etree.fromstring(content, parser)
        if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
            return etree.fromstring(content, _parser(target=_Shallow()))
    except etree.XMLSyntaxError:
        return None
    return root


def _parser(**more: Any) -> Any:
    return etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, **more)


class _Shallow:
    """Builds the tree of a page that is deeper than the parser goes by itself: the text of the depths moves up."""

    def __init__(self) -> None:
        self.builder = etree.TreeBuilder()
        self.depth = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.depth += 1
        if self.depth <= _DEEPEST:
            self.builder.start(tag, attributes)

    def end(self, tag: str) -> None:
        if self.depth <= _DEEPEST:
            self.builder.end(tag)
        self.depth -= 1

    def data(self, text: str) -> None:
        self.builder.data(text)

    def close(self) -> Tag:
        return self.builder.close()
