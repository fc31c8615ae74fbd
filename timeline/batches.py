"""From documents to tagged articles, in order: from the cache where they are known, else by the executor."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice

from timeline.cache import Cache
from timeline.codec import Tagged, decode
from timeline.executors import MANY, Choice, serial
from timeline.model import RawArticle, Skipped
from timeline.version import version
from timeline.work import Work

_BATCH = 64
_BYTES = 4_000_000
"""Bytes beyond which a batch takes in no more documents."""

Document = RawArticle | Skipped


def tagged(documents: Iterable[Document], *, work: Work, choice: Choice, cache: Cache | None) -> Iterator[Tagged]:
    """What becomes of each document, in order.

    No more batches are under way than keep the workers busy, whatever the number of documents.
    """
    documents = iter(documents)
    first = list(islice(documents, MANY))
    run = choice.executor(many=len(first) == MANY)
    documents = chain(first, documents)
    if run is None and cache is None:
        return (one if isinstance(one, Skipped) else work.one(one) for one in documents)
    flow = _Flow(cache)
    work = replace(work, version=version() if run is not None else "")
    answers = (run or serial.run)(work.batch, flow.questions(_batches(documents)))
    return (one for fresh in answers for one in flow.merged(fresh))


class _Flow:
    """Batches on their way: what of them is known already, and what is asked."""

    def __init__(self, cache: Cache | None) -> None:
        self._cache = cache
        self._under_way: deque[tuple[list[Document], list[bytes], dict[bytes, Tagged]]] = deque()

    def questions(self, batches: Iterable[list[Document]]) -> Iterator[list[RawArticle]]:
        """What has to be read of each batch."""
        for batch in batches:
            raws = [one for one in batch if isinstance(one, RawArticle)]
            keys = [self._cache.key(raw) for raw in raws] if self._cache else []
            known = self._cache.look_up(keys) if self._cache else {}
            self._under_way.append((batch, keys, known))
            yield [raw for raw, key in zip(raws, keys, strict=True) if key not in known] if self._cache else raws

    def merged(self, fresh: list[str]) -> Iterator[Tagged]:
        """The batch that was asked first, completed by the answers to what was not known of it."""
        batch, keys, known = self._under_way.popleft()
        if self._cache:
            asked = [key for key in keys if key not in known]
            self._cache.keep(dict(zip(asked, fresh, strict=True)))
        answers, place = iter(fresh), iter(keys)
        for one in batch:
            if isinstance(one, Skipped):
                yield one
            else:
                found = known.get(next(place)) if self._cache else None
                yield found if found is not None else decode(next(answers))


def _batches(documents: Iterator[Document]) -> Iterator[list[Document]]:
    batch: list[Document] = []
    size = 0
    for one in documents:
        batch.append(one)
        size += len(one.content) if isinstance(one, RawArticle) else 0
        if len(batch) >= _BATCH or size >= _BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
