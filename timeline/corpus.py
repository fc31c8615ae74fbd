"""The tagged articles of a build: in memory while they are few, else in a file that has no name."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from tempfile import TemporaryFile
from typing import IO
from weakref import finalize

from timeline.articles.versions import Record, record_of, superseded
from timeline.codec import decode, encode
from timeline.events.build import Outline, outline_of
from timeline.model import TaggedArticle

FEW = 4_000
"""Articles up to which memory is better used than saved."""


class Corpus:
    """Tagged articles in the order in which they were added; may be gone through again and again."""

    def __init__(self, few: int = FEW) -> None:
        self._few = few
        self._near: list[TaggedArticle] = []
        self._file: IO[bytes] | None = None
        self._ends = array("Q", [0])
        self._records: list[Record] = []
        self._later: dict[str, str] = {}
        self.outlines: list[Outline] = []
        """What merging asks of all articles beforehand, in their order."""

    @property
    def is_large(self) -> bool:
        """Whether the articles are in a file."""
        return self._file is not None

    def add(self, one: TaggedArticle) -> None:
        """Take in one more."""
        self._records.append(record_of(one.article))
        self.outlines.append(outline_of(one.article))
        if self._file is None and len(self._near) < self._few:
            self._near.append(one)
            return
        if self._file is None:
            self._file = TemporaryFile()  # noqa: SIM115 - open as long as this is there
            finalize(self, self._file.close)
            for earlier in self._near:
                self._write(encode(earlier))
            self._near = []
        self._write(encode(one))

    def link(self) -> None:
        """Let earlier texts of one address point to the latest, now that all are there."""
        self._later = superseded(self._records)
        self._records = []
        self._near = [self._linked(one) for one in self._near]
        self.outlines = [one for one in self.outlines if one.article_id not in self._later]

    def __len__(self) -> int:
        return len(self._near) + len(self._ends) - 1

    def __iter__(self) -> Iterator[TaggedArticle]:
        if self._file is None:
            yield from self._near
            return
        for start, end in pairwise(self._ends):
            self._file.seek(start)
            one = decode(self._file.read(end - start).decode())
            assert isinstance(one, TaggedArticle)
            yield self._linked(one)

    def _write(self, encoded: str) -> None:
        assert self._file is not None
        self._ends.append(self._ends[-1] + self._file.write(encoded.encode()))

    def _linked(self, one: TaggedArticle) -> TaggedArticle:
        latest = self._later.get(one.article.article_id, "")
        return replace(one, article=replace(one.article, version_of=latest)) if latest else one
