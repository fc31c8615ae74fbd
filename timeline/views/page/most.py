"""The most important events of a timeline, as many as a page can carry."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from timeline.events.traits import Numbers
from timeline.table import PartedEvents, PartedMentions

ROWS = 100_000
"""Rows of events and of their evidence in one page: some 20 MB, which a browser opens in a few seconds."""


def most_important(
    events: pd.DataFrame | PartedEvents, mentions: pd.DataFrame | PartedMentions | None, *, rows: int, always: str = ""
) -> pd.DataFrame:
    """The events in their order, without the least important where there are too many.

    Args:
        events: the events table.
        mentions: the mentions table; those that tell an event count as rows, too.
        rows: the most rows.
        always: an event_id that is kept in any case.
    """
    if isinstance(events, pd.DataFrame):
        kept = _kept(events["event_id"].to_numpy(str), events["importance"].to_numpy(), mentions, rows, always)
        return events if kept is None else events.iloc[kept]
    told = mentions.counted() if mentions is not None and not isinstance(mentions, pd.DataFrame) else mentions
    kept = _kept(events.event_ids.astype(str), events.importance, told, rows, always)
    return events.at(range(len(events)) if kept is None else kept.tolist())


def _kept(
    ids: Any, importance: Any, told: pd.DataFrame | PartedMentions | Numbers | None, rows: int, always: str
) -> Numbers | None:
    """The places of the events that are kept; None where all are."""
    needed = np.ones(len(ids)) + _many(ids, told)
    if needed.sum() <= rows:
        return None
    first = ids == always
    order = np.lexsort((ids, -importance, ~first))
    fits = np.cumsum(needed[order]) <= rows
    kept: Numbers = np.sort(order[fits | first[order]])
    return kept


def _many(ids: Any, told: pd.DataFrame | PartedMentions | Numbers | None) -> Any:
    """How many mentions tell each event."""
    if told is None or isinstance(told, np.ndarray):
        return 0.0 if told is None else told
    counts = told["event_id"].value_counts() if isinstance(told, pd.DataFrame) else told.counts()
    return pd.Series(ids).map(counts).fillna(0).to_numpy()
