"""What is done with each document, wherever it is done: parse → tag → tell; and how what comes of it travels.

An answer is one line of three parts: what is asked of all articles beforehand, the article with its mentions, and what
it tells, as JSON with tabs between them. A build of many decodes the first alone while it reads, and tables the second.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from timeline.articles import parse
from timeline.articles.versions import Record, record_of
from timeline.codec import ENCODING, Tagged, decode, decode_plain, encode, encode_plain, glance
from timeline.cycles import without_cycle_search
from timeline.errors import TimelineError
from timeline.events.account import Account, Outline, account_of
from timeline.events.brief import Brief, Passing, passing, starts_of
from timeline.events.packing import packed, packed_outline, unpacked, unpacked_outline
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
            with without_cycle_search(), at_most(self.max_seconds):
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
    address, published, _ = record_of(answer.tagged.article)
    head = [address, published, *packed_outline(answer.outline)]
    return _BETWEEN.join((encode_plain(head), encode(answer.tagged), encode_plain(packed(answer))))


def decoded(text: str) -> Accounted:
    """What was encoded.

    Raises:
        ValueError, TypeError, LookupError, AttributeError: it was something else.
    """
    head, *rest = text.split(_BETWEEN)
    one = decode(rest[0] if rest else head)
    if isinstance(one, Skipped):
        return one
    return unpacked(decode_plain(rest[1]), one, _head(head)[1])


def brief_of(text: str, first: int) -> Brief:
    """What an encoded article tells, as far as it is compared; errors as for :func:`decoded`.

    Args:
        text: the article.
        first: the number of its first telling.
    """
    head, _, told = text.split(_BETWEEN)
    return Brief(_head(head)[1], decode_plain(told), first)


def passing_of(text: str) -> Passing:
    """An encoded article with what is counted and quoted of it; errors as for :func:`decoded`."""
    _, tagged, told = text.split(_BETWEEN)
    lists = decode_plain(told)
    starts = starts_of(lists)
    return passing(lists, starts, glance(tagged, frozenset(starts)))


def tagged_of(text: str) -> Tagged:
    """What was encoded, without what it tells; errors as for :func:`decoded`."""
    return decode(tagged_part(text))


def tagged_part(text: str) -> str:
    """The part of what was encoded that :func:`tagged_of` decodes."""
    head, *rest = text.split(_BETWEEN, 2)
    return rest[0] if rest else head


@dataclass(frozen=True, slots=True)
class Sealed:
    """An account that is still encoded, and what is asked of all articles beforehand."""

    line: bytes
    record: Record
    outline: Outline

    @classmethod
    def of(cls, line: bytes) -> Sealed | Skipped:
        """What travelled; errors as for :func:`decoded`."""
        head, _, rest = line.partition(_BETWEEN.encode())
        return cls(line, *_head(text_of(head))) if rest else _skipped(text_of(line))

    def opened(self) -> Account:
        """The account; errors as for :func:`decoded`."""
        account = decoded(text_of(self.line))
        assert isinstance(account, Account)
        return account


def line_of(text: str) -> bytes:
    """An encoded answer as bytes."""
    return text.encode(*ENCODING)


def text_of(line: bytes) -> str:
    """The encoded answer of these bytes."""
    return line.decode(*ENCODING)


def _head(text: str) -> tuple[Record, Outline]:
    address, published, *packed = decode_plain(text)
    outline = unpacked_outline(packed)
    return (address, datetime.fromisoformat(published), outline.article_id), outline


def _skipped(text: str) -> Skipped:
    one = decode(text)
    assert isinstance(one, Skipped)
    return one
