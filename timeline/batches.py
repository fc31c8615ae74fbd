"""From documents to what they tell, in order: from the cache where they are known, else by the executor.

Where the executor can open files of this machine, it gets their names alone: it opens them, looks into the cache, and
reads what is not known. On a cluster, which may see no files, the first two are done here.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from timeline.cache import Cache
from timeline.events.account import Account
from timeline.executors import MANY, Choice, Executor, serial
from timeline.inputs import Found, open_found
from timeline.inputs.document import Document
from timeline.model import RawArticle, Skipped
from timeline.reader import Documents, mark_of
from timeline.version import version
from timeline.work import Sealed, Work, encoded, line_of

_BATCH = 64
_BYTES = 4_000_000
"""Bytes beyond which a batch takes in no more documents."""


Tells = Account | Sealed | Skipped
"""What becomes of a document: sealed where it comes from elsewhere."""


class Answer(NamedTuple):
    """What becomes of a document, as it travels."""

    mark: bytes
    """That of the document; empty for a page of ours, of which nothing becomes."""
    encoded: bytes
    is_new: bool
    """Whether it was read, and the cache does not know it."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A batch with its content, and what the cache knows of it."""

    documents: list[RawArticle | Skipped]
    marks: list[bytes]
    known: dict[bytes, bytes]
    """By the mark of the document, encoded."""

    @property
    def asked(self) -> list[RawArticle]:
        """What has to be read."""
        pairs = zip(self.documents, self.marks, strict=True)
        return [one for one, mark in pairs if isinstance(one, RawArticle) and mark and mark not in self.known]

    def answers(self, fresh: Sequence[str]) -> list[Answer]:
        """What becomes of each document, by what was read of those that were asked for."""
        reading = iter(fresh)
        return [self._answer(one, mark, reading) for one, mark in zip(self.documents, self.marks, strict=True)]

    def _answer(self, one: RawArticle | Skipped, mark: bytes, reading: Iterator[str]) -> Answer:
        if isinstance(one, Skipped):
            return Answer(mark, line_of(encoded(one)), is_new=False)
        known = self.known.get(mark) if mark else b""
        return Answer(mark, known, is_new=False) if known is not None else Answer(mark, line_of(next(reading)), True)


@dataclass(frozen=True, slots=True)
class Desk:
    """What is done with batches of documents; travels to where that is done."""

    work: Work
    max_bytes: int
    cache: Cache | None

    def opened(self, batch: Sequence[Found]) -> Opened:
        """Open the documents, and look them up."""
        documents = [open_found(one, self.max_bytes) for one in batch]
        marks = [mark_of(one) for one in documents]
        return Opened(documents, marks, self.cache.look_up(marks) if self.cache else {})

    def answered(self, batch: Sequence[Found]) -> list[Answer]:
        """Open, look up, and read what is not known."""
        opened = self.opened(batch)
        return opened.answers(self.work.batch(opened.asked))


def tagged(documents: Documents, *, work: Work, choice: Choice, cache: Cache | None) -> Iterator[Tells]:
    """What becomes of each document, in order.

    No more batches are under way than keep the workers busy, whatever the number of documents.
    """
    found = documents.unopened()
    first = list(islice(found, MANY))
    run = choice.executor(many=len(first) == MANY)
    found = chain(first, found)
    if run is None and cache is None:
        return _one_by_one(found, documents, work)
    desk = Desk(replace(work, version=version() if run is not None else ""), documents.max_bytes, cache)
    batches = _batches(found)
    answered = _from_elsewhere if choice.is_elsewhere else _from_here
    return _read(answered(desk, run or serial.run, batches), documents, cache)


def _one_by_one(found: Iterator[Found], documents: Documents, work: Work) -> Iterator[Tells]:
    for each in found:
        one = open_found(each, documents.max_bytes)
        mark = mark_of(one)
        documents.saw(mark)
        if mark:
            yield one if isinstance(one, Skipped) else work.one(one)


def _from_here(desk: Desk, run: Executor, batches: Iterator[list[Found]]) -> Iterator[list[Answer]]:
    """By an executor that can open files of this machine; not started as long as the cache knows all."""
    for batch in batches:
        opened = desk.opened(batch) if desk.cache else None
        if opened is None or opened.asked:
            yield from run(desk.answered, chain([batch], batches))
        else:
            yield opened.answers([])


def _from_elsewhere(desk: Desk, run: Executor, batches: Iterator[list[Found]]) -> Iterator[list[Answer]]:
    """By an executor that may see no files of this machine, nor its cache."""
    under_way: deque[Opened] = deque()

    def questions() -> Iterator[list[RawArticle]]:
        for batch in batches:
            under_way.append(desk.opened(batch))
            yield under_way[-1].asked

    for fresh in run(desk.work.batch, questions()):
        yield under_way.popleft().answers(fresh)


def _read(answered: Iterable[list[Answer]], documents: Documents, cache: Cache | None) -> Iterator[Tells]:
    for answers in answered:
        if cache is not None:
            cache.keep({one.mark: one.encoded for one in answers if one.is_new})
        for one in answers:
            documents.saw(one.mark)
            if one.mark:
                yield Sealed.of(one.encoded)


def _batches(found: Iterator[Found]) -> Iterator[list[Found]]:
    batch: list[Found] = []
    size = 0
    for one in found:
        batch.append(one)
        size += _size(one)
        if len(batch) >= _BATCH or size >= _BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _size(one: Found) -> int:
    """Bytes of a document; 0 where they cannot be told, since opening it will tell why."""
    if isinstance(one, Skipped):
        return 0
    content = one.source if isinstance(one, Document) else one.content
    if isinstance(content, Path):
        try:
            return content.stat().st_size
        except OSError:
            return 0
    return len(content)
