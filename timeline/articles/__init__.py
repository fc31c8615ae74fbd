"""A raw article → Article: its text with positions, its source, and all evidence of when it was published."""

from __future__ import annotations

from pathlib import Path

from timeline.articles.parse import parse
from timeline.articles.versions import link_versions
from timeline.errors import NothingRead
from timeline.inputs import gather
from timeline.model import Article, Skipped

__all__ = ["link_versions", "parse", "read_article"]


def read_article(path: str | Path, *, zone: str | None = None, lang: str | None = None) -> Article:
    """Read one file.

    ``zone`` and ``lang`` as for ``parse``. Raises ``InputNotFound`` when there is no such file, ``NothingRead`` when it
    holds no article, ``UnknownZone`` for a zone that does not exist.
    """
    for raw in gather([path]):
        found = raw if isinstance(raw, Skipped) else parse(raw, zone=zone, lang=lang)
        if isinstance(found, Skipped):
            raise NothingRead(f"{path} {found.reason}. {found.hint}".rstrip())
        return found
    raise NothingRead(f"{path} holds no article. Give a file.")
