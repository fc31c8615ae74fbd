"""What a clause says of the thing told: that it happened, or that it is planned."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.frozen import quick
from timeline.model import Status


@quick
@dataclass(frozen=True, slots=True)
class Judgement:
    """A status, the words that decided it, and whether they are more than the default."""

    status: Status
    because: str
    strong: bool
