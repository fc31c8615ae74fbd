"""While tellings are merged, what is quoted of them waits in a file: what is compared is small, what is quoted is not.

Nearly all happenings are told once. So when it is known who tells what, all that is quoted is gone through once more,
and the event of such a happening can be made as soon as its telling comes by; only what several tell has to be kept
until all of them have been seen.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from tempfile import TemporaryFile
from typing import Final
from weakref import finalize

from timeline.codec import set_aside, taken_back
from timeline.events.brief import Quoted
from timeline.events.happening import NOTHING, Happening
from timeline.events.telling import Draft, Telling
from timeline.frozen import changed, values_of
from timeline.model import Article, Mention

Whole = Callable[[Telling], Telling]
"""Gives a telling with what is quoted of it."""


def owners_of(happenings: Iterable[Happening]) -> array[int]:
    """For each telling, by its number, the place of its happening."""
    told = [[telling.number for breath in one.breaths for telling in breath.tellings] for one in happenings]
    owners = array("i", bytes(4 * sum(map(len, told))))
    for place, numbers in enumerate(told):
        for number in numbers:
            owners[number] = place
    return owners


def whole(
    happenings: list[Happening], owners: Sequence[int], quoted: Iterable[Quoted]
) -> Iterator[tuple[int, Happening, Whole]]:
    """Each happening with its place, and what makes its tellings whole: those that are told once come first.

    Args:
        happenings: whose tellings have numbers, from none on; one that is told once is let go when it was given.
        owners: for each telling the place of its happening.
        quoted: what is quoted of each telling, in the order of their numbers.
    """
    several = [place for place, one in enumerate(happenings) if not one.is_told_once]
    shelf = _Shelf(len(owners))
    for number, what in enumerate(quoted):
        place = owners[number]
        if happenings[place].is_told_once:
            yield place, happenings[place], partial(_whole, what)
            happenings[place] = _GIVEN
        else:
            shelf.put(number, what)
    for place in several:
        yield place, happenings[place], shelf.whole
        happenings[place] = _GIVEN


_GIVEN: Final = Happening(0, NOTHING)
"""In place of a happening that was given."""


class _Shelf:
    """What is quoted of some tellings, by their numbers, in a file that has no name and is gone with this."""

    def __init__(self, size: int) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 - open as long as this is there
        finalize(self, self._file.close)
        self._end = 0
        self._places = array("q", bytes(8 * size))
        self._sizes = array("i", bytes(4 * size))
        self._articles: dict[str, Article] = {}

    def put(self, number: int, quoted: Quoted) -> None:
        """Keep what is quoted of the telling with this number."""
        article = quoted.article
        if article.article_id not in self._articles:
            self._articles[article.article_id] = changed(article, title="", text="", published_evidence=(), quiet=())
        others = (article.article_id, values_of(quoted.draft))
        size = self._file.write(set_aside(quoted.mention, others))
        self._places[number], self._sizes[number] = self._end, size
        self._end += size

    def whole(self, telling: Telling) -> Telling:
        """A telling with what was kept of it."""
        number = telling.number
        self._file.seek(self._places[number])
        mention, (article_id, draft) = taken_back(Mention, self._file.read(self._sizes[number]))
        return _whole(Quoted(self._articles[article_id], Mention(*mention), Draft(*draft)), telling)


def _whole(quoted: Quoted, telling: Telling) -> Telling:
    """A telling with what is quoted of it."""
    return changed(telling, article=quoted.article, mention=quoted.mention, draft=quoted.draft)
