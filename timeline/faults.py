"""A fault of ours at one document: it is told with its place in the code, and all other documents are read."""

from __future__ import annotations

from pathlib import Path
from traceback import extract_tb

from timeline.errors import TimelineError
from timeline.model import Skipped


def fault(path: str, error: Exception) -> Skipped:
    """The document at which our code failed.

    Raises:
        TimelineError: the error itself, where it is no fault but wrong use.
    """
    if isinstance(error, TimelineError):
        raise error
    place = extract_tb(error.__traceback__)[-1]
    reason = f"cannot be read: a fault of this program ({type(error).__name__} in {Path(place.filename).name})"
    return Skipped(path, reason, f"Please report it with the file, and this place: {place.name}, line {place.lineno}.")
