"""From what a user points at to a timeline, in one direction. The file to read first.

gather → parse → tag → tell, document by document, wherever the executor does it → link versions → merge → tables

What the cache knows of documents is not read again, and what it knows of all of them together is not merged again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from os import PathLike
from typing import Any

from timeline.batches import Tells, tagged
from timeline.cache import Where, open_cache
from timeline.corpus import Corpus
from timeline.cycles import without_cycle_search
from timeline.deciding import Settings
from timeline.errors import NothingRead
from timeline.events.afar import merged_afar
from timeline.events.aliases import Aliases, Given
from timeline.events.build import merged
from timeline.events.corrections import read_corrections
from timeline.executors import Choice, Name
from timeline.keeping import Results
from timeline.ledger import Ledger
from timeline.limits import MAX_MB, MAX_SECONDS, seconds_of
from timeline.model import Progress, Skipped
from timeline.reader import Documents, Paths, Read
from timeline.result import Lang, Timeline
from timeline.work import Work


def build(  # noqa: PLR0913 - one keyword for each thing that a user may say
    paths: Paths | Documents,
    *,
    anchor: str | datetime | None = None,
    topic: str | None = None,
    corrections: str | PathLike[str] | None = None,
    aliases: Given | None = None,
    zone: str | None = None,
    columns: Mapping[str, str] | None = None,
    lang: Lang = "zh",
    progress: Progress | None = None,
    executor: Name | None = None,
    workers: int | None = None,
    scheduler: str | None = None,
    cache: Where = False,
    max_mb: float = MAX_MB,
    max_seconds: float = MAX_SECONDS,
) -> Timeline:
    """Read articles, find the times they tell, merge them into events.

    Args:
        paths: files, folders or archives, one path or several, in any order; or a data frame with an article a row,
            or a dictionary for each article.
            ``Documents`` that are open already come with their own zone, columns and limit of size.
        anchor: the moment that the timeline turns on, as an aware datetime, an ISO 8601 time with offset, an event_id,
            or words of an event's title; found from the articles when not given.
        topic: words that the events should be about, or a regular expression; learned from the titles of the articles
            when not given.
        corrections: a CSV file of what to hide, retitle, retime, merge, split, or turn on; see
            :mod:`timeline.events.corrections`. What no longer applies is told in the report.
        aliases: other names of people, places and things, by which tellings in several languages are known to be the
            same: a YAML file of lines such as ``泽连斯基: [Zelenskyy, Zelensky]``, or such a mapping. They are added to
            those of the package, and overrule them.
        zone: an IANA zone or a fixed offset such as ``-02:00``, for articles whose source has no known zone.
        columns: which column of a table holds the title, text, date, url, source or language of an article, where the
            column has none of the usual names.
        lang: language of the page's interface.
        progress: called with (documents done, documents in all, as far as they are known).
        executor: where articles are read: ``serial``, here; ``processes``, in processes of this machine; ``dask``, on a
            Dask cluster; ``auto``, in processes where there are many articles and several processors. When not given,
            ``auto`` at a prompt or in a notebook, and ``serial`` in a script: a new process runs the script once more,
            which only one with ``if __name__ == "__main__":`` stands. The result is the same: tables in memory. So
            ``dask`` only reads elsewhere, and gathers and merges here; for articles that no machine holds there is
            :func:`timeline.build_dataset`, which gathers nothing.
        workers: how many processes; one for each processor that may be used when not given.
        scheduler: address of a Dask scheduler, such as ``tcp://10.0.0.1:8786``; a cluster is started on this machine
            when ``executor`` is ``dask`` and none is given.
        cache: whether to keep what was read, and the result, for the next build: True in the user's own cache folder,
            or a folder.
        max_mb: the largest article that is read, in millions of bytes; a larger one is skipped.
        max_seconds: the most processor time for one article; one that takes more is skipped. Not on Windows, nor in
            threads other than the main one, such as those of a Dask worker.

    Raises:
        BadAliases: ``aliases`` cannot be read, or is not what it should be.
        BadCorrections: the file of corrections cannot be read, or says what cannot be done.
        BadTable: ``columns`` names no such field, or a data frame has no column of texts.
        InputNotFound: a path does not exist.
        NothingRead: no article could be read.
        UnknownZone: ``zone`` is no time zone.
        UnknownAnchor: ``anchor`` is no time and matches no event.
        ValueError: ``max_mb`` or ``max_seconds`` is not above 0.
        TimelineError: a worker was lost, or the Dask cluster is out of reach.
    """
    options: dict[str, Any] = {"anchor": anchor, "topic": topic, "zone": zone, "max_seconds": max_seconds}
    options |= {"corrections": corrections, "aliases": aliases}
    settings = Settings(options if cache is not False else {})
    corrected = read_corrections(corrections) if corrections is not None else ()
    called = Aliases.of(aliases)
    documents = paths if isinstance(paths, Documents) else Documents(paths, zone=zone, columns=columns, max_mb=max_mb)
    work = Work(zone, seconds_of(max_seconds))
    kept = open_cache(cache, work)
    results = Results(kept, settings, documents)
    try:
        choice = Choice(executor, workers, scheduler)
        found = tagged(documents, work=work, choice=choice, cache=kept)
        corpus, skipped = _gathered(_counted(found, documents, progress))
        with without_cycle_search():
            result = results.earlier(corpus, skipped, lang)
            if result is None:
                wanted: dict[str, Any] = {"anchor": anchor, "topic": topic, "corrections": corrected, "aliases": called}
                result = _merged(corpus, skipped, lang, documents.given, **wanted)
                results.keep(result, skipped)
            return result
    finally:
        if kept is not None:
            kept.close()


def _gathered(found: Iterator[Tells]) -> tuple[Corpus, list[Skipped]]:
    corpus, skipped = Corpus(), list[Skipped]()
    for one in found:
        if isinstance(one, Skipped):
            skipped.append(one)
        else:
            corpus.add(one)
    return corpus, skipped


def _merged(corpus: Corpus, skipped: Sequence[Skipped], lang: Lang, given: str, **options: Any) -> Timeline:
    corpus.link()
    if not len(corpus):
        raise NothingRead(Read((), tuple(skipped), given).why_nothing())
    if not corpus.is_large:
        return Timeline.of(corpus, merged(corpus.accounts(), corpus.outlines, **options), skipped, lang=lang)
    ledger = Ledger()
    quoted = partial(corpus.quoted, ledger.take)
    return Timeline.afar(
        corpus, ledger, merged_afar(corpus.accounts(), corpus.outlines, quoted, **options), skipped, lang=lang
    )


def _counted(found: Iterator[Tells], documents: Documents, progress: Progress | None) -> Iterator[Tells]:
    for done, one in enumerate(found, start=1):
        yield one
        if progress is not None:
            progress(done, documents.total)
