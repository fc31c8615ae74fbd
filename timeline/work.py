"""What is done with each document, wherever it is done: parse → tag."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.articles import parse
from timeline.codec import Tagged, encode
from timeline.errors import TimelineError
from timeline.faults import fault
from timeline.limits import MAX_SECONDS, TooLongError, at_most
from timeline.model import RawArticle, Skipped
from timeline.tagging import tag
from timeline.version import version


@dataclass(frozen=True, slots=True)
class Work:
    """How documents are read and tagged; travels to where that is done."""

    zone: str | None = None
    max_seconds: float = MAX_SECONDS
    """The most processor time for one of them."""
    version: str = ""
    """The version of the code that asked; empty when it is the one that runs."""

    def one(self, raw: RawArticle) -> Tagged:
        """A document, read and tagged; why not, when it is no article."""
        try:
            with at_most(self.max_seconds):
                article = parse(raw, zone=self.zone)
                return article if isinstance(article, Skipped) else tag(article)
        except TooLongError:
            reason = f"takes more than {self.max_seconds:g} s of processor time"
            return Skipped(raw.path, reason, "Split it, leave it out, or allow more with --max-seconds.")
        except Exception as error:
            return fault(raw.path, error)

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
