"""Walks a text: each expression gets its reference, its zone, what it leans on, and its status."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from timeline import zones
from timeline.context.reference import Setting, in_zone, reference_by_text
from timeline.context.told import Told, first_point, lean_on, near_day, two_zones
from timeline.grammar.reading import LOCAL, RANK, Point, Range, Reading, Rolling, Shifted, Since
from timeline.grammar.scan import Found
from timeline.grammar.segment import Segments
from timeline.grammar.status import Judgement
from timeline.languages import Language
from timeline.model import Mention, Prefer, ZoneBasis
from timeline.resolve import Direction, Lean, Moment, Reference, resolve


def walk(text: str, folded: str, found: Iterable[Found], setting: Setting, language: Language) -> list[Mention]:
    """The mentions of a text, in order, each resolved in its context."""
    findings = list(found)
    segments = Segments(folded)
    setting = replace(setting, reference=reference_by_text(folded, findings, setting.reference, language.is_dateline))
    told = Told()
    mentions = []
    for item in findings:
        if setting.prefer == "context" and not _stands(item, folded, told):
            continue
        mention = _mention(text, folded, item, setting, language, segments, told)
        if mention is not None:
            mentions.append(mention)
    return mentions


_CLAUSE_REACH = 80
"""A clause runs at most so many characters to either side: scraped texts can lack all punctuation."""


_SENTENCE_REACH = 400


def _judge(folded: str, item: Found, clause: tuple[int, int], language: Language) -> Judgement:
    if language.is_dateline(folded, item):
        return Judgement("happened", "dateline", strong=True)
    return language.judge(folded[clause[0] : clause[1]], item.start - clause[0], item.end - clause[0])


def _stands(item: Found, folded: str, told: Told) -> bool:
    """Whether a reading is a time here: 8时 alone is one behind another clock time of its paragraph, 8点 is not."""
    point = item.reading
    if not isinstance(point, Point) or point.standalone:
        return True
    return point.has_clock and folded[item.end - 1] == "时" and told.clock_in_paragraph(folded, item.start) is not None


def _mention(
    text: str, folded: str, item: Found, setting: Setting, language: Language, segments: Segments, told: Told
) -> Mention | None:
    sentence = segments.at(item.start)
    begin, until = sentence.clause_at(item.start, item.end)
    clause = max(begin, item.start - _CLAUSE_REACH), min(until, item.end + _CLAUSE_REACH)
    shown = sentence.around(item.start, item.end, _SENTENCE_REACH)
    judgement = _judge(folded, item, clause, language)
    zone, basis = _zone(item.reading, folded, item, setting, told)
    reading = _afternoon(_reread(item.reading, setting, judgement), item, folded, told)
    reference = in_zone(setting.reference, zone)
    near = near_day(folded, item, reading, told, judgement, reference)
    direction = _direction(reading, judgement, setting, near)
    moment = resolve(reading, reference, Lean(lean_on(reading, item, folded, told), near), direction)
    if (
        moment.start is None
        and moment.end is None
        and moment.kind in ("point", "range")
        and moment.flags[:1] in (("no-day",), ("no-time",))
    ):
        return None
    if judgement.because != "dateline":
        judgement = _status(judgement, moment, reading, reference)
    moment = replace(moment, flags=moment.flags + two_zones(folded, item, moment, told))
    if basis in ("text", "place") and "corroborates" not in moment.flags:
        told.zone_said = zone
    told.note(moment, reading, item.end)
    return Mention(
        start=item.start,
        end=item.end,
        text=text[item.start : item.end],
        kind=moment.kind,
        start_utc=moment.start,
        end_utc=moment.end,
        duration=moment.duration,
        precision=moment.precision,
        part=moment.part,
        modifier=moment.modifier or None,
        status=judgement.status,
        status_because=judgement.because,
        zone=zone,
        zone_basis=basis,
        timex=moment.timex,
        rule="+".join(dict.fromkeys(item.rules)),
        assumed=_assumed(moment, basis),
        flags=moment.flags,
        confidence=_confidence(moment, basis),
        sentence=text[shown[0] : shown[1]],
        sentence_start=shown[0],
        clause=clause,
    )


def _zone(reading: Reading, folded: str, item: Found, setting: Setting, told: Told) -> tuple[str, ZoneBasis]:
    said = _said_zone(reading)
    if said is not None and said != LOCAL:
        return said, "text"
    if said == LOCAL:
        place = zones.nearest_place(folded, item.start)
        return (place, "place") if place else (setting.reference.zone, "assumed")
    point = first_point(reading)
    if point is not None and point.has_clock and (there := _place_of_event(folded, item, setting.reference.zone)):
        return there, "place"
    if _bare_clock(reading) and told.zone_said and "\n" not in folded[told.end : item.start]:
        return told.zone_said, "text"
    return setting.reference.zone, setting.zone_basis


def _place_of_event(folded: str, item: Found, home: str) -> str | None:
    """The zone of the Asian place that a sentence of an overseas outlet names: its clock times are told from there."""
    if home.startswith("Asia/") or "/" not in home:
        return None
    sentence = max(folded.rfind(mark, 0, item.start) for mark in "。！？\n")
    place = zones.nearest_place(folded, item.start, min(_SENTENCE_REACH, item.start - sentence - 1))
    return place if place is not None and place.startswith("Asia/") else None


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


def _bare_clock(reading: Reading) -> bool:
    return isinstance(reading, Point) and reading.has_clock and reading.units()[0] > RANK["day"]


def _reread(reading: Reading, setting: Setting, judgement: Judgement) -> Reading:
    """The reading as its surroundings have it.

    114年前 told in Taiwan is the year 114 of the Republic, not so many years ago; 一年后 of what happened counts from
    the moment told before.
    """
    if isinstance(reading, Point) and reading.holiday in ("国庆", "国庆日") and setting.reference.zone == "Asia/Taipei":
        return replace(reading, day=10)
    if not isinstance(reading, Shifted):
        return reading
    if setting.reference.zone == "Asia/Taipei" and reading.unit == "year" and -140 < reading.count < -90:
        return Point(year=int(1911 - reading.count)).modified("before")
    told_as_fact = judgement.status == "happened" and judgement.strong
    if reading.count > 0 and told_as_fact and setting.prefer == "context":
        return replace(reading, base="previous")
    return reading


def _afternoon(reading: Reading, item: Found, folded: str, told: Told) -> Reading:
    """6时7分 behind 晚间6时5分 is in the evening too."""
    if not isinstance(reading, Point) or not _bare_clock(reading) or reading.part is not None or reading.zone:
        return reading
    last = told.clock_in_paragraph(folded, item.start)
    if last is None or last.start is None or not 1 <= (reading.hour or 0) < 12:
        return reading
    before = last.start.astimezone(zones.get(last.zone))
    later = (reading.hour or 0) + 12 + (reading.minute or 0) / 60 - before.hour - before.minute / 60
    return replace(reading, part="afternoon") if before.hour >= 12 and 0 <= later < 6 else reading


_PREFERRED: dict[Prefer, Direction] = {"past": "last", "future": "next", "nearest": "nearest"}


def _direction(reading: Reading, judgement: Judgement, setting: Setting, near: date | None) -> Direction:
    if setting.prefer != "context":
        return _PREFERRED[setting.prefer]
    if near is not None:
        return "nearest"
    if isinstance(reading, Since):
        return "past"
    if judgement.status == "planned":
        return "future"
    if judgement.status in ("cancelled", "postponed"):
        return "nearest"
    return "past" if judgement.strong else "mostly past"


_STALE = timedelta(days=2)


def _status(judgement: Judgement, moment: Moment, reading: Reading, reference: Reference) -> Judgement:
    """The clause's status, where the calendar allows it.

    What ended days before publication was no plan any more, whatever else the clause plans; what is yet to begin and is
    told without a deciding word is one.
    """
    now = reference.instant
    if now is None:
        return judgement
    over = moment.end is not None and moment.end < now - _STALE
    if judgement.status == "planned" and (over or isinstance(reading, Since)):
        return Judgement("happened", "", strong=False)
    if judgement.status in ("cancelled", "postponed", "planned") or moment.start is None or moment.start < now:
        return judgement
    if isinstance(reading, Rolling) and reading.count > 0:
        return Judgement("planned", "", strong=True)
    point = first_point(reading)
    shift = point.shift if point is not None else None
    if shift is not None and shift.count > 0:
        return Judgement("planned", "", strong=True)
    clock = moment.precision in ("hour", "minute", "second", "part")
    weak = not judgement.strong and (not clock or shift is not None)
    if weak or moment.start > now + timedelta(days=1):
        return Judgement("planned", "", judgement.strong)
    return judgement


def _assumed(moment: Moment, basis: ZoneBasis) -> tuple[str, ...]:
    if moment.start is None and moment.end is None:
        return ()
    return (*moment.assumed, *(("zone",) if basis in ("source", "option", "default", "assumed") else ()))


def _confidence(moment: Moment, basis: ZoneBasis) -> float:
    value = 1.0 - 0.1 * len([a for a in moment.assumed if a != "zone"])
    if moment.flags:
        value -= 0.2
    if basis in ("default", "assumed"):
        value -= 0.2
    return round(max(0.1, value), 2)
