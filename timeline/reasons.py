"""From a traced walk to explanations: each choice that was made, in words, beside what it was made against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from functools import cached_property

from timeline import zones
from timeline.context import Setting
from timeline.context.far import flag_far
from timeline.context.told import first_point
from timeline.context.trace import Resolved, Step, Trace
from timeline.explanation import Explained, Lost
from timeline.grammar.points import points_of
from timeline.grammar.reading import WITHOUT_DAY, Point, Reading, Shift, Shifted
from timeline.grammar.rivals import Rival, rivals
from timeline.grammar.rule import Rule
from timeline.grammar.scan import Found
from timeline.languages import LANGUAGES, Language
from timeline.model import Mention
from timeline.resolve import Direction, Lean, Moment, Reference, resolve

_DIRECTIONS: dict[Direction, str] = {
    "past": "the nearest, much rather behind than ahead",
    "mostly past": "the nearest, rather behind than ahead",
    "nearest": "the nearest",
    "future": "the nearest, rather ahead than behind",
    "next": "the next one",
    "limit": "the nearest, unless it has passed long ago",
    "last": "the last one",
}
_BASIS = {
    "text": "named in the text",
    "place": "of the nearest place",
    "source": "of the source",
    "option": "as asked for",
    "default": "for want of a better one",
    "assumed": "assumed: the text says local time and names no place",
}
_CALENDAR = ("year", "month", "week", "day")


def without_reasons(mention: Mention) -> Explained:
    """A mention of a language without rules of its own: another library read it, and does not tell how."""
    return Explained(mention, "", ((mention.rule, "read by a library"),), "", "", _zone(mention), (), ())


def _zone(mention: Mention) -> str:
    return f"{mention.zone} ({_BASIS[mention.zone_basis]})"


class Reasons:
    """The reasons of one text.

    Args:
        text: the text.
        folded: the same, folded.
        setting: from where it is read, before any dateline or gloss.
        language: whose rules read it.
        walk: the traced walk.
    """

    def __init__(self, text: str, folded: str, setting: Setting, language: Language, walk: Trace) -> None:
        self.text, self.folded, self.setting, self.language, self.walk = text, folded, setting, language, walk
        self._told = [step for step in walk.steps if step.mention is not None]

    def mentions(self) -> Iterator[Explained]:
        """Each mention, explained."""
        for step in self._told:
            if step.mention is not None:
                yield self._explained(step, flag_far(step.mention, self.setting.reference.instant))

    def passed_over(self) -> Iterator[Lost]:
        """What rules match, or nearly, and is no time here."""
        for step in self.walk.steps:
            if step.mention is None:
                yield self._lost(step.item, "+".join(step.item.rules), "", _no_time(step.item.reading))
        for one in self._rivals:
            if not any(_overlap(one, step.item) for step in self.walk.steps):
                yield self._lost(one, one.rule, self._alone(one), one.why)

    def _explained(self, step: Step, mention: Mention) -> Explained:
        resolved = step.resolved
        leans_on = self._leans_on(mention, resolved) if resolved else ""
        return Explained(
            mention,
            _written(step.item.reading),
            tuple(self._rules(mention)),
            self._reference(resolved) if resolved else "",
            leans_on,
            _zone(mention),
            tuple(self._assumed(mention, resolved, leans_on)),
            tuple(self._all_lost(step, mention, resolved, leans_on)),
        )

    def _rules(self, mention: Mention) -> Iterator[tuple[str, str]]:
        docs = {rule.name: rule.doc.splitlines()[0] for rule in self._all_rules}
        for name in filter(None, mention.rule.split("+")):
            yield name, docs.get(name, "a join of neighbours")

    @cached_property
    def _all_rules(self) -> tuple[Rule, ...]:
        others = (lang for lang in LANGUAGES.values() if lang.name != self.language.name)
        return tuple(rule for lang in (*others, self.language) for rule in lang.scanner.rules)

    def _reference(self, resolved: Resolved) -> str:
        """From which day a reading is read, and why."""
        reference = resolved.reference
        if isinstance(resolved.reading, WITHOUT_DAY):
            return ""
        nowhere = resolve(resolved.reading, Reference(None, None, reference.zone), Lean(), resolved.direction)
        if nowhere.start is not None or nowhere.end is not None:
            return "none needed: the words say it in full"
        if reference.day is None:
            return "unknown: neither a publication nor a dateline is known"
        return f"{reference.day.isoformat()} ({reference.day:%A}) in {reference.zone}: {self._day_because()}"

    def _day_because(self) -> str:
        """Why the day of the text is the one it is."""
        if self.walk.proof is not None:
            proof = self.text[self.walk.proof.start : self.walk.proof.end]
            dateline = self.language.is_dateline(self.folded, self.walk.proof)
            return f"the dateline «{proof}»" if dateline else f"as «{proof}» proves"
        first = self.setting.reference
        if first.instant is None or first.instant.astimezone(zones.get(first.zone)).date() == first.day:
            return "the day of publication"
        return "the day that the article's own evidence proves"

    def _leans_on(self, mention: Mention, resolved: Resolved) -> str:
        """The earlier moment that it counts from, or without which its value would be another."""
        point = first_point(resolved.reading)
        shift = point.shift if point is not None else resolved.reading
        onward = isinstance(shift, Shift | Shifted) and shift.base == "previous"
        if not onward and self._otherwise(resolved, lean=Lean()) == mention.timex:
            return ""
        for lean, verb in ((resolved.lean.near, "takes what it lacks from"), (resolved.lean.previous, "counts from")):
            day = lean.day if isinstance(lean, Moment) else lean
            if day is not None:
                return f"{verb} {self._named(day.isoformat(), mention.start)}"
        return ""

    def _named(self, day: str, before: int) -> str:
        """A day and the last words before an offset that tell it."""
        told = [step.mention for step in self._told if step.item.start < before and step.mention is not None]
        words = [m.text for m in told if m.start_utc and _local_day(m) == day]
        return f"{day}, told before by «{words[-1]}»" if words else f"{day}, told before"

    def _assumed(self, mention: Mention, resolved: Resolved | None, leans_on: str) -> Iterator[tuple[str, str]]:
        for name in mention.assumed:
            if name == "zone":
                yield name, f"not named; {_BASIS[mention.zone_basis]}"
            elif name == "half-day":
                yield name, "no part of the day is named; the hour as the 24-hour clock has it"
            elif resolved is not None:
                yield name, f"not named; {leans_on or self._preferred(mention, resolved)}"

    def _preferred(self, mention: Mention, resolved: Resolved) -> str:
        if self.setting.prefer != "context":
            return f"{_DIRECTIONS[resolved.direction]}, as asked for"
        because = f" by «{mention.status_because}»" if mention.status_because else ""
        return f"told as {mention.status}{because}, so {_DIRECTIONS[resolved.direction]}"

    def _all_lost(self, step: Step, mention: Mention, resolved: Resolved | None, leans_on: str) -> Iterator[Lost]:
        if resolved is not None:
            for other, why in self._other_values(mention, resolved, leans_on):
                yield Lost(mention.start, mention.end, mention.text, "", other, why)
        for one in self._rivals:
            if _overlap(one, step.item):
                yield self._lost(one, one.rule, self._alone(one), one.why)

    def _other_values(self, mention: Mention, resolved: Resolved, leans_on: str) -> Iterator[tuple[str, str]]:
        """The other years, months, days and half-days that the words leave open, and why they lost."""
        seen = {mention.timex, ""}
        if any(name in mention.assumed for name in _CALENDAR):
            why = leans_on or self._preferred(mention, resolved)
            for direction in ("last", "next", "nearest"):
                other = self._otherwise(resolved, direction=direction)
                if other not in seen:
                    seen.add(other)
                    yield other, f"less likely: {why}"
        if (other := self._otherwise(resolved, lean=Lean())) not in seen:
            yield other, "seen from the day of the text alone; an earlier moment is nearer"
        if "half-day" in mention.assumed and isinstance(resolved.reading, Point):
            yield (
                self._otherwise(resolved, reading=replace(resolved.reading, part="afternoon")),
                "no 下午 or p.m. is said",
            )

    def _otherwise(
        self,
        resolved: Resolved,
        *,
        reading: Reading | None = None,
        lean: Lean | None = None,
        direction: Direction | None = None,
    ) -> str:
        """The TIMEX3 value if one thing were otherwise."""
        lean = resolved.lean if lean is None else lean
        moment = resolve(reading or resolved.reading, resolved.reference, lean, direction or resolved.direction)
        return moment.timex

    @cached_property
    def _rivals(self) -> list[Rival]:
        scanner = self.language.scanner
        return rivals(scanner, self.folded, scanner.scan(points_of(self.folded)).found)

    def _alone(self, one: Rival) -> str:
        """What a rival would mean by itself."""
        if one.reading is None:
            return ""
        moment = resolve(one.reading, self.walk.reference, Lean(), "nearest")
        return " ".join(filter(None, (moment.modifier, moment.timex)))

    def _lost(self, at: Found | Rival, rule: str, meaning: str, why: str) -> Lost:
        return Lost(at.start, at.end, self.text[at.start : at.end], rule, meaning, why)


def _overlap(one: Rival, item: Found) -> bool:
    return one.start < item.end and item.start < one.end


def _local_day(mention: Mention) -> str:
    return mention.start_utc.astimezone(zones.get(mention.zone)).date().isoformat() if mention.start_utc else ""


def _no_time(reading: Reading) -> str:
    if isinstance(reading, Point) and not reading.standalone:
        return "no time alone: nothing beside it makes it one"
    return "nothing tells of which day or month it is"


def _written(reading: Reading) -> str:
    """A reading with the fields that it sets: Point(month=11, day=16)."""
    told = [(field, getattr(reading, field.name)) for field in fields(reading)]
    said = (
        f"{field.name}={_written(one) if isinstance(one, Point) else repr(one)}"
        for field, one in told
        if one != field.default
    )
    return f"{type(reading).__name__}({', '.join(said)})"
