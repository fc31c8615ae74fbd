"""Tables that are made when they are asked for, some rows at a time: of very many articles no other has room.

Files need only some of the rows at once. Of a build whose result was kept, the table of mentions would take longer to
make than all else, while it may not be wanted.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice, repeat
from typing import Any

import numpy as np
import pandas as pd

from timeline.codec import mention_columns
from timeline.corpus import Corpus
from timeline.cycles import without_cycle_search
from timeline.events.brief import NONE
from timeline.events.kept import PlacedEvents
from timeline.table import events_frame, joined, mentions_table

_TOGETHER = 1_000
"""Articles whose rows are made at once."""
_EVENTS = 5_000
"""Events whose rows are made at once."""


class Waiting:
    """A table that waits."""

    @cached_property
    def whole(self) -> pd.DataFrame:
        """The table; kept from then on."""
        return joined(list(self._frames()))

    @property
    def made(self) -> pd.DataFrame | None:
        """The table, where somebody asked for it: he may have changed it."""
        return vars(self).get("whole")

    def parts(self) -> Iterator[pd.DataFrame]:
        """The table, some rows at a time."""
        if self.made is not None:
            yield self.made
        else:
            yield from self._frames()

    def _frames(self) -> Iterator[pd.DataFrame]:
        raise NotImplementedError

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return _same, (self.whole,)


class WaitingEvents(Waiting):
    """The events of a large corpus."""

    def __init__(self, events: PlacedEvents) -> None:
        self._events = events

    def __len__(self) -> int:
        return len(self._events if self.made is None else self.made)

    @property
    def event_ids(self) -> np.ndarray[Any, Any]:
        """Of all events, as bytes."""
        return self._events.event_ids

    @property
    def importance(self) -> np.ndarray[Any, Any]:
        """Of all events."""
        return self._events.importance

    def at(self, places: Sequence[int]) -> pd.DataFrame:
        """The events at these places."""
        return joined(list(self._some(places)))

    def _frames(self) -> Iterator[pd.DataFrame]:
        return self._some(range(len(self._events)))

    def _some(self, places: Sequence[int]) -> Iterator[pd.DataFrame]:
        for first in range(0, max(len(places), 1), _EVENTS):
            with without_cycle_search():
                made = events_frame(self._events.at(places[first : first + _EVENTS]))
            yield made


class WaitingMentions(Waiting):
    """The mentions of a corpus, each known by the number of its event until it is asked for."""

    def __init__(
        self, corpus: Corpus, event_ids: np.ndarray[Any, Any], numbers: Iterable[int], ends: array[int]
    ) -> None:
        """Wait.

        Args:
            corpus: the articles.
            event_ids: of all events, as bytes.
            numbers: of each mention the place of its event among these, or NONE.
            ends: for each article behind which of the mentions its own are over; a 0 before.
        """
        self._corpus = corpus
        self._event_ids = event_ids
        self._numbers = np.fromiter(numbers, np.int32)
        self._ends = ends

    @property
    def numbers(self) -> np.ndarray[Any, Any]:
        """The number of the event of each mention, in their order."""
        return self._numbers

    def counted(self) -> np.ndarray[Any, Any]:
        """For each event how many mentions tell it."""
        return np.bincount(self._numbers[self._numbers != NONE], minlength=len(self._event_ids))

    def counts(self) -> pd.Series[int]:
        """event_id → how many mentions tell it."""
        counted = pd.Series(self.counted(), index=self._event_ids.astype(str))
        return counted if counted.index.is_unique else counted.groupby(level=0).sum()

    def telling(self, event_ids: Iterable[str]) -> pd.DataFrame:
        """The rows that tell some events."""
        wanted = np.array(list(event_ids), "S")
        is_wanted = np.append(np.isin(self._event_ids, wanted), False)  # the last: of none
        before = np.append(0, np.cumsum(is_wanted[self._numbers]))[np.asarray(self._ends)]
        return joined(list(self._of(np.flatnonzero(np.diff(before)).tolist(), is_wanted)))

    def _frames(self) -> Iterator[pd.DataFrame]:
        return self._of(range(len(self._ends) - 1))

    def _of(self, places: Sequence[int], is_wanted: np.ndarray[Any, Any] | None = None) -> Iterator[pd.DataFrame]:
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
            kept = [np.flatnonzero(is_wanted[some]).tolist() for some in numbers]
            numbers = [some[is_wanted[some]] for some in numbers]
        with without_cycle_search():
            columns = mention_columns(self._corpus.encoded_at(places), kept)
        columns["event_id"] = self._ids_of(np.concatenate(numbers)) if numbers else []
        columns |= {"start_char": columns["start"], "end_char": columns["end"]}
        return mentions_table(columns)

    def _ids_of(self, numbers: np.ndarray[Any, Any]) -> list[str]:
        """The id of each of these events, one text for all that have it."""
        distinct, places = np.unique(numbers, return_inverse=True)
        ids = ["" if number == NONE else self._event_ids[number].decode() for number in distinct.tolist()]
        return [ids[place] for place in places.tolist()]


def _same(table: pd.DataFrame) -> pd.DataFrame:
    """What is left of a table that waits, elsewhere: the table itself."""
    return table
