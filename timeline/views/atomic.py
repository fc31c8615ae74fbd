"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path

from timeline.errors import OutputNotWritable


def write_atomically(path: str | os.PathLike[str], content: bytes) -> Path:
    """Write ``content`` to ``path``: readers see the old file or the new one, never half of it.

    Missing folders are made. A temporary file in the same folder takes the content and then the name.

    Raises:
        OutputNotWritable: the folder or the file cannot be written; a file that was there is untouched.

    """
    target = Path(path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(Path(os.path.realpath(target)), content)
    except OSError as error:
        raise OutputNotWritable(
            f"{target} cannot be written ({error.strerror or error}). Close whatever holds it open, or choose a folder "
            "that you may write to."
        ) from error
    return target


def _replace(target: Path, content: bytes) -> None:
    part = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.part")
    try:
        with part.open("xb") as file:
            file.write(content)
        if target.exists():
            shutil.copymode(target, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
