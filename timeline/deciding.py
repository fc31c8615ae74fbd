"""What decides the result of a build, besides its documents: the code, a few options, and what some files say.

Other options say how to get there or how to show it. Those that tell which documents there are, and how they are taken
out of a table, show in the documents themselves.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from typing import Any

from timeline.version import whole_version

_OPTIONS = ("anchor", "topic", "zone", "max_seconds")
_CONTENTS = ("corrections", "aliases")
"""Options that name files, whose content decides; aliases may be given as they are."""


class Settings:
    """What the options of a build come to; made before the files that they name are read."""

    def __init__(self, options: Mapping[str, Any]) -> None:
        """``options`` are those of :func:`timeline.build`, by name."""
        self._options = options
        self._said = self._told()

    @property
    def text(self) -> str:
        """The version of the code and what was said, to be compared."""
        return json.dumps([whole_version(), self._said])

    def still_hold(self) -> bool:
        """Whether the files that the options name are as they were."""
        return self._told() == self._said

    def _told(self) -> dict[str, str]:
        given = {name: one for name, one in self._options.items() if one is not None}
        said = {name: _said(given[name]) for name in _OPTIONS if name in given}
        return said | {name: _content(given[name]) for name in _CONTENTS if name in given}


def digest_of(path: Path) -> str:
    """A digest of the content of a file; empty when it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _said(option: object) -> str:
    return option.isoformat() if isinstance(option, datetime) else str(option)


def _content(given: Any) -> str:
    if isinstance(given, Mapping):
        return json.dumps([*given.items()], default=_listed)
    path = Path(given)
    return digest_of(path) if path.is_file() else token_hex()  # a pipe can be read once: like nothing before


def _listed(words: object) -> object:
    """Whatever is given as a list; what is none is refused by those who read it."""
    return [*words] if isinstance(words, Sequence) else str(words)
