"""The frozen types as JSON: how results travel between processes, and how they are kept.

JSON runs nothing when it is read, unlike a pickle. A record is a list in the order of the fields of its type. What the
text of the article repeats (the words of a mention, its sentence) is kept as offsets alone. Words that most records
share are one object when read, as they are where the code names them: there are many mentions.
"""

from __future__ import annotations

import json
import marshal
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import fields
from datetime import date, datetime, timedelta
from functools import lru_cache
from sys import intern
from typing import Any, Final, NamedTuple

from timeline.frozen import values_of
from timeline.iso import EPOCH, iso, microseconds
from timeline.model import Article, Event, Evidence, Mention, Skipped, TaggedArticle

Tagged = TaggedArticle | Skipped
"""What becomes of a document."""

_MICROSECOND: Final = timedelta(microseconds=1)
_INSTANTS: Final[dict[type, list[int]]] = {
    kind: [place for place, one in enumerate(fields(kind)) if one.name == "duration" or one.name.endswith("_utc")]
    for kind in (Mention, Event)
}
"""Where a record has instants, or how long something takes."""

ENCODING: Final = ("utf-8", "surrogatepass")
"""How what is encoded becomes bytes: a page may spell half a character, such as in its JSON."""


def encode(one: Tagged) -> str:
    """The JSON of a tagged article, or of why there is none."""
    if isinstance(one, Skipped):
        return _json([values_of(one)])
    text = one.article.text
    return _json([values_of(one.article), [_mention(mention, text) for mention in one.mentions]])


def decode(text: str) -> Tagged:
    """What was encoded.

    Raises:
        ValueError, TypeError, LookupError, AttributeError: it was something else.
    """
    whole = json.loads(text)
    return Skipped(*whole[0]) if len(whole) == 1 else _tagged(*whole)


class Glance(NamedTuple):
    """An encoded article with some of its mentions, and of all of them what is counted."""

    tagged: TaggedArticle
    starts: list[int]
    kinds: list[str]
    flags: list[list[str]]


def glance(text: str, wanted: Container[int]) -> Glance:
    """No more of what was encoded than the mentions that start at some places; errors as for :func:`decode`."""
    article, mentions = json.loads(text)
    starts, kinds, flags = ([values[place] for values in mentions] for place in (_START, _KIND, _FLAGS))
    some = [values for values, start in zip(mentions, starts, strict=True) if start in wanted]
    return Glance(_tagged(article, some), starts, kinds, flags)


def _tagged(values: list[Any], mentions: list[list[Any]]) -> TaggedArticle:
    article = Article(*_article_values(values))
    slices: dict[tuple[int, int], str] = {}
    return TaggedArticle(article, tuple([_mention_of(one, article.text, slices) for one in mentions]))


def mention_columns(tagged: Iterable[str], kept: Iterable[Sequence[int] | None]) -> dict[str, list[Any]]:
    """What encoded articles tell of their mentions, field by field, without making mentions of it.

    Beside the fields of a mention there are its ``mention_id`` and ``article_id``, ``path``, ``source`` and
    ``published_utc`` of its article.

    Args:
        tagged: articles as :func:`encode` gives them.
        kept: of each article the places of the mentions that are wanted; None for all of them.

    Raises:
        ValueError, TypeError, LookupError, AttributeError: they are something else.
    """
    names = [*_PLACE[Mention], *_OF_ARTICLE]
    listed: list[list[Any]] = [[] for _ in names]
    for text, places in zip(tagged, kept, strict=True):
        article, some = _wanted(text, places)
        told = [[article[_PLACE[Article][name]]] * len(some) for name in _OF_ARTICLE]
        if some:  # article by article, as what is near in memory is quick to get
            for column, values in zip(listed, [*zip(*some, strict=True), *told], strict=True):
                column.extend(values)
    columns = dict(zip(names, listed, strict=True))
    for name, read in _READ_COLUMN.items():
        columns[name] = [None if value is None else read(value) for value in columns[name]]
    ids = zip(columns["article_id"], columns["start"], strict=True)
    columns["mention_id"] = [f"{article_id}.{start}" for article_id, start in ids]
    return columns


def _wanted(text: str, places: Sequence[int] | None) -> tuple[list[Any], list[list[Any]]]:
    """The values of an article, and those of some of its mentions with their words."""
    article, mentions = json.loads(text)
    some = mentions if places is None else [mentions[place] for place in places]
    slices: dict[tuple[int, int], str] = {}
    for values in some:
        _say(values, article[_PLACE[Article]["text"]], slices)
    return article, some


def set_aside(record: Mention | Event, others: tuple[Any, ...]) -> bytes:
    """A mention or an event, and plain values that belong to it, for a file that none but this process can open.

    In a tenth of the time of JSON, and in a form that may differ from one Python to the next.
    """
    values = list(values_of(record))
    for place in _INSTANTS[type(record)]:
        if values[place] is not None:
            values[place] = _microseconds(values[place])
    return marshal.dumps((values, others))


