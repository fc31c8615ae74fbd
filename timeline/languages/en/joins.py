"""How neighbouring expressions become one: 7:45 p.m. + Monday, Tuesday + (Nov. 16), end of + November, since + 2018."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.grammar.join import Behind, Step, extended, neighbours, preceded
from timeline.grammar.reading import LOCAL, RANK, Amount, Point, Range, Since, ZoneName
from timeline.grammar.scan import Found
from timeline.languages.en.places import zone_of_place
from timeline.model import Precision

_DAY = RANK["day"]
_CLOCK_FIELDS = ("hour", "minute", "second", "part", "hours")


def _both(a: Found, b: Found, reading: Point | Range | Amount, end: int | None = None) -> Found:
    return Found(a.start, b.end if end is None else end, reading, tuple(dict.fromkeys((*a.rules, *b.rules))))


def zone_after(text: str, a: Found, b: Found) -> Found | None:
    """8:45 a.m. + Beijing time; 0045 + GMT; Monday evening + Washington time."""
    if not isinstance(b.reading, ZoneName) or not isinstance(a.reading, Point) or a.reading.zone not in (None, LOCAL):
        return None
    gap = text[a.end : b.start]
    bracketed = gap.strip() == "(" and text[b.end : b.end + 1] == ")"
    day_alone = not a.reading.has_clock and a.reading.part is None
    if not (bracketed or gap in ("", " ", ", ")) or (day_alone and not gap):
        return None
    return _both(a, b, replace(a.reading, zone=b.reading.zone, standalone=True), b.end + bracketed)


_IN_PLACE = re.compile(r",? in (?P<place>[A-Z][a-z]+(?: [A-Z][a-z]+)?)")


def place_after(text: str, item: Found, limit: int) -> Found | None:
    """9 p.m. Monday + in Washington: the place right behind a clock time is its zone."""
    point = item.reading
    if not isinstance(point, Point) or not point.has_clock or point.zone:
        return None
    match = _IN_PLACE.match(text, item.end, limit)
    zone = zone_of_place(match["place"]) if match else None
    return Found(item.start, match.end(), replace(point, zone=zone), item.rules) if match and zone else None


_FINER_BEHIND = re.compile(r",? ?(?:at |in the |at around |at about |around |about )?\Z")
_COARSER_BEHIND = re.compile(r" ?(?:of |on |on the |in |in the |, )?\Z|, (?:on )?\Z")


def complete(text: str, a: Found, b: Found) -> Found | None:
    """A coarse part and a finer one in either order: Monday + at 9 a.m., 9 a.m. + Monday, third quarter + of 2021."""
    if not isinstance(a.reading, Point) or not isinstance(b.reading, Point) or a.reading.modifiers:
        return None
    first, second = _named(a.reading), _named(b.reading)
    if not first or not second or (a.reading.zone and b.reading.zone) or set(first) & set(second):
        return None
    coarse_first = max(first) < min(second)
    if not coarse_first and not max(second) < min(first):
        return None
    coarse, fine = (first, second) if coarse_first else (second, first)
    if (max(coarse) < _DAY < min(fine)) or (a.reading.shift and b.reading.shift):
        return None
    weekly = (b.reading if not coarse_first else a.reading).shift
    if weekly is not None and weekly.unit == "week" and min(fine) < RANK["weekend"]:
        return None
    gap = text[a.end : b.start]
    if not (_FINER_BEHIND if coarse_first else _COARSER_BEHIND).fullmatch(gap):
        return None
    if coarse_first and max(coarse) < _DAY and gap.strip() not in ("", ",", "of"):
        return None
    return _both(a, b, a.reading.joined(replace(b.reading, standalone=True)).modified(*b.reading.modifiers))


def _named(point: Point) -> tuple[int, ...]:
    """The ranks of the named units; the half of the day belongs to its clock time."""
    units = point.units()
    return tuple(u for u in units if u != RANK["part"]) if point.has_clock else units


def said_twice(text: str, a: Found, b: Found) -> Found | None:
    """One date told in two ways: Monday, Nov. 15; Tuesday (Nov. 16); today (Friday)."""
    if not isinstance(a.reading, Point) or not isinstance(b.reading, Point):
        return None
    gap = text[a.end : b.start]
    bracketed = gap.strip() == "(" and text[b.end : b.end + 1] == ")"
    if not bracketed and gap not in (", ", " ", ""):
        return None
    one, other = a.reading, b.reading
    if _DAY not in one.units() or _DAY not in other.units() or (one.zone and other.zone):
        return None
    clocks = one.has_clock + other.has_clock
    if clocks == 2 or (other.has_clock and bracketed) or (one.part and other.part and not clocks):
        return None
    numbered = one.day is not None and other.day is not None
    same_field = one.weekday is not None and other.weekday is not None
    if numbered or same_field or (one.shift and other.shift):
        return None
    if not bracketed and one.shift is None and one.weekday is None and other.weekday is None:
        return None
    return _both(a, b, one.joined(other), b.end + bracketed)


_TO = re.compile(r"\s?(?:[-–—]{1,2}|to|through|until|till)\s?|, (?:to|through|until) ")


def between_two(text: str, a: Found, b: Found) -> Found | None:
    """From one to the other: September to November, 28 August to 8 September, between 9 and 11 a.m."""
    if not isinstance(a.reading, Point) or not isinstance(b.reading, Point):
        return None
    gap = text[a.end : b.start]
    pair = gap == " and " and text[max(0, a.start - 8) : a.start].lower() == "between "
    pair = pair or (gap == " and " and _is_next_weekday(a.reading, b.reading))
    told_before = b.reading.shift is not None and b.reading.shift.base == "previous"
    if (
        told_before
        or not (pair or _TO.fullmatch(gap))
        or abs(RANK[a.reading.precision] - RANK[b.reading.precision]) > 3
    ):
        return None
    first, last = replace(a.reading, standalone=True), replace(b.reading, standalone=True)
    if first.has_clock and last.has_clock and not any(u <= _DAY for u in first.units()):
        clock = {name: getattr(first, name) for name in _CLOCK_FIELDS}
        part = clock["part"] or (last.part if (first.hour or 0) <= (last.hour or 0) <= 11 else None)
        first = replace(last, **{**clock, "part": part})
        last = Point(**{name: getattr(last, name) for name in _CLOCK_FIELDS}, zone=last.zone)
    return _both(a, b, Range(first, last))


def _is_next_weekday(first: Point, second: Point) -> bool:
    """Thursday and Friday, with nothing else said of either."""
    days = first.weekday, second.weekday
    return (
        days[0] is not None
        and days[1] == (days[0] + 1) % 7
        and first == Point(weekday=days[0])
        and second == Point(weekday=days[1])
    )


_SOME_DAYS = r"(?:few |ten |two )?(?:days|weeks?)"
_THIRD = re.compile(
    rf"(?:(?P<early>[Ee]arly|[Ee]arlier|(?:the )?(?:[Ss]tart|[Bb]eginning|early part|[Ff]irst {_SOME_DAYS}) of)"
    r"|(?P<mid>[Mm]id|(?:the )?[Mm]iddle of)"
    rf"|(?P<late>[Ll]ate|[Ll]ater|(?:the )?(?:[Ee]nd|latter part|close|(?:[Ll]ast|[Ff]inal) {_SOME_DAYS}) of"
    r"|[Ll]ate in))"
    r"(?:[ -](?:in |on )?(?:the )?)\Z"
)
_TAKES_THIRD = {"week", "month", "quarter", "year", "decade", "century", "season", "half"}
_LATE_DAY = {"early": ("dawn", (0, 9)), "late": ("night", (18, 24))}


def third(text: str, item: Found, floor: int) -> Found | None:
    """Early + November, mid- + September, the end of + 2021, late + Wednesday, later + this month."""
    point = item.reading
    if not isinstance(point, Point) or point.modifiers or point.has_clock:
        return None
    match = _THIRD.search(text, max(floor, item.start - 22), item.start)
    if match is None or (match.start() and text[match.start() - 1].isalpha()):
        return None
    word = match.lastgroup or ""
    if point.precision in _TAKES_THIRD:
        return Found(match.start(), item.end, point.modified(word), (*item.rules, "third"))
    if point.precision != "day":
        return Found(match.start(), item.end, point, item.rules)
    if word not in _LATE_DAY or match[0].lower().startswith(("later", "earlier")):
        return Found(match.start(), item.end, point, item.rules) if word in _LATE_DAY else None
    part, hours = _LATE_DAY[word]
    return Found(match.start(), item.end, replace(point, part=part, hours=hours), (*item.rules, "third"))  # type: ignore[arg-type]


_WHOLE = re.compile(
    r"(?:the )?(?:(?P<week>week) (?:of|beginning|starting|commencing|ending|ended)|(?P<month>month) (?:ended|ending)"
    r"|(?:fiscal )?(?P<quarter>quarter) (?:ended|ending))(?: on)?(?: the)? \Z",
    re.IGNORECASE,
)


def whole(text: str, item: Found, floor: int) -> Found | None:
    """The week of + July 18, the quarter ended + Sept. 30: the unit in which the day lies."""
    point = item.reading
    if not isinstance(point, Point) or point.day is None or point.precision != "day":
        return None
    match = _WHOLE.search(text, max(floor, item.start - 30), item.start)
    if match is None:
        return None
    unit: Precision = "week" if match["week"] else "month" if match["month"] else "quarter"
    return Found(match.start(), item.end, replace(point, whole=unit), (*item.rules, "whole"))


_MODIFIER = re.compile(
    r"(?<![A-Za-z])(?:(?P<nearly>(?:[Ss]hortly|[Jj]ust|[Ss]oon) (?:before|after))|(?P<before>[Bb]y|[Bb]efore"
    r"|[Uu]ntil|[Tt]ill|[Tt]hrough|[Nn]o later than|[Uu]p to)|(?P<after>[Aa]fter|[Ff]ollowing(?! on))"
    r"|(?P<approx>[Aa]round|[Aa]bout|[Aa]pproximately)|(?P<since>[Ss]ince|[Ee]ver since))(?: the| at least| at"
    r"| on)? \Z"
)
_A_THING = re.compile(
    r"'s?\b| (?!(?:and|or|but|when|as|to|if|in|on|at|with|for|from|the|that|is|was|will|has|had|after|because"
    r"|according|said|local)\b)[a-z]|-| [A-Z]"
)


def modifier(text: str, item: Found, floor: int) -> Found | None:
    """By + Friday, before + 2020, until + Dec. 31, since + 2018, around + 6 p.m."""
    point = item.reading
    if not isinstance(point, Point) or {"before", "after"} & set(point.modifiers):
        return None
    match = _MODIFIER.search(text, max(floor, item.start - 18), item.start)
    if match is None:
        return None
    word = match.lastgroup or ""
    if word == "since":
        return Found(match.start(), item.end, Since(replace(point, standalone=True)), (*item.rules, "since"))
    word = "approx" if word == "nearly" else word
    if word == "approx" and text.startswith("'s", item.end):
        return None
    if (
        word != "approx"
        and match[0].lower().startswith(("before", "after", "following"))
        and _A_THING.match(text, item.end)
    ):
        return None
    return Found(match.start(), item.end, replace(point.modified(word), standalone=True), item.rules)


def lent_day(text: str, found: list[Found]) -> list[Found]:
    """7:30 p.m. (1730 GMT) + on Friday: the day stands behind the same time in another zone."""
    result = list(found)
    for i, (clock, gloss, day) in enumerate(zip(found, found[1:], found[2:], strict=False)):
        points = [f.reading for f in (clock, gloss, day) if isinstance(f.reading, Point)]
        gaps = text[clock.end : gloss.start], text[gloss.end : day.start]
        if len(points) < 3 or gaps[0] != " (" or gaps[1] not in (") on ", ") "):
            continue
        clock_alone = points[0].has_clock and not any(unit <= _DAY for unit in points[0].units())
        if clock_alone and points[1].has_clock and points[2].precision == "day":
            result[i] = replace(clock, reading=points[0].joined(points[2]))
    return result


def lent_year(text: str, found: list[Found]) -> list[Found]:
    """November and + December 1995: the year stands behind the last of the list."""
    result = list(found)
    for i in range(len(found) - 2, -1, -1):
        one, other = result[i].reading, result[i + 1].reading
        if not isinstance(one, Point) or not isinstance(other, Point) or other.year is None or one.month is None:
            continue
        same = one.precision == other.precision and one.year is None and one.shift is None
        if same and text[result[i].end : result[i + 1].start] in (" and ", ", ", " or ", ", and "):
            result[i] = replace(result[i], reading=replace(one, year=other.year))
    return result


def of_its_own(text: str, found: list[Found]) -> list[Found]:
    """Without zone names that nothing joined, and the year of a date's month once only."""
    return [f for f in found if not isinstance(f.reading, ZoneName)]


def sum_of_amounts(text: str, a: Found, b: Found) -> Found | None:
    """3 hours + and 14 minutes."""
    first, second = a.reading, b.reading
    if (
        not isinstance(first, Amount)
        or not isinstance(second, Amount)
        or text[a.end : b.start] not in (" and ", ", ", " ")
    ):
        return None
    total = first.plus(second)
    return _both(a, b, total) if total else None


STEPS: tuple[Step, ...] = (
    neighbours(zone_after),
    neighbours(said_twice),
    neighbours(complete),
    neighbours(said_twice),
    neighbours(complete),
    neighbours(zone_after),
    neighbours(sum_of_amounts),
    extended(object, Behind(place_after)),
    neighbours(between_two),
    lent_day,
    lent_year,
    preceded(whole),
    preceded(third),
    preceded(modifier),
    of_its_own,
)
