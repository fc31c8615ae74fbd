"""A build that no machine holds: read, tagged and merged on a cluster, the tables written as Parquet datasets.

What :func:`timeline.build` gives in memory is here a folder: ``events/``, ``mentions/`` and ``articles/``, each a
dataset of many files, the page of the most important events, and the report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from os import PathLike, fspath
from typing import Any

import pandas as pd

from timeline.cache import Where, user_folder
from timeline.errors import NothingRead, OutputNotWritable
from timeline.events.aliases import Aliases, Given
from timeline.events.corrections import read_corrections
from timeline.events.phase import moment_of
from timeline.executors import processors
from timeline.inputs.columns import checked
from timeline.inputs.document import Settings
from timeline.inputs.places import find_places
from timeline.limits import MAX_MB, MAX_SECONDS, bytes_of, seconds_of
from timeline.model import Anchor, Event, Progress
from timeline.options import zone_of
from timeline.parts.folder import Folder
from timeline.parts.kept import Kept
from timeline.parts.store import Store
from timeline.reader import Read
from timeline.result import Lang
from timeline.table import events_frame
from timeline.version import version
from timeline.views.html import page
from timeline.views.notebook import summary
from timeline.views.outputs import json_bytes
from timeline.work import Work

PAGE, REPORT = "timeline.html", "report.json"


@dataclass(frozen=True, slots=True)
class Dataset:
    """What was written."""

    folder: str
    anchor: Anchor | None
    """The moment the timeline turns on."""
    report: Mapping[str, Any]
    """The content of ``report.json``: counts of everything, and the first entries of each list."""

    def summary(self) -> str:
        """What was made of what, in one line."""
        counts = self.report["counts"]
        made = (counts["articles"], counts["mentions"], counts["events"])
        return summary(made, counts["skipped"], self.anchor)


def build_dataset(  # noqa: PLR0913 - one keyword for each thing that a user may say
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    output: str | PathLike[str],
    *,
    anchor: str | datetime | None = None,
    topic: str | None = None,
    corrections: str | PathLike[str] | None = None,
    aliases: Given | None = None,
    zone: str | None = None,
    columns: Mapping[str, str] | None = None,
    lang: Lang = "zh",
    progress: Progress | None = None,
    workers: int | None = None,
    scheduler: str | None = None,
    cache: Where = False,
    most: int = 20_000,
    max_mb: float = MAX_MB,
    max_seconds: float = MAX_SECONDS,
) -> Dataset:
    """Build on a Dask cluster, and write Parquet datasets, the page of the most important events and the report.

    The tables have the rows of :func:`timeline.build`, in parts.

    Args:
        paths: files, folders and globs, here or on anything that fsspec knows, such as ``s3://bucket/news/*.parquet``.
            Workers open them, so all of them must reach them.
        output: a folder that the workers share, or an address for fsspec.
        anchor: the moment that the timeline turns on; as for :func:`timeline.build`, like the next six.
        topic: words that the events should be about.
        corrections: a CSV file of what a user corrected.
        aliases: other names of people, places and things.
        zone: for articles whose source has no known zone.
        columns: which column of a table holds what.
        lang: language of the page's interface.
        progress: called with (files read, files in all).
        workers: processes of the cluster that is started on this machine when no scheduler is given.
        scheduler: address of a Dask scheduler, such as ``tcp://10.0.0.1:8786``.
        cache: where to keep what was read for the next build, which then reads only what changed: a folder that the
            workers share, or an address for fsspec; True for the user's own cache folder, without a scheduler.
        most: about how many time expressions are merged together; a worker holds a few times as many.
        max_mb: the largest article that is read, in millions of bytes.
        max_seconds: not kept by the workers of a cluster, which read in threads.

    Raises:
        InputNotFound: a path does not exist, or a glob matches nothing.
        NothingRead: no article could be read.
        OutputNotWritable: the folder cannot be written, or pyarrow is not installed.
        TimelineError: Dask is not installed, or the cluster is out of reach or lost too many workers.
        BadAliases, BadCorrections, BadTable, UnknownAnchor, UnknownZone, ValueError: as for :func:`timeline.build`;
            the last of these also for ``cache=True`` with a scheduler.
    """
    dask, steps = import_module("timeline.executors.dask"), import_module("timeline.executors.dask_build")
    _need_pyarrow()
    if zone is not None:
        zone_of(zone)
    folder = Folder(Store.at(fspath(output)))
    plan = steps.Plan(
        settings=Settings(bytes_of(max_mb), checked(columns)),
        work=Work(zone, seconds_of(max_seconds), version()),
        folder=folder,
        kept=_kept(cache, scheduler),
        aliases=Aliases.of(aliases),
        anchor=anchor,
        topic=topic,
        corrections=read_corrections(corrections) if corrections is not None else (),
        most=most,
    )
    given = [paths] if isinstance(paths, (str, PathLike)) else list(paths)
    places = find_places(given)
    if not places:
        raise NothingRead(Read((), ()).why_nothing())
    folder.clear()
    with dask.connected(workers or processors(), scheduler) as client, dask.losses_told():
        outcome = steps.build(client, places, plan, progress)
    folder.adopt(outcome.written, _files(outcome, lang))
    return Dataset(folder.store.where, outcome.anchor, outcome.report)


def _kept(cache: Where, scheduler: str | None) -> Kept | None:
    if cache is True and scheduler is not None:
        raise ValueError("cache is True: give a folder, or an address for fsspec, that all workers reach")
    return Kept(Store.at(str(user_folder()) if cache is True else fspath(cache))) if cache is not False else None


def _need_pyarrow() -> None:
    try:
        import_module("pyarrow")
    except ImportError as error:
        raise OutputNotWritable("A dataset needs pyarrow: pip install 'event-timeline[parquet]'.") from error


def _files(outcome: Any, lang: Lang) -> Iterator[tuple[str, bytes]]:
    """The page and the report."""
    events: list[Event] = sorted(outcome.important, key=lambda event: (moment_of(event), event.event_id))
    mentions, articles = (pd.concat([some[at] for some in outcome.evidence], ignore_index=True) for at in (0, 1))
    whole = outcome.report["counts"]["events"]
    shown = page(
        events_frame(events), mentions=mentions, articles=articles, anchor=outcome.anchor, lang=lang, whole=whole
    )
    yield PAGE, shown.encode()
    yield REPORT, json_bytes(outcome.report)
