"""Years in digits: in 2016, since 2018, the 2020 election, 2018 to 2020, 2019-20."""

from __future__ import annotations

import re
from typing import Final

from timeline.grammar.reading import Point, Range
from timeline.grammar.rule import rule
from timeline.languages.en.lexicon import after, before

_CUE: Final = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|of|through|during|late|early|before|after|the|for|and|to|on|its|his|her"
    r"|their|around|into|summer|winter|spring|autumn|quarter|q[1-4]|year is|early as|recently as|late as) |mid-|\("
    r"|\d{4}, )\Z",
    re.IGNORECASE,
)
"""What a year can follow."""
_PLAIN_CUE: Final = re.compile(r"\b(?:in|since|by) \Z", re.IGNORECASE)
"""What hardly ever stands before a count of people."""
_COUNTED: Final = re.compile(
    r"[ -](?:troops|soldiers|dead|deaths|cases|members|seats|votes|dollars|yuan|percent|per cent|feet|miles|meters"
    r"|metres|km|kilomet|points|jobs|times|pages|words|other|tons|tonnes|officers|homes|gmt|utc)",
    re.IGNORECASE,
)
_PEOPLE: Final = re.compile(r"[ -](?:people|workers|men|women|children|students|more)\b")
_REACHED: Final = re.compile(r"\b(?:rose|fell|rise|fall|grew|climbed|dropped|slid|sank|jumped|soared|up|down) to \Z")
_OPENS: Final = re.compile(r"(?:\A|[\n。;—(] ?|\b(?:that|but|while|if|doubt) )\Z", re.IGNORECASE)
"""What stands before the subject of a sentence."""
_DOES: Final = re.compile(r" (?:will|was|is|has|had|saw|could|would|may|might|began|ended|brought|marks?|marked)\b")


@rule(
    r"(?:(?<![\w$£€.,:/-])|(?<=[Mm]id-))(?P<year>(?:1[6-9]|20|21)\d\d)(?![,.:]\d|['-]?\w)",
    examples={
        "«since 2018»": "since 2018-01-01/2021-11-10",
        "in «2016»": "2016",
        "«By 2014» those figures": "before 2014",
        "«by 2070»": "before 2070",
        "the «2020» election": "2020",
        "in «2019» people drove less": "2019",
        "sequels in «1990», «1991» and «2000»": "1990 & 1991 & 2000",
        "but «2021» will be hot": "2021",
    },
    never=[
        "fell to 2,021",
        "the index rose to 1950",
        "the 2000 people",
        "in 2021-22",
        "of 1999 dollars",
        "costs $2021",
        "call 2021-555 or 555-2020",
        "the Type 2020 tank",
        "Boeing 2020",
        "Flight 2021 was late",
        "Section 1983",
        "Resolution 2021",
        "in 2021.1 the bug is gone",
        "Blade Runner 2049",
    ],
)
def year(match: re.Match[str]) -> Point | None:
    """A year in four digits, behind a word that a year can follow, or as what a sentence speaks of."""
    said, behind = before(match, 16), after(match)
    if _REACHED.search(said) or _COUNTED.match(behind) or (_PEOPLE.match(behind) and not _PLAIN_CUE.search(said)):
        return None
    if not _CUE.search(said) and not (_OPENS.search(said) and _DOES.match(behind)):
        return None
    return Point(year=int(match["year"]))


_TO: Final = r"\s?(?:-|–|—|to|through|until|till)\s?"
_LONGEST: Final = 15
"""Years between two of which the second is told by two digits; more are not told so."""


@rule(
    rf"(?<![\d-])(?P<first>(?:1[6-9]|20)\d\d)(?:{_TO}|(?P<both> and ))(?P<last>(?:(?:1[6-9]|20)\d\d|\d\d))(?![\d-]"
    rf"|,\d|[./]\d)",
    examples={
        "from «1973 to 2009»": "1973/2009",
        "between «2018 and 2020»": "2018/2020",
        "in the «2019-20» season": "2019/2020",
        "failed in «2016-18»": "2016/2018",
    },
    never=[
        "1999 to 1998",
        "2021-11-16",
        "call 2024-2021",
        "2000 and 2001 items",
        "passed 228-206",
        "a 1950-to-1 chance",
        "won 2000-12",
    ],
)
def years(match: re.Match[str]) -> Range | None:
    """From one year to a later one."""
    first, last = int(match["first"]), int(match["last"])
    if len(match["last"]) == 2:
        last += first // 100 * 100
        cue = _PLAIN_CUE.search(before(match, 8)) or before(match, 4).lower() in ("the ", " of ")
        if match["both"] or not (last == first + 1 or (cue and first < last <= first + _LONGEST)):
            return None
    if match["both"] and before(match, 8).lower() != "between ":
        return None
    return Range(Point(year=first), Point(year=last)) if first < last else None