def taken_back(kind: type, record: bytes) -> tuple[list[Any], tuple[Any, ...]]:
    """The values of what was set aside, in the order of its fields, and what belongs to it."""
    values, others = marshal.loads(record)
    for place in _INSTANTS[kind]:
        if values[place] is not None:
            values[place] = _moment(values[place])
    return values, others


@lru_cache(maxsize=4096)
def _microseconds(when: datetime | timedelta) -> int | tuple[int]:
    return microseconds(when) if isinstance(when, datetime) else (when // _MICROSECOND,)


@lru_cache(maxsize=4096)
def _moment(told: int | tuple[int]) -> datetime | timedelta:
    if isinstance(told, int):
        return EPOCH + timedelta(microseconds=told)
    return timedelta(microseconds=told[0])


def encode_plain(values: list[Any]) -> str:
    """The JSON of plain values alone, in one line."""
    return _json(values)


def decode_plain(text: str) -> list[Any]:
    """What was encoded by :func:`encode_plain`; tuples among the values come back as lists.

    Raises:
        ValueError: it is no JSON.
    """
    values: list[Any] = json.loads(text)
    return values


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return iso(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value // _MICROSECOND
    if isinstance(value, Evidence):
        return values_of(value)
    raise TypeError(f"{type(value).__name__} is no value of a record")


_json: Final = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"), default=_plain).encode


_PLACE: Final[dict[type, dict[str, int]]] = {
    kind: {field.name: place for place, field in enumerate(fields(kind))} for kind in (Article, Evidence, Mention)
}


def _mention(mention: Mention, text: str) -> list[Any]:
    values = list(values_of(mention))
    for name, start in (("text", mention.start), ("sentence", mention.sentence_start)):
        said = getattr(mention, name)
        if text.startswith(said, start):
            values[_PLACE[Mention][name]] = len(said)
    return values


def _reader(kind: type, shared: str, convert: dict[str, Callable[[Any], Any]]) -> Callable[[list[Any]], list[Any]]:
    """What turns the values of a record back into those of its fields, in place; ``shared`` names fields of words."""
    functions = {**dict.fromkeys(shared.split(), intern), **convert}
    places = [(_PLACE[kind][name], function) for name, function in functions.items()]

    def read(values: list[Any]) -> list[Any]:
        for place, function in places:
            if values[place] is not None:
                values[place] = function(values[place])
        return values

    return read


def _spans(values: list[list[int]]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(span) for span in values)


def _shared(values: list[str]) -> tuple[str, ...]:
    """The one tuple of these few words that all records have."""
    whole = tuple(map(intern, values))
    return _TUPLES.setdefault(whole, whole)


_TUPLES: Final[dict[tuple[str, ...], tuple[str, ...]]] = {}
_instant: Final = lru_cache(maxsize=4096)(datetime.fromisoformat)
"""Most mentions of a day share its start and end."""


_evidence_values = _reader(Evidence, "kind precision note", {"instant": datetime.fromisoformat})
_article_values = _reader(
    Article,
    "source language zone zone_basis published_from",
    {
        "published_utc": datetime.fromisoformat,
        "published_evidence": lambda all_: tuple(Evidence(*_evidence_values(values)) for values in all_),
        "reference_day": date.fromisoformat,
        "quiet": _spans,
    },
)
_mention_values = _reader(
    Mention,
    "kind precision part modifier status status_because zone zone_basis timex rule",
    {
        "start_utc": _instant,
        "end_utc": _instant,
        "duration": lambda microseconds: timedelta(microseconds=microseconds),
        "assumed": _shared,
        "flags": _shared,
        "clause": tuple,
    },
)
_TEXT, _SENTENCE = (_PLACE[Mention][name] for name in ("text", "sentence"))
_START, _SENTENCE_START = (_PLACE[Mention][name] for name in ("start", "sentence_start"))
_KIND, _FLAGS = (_PLACE[Mention][name] for name in ("kind", "flags"))


_OF_ARTICLE: Final = ("article_id", "path", "source", "published_utc")
_READ_COLUMN: Final[dict[str, Callable[[Any], Any]]] = {
    **dict.fromkeys(("start_utc", "end_utc", "published_utc"), _instant),
    **dict.fromkeys(("assumed", "flags"), _shared),
}


def _mention_of(values: list[Any], text: str, slices: dict[tuple[int, int], str]) -> Mention:
    _say(values, text, slices)
    return Mention(*_mention_values(values))


def _say(values: list[Any], text: str, slices: dict[tuple[int, int], str]) -> None:
    """Put the words of the text in place of what says where they are."""
    for said, start in ((_TEXT, _START), (_SENTENCE, _SENTENCE_START)):
        length = values[said]
        if isinstance(length, int):
            first = values[start]
            if (first, length) not in slices:
                slices[first, length] = intern(text[first : first + length])
            values[said] = slices[first, length]
