"""From which day and zone a text is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta

from timeline import zones
from timeline.frozen import changed
from timeline.grammar.reading import Point
from timeline.grammar.scan import Found
from timeline.model import Prefer, ZoneBasis
from timeline.resolve import Lean, Reference, resolve


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a text is read from: its reference, how its zone is known, and where missing fields lie."""

    reference: Reference
    zone_basis: ZoneBasis
    prefer: Prefer = "context"


_DATELINE_REACH = 600


def reference_by_text(
    folded: str, findings: Iterable[Found], reference: Reference, is_dateline: Callable[[str, Found], bool]
) -> Reference:
    """The reference, moved to the day that the text proves: by its dateline, or by a gloss like 今天（15日）.

    A dateline after the day of publication only shows that the desk sits further east than the outlet.
    """
    if reference.day is None:
        return reference
    ahead = timedelta(days=reference.zone.startswith("Asia/"))
    for item in findings:
        if not isinstance(item.reading, Point) or item.reading.day is None or item.reading.has_clock:
            continue
        if item.start > _DATELINE_REACH:
            break
        if is_dateline(folded, item):
            day = resolve(item.reading, reference, Lean(), "nearest").day
            if day is not None and timedelta(days=-45) <= day - reference.day <= ahead:
                return changed(reference, day=day)
    return _by_gloss(findings, reference)


def _by_gloss(findings: Iterable[Found], reference: Reference) -> Reference:
    for item in findings:
        point = item.reading
        if not isinstance(point, Point) or point.shift is None or point.shift.unit != "day" or point.day is None:
            continue
        if point.shift.base != "reference" or reference.day is None or point.zone:
            continue
        said = resolve(point, reference, Lean(), "nearest").day
        if said is None:
            continue
        today = said - timedelta(days=point.shift.count)
        if abs((today - reference.day).days) <= 2:
            return changed(reference, day=today)
    return reference


def in_zone(reference: Reference, zone: str) -> Reference:
    """The reference seen from another zone: its local day of publication, unless a dateline proved another day."""
    if zone == reference.zone:
        return reference
    if reference.instant is None or reference.day is None:
        return changed(reference, zone=zone)
    home = reference.instant.astimezone(zones.get(reference.zone)).date()
    there = reference.instant.astimezone(zones.get(zone)).date()
    day = there if reference.day in (home, there) else there + (reference.day - home)
    return Reference(reference.instant, day, zone)
