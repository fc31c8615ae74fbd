"""Units other than days, weeks and months: quarters, halves, seasons, decades, centuries."""

from __future__ import annotations

import re

from timeline.grammar.reading import Point, Shift
from timeline.grammar.rule import rule
from timeline.languages.en.lexicon import ORDINALS, SEASONS, E, W, after, any_case, before

_FIRST_TO_FOURTH = any_case(("first", "second", "third", "fourth", "final"))


@rule(
    rf"{W}(?:(?P<which>{_FIRST_TO_FOURTH})[ -]quarter|Q(?P<digit>[1-4]))(?![A-Za-z\d-])(?! (?:touchdown|interception"
    rf"|lead|score|of the (?:game|match)))",
    examples={"grew in the «third quarter»": "2021-Q3", "«Q3 2021»": "2021-Q3", "«third quarter of 2020»": "2020-Q3"},
    never=[
        "a quarter of them",
        "Q5",
        "a first-quarter touchdown",
        "the quarter-final",
        "first quarter score",
        "Audi Q3s",
    ],
)
def quarter(match: re.Match[str]) -> Point:
    """A quarter of a year."""
    word = (match["which"] or "").lower()
    return Point(quarter=int(match["digit"] or {"final": 4}.get(word) or ORDINALS[word]))


@rule(
    rf"{W}(?:[Ff]iscal(?: year)? (?P<year>(?:19|20)\d\d)|FY ?(?P<short>(?:20)?\d\d))(?!\d|[-/,.]\d)",
    examples={"lost money in «fiscal 2020»": "2020", "«fiscal year 2021»": "2021", "«FY2022» results": "2022"},
    never=["fiscal policy", "FY2021-22"],
)
def fiscal_year(match: re.Match[str]) -> Point:
    """A fiscal year, read as the year whose number it has: where it begins is its country's or company's."""
    return Point(year=int(match["year"] or f"20{match['short'][-2:]}"))


_BESIDE = 100
"""Characters that tell whether a half is one of a year."""
_FIGURES = re.compile(
    r"\b(?:profits?|revenues?|sales|earnings|exports?|imports?|output|GDP|economy|growth|turnover|income|loss(?:es)?"
    r"|deliveries|year-on-year|year on year|billion|quarter)\b",
    re.IGNORECASE,
)
_GAME = re.compile(
    r"\b(?:goals?|scor\w+|match|game|kick\w*|penalty|minutes?|referee|team|coach|talks|session|meeting)\b"
)


@rule(
    rf"{W}(?P<which>[Ff]irst|[Ss]econd|[Ll]atter) half(?:(?P<named>(?= of (?:\d{{4}}|this|last|next|the year)))"
    rf"|(?![ -](?:of|[a-z]+ (?:goal|penalty)|goal|score|lead)))",
    examples={
        "in the «first half of 2022»": "2022-H1",
        "«second half of next year»": "2022-H2",
        "«first half of the year»": "2021-H1",
        "Revenue rose 8% in the «first half»": "2021-H1",
    },
    never=["scored in the first half", "the second half of the game", "the first half of the talks", "her first half"],
)
def half_year(match: re.Match[str]) -> Point | None:
    """A half of a year that is named behind it, or that is plain from figures of business beside it."""
    beside = f"{before(match, _BESIDE)} {after(match, _BESIDE)}"
    if match["named"] is None and (not _FIGURES.search(beside) or _GAME.search(beside)):
        return None
    return Point(half=1 if match["which"].lower() == "first" else 2)


_PART_OF_YEAR = re.compile(r"(?:end|start|beginning|middle|half|quarter|months?|weeks?|rest|remainder|turn|part) of \Z")


@rule(
    rf"(?<= of )the year{E}(?! (?:award|\w+ was))",
    examples={"«the end of the year»": "late 2021", "in the «third quarter of the year»": "2021-Q3"},
    never=["Person of the year award"],
)
def of_the_year(match: re.Match[str]) -> Point | None:
    """This year, behind the part of it that is meant."""
    meant = _PART_OF_YEAR.search(before(match, 24).lower())
    return Point(shift=Shift("year", 0)) if meant else None


@rule(
    rf"(?<= of )the (?P<unit>week|month|century|decade){E}",
    examples={"«by the end of the month»": "late+before 2021-11"},
    never=["goal of the month"],
)
def of_the_unit(match: re.Match[str]) -> Point | None:
    """This week, month, decade or century, behind the part of it that is meant."""
    unit = {"week": "week", "month": "month", "century": "century", "decade": "decade"}[match["unit"]]
    meant = re.search(r"(?:end|start|beginning|middle|part) of \Z", before(match, 24).lower())
    return Point(shift=Shift(unit, 0)) if meant else None  # type: ignore[arg-type]


