"""The events of very many articles wait in a file that has no name; what orders and counts them is in memory."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from tempfile import TemporaryFile
from typing import Any, Final, get_args
from weakref import finalize

import numpy as np
import numpy.typing as npt

from timeline.codec import set_aside, taken_back
from timeline.events.anchor import Candidate
from timeline.events.build import place_of
from timeline.events.clause import Told
from timeline.events.phase import moment_of
from timeline.events.similarity import Bag, Vector
from timeline.events.traits import Floats, Numbers
from timeline.frozen import quick, values_of
from timeline.iso import microseconds
from timeline.model import Anchor, Event, Phase

Ids = npt.NDArray[np.bytes_]
_PHASES: Final[tuple[Phase, ...]] = get_args(Phase)
_PHASE, _OFFSET, _IMPORTANCE = (
    [field.name for field in fields(Event)].index(name) for name in ("phase", "offset", "importance")
)


@quick
@dataclass(frozen=True, slots=True)
class _Kept:
    """An event that comes back before it has its place."""

    event: Event
    topic: float
    told: tuple[Any, ...]
    words: Any
    weigh: Any

    def tells_part_of(self, whole: Candidate) -> bool:
        vector: Vector = self.weigh(Bag(self.words)) if self.weigh else self.words
        return whole.has_part(Told(*self.told), vector)


class KeptEvents:
    """Events by their numbers, in the order in which they were put."""

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 - open as long as this is there
        finalize(self, self._file.close)
        self._ends = array("Q", [0])
        self._weigh: Any = None

    def __len__(self) -> int:
        return len(self._ends) - 1

    def put(self, one: Candidate) -> int:
        """Keep an event; gives its number."""
        first = one.happening.first
        self._weigh = first.weigh
        words = first.words.lines if isinstance(first.words, Bag) else first.words
        record = set_aside(one.event, (one.topic, values_of(first.lead.told), words))
        self._ends.append(self._ends[-1] + self._file.write(record))
        return len(self) - 1

    def placed(self, anchor: Anchor, whole: Candidate | None) -> PlacedEvents:
        """The events with their places, when it is known what all turns on; arguments as for ``build.placed``."""
        placed = PlacedEvents(self, ((one.event, place_of(one, anchor, whole)) for one in self._all()))
        self._weigh = None
        return placed

    def values(self, number: int) -> list[Any]:
        """The values of an event as it was put."""
        start, end = self._ends[number], self._ends[number + 1]
        self._file.seek(start)
        return taken_back(Event, self._file.read(end - start))[0]

    def _all(self) -> Iterator[_Kept]:
        self._file.seek(0)
        for start, end in zip(self._ends, self._ends[1:], strict=False):
            values, (topic, told, words) = taken_back(Event, self._file.read(end - start))
            yield _Kept(Event(*values), topic, told, words, self._weigh)


class PlacedEvents:
    """Events in their order: by start, else end, then by id."""

    def __init__(self, kept: KeptEvents, placed: Iterable[tuple[Event, tuple[Phase, str, float]]]) -> None:
        """``placed`` are those that were kept, with phase, offset and importance."""
        self._kept = kept
        self.phases: Counter[str] = Counter()
        """How many events have a phase, or none."""
        self.statuses: Counter[str] = Counter()
        """How many have a status."""
        self._phases = bytearray()
        self._offsets: list[str] = []
        ids, moments, weights = bytearray(), array("q"), array("d")
        for event, (phase, offset, weight) in placed:
            ids += event.event_id.encode()
            moments.append(microseconds(moment_of(event)))
            weights.append(weight)
            self._phases.append(_PHASES.index(phase))
            self._offsets.append(offset)
            self.phases[phase] += 1
            self.statuses[event.status] += 1
        whole: Ids = np.frombuffer(bytes(ids), f"S{len(ids) // max(len(moments), 1) or 1}")
        self._order: Numbers = np.lexsort((whole, np.asarray(moments)))
        self.event_ids: Ids = whole[self._order]
        """In their order, as are those that follow."""
        self.importance: Floats = np.asarray(weights)[self._order]

    def __len__(self) -> int:
        return len(self._order)

    def places(self) -> Numbers:
        """The place of each event, by its number."""
        places = np.empty_like(self._order)
        places[self._order] = np.arange(len(places))
        return places

    def at(self, places: Iterable[int]) -> Iterator[Event]:
        """The events at these places, in this order."""
        for place in places:
            number = int(self._order[place])
            values = self._kept.values(number)
            values[_PHASE], values[_OFFSET] = _PHASES[self._phases[number]], self._offsets[number]
            values[_IMPORTANCE] = float(self.importance[place])
            yield Event(*values)
