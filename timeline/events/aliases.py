"""English names and words as the Chinese ones that tell the same. The table is in aliases.yaml."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

import yaml

_LATIN = re.compile(r"[a-z]{3}")


def in_chinese(text: str) -> str:
    """The text, in small letters, with the English names it has in common with Chinese papers put in Chinese.

    >>> in_chinese("the white house said biden and xi jinping")
    'the 白宫 said 拜登 and 习近平'
    """
    return _pattern().sub(lambda match: _table()[match[0]], text) if _LATIN.search(text) else text


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    text = resources.files("timeline.events").joinpath("aliases.yaml").read_text(encoding="utf-8")
    return {word: name for name, words in yaml.safe_load(text).items() for word in words}


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    words = sorted(_table(), key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.ASCII)
