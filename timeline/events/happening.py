"""A happening while it grows: the tellings gathered so far and the middle of what they say."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import chain
from typing import Final

from timeline.events.clause import Told
from timeline.events.counts import Counts
from timeline.events.interval import GIVEN_UP, RANK, Interval
from timeline.events.nickname import met
from timeline.events.sheet import Sheet
from timeline.events.similarity import HALVES, Vector, Weights, dot
from timeline.events.spelling import one_spelling
from timeline.events.telling import Telling
from timeline.events.traits import Trait
from timeline.frozen import changed, quick
from timeline.model import Mention

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
    vector: Vector
    """What is said in words that other tellings use as well."""
    proof: float
    """0 to 1: how much its words prove. A single word in common proves little, unless it names a half."""
    lead: Telling
    """The telling whose time is the finest."""
    interval: Interval
    """The finest of its intervals."""
    wording: str = ""
    """The same for all copies of what it is told in; empty where that is too short to be a copy."""
    met: tuple[str, ...] = ()
    """Of a meeting or a call, the features of those who met, as far as they are named with their titles."""


@quick
@dataclass(frozen=True, slots=True)
class Said:
    """Tellings said in one breath, before it is known what their words weigh in the corpus."""

    tellings: tuple[Telling, ...]
    """The finest first."""
    features: Counter[str]
    wording: str = ""
    """The same for all copies of what it is told in; empty where that is too short to be a copy."""
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

    def compared(self, vector: Vector) -> Breath:
        """The same with its weighted features, where they are known."""
        lead, said = self.tellings[0], self.features
        enough = len(said) >= _ENOUGH or not said.keys().isdisjoint(HALVES.values())
        proof = 1.0 if enough else len(said) / _ENOUGH
        return Breath(self.tellings, vector, proof, lead, lead.interval, self.wording, self.met)


def said(groups: Iterable[Sequence[Telling]], sheet: Sheet) -> list[Said]:
    """What is said in one breath.

    Groups of one article that name the same minute are one: a paper that tells a clock time again means the same.
    """
    pooled: defaultdict[tuple[object, ...], list[Sequence[Telling]]] = defaultdict(list)
    for group in groups:
        pooled[_same_minute(group)].append(group)
    return [_pooled(some, sheet) for some in pooled.values()]


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


def together(tellings: Sequence[Telling], heads: Sequence[int]) -> Counter[str]:
    """The features of some of the tellings (places among them), counted together."""
    if len(heads) == 1:
        return tellings[heads[0]].features
    counts: Counter[str] = Counter()
    for head in heads:
        counts.update(tellings[head].features)
    return counts


def _met(telling: Telling, features: Counter[str]) -> tuple[str, ...]:
    told = telling.told
    meets = not told.says and ("§meet" in features or "§call" in features)
    return met(one_spelling(told.words), features) if meets else ()


def trait_of(breath: Breath) -> Trait:
    """What is told of it beside its words."""
    told = breath.lead.told
    return breath.interval, told.says, told.stage == "end", False


def _wording(mention: Mention, sheet: Sheet) -> str:
    """What copies of a text have in common at a time: the letters of its sentence, or around it where it is short."""
    first, last = max(0, mention.start - _AROUND), min(mention.end + _AROUND, len(sheet.text))
    end = mention.sentence_start + len(mention.sentence)
    before = sheet.letters_of(max(first, mention.sentence_start), mention.start)
    after = sheet.letters_of(mention.end, min(last, end))
    if len(before) + len(after) < _COPIED:
        before, after = sheet.letters_of(first, mention.start), sheet.letters_of(mention.end, last)
    if len(before) + len(after) < _COPIED:
        return ""
    return blake2b(f"{before}|{after}".encode("utf-8", "backslashreplace"), digest_size=8).hexdigest()


def counts_of(told: Iterable[Said]) -> Counts:
    """What all of a corpus comes to, or a part of it."""
    return Counts.of((one.features.keys(), one.start) for one in told)


def _same_minute(group: Sequence[Telling]) -> tuple[object, ...]:
    lead = min(group, key=fineness) if len(group) > 1 else group[0]
    told, interval = lead.told, lead.interval
    if interval.rank > RANK["minute"]:
        return (lead.mention_id,)
    return lead.article.article_id, interval.low, told.says, told.stage == "end", told.half


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
class Happening:
    """Everything that tells one happening."""

    number: int
    first: Breath
    """The one that founded it, which has the finest time."""
    breaths: list[Breath] = field(default_factory=list)
    stage: str = ""
    """``end`` when it is mostly told as the end of something, else ``start`` or nothing."""
    days: dict[float, Interval] = field(default_factory=dict)
    """The day that it is told on, or at a time of, by the zone's seconds from UTC."""
    _ends: int = 0
    _starts: int = 0
    _wordings: list[Vector] = field(default_factory=list)
    _centre: dict[str, float] = field(default_factory=dict)
    _square: float = 0.0

    @classmethod
    def of(cls, number: int, breaths: Iterable[Breath]) -> Happening:
        """The happening that these tell together."""
        ordered = sorted(breaths, key=lambda breath: fineness(breath.lead))
        happening = cls(number, ordered[0])
        for breath in ordered:
            happening.add(breath)
        return happening

    def copy(self) -> Happening:
        """One that grows by itself from here on."""
        return replace(
            self,
            breaths=list(self.breaths),
            days=dict(self.days),
            _wordings=list(self._wordings),
            _centre=dict(self._centre),
        )

    def outlined(self) -> Happening:
        """One that is compared as this one is, without what tells it but for the first."""
        return changed(self, breaths=[self.first], days={})

    @property
    def place(self) -> Place:
        """Its place in the order of all."""
        return fineness(self.first.lead)

    @property
    def words(self) -> Vector:
        """What has been told so far, as the sum of all vectors."""
        return self._centre

    @property
    def trait(self) -> Trait:
        """What is told of it beside its words."""
        return self.first.interval, self.first.lead.told.says, self.stage == "end", len(self.days) > 1

    @property
    def tellings(self) -> list[Telling]:
        """All tellings, in the order of their ids."""
        return sorted((t for breath in self.breaths for t in breath.tellings), key=lambda t: t.mention_id)

    def add(self, breath: Breath) -> Collection[str]:
        """Take in one more breath; gives its features that are new here."""
        if not self.breaths:
            return self._begin(breath)
        if len(self.breaths) == 1:
            self._centre = dict(self._centre)  # until now it was the vector of the first itself
        centre = self._centre
        new = [feature for feature in breath.vector if feature not in centre]
        self._square += 2 * dot(breath.vector, centre) + (1.0 if breath.proof else 0.0)
        for feature, weight in breath.vector.items():
            centre[feature] = centre.get(feature, 0.0) + weight
        self._take_in(breath)
        return new

    def _begin(self, breath: Breath) -> Collection[str]:
        self._square = 1.0 if breath.proof else 0.0
        self._centre = breath.vector
        self._take_in(breath)
        return breath.vector

    def _take_in(self, breath: Breath) -> None:
        self.breaths.append(breath)
        self._count_stage(breath.lead.told.stage)
        interval = breath.interval
        if interval.is_of_a_day and interval.shift not in self.days:
            self.days[interval.shift] = interval.on_its_day()
        if len(self._wordings) < _WORDINGS and breath.vector not in self._wordings:
            self._wordings.append(breath.vector)

    def likeness(self, breath: Breath) -> float:
        """0 to 1: how near a breath is to the middle of what has been told so far, and to its nearest telling."""
        if not self._square:
            return 0.0
        vector = breath.vector
        likeness = dot(vector, self._centre) / math.sqrt(self._square)
        if len(self._wordings) > 1:
            likeness = (likeness + max([dot(vector, wording) for wording in self._wordings])) / 2
        return likeness * breath.proof

    def nearness(self, breath: Breath) -> float:
        """0 to 1: the likeness of one of its own breaths."""
        if not self._square:
            return 0.0
        alone = 1.0 - dot(breath.vector, breath.vector)
        return breath.proof * (1 + (dot(breath.vector, self._centre) + alone) / math.sqrt(self._square)) / 2

    def tells(self, feature: str) -> bool:
        """Whether anything told so far has the feature."""
        return feature in self._centre

    def covers(self, vector: Vector) -> float:
        """0 to 1: how much of a vector is in words that have been told here."""
        centre = self._centre
        return sum([weight * weight for feature, weight in vector.items() if feature in centre])

    def meets_another(self, breath: Breath) -> bool:
        """Whether one of those who met in both met somebody else: 外长 told with one of two presidents."""
        own, others = self.first.met, breath.met
        if not own or not others or own == others:
            return False
        missing = [name for name in own if name not in breath.vector]
        strange = [name for name in others if name not in self._centre]
        return bool(missing and strange) and (len(missing) < len(own) or len(strange) < len(others))

    def _count_stage(self, stage: str) -> None:
        self._ends += stage == "end"
        self._starts += stage == "start"
        self.stage = "end" if self._ends > self._starts else "start" if self._starts else ""

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
