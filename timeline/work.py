"""What is done with each document, wherever it is done: parse → tag."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.articles import parse
from timeline.codec import Tagged, encode
from timeline.errors import TimelineError
from timeline.model import RawArticle, Skipped
from timeline.tagging import tag
from timeline.version import version


@dataclass(frozen=True, slots=True)
class Work:
    """How documents are read and tagged; travels to where that is done."""

    zone: str | None = None
    version: str = ""
    """The version of the code that asked; empty when it is the one that runs."""

    def one(self, raw: RawArticle) -> Tagged:
        """A document, read and tagged; why not, when it is no article."""
        article = parse(raw, zone=self.zone)
        return article if isinstance(article, Skipped) else tag(article)

    def batch(self, raws: Sequence[RawArticle]) -> list[str]:
        """Documents, read, tagged and encoded.

        Raises:
            TimelineError: the code here is of another version than the one that asked.
        """
        if self.version and self.version != version():
            raise TimelineError(
                "A worker reads articles by another version of event-timeline or of what it needs. "
                "Install the same versions on all machines."
            )
        return [encode(self.one(raw)) for raw in raws]
