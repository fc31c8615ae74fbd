"""The columns of the four tables, each declared once with name, dtype and meaning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from timeline.model import Kind, Part, Phase, Precision, Status, ZoneBasis

Dtype = Literal["time", "text", "category", "count", "number", "texts", "records"]
"""What a column holds.

- ``time``: a UTC instant, ``datetime64[us, UTC]``; ``NaT`` where none is known
- ``text``: pandas' ``str``; empty, never missing
- ``category``: one of a fixed vocabulary; missing where there is none
- ``count``: ``Int64``
- ``number``: ``float64``
- ``texts``: a tuple of ``str`` (object); JSON text in a CSV file
- ``records``: a tuple of ``dict[str, str]`` (object); JSON text in a CSV file
"""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    name: str
    dtype: Dtype
    meaning: str
    values: tuple[str, ...] = ()
    """The vocabulary of a category."""
    ordered: bool = False


_PHASES = tuple(phase for phase in get_args(Phase) if phase)


def _phase() -> Column:
    meaning = "lead-up, summit or aftermath: where the event lies in relation to the anchor; missing without one"
    return Column("phase", "category", meaning, _PHASES)


def _precision() -> Column:
    meaning = "The unit that is named, from second (least) to century (greatest); compares in that order"
    return Column("precision", "category", meaning, get_args(Precision), ordered=True)


def _kind() -> Column:
    return Column("kind", "category", "point: some time inside the interval; range: all of it", get_args(Kind))


def _status() -> Column:
    return Column("status", "category", "happened, planned, cancelled, postponed or unclear", get_args(Status))


def _zone_basis() -> Column:
    return Column("zone_basis", "category", "Where the zone comes from", get_args(ZoneBasis))


EVENTS: tuple[Column, ...] = (
    Column("event_id", "text", "Stable id of the event"),
    Column("title", "text", "What happened, from the clearest telling, without its time where it can do without"),
    _phase(),
    Column("offset", "text", "Distance from the anchor's start, as coarse as the event's precision: T−2d 19h"),
    Column("start_utc", "time", "Start of the interval (included); missing when open"),
    Column("end_utc", "time", "End of the interval (excluded); missing when open"),
    Column("start_local", "text", "start_utc as ISO 8601 with offset in the event's zone"),
    Column("zone", "text", "IANA name of the zone the time was told in"),
    _zone_basis(),
    _precision(),
    Column("modifier", "text", "early, mid, late, before, after, since, approx; joined with +"),
    _kind(),
    _status(),
    Column("planned_start_utc", "time", "Start of what was announced beforehand, from the finest plan"),
    Column("planned_end_utc", "time", "End of what was announced beforehand (excluded)"),
    Column("article_count", "count", "Articles that tell it"),
    Column("source_count", "count", "Sources that tell it in words of their own: copies of one text count once"),
    Column("mention_count", "count", "Mentions that tell it"),
    Column("sources", "texts", "Names of the sources"),
    Column("urls", "texts", "Addresses of the articles"),
    Column("quote", "text", "The full sentence of the clearest telling"),
    Column("confidence", "number", "0 to 1: how sure the time is"),
    Column("importance", "number", "0 to 1: how much it matters to the topic"),
    Column("first_published_utc", "time", "When the first article that tells it was published"),
    Column("last_published_utc", "time", "When the last article that tells it was published"),
    Column("assumed", "texts", "What the text does not say and context supplied: year, month, day, zone …"),
    Column("disagreement", "text", "Differing times of independent sources, with their names; empty when they agree"),
    Column("plan_history", "records", "Every plan told, in the order in which it became known"),
)

MENTIONS: tuple[Column, ...] = (
    Column("mention_id", "text", "Id of the mention: article_id, a dot, start_char"),
    Column("event_id", "text", "The event it tells; empty when it has no moment or tells none"),
    Column("article_id", "text", "The article it stands in"),
    Column("path", "text", "Path of that article, relative to the input"),
    Column("source", "text", "Who published that article"),
    Column("start_char", "count", "Offset of its first character in the article's text"),
    Column("end_char", "count", "Offset after its last character"),
    Column("text", "text", "The expression as it stands"),
    Column("sentence", "text", "The sentence around it"),
    _kind(),
    Column("start_utc", "time", "Start of the interval (included); missing when open or unknown"),
    Column("end_utc", "time", "End of the interval (excluded); missing when open or unknown"),
    _precision(),
    Column("modifier", "text", "early, mid, late, before, after, since, approx; joined with +"),
    Column("zone", "text", "IANA name of the zone it is told in"),
    _zone_basis(),
    Column("part", "category", "Part of the day, with precision part", get_args(Part)),
    _status(),
    Column("status_because", "text", "The words that decided the status"),
    Column("confidence", "number", "0 to 1"),
    Column("flags", "texts", "Things to look at"),
    Column("timex", "text", "The TIMEX3 value"),
    Column("rule", "text", "Names of the rules that read it, joined with +"),
    Column("assumed", "texts", "What the text does not say and context supplied"),
    Column("published_utc", "time", "When the article was published"),
)

ARTICLES: tuple[Column, ...] = (
    Column("article_id", "text", "Stable id of the article"),
    Column("path", "text", "Path relative to the input"),
    Column("url", "text", "Its address, where known"),
    Column("source", "text", "Who published it"),
    Column("title", "text", "Its headline"),
    Column("language", "text", "BCP 47 tag"),
    Column("zone", "text", "IANA name of the zone its days are in"),
    Column("published_utc", "time", "When it was published; missing when nothing tells"),
    Column("published_from", "text", "The kind of evidence that gave published_utc"),
    Column("published_evidence", "records", "Everything the article says about when it was published"),
    Column("mention_count", "count", "Temporal expressions found in it"),
    Column("version_of", "text", "The article_id of the latest version, when this is an earlier text of the same URL"),
    Column("problem", "text", "What is wrong with the article; empty when nothing is"),
)

SKIPPED: tuple[Column, ...] = (
    Column("path", "text", "Path of what could not be read, relative to the input"),
    Column("reason", "text", "Why it could not be read"),
    Column("hint", "text", "What to do about it"),
)

TABLES: dict[str, tuple[Column, ...]] = {
    "events": EVENTS,
    "mentions": MENTIONS,
    "articles": ARTICLES,
    "skipped": SKIPPED,
}
LISTS = frozenset(column.name for columns in TABLES.values() for column in columns if column.dtype == "texts")
"""Names of the columns that hold lists of texts."""


def columns_markdown() -> str:
    """The column reference of the documentation, one Markdown table for each of ours."""
    return "\n".join(_section(name, columns) for name, columns in TABLES.items())


def _section(name: str, columns: tuple[Column, ...]) -> str:
    rows = (f"| `{column.name}` | {column.dtype} | {_meaning(column)} |" for column in columns)
    return "\n".join([f"## {name}", "", "| column | holds | meaning |", "|---|---|---|", *rows, ""])


def _meaning(column: Column) -> str:
    if not column.values:
        return column.meaning
    return f"{column.meaning} ({', '.join(f'`{value}`' for value in column.values)})"
