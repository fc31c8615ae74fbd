"""What is done with each document, wherever it is done: parse → tag → tell; and how what comes of it travels.

An answer is one line: the article with its mentions, and what it tells, as JSON. A tab is between them, since tables
ask for the first alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from timeline.articles import parse
from timeline.codec import Tagged, decode, decode_plain, encode, encode_plain
from timeline.errors import TimelineError
from timeline.events.account import Account, account_of
from timeline.events.packing import packed, unpacked
from timeline.faults import fault
from timeline.limits import MAX_SECONDS, TooLongError, at_most
from timeline.model import RawArticle, Skipped
from timeline.tagging import tag
from timeline.version import version

Accounted = Account | Skipped
"""What becomes of a document."""
_BETWEEN: Final = "\t"
"""JSON has none."""


@dataclass(frozen=True, slots=True)
class Work:
    """How documents are read; travels to where that is done."""

    zone: str | None = None
    max_seconds: float = MAX_SECONDS
    """The most processor time for one of them."""
    version: str = ""
    """The version of the code that asked; empty when it is the one that runs."""

    def one(self, raw: RawArticle) -> Accounted:
        """What a document tells, read and tagged; why nothing, when it is no article."""
        try:
            with at_most(self.max_seconds):
                article = parse(raw, zone=self.zone)
                return article if isinstance(article, Skipped) else account_of(tag(article))
        except TooLongError:
            reason = f"takes more than {self.max_seconds:g} s of processor time"
            return Skipped(raw.path, reason, "Split it, leave it out, or allow more with --max-seconds.")
        except Exception as error:
            return fault(raw.path, error)

    def batch(self, raws: Sequence[RawArticle]) -> list[str]:
        """What documents tell, encoded.

        Raises:
            TimelineError: the code here is of another version than the one that asked.
        """
        if self.version and self.version != version():
            raise TimelineError(
                "A worker reads articles by another version of event-timeline or of what it needs. "
                "Install the same versions on all machines."
            )
        return [encoded(self.one(raw)) for raw in raws]


def encoded(answer: Accounted) -> str:
    """An answer as it travels and is kept."""
    if isinstance(answer, Skipped):
        return encode(answer)
    return f"{encode(answer.tagged)}{_BETWEEN}{encode_plain(packed(answer))}"


def decoded(text: str) -> Accounted:
    """What was encoded.

    Raises:
        ValueError, TypeError, LookupError, AttributeError: it was something else.
    """
    tagged, _, told = text.partition(_BETWEEN)
    one = decode(tagged)
    return one if isinstance(one, Skipped) else unpacked(decode_plain(told), one)


def tagged_of(text: str) -> Tagged:
    """What was encoded, without what it tells; errors as for :func:`decoded`."""
    return decode(text.partition(_BETWEEN)[0])
