"""How much an event matters to the topic, and how sure its time is: both 0 to 1."""

from __future__ import annotations

import math
from typing import Final

from timeline.events.interval import RANK
from timeline.model import Precision

_GRAIN: Final[dict[Precision, float]] = {
    "second": 1.0, "minute": 1.0, "hour": 0.95, "part": 0.85, "day": 0.8, "weekend": 0.6, "week": 0.55, "month": 0.4,
    "quarter": 0.3, "season": 0.3, "half": 0.25, "year": 0.15, "decade": 0.05, "century": 0.0,
}  # fmt: skip
"""How much a time of each precision tells."""
_NEAR_DAYS: Final = 10
_BACKGROUND_DAYS: Final = 365
_BACKGROUND: Final = 0.4
"""Share of its importance that a year or a moment more than a year from the anchor keeps."""
_DOUBT: Final = 0.7
"""Share of the doubt about a time that every further independent source leaves."""
_DISPUTED: Final = 0.85


def importance(precision: Precision, sources: int, topic: float, days: float | None) -> float:
    """Weigh sources, precision, topic and closeness to the anchor.

    Args:
        precision: of the event's time.
        sources: independent sources that tell it.
        topic: 0 to 1, how much it is about the topic.
        days: distance from the anchor; None where there is no anchor or the time is open.
    """
    near = 1 / (1 + days / _NEAR_DAYS) if days is not None else 0.0
    weight = 0.35 * (1 - 0.65**sources) + 0.15 * _GRAIN[precision] + 0.2 * near + 0.3 * topic
    background = RANK[precision] >= RANK["year"] or (days is not None and days > _BACKGROUND_DAYS)
    return round(weight * (_BACKGROUND if background else 1), 4)


def confidence(surest: float, sources: int, disputed: bool) -> float:
    """The confidence of the surest mention, raised by independent agreement and lowered by disagreement."""
    agreed = 1 - (1 - surest) * math.pow(_DOUBT, sources - 1)
    return round(agreed * (_DISPUTED if disputed else 1), 4)
