"""Lengths of time, and moments and spans counted by them: two days ago, 15 minutes later, the past 24 hours, a week."""

from __future__ import annotations

import re
from typing import Literal

from timeline.grammar.reading import Amount, FirstMonths, Reading, Recurring, Rolling, Shift, Shifted, Vague
from timeline.grammar.rule import rule
from timeline.languages.en.lexicon import OWN, UNIT, UNITS, WEEKDAY, WEEKDAYS, E, W, any_case, before
from timeline.languages.en.numbers import COUNT, number
from timeline.model import Precision
from timeline.resolve import timex

_ABOUT = (
    r"(?:(?P<about>[Aa]bout|[Aa]round|[Nn]early|[Aa]lmost|[Rr]oughly|[Aa]pproximately|[Mm]ore than|[Oo]ver"
    r"|[Ll]ess than"
    r"|[Jj]ust over|[Jj]ust under|[Ss]ome|[Aa]t least) )?"
)
_NO_QUANTITY = r"(?<![$£€\d.,:/])"
_AMOUNT = rf"{_NO_QUANTITY}{W}{_ABOUT}(?P<count>{COUNT})[- ]{UNIT}"
_PLAN = re.compile(r"\b(?:will|would|'ll|plans?|due|scheduled|expect\w*|to \w+|going|set|begin|begins|return)\b")
_RECORD = re.compile(r"\b(?:first|worst|best|biggest|largest|highest|lowest|only|record|fastest|deadliest|most)\b")


def _unit(match: re.Match[str]) -> tuple[str, float]:
    return match["unit"], 2 if match["unit"] == "fortnight" else 1


def _modifiers(match: re.Match[str]) -> tuple[str, ...]:
    return ("approx",) if match["about"] else ()


def _counted(match: re.Match[str]) -> float | None:
    value = number(match["count"])
    return None if value is None else value * _unit(match)[1]


@rule(
    rf"{_AMOUNT} (?:(?P<past>ago|earlier|before|previously)|(?P<ahead>later|afterwards?|from now)){E}"
    rf"(?:(?<=ago) (?:this (?P<grain>week|month)|(?P<today>today)){E}"
    r"|(?<=ago)|(?! than\b)(?:(?<=later)|(?! (?:the|his|her|its|a|an|their|he|she|it|they|that|this|[A-Z])\b)))",
    examples={
        "«three weeks ago»": "2021-W42",
        "«Fifty years ago this week» it": "1971-W45",
        "«a year ago today»": "2020-11-10",
        "They met in 2016 and «three years later» he left": "2019",
        "«Ten days ago» there were": "2021-10-31",
        "It ended at 10:42 a.m. on Nov. 16 and resumed «15 minutes later»": "2021-11-16T10:57",
        "They met on Nov. 3 and signed «two days later»": "2021-11-05",
        "«nearly two years ago»": "approx 2019",
    },
    never=["a minute later than planned", "two days before the vote", "35 years old ago"],
)
def shifted(match: re.Match[str]) -> Reading:
    """A moment so many units before or after."""
    count = _counted(match)
    if count is None:
        return Vague("PAST_REF" if match["past"] else "FUTURE_REF")
    base: Literal["reference", "previous"] = (
        "reference" if match["past"] == "ago" or match["ahead"] == "from now" else "previous"
    )
    grain: Precision | None = "day" if match["today"] else UNITS[match["grain"]] if match["grain"] else None
    return Shifted(-count if match["past"] else count, UNITS[match["unit"]], _modifiers(match), base, grain)


@rule(
    rf"(?<=\b[Ii]n ){_AMOUNT}(?:'s? time)?(?! (?:of|after|before|as|since|that|earlier|later))",
    examples={"will return in «two days»": "2021-11-12", "is due to open in «three weeks' time»": "2021-W48"},
    never=["its first win in two years", "sold out in two hours"],
)
def coming_in(match: re.Match[str]) -> Reading | None:
    """So many units from now, where the words before plan something; else only a length."""
    clause = re.split(r"[。;,\n]", before(match, 80))[-1]
    count = _counted(match)
    if count is None or not _PLAN.search(clause) or _RECORD.search(clause):
        return None
    return Shifted(count, UNITS[match["unit"]], _modifiers(match))


_SOME = rf"(?:(?P<about>about|nearly|almost) )?(?:(?P<count>{COUNT}|couple of)[- ])?"


