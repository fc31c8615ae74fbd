"""Days, weeks, months and years named from where one stands: today, last week, next Monday, tonight, the next day."""

from __future__ import annotations

import re
from typing import Final

from timeline.grammar.reading import Point, Shift
from timeline.grammar.rule import rule
from timeline.languages.en.lexicon import (
    MONTH,
    MONTHS,
    OWN,
    PARTS,
    SEASONS,
    SHORT_WEEKDAY,
    WEEKDAY,
    WEEKDAYS,
    E,
    W,
    after,
    any_case,
    before,
)
from timeline.model import Precision

_DAYS: Final = {"today": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}
_WHICH: Final = {"last": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_PERIODS: Final[dict[str, Precision]] = {
    "week": "week",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "decade": "decade",
    "century": "century",
}
_PART = any_case(part for part in PARTS if " " not in part and part not in ("overnight", "midday", "lunchtime"))


@rule(
    rf"{W}(?P<day>{any_case(_DAYS)}){E}(?!'s world)",
    examples={
        "announced «today»": "2021-11-10",
        "«Yesterday», he said": "2021-11-09",
        "left «the day before yesterday»": "2021-11-08",
        "will leave «tomorrow»": "2021-11-11",
    },
    never=["USA Today reported", "the Today show", "the BBC's Today programme", "Russia Today", "in today's world"],
)
def relative_day(match: re.Match[str]) -> Point | None:
    """A day counted from the day of the text."""
    if match["day"] == "Today" and re.match(r"[A-Za-z] ", before(match, 2)):
        return None
    return Point(shift=Shift("day", _DAYS[match["day"].lower()]))


@rule(
    rf"{W}(?P<day>[Tt]his|[Yy]esterday|[Tt]omorrow|[Ll]ast(?= night| evening)) (?P<part>{_PART}){E}|{W}"
    rf"(?P<tonight>[Tt]onight){E}",
    examples={
        "«tonight»": "2021-11-10TEV",
        "held «last night»": "2021-11-09TEV",
        "«this morning»": "2021-11-10TMO",
        "«tomorrow afternoon»": "2021-11-11TAF",
    },
    never=["the Tonight Show", "this Saturday Night Fever", "last Night of the Proms"],
)
def day_and_part(match: re.Match[str]) -> Point | None:
    """A part of a day counted from the day of the text."""
    if match["tonight"]:
        return None if after(match).startswith(" Show") else Point(shift=Shift("day", 0), part="evening")
    count = {"this": 0, "yesterday": -1, "tomorrow": 1, "last": -1}[match["day"].lower()]
    return Point(shift=Shift("day", count), part=PARTS[match["part"].lower()])


@rule(
    rf"{W}(?:(?P<next>[Tt]he (?:next|following) day|(?<=,) the day after|[Tt]he day after(?=[,.。;]))"
    rf"|(?P<before>[Tt]he (?:previous day|day before)(?! yesterday))|[Tt]he same day|(?:[Tt]hat|[Tt]he same"
    rf"|later that) (?P<part>day|{_PART})){E}"
    r"(?! the \w| [a-z]+ (?:met|opens|opened)| (?:when|of)\b)",
    examples={
        "arrived on Nov. 3 and left «the next day»": "2021-11-04",
        "arrived on Nov. 3 and left «that night»": "2021-11-03TEV",
        "arrived on Nov. 3, having set out «the previous day»": "2021-11-02",
        "arrived on Nov. 3 and left «the same day»": "2021-11-03",
    },
    never=["the day after the summit", "the day before he left", "that day when"],
)
def day_told_before(match: re.Match[str]) -> Point | None:
    """The day told before, the one before it or after it."""
    count = 1 if match["next"] else -1 if match["before"] else 0
    if match["before"] and re.match(r" [A-Za-z]", after(match)):
        return None
    part = PARTS.get((match["part"] or "").lower())
    return Point(shift=Shift("day", count, "previous"), part=part)


@rule(
    rf"{W}(?:[Tt]he )?(?P<which>{any_case(_WHICH)}) (?P<unit>week|month|quarter|year|decade|century){E}(?!end|[- ]"
    rf"(?:old|long|ago|and a half))",
    examples={
        "met «last week»": "2021-W44",
        "will open «next month»": "2021-12",
        "«this year»": "2021",
        "«the start of the current quarter»": "early 2021-Q4",
        "began in 1918 and ended «the next year»": "1919",
    },
    never=["over the last year", "last weekend", "in the past year", "in her last year as chancellor"],
)
def relative_period(match: re.Match[str]) -> Point | None:
    """A week, month or year counted from this one; the last year, over which something went on, is a span."""
    which = match["which"].lower()
    if OWN.search(before(match, 8)):
        return None
    the = match[0][:3].lower() == "the"
    spanned = re.search(r"(?:over|within|for|during|in) \Z", before(match, 8).lower())
    if the and spanned and which in ("last", "next", "coming"):
        return None
    unit = _PERIODS[match["unit"]]
    return Point(shift=Shift(unit, _WHICH[which], "previous" if the and which in ("previous", "next") else "reference"))


@rule(
    rf"{W}[Tt]he (?:(?P<which>following|same) (?P<unit>week|month|year){E}"
    rf"|(?P<side>week|month|year) (?P<where>before|after)(?=[,.。;)]|\Z| (?:and|but|when|that)\b))",
    examples={
        "began in February 2012 and opened «the following year»": "2013",
        "in May 2012 and closed in «the same month»": "2012-05",
        "fell in February after a surge «the month before»": "2021-01",
    },
    never=["the same years", "the year before the war", "the week after it"],
)
def period_told_before(match: re.Match[str]) -> Point:
    """The week, month or year told before, the next, or the one before it."""
    count = {"following": 1, "same": 0, "after": 1, "before": -1}[match["which"] or match["where"]]
    return Point(shift=Shift(_PERIODS[match["unit"] or match["side"]], count, "previous"))


@rule(
    rf"{W}(?:[Tt]he )?(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Cc]oming|[Pp]ast) (?P<day>{WEEKDAY}|weekend){E}",
    examples={
        "on «next Monday»": "2021-11-15",
        "«last Friday»": "2021-11-05",
        "«this Friday»": "2021-11-12",
        "«last weekend»": "2021-W44-WE",
        "talks «this weekend»": "2021-W45-WE",
    },
    never=["this Mondayish", "the last Mohican", "this Black Friday"],
)
def weekday_of_week(match: re.Match[str]) -> Point:
    """A weekday or the weekend of a week counted from this one; the coming one is the next there is."""
    which = match["which"].lower()
    shift = None if which in ("coming", "past") else Shift("week", _WHICH[which])
    if match["day"] == "weekend":
        return Point(shift=shift, weekend=True)
    return Point(shift=shift, weekday=WEEKDAYS[match["day"]])


_NAMED_DAY = re.compile(
    r"(?:Black|Good|Bloody|Super|Ash|Cyber|Palm|[Ee]very|[Ee]ach|[Mm]an|Girl|Ruby|Sheffield|Mail on) \Z"
)


@rule(
    rf"{W}(?:(?P<day>{WEEKDAY}){E}(?!s\b)|(?P<short>{SHORT_WEEKDAY})(?:\.|{E})(?=,? ?{MONTH}|,? \d))(?! "
    rf"(?:Night (?:Live|Lights|Football|Fever)|Times|Express|Mirror|Telegraph|Prayer|Addams|[Ss]chool))",
    examples={
        "said on «Friday»": "2021-11-05",
        "will meet on «Thursday»": "2021-11-11",
        "«Tuesday»": "2021-11-09",
        "«Tue, Nov. 16»": "2021-11-16",
    },
    never=[
        "every Monday",
        "on Fridays",
        "Good Friday Agreement",
        "Black Friday deals",
        "Cyber Monday sales",
        "Super Tuesday states",
        "his man Friday",
        "Ruby Tuesday closed",
        "Sheffield Wednesday won",
        "Friday Night Lights",
        "Monday Night Football",
        "the Sunday Times",
        "The Mail on Sunday reported",
        "Wednesday Addams",
        "he sat in the sun",
        "Sat 3 rows back",
        "Sun Yat-sen",
        "Sun 2 pages long",
        "Wed her",
    ],
)
def weekday(match: re.Match[str]) -> Point | None:
    """The weekday that tense and neighbours make plain."""
    if _NAMED_DAY.search(before(match, 10)):
        return None
    return Point(weekday=WEEKDAYS[match["day"] or match["short"]])


@rule(
    rf"(?<=\bthe ){W}weekend{E}(?! edition)",
    examples={"will spill into the «weekend»": "2021-W45-WE"},
    never=["a weekend away", "weekends"],
)
def weekend(match: re.Match[str]) -> Point:
    """Saturday and Sunday."""
    return Point(weekend=True)


@rule(
    rf"{W}(?P<which>[Ll]ast|[Nn]ext|[Tt]his) (?P<month>{MONTH}){E}",
    examples={
        "«last March»": "2021-03",
        "«last November»": "2020-11",
        "«this August»": "2021-08",
        "will open «next March»": "2022-03",
    },
    never=["the last March against", "this May be", "the next march", "this may last"],
)
def relative_month_name(match: re.Match[str]) -> Point | None:
    """The latest such month that is over, the coming one, or this year's."""
    if re.match(r" (?:against|for|on|be)\b", after(match)):
        return None
    month = MONTHS[match["month"].rstrip(".")]
    shift = {"last": Shift("month", -1), "next": Shift("month", 1)}.get(match["which"].lower(), Shift("year", 0))
    return Point(shift=shift, month=month)


@rule(
    rf"{W}(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Pp]ast) (?P<season>{any_case(SEASONS)}){E}",
    examples={"«this summer»": "2021-SU", "«last winter»": "2020-WI", "«next spring»": "2022-SP"},
    never=["last Spring Festival", "this Winter Olympics", "next Summer Games"],
)
def relative_season(match: re.Match[str]) -> Point | None:
    """A season of a year counted from this one."""
    if re.match(r" (?:Festival|Olympic|Games)", after(match)):
        return None
    count = {"last": -1, "past": -1, "this": 0, "next": 1}[match["which"].lower()]
    return Point(shift=Shift("year", count), season=SEASONS[match["season"].lower()])
