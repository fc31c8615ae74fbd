"""A reading and where it is read from → a moment: calendar arithmetic and nothing else."""

from __future__ import annotations

from functools import lru_cache

from timeline.grammar.reading import (
    WITHOUT_DAY,
    Amount,
    FirstMonths,
    Point,
    Range,
    Reading,
    Recurring,
    Rolling,
    Shifted,
    Since,
    Vague,
)
from timeline.model import Kind
from timeline.resolve import timex
from timeline.resolve.moment import CannotPlace, Direction, Lean, Moment, Reference
from timeline.resolve.point import point_moment
from timeline.resolve.span import (
    first_months_moment,
    length,
    range_moment,
    rolling_moment,
    shifted_moment,
    since_moment,
)

__all__ = ["Direction", "Lean", "Moment", "Reference", "resolve"]


def resolve(reading: Reading, reference: Reference, lean: Lean, direction: Direction) -> Moment:
    """When the reading is.

    Args:
        reading: what the text says.
        reference: publication instant (UTC), reference day and zone the reading is told in.
        lean: what was told before.
        direction: where a missing year, month or week lies.

    Returns:
        The moment; without bounds when the reading has none (durations, sets, vague words), when there is no reference
        to read it from, or when its date does not exist (flag ``impossible-date``).
    """
    try:
        return _resolve(reading, reference, lean, direction)
    except CannotPlace as reason:
        kind: Kind = "range" if isinstance(reading, Range | Rolling | Since | FirstMonths) else "point"
        return Moment(kind, flags=(str(reason),), zone=reference.zone)
    except ValueError:
        return Moment("point", flags=("impossible-date",), zone=reference.zone)
    except OverflowError:
        return Moment("point", flags=("beyond-the-calendar",), zone=reference.zone)


def _resolve(reading: Reading, reference: Reference, lean: Lean, direction: Direction) -> Moment:
    if isinstance(reading, Point):
        return point_moment(reading, reference, lean, direction)
    if isinstance(reading, WITHOUT_DAY):
        return _without_day(reading)
    match reading:
        case Range():
            return range_moment(reading, reference, lean, direction)
        case Since():
            return since_moment(reading, reference, lean, direction)
        case Shifted():
            return shifted_moment(reading, reference, lean)
        case Rolling():
            return rolling_moment(reading, reference)
        case FirstMonths():
            return first_months_moment(reading, reference)
        case _:
            raise CannotPlace("no-time")


@lru_cache(maxsize=512)
def _without_day(reading: Amount | Recurring | Vague) -> Moment:
    """The moment of what lies nowhere on the calendar, whatever the reference."""
    if isinstance(reading, Amount):
        return Moment("duration", duration=length(reading), timex=timex.amount(reading.count, reading.unit))
    return Moment("set" if isinstance(reading, Recurring) else "vague", timex=reading.timex)
