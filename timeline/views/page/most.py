"""The most important events of a timeline, as many as a page can carry."""

from __future__ import annotations

import numpy as np
import pandas as pd

from timeline.table import Parted

ROWS = 100_000
"""Rows of events and of their evidence in one page: some 20 MB, which a browser opens in a few seconds."""


def most_important(
    events: pd.DataFrame, mentions: pd.DataFrame | Parted | None, *, rows: int, always: str = ""
) -> pd.DataFrame:
    """The events in their order, without the least important where there are too many.

    Args:
        events: the events table.
        mentions: the mentions table; those that tell an event count as rows, too.
        rows: the most rows.
        always: an event_id that is kept in any case.
    """
    needed = np.ones(len(events))
    if mentions is not None:
        told = mentions["event_id"].value_counts() if isinstance(mentions, pd.DataFrame) else mentions.counts()
        needed += events["event_id"].map(told).fillna(0)
    if needed.sum() <= rows:
        return events
    first = (events["event_id"] == always).to_numpy()
    order = np.lexsort((events["event_id"].to_numpy(str), -events["importance"].to_numpy(), ~first))
    fits = np.cumsum(needed[order]) <= rows
    kept = np.sort(order[fits | first[order]])
    return events.iloc[kept]
