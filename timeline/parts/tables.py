"""The tables of a part: written where it is, or counted for the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from timeline.events import Built
from timeline.model import Event
from timeline.parts.blocks import Block
from timeline.parts.folder import Folder
from timeline.report import report
from timeline.table import articles_frame, events_frame, mentions_frame
from timeline.views.parquet import to_parquet

LISTED = 1_000
"""Entries of each list of the report."""


def write_events(events: Sequence[Event], folder: Folder, number: int) -> list[str]:
    """Write the events of a part; the first part even when it has none, so that there is a table."""
    if not events and number:
        return []
    return [folder.write(f"events/part-{number:05d}.parquet", to_parquet(events_frame(events)))]


def write_block(block: Block, later: Mapping[str, str], event_of: Mapping[str, str], folder: Folder) -> list[str]:
    """Write the mentions and the articles of a block."""
    tagged = block.tagged(later)
    tables = {"mentions": mentions_frame(tagged, event_of), "articles": articles_frame(tagged)}
    return [
        folder.write(f"{name}/part-{block.number:05d}.parquet", to_parquet(table)) for name, table in tables.items()
    ]


def joined(parts: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Several mappings of different keys as one."""
    return {key: value for part in parts for key, value in part.items()}


def evidence(
    block: Block, later: Mapping[str, str], event_of: Mapping[str, str], wanted: frozenset[str]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The mentions of a block that tell some events, and the articles that hold them."""
    told = {mention: event for mention, event in event_of.items() if event in wanted}
    holding = {mention.rpartition(".")[0] for mention in told}
    tagged = [one for one in block.tagged(later) if one.article.article_id in holding]
    mentions = mentions_frame(tagged, told)
    return mentions[mentions["event_id"] != ""], articles_frame(tagged)


def block_report(block: Block, later: Mapping[str, str], event_of: Mapping[str, str]) -> dict[str, Any]:
    """The report of a block, its lists no longer than those of the whole may be."""
    return _shortened(report(block.tagged(later), Built((), None, event_of), block.skipped()))


def events_report(events: Sequence[Event]) -> dict[str, Any]:
    """What the report tells of the events of a part."""
    return {
        "counts": {
            "events": len(events),
            "events_by_phase": dict(Counter(event.phase or "none" for event in events)),
            "events_by_status": dict(Counter(event.status for event in events)),
        }
    }


def whole_report(parts: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The report of several parts: counts add up, lists go on to their limit."""
    whole: dict[str, Any] = {}
    for part in parts:
        whole = _added(whole, part)
    tallies = {name: dict(sorted(one.items())) for name, one in whole["counts"].items() if isinstance(one, dict)}
    return _shortened({**whole, "counts": {**whole["counts"], **tallies}})


def _added(one: Any, other: Any) -> Any:
    if isinstance(one, dict) and isinstance(other, Mapping):
        return {key: _added(one.get(key), other.get(key)) for key in [*one, *(k for k in other if k not in one)]}
    if one is None or other is None:
        return other if one is None else one
    return one + other


def _shortened(told: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value[:LISTED] if isinstance(value, list) else value for key, value in told.items()}
