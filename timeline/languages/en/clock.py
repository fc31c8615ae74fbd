"""Clock times, parts of the day and the zones they are told in: 7:45 p.m. Eastern time, 0045 GMT, noon."""

from __future__ import annotations

import re

from timeline.grammar.reading import LOCAL, Point, ZoneName
from timeline.grammar.rule import rule
from timeline.languages.en.lexicon import PARTS, E, W, after, any_case, before
from timeline.languages.en.places import ZONE_WORDS, zone_of_place
from timeline.model import Part

_HALVES: dict[str, Part] = {"a": "dawn", "p": "afternoon"}
"""The part of day that reads an hour of that half: 12 in dawn is midnight, 12 in the afternoon noon."""


def _int(text: str | None) -> int | None:
    return int(text) if text else None


@rule(
    r"(?<![\w.:/$£€-])(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?(?::(?P<second>[0-5]\d))?[ -]?"
    r"(?P<half>[aApP])(?:\.[mM][.。]?|[mM]\b)(?![A-Za-z])",
    examples={
        "at «7:45 p.m.»": "2021-11-10T19:45",
        "at «9.04am»": "2021-11-10T09:04",
        "at «12 a.m.»": "2021-11-10T00",
        "at «9pm»": "2021-11-10T21",
    },
    never=[
        "9 am I",
        "$5 pm",
        "3 amps",
        "3 a match",
        "$5.30 a share",
        "a 2-1 win",
        "Model 3 prices",
        "version 2.0 apps",
    ],
)
def twelve_hour_clock(match: re.Match[str]) -> Point | None:
    """Hour and minute of one half of the day."""
    if match[0].endswith(" am") and after(match, 2) == " I":
        return None
    half = _HALVES[match["half"].lower()]
    return Point(hour=int(match["hour"]), minute=_int(match["minute"]), second=_int(match["second"]), part=half)


@rule(
    r"(?<![\w.:/$-])(?P<hour>1[0-2]|[1-9])(?=(?:\s?[-–—]\s?| to | and )(?:1[0-2]|[1-9])(?::[0-5]\d)?\s?[ap]\.?m\b)",
    examples={"from «9 to 11 a.m.»": "2021-11-10T09/2021-11-10T11"},
    never=["9 to 11 people", "a 5-4 ruling", "odds of 9 to 1", "since 9/11 and after"],
)
def hour_of_range(match: re.Match[str]) -> Point:
    """An hour whose half of the day stands behind the last hour of its range."""
    return Point(hour=int(match["hour"]), standalone=False)


_VERSE = re.compile(r"\b(?:Matthew|Mark|Luke|John|Acts|Romans|Genesis|Exodus|Isaiah|Psalms?|Proverbs|Verse) \Z")
_GLOSSED = re.compile(r"(?:\d|noon|midnight|[ap]\.?m\.?|time) \(\Z")
"""What a clock time in brackets can explain: another clock time."""
_TOOK = re.compile(r"\b(?:in|in a|of|clocked|ran|record) \Z")


@rule(
    r"(?<![\w.:/$-])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?![\d:]|\.\d|%)(?: ?"
    r"(?:hrs?|hours)\b)?",
    examples={"at «19:45»": "2021-11-10T19:45", "at «08:45:10»": "2021-11-10T08:45:10"},
    never=[
        "odds of 3:2",
        "a 2:1 win",
        "a ratio of 1:100",
        "a 16:9 screen",
        "John 3:16",
        "John 3:16:4:5",
        "ran the marathon in 2:03:45",
        "a song (9:15)",
        "a time of 1:42.15",
    ],
)
def digital_clock(match: re.Match[str]) -> Point | None:
    """Hour and minute in digits with a colon."""
    if (
        before(match, 1) == "("
        and after(match, 1) == ")"
        and not match["second"]
        and not _GLOSSED.search(before(match, 40))
    ):
        return None
    if _VERSE.search(before(match, 14)) or (match["second"] and _TOOK.search(before(match, 14))):
        return None
    return Point(hour=int(match["hour"]), minute=int(match["minute"]), second=_int(match["second"]))


@rule(
    r"(?<![\d.:,])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?= ?(?:GMT|UTC|hrs\b|hours (?:local|on|GMT)))(?: ?"
    r"(?:hrs|hours))?",
    examples={"at «0045 GMT»": "2021-11-10T00:45Z"},
    never=["0045 people", "dial 0800 555", "Flight 1945", "Boeing 0747"],
)
def four_digit_clock(match: re.Match[str]) -> Point:
    """Hour and minute without a colon, as agencies write GMT."""
    return Point(hour=int(match["hour"]), minute=int(match["minute"]))


@rule(
    rf"(?<!High ){W}(?P<word>[Nn]oon|[Mm]idday|[Mm]idnight){E}(?! (?:oil|blue|sun|snack|Cowboy|Express|Sun|Mass))",
    examples={"at «noon»": "2021-11-10T12", "takes effect at «midnight»": "2021-11-11T00"},
    never=["burning the midnight oil", "afternoon", "High Noon", "Midnight Cowboy", "Peggy Noonan"],
)
def noon_or_midnight(match: re.Match[str]) -> Point:
    """The middle of the day, or its end."""
    return Point(hour=24 if match["word"].lower() == "midnight" else 12)


_NAMED_PARTS = any_case(part for part in PARTS if part not in ("noon", "midday"))


@rule(
    rf"{W}(?:(?:[Ii]n|[Oo]n|[Dd]uring) the |the )?(?P<part>{_NAMED_PARTS}){E}(?! (?:shift|club|market|gown|school"
    rf"|class|train|bus|show|meal|star|paper|rush))(?:(?= of)|(?<=overnight))?",
    examples={
        "on «Tuesday in the afternoon» they": "2021-11-09TAF",
        "signed «in the evening»": "2021-11-10TEV",
    },
    never=[
        "the night shift",
        "an evening gown",
        "the Evening Standard",
        "the South China Morning Post",
        "Good Morning America",
        "overnight delivery",
        "night owls",
    ],
)
def part_of_day(match: re.Match[str]) -> Point:
    """A part of the day; without its day only where it is plainly today's."""
    return Point(part=PARTS[match["part"].lower()], standalone="n the " in match[0].lower())


@rule(
    rf"{W}(?P<zone>{ZONE_WORDS})(?: (?:Standard|Daylight|Summer|standard|daylight|summer))? [Tt]ime{E}"
    rf"|(?<=[ap]\.m\. |\d [ap]m )(?P<bare>Eastern|Central|Mountain|Pacific){E}|{W}"
    rf"(?P<code>ET|PT|EDT|EST|PDT|PST|GMT|UTC|CET|CEST|BST|SGT|HKT|JST|KST){E}",
    examples={
        "at «8:45 a.m. Beijing time»": "2021-11-10T08:45",
        "at «3:29 p.m. ET»": "2021-11-09T15:29",
        "met at «3:30 p.m. Eastern on Sunday»": "2021-11-07T15:30",
        "in Seoul at «9 a.m. local time»": "2021-11-10T09",
    },
    never=[
        "about time",
        "for the first time",
        "the Washington Post",
        "the New York Times",
        "Eastern Europe",
        "a Pacific island",
    ],
)
def zone_name(match: re.Match[str]) -> ZoneName | None:
    """A zone, to be joined to the clock or day beside it."""
    if (match["zone"] or "").lower() == "local":
        return ZoneName(LOCAL)
    zone = zone_of_place(match["zone"] or match["bare"] or match["code"])
    return ZoneName(zone) if zone else None
