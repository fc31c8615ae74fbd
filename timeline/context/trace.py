"""A walk that keeps what each mention was resolved from. For explaining only."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.context.reference import Setting, reference_by_text
from timeline.context.walk import Walker
from timeline.frozen import changed
from timeline.grammar.points import Points
from timeline.grammar.reading import Reading
from timeline.grammar.scan import Found, Scan
from timeline.languages import Language
from timeline.model import Mention
from timeline.resolve import Direction, Lean, Moment, Reference, resolve


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a moment was made of."""

    reading: Reading
    reference: Reference
    lean: Lean
    direction: Direction


@dataclass(frozen=True, slots=True)
class Step:
    """An expression of a walk: what was found, its mention if it is a time, and what that was resolved from."""

    item: Found
    mention: Mention | None
    resolved: Resolved | None


@dataclass(frozen=True, slots=True)
class Trace:
    """A whole walk."""

    reference: Reference
    """From where the text is read."""
    proof: Found | None
    """The dateline or gloss that moved the reference day, if one did."""
    steps: tuple[Step, ...]


def trace(text: str, points: Points, scan: Scan, setting: Setting, language: Language) -> Trace:
    """The same walk as ``walk``, with what it went by."""
    findings, folded = scan.found, points.text
    reference = reference_by_text(folded, findings, setting.reference, language.is_dateline)
    alone = (f for f in findings if _moves(folded, f, setting.reference, language))
    proof = next(alone, None) if reference != setting.reference else None
    walker = _Tracing(text, points, scan, changed(setting, reference=reference), language)
    return Trace(reference, proof, tuple(walker.step(item) for item in findings))


def _moves(folded: str, item: Found, reference: Reference, language: Language) -> bool:
    return reference_by_text(folded, [item], reference, language.is_dateline) != reference


class _Tracing(Walker):
    def __init__(self, text: str, points: Points, scan: Scan, setting: Setting, language: Language) -> None:
        super().__init__(text, points, scan, setting, language)
        self.made: list[Resolved] = []

    def resolve(self, reading: Reading, reference: Reference, lean: Lean, direction: Direction) -> Moment:
        self.made.append(Resolved(reading, reference, lean, direction))
        return resolve(reading, reference, lean, direction)

    def step(self, item: Found) -> Step:
        self.made.clear()
        mention = self.mention(item) if self.stands(item) else None
        return Step(item, mention, self.made[-1] if self.made else None)
