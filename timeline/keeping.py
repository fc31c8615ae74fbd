"""Results in the cache: what a build of the same documents, with the same settings and code, came to is not made again.

Kept are the tables of events and articles, the anchor, the report, and which event each mention tells: packed lines of
JSON, one for each column. The table of mentions is made when it is asked for, of the articles, which the cache knows.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import blake2b
from itertools import accumulate
from typing import Any, Final

import numpy as np
import pandas as pd

from timeline.cache import Cache
from timeline.codec import decode_plain, encode_plain
from timeline.columns import ARTICLES, EVENTS, Column
from timeline.corpus import Corpus
from timeline.deciding import Settings
from timeline.events.brief import NONE
from timeline.fingerprint import fingerprint
from timeline.model import Anchor, Skipped
from timeline.reader import Documents
from timeline.result import Lang, Timeline
from timeline.table import dtype_of, joined, pieces, series, skipped_frame
from timeline.waiting import WaitingMentions
from timeline.work import line_of, text_of

_LEVEL: Final = 1
"""How hard records are packed: harder takes longer than it saves."""
_ROWS: Final = 50_000
"""Rows that are packed together."""
_END: Final = -1
"""In place of the number of rows, behind the last of a table."""
_UNIT: Final = "datetime64[us]"


class Results:
    """The results that a cache has of builds with these settings; of none where there is no cache."""

    def __init__(self, cache: Cache | None, settings: Settings, documents: Documents) -> None:
        """``documents`` are those of the build, before they are read; somebody may have taken some out already."""
        self._cache = cache
        self._settings = settings
        self._documents = documents
        self._before = documents.digest()

    def earlier(self, corpus: Corpus, skipped: Sequence[Skipped], lang: Lang) -> Timeline | None:
        """What an earlier build made of the documents, now that they were read."""
        record = self._cache.look_up_result(self._key(skipped)) if self._cache is not None else None
        return _unpacked(record, corpus, skipped, lang) if record is not None else None

    def keep(self, result: Timeline, skipped: Sequence[Skipped]) -> None:
        """Keep what was made of them."""
        if self._cache is not None and self._cache.is_open and self._settings.still_hold():
            self._cache.keep_result(self._key(skipped), _packed(result))

    def _key(self, skipped: Sequence[Skipped]) -> bytes:
        """What decides a result. Whether an article takes too long differs from time to time, so that counts too."""
        parts = (self._settings.text.encode(), self._before, self._documents.digest(), *map(fingerprint, skipped))
        return blake2b(b"\0".join(parts), digest_size=20).digest()


def _packed(result: Timeline) -> bytes:
    pack = zlib.compressobj(_LEVEL)
    parts = [pack.compress(line_of(f"{encode_plain(line)}\n")) for line in _lines(result)]
    return b"".join([*parts, pack.flush()])


def _lines(result: Timeline) -> Iterator[list[Any]]:
    one = result.anchor
    yield [result.report, one and [one.start_utc, one.end_utc, one.event_id, one.how]]
    yield _numbers(result)
    for table, columns in ((result.happened, EVENTS), (result.articles, ARTICLES)):
        for part in pieces(table, _ROWS):
            yield [len(part)]
            yield from (_plain(column, part[column.name]) for column in columns)
        yield [_END]


def _numbers(result: Timeline) -> list[int]:
    """The number of the event that each mention tells."""
    if isinstance(result.told, WaitingMentions):
        return list(result.told.numbers.tolist())
    place_of = {event_id: place for place, event_id in enumerate(result.events["event_id"].tolist())}
    return [place_of.get(event_id, NONE) for event_id in result.mentions["event_id"].tolist()]


def _unpacked(record: bytes, corpus: Corpus, skipped: Sequence[Skipped], lang: Lang) -> Timeline:
    lines = map(decode_plain, text_of(zlib.decompress(record)).split("\n"))
    (report, anchor), numbers = next(lines), next(lines)
    events, articles = (_table(columns, lines) for columns in (EVENTS, ARTICLES))
    ends = array("q", [0, *accumulate(articles["mention_count"].tolist())])
    return Timeline(
        happened=events,
        told=WaitingMentions(corpus.as_read(), events["event_id"].to_numpy("S"), numbers, ends),
        articles=articles,
        skipped=skipped_frame(skipped),
        anchor=anchor and _anchor(*anchor),
        report=report,
        lang=lang,
    )


def _anchor(start: str, end: str, event_id: str, how: Any) -> Anchor:
    return Anchor(datetime.fromisoformat(start), datetime.fromisoformat(end), event_id, how)


def _table(columns: Sequence[Column], lines: Iterator[list[Any]]) -> pd.DataFrame:
    parts: list[pd.DataFrame] = []
    while next(lines) != [_END]:
        parts.append(pd.DataFrame({column.name: _series(column, next(lines)) for column in columns}))
    return joined(parts)


def _plain(column: Column, values: pd.Series[Any]) -> list[Any]:
    """A column as plain values: what repeats as the distinct ones, and the place of each among them."""
    if column.dtype == "time":
        return values.to_numpy(_UNIT).view("int64").tolist()
    if column.dtype == "category":
        return values.cat.codes.tolist()
    if column.dtype not in ("text", "texts"):
        return values.tolist()
    places: dict[Any, int] = {}
    found = [places.setdefault(value, len(places)) for value in values.tolist()]
    return [list(places), found]


def _series(column: Column, plain: list[Any]) -> pd.Series[Any]:
    """The column again."""
    if column.dtype == "time":
        return pd.Series(np.array(plain, "int64").view(_UNIT)).dt.tz_localize("UTC")
    if column.dtype == "category":
        return pd.Series(pd.Categorical.from_codes(plain, dtype=dtype_of(column)))
    if column.dtype == "records":
        return series(column, list(map(tuple, plain)))
    if column.dtype not in ("text", "texts"):
        return series(column, plain)
    distinct, places = plain
    values = list(map(tuple, distinct)) if column.dtype == "texts" else distinct
    return series(column, [values[place] for place in places])
