"""A happening while it grows: the tellings gathered so far and the middle of what they say."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b
from itertools import chain
from typing import Any, Final

from timeline.events.again import apart, matter
from timeline.events.clause import Told
from timeline.events.counts import Counts
from timeline.events.interval import GIVEN_UP, Interval
from timeline.events.nickname import met
from timeline.events.sheet import Sheet
from timeline.events.similarity import HALVES, Bag, Vector, Weights, dot
from timeline.events.spelling import one_spelling
from timeline.events.telling import Telling
from timeline.events.traits import Trait
from timeline.frozen import quick
from timeline.model import Article, Mention

_WORDINGS: Final = 20
"""Different wordings that a new telling is compared with."""
_ENOUGH: Final = 3
"""Features from which on a clause says enough to be compared in full."""
_COPIED: Final = 12
"""Letters beside the time from which on a sentence is a copy of the same one elsewhere, not a set phrase."""
_AROUND: Final = 60
"""Characters before and after a time that are compared with those of a copy."""


@quick
@dataclass(frozen=True, slots=True)
class Breath:
    """Tellings said in one breath (one moment in two zones): they are never separated."""

    tellings: tuple[Telling, ...]
    words: Any
    """The vector; or the bag that it is made of each time: most are asked for but a few times, and all take much."""
    proof: float
    """0 to 1: how much its words prove. A single word in common proves little, unless it names a half."""
    lead: Telling
    """The telling whose time is the finest."""
    interval: Interval
    """The finest of its intervals."""
    wording: int = 0
    """The same for all copies of what it is told in; 0 where that is too short to be a copy."""
    met: tuple[str, ...] = ()
    """Of a meeting or a call, the features of those who met, as far as they are named with their titles."""
    weigh: Callable[[Bag], Vector] | None = None
    """What makes the vector."""

    @property
    def vector(self) -> Vector:
        """What is said in words that other tellings use as well."""
        return self.weigh(self.words) if self.weigh else self.words

    def outlined(self) -> Breath:
        """The same with no more than its words and what is meant."""
        return Breath((), self.words, self.proof, _meaning(self.lead.told), _NEVER, weigh=self.weigh)


_NEVER: Final = Interval(0, 0, 0, False, False, 0, 0)


@lru_cache(maxsize=1024)
def _meaning(told: Told) -> Telling:
    """A telling of nothing but what is meant; there are few of them where what is told has no words."""
    nothing, nowhere = Counter[str](), (0, 0)
    article, mention = Article("", "", "", ""), Mention(0, 0, "", "point")
    return Telling(article, mention, "", told, nowhere, _NEVER, nowhere, nothing, "unclear", ())


NOTHING: Final = Breath((), {}, 0.0, _meaning(Told("")), _NEVER)
"""A breath in which nothing is told."""


@quick
@dataclass(frozen=True, slots=True)
class Said:
    """Tellings said in one breath, before it is known what their words weigh in the corpus."""

    tellings: tuple[Telling, ...]
    """The finest first."""
    features: Mapping[str, int]
    wording: int = 0
    """The same for all copies of what it is told in; 0 where that is too short to be a copy."""
    heads: tuple[int, ...] = (0,)
    """Which of the tellings (places among them) the features are those of."""
    met: tuple[str, ...] = ()
    """Of a meeting or a call, the features of those who met, as far as they are named with their titles."""

    @property
    def start(self) -> float:
        """When what is told begins, in seconds since 1970 UTC."""
        return self.tellings[0].interval.low

    def weighed(self, weights: Weights) -> Breath:
        """The same with the weighted features of what is said."""
        return self.compared(weights.vector(self.features))

    def compared(self, words: Vector | Bag, weigh: Callable[[Bag], Vector] | None = None) -> Breath:
        """The same with its weighted features, or with what they are made of and by what."""
        lead, said = self.tellings[0], self.features.keys()
        enough = len(said) >= _ENOUGH or not said.isdisjoint(HALVES.values())
        proof = 1.0 if enough else len(said) / _ENOUGH
        return Breath(self.tellings, words, proof, lead, lead.interval, self.wording, self.met, weigh)


def said(groups: Iterable[Sequence[Telling]], sheet: Sheet) -> list[Said]:
    """What is said in one breath.

    Groups of one article that name the same minute are one: a paper that tells a clock time again means the same. So
    are those of several sentences that would be called the same at the same time: nobody could tell them apart.
    """
    pooled: defaultdict[tuple[object, ...], list[Sequence[Telling]]] = defaultdict(list)
    for group in groups:
        lead = min(group, key=fineness) if len(group) > 1 else group[0]
        pooled[matter(lead)].append(group)
    return [_pooled(some, sheet) for same in pooled.values() for some in apart(same)]


def _pooled(groups: Sequence[Sequence[Telling]], sheet: Sheet) -> Said:
    """Several groups as one; what comes later in a group is told in the words of the first."""
    if len(groups) == len(groups[0]) == 1:
        (alone,) = groups[0]
        return Said((alone,), alone.features, _wording(alone.mention, sheet), met=_met(alone, alone.features))
    same = sorted(chain.from_iterable(groups), key=fineness)
    places = {telling.mention_id: place for place, telling in enumerate(same)}
    heads = tuple(places[group[0].mention_id] for group in groups)
    features = together(same, heads)
    return Said(tuple(same), features, _wording(same[0].mention, sheet), heads, _met(same[0], features))


def together(tellings: Sequence[Telling], heads: Sequence[int]) -> Mapping[str, int]:
    """The features of some of the tellings (places among them), counted together."""
    if len(heads) == 1:
        return tellings[heads[0]].features
    counts: Counter[str] = Counter()
    for head in heads:
        counts.update(tellings[head].features)
    return counts


def _met(telling: Telling, features: Mapping[str, int]) -> tuple[str, ...]:
    told = telling.told
    meets = not told.says and ("§meet" in features or "§call" in features)
    return met(one_spelling(told.words), features) if meets else ()


def trait_of(breath: Breath) -> Trait:
    """What is told of it beside its words."""
    told = breath.lead.told
    return breath.interval, told.says, told.stage == "end", False


def _wording(mention: Mention, sheet: Sheet) -> int:
    """What copies of a text have in common at a time: the letters of its sentence, or around it where it is short."""
    first, last = max(0, mention.start - _AROUND), min(mention.end + _AROUND, len(sheet.text))
    end = mention.sentence_start + len(mention.sentence)
    before = sheet.letters_of(max(first, mention.sentence_start), mention.start)
    after = sheet.letters_of(mention.end, min(last, end))
    if len(before) + len(after) < _COPIED:
        before, after = sheet.letters_of(first, mention.start), sheet.letters_of(mention.end, last)
    if len(before) + len(after) < _COPIED:
        return 0
    return int.from_bytes(blake2b(f"{before}|{after}".encode("utf-8", "backslashreplace"), digest_size=8).digest())


def counts_of(told: Iterable[Said]) -> Counts:
    """What all of a corpus comes to, or a part of it."""
    return Counts.of((one.features.keys(), one.start) for one in told)


Place = tuple[bool, int, bool, float, float, str]
"""The place of a telling in the order from the finest to the coarsest."""


def fineness(telling: Telling) -> Place:
    """Sorts the finest and surest time first: facts before plans, what was given up last, then by time and id."""
    interval = telling.interval
    return (
        telling.status in GIVEN_UP,
        interval.rank,
        interval.planned,
        interval.length,
        interval.low,
        telling.mention_id,
    )


@dataclass(slots=True, eq=False)
class _Crowd:
    """What a happening has come to, once more than one breath tells it."""

    breaths: list[Breath]
    days: dict[float, Interval]
    wordings: list[Vector]
    centre: dict[str, float]
    square: float
    ends: int
    starts: int

    @classmethod
    def of(cls, first: Breath) -> _Crowd:
        """That of the first breath."""
        vector, stage = first.vector, first.lead.told.stage
        days, square = _days_of(first), _square_of(first)
        return cls([first], days, [vector], dict(vector), square, stage == "end", stage == "start")

    def add(self, breath: Breath) -> Collection[str]:
        """Take in one more breath; gives its features that are new here."""
        vector, centre, stage = breath.vector, self.centre, breath.lead.told.stage
        new = [feature for feature in vector if feature not in centre]
        self.square += 2 * dot(vector, centre) + _square_of(breath)
        for feature, weight in vector.items():
            centre[feature] = centre.get(feature, 0.0) + weight
        self.breaths.append(breath)
        self.ends += stage == "end"
        self.starts += stage == "start"
        for shift, day in _days_of(breath).items():
            self.days.setdefault(shift, day)
        if len(self.wordings) < _WORDINGS and vector not in self.wordings:
            self.wordings.append(vector)
        return new

    def copy(self) -> _Crowd:
        """One that grows by itself from here on."""
        return replace(
            self,
            breaths=list(self.breaths),
            days=dict(self.days),
            wordings=list(self.wordings),
            centre=dict(self.centre),
        )


def _days_of(breath: Breath) -> dict[float, Interval]:
    """The day that a breath tells, or a time of, by the zone's seconds from UTC."""
    interval = breath.interval
    return {interval.shift: interval.on_its_day()} if interval.is_of_a_day else {}


