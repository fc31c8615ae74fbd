"""The events as a chronology in Markdown, a heading for each day, month or year they were told for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

import pandas as pd

from timeline.views.civil import Civil, Row, civil, dated, iso, links
from timeline.views.page.clean import visible

_MARKS = re.compile(r"([\\`*_\[\]<>#|~&@:!$^{}])|(?<=www)(\.)", re.IGNORECASE)
_BEGINNING = re.compile(r"^(\d*)([-+.)])")
"""What begins a list, where a line begins with it."""
_BLANKS = re.compile(r"\s+")


def to_markdown(events: pd.DataFrame) -> bytes:
    """The bytes of a Markdown file in UTF-8."""
    return "\n".join(["# Chronology", "", *_timed(events), *_timeless(events)]).encode("utf-8", "replace")


def _timed(events: pd.DataFrame) -> Iterator[str]:
    """Local days of several zones do not follow each other as the instants do, so the headings are sorted."""
    told = sorted(dated(events), key=lambda one: _heading(one[1]))
    for heading, group in groupby(told, key=lambda one: _heading(one[1])):
        yield from (f"## {heading}", "")
        for row, bounds in group:
            yield from _entry(row, "" if str(bounds) == heading else f"**{bounds}** ")
        yield ""


def _timeless(events: pd.DataFrame) -> Iterator[str]:
    rows = [row for row in events.to_dict("records") if civil(row) is None]
    if rows:
        yield from ("## Without a time", "")
        for row in rows:
            yield from _entry(row, "")
        yield ""


def _heading(bounds: Civil) -> str:
    return iso(bounds.first, "day" if bounds.by_clock else bounds.precision)


def _entry(row: Row, when: str) -> Iterator[str]:
    status = "" if row["status"] == "happened" else f" *({row['status']})*"
    yield f"- {when}{escaped(row['title'])}{status}{_sources(row)}"
    if row["quote"]:
        yield f"  > {escaped(row['quote'])}"


def _sources(row: Row) -> str:
    """The names of the sources, and a number for the address of each article."""
    numbers = [f"[{number}]({link})" for number, link in enumerate(links(row), start=1)]
    told = ", ".join(filter(None, (*map(escaped, row["sources"]), " ".join(numbers))))
    return f" ({told})" if told else ""


def escaped(text: str) -> str:
    r"""Text on one line in which Markdown finds no mark.

    >>> escaped("*bold*\n# <b>"), escaped("1. one")
    ('\\*bold\\* \\# \\<b\\>', '1\\. one')
    """
    line = _MARKS.sub(r"\\\g<0>", _BLANKS.sub(" ", visible(text)).strip())
    return _BEGINNING.sub(r"\1\\\2", line)
