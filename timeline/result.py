"""What a build gives: the tables as data frames, the anchor, the report, and every way to show or save them."""

from __future__ import annotations

import webbrowser
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

import timeline.accessor  # noqa: F401 - gives data frames their .timeline
from timeline.corpus import Corpus
from timeline.events import Built
from timeline.events.afar import BuiltAfar
from timeline.ledger import Ledger
from timeline.model import Anchor, Skipped, TaggedArticle
from timeline.report import Happened, report
from timeline.table import (
    PartedEvents,
    PartedMentions,
    articles_frame,
    events_frame,
    mentions_frame,
    skipped_frame,
    whole,
)
from timeline.views.atomic import write_atomically, write_together
from timeline.views.csv import write_csv
from timeline.views.notebook import mimebundle, summary
from timeline.views.outputs import USUAL, files, page_of
from timeline.waiting import WaitingEvents, WaitingMentions

if TYPE_CHECKING:
    import plotly.graph_objects as go

Lang = Literal["zh", "en"]
"""Languages of the interface."""


@dataclass(frozen=True, eq=False, repr=False)
class Timeline:
    """The timeline of a set of articles; made by :func:`timeline.build`."""

    happened: pd.DataFrame | PartedEvents
    """The events, or what makes their table where that waits; :attr:`events` is the table."""
    told: pd.DataFrame | PartedMentions
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
        """Put the tables together."""
        articles = list(tagged)
        return cls(
            happened=events_frame(built.events),
            told=mentions_frame(articles, built.event_of),
            articles=articles_frame(articles),
            skipped=skipped_frame(skipped),
            anchor=built.anchor,
            report=report(articles, built, skipped),
            lang=lang,
        )

    @classmethod
    def afar(
        cls, corpus: Corpus, ledger: Ledger, built: BuiltAfar, skipped: Sequence[Skipped] = (), *, lang: Lang = "zh"
    ) -> Timeline:
        """The same of a large corpus, of whose articles the ledger has taken note: large tables wait."""
        return cls(
            happened=WaitingEvents(built.events),
            told=WaitingMentions(corpus, built.events.event_ids, ledger.numbers(built.event_of), ledger.ends),
            articles=ledger.articles(),
            skipped=skipped_frame(skipped),
            anchor=built.anchor,
            report=ledger.seen.report(Happened.afar(built), skipped),
            lang=lang,
        )

    @property
    def events(self) -> pd.DataFrame:
        """One row per event; the columns are those of :data:`timeline.table.EVENTS`.

        Of more than 4,000 articles the table is made when it is asked for.
        """
        return whole(self.happened)

    @property
    def mentions(self) -> pd.DataFrame:
        """One row per temporal expression; see :data:`timeline.table.MENTIONS`.

        Of more than 4,000 articles, and of a result that a cache had kept, the table is made when it is asked for.
        """
        return whole(self.told)

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

    def write(self, folder: str | PathLike[str], formats: str | Iterable[str] = USUAL) -> list[Path]:
        """Write the page, the three tables and the report; nothing is written when one of them cannot be made.

        Args:
            folder: made when it does not exist.
            formats: names of :data:`timeline.views.outputs.FORMATS`, also as one text with commas between; the
                report is written in any case.

        Raises:
            UnknownFormat: one of the formats is none that a build writes.
            OutputNotWritable: the folder or a file in it cannot be written, or a format needs what is not installed.
        """
        return write_together(folder, files(self, formats))

    def summary(self) -> str:
        """What was made of what, in one line."""
        counts = (len(self.articles), self.report["counts"]["mentions"], len(self.happened))
        return summary(counts, len(self.skipped), self.anchor)

    def __repr__(self) -> str:
        return f"<Timeline: {self.summary()}>"

    def _repr_mimebundle_(self, include: Container[str] = (), exclude: Container[str] = ()) -> dict[str, Any]:
        kinds: Any = {"include": include, "exclude": exclude}
        return mimebundle(self.events, self.summary(), lang=self.lang, anchor=self.anchor, **kinds)
