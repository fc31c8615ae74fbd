"""Blocks of articles: reading and tagging them, and what they tell the rest of the build."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Protocol
from zlib import crc32

from timeline.articles.versions import Record, record_of
from timeline.events.account import Account, titled
from timeline.events.aliases import Aliases
from timeline.events.counts import Counts
from timeline.events.happening import Said, counts_of
from timeline.events.levels import LEVELS, level_of
from timeline.events.telling import Telling
from timeline.inputs import read_document
from timeline.inputs.document import Settings
from timeline.inputs.places import Place
from timeline.model import Article, RawArticle, Skipped, TaggedArticle
from timeline.parts.packed import Packed
from timeline.reader import is_our_page
from timeline.work import decoded, encoded, tagged_of

_DAY = 86400


@dataclass(frozen=True, slots=True)
class Block:
    """Some articles as they were read, and what could not be, in the order in which they were found."""

    number: int
    found: tuple[str, ...]
    """As JSON: a third of the memory."""

    def tagged(self, later: Mapping[str, str]) -> list[TaggedArticle]:
        """The articles; earlier texts of one address point to the latest, by ``later``."""
        return [_linked(one, later) for one in map(tagged_of, self.found) if isinstance(one, TaggedArticle)]

    def accounts(self) -> Iterator[Account]:
        """The articles with what they tell."""
        return (one for one in map(decoded, self.found) if isinstance(one, Account))

    def skipped(self) -> list[Skipped]:
        """What could not be read."""
        return [one for one in map(tagged_of, self.found) if isinstance(one, Skipped)]


def _linked(tagged: TaggedArticle, later: Mapping[str, str]) -> TaggedArticle:
    latest = later.get(tagged.article.article_id, "")
    return replace(tagged, article=replace(tagged.article, version_of=latest)) if latest else tagged


class Reads(Protocol):
    """What reads documents and encodes them, such as :class:`timeline.work.Work`."""

    def batch(self, raws: Sequence[RawArticle]) -> list[str]:
        """Documents, read, tagged and encoded."""


def read(number: int, places: Sequence[Place | Skipped], settings: Settings, work: Reads) -> Block:
    """Read and tag what lies at some places."""
    return Block(number, tuple(one for document in _documents(places, settings) for one in _answered(document, work)))


def _documents(places: Sequence[Place | Skipped], settings: Settings) -> Iterator[RawArticle | Skipped]:
    for place in places:
        yield from read_document(place if isinstance(place, Skipped) else place.open(), settings)


def _answered(document: RawArticle | Skipped, work: Reads) -> list[str]:
    if isinstance(document, Skipped):
        return [encoded(document)]
    return [] if is_our_page(document) else work.batch([document])


@dataclass(frozen=True, slots=True)
class Outline:
    """What decides which texts are the latest, and the letters that follow a title in each."""

    records: tuple[tuple[Record, str], ...]


def outline(block: Block) -> Outline:
    """The outline of a block."""
    return Outline(tuple((record_of(one.tagged.article), one.outline.letters) for one in block.accounts()))


def by_address(outlined: Outline, shares: int) -> dict[int, list[Record]]:
    """The records in so many shares, all of one address in the same one."""
    shared: defaultdict[int, list[Record]] = defaultdict(list)
    for record, _ in outlined.records:
        if record[0]:
            shared[crc32(record[0].encode("utf-8", "backslashreplace")) % shares].append(record)
    return dict(shared)


def letters(outlined: Outline, later: Mapping[str, str]) -> Counter[str]:
    """How often each letter follows a title in the latest texts."""
    return Counter(letter for record, found in outlined.records if record[2] not in later for letter in found)


@dataclass(frozen=True, slots=True)
class Totals:
    """What a part of the corpus adds to what is known of the whole."""

    counts: Counts = field(default_factory=Counts)
    titles: Counter[str] = field(default_factory=Counter)
    """How many titles have a feature."""
    latest: int = 0
    """Articles, without earlier texts."""
    times: Counter[tuple[int, float]] = field(default_factory=Counter)
    """How many tellings there are by (level, day or cell)."""

    def __add__(self, other: Totals) -> Totals:
        """Those of both parts."""
        return Totals(
            self.counts + other.counts, self.titles + other.titles, self.latest + other.latest, self.times + other.times
        )


def total(parts: Iterable[Totals]) -> Totals:
    """Those of all parts."""
    return sum(parts, Totals())


@dataclass(frozen=True, slots=True)
class Reference(Article):
    """What travels of an article: no text, but the number of the block that has it."""

    block: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """What a block tells, ready to travel without its texts."""

    said: Packed[Said]
    totals: Totals


def tell(block: Block, later: Mapping[str, str], known: frozenset[str], aliases: Aliases) -> Told:
    """What a block tells, with what each telling would be called.

    Args:
        block: the articles.
        later: article_id of an earlier text → that of the latest.
        known: first characters of names, to spell out nicknames of meetings.
        aliases: names of other languages.
    """
    latest = [one for one in block.accounts() if one.tagged.article.article_id not in later]
    latest.sort(key=lambda one: one.outline.article_id)
    told = [said for one in latest for said in _travelling(one, block.number, known, aliases)]
    titles = titled([one.outline for one in latest], known, aliases)
    return Told(Packed.of(told), Totals(counts_of(told), titles, len(latest), Counter(map(_time, told))))


def _travelling(account: Account, block: int, known: frozenset[str], aliases: Aliases) -> Iterator[Said]:
    """What an article tells, without its text, and with no more of its mentions than is quoted."""
    light = _light(account.tagged.article, block)
    for one in account.told(known, aliases):
        yield replace(one, tellings=tuple(_bare(telling, light) for telling in one.tellings))


def _bare(telling: Telling, light: Reference) -> Telling:
    mention = replace(telling.mention, timex="", rule="", flags=(), status_because="")
    return replace(telling, article=light, mention=mention, told=replace(telling.told, words=""), matter=())


def _light(article: Article, block: int) -> Reference:
    kept = {one.name: getattr(article, one.name) for one in fields(article)}
    return Reference(**{**kept, "title": "", "text": "", "published_evidence": (), "quiet": (), "block": block})


def _time(one: Said) -> tuple[int, float]:
    interval = one.tellings[0].interval
    level = level_of(interval)
    return level.number, interval.low // _DAY * _DAY if level is LEVELS[0] else level.cell(interval)
