"""The articles of a build and what they tell: in memory while they are few, else in a file that has no name."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from tempfile import TemporaryFile
from typing import IO
from weakref import finalize

from timeline.articles.versions import Record, pointing, record_of, superseded
from timeline.events.account import Account, Outline
from timeline.events.brief import NONE, Brief, Quoted
from timeline.model import Article, TaggedArticle
from timeline.work import Sealed, brief_of, encoded, line_of, passing_of, tagged_of, tagged_part, text_of

FEW = 4_000
"""Articles up to which memory is better used than saved."""
Take = Callable[[Article, list[str], list[list[str]], Sequence[int]], None]
"""Takes note of an article: of the kinds and flags of its mentions, and the numbers of what they tell, or NONE."""


class Corpus:
    """Articles in the order in which they were added; may be gone through again and again."""

    def __init__(self, few: int = FEW) -> None:
        self._few = few
        self._near: list[TaggedArticle] = []
        self._told: list[Account | Sealed] = []
        self._file: IO[bytes] | None = None
        self._ends = array("Q", [0])
        self._records: list[Record] = []
        self._are_latest: bytes | bytearray = b""
        self._later: dict[str, str] = {}
        self.outlines: list[Outline] = []
        """What merging asks of all articles beforehand, in their order; of the latest alone once they are linked."""

    @property
    def is_large(self) -> bool:
        """Whether the articles are in a file."""
        return self._file is not None

    def add(self, one: Account | Sealed) -> None:
        """Take in one more. What is sealed stays so while others are read, as those who read wait for this process."""
        self._records.append(one.record if isinstance(one, Sealed) else record_of(one.tagged.article))
        self.outlines.append(one.outline)
        if self._file is None and len(self._told) < self._few:
            self._told.append(one)
            return
        if self._file is None:
            self._file = TemporaryFile()  # noqa: SIM115 - open as long as this is there
            finalize(self, self._file.close)
            for earlier in self._told:
                self._write(earlier)
            self._told = []
        self._write(one)

    def link(self) -> None:
        """Let earlier texts of one address point to the latest, now that all are there."""
        self._later = superseded(self._records)
        self._are_latest = bytearray(one[2] not in self._later for one in self._records) if self.is_large else b""
        self._records = []
        opened = [one.opened() if isinstance(one, Sealed) else one for one in self._told]
        self._told = [*opened]
        self._near = [self._linked(one.tagged) for one in opened]
        self.outlines = [one for one in self.outlines if one.article_id not in self._later]

    def as_read(self) -> Corpus:
        """The same, for whoever wants the articles :meth:`encoded_at` alone: what merging would ask is let go."""
        self._records, self.outlines = [], []
        return self

    def accounts(self) -> Iterator[Account | Brief]:
        """What the latest texts tell, once: it is not kept, as it takes more memory than the articles.

        Of a large corpus it is no more than is compared.
        """
        told, self._told = self._told, []
        told.reverse()
        while told:
            one = told.pop()
            assert isinstance(one, Account)
            if one.outline.article_id not in self._later:
                yield one
        number = 0
        for place, is_latest in enumerate(self._are_latest):
            if is_latest:
                brief = brief_of(self._line(place), number)
                number = brief.after
                yield brief

    def quoted(self, take: Take) -> Iterator[Quoted]:
        """What is quoted of each telling in :meth:`accounts` of a large corpus, in their order.

        All articles pass meanwhile, so ``take`` has a look at each: they are decoded once for both.
        """
        first = 0
        for place, is_latest in enumerate(self._are_latest):
            one = passing_of(self._line(place))
            told = [NONE if own == NONE or not is_latest else first + own for own in one.tellings]
            take(pointing(one.article, self._later), one.kinds, one.flags, told)
            if is_latest:
                first += len(one.quoted)
                yield from one.quoted

    def __len__(self) -> int:
        return len(self._near) + len(self._ends) - 1

    def __iter__(self) -> Iterator[TaggedArticle]:
        return self.at(range(len(self)))

    def at(self, places: Iterable[int]) -> Iterator[TaggedArticle]:
        """Those at these places, in this order."""
        for place in places:
            if self._file is None:
                yield self._near[place]
                continue
            one = tagged_of(self._line(place))
            assert isinstance(one, TaggedArticle)
            yield self._linked(one)

    def encoded_at(self, places: Iterable[int]) -> Iterator[str]:
        """Those that are in the file, or came sealed, as they are there; not yet linked, which mentions do not tell."""
        return (tagged_part(self._line(place)) for place in places)

    def _line(self, place: int) -> str:
        if self._file is None:
            one = self._told[place]
            assert isinstance(one, Sealed)
            return text_of(one.line)
        start, end = self._ends[place], self._ends[place + 1]
        self._file.seek(start)
        return text_of(self._file.read(end - start))

    def _write(self, one: Account | Sealed) -> None:
        assert self._file is not None
        line = one.line if isinstance(one, Sealed) else line_of(encoded(one))
        self._ends.append(self._ends[-1] + self._file.write(line))

    def _linked(self, one: TaggedArticle) -> TaggedArticle:
        article = pointing(one.article, self._later)
        return one if article is one.article else replace(one, article=article)
