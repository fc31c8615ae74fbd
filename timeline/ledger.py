"""What tables and the report ask of the articles of a large corpus, noted down as they pass."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import numpy as np
import pandas as pd

from timeline.events.brief import NONE
from timeline.events.traits import Numbers
from timeline.model import Article
from timeline.report import Seen
from timeline.table import articles_table, joined

_TOGETHER = 1_000
"""Articles whose rows are made at once."""


class Ledger:
    """Articles in their order; no text of theirs is kept."""

    def __init__(self) -> None:
        self.seen = Seen()
        self.ends = array("q", [0])
        """For each article behind which of the mentions its own are over; a 0 before."""
        self._tellings = array("i")
        self._articles: list[Article] = []
        self._frames: list[pd.DataFrame] = []

    def take(self, article: Article, kinds: list[str], flags: list[list[str]], tellings: Sequence[int]) -> None:
        """Note an article down; see :data:`timeline.corpus.Take`."""
        self.seen.add(article, kinds, flags)
        self._tellings.extend(tellings)
        self.ends.append(len(self._tellings))
        self._articles.append(article)
        if len(self._articles) == _TOGETHER:
            self._make()

    def numbers(self, event_of: Numbers) -> Numbers:
        """Of each mention the place of its event, given that of each telling."""
        events: Numbers = np.append(event_of, NONE)[np.asarray(self._tellings)]  # the last: of none
        return events

    def articles(self) -> pd.DataFrame:
        """The table of the articles."""
        if self._articles or not self._frames:
            self._make()
        return joined(self._frames)

    def _make(self) -> None:
        counts = np.diff(np.asarray(self.ends)[-1 - len(self._articles) :]).tolist()
        self._frames.append(articles_table(self._articles, counts))
        self._articles = []