def _square_of(breath: Breath) -> float:
    return 1.0 if breath.proof else 0.0


@dataclass(slots=True, eq=False)
class Happening:
    """Everything that tells one happening. Most are told once: they have nothing but their first breath."""

    number: int
    first: Breath
    """The one that founded it, which has the finest time."""
    _crowd: _Crowd | None = None

    @classmethod
    def of(cls, number: int, breaths: Iterable[Breath]) -> Happening:
        """The happening that these tell together."""
        first, *others = sorted(breaths, key=lambda breath: fineness(breath.lead))
        happening = cls(number, first)
        for breath in others:
            happening.add(breath)
        return happening

    def copy(self) -> Happening:
        """One that grows by itself from here on."""
        return Happening(self.number, self.first, self._crowd and self._crowd.copy())

    def outlined(self) -> Happening:
        """One whose words are compared as those of this one are, with no more than that takes."""
        first, crowd = self.first.outlined(), self._crowd
        return Happening(self.number, first, crowd and replace(crowd, breaths=[first], days={}))

    @property
    def is_told_once(self) -> bool:
        """Whether it has a single telling."""
        return self._crowd is None and len(self.first.tellings) == 1

    @property
    def breaths(self) -> list[Breath]:
        """All that tells it."""
        return self._crowd.breaths if self._crowd else [self.first]

    @property
    def stage(self) -> str:
        """``end`` when it is mostly told as the end of something, else ``start`` or nothing."""
        crowd = self._crowd
        if crowd is None:
            return self.first.lead.told.stage
        return "end" if crowd.ends > crowd.starts else "start" if crowd.starts else ""

    @property
    def days(self) -> dict[float, Interval]:
        """The day that it is told on, or at a time of, by the zone's seconds from UTC."""
        return self._crowd.days if self._crowd else _days_of(self.first)

    @property
    def place(self) -> Place:
        """Its place in the order of all."""
        return fineness(self.first.lead)

    @property
    def words(self) -> Vector:
        """What has been told so far, as the sum of all vectors."""
        return self._crowd.centre if self._crowd else self.first.vector

    @property
    def trait(self) -> Trait:
        """What is told of it beside its words."""
        has_days = self._crowd is not None and len(self._crowd.days) > 1
        return self.first.interval, self.first.lead.told.says, self.stage == "end", has_days

    @property
    def tellings(self) -> list[Telling]:
        """All tellings, in the order of their ids."""
        return sorted((t for breath in self.breaths for t in breath.tellings), key=lambda t: t.mention_id)

    def add(self, breath: Breath) -> Collection[str]:
        """Take in one more breath; gives its features that are new here."""
        if self._crowd is None:
            self._crowd = _Crowd.of(self.first)
        return self._crowd.add(breath)

    @property
    def _square(self) -> float:
        return self._crowd.square if self._crowd else _square_of(self.first)

    def likeness(self, breath: Breath) -> float:
        """0 to 1: how near a breath is to the middle of what has been told so far, and to its nearest telling."""
        square = self._square
        if not square:
            return 0.0
        vector = breath.vector
        likeness = dot(vector, self.words) / math.sqrt(square)
        if self._crowd and len(self._crowd.wordings) > 1:
            likeness = (likeness + max([dot(vector, wording) for wording in self._crowd.wordings])) / 2
        return likeness * breath.proof

    def nearness(self, breath: Breath) -> float:
        """0 to 1: the likeness of one of its own breaths."""
        square = self._square
        if not square:
            return 0.0
        vector = breath.vector
        alone = 1.0 - dot(vector, vector)
        return breath.proof * (1 + (dot(vector, self.words) + alone) / math.sqrt(square)) / 2

    def tells(self, feature: str) -> bool:
        """Whether anything told so far has the feature."""
        return feature in self.words

    def covers(self, vector: Vector) -> float:
        """0 to 1: how much of a vector is in words that have been told here."""
        centre = self.words
        return sum([weight * weight for feature, weight in vector.items() if feature in centre])

    def meets_another(self, breath: Breath) -> bool:
        """Whether one of those who met in both met somebody else: 外长 told with one of two presidents."""
        own, others = self.first.met, breath.met
        if not own or not others or own == others:
            return False
        vector, centre = breath.vector, self.words
        missing = [name for name in own if name not in vector]
        strange = [name for name in others if name not in centre]
        return bool(missing and strange) and (len(missing) < len(own) or len(strange) < len(others))

    def is_same_part(self, told: Told) -> bool:
        """Whether a telling is about the whole of it, or the same end, half or round of it.

        It ends when its second half does.
        """
        own = self.first.lead.told
        return (
            (told.stage == "end") == (self.stage == "end")
            and (told.half == own.half or (told.ends_it_all and own.ends_it_all))
            and (told.ordinal == own.ordinal or not told.ordinal or not own.ordinal)
        )
