"""The mentions table, made from the articles when it is asked for, some at a time.

Of very many articles it would be the largest thing in memory, while files need only some of its rows at once. Of those
whose result was kept, it would take longer to make than all else, while it may not be wanted.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice, repeat
from typing import Any

import numpy as np
import pandas as pd

from timeline.codec import mention_columns
from timeline.corpus import Corpus
from timeline.cycles import without_cycle_search
from timeline.model import TaggedArticle
from timeline.table import joined, mentions_table

_TOGETHER = 1_000
"""Articles whose rows are made at once."""
NONE = -1
"""In place of an event's number, where a mention tells no event."""


class WaitingMentions:
    """The mentions of a corpus, each known by the number of its event until it is asked for."""

    def __init__(self, corpus: Corpus, event_ids: list[str]) -> None:
        self._corpus = corpus
        self._event_ids = event_ids
        self._numbers = array("i")
        self._ends = array("q", [0])

    def add(self, some: Iterable[TaggedArticle], event_of: Mapping[str, str], place_of: Mapping[str, int]) -> None:
        """Take note of the next articles of the corpus.

        Args:
            some: articles with their mentions.
            event_of: mention_id → event_id; mentions that tell no event are not in it.
            place_of: event_id → place of the event among all.
        """
        for one in some:
            told = (event_of.get(one.mention_id(mention)) for mention in one.mentions)
            self.add_numbers([NONE if event_id is None else place_of[event_id] for event_id in told])

    def add_numbers(self, numbers: Iterable[int]) -> None:
        """Take note of the next article, of whose mentions these are the numbers of the events."""
        self._numbers.extend(numbers)
        self._ends.append(len(self._numbers))

    @property
    def numbers(self) -> np.ndarray[Any, Any]:
        """The number of the event of each mention, in their order."""
        return np.asarray(self._numbers)

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return _same, (self.whole,)

    @cached_property
    def whole(self) -> pd.DataFrame:
        """The table; kept from then on."""
        return joined(list(self._frames(range(len(self._ends) - 1))))

    def parts(self) -> Iterator[pd.DataFrame]:
        """The table, some rows at a time."""
        if "whole" in vars(self):  # it may have been changed
            yield self.whole
        else:
            yield from self._frames(range(len(self._ends) - 1))

    def counts(self) -> pd.Series[int]:
        """event_id → how many mentions tell it."""
        numbers = self.numbers
        counts = np.bincount(numbers[numbers != NONE], minlength=len(self._event_ids))
        return pd.Series(counts, index=self._event_ids)

    def telling(self, event_ids: Iterable[str]) -> pd.DataFrame:
        """The rows that tell some events."""
        wanted = frozenset(event_ids)
        is_wanted = np.array([*(event_id in wanted for event_id in self._event_ids), False])  # the last: of none
        before = np.append(0, np.cumsum(is_wanted[self.numbers]))[np.asarray(self._ends)]
        return joined(list(self._frames(np.flatnonzero(np.diff(before)).tolist(), is_wanted)))

    def _frames(self, places: Sequence[int], is_wanted: np.ndarray[Any, Any] | None = None) -> Iterator[pd.DataFrame]:
        """The rows of the articles at these places, those of some events or all; none once where there are none."""
        waiting = iter(places)
        some = list(islice(waiting, _TOGETHER))
        while True:
            yield self._frame(some, is_wanted)
            some = list(islice(waiting, _TOGETHER))
            if not some:
                return

    def _frame(self, places: Sequence[int], is_wanted: np.ndarray[Any, Any] | None) -> pd.DataFrame:
        numbers = [self._numbers[self._ends[place] : self._ends[place + 1]] for place in places]
        kept: Iterable[Sequence[int] | None] = repeat(None, len(places))
        if is_wanted is not None:
            kept = which = [np.flatnonzero(is_wanted[np.asarray(some)]).tolist() for some in numbers]
            numbers = [array("i", map(some.__getitem__, one)) for some, one in zip(numbers, which, strict=True)]
        with without_cycle_search():
            columns = mention_columns(self._corpus.encoded_at(places), kept)
        event_ids = [*self._event_ids, ""]  # the last: of none
        columns["event_id"] = [event_ids[number] for some in numbers for number in some]
        columns |= {"start_char": columns["start"], "end_char": columns["end"]}
        return mentions_table(columns)


def _same(table: pd.DataFrame) -> pd.DataFrame:
    """What is left of waiting mentions elsewhere: the table itself."""
    return table
