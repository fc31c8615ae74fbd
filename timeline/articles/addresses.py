"""Dates in addresses, file names and titles: /story20211115-…, /2021/11/16/, 202009240177.aspx, 2021-11-16-….md."""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from timeline.sources import unarchived

_YEAR = r"(?P<y>(?:19|20)\d\d)"
_PARTS = re.compile(rf"(?<!\d){_YEAR}(?P<between>[-/_.])(?P<m>\d\d?)(?P=between)(?P<d>\d\d?)(?!\d)")
_TOGETHER = re.compile(rf"(?<!\d){_YEAR}(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?=\d{{4}}\D|\d{{6}}\D|\D|$)")


def date_in_url(url: str, own: str = "") -> tuple[str, date] | None:
    """The date in an address, with the characters that tell it; ``own`` is the pattern of the source."""
    try:
        path = urlsplit(unarchived(url)).path
    except ValueError:
        return None
    return (_read(re.search(own, path)) if own else None) or _in(path)


def date_in_name(path: str) -> tuple[str, date] | None:
    """The date in a file name, with the characters that tell it."""
    return _in(PurePosixPath(path).stem)


def date_in_title(title: str) -> tuple[str, date] | None:
    """The date in a title that is little more than a date: 《新闻联播》 (20260313)."""
    return _in(title)


def _in(text: str) -> tuple[str, date] | None:
    return _read(_PARTS.search(text)) or _read(_TOGETHER.search(text))


def _read(found: re.Match[str] | None) -> tuple[str, date] | None:
    if not found:
        return None
    year, month, day = int(found["y"]), int(found["m"]), int(found["d"])
    try:
        return found[0].strip("/-"), date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None
