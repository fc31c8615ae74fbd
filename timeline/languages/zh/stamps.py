"""Dates as stamps and captions write them: 2021-11-16 08:45, 16/11/2021, 11/16, Thu, 21 Jan 2021 20:26:54 GMT."""

from __future__ import annotations

import calendar
import re

from timeline.grammar.reading import LOCAL, Point
from timeline.grammar.rule import rule
from timeline.grammar.strokes import day_and_month
from timeline.languages.zh.numbers import integer


@rule(
    r"(?<![\d./-])(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<month>1[0-2]|0?[1-9])(?P=sep)(?P<day>3[01]|[12]\d|0?[1-9])(?![\d/]|[.-]\d|\.[A-Za-z])"
    r"(?:(?:T|\s+|\s-\s)(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d+)?)?(?P<zone>Z|[+-]\d\d:?\d\d)?)?",
    examples={
        "发布于«2021-11-16»": "2021-11-16",
        "«2021/11/16 08:45»": "2021-11-16T08:45",
        "«2021-11-16T00:45:10Z»": "2021-11-16T00:45:10Z",
    },
    never=["版本1.2021.11.16.2", "图2021-1-1-3", "附件2021-11-16.pdf", "见https://www.example.com/2021/11/16/a.html"],
)
def iso_date(match: re.Match[str]) -> Point:
    """Year first, in digits, with the clock and its offset if they are told."""
    zone = match["zone"]
    return Point(
        year=int(match["year"]),
        month=int(match["month"]),
        day=int(match["day"]),
        hour=integer(match["hour"] or ""),
        minute=integer(match["minute"] or ""),
        second=integer(match["second"] or ""),
        zone="UTC" if zone == "Z" else zone,
    )


@rule(
    r"(?<![\d/])(?P<first>[0-3]?\d)/(?P<second>[0-3]?\d)/(?P<year>(?:19|20)\d\d)(?![\d/])(?:\s-\s(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d))?",
    examples={"«16/11/2021 - 19:02»": "2021-11-16T19:02", "«09/08/2020»": "2020-08-09", "«11/16/2021»": "2021-11-16"},
    never=["45/80/2020"],
)
def year_last_date(match: re.Match[str]) -> Point | None:
    """Day first, as the papers that put the year last write it, unless only month first makes a date."""
    found = day_and_month(match["first"], match["second"])
    if found is None:
        return None
    hour, minute = integer(match["hour"] or ""), integer(match["minute"] or "")
    return Point(year=int(match["year"]), month=found[1], day=found[0], hour=hour, minute=minute)


@rule(
    r"(?:(?<=[于在从自至到:])|(?<=[于在从自至到:] )"
    r"|(?<![a-zA-Z\d/.])(?=[\d/]{3,5}(?:起(?![码来])|登场|上路|开跑|上市|截止)))"
    r"(?P<month>1[0-2]|0?[1-9])/(?P<day>3[01]|[12]\d|0?[1-9])(?![\d/%门份之]|事件|恐袭|袭击|的?(?:选民|人口|国民|议员))",
    examples={"将于«11/16»举行": "2021-11-16", "新机«11/16»登场": "2021-11-16"},
    never=["约3/4門檻", "于3/4门槛", "比分11/16", "在9/11事件后", "在3/4的选民中", "约3/4起码"],
)
def slashed_month_day(match: re.Match[str]) -> Point:
    """Month and day with a stroke, only where what stands beside them shows a date and no fraction."""
    return Point(month=int(match["month"]), day=int(match["day"]))


@rule(
    r"(?<![\w/.])(?P<month>1[0-2]|0?[1-9])/(?P<day>3[01]|[12]\d|0?[1-9])/(?P<year>\d\d)(?![\w/.%])|(?<![^\n])(?P<month2>1[0-2]|0?[1-9])/(?P<day2>3[01]|[12]\d|0?[1-9])(?![^\s，。])",
    examples={"«11/16/21»": "2021-11-16", "«11/16» 会晤": "2021-11-16"},
    never=["约3/4门槛", "3/4的人"],
)
def month_day_short_year(match: re.Match[str]) -> Point:
    """Month, day and two digits of the year; without the year only where a line begins with it."""
    month_number, day = match["month"] or match["month2"], match["day"] or match["day2"]
    return Point(year=integer(match["year"] or ""), month=integer(month_number), day=integer(day))


_ENGLISH_MONTHS = {name[:3]: number for number, name in enumerate(calendar.month_name) if name}
_NAMES = "|".join(rf"{name[:3]}(?:{name[3:]})?" if len(name) > 3 else name for name in calendar.month_name if name)
_MONTH_DAY_YEAR = rf"(?P<month>{_NAMES})\.? ?(?P<day>[0-3]?\d)(?:st|nd|rd|th)?,? (?P<year>(?:19|20)\d\d)"
_DAY_MONTH_YEAR = rf"(?P<day2>[0-3]?\d)(?:st|nd|rd|th)? (?P<month2>{_NAMES})\.?,? (?P<year2>(?:19|20)\d\d)"
_CLOCK = r"(?P<hour>[0-2]?\d):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?"


@rule(
    rf"(?<![A-Za-z])(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{{0,6}},? )?(?:{_MONTH_DAY_YEAR}|{_DAY_MONTH_YEAR})"
    rf"(?: {_CLOCK})?",
    examples={
        "«Thu, 21 Jan 2021 20:26:54 GMT»": "2021-01-21T20:26:54Z",
        "摄于«August 6, 2021»": "2021-08-06",
        "«Oct 29th 2019»": "2019-10-29",
    },
    never=["Marathon 21, 2021"],
)
def english_date(match: re.Match[str]) -> Point | None:
    """A date in English with day, month and year, as stamps and captions have it."""
    day, month_name, year = (match[n] or match[f"{n}2"] for n in ("day", "month", "year"))
    if not 1 <= int(day) <= 31:
        return None
    hour, minute, second = (integer(match[n] or "") for n in ("hour", "minute", "second"))
    return Point(
        year=integer(year or ""),
        month=_ENGLISH_MONTHS[month_name[:3]],
        day=int(day),
        hour=hour,
        minute=minute,
        second=second,
    )


@rule(
    r"(?<![\d.:])(?P<clock>[01]\d[0-5]\d|2[0-3][0-5]\d)(?=\s?(?:GMT|UTC|格林))",
    examples={"«1841 GMT»，现货金": "2021-11-09T18:41Z"},
    never=["1841年"],
)
def four_digit_clock(match: re.Match[str]) -> Point:
    """Hour and minute without a colon, as agencies write GMT."""
    return Point(hour=int(match["clock"][:2]), minute=int(match["clock"][2:]), zone=LOCAL)
