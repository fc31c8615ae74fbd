"""Who tells an event, and who only repeats what an agency wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from timeline.events.telling import Telling
from timeline.languages.zh.fold import fold

_COPIED: Final = 0.8
"""Share of common character triples from which on one sentence is a copy of another."""
_COMPARED: Final = 30
"""Different wordings that a sentence is compared with."""
_NO_WORD = re.compile(r"[\W_]+")


def names(tellings: Iterable[Telling]) -> tuple[str, ...]:
    """The names of the sources, each once, in the order given."""
    return tuple(dict.fromkeys([t.article.source for t in tellings if t.article.source]))


def urls(tellings: Iterable[Telling]) -> tuple[str, ...]:
    """The addresses of the articles, each once, in the order given."""
    return tuple(dict.fromkeys([t.article.url for t in tellings if t.article.url]))


def independent(tellings: Sequence[Telling]) -> int:
    """How many sources tell it in words of their own; at least one.

    A source whose sentences all repeat those of sources before it does not count. An article without a source counts
    as one of its own.
    """
    if len(tellings) == 1 or len({telling.article.source or telling.article.article_id for telling in tellings}) <= 1:
        return 1
    told: list[frozenset[str]] = []
    counted: set[str] = set()
    for telling in tellings:
        wording = _wording(telling)
        if not any(_alike(wording, other) for other in told):
            counted.add(telling.article.source or telling.article.article_id)
            if len(told) < _COMPARED:
                told.append(wording)
    return max(1, len(counted))


def _wording(telling: Telling) -> frozenset[str]:
    text = _NO_WORD.sub("", fold(telling.mention.sentence))
    return frozenset(text[i : i + 3] for i in range(len(text) - 2)) or frozenset([text])


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _COPIED * len(one | other)
