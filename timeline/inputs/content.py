"""The bytes of one file, or why they cannot be had."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from timeline.model import RawArticle, Skipped

MAX_BYTES = 20_000_000
"""The largest file that is read. The largest real article seen has half a megabyte."""


def read_content(name: str, path: Path, max_bytes: int) -> RawArticle | Skipped:
    """Read ``path`` as the article ``name``; anything that is in the way becomes ``Skipped``."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            return Skipped(name, "is not a regular file", "Give files or folders; pipes and devices are not read.")
        if found.st_size > max_bytes:
            return _too_large(name, found.st_size, max_bytes)
        with path.open("rb") as file:
            content = file.read(max_bytes + 1)
    except OSError as error:
        return unreadable(name, error)
    return _too_large(name, len(content), max_bytes) if len(content) > max_bytes else RawArticle(name, content)


def unreadable(name: str, error: OSError) -> Skipped:
    """A file or folder that the system does not let us read."""
    reason = (error.strerror or os.strerror(error.errno or 0)).lower()
    return Skipped(name, f"cannot be read: {reason}", "Check that the file exists and that you may read it.")


def _too_large(name: str, size: int, max_bytes: int) -> Skipped:
    reason = f"has {size / 1e6:.1f} MB, more than the limit of {max_bytes / 1e6:.1f} MB"
    return Skipped(name, reason, "An article is text; split the file, or leave it out.")
