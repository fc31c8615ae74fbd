"""While tellings are merged, their evidence waits in a file: what is compared is small, what is quoted is not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from sys import intern
from tempfile import TemporaryFile
from typing import Any, Final
from weakref import finalize

from timeline.codec import ENCODING, decode_record, encode_record
from timeline.events.clause import Told
from timeline.events.happening import Happening, Said
from timeline.events.interval import Interval
from timeline.events.telling import Draft, Telling
from timeline.frozen import changed, values_of
from timeline.model import Article, Mention

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
        return changed(one, tellings=tuple(map(self._laid, one.tellings)), features=self._words(one.features))

    def ended(self) -> None:
        """Nothing more is laid aside: forget what that needed."""
        self._features.clear()

    def whole(self, happening: Happening) -> Happening:
        """The same with everything that was laid aside."""
        breaths = [changed(one, tellings=tuple(map(self._whole, one.tellings))) for one in happening.breaths]
        return changed(happening, breaths=breaths)

    def _laid(self, telling: Telling) -> Telling:
        content = _packed(telling)
        place = self._end
        self._end += self._file.write(content)
        mention, interval = telling.mention, telling.interval
        return Laid(
            article=self._light(telling.article),
            mention=_compared(mention.kind, mention.modifier),
            mention_id=telling.mention_id,
            told=self._shared_told(telling.told),
            window=_NOWHERE,
            interval=self._intervals.setdefault(interval, interval),
            subject=_NOWHERE,
            features=_NOTHING,
            status=telling.status,
            matter=(),
            moved_from=telling.moved_from,
            place=place,
            size=len(content),
        )

    def _whole(self, telling: Telling) -> Telling:
        assert isinstance(telling, Laid)
        self._file.seek(telling.place)
        mention, (told, features, draft) = decode_record(self._file.read(telling.size).decode(*ENCODING))
        return Telling(
            article=telling.article,
            mention=mention,
            mention_id=telling.mention_id,
            told=Told(*told),
            window=telling.window,
            interval=telling.interval,
            subject=telling.subject,
            features=_counted(features),
            status=telling.status,
            matter=telling.matter,
            moved_from=telling.moved_from,
            draft=Draft(*draft),
        )

    def _light(self, article: Article) -> Article:
        known = self._articles.get(article.article_id)
        if known is None:
            known = changed(article, title="", text="", published_evidence=(), quiet=())
            self._articles[article.article_id] = known
        return known

    def _words(self, features: Counter[str]) -> Counter[str]:
        """The same features in the same order; one object for all copies of a text."""
        told = tuple(features.items())
        known = self._features.get(hash(told))
        if known is None or tuple(known.items()) != told:
            known = _counted({intern(feature): count for feature, count in told})
            self._features[hash(told)] = known
        return known

    def _shared_told(self, told: Told) -> Told:
        bare = Told("", told.says, told.stage, told.half, told.ordinal, told.borrowed)
        return self._told.setdefault(bare, bare)


def _packed(telling: Telling) -> bytes:
    """What waits in the file."""
    others = [values_of(telling.told), telling.features, values_of(telling.draft)]
    return encode_record(telling.mention, others).encode(*ENCODING)


def _counted(counts: dict[str, int]) -> Counter[str]:
    """A counter of what was counted before, in a third of the time that ``Counter`` takes for it."""
    made: Counter[str] = Counter()
    dict.update(made, counts)
    return made


@lru_cache(maxsize=256)
def _compared(kind: Any, modifier: str | None) -> Mention:
    """What merging asks of a mention."""
    return Mention(0, 0, "", kind, modifier=modifier)
