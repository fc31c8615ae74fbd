"""What one article tells, before anything is known of the others: made where it is read, and never made again.

Two things can say otherwise later. The corpus knows the first characters of names, by which 习拜会 is a meeting; an
article notes what may be such a nickname. A user may have names of other languages. Then features are made again from
the words that were kept; nothing else of what is told depends on either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from timeline.events.aliases import Aliases
from timeline.events.clause import Told
from timeline.events.draft import draft_of
from timeline.events.happening import Said, said, together
from timeline.events.nickname import is_any, named, possible
from timeline.events.sheet import Sheet, Span, blanked
from timeline.events.telling import Telling, features_of, tellings
from timeline.events.timeless import time_phrases
from timeline.events.topic import features_of_title
from timeline.frozen import changed
from timeline.languages.zh.fold import fold
from timeline.model import TaggedArticle


@dataclass(frozen=True, slots=True)
class Outline:
    """What is asked of an article before any is merged."""

    article_id: str
    title: str
    letters: str
    """The characters that follow a title in its text."""
    nicknames: tuple[str, ...]
    """What may be nicknames of meetings in its title and in what it tells, each as two first characters of names."""
    titled: tuple[str, ...]
    """The features of its title, where none is a nickname."""


class Teller(Protocol):
    """What knows what an article tells."""

    def told(self, known: frozenset[str], aliases: Aliases) -> tuple[Said, ...]:
        """What it tells in its corpus; arguments as for :meth:`Account.told`."""


@dataclass(frozen=True, slots=True)
class Account:
    """An article with its mentions and what it tells."""

    tagged: TaggedArticle
    outline: Outline
    said: tuple[Said, ...]

    def told(self, known: frozenset[str], aliases: Aliases) -> tuple[Said, ...]:
        """What it tells in its corpus; nothing where there is a later version of it.

        Args:
            known: first characters of names, to spell out nicknames of meetings.
            aliases: names of other languages.
        """
        if self.tagged.article.version_of:
            return ()
        if holds(self.outline, known, aliases):
            return self.said
        return made_anew(self.outline, self.said, known, aliases)


def account_of(tagged: TaggedArticle) -> Account:
    """What an article tells."""
    sheet = Sheet.of(tagged)
    timeless = blanked(tagged.article.text, _phrases(tagged, sheet))
    groups = [[_drafted(telling, timeless) for telling in group] for group in tellings(tagged, sheet)]
    told = {telling.told.words for group in groups for telling in group}
    return Account(tagged, _outline(sheet, told), tuple(said(groups, sheet)))


def _drafted(telling: Telling, timeless: str) -> Telling:
    return changed(telling, draft=draft_of(telling, timeless))


def _phrases(tagged: TaggedArticle, sheet: Sheet) -> list[Span]:
    """What titles leave out: all times but those that tell how long or how often."""
    times = [(mention.start, mention.end) for mention in tagged.mentions if mention.kind not in ("duration", "set")]
    return time_phrases(sheet.text, times)


def _outline(sheet: Sheet, told: Iterable[str]) -> Outline:
    article = sheet.article
    title = fold(article.title)
    nicknames = possible("\n".join([title, *told]))
    titled = features_of_title(title, frozenset(), Aliases.of(None))
    letters = "".join(named(sheet.text))
    return Outline(article.article_id, article.title, letters, tuple(sorted(nicknames)), tuple(titled))


def holds(outline: Outline, known: frozenset[str], aliases: Aliases) -> bool:
    """Whether the features that were made of an article by itself are those that it has in its corpus."""
    return aliases.is_packaged and not is_any(outline.nicknames, known)


def _names(one: Said, known: frozenset[str]) -> bool:
    """Whether a nickname is told in so many words."""
    return any(is_any(possible(told.words), known) for telling in one.tellings for told in telling.matter)


def made_anew(outline: Outline, said: Sequence[Said], known: frozenset[str], aliases: Aliases) -> tuple[Said, ...]:
    """What an article tells in its corpus, where that is not what it tells by itself.

    Args:
        outline: that of the article.
        said: what it tells by itself.
        known: as for :meth:`Account.told`, like what follows.
        aliases: names of other languages.
    """
    named = not aliases.is_packaged or is_any(possible(fold(outline.title)), known)
    again = [named or _names(one, known) for one in said]
    told = zip(said, again, strict=True)
    return tuple([_anew(one, outline.title, known, aliases) if is_new else one for one, is_new in told])


def _anew(one: Said, title: str, known: frozenset[str], aliases: Aliases) -> Said:
    """The same with the features that it has in its corpus."""
    made: dict[tuple[Told, ...], Mapping[str, int]] = {}
    same = []
    for telling in one.tellings:
        if telling.matter not in made:
            made[telling.matter] = features_of(telling.matter, title, known, aliases)
        same.append(changed(telling, features=made[telling.matter]))
    return replace(one, tellings=tuple(same), features=together(same, one.heads))


def titled(outlines: Iterable[Outline], known: frozenset[str], aliases: Aliases) -> Counter[str]:
    """How many titles have a feature; arguments as for :meth:`Account.told`."""
    counts: Counter[str] = Counter()
    for one in outlines:
        counts.update(one.titled if holds(one, known, aliases) else features_of_title(one.title, known, aliases))
    return counts