@rule(
    rf"{W}(?:by |before )?(?:the )?(?P<unit>year|month|week)[- ]?end{E}",
    examples={"«year-end» results": "late 2021", "«by year-end»": "late+before 2021"},
    never=["year ending"],
)
def unit_end(match: re.Match[str]) -> Point | None:
    """The end of this year or month."""
    if match["unit"] == "week":
        return None
    point = Point(shift=Shift("year" if match["unit"] == "year" else "month", 0)).modified("late")
    return point.modified("before") if match[0].lower().startswith(("by", "before")) else point


@rule(
    rf"{W}(?:(?<=\bthe )|(?<=\b[Ii]n )|(?<=\bthis )|(?<=\bby )|(?<=\bsince ))?(?P<season>{any_case(SEASONS)})(?:"
    rf"(?= \d{{4}}(?! (?:points|people|feet|meters|metres|miles)))|(?= of \d{{4}}|of (?:last|this|next) year))",
    examples={"in the «summer of 2016»": "2016-SU", "«spring 2022»": "2022-SP"},
    never=[
        "the fall of Kabul",
        "prices fall",
        "will fall 2000 points",
        "the Spring Festival",
        "the Prague Spring",
        "Donna Summer",
        "Silver Spring",
        "the Summer Palace",
        "Summer Olympics",
    ],
)
def season(match: re.Match[str]) -> Point:
    """A season with its year behind it."""
    return Point(season=SEASONS[match["season"].lower()])


_HABIT = re.compile(r"\b(?:(?:each|every) (?:year|season)|usually|always|traditionally)\b[^。\n]*\Z", re.IGNORECASE)


@rule(
    rf"(?<=\b[Ii]n the ){W}(?P<season>spring|summer|autumn|winter){E}(?! (?:of|\d|Olympic|Games))",
    examples={"will visit in the «spring»": "2022-SP", "It was cold in the «winter»": "2020-WI"},
    never=[
        "Each year the ice shrinks in the summer",
        "in the fall of his life",
        "in the Spring Palace",
        "in the summer Games",
    ],
)
def bare_season(match: re.Match[str]) -> Point | None:
    """A season whose year the text leaves open, unless it is one of every year."""
    if _HABIT.search(before(match, 100)):
        return None
    return Point(season=SEASONS[match["season"]])


_SOMEBODYS = re.compile(r"\b(?:his|her|their|my|our|your) (?:mid[ -])?\Z", re.IGNORECASE)


@rule(
    r"(?<![\d$£€.,])(?P<decade>(?:1[5-9]|20)\d0)'?s\b|(?:(?<=\bthe )|(?<=\bmid[ -]))'?(?P<short>[2-9]0)'?s\b",
    examples={
        "in the «1990s»": "199",
        "during the «'90s»": "199",
        "«early 2020s»": "early 202",
        "taken «mid 90s»": "mid 199",
    },
    never=["in his 30s", "in her mid-30s", "$1990s", "the 49ers", "the 76ers", "Boeing 737s", "F-16s"],
)
def decade(match: re.Match[str]) -> Point | None:
    """A decade, of a named century or of the one that fits; an age is in somebody's thirties."""
    if match["short"] and _SOMEBODYS.search(before(match, 12)):
        return None
    return Point(decade=int(match["decade"] or match["short"]))


_ORDINAL_WORDS = {"nineteenth": 19, "twentieth": 20, "twenty-first": 21, "eighteenth": 18}


@rule(
    rf"{W}(?:(?P<number>1\d|20|21|[4-9])(?:st|nd|rd|th)|(?P<word>{any_case(_ORDINAL_WORDS)}))[ -][Cc]entury{E}"
    rf"(?! (?:Fox|BC))",
    examples={"the «20th century»": "19", "in the «twenty-first century»": "20"},
    never=["the 6th century BC", "20th Century Fox", "half a century", "Century 21", "the 9th Circuit"],
)
def century(match: re.Match[str]) -> Point:
    """A century by its number."""
    return Point(century=int(match["number"]) if match["number"] else _ORDINAL_WORDS[match["word"].lower()])


@rule(
    rf"{W}(?P<which>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast) (?P<day>Monday|Tuesday|Wednesday|Thursday|Friday"
    rf"|Saturday|Sunday)(?= (?:of|in) )",
    examples={"on the «first Monday of November»": "2021-11-01"},
    never=["the first Monday back", "the second Sunday school"],
)
def nth_weekday(match: re.Match[str]) -> Point:
    """The how-manieth weekday of the month that follows."""
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    return Point(nth=(ORDINALS[match["which"].lower()], days.index(match["day"])), standalone=False)
