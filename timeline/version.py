"""Which version of the code reads articles: two that could read one differently have different ones."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from pathlib import Path

_ROOMS = ("articles", "context", "events", "grammar", "languages", "resolve")
_FILES = ("cache", "codec", "encoding", "fingerprint", "mixed", "model", "sources", "tagging", "work", "zones")
_NEEDED = (
    "babel",
    "beautifulsoup4",
    "charset-normalizer",
    "dateparser",
    "lunar-python",
    "lxml",
    "markdown-it-py",
    "opencc",
    "py3langid",
    "python-frontmatter",
    "pyyaml",
    "trafilatura",
    "tzdata",
)
"""Distributions that have a part in what is read."""
_SHOWN = ("feedparser", "icalendar", "jinja2", "numpy", "pandas", "plotly", "pyarrow")
"""Others that have a part in what is written, or in which documents there are."""
_READ = (".py", ".yaml", ".json")
_MADE = (".pyc", ".so", ".pyd")
"""What is made from the source: compiled or not, it is the same version."""


@lru_cache(maxsize=1)
def version() -> str:
    """A digest of the source of the rooms that read, tag and tell, and of the versions of what they need."""
    digest = blake2b(repr((sys.version_info[:3], [_installed(name) for name in _NEEDED])).encode(), digest_size=12)
    for path in sorted(_sources(Path(__file__).parent)):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


@lru_cache(maxsize=1)
def whole_version() -> str:
    """A digest of everything in the package, and of the versions of what it needs: whatever could change an output."""
    digest = blake2b(repr((sys.version_info[:3], [_installed(name) for name in (*_NEEDED, *_SHOWN)])).encode())
    package = Path(__file__).parent
    for path in sorted(one for one in package.rglob("*") if one.is_file() and one.suffix not in _MADE):
        digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:24]


def _sources(package: Path) -> Iterator[Path]:
    for name in _FILES:
        yield from (path for path in package.glob(f"{name}.*") if path.suffix in _READ)
    for room in _ROOMS:
        yield from (path for path in (package / room).rglob("*") if path.suffix in _READ)


def _installed(name: str) -> str:
    try:
        return installed(name)
    except PackageNotFoundError:
        return ""
