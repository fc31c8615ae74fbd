"""From a pile of news articles to a timeline: dates read from the text, normalised to UTC, merged into events.

>>> import timeline
>>> result = timeline.build(["articles/"])       # doctest: +SKIP
>>> result.events, result.mentions               # doctest: +SKIP
>>> result.write("output")                       # doctest: +SKIP

Names are loaded when they are first used, so that ``import timeline`` is quick.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from timeline.accessor import read_events
    from timeline.articles import read_article
    from timeline.dataset import build_dataset
    from timeline.errors import (
        BadAliases,
        BadCorrections,
        BadTable,
        InputNotFound,
        NothingRead,
        OutputNotWritable,
        TimelineError,
        UnknownAnchor,
        UnknownFormat,
        UnknownZone,
    )
    from timeline.explain import explain
    from timeline.explanation import Explanation
    from timeline.model import Anchor, Article, Event, Mention, Skipped
    from timeline.pipeline import build
    from timeline.reader import read
    from timeline.result import Timeline
    from timeline.table import read_articles, read_mentions
    from timeline.tagging import extract

__all__ = [
    "Anchor",
    "Article",
    "BadAliases",
    "BadCorrections",
    "BadTable",
    "Event",
    "Explanation",
    "InputNotFound",
    "Mention",
    "NothingRead",
    "OutputNotWritable",
    "Skipped",
    "Timeline",
    "TimelineError",
    "UnknownAnchor",
    "UnknownFormat",
    "UnknownZone",
    "build",
    "build_dataset",
    "explain",
    "extract",
    "read",
    "read_article",
    "read_articles",
    "read_events",
    "read_mentions",
]

_HOME = {
    "Explanation": "explanation",
    "Timeline": "result",
    "build": "pipeline",
    "build_dataset": "dataset",
    "explain": "explain",
    "extract": "tagging",
    "read": "reader",
    "read_article": "articles",
    "read_articles": "table",
    "read_events": "accessor",
    "read_mentions": "table",
    **dict.fromkeys(("Anchor", "Article", "Event", "Mention", "Skipped"), "model"),
}
"""Exported name → the module it lives in; every other one is an error."""


class _Package(ModuleType):
    """A package whose functions are not replaced by modules of their name.

    Importing ``timeline.explain`` anywhere would else turn ``timeline.explain(…)`` from a function into a module.
    """

    def __setattr__(self, name: str, value: Any) -> None:
        if not (name in _HOME and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME.get(name, 'errors')}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
