"""Two numbers with a stroke between them: 16/11 and 11/16 in papers that put the year last."""

from __future__ import annotations


def day_and_month(first: str, second: str) -> tuple[int, int] | None:
    """The day first, unless only month first makes a date; None where neither does."""
    day, month = int(first), int(second)
    if month > 12:
        day, month = month, day
    return (day, month) if 1 <= month <= 12 and 1 <= day <= 31 else None
