"""Datelines: （中央社記者…洛杉磯14日專電）, 路透上海11月13日 -, 新华社北京11月16日电, 【大纪元2020年11月17日讯】."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from timeline.articles.blocks import Paragraph
from timeline.articles.quiet import is_stamp

_NEAR = 300
"""A dateline stands among this many first characters, captions and time stamps not counted."""
_OLDEST, _NEWEST = -45, 1
"""Days from the publication day to the day of the dateline."""

_DAY = r"(?:(?P<year>\d{4}|1\d\d|\d\d)年)?(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日"
_REPORT = "(?:报道|报导|報導|報道)"
_SENT = rf"\s*(?:综合|綜合)?(?:外|专|專|特|快)?[电電]{_REPORT}?"
_TOLD = rf"(?:{_SENT}|\s*[讯訊]{_REPORT}?|\s*(?:综合|綜合){_REPORT})"
_PROSE = r"[^\d\s。，,：:；;（）()“「]"
_DATELINE = re.compile(
    rf"""(?:
        [（(【\[]\s*+(?!据|據)[^\d。，,：:；;（）()【】]{{0,60}}?
            {_DAY}{_TOLD}\s*(?=[）)】\]])
        |(?!据|據){_PROSE}{{2,14}}\s?{_PROSE}{{0,10}}{_DAY.replace("P<", "P<s_")}{_SENT}(?=[（(，,：:—\s-]|$)
        |路透[^\d\s。，,：:；;（）()]{{0,16}}{_DAY.replace("P<", "P<r_")}(?=\s*[-—–])
    )""",
    re.VERBOSE,
)
_DAY_SENT = re.compile(r"日\s*[综綜外专專特快电電讯訊\-—–]")
"""What every dateline has: its day, and behind it how it was sent."""
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says: a day, often without its month and year."""

    text: str
    day: int
    month: int | None = None
    year: int | None = None


def find_dateline(paragraphs: Iterable[Paragraph]) -> Dateline | None:
    """The dateline at the start of one of the first paragraphs; never one in running prose."""
    seen = 0
    for paragraph in paragraphs:
        if paragraph.kind == "caption" or is_stamp(paragraph):
            continue
        head = paragraph.text[:_LONGEST]
        if _DAY_SENT.search(head) and (found := _DATELINE.match(head)):
            return _read(found)
        seen += len(paragraph.text)
        if seen > _NEAR:
            break
    return None


def nearest_day(dateline: Dateline, published: date) -> date | None:
    """The day meant: the nearest to publication that fits, from 45 days before to one day after."""
    near = (published + timedelta(days=shift) for shift in sorted(range(_OLDEST, _NEWEST + 1), key=abs))
    return next((day for day in near if _fits(dateline, day)), None)


def _read(found: re.Match[str]) -> Dateline:
    groups = {name.split("_")[-1]: int(value) for name, value in found.groupdict().items() if value}
    year = groups.get("year")
    if year is not None and year < 200:
        year += 1911 if year >= 100 else 2000
    return Dateline(found[0].strip("（(【[ "), groups["day"], groups.get("month"), year)


def _fits(dateline: Dateline, day: date) -> bool:
    return (
        day.day == dateline.day
        and dateline.month in (None, day.month)
        and dateline.year in (None, day.year)
    )  # fmt: skip
