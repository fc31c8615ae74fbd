"""Which year, month or week, when the text leaves it open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from timeline.resolve.units import Span

_COSTS: dict[str, tuple[int, int]] = {
    "past": (1, 20),
    "mostly past": (1, 4),
    "nearest": (1, 1),
    "future": (8, 1),
    "next": (400, 1),
    "limit": (20, 1),
    "last": (1, 400),
}
"""What a day of distance costs, before and after the day read from. Even what happened may lie a day ahead, in another
zone; and 7月1日 said in the middle of June is hardly a year ago, whatever the verb.
A limit of last week is not that of next year."""


_NEXT_YEAR = 5
"""Without a word that plans, a day of next year would be told with its year."""
_NEVER = 400
"""And a month of next year always would."""
_MONTH = timedelta(days=28)


def choose(spans: Iterable[Span], today: date, direction: str) -> Span:
    """The span with the least cost of distance in the given direction."""
    before, after = _COSTS[direction]

    def cost(span: Span) -> tuple[int, date]:
        first, end = span
        if first <= today:
            return (0 if today < end else ((today - end).days + 1) * before), first
        a_day = after if first.year == today.year else _next_year(span, direction, after)
        return (first - today).days * a_day, first

    return min(spans, key=cost)


def _next_year(span: Span, direction: str, after: int) -> int:
    """What a day of distance costs into the next year."""
    if direction not in ("past", "mostly past"):
        return after
    return _NEVER if span[1] - span[0] >= _MONTH else max(after, _NEXT_YEAR)


_SOON = timedelta(days=45)
_HALF = timedelta(days=180)


def _is_well_begun(span: Span, today: date) -> bool:
    """Whether facts can be told of a span: in January 第一季度 is last year's, but 上半年 is not."""
    return span[1] - span[0] >= _HALF or 4 * (today - span[0]) >= span[1] - span[0]


def strictly(spans: Iterable[Span], today: date, direction: str) -> Span:
    """The latest span well begun or the earliest not over; the least costly when there is none.

    Without a deciding word one that is to begin soon is meant, if there is one.
    """
    candidates = sorted(spans)
    if direction in ("past", "mostly past", "last"):
        begun = [s for s in candidates if s[0] <= today and (direction == "last" or _is_well_begun(s, today))]
        coming = [s for s in candidates if today < s[0] <= today + _SOON]
        if begun and not (coming and direction == "mostly past"):
            return begun[-1]
        return choose(coming or candidates, today, "nearest")
    if direction in ("future", "next") and (coming := [s for s in candidates if s[1] > today]):
        return coming[0]
    return choose(candidates, today, direction)


def full_year(year: int, near: date | None) -> int:
    """A year with its century: 98 is 1998, 12 is 2012, seen from the 2020s."""
    if year >= 100:
        return year
    now = near.year if near else 2000
    return min(
        (century + year for century in (now // 100 * 100 - 100, now // 100 * 100)),
        key=lambda y: (y > now + 15, abs(y - now)),
    )


def full_decade(decade: int, today: date | None) -> int:
    """A decade with its century: the last 90s, seen from the day."""
    if decade >= 100:
        return decade
    now = today.year if today else 2000
    century = now // 100 * 100
    return century + decade if century + decade <= now else century - 100 + decade
