"""A build in parts within this process, and whether what it wrote is what a build in one piece gives."""

from __future__ import annotations

import pickle
from pathlib import Path

import pandas as pd

import timeline
from timeline.columns import TABLES
from timeline.events.aliases import Aliases
from timeline.executors import dask_build
from timeline.inputs.document import Settings
from timeline.parts.folder import Folder
from timeline.parts.store import Store
from timeline.views.csv import to_csv
from timeline.views.parquet import from_parquet
from timeline.views.typed import typed
from timeline.work import Work

KEYS = {"events": "event_id", "mentions": "mention_id", "articles": "article_id"}


def table(folder: Path, name: str) -> bytes:
    """A dataset as one CSV table, sorted."""
    files = sorted(Path(folder, name).glob("*.parquet"))
    parts = [typed(from_parquet(file), TABLES[name], name) for file in files]
    assert parts
    return csv(pd.concat(parts, ignore_index=True), name)


def csv(frame: pd.DataFrame, name: str) -> bytes:
    return b"".join([to_csv(frame.sort_values(KEYS[name], ignore_index=True))])


def assert_same(folder: Path, result: timeline.Timeline) -> None:
    for name in KEYS:
        assert table(folder, name) == csv(getattr(result, name), name), name


class Here:
    """A client whose cluster is this process; what steps give one another is pickled, as between machines."""

    def __init__(self) -> None:
        self.steps = 0

    def submit(self, function, *given, pure):
        self.steps += 1
        made = function(*(self._made(one) for one in given))
        return Made(pickle.dumps(made))

    def gather(self, futures):
        return [one.result() for one in futures]

    def _made(self, given):
        if isinstance(given, Made):
            return given.result()
        if isinstance(given, list):
            return [self._made(one) for one in given]
        return {key: self._made(one) for key, one in given.items()} if isinstance(given, dict) else given


class Made:
    def __init__(self, kept: bytes) -> None:
        self._kept = kept

    def result(self):
        return pickle.loads(self._kept)


def plan(folder: Path, **options) -> dask_build.Plan:
    usual = {"settings": Settings(), "work": Work(), "aliases": Aliases.of(None), "files": 1, "most": 40}
    return dask_build.Plan(folder=Folder(Store(str(folder))), **{**usual, **options})
