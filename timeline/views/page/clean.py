"""Text from articles, made safe to show: nothing invisible, nothing that a browser would take for markup."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
"""Control, line-separator and bidirectional characters and lone surrogates: they reorder, hide or break text."""
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def visible(text: str) -> str:
    r"""The text without control and bidirectional characters; tabs and line breaks stay.

    >>> visible("a\u202eb\x00c")
    'abc'
    """
    return text if text.isprintable() else _INVISIBLE.sub("", text)


def plotly_text(text: str) -> str:
    """The text as Plotly shows it literally: Plotly reads a subset of HTML in every string it draws.

    >>> plotly_text("<b>G20</b> & co")
    '&lt;b&gt;G20&lt;/b&gt; &amp; co'
    """
    return visible(text).translate(_MARKUP)


def web_link(url: str) -> str:
    """The address when it is an http(s) one with a host; empty otherwise.

    >>> web_link("https://example.org/a"), web_link("javascript:alert(1)")
    ('https://example.org/a', '')
    """
    url = visible(url).strip()
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.hostname else ""


def utf16_length(text: str) -> int:
    """Length in UTF-16 units, which is how JavaScript counts characters.

    >>> utf16_length("𠮷a")
    3
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
