"""Where the work of reading is done: here, in processes of this machine, or on a Dask cluster.

An executor maps a function over batches. It gives the results in the order of the batches, takes only a few batches
ahead of the results, and leaves nothing running when its generator is closed. A new executor is one file beside this
one and one entry here.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import Any, Literal, Protocol, get_args

Name = Literal["auto", "serial", "processes", "dask"]
NAMES: tuple[str, ...] = get_args(Name)
MANY = 400
"""Articles above which processes are worth their start."""


class Executor(Protocol):
    """Maps a function over batches, in order."""

    def __call__(self, function: Callable[[Any], Any], batches: Iterable[Any]) -> Iterator[Any]:
        """The result for each batch, in the order of the batches."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Where to work, as a user says it."""

    name: Name | None = None
    """None for processes where there are many articles, a notebook or a prompt, and more than one processor."""
    workers: int | None = None
    """How many processes; None for one per processor that we may use."""
    scheduler: str | None = None
    """Address of a Dask scheduler; None for a cluster on this machine. Means ``dask``."""

    @property
    def is_elsewhere(self) -> bool:
        """Whether the work is done where the files of this machine may not be."""
        return self.name == "dask" or bool(self.scheduler)

    def executor(self, many: bool) -> Executor | None:
        """The executor; None when the articles are best read right here. ``many``: whether there are many articles."""
        if self.workers is not None and self.workers < 1:
            raise ValueError(f"workers is {self.workers}: give 1 or more")
        name = self.name or ("auto" if self.scheduler or _is_interactive() else "serial")
        if name not in NAMES:
            raise ValueError(f"{name!r} is no executor. Give one of {', '.join(NAMES)}.")
        if self.scheduler and name not in ("auto", "dask"):
            raise ValueError(f"a scheduler is for the executor 'dask', not for {name!r}")
        workers = self.workers or processors()
        if self.is_elsewhere:
            return partial(import_module("timeline.executors.dask").run, workers=workers, scheduler=self.scheduler)
        if name == "serial" or (name == "auto" and not (many and workers > 1)):
            return None
        return partial(import_module("timeline.executors.processes").run, workers=workers)


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _is_interactive() -> bool:
    """Whether new processes would not run a user's script once more: there is none at a prompt or in a notebook."""
    return not hasattr(sys.modules.get("__main__"), "__file__")
