"""Walks a text: from which day, which zone and which earlier moment each expression is read, and what its status is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from timeline import zones
from timeline.grammar.reading import LOCAL, RANK, Point, Range, Reading, Shifted, Since
from timeline.grammar.scan import Found
from timeline.grammar.segment import Segments
from timeline.grammar.status import Judgement
from timeline.languages import Language
from timeline.model import Mention, Prefer, ZoneBasis
from timeline.resolve import Direction, Lean, Moment, Reference, resolve


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a text is read from: its reference, how its zone is known, and where missing fields lie."""

    reference: Reference
    zone_basis: ZoneBasis
    prefer: Prefer = "context"


@dataclass(slots=True)
class _Told:
    """What was told so far: the last moment, the last that is a single day or finer, and where each stood."""

    moment: Moment | None = None
    end: int = 0
    day: Moment | None = None
    day_end: int = 0
    weekly: bool = False
    """Whether the last moment was a weekday of a named week."""
    zone_said: str | None = None

    def note(self, moment: Moment, reading: Reading, end: int) -> None:
        """Remember what was just told, unless it only says the last again in another zone."""
        if moment.day is None or (self.day is not None and moment.precision in _CLOCK and moment.start == self.day.start):
            return
        self.moment, self.end = moment, end
        self.weekly = isinstance(reading, Point) and reading.weekday is not None and reading.shift is not None
        if moment.precision in _DAY_OR_FINER and moment.day == moment.last_day:
            self.day, self.day_end = moment, end


_CLOCK = ("hour", "minute", "second")
_DAY_OR_FINER = ("day", "part", *_CLOCK)


def walk(text: str, folded: str, found: Iterable[Found], setting: Setting, language: Language) -> list[Mention]:
    """The mentions of a text, in order, each resolved in its context."""
    findings = list(found)
    segments = Segments(folded)
    setting = replace(setting, reference=reference_by_text(folded, findings, setting.reference))
    told = _Told()
    mentions = []
    for item in findings:
        if setting.prefer == "context" and isinstance(item.reading, Point) and not item.reading.standalone:
            continue
        mention = _mention(text, folded, item, setting, language, segments, told)
        if mention is not None:
            mentions.append(mention)
    return mentions


_DATELINE_AFTER = re.compile(r"(?:[专]?电|讯(?!息)|综合(?:外电)?(?:报道|报导|电))|\s?[-–—]{1,2}\s")
_DATELINE_BEFORE = re.compile(r"(?:路透|社|记者[^\n，。]{2,12}|\(|【|\n)[^\n，。：:()]{0,10}$")
_DATELINE_REACH = 600


def reference_by_text(folded: str, findings: Iterable[Found], reference: Reference) -> Reference:
    """The reference, moved to the day that the text proves: its dateline's, or the one a gloss like 今天（15日） tells."""
    if reference.day is None:
        return reference
    for item in findings:
        if not isinstance(item.reading, Point) or item.reading.day is None or item.reading.has_clock:
            continue
        if item.start > _DATELINE_REACH:
            break
        if is_dateline(folded, item):
            day = resolve(item.reading, reference, Lean(), "nearest").day
            if day is not None and timedelta(days=-45) <= day - reference.day <= timedelta(days=1):
                return replace(reference, day=day)
    return _by_gloss(findings, reference)


def is_dateline(folded: str, item: Found) -> bool:
    """Whether a date stands in an agency's dateline: 新华社北京11月16日电, 路透上海11月13日 -."""
    after = _DATELINE_AFTER.match(folded, item.end)
    if after is None:
        return False
    line = folded[max(0, item.start - 24) : item.start]
    return "电" in after[0] or "讯" in after[0] or _DATELINE_BEFORE.search(line) is not None


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
            return replace(reference, day=today)
    return reference


def _mention(
    text: str, folded: str, item: Found, setting: Setting, language: Language, segments: Segments, told: _Told
) -> Mention | None:
    sentence = segments.at(item.start)
    begin, until = sentence.clause_at(item.start, item.end)
    clause = max(begin, item.start - _CLAUSE_REACH), min(until, item.end + _CLAUSE_REACH)
    shown = sentence.around(item.start, item.end, _SENTENCE_REACH)
    judgement = language.judge(folded[clause[0] : clause[1]], item.start - clause[0], item.end - clause[0])
    zone, basis = _zone(item.reading, folded, item, setting, told)
    reading = _reread(item.reading, setting, judgement, told)
    reference = _in_zone(setting.reference, zone)
    near = _near(folded, item, reading, told, judgement, reference)
    direction = _direction(reading, judgement, setting, near)
    moment = resolve(reading, reference, Lean(_lean(reading, item, folded, told), near), direction)
    if moment.start is None and moment.end is None and moment.kind in ("point", "range") and moment.flags[:1] in (("no-day",), ("no-time",)):
        return None
    judgement = _status(judgement, moment, reading, reference)
    moment = replace(moment, flags=moment.flags + _two_zones(folded, item, moment, told))
    if basis in ("text", "place") and "corroborates" not in moment.flags:
        told.zone_said = zone
    told.note(moment, reading, item.end)
    return Mention(
        start=item.start, end=item.end, text=text[item.start : item.end], kind=moment.kind, start_utc=moment.start,
        end_utc=moment.end, duration=moment.duration, precision=moment.precision, part=moment.part,
        modifier=moment.modifier or None, status=judgement.status, status_because=judgement.because, zone=zone,
        zone_basis=basis, timex=moment.timex, rule="+".join(dict.fromkeys(item.rules)),
        assumed=_assumed(moment, basis), flags=moment.flags, confidence=_confidence(moment, basis),
        sentence=text[shown[0] : shown[1]], sentence_start=shown[0], clause=clause,
    )  # fmt: skip


