"""Work in processes of this machine."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any

from timeline.errors import TimelineError

_AHEAD = 2
"""Batches in flight for each process: one at work and one waiting."""


def run(function: Callable[[Any], Any], batches: Iterable[Any], *, workers: int) -> Iterator[Any]:
    """The result for each batch, in order; an empty batch is answered here.

    Processes start anew instead of as copies of this one, whose threads a copy would lack. They leave Ctrl-C to this
    process, which waits for the batches at work, drops the others, and ends them.

    Raises:
        TimelineError: a process was ended from outside, such as by a machine short of memory.
    """
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_leave_interrupts)
    flying: deque[Future[Any]] = deque()
    try:
        for batch in batches:
            flying.append(pool.submit(function, batch) if batch else _answered(function(batch)))
            if len(flying) >= _AHEAD * workers:
                yield flying.popleft().result()
        while flying:
            yield flying.popleft().result()
    except BrokenProcessPool as error:
        raise TimelineError(
            "A worker process ended before its work was done; the machine may be short of memory. "
            "Give fewer --workers, or --executor serial."
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _leave_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _answered(result: Any) -> Future[Any]:
    future: Future[Any] = Future()
    future.set_result(result)
    return future
