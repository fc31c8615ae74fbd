"""What functions of values remember, so that they need not find out again."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_ANSWERS = 4096
"""How many answers are kept of a function, the latest asked for: more than articles of one month need, about 2 MB."""


def remembered(function: Callable[P, T]) -> Callable[P, T]:
    """The function of immutable values alone, with the answers it gave last.

    News repeat their times: four of five expressions stand with the same words in another article, and the articles of
    a day read them from the same day.
    """
    return lru_cache(maxsize=_ANSWERS)(function)  # type: ignore[return-value]  # it is called as the function is
