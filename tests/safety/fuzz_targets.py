"""What must hold of any input at all. Each target takes bytes; ``make fuzz`` and the tests run the same ones."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from timeline.articles import parse
from timeline.articles.front import split_front
from timeline.errors import TimelineError
from timeline.events import build_events
from timeline.events.account import Account
from timeline.events.corrections import read_corrections
from timeline.inputs.document import Document, Settings
from timeline.inputs.kinds import READERS
from timeline.model import Article, Mention, RawArticle, Skipped, TaggedArticle
from timeline.table import events_frame, read_events
from timeline.tagging import extract
from timeline.views.outputs import FORMATS
from timeline.work import Work

PUBLISHED = datetime(2021, 11, 15, 4, tzinfo=UTC)


def front_matter(data: bytes) -> None:
    """Any head gives strings and a body, and loses nothing of the body."""
    text = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    for form in (text, f"---\n{text}\n---\n正文。"):
        front = split_front(form)
        assert all(isinstance(value, str) for value in front.values.values())
        assert set(front.values) == set(front.keys)
        assert front.body.strip() in form


def html(data: bytes) -> None:
    """Any bytes, as Markdown, as a page, as plain text, are an article or skipped."""
    for path in ("a.md", "a.html", "a.txt"):
        check_article(parse(RawArticle(path, data)))
    check_article(parse(RawArticle("a.html", b"<html><body>" + data)))


def tagger(data: bytes) -> None:
    """Any text has mentions in order, inside the text, with aware intervals."""
    text = data.decode("utf-8", "replace")
    check_mentions(text, extract(text, published=PUBLISHED, zone="Asia/Shanghai"))
    check_mentions(text, extract(text, published=None, zone="UTC"))


def csv_reader(data: bytes) -> None:
    """Any bytes are a table of ours or an error of ours; and rows of articles or skipped."""
    try:
        read_events(io.BytesIO(data))
    except TimelineError as error:
        assert str(error)
    for name in ("a.csv", "a.jsonl", "a.rss"):
        for content in (data, b"title,text,date\n" + data):
            check_rows(name, content)


def corrections(data: bytes) -> None:
    """Any file of corrections is applied or an error of ours; what comes of it can be written, and read again."""
    articles, names = told()
    for short, name in names.items():
        data = data.replace(short, name)
    for content in (data, b"action,event_id,value\n" + data):
        with TemporaryDirectory() as folder:
            path = Path(folder, "corrections.csv")
            path.write_bytes(content)
            try:
                rows = read_corrections(path)
            except TimelineError as error:
                assert str(error)
                continue
        built = build_events(articles, corrections=rows)
        assert all(None in (one.start_utc, one.end_utc) or one.start_utc < one.end_utc for one in built.events)
        events = events_frame(built.events)
        for name in ("ics", "jsonl", "markdown"):
            assert FORMATS[name].make(events)
        assert list(read_events(io.BytesIO(FORMATS["csv"].make(events)))["title"]) == list(events["title"])


@lru_cache(maxsize=1)
def told() -> tuple[list[TaggedArticle], dict[bytes, bytes]]:
    """Articles for corrections, and short names of their events (E1, E2, …) and mentions (M1, M2, …)."""
    texts = ("双方于11月12日上午8时通话。11月15日签署协定。", "昨天首艘渔政船下水。11月12日双方通话。")
    found = [
        Work().one(RawArticle(f"{n}.md", f"---\ndate: 2021-11-13\n---\n{text}".encode()))
        for n, text in enumerate(texts)
    ]
    articles = [one.tagged for one in found if isinstance(one, Account)]
    mentions = [one.mention_id(mention) for one in articles for mention in one.mentions]
    events = [event.event_id for event in build_events(articles).events]
    ids = [("E", events), ("M", mentions)]
    return articles, {
        f"{kind}{n}".encode(): name.encode() for kind, all_ in ids for n, name in enumerate(all_, start=1)
    }


TARGETS: dict[str, Callable[[bytes], None]] = {
    "front_matter": front_matter,
    "html": html,
    "tagger": tagger,
    "csv_reader": csv_reader,
    "corrections": corrections,
}


def check_article(found: Article | Skipped) -> None:
    """What holds of every article."""
    if isinstance(found, Skipped):
        assert found.reason
        assert found.hint
        return
    assert found.text
    assert "\n\n" not in found.text
    assert "\x1b" not in found.text + found.title
    assert all(0 <= start < end <= len(found.text) for start, end in found.quiet)
    assert found.published_utc is None or found.published_utc.utcoffset() == UTC.utcoffset(None)
    found.text.encode("utf-8")


def check_mentions(text: str, mentions: list[Mention]) -> None:
    """What holds of the mentions of every text."""
    last = 0
    for mention in mentions:
        assert last <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        bounds = (mention.start_utc, mention.end_utc)
        assert all(bound is None or bound.utcoffset() == UTC.utcoffset(None) for bound in bounds)
        assert None in bounds or mention.start_utc < mention.end_utc  # type: ignore[operator]
        assert 0 <= mention.confidence <= 1
        last = mention.end


def check_rows(name: str, content: bytes) -> None:
    """What holds of everything that is taken out of a table or a feed."""
    document = Document(name, content, given=True)
    for item in READERS[f".{name.split('.')[1]}"](document, Settings()):
        check_article(parse(item) if isinstance(item, RawArticle) else item)
