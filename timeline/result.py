"""What a build gives: the tables as data frames, the anchor, the report, and every way to show or save them."""

from __future__ import annotations

import webbrowser
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from os import PathLike
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any, Literal, TypeGuard

import pandas as pd

import timeline.accessor  # noqa: F401 - gives data frames their .timeline
from timeline.corpus import FEW, Corpus
from timeline.events import Built
from timeline.model import Anchor, Skipped, TaggedArticle
from timeline.report import Seen
from timeline.table import Parted, articles_frame, events_frame, joined, mentions_frame, skipped_frame
from timeline.views.atomic import write_atomically, write_together
from timeline.views.csv import write_csv
from timeline.views.notebook import mimebundle, summary
from timeline.views.outputs import USUAL, files, page_of
from timeline.waiting import WaitingMentions

if TYPE_CHECKING:
    import plotly.graph_objects as go

Lang = Literal["zh", "en"]
"""Languages of the interface."""
_TOGETHER = 1_000
"""Articles of a large corpus whose rows are made at once."""


@dataclass(frozen=True, eq=False, repr=False)
class Timeline:
    """The timeline of a set of articles; made by :func:`timeline.build`."""

    events: pd.DataFrame
    """One row per event; the columns are those of :data:`timeline.table.EVENTS`."""
    told: pd.DataFrame | Parted
    """The mentions, or what makes their table where that waits; :attr:`mentions` is the table."""
    articles: pd.DataFrame
    """One row per article read; see :data:`timeline.table.ARTICLES`."""
    skipped: pd.DataFrame
    """What could not be read, with the reason and a hint."""
    anchor: Anchor | None
    """The moment the timeline turns on; None when nothing stood out and none was given."""
    report: dict[str, Any]
    """Counts, and what deserves a second look; the content of ``report.json``."""
    lang: Lang = "zh"
    """Language of the page's interface."""

    @classmethod
    def of(
        cls, tagged: Iterable[TaggedArticle], built: Built, skipped: Sequence[Skipped] = (), *, lang: Lang = "zh"
    ) -> Timeline:
        """Put the tables together, some articles at a time.

        That of the events comes first: where nobody else has ``built``, articles then take the room of its events.
        """
        seen, events, anchor, articles = Seen(built), events_frame(built.events), built.anchor, list[pd.DataFrame]()
        mentions = _Mentions(tagged, built.event_of, events)
        del built
        for some in _together(tagged):
            mentions.add(some)
            articles.append(articles_frame(some))
            for one in some:
                seen.add(one)
        return cls(
            events=events,
            told=mentions.table(),
            articles=joined(articles),
            skipped=skipped_frame(skipped),
            anchor=anchor,
            report=seen.report(skipped),
            lang=lang,
        )

    @property
    def mentions(self) -> pd.DataFrame:
        """One row per temporal expression; see :data:`timeline.table.MENTIONS`.

        Of more than 4,000 articles, and of a result that a cache had kept, the table is made when it is asked for.
        """
        return self.told if isinstance(self.told, pd.DataFrame) else self.told.whole

    def figure(self, tz: str = "UTC", lane: str = "phase", lang: Lang | None = None) -> go.Figure:
        """An interactive chart of the events.

        Args:
            tz: zone in which times are shown: an IANA name or a fixed offset such as ``-02:00``.
            lane: what the lanes stand for: ``phase``, ``source``, ``status`` or ``none``.
            lang: language of the labels; that of the page when not given.

        Raises:
            UnknownZone: ``tz`` is no time zone.
        """
        from timeline.views.figure import figure  # noqa: PLC0415 - plotly is slow to load and not always wanted

        return figure(self.events, tz=tz, lane=lane, lang=lang or self.lang, anchor=self.anchor)

    def to_html(self, path: str | PathLike[str]) -> Path:
        """Write the page as one file that works offline.

        Raises:
            OutputNotWritable: the file cannot be written.
        """
        return write_atomically(path, page_of(self))

    def show(self, path: str | PathLike[str] | None = None) -> Path:
        """Write the page and open it in the web browser of this machine.

        Args:
            path: where to write it; a new temporary folder when not given, which is left there for the browser.

        Returns:
            Where the page is, to open it by hand where there is no browser.

        Raises:
            OutputNotWritable: the file cannot be written.
        """
        written = self.to_html(path or Path(mkdtemp(prefix="timeline-")) / "timeline.html")
        webbrowser.open(written.resolve().as_uri())
        return written

    def to_csv(self, path: str | PathLike[str]) -> Path:
        """Write the events table; :func:`timeline.read_events` reads it back.

        Raises:
            OutputNotWritable: the file cannot be written.
        """
        return write_csv(self.events, path)

    def write(self, folder: str | PathLike[str], formats: Iterable[str] = USUAL) -> list[Path]:
        """Write the page, the three tables and the report; nothing is written when one of them cannot be made.

        Args:
            folder: made when it does not exist.
            formats: names of :data:`timeline.views.outputs.FORMATS`; the report is written in any case.

        Raises:
            UnknownFormat: one of the formats is none that a build writes.
            OutputNotWritable: the folder or a file in it cannot be written, or a format needs what is not installed.
        """
        return write_together(folder, files(self, formats))

    def summary(self) -> str:
        """What was made of what, in one line."""
        counts = (len(self.articles), self.report["counts"]["mentions"], len(self.events))
        return summary(counts, len(self.skipped), self.anchor)

    def __repr__(self) -> str:
        return f"<Timeline: {self.summary()}>"

    def _repr_mimebundle_(self, include: Container[str] = (), exclude: Container[str] = ()) -> dict[str, Any]:
        kinds: Any = {"include": include, "exclude": exclude}
        return mimebundle(self.events, self.summary(), lang=self.lang, anchor=self.anchor, **kinds)


class _Mentions:
    """The mentions of a build as they pass: as a table, or waiting where the articles are in a file anyway."""

    def __init__(self, tagged: Iterable[TaggedArticle], event_of: Mapping[str, str], events: pd.DataFrame) -> None:
        self._event_of = event_of
        self._place_of: dict[str, int] = {}
        self._frames: list[pd.DataFrame] = []
        self._waiting: WaitingMentions | None = None
        if _is_large(tagged):
            event_ids = events["event_id"].tolist()
            self._waiting = WaitingMentions(tagged, event_ids)
            self._place_of = {event_id: place for place, event_id in enumerate(event_ids)}

    def add(self, some: Sequence[TaggedArticle]) -> None:
        if self._waiting is None:
            self._frames.append(mentions_frame(some, self._event_of))
        else:
            self._waiting.add(some, self._event_of, self._place_of)

    def table(self) -> pd.DataFrame | Parted:
        return joined(self._frames) if self._waiting is None else self._waiting


def _is_large(tagged: Iterable[TaggedArticle]) -> TypeGuard[Corpus]:
    """Whether the articles are in a file."""
    return isinstance(tagged, Corpus) and tagged.is_large


def _together(tagged: Iterable[TaggedArticle]) -> Iterator[list[TaggedArticle]]:
    """The articles, many at a time; none once where there are none."""
    waiting, many = iter(tagged), _TOGETHER if _is_large(tagged) else FEW
    yield list(islice(waiting, many))
    while some := list(islice(waiting, many)):
        yield some
