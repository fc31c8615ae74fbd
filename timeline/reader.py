"""Reading what a user points at into articles: gather → parse → link_versions. No time is looked for yet."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from operator import length_hint
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from timeline.articles import link_versions, parse
from timeline.errors import BadTable
from timeline.faults import fault
from timeline.fingerprint import fingerprint
from timeline.inputs import SUFFIXES, Found, find, from_frame, open_found
from timeline.inputs.files import printable
from timeline.limits import MAX_MB, bytes_of
from timeline.model import Article, RawArticle, Skipped
from timeline.options import zone_of

if TYPE_CHECKING:
    import pandas as pd

Paths: TypeAlias = "str | PathLike[str] | Iterable[str | PathLike[str]] | pd.DataFrame | Iterable[Mapping[str, Any]]"
"""One path or several, or articles themselves: a data frame with one in each row, or a dictionary for each."""


_NO_PATH = (
    "A {} is neither a path nor an article. Give files and folders, one data frame by itself (pandas.concat makes one "
    "of several), or a dictionary with title, text and date for each article."
)
_OUR_PAGE = b'<meta name="generator" content="event-timeline">'
_SHOWN = 3
"""Paths that a message names."""
_HEAD = 2_000
"""Bytes at the beginning of a file that the head of a page is looked for in."""


@dataclass(frozen=True, slots=True)
class Read:
    """What could be read, and what could not; both ordered by path."""

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...]
    given: str = ""
    """What the user pointed at, for messages."""

    def complaints(self) -> list[str]:
        """One line for each file that could not be read and each article with a problem."""
        unread = [f"not read: {_told(one)}" for one in self.skipped]
        return unread + [f"read, but: {one.path}: {one.problem}" for one in self.articles if one.problem]

    def why_nothing(self) -> str:
        """Why there is no article at all, and what to do about it."""
        if not self.skipped:
            kinds = ", ".join(sorted(SUFFIXES))
            return f"There is no article in {self.given or 'what was given'}. Files of these kinds are read: {kinds}."
        others = len(self.skipped) - 1
        more = f" {others} more could not be read either: see `timeline check`." if others else ""
        return f"No article could be read: {_told(self.skipped[0])}{more}"


def read(
    paths: Paths, *, zone: str | None = None, columns: Mapping[str, str] | None = None, max_mb: float = MAX_MB
) -> Read:
    """Read articles without looking for times in them.

    Pages that this package wrote are passed over, so that a folder may hold its own output.

    Args:
        paths: files, folders or archives, one path or several, in any order; or a data frame with an article a row,
            or a dictionary for each article.
        zone: an IANA zone or a fixed offset such as ``-02:00``, for articles whose source has no known zone.
        columns: which column of a table holds the title, text, date, url, source or language of an article, where the
            column has none of the usual names.
        max_mb: the largest article that is read, in millions of bytes.

    Raises:
        BadTable: ``columns`` names no such field, or a data frame has no column of texts.
        InputNotFound: a path does not exist.
        UnknownZone: ``zone`` is no time zone.
        ValueError: ``max_mb`` is not above 0.
    """
    found = [
        one if isinstance(one, Skipped) else _parsed(one, zone)
        for one in Documents(paths, zone=zone, columns=columns, max_mb=max_mb)
    ]
    articles = [one for one in found if isinstance(one, Article)]
    return Read(tuple(link_versions(articles)), tuple(one for one in found if isinstance(one, Skipped)))


def _parsed(raw: RawArticle, zone: str | None) -> Article | Skipped:
    try:
        return parse(raw, zone=zone)
    except Exception as error:
        return fault(raw.path, error)


class Documents(Iterator[RawArticle | Skipped]):
    """The documents that a user points at, one after the other; arguments and errors as for :func:`read`."""

    def __init__(
        self, paths: Paths, *, zone: str | None = None, columns: Mapping[str, str] | None = None, max_mb: float = MAX_MB
    ) -> None:
        if zone is not None:
            zone_of(zone)
        self.max_bytes = bytes_of(max_mb)
        self._found = _found(paths, columns, self.max_bytes)
        self.given = given(paths)
        self._counted = 0
        self._seen = blake2b(digest_size=20)

    def __next__(self) -> RawArticle | Skipped:
        while True:
            one = open_found(next(self._found), self.max_bytes)
            self._counted += 1
            mark = mark_of(one)
            self.saw(mark)
            if mark:
                return one

    def unopened(self) -> Iterator[Found]:
        """The same documents for somebody else to open, who tells :meth:`saw` the mark of each in this order."""
        for one in self._found:
            self._counted += 1
            yield one

    def saw(self, mark: bytes) -> None:
        """Take note of the mark of the next document."""
        self._counted -= not mark
        self._seen.update(mark)

    def digest(self) -> bytes:
        """A digest of all documents seen so far, in their order."""
        return self._seen.digest()

    @property
    def total(self) -> int:
        """How many there are: those given, and the files to come. An archive or a table is one file until opened."""
        return self._counted + length_hint(self._found)


def mark_of(one: RawArticle | Skipped) -> bytes:
    """A digest of a document; empty for a page that this package wrote, which is none."""
    return b"" if isinstance(one, RawArticle) and is_our_page(one) else fingerprint(one)


def _found(paths: Paths, columns: Mapping[str, str] | None, max_bytes: int) -> Iterator[Found]:
    pandas = sys.modules.get("pandas")  # whoever has a data frame has loaded it
    if pandas is not None and isinstance(paths, pandas.DataFrame):
        return from_frame(paths, columns=columns, max_bytes=max_bytes)
    listed: list[Any] = [paths] if isinstance(paths, (str, PathLike, Mapping)) else list(cast("Iterable[Any]", paths))
    if listed and all(isinstance(one, Mapping) for one in listed):
        import pandas as pd  # noqa: PLC0415 - paths need none of it

        return from_frame(pd.DataFrame(listed, dtype="object"), columns=columns, max_bytes=max_bytes)
    if unknown := [type(one).__name__ for one in listed if not isinstance(one, (str, PathLike))]:
        raise BadTable(_NO_PATH.format(unknown[0]))
    return find([Path(path) for path in listed], columns=columns, max_bytes=max_bytes)


def given(paths: Paths) -> str:
    """What the user pointed at, in a few words; nothing where that is no path.

    >>> given(["news", "more"]), given("news"), given(["a", "b", "c", "d"])
    ('news, more', 'news', 'a, b, c and 1 more')
    """
    listed = [paths] if isinstance(paths, (str, PathLike)) else paths if isinstance(paths, (list, tuple)) else []
    names = [printable(os.fspath(one)) for one in listed if isinstance(one, (str, PathLike))]
    more = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {more} more" if more > 0 else "")


def is_our_page(raw: RawArticle) -> bool:
    """Whether a document is a page that this package wrote."""
    return _OUR_PAGE in raw.content[:_HEAD]


def _told(skipped: Skipped) -> str:
    return f"{skipped.path} {skipped.reason}. {skipped.hint}".rstrip()
