"""In which zone an expression is told: the one it names, the place's, the one told before, else the source's."""

from __future__ import annotations

import re
from collections.abc import Callable

from timeline import zones
from timeline.context.reference import Setting
from timeline.context.told import Told, first_point, is_bare_clock
from timeline.grammar.reading import LOCAL, Point, Range, Reading, Since
from timeline.grammar.scan import Found
from timeline.model import ZoneBasis

_REACH = 400
"""How many characters back a place may stand."""
_ASIA = "Asia/"
_BEHIND = 4
_SENTENCE = 60
_PREPOSITION = re.compile(r"[在从于。]")


def zone_of(
    reading: Reading,
    folded: str,
    item: Found,
    setting: Setting,
    told: Told,
    nearest_place: Callable[[str, int, int], str | None],
) -> tuple[str, ZoneBasis]:
    """The zone that a reading is told in, and how it is known."""
    if isinstance(reading, Point) and reading.zone is None and reading.hour is None:
        return setting.reference.zone, setting.zone_basis
    said = _said_zone(reading)
    if said is not None and said != LOCAL:
        return said, "text"
    if said == LOCAL:
        place = _local_place(folded, item.start, nearest_place)
        return (place, "place") if place else (setting.reference.zone, "assumed")
    point = first_point(reading)
    if point is not None and point.has_clock and (there := _place_of_event(folded, item, setting.reference.zone)):
        return there, "place"
    if is_bare_clock(reading) and told.zone_said and "\n" not in folded[told.end : item.start]:
        return told.zone_said, "text"
    return setting.reference.zone, setting.zone_basis


def _local_place(folded: str, start: int, nearest_place: Callable[[str, int, int], str | None]) -> str | None:
    """Where local time is told: at the place its paragraph named last, else at the one that the text speaks of."""
    paragraph = start - folded.rfind("\n", 0, start) - 1
    return (
        nearest_place(folded, start, min(_REACH, paragraph))
        or zones.main_place(folded, start)
        or nearest_place(folded, start, _REACH)
    )


def _place_of_event(folded: str, item: Found, home: str) -> str | None:
    """The zone of the Asian place that a paragraph of an overseas outlet named last: its clock times are told there.

    Where it has named none yet, the place right behind counts, and where something happens: 上午9点40分，山西省;
    上午9点，他从上海飞往. Else the text may have named Asian places alone.
    A stamp with a line of its own is told at home.
    """
    if home.startswith(_ASIA) or "/" not in home or _fills_line(folded, item):
        return None
    paragraph = folded.rfind("\n", 0, item.start)
    place = zones.nearest_place(folded, item.start, min(_REACH, item.start - paragraph - 1))
    place = place or zones.nearest_place(folded, item.end + _BEHIND, _BEHIND) or _where(folded, item.end)
    place = place or zones.main_place(folded, item.start, only=_ASIA)
    return place if place is not None and place.startswith(_ASIA) else None


def _fills_line(folded: str, item: Found) -> bool:
    return folded[max(0, item.start - 1) : item.start] == "\n" and folded[item.end : item.end + 1] == "\n"


def _where(folded: str, end: int) -> str | None:
    """The zone of the place that a preposition leads to in the rest of a sentence."""
    for match in _PREPOSITION.finditer(folded, end, end + _SENTENCE):
        if match[0] == "。":
            return None
        if place := zones.place_beginning_at(folded, match.end()):
            return place
    return None


def _said_zone(reading: Reading) -> str | None:
    match reading:
        case Point():
            return reading.zone
        case Range():
            return reading.first.zone or reading.last.zone
        case Since():
            return reading.point.zone
        case _:
            return None
