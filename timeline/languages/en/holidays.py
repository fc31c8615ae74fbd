"""Feasts that fix a day: Christmas, New Year's Eve, Thanksgiving, Lunar New Year, the Fourth of July."""

from __future__ import annotations

import re
from typing import Final

from timeline.grammar.reading import Point
from timeline.grammar.rule import one_of, rule
from timeline.languages.en.lexicon import E, W

FIXED: Final[dict[str, tuple[int, int]]] = {
    "New Year's Day": (1, 1),
    "Valentine's Day": (2, 14),
    "April Fools' Day": (4, 1),
    "May Day": (5, 1),
    "Juneteenth": (6, 19),
    "Independence Day": (7, 4),
    "Fourth of July": (7, 4),
    "Bastille Day": (7, 14),
    "Halloween": (10, 31),
    "Veterans Day": (11, 11),
    "Armistice Day": (11, 11),
    "Christmas Eve": (12, 24),
    "Christmas": (12, 25),
    "Christmas Day": (12, 25),
    "Boxing Day": (12, 26),
    "New Year's Eve": (12, 31),
}
"""Month and day."""
LUNAR: Final[dict[str, tuple[int, int]]] = {
    "Lunar New Year": (1, 1),
    "Chinese New Year": (1, 1),
    "Spring Festival": (1, 1),
    "Lantern Festival": (1, 15),
    "Dragon Boat Festival": (5, 5),
    "Mid-Autumn Festival": (8, 15),
}
"""Month and day of the Chinese calendar."""
COUNTED: Final[dict[str, tuple[int, int, int]]] = {
    "Martin Luther King Jr. Day": (1, 3, 0),
    "Memorial Day": (5, -1, 0),
    "Labor Day": (9, 1, 0),
    "Columbus Day": (10, 2, 0),
    "Thanksgiving Day": (11, 4, 3),
    "Thanksgiving": (11, 4, 3),
}
"""Month, how-manieth and weekday."""

_GOES_ON = (
    "and|or|but|nor|in|on|at|to|for|with|as|when|where|while|who|which|that|this|is|was|will|would|has|had|have|are|were"
    "|since|because|if|after|before|by|from|the|a|an|of|over|under|during|until|amid|despite|morning|evening|night"
    "|afternoon|day|fell|falls|came|comes|began|begins|said|not|he|she|they|it|we|you|his|her|their|its"
)
"""Words that may follow a feast; before any other the feast only tells what kind of thing that is."""
_NOT_THE_DAY = rf"(?! (?:Parade|Gala|Island|Markets?|Holidays?|Carols?)\b| (?!(?:{_GOES_ON})\b)[a-z])"


@rule(
    rf"(?<!White ){W}(?P<feast>{one_of(FIXED)}){E}{_NOT_THE_DAY}",
    examples={"on «Christmas Day»": "2021-12-25", "«by New Year's Eve»": "before 2021-12-31"},
    never=[
        "a Christmas tree",
        "the Christmas schedule",
        "a White Christmas",
        "Christmas Island",
        "an Independence Day movie",
    ],
)
def fixed_feast(match: re.Match[str]) -> Point:
    """A feast with the same date each year."""
    month, day = FIXED[match["feast"]]
    return Point(holiday=match["feast"], month=month, day=day)


@rule(
    rf"{W}(?P<feast>{one_of(LUNAR)}){E}{_NOT_THE_DAY}",
    examples={"will open «before Lunar New Year»": "before 2022-02-01", "on the «Mid-Autumn Festival»": "2021-09-21"},
    never=["the Spring Festival gala"],
)
def lunar_feast(match: re.Match[str]) -> Point:
    """A feast of the Chinese calendar."""
    return Point(holiday=match["feast"], lunar=LUNAR[match["feast"]])


@rule(
    rf"{W}(?P<feast>{one_of(COUNTED)}){E}{_NOT_THE_DAY}",
    examples={"on «Thanksgiving»": "2021-11-25", "«since Labor Day»": "since 2021-09-06/2021-11-10"},
    never=["the Thanksgiving break"],
)
def counted_feast(match: re.Match[str]) -> Point:
    """A feast on the how-manieth weekday of a month."""
    month, count, weekday = COUNTED[match["feast"]]
    return Point(month=month, nth=(count, weekday))
