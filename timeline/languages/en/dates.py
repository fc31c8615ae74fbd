"""Dates by number and month: Nov. 16, 16 November 2021, November 2021, Nov. 10-16, 2021-11-16, 2018 to 2020."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.grammar.reading import Point, Range
from timeline.grammar.rule import rule
from timeline.grammar.scan import Found
from timeline.grammar.strokes import day_and_month
from timeline.languages.en.lexicon import DAY, MONTH, MONTHS, ORDINAL, WORD_MONTHS, YEAR, E, W, after, before
from timeline.languages.en.places import in_united_states

_AND_NEXT = r"(?:\s?[-–—]\s?| to | through | and |, )"
_NO_THING = r"(?!(?:'s|,? 2001)?,? (?:attack|terror))"
_OF_THE_ATTACKS = re.compile(r"'?s? (?:hijack|plot|victim|famil|survivor|[Cc]ommission|[Mm]emorial)")
_OTHER_YEAR = r"(?:,? of)?,? (?P<year>" + YEAR + r")"


def _month(text: str) -> int:
    return MONTHS[text.rstrip(".")]


def _int(text: str | None) -> int | None:
    return int(text) if text else None


def _day(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _month_and_day(match: re.Match[str]) -> Point | None:
    month, day = _month(match["month"]), _day(match["day"])
    if (month, day) == (9, 11) and _OF_THE_ATTACKS.match(after(match)):
        return None
    return Point(year=_int(match["year"]), month=month, day=day)


@rule(
    rf"(?<!Long ){W}(?P<month>{MONTH}) (?P<day>{ORDINAL})(?:,? (?P<year>{YEAR}))?{_NO_THING}",
    examples={
        "on «Nov. 16»": "2021-11-16",
        "on «November 16th, 2021», in Beijing": "2021-11-16",
        "«Sept 6» election": "2021-09-06",
        "held «May 4»": "2021-05-04",
    },
    never=[
        "the Sept. 11 attacks",
        "the September 11, 2001, attacks",
        "a Sept. 11 hijacker",
        "It may 20 times over",
        "a march 5 miles long",
        "the Long March 5 rocket",
        "Room May 1,200",
        "March 3.5 percent",
        "He sat 3 rows back",
        "the sun 8 minutes away",
        "SAT 1200 scores",
    ],
)
def month_day(match: re.Match[str]) -> Point | None:
    """A month and its day, and the year if it is told."""
    return _month_and_day(match)


@rule(
    rf"{W}(?:the )?(?P<day>{ORDINAL})(?: of)? (?P<month>{MONTH}){E}(?! Day\b)(?:,? (?P<year>{YEAR}))?{_NO_THING}",
    examples={
        "on «16 November 2021»": "2021-11-16",
        "on «31 October»": "2021-10-31",
        "on «the 4th of May»": "2021-05-04",
    },
    never=["9 Marches", "the 11 September attacks", "all 12 may stay", "the first 5 march out", "20 May Day rallies"],
)
def day_month(match: re.Match[str]) -> Point | None:
    """A day before its month, and the year if it is told."""
    return _month_and_day(match)


@rule(
    rf"{W}(?P<month>{MONTH}) (?P<first>{ORDINAL}){_AND_NEXT}(?P<last>{ORDINAL})(?! {MONTH})(?:,? (?P<year>{YEAR}))?",
    examples={
        "from «Nov. 10–16»": "2021-11-10/2021-11-16",
        "from «Nov. 8 to 11, 2021»": "2021-11-08/2021-11-11",
        "on «Oct. 30 and 31»": "2021-10-30/2021-10-31",
        "between «Oct. 16 and 26»": "2021-10-16/2021-10-26",
    },
    never=["on Nov. 16, 17 people", "won 3-2 in May", "May 1-0 Everton", "a 6-4, 7-5 win in March"],
)
def month_days(match: re.Match[str]) -> Range | None:
    """Some days of one month, the month first."""
    return _days(match)


@rule(
    rf"{W}(?P<first>{ORDINAL}){_AND_NEXT}(?P<last>{ORDINAL}) (?P<month>{MONTH}){E}(?:,? (?P<year>{YEAR}))?",
    examples={"from «8 to 11 November»": "2021-11-08/2021-11-11", "on «30-31 October 2021»": "2021-10-30/2021-10-31"},
    never=["5, 16 November"],
)
def days_month(match: re.Match[str]) -> Range | None:
    """Some days of one month, the month last."""
    return _days(match)


@rule(
    rf"{W}(?P<day>{ORDINAL})(?=(?:, {ORDINAL})*,? and {ORDINAL} (?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?)",
    examples={
        "on «18» and «20 August»": "2021-08-18 & 2021-08-20",
        "on «1», «5» and «9 May»": "2021-05-01 & 2021-05-05 & 2021-05-09",
    },
    never=["killed 18 and hurt 20 in August"],
)
def day_of_list(match: re.Match[str]) -> Point:
    """A day whose month stands behind the last of the list."""
    return Point(year=_int(match["year"]), month=_month(match["month"]), day=_day(match["day"]))


_LISTED_BEHIND = re.compile(rf"(?P<month>{MONTH}) {ORDINAL}(?:(?:, | and ){ORDINAL})*(?:, |,? and )\Z")


@rule(
    rf"(?:(?<=\d, )|(?<=\d and )|(?<=\d, and )|(?<=th and )){W}(?P<day>{ORDINAL})"
    r"(?! (?!(?:and|at|in|to|for)\b)[a-z]+| ?%)",
    examples={"on «Aug. 18» and «20»": "2021-08-18 & 2021-08-20"},
    never=["on Aug. 18 and 20 people came", "in 2018 and 20 more"],
)
def day_behind_list(match: re.Match[str]) -> Point | None:
    """A day whose month stands before the first of the list."""
    said = _LISTED_BEHIND.search(before(match, 40))
    return Point(month=_month(said["month"]), day=_day(match["day"])) if said else None


def _days(match: re.Match[str]) -> Range | None:
    first, last = _day(match["first"]), _day(match["last"])
    between = match.string[match.end("first") : match.start("last")]
    named = before(match, 8).lower() == "between "
    if first >= last or ("," in between) or ("and" in between and last > first + 1 and not named):
        return None
    month, year = _month(match["month"]), _int(match["year"])
    return Range(Point(year=year, month=month, day=first), Point(year=year, month=month, day=last))


@rule(
    rf"{W}(?P<month>{MONTH}){E}{_OTHER_YEAR}",
    examples={
        "in «November 2021»": "2021-11",
        "in «March of 2020»": "2020-03",
        "«since Sept. 2001»": "since 2001-09-01/2021-11-10",
    },
    never=["May 20210"],
)
def month_year(match: re.Match[str]) -> Point:
    """A month and its year."""
    return Point(year=int(match["year"]), month=_month(match["month"]))


_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|by|until|till|from|to|through|of|between|and|during|early|late|mid|before|after|this|last|next"
    r"|around|least)[ -]\Z",
    re.IGNORECASE,
)
_FIRST_NAMES = ("April", "June", "August")
_SURNAME = re.compile(r" [A-Z][a-z]+ ?(?!Day\b)")


@rule(
    rf"{W}(?P<month>{MONTH}){E}(?! \d|'s? \d)",
    examples={
        "began in «June»": "2021-06",
        "in «March»": "2021-03",
        "«by October»": "before 2021-10",
        "«November» sales": "2021-11",
    },
    never=[
        "You may march",
        "May I come in",
        "March on Washington",
        "They march for peace",
        "the march began",
        "May said on",
        "Theresa May",
        "Prime Minister May resigned",
        "the Long March rocket",
        "Fredric March won an Oscar",
        "June Carter sang",
        "April Smith said",
        "August Wilson wrote it",
        "an august body",
        "a second",
        "Sun Yat-sen",
        "Mr Jan Smith",
    ],
)
def month(match: re.Match[str]) -> Point | None:
    """A month whose year the text leaves open; May and March only behind a word that shows the month."""
    name = match["month"].rstrip(".")
    spelled_out = len(name) > 4 or name in ("June", "July")
    a_word = name in WORD_MONTHS or not spelled_out
    a_person = name in _FIRST_NAMES and _SURNAME.match(after(match))
    if (a_word or a_person) and not _BEFORE_MONTH.search(before(match, 9)):
        return None
    return Point(month=MONTHS[name])


@rule(
    rf"(?<=\bthe )(?P<day>{DAY})(?:st|nd|rd|th)(?= (?:at|in the (?:morn|after|even)|and|of (?:this|last|next))\b"
    rf"|[,。;)\n]|\Z)",
    examples={"will meet on the «16th»。": "2021-11-16"},
    never=["on the 45th day", "the 16th century", "the 5th floor", "the 9th Circuit", "the 7th Fleet", "the 2nd round"],
)
def day_of_month(match: re.Match[str]) -> Point:
    """A day whose month the text leaves open."""
    return Point(day=int(match["day"]))


_CLOCK = r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d+)?)?(?P<zone>Z|[+-]\d\d:?\d\d)?"


@rule(
    rf"(?<![\d./-])(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<month>1[0-2]|0?[1-9])(?P=sep)(?P<day>3[01]|[12]\d"
    rf"|0?[1-9])(?![\d/]|[.-]\d)(?:[T ]{_CLOCK})?",
    examples={"dated «2021-11-16»": "2021-11-16", "at «2019-07-02 14:05»": "2019-07-02T14:05"},
    never=["version 1.2021.11.16.2", "2021.11", "Ubuntu 2020.10.1.2", "call 2021-11-160"],
)
def iso_date(match: re.Match[str]) -> Point:
    """Year first, in digits, with the clock and its offset if they are told."""
    hour, minute, second = (_int(match[name]) for name in ("hour", "minute", "second"))
    return Point(
        year=int(match["year"]),
        month=int(match["month"]),
        day=int(match["day"]),
        hour=hour,
        minute=minute,
        second=second,
        zone="UTC" if match["zone"] == "Z" else match["zone"],
    )


@rule(
    r"(?<![\w/.-])(?P<first>[0-3]?\d)/(?P<second>[0-3]?\d)/(?P<year>(?:19|20)?\d\d)(?![\w/])",
    examples={"on «16/11/2021»": "2021-11-16", "«by 11/16/2021»": "before 2021-11-16", "on «6/5/2021»": "2021-05-06"},
    never=["45/80/2020", "open 24/7", "the 9/11 attacks", "since 9/11", "1/2/3/4", "2/3 of voters", "AC/DC 1/2"],
)
def numeric_date(match: re.Match[str]) -> Point | None:
    """Day, month and year with strokes, the day first unless only month first makes a date; ``at_home`` turns it."""
    found = day_and_month(match["first"], match["second"])
    return Point(year=int(match["year"]), month=found[1], day=found[0]) if found else None


def at_home(item: Found, zone: str) -> Found:
    """A date in strokes with the month first, where its text comes from the United States."""
    point = item.reading
    if numeric_date.name not in item.rules or not isinstance(point, Point) or not in_united_states(zone):
        return item
    if (point.day or 0) > 12 or point.month is None:
        return item
    return replace(item, reading=replace(point, month=point.day, day=point.month))
