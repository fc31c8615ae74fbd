"""How much one article may cost: its size, and the processor time of reading it."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

MAX_MB = 20.0
"""The largest article that is read, in millions of bytes. The largest real one seen has half a million."""
MAX_SECONDS = 120.0
"""The most processor time for one article. One of 20 MB, full of dates, takes 30 seconds."""


_AGAIN = 0.1
"""Seconds until it rings again: what is raised while Python collects garbage or finalizes is lost."""


class TooLongError(BaseException):
    """An article takes too long; no ``Exception``, which some parser might take for a fault of its own."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise ``TooLongError`` when what is done here takes more processor time.

    Only in the main thread of a process and not on Windows, which have no such alarm; elsewhere nothing is limited.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _AGAIN)
    try:
        try:
            yield
        finally:  # where it may ring for the last time
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def bytes_of(megabytes: float) -> int:
    """A limit of size in bytes.

    Raises:
        ValueError: it is not above 0.
    """
    return int(_above_zero("max_mb", megabytes) * 1_000_000)


def seconds_of(seconds: float) -> float:
    """A limit of time, checked.

    Raises:
        ValueError: it is not above 0.
    """
    return _above_zero("max_seconds", seconds)


def _above_zero(name: str, value: float) -> float:
    if not 0 < value < float("inf"):
        raise ValueError(f"{name} is {value}: give a number above 0")
    return value


def _ring(*_: object) -> None:
    raise TooLongError