@rule(
    rf"{W}(?:[Tt]he )?(?P<which>[Pp]ast|[Ll]ast|[Pp]revious|[Nn]ext|[Cc]oming|[Ff]ollowing) {_SOME}{UNIT}(?! (?:of"
    rf"|ago))",
    examples={
        "over «the past 24 hours»": "2021-11-09T09:00/2021-11-10T09:00",
        "in «the last three years»": "2018-11-10/2021-11-10",
        "within «the next two weeks»": "2021-11-10/2021-11-24",
        "for «the past decade»": "2011-11-10/2021-11-10",
        "over «the last year»": "2020-11-10/2021-11-10",
        "in «the past couple of days»": "2021-11-08/2021-11-10",
        "than in «the previous six months»": "P6M",
    },
    never=["the last day of", "the last minute of"],
)
def rolling(match: re.Match[str]) -> Reading | None:
    """A span that ends or begins with publication."""
    forward = match["which"].lower() in ("next", "coming", "following")
    plural = match["count"] is None and match[0].endswith("s")
    count = None if plural else 2 if match["count"] == "couple of" else number(match["count"] or "one")
    if (
        match["count"] is None
        and not plural
        and (
            match["which"].lower() in ("previous", "following") or match["unit"] in ("day", "minute", "second", "hour")
        )
    ):
        return None
    if count is None:
        return Vague("FUTURE_REF" if forward else "PAST_REF")
    count *= _unit(match)[1]
    if match["which"].lower() == "previous":  # to what was told before, which need not be now
        return Amount(count, UNITS[match["unit"]])
    return Rolling(count if forward else -count, UNITS[match["unit"]], _modifiers(match))


@rule(
    rf"{W}(?:[Tt]he )?[Ff]irst (?P<count>{COUNT}) months"
    r"(?: of (?:(?P<year>(?:19|20)\d\d)|(?P<which>this|last|the) year))?"
    rf"{E}(?! (?:of|after|since|in|as|following|with|under)\b)",
    examples={
        "rose in «the first nine months»": "2021-01/2021-09",
        "In «the first two months of 2020»": "2020-01/2020-02",
        "«first six months of last year»": "2020-01/2020-06",
    },
    never=["the first two months of the war", "his first six months", "the first three months after it"],
)
def first_months(match: re.Match[str]) -> FirstMonths | None:
    """The first months of a year, this one when none is named."""
    count = number(match["count"])
    if count is None or not 1 < count < 12 or OWN.search(before(match, 8)):
        return None
    shift = None if match["year"] else Shift("year", -1 if match["which"] == "last" else 0)
    return FirstMonths(int(count), shift, int(match["year"]) if match["year"] else None)


@rule(
    rf"{_AMOUNT}(?<!quarters)(?![- ]old\b| of age|-olds?\b)(?: after)?",
    examples={
        "lasted «five hours»": "PT5H",
        "for «90 days»": "P90D",
        "a «three-day» visit": "P3D",
        "«half an hour»": "PT0.5H",
        "«two and a half years»": "P2.5Y",
    },
    never=[
        "a 35-year-old man",
        "35 years old",
        "$5 a day",
        "a second time",
        "a second meeting",
        "the second most populous",
        "in a split second",
        "a second-round tie",
        "three quarters of voters",
        "the one second behind him",
    ],
)
def amount(match: re.Match[str]) -> Reading | None:
    """A length of time that is nowhere on the calendar."""
    article = match["count"].lower() in ("a", "an")
    if article and (match["unit"] in ("second", "quarter", "day") or _is_rate(match)):
        return None
    if match["unit"] == "second" and match["count"].lower() in ("one", "some", "a few"):
        return None
    return Amount(_counted(match), UNITS[match["unit"]])


def _is_rate(match: re.Match[str]) -> bool:
    """Whether a year is what something is counted by: once a week, $5 a year."""
    return bool(re.search(r"(?:\d|once|twice|times|percent|million|billion|dollars) \Z", before(match, 12)))


_EVERY = r"(?:[Ee]very|[Ee]ach)"
_ADVERBS = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "annually": "year",
    "yearly": "year",
    "hourly": "hour",
    "nightly": "day",
}


@rule(
    rf"{W}{_EVERY} (?:(?P<count>{COUNT}|other) )?{UNIT}|{W}(?P<adverb>{'|'.join(_ADVERBS)}){E}|(?<= )(?P<rate>once"
    rf"|twice) an? (?P<of>day|week|month|year){E}",
    examples={
        "«every year»": "P1Y",
        "«every two years»": "P2Y",
        "is published «weekly»": "P1W",
        "meets «twice a week»": "P1W",
    },
    never=["China Daily", "Daily Mail", "every second counts", "every second child"],
)
def every(match: re.Match[str]) -> Recurring | None:
    """Something that comes back."""
    unit = UNITS[match["unit"] or match["of"] or _ADVERBS[match["adverb"]]]
    if unit == "second" and match["count"] is None:
        return None
    count = {"": 1.0, "other": 2.0}.get(match["count"] or "") or number(match["count"])
    return Recurring(timex.amount(count, unit))


@rule(
    rf"{W}{_EVERY} (?P<day>{WEEKDAY}|weekend|{any_case(('morning', 'afternoon', 'evening', 'night'))}){E}|{W}"
    rf"(?<!Happy )(?P<days>{WEEKDAY})s\b(?!')",
    examples={
        "meets «every Monday»": "XXXX-WXX-1",
        "closed on «Sundays»": "XXXX-WXX-7",
        "«every weekend»": "XXXX-WXX-WE",
    },
    never=["Monday's", "the Happy Mondays", "every Black Friday"],
)
def every_weekday(match: re.Match[str]) -> Recurring:
    """A weekday of every week."""
    day = match["day"] or match["days"]
    if day in WEEKDAYS:
        return Recurring(f"XXXX-WXX-{WEEKDAYS[day] + 1}")
    return Recurring("XXXX-WXX-WE" if day == "weekend" else "P1D")
