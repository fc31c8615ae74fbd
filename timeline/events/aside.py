"""While tellings are merged, their evidence waits in a file: what is compared is small, what is quoted is not."""

from __future__ import annotations

from collections import Counter
from dataclasses import astuple, dataclass, fields, replace
from functools import lru_cache
from sys import intern
from tempfile import TemporaryFile
from typing import Any, Final
from weakref import finalize

from timeline.codec import ENCODING, decode_record, encode_record
from timeline.events.clause import Told
from timeline.events.happening import Happening, Said
from timeline.events.interval import Interval
from timeline.events.telling import UNTITLED, Draft, Telling
from timeline.model import Article, Mention

_FIELDS: Final = tuple(field.name for field in fields(Telling))
_NOTHING: Final[Counter[str]] = Counter()
_NOWHERE: Final = (0, 0)


@dataclass(frozen=True, slots=True)
class Laid(Telling):
    """A telling with no more than is compared, and where the rest of it is."""

    place: int = 0
    size: int = 0


class Aside:
    """The evidence of a corpus, in a file that has no name and is gone with this."""

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 - open as long as this is there
        finalize(self, self._file.close)
        self._end = 0
        self._articles: dict[str, Article] = {}
        self._told: dict[Told, Told] = {}
        self._intervals: dict[Interval, Interval] = {}
        self._features: dict[int, Counter[str]] = {}

    def laid(self, one: Said) -> Said:
        """The same with no more than is compared."""
        return replace(one, tellings=tuple(map(self._laid, one.tellings)), features=self._words(one.features))

    def ended(self) -> None:
        """Nothing more is laid aside: forget what that needed."""
        self._features.clear()

    def whole(self, happening: Happening) -> Happening:
        """The same with everything that was laid aside."""
        breaths = [replace(one, tellings=tuple(map(self._whole, one.tellings))) for one in happening.breaths]
        return replace(happening, breaths=breaths)

    def _laid(self, telling: Telling) -> Telling:
        values = {name: getattr(telling, name) for name in _FIELDS}
        content = _packed(telling).encode(*ENCODING)
        place = self._end
        self._end += self._file.write(content)
        compared = {
            "article": self._light(telling.article),
            "mention": _compared(telling.mention.kind, telling.mention.modifier),
            "told": self._shared_told(telling.told),
            "window": _NOWHERE,
            "interval": self._intervals.setdefault(telling.interval, telling.interval),
            "subject": _NOWHERE,
            "features": _NOTHING,
            "matter": (),
            "draft": UNTITLED,
        }
        return Laid(**{**values, **compared}, place=place, size=len(content))

    def _whole(self, telling: Telling) -> Telling:
        assert isinstance(telling, Laid)
        self._file.seek(telling.place)
        values = {name: getattr(telling, name) for name in _FIELDS}
        return Telling(**{**values, **_unpacked(self._file.read(telling.size).decode(*ENCODING))})

    def _light(self, article: Article) -> Article:
        known = self._articles.get(article.article_id)
        if known is None:
            known = replace(article, title="", text="", published_evidence=(), quiet=())
            self._articles[article.article_id] = known
        return known

    def _words(self, features: Counter[str]) -> Counter[str]:
        """The same features in the same order; one object for all copies of a text."""
        told = tuple(features.items())
        known = self._features.get(hash(told))
        if known is None or tuple(known.items()) != told:
            known = Counter({intern(feature): count for feature, count in told})
            self._features[hash(told)] = known
        return known

    def _shared_told(self, told: Told) -> Told:
        bare = replace(told, words="")
        return self._told.setdefault(bare, bare)


def _packed(telling: Telling) -> str:
    """What waits in the file."""
    return encode_record(telling.mention, [astuple(telling.told), telling.features, astuple(telling.draft)])


def _unpacked(content: str) -> dict[str, Any]:
    mention, (told, features, draft) = decode_record(content)
    return {
        "mention": mention,
        "told": Told(*told),
        "features": Counter(features),
        "draft": Draft(*draft),
    }


@lru_cache(maxsize=256)
def _compared(kind: Any, modifier: str | None) -> Mention:
    """What merging asks of a mention."""
    return Mention(0, 0, "", kind, modifier=modifier)
