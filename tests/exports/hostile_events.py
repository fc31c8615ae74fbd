"""Events with everything that may break a format, for the tests of all of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import get_args

import pandas as pd
from hypothesis import strategies as st

from timeline.model import Event, Kind, Phase, Precision, Status, ZoneBasis
from timeline.table import events_frame

NOON = datetime(2021, 11, 16, 4, tzinfo=UTC)
HOSTILE = (
    "</script><script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "]]>&amp;<!--\u2028\u2029\x85",
    "quote \" apostrophe ' back\\slash",
    "END:VEVENT\r\nBEGIN:VEVENT;X=1,2",
    "# head\n\n* item [a](javascript:alert(1)) ![i](x) `c` |t| <b> www.example.org",
    "\u202egnp.exe\x00\x07\ufeff",
    "NA",
    "007",
    "  ",
    "会晤𠮷👍🏽",
)
ZONES = ("Asia/Shanghai", "America/New_York", "UTC", "-02:00")
TEXT = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=("Cs",)), max_size=12))
SECONDS = st.integers(-62_000_000_000, 253_000_000_000)
"""From the third year to the last but one of the calendar."""
INSTANTS = st.none() | st.builds(lambda seconds: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds), SECONDS)
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
RECORDS = st.lists(st.dictionaries(TEXT, TEXT, max_size=2), max_size=2).map(tuple)
SHARES = st.floats(0, 1)
COUNTS = st.integers(0, 2**40)

EVENTS = st.builds(
    Event,
    event_id=TEXT,
    title=TEXT,
    start_utc=INSTANTS,
    end_utc=INSTANTS,
    precision=st.sampled_from(get_args(Precision)),
    kind=st.sampled_from(get_args(Kind)),
    status=st.sampled_from(get_args(Status)),
    zone=st.sampled_from(ZONES),
    zone_basis=st.sampled_from(get_args(ZoneBasis)),
    modifier=TEXT,
    phase=st.sampled_from(get_args(Phase)),
    offset=TEXT,
    planned_start_utc=INSTANTS,
    planned_end_utc=INSTANTS,
    quote=TEXT,
    confidence=SHARES,
    importance=SHARES,
    sources=TEXTS,
    urls=TEXTS,
    article_count=COUNTS,
    source_count=COUNTS,
    first_published_utc=INSTANTS,
    last_published_utc=INSTANTS,
    assumed=TEXTS,
    disagreement=TEXT,
    plan_history=RECORDS,
    mention_ids=TEXTS,
)
TABLES = st.lists(EVENTS, max_size=4).map(events_frame)
"""Tables of events, empty ones among them."""


def event(name: str = "e1", **changes) -> Event:
    """A clock time in Shanghai; any field may be changed."""
    usual = {
        "event_id": name, "title": name, "start_utc": NOON, "end_utc": NOON + timedelta(minutes=1),
        "precision": "minute", "kind": "point", "status": "happened", "zone": "Asia/Shanghai", "zone_basis": "source",
    }  # fmt: skip
    return Event(**{**usual, **changes})


def day(name: str = "day", **changes) -> Event:
    """16 November in Shanghai."""
    start = datetime(2021, 11, 15, 16, tzinfo=UTC)
    bounds = {"start_utc": start, "end_utc": start + timedelta(days=1), "precision": "day"}
    return event(name, **{**bounds, **changes})


def unit(precision: str, *bounds: str, **changes) -> Event:
    """An event of a unit between two local days of Shanghai, the second excluded; empty for an open side."""
    start, end = (datetime.fromisoformat(f"{text}T00:00+08:00").astimezone(UTC) if text else None for text in bounds)
    return event(precision, precision=precision, start_utc=start, end_utc=end, **changes)


def hostile_table() -> pd.DataFrame:
    """An event for every hostile text, with the text in every field that holds any."""
    return events_frame(
        [
            event(
                f"e{number}", title=text, quote=text, sources=(text,), disagreement=text, offset=text,
                urls=(f"javascript:{text}", f"https://example.org/{text}"), start_utc=NOON + timedelta(hours=number),
                end_utc=NOON + timedelta(hours=number + 1),
            )
            for number, text in enumerate(HOSTILE)
        ]
    )  # fmt: skip
