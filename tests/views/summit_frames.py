"""A realistic timeline for the tests of the page: what is publicly known of a video summit, in sentences of our own."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pandas as pd

from timeline.model import Anchor, Article, Event, Mention, TaggedArticle
from timeline.table import articles_frame, events_frame, mentions_frame

BEIJING, NEW_YORK, SINGAPORE = "Asia/Shanghai", "America/New_York", "Asia/Singapore"
SOURCES = {
    "路透": SINGAPORE,
    "联合早报": SINGAPORE,
    "中国外交部": BEIJING,
    "美国之音": NEW_YORK,
    "新华社": BEIJING,
    "Kyodo": "Asia/Tokyo",
}


def utc(text: str) -> datetime:
    """An instant from ``2021-11-16T00:46`` in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def clock(text: str) -> tuple[datetime, datetime]:
    """A minute in UTC."""
    return utc(text), utc(text) + timedelta(minutes=1)


ANCHOR = Anchor(utc("2021-11-16T00:46"), utc("2021-11-16T04:24"), "e09", "found")

FACTS = pd.read_csv(Path(__file__).with_name("summit.tsv"), sep="\t", keep_default_na=False).to_dict("records")
"""What happened: bounds in UTC, and a sentence of our own with the «time» marked."""
PLANS = {"e09": clock("2021-11-16T00:45"), "e13": clock("2021-11-16T02:57")}
_PLANS_TOLD = (
    ("最快下周", "2021-11-15T05:00", "2021-11-22T05:00", "week", "2021-11-09T01:05", "路透"),
    ("下周二上午", "2021-11-15T16:00", "2021-11-16T16:00", "day", "2021-11-13T02:00", "中国外交部"),
    ("明早8时45分", "2021-11-16T00:45", "2021-11-16T00:46", "minute", "2021-11-15T12:00", "联合早报"),
)
_PLAN_FIELDS = ("text", "planned_start_utc", "planned_end_utc", "precision", "known_utc", "source")


def _plan(*told: str) -> dict[str, str]:
    record = dict(zip(_PLAN_FIELDS, told, strict=True))
    return {name: f"{value}:00+00:00" if name.endswith("_utc") else value for name, value in record.items()}


HISTORY = {"e09": tuple(_plan(*told) for told in _PLANS_TOLD)}


def summit_tables() -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """(events, mentions, articles) of the summit."""
    tagged = [telling for fact in FACTS for telling in _tellings(fact)]
    event_of = {one.mention_id(one.mentions[0]): one.article.article_id.split("-")[0] for one in tagged}
    return events_frame(map(_event, FACTS)), mentions_frame(tagged, event_of), articles_frame(tagged)


def many_events(count: int) -> pd.DataFrame:
    """The summit's events and made-up ones around them, ``count`` in all: enough to crowd any screen."""
    base = [*map(_event, FACTS)][:count]
    start = utc("2021-11-09T00:00")
    extra = [
        _crowd(index, start + timedelta(minutes=(index * 7919) % (14 * 1440))) for index in range(count - len(base))
    ]
    return events_frame([*base, *extra])


def _crowd(index: int, start: datetime) -> Event:
    long = index % 5 == 0
    lengths = {0: timedelta(days=1), 1: timedelta(minutes=1), 2: timedelta(hours=1)}
    title = (
        "代表团成员在会场外就议程答问" if index % 3 else "Officials brief reporters on the agenda"
    ) + f"（{index}）"
    return Event(
        f"x{index:05}", title, start, start + lengths[0 if long else 1 + index % 2], "day" if long else "minute",
        "point",
        ("happened", "planned", "unclear")[index % 3], BEIJING, "source",
        phase="lead-up" if start < ANCHOR.start_utc else "aftermath", importance=((index * 37) % 97) / 150,
        sources=(list(SOURCES)[index % len(SOURCES)],), quote=title, confidence=0.8, article_count=1, source_count=1,
        first_published_utc=start, last_published_utc=start,
    )  # fmt: skip


def _phase(start: datetime | None, end: datetime | None) -> Any:
    at = start or end
    if at is None or ANCHOR.start_utc <= at <= ANCHOR.end_utc:
        return "summit"
    return "lead-up" if at < ANCHOR.start_utc else "aftermath"


def _interval(fact: dict[str, Any]) -> tuple[datetime | None, datetime | None]:
    return utc(fact["start"]) if fact["start"] else None, utc(fact["end"]) if fact["end"] else None


def _event(fact: dict[str, Any]) -> Event:
    start, end = _interval(fact)
    event_id, sources = fact["id"], tuple(fact["sources"].split(","))
    planned = PLANS.get(event_id, (None, None))
    return Event(
        event_id, fact["title"], start, end, fact["precision"], fact["kind"], fact["status"], fact["zone"], "source",
        phase=_phase(start, end), modifier="before" if start is None else "since" if end is None else "",
        planned_start_utc=planned[0], planned_end_utc=planned[1], quote=re.sub("[«»]", "", fact["sentence"]),
        confidence=0.9, importance=fact["importance"], sources=sources, source_count=len(sources),
        article_count=len(sources), urls=tuple(f"https://example.org/{event_id}/{at}" for at in range(len(sources))),
        first_published_utc=utc(fact["published"]),
        last_published_utc=utc(fact["published"]) + timedelta(hours=3 * (len(sources) - 1)),
        assumed=("year",) if fact["precision"] in ("day", "week") else (), plan_history=HISTORY.get(event_id, ()),
        disagreement="联合早报 08:45、新华社 08:46" if event_id == "e09" else "",
        mention_ids=tuple(f"{event_id}-{at}" for at in range(len(sources))),
    )  # fmt: skip


def _tellings(fact: dict[str, Any]) -> list[TaggedArticle]:
    """One article for each source, with one mention."""
    return [_telling(fact, at, source) for at, source in enumerate(fact["sources"].split(","))]


def _telling(fact: dict[str, Any], at: int, source: str) -> TaggedArticle:
    article_id = f"{fact['id']}-{at}"
    hours = [0, 58, 75, 76, 78][at] if fact["id"] == "e09" else 3 * at
    article = Article(
        article_id, f"{article_id}.md", f"{fact['title']}｜{source}",
        f"{fact['title']}\n{re.sub('[«»]', '', fact['sentence'])}",
        f"https://example.org/{fact['id']}/{at}", source, "zh", SOURCES[source], "source",
        utc(fact["published"]) + timedelta(hours=hours), "front matter",
    )  # fmt: skip
    return TaggedArticle(article, (_mention(fact, "planned" if fact["id"] == "e09" and at < 2 else fact["status"]),))


def _mention(fact: dict[str, Any], status: Any) -> Mention:
    before, phrase, _ = re.split("[«»]", fact["sentence"])
    sentence_start = len(fact["title"]) + 1
    start, end = _interval(fact)
    return Mention(
        sentence_start + len(before), sentence_start + len(before) + len(phrase), phrase, fact["kind"], start, end,
        precision=fact["precision"], status=status, status_because="将" if status == "planned" else "于",
        zone=fact["zone"], zone_basis="source", timex="2021-11-16", rule="month_day+clock", assumed=("year",),
        flags=("corroborated",), confidence=0.9, sentence=re.sub("[«»]", "", fact["sentence"]),
        sentence_start=sentence_start,
    )  # fmt: skip
