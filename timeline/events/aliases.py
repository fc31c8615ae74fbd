"""Names and words of other languages as those of Chinese papers that tell the same.

The package's own table is aliases.yaml; a user's table, of the same form, goes before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from os import PathLike
from typing import Final

from timeline.events.alias_table import Table, read_table, table_of, table_of_text
from timeline.events.any_of import any_of

Given = str | PathLike[str] | Mapping[str, Sequence[str]]
"""A user's aliases: a YAML file, or name → its other names."""

_UNSPACED: Final = r"\u0e00-\u0eff\u3040-\u9fff\uac00-\ud7a3"
"""Scripts in which a word may touch its neighbours: Thai, Japanese and Chinese; Korean puts endings behind it."""
_LETTER: Final = rf"[^\W{_UNSPACED}]"
_SPACED: Final = re.compile(_LETTER)


class Aliases:
    """Words and the one name that counts for them; texts and words are compared in small, Simplified letters."""

    def __init__(self, table: Table, is_packaged: bool = False) -> None:
        self._name = dict(table)
        self.is_packaged = is_packaged
        """Whether these are the package's alone."""
        self._any = re.compile(_either(self._name))
        self._start = re.compile(f"[{re.escape(''.join(sorted({word[0] for word in self._name})))}]")

    @classmethod
    def of(cls, given: Given | None) -> Aliases:
        """The package's aliases, extended and overruled by those of a user.

        Raises:
            BadAliases: the file cannot be read, or what is given is not what it should be.
        """
        if given is None:
            return _packaged_alone()
        own = table_of(given) if isinstance(given, Mapping) else read_table(given)
        names = set(own.values())
        kept = {word: own.get(name, name) for word, name in _packaged().items() if word not in names}
        return cls({**kept, **own})

    def one_name(self, text: str) -> str:
        """The text, in small letters, with one name for all that the table holds for it.

        >>> Aliases.of(None).one_name("the white house said biden and xi jinping")
        'the 白宫 said 拜登 and 习近平'
        """
        return self._any.sub(lambda match: self._name[match[0]], text) if self._start.search(text) else text


def _either(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest where several fit."""
    groups: tuple[list[str], list[str]] = ([], [])
    for word in words:
        groups[_is_spaced(word[0])].append(word)
    touching, spaced = (any_of(group, _rest) for group in groups)
    return f"(?<!{_LETTER})(?:{spaced})|{touching}"


def _rest(word: str) -> str:
    return re.escape(word[1:]) + (f"(?!{_LETTER})" if _is_spaced(word[-1]) else "")


def _is_spaced(letter: str) -> bool:
    """Whether a word that begins or ends so does not match inside a longer one."""
    return _SPACED.match(letter) is not None


@lru_cache(maxsize=1)
def _packaged() -> Table:
    text = resources.files("timeline.events").joinpath("aliases.yaml").read_text(encoding="utf-8")
    return {word: name for word, name in table_of_text(text, "aliases.yaml").items() if word != name}


@lru_cache(maxsize=1)
def _packaged_alone() -> Aliases:
    return Aliases(_packaged(), is_packaged=True)
