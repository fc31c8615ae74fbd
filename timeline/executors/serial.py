"""Work right here, one batch after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any


def run(function: Callable[[Any], Any], batches: Iterable[Any]) -> Iterator[Any]:
    """The result for each batch, in order."""
    return map(function, batches)
