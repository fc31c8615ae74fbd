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
from weakref import finalize

from timeline.codec import ENCODING, decode_record, encode_record
from timeline.events.brief import Quoted
from timeline.events.happening import Happening
from timeline.events.telling import Draft, Telling
from timeline.frozen import changed, values_of
from timeline.model import Article

Whole = Callable[[Telling], Telling]
"""Gives a telling with what is quoted of it."""


def whole(happenings: Sequence[Happening], quoted: Iterable[Quoted]) -> Iterator[tuple[int, Whole]]:
    """The place of each happening, and what makes its tellings whole: those that are told once come first.

    Args:
        happenings: whose tellings have numbers, from none on; each may be replaced once it was given.
        quoted: what is quoted of each telling, in the order of their numbers.
    """
    owners = array("q", bytes(8 * sum([len(breath.tellings) for one in happenings for breath in one.breaths])))
    for place, one in enumerate(happenings):
        for breath in one.breaths:
            for telling in breath.tellings:
                owners[telling.number] = place
    several = [place for place, one in enumerate(happenings) if not one.is_told_once]
    shelf = _Shelf(len(owners))
    for number, what in enumerate(quoted):
        if happenings[owners[number]].is_told_once:
            yield owners[number], partial(_whole, what)
        else:
            shelf.put(number, what)
    for place in several:
        yield place, shelf.whole


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
        others = [article.article_id, values_of(quoted.draft)]
        size = self._file.write(encode_record(quoted.mention, others).encode(*ENCODING))
        self._places[number], self._sizes[number] = self._end, size
        self._end += size

    def whole(self, telling: Telling) -> Telling:
        """A telling with what was kept of it."""
        number = telling.number
        self._file.seek(self._places[number])
        mention, (article_id, draft) = decode_record(self._file.read(self._sizes[number]).decode(*ENCODING))
        return _whole(Quoted(self._articles[article_id], mention, Draft(*draft)), telling)


def _whole(quoted: Quoted, telling: Telling) -> Telling:
    """A telling with what is quoted of it."""
    return changed(telling, article=quoted.article, mention=quoted.mention, draft=quoted.draft)