def _two_zones(folded: str, item: Found, moment: Moment, told: _Told) -> tuple[str, ...]:
    """Whether a clock time in brackets behind another agrees with it: one moment, told in two zones."""
    last = told.day
    if last is None or last.precision not in _CLOCK or moment.precision not in _CLOCK or last.zone == moment.zone:
        return ()
    if not _OPENING.fullmatch(folded, told.day_end, item.start):
        return ()
    return ("corroborates",) if last.start == moment.start else ("zones-disagree",)


_OPENING = re.compile(r"[^，。\n(]{0,8}\(?\s?(?:即|相当于)?")
_CLAUSE_REACH = 80
"""A clause runs at most so many characters to either side: scraped texts can lack all punctuation."""
_SENTENCE_REACH = 400


def _in_zone(reference: Reference, zone: str) -> Reference:
    """The reference seen from another zone: its local day of publication, unless a dateline proved another day."""
    if zone == reference.zone or reference.instant is None or reference.day is None:
        return replace(reference, zone=zone)
    home = reference.instant.astimezone(zones.get(reference.zone)).date()
    there = reference.instant.astimezone(zones.get(zone)).date()
    day = there if reference.day in (home, there) else there + (reference.day - home)
    return Reference(reference.instant, day, zone)


def _zone(reading: Reading, folded: str, item: Found, setting: Setting, told: _Told) -> tuple[str, ZoneBasis]:
    said = _said_zone(reading)
    if said is not None and said != LOCAL:
        return said, "text"
    if said == LOCAL:
        place = zones.nearest_place(folded, item.start)
        return (place, "place") if place else (setting.reference.zone, "assumed")
    if _bare_clock(reading) and told.zone_said and "\n" not in folded[told.end : item.start]:
        return told.zone_said, "text"
    return setting.reference.zone, setting.zone_basis


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


def _reread(reading: Reading, setting: Setting, judgement: Judgement, told: _Told) -> Reading:
    """The reading as its surroundings have it.

    114年前 told in Taiwan is the year 114 of the Republic, not so many years ago; 一年后 of what happened counts from the
    moment told before.
    """
    if not isinstance(reading, Shifted):
        return reading
    if setting.reference.zone == "Asia/Taipei" and reading.unit == "year" and -140 < reading.count < -90:
        return Point(year=int(1911 - reading.count)).modified("before")
    if reading.count > 0 and judgement.status == "happened" and told.moment is not None:
        return replace(reading, base="previous")
    return reading


_REACH = 160
"""How many characters on a told day still lends its month and year."""


def _lean(reading: Reading, item: Found, folded: str, told: _Told) -> Moment | None:
    """The moment told before that this reading counts from: 次日, 翌年, 即日, …后."""
    if isinstance(reading, Shifted):
        return told.day if RANK[reading.unit] >= RANK["hour"] and _same_paragraph(folded, told.day_end, item) else told.moment
    point = _first(reading)
    if point is None or point.shift is None:
        return None
    if "from_today" in item.rules and re.search(r"[。！？\n]", folded[told.day_end : item.start]):
        return None
    return told.day if point.shift.unit == "day" else told.moment


def _same_paragraph(folded: str, end: int, item: Found) -> bool:
    return "\n" not in folded[end : item.start]


def _first(reading: Reading) -> Point | None:
    match reading:
        case Point():
            return reading
        case Range():
            return reading.first
        case Since():
            return reading.point
        case _:
            return None


def _near(folded: str, item: Found, reading: Reading, told: _Told, judgement: Judgement, reference: Reference) -> date | None:
    """The day told before, when this reading takes its missing day, week, month or year from it."""
    point = _first(reading)
    if point is None or point.shift is not None or not (ranks := point.units()):
        return None
    if ranks[0] > RANK["day"]:
        return _day_of_clock(folded, item, told, judgement, reference)
    if told.moment is None or told.moment.day is None or reference.day is None or point.year is not None:
        return None
    gap = folded[told.end : item.start]
    if "\n" in gap or len(gap) > _REACH or judgement.status == "planned":
        return None
    day = told.moment.day
    if point.weekday is not None and point.day is None:
        return day if told.weekly and 0 < (point.weekday - day.weekday()) % 7 < 4 else None
    if ranks[0] == RANK["month"]:
        return day if day.year < reference.day.year and told.moment.precision != "year" else None
    other_month = (day.year, day.month) != (reference.day.year, reference.day.month)
    borrows = told.moment.precision in (*_DAY_OR_FINER, "month") and point.day is not None
    return day if other_month and borrows and abs((reference.day - day).days) < 400 else None


def _day_of_clock(folded: str, item: Found, told: _Told, judgement: Judgement, reference: Reference) -> date | None:
    """A clock time without a day is the day just told, unless that lies ahead and the clock does not."""
    if told.day is None or folded.count("\n", told.day_end, item.start) > 1:
        return None
    ahead = reference.instant is not None and told.day.start is not None and told.day.start > reference.instant
    if ahead and judgement.status == "happened" or told.day.start is None:
        return None
    return told.day.start.astimezone(zones.get(reference.zone)).date() if told.day.precision in _CLOCK else told.day.day


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


def _status(judgement: Judgement, moment: Moment, reading: Reading, reference: Reference) -> Judgement:
    """The clause's status; a moment wholly to come, told without a deciding word, is a plan."""
    if judgement.strong and judgement.status != "happened":
        return judgement
    future = moment.start is not None and reference.instant is not None and moment.start > reference.instant
    if future and not (judgement.strong and moment.precision in ("minute", "hour", "part")):
        return Judgement("planned", judgement.because if judgement.status == "planned" else "", judgement.strong)
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
