"""From a table of events, or from an article, to a file of another format."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

import timeline.accessor  # noqa: F401 - gives data frames their .timeline
from timeline.articles import read_article
from timeline.options import zone_of
from timeline.tagging import tag
from timeline.views.atomic import write_atomically
from timeline.views.outputs import format_for
from timeline.views.read import read_events


def export(
    path: str | PathLike[str],
    to: str | PathLike[str],
    *,
    format: str | None = None,
    zone: str | None = None,
) -> Path:
    """Write what a file holds in another format.

    Args:
        path: a table of events (CSV, Parquet or JSON Lines); for TimeML, an article.
        to: the file to write; its suffix tells the format.
        format: a name of :data:`timeline.views.outputs.FORMATS`, where the suffix shall not tell it.
        zone: the zone of an article whose source is not known: an IANA name or a fixed offset such as ``-02:00``.

    Raises:
        BadTable: ``path`` is no table of events.
        InputNotFound: there is no such file.
        NothingRead: ``path`` holds no article.
        OutputNotWritable: the file cannot be written, or the format needs what is not installed.
        UnknownFormat: there is no such format.
        UnknownZone: the zone is none.
    """
    made = format_for(to, format)
    if made.takes != "article":
        written: Path = read_events(path).timeline.export(to, format)
        return written
    if zone is not None:
        zone_of(zone)
    return write_atomically(to, made.make(tag(read_article(Path(path), zone=zone))))
