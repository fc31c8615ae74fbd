"""Reading a table of aliases: a name, then the list of its other names; in YAML, or as a mapping."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Final

import yaml

from timeline.errors import BadAliases
from timeline.languages.zh.fold import fold

Table = Mapping[str, str]
"""Word → the name that counts for it, in small, Simplified letters; a name stands for itself too."""

_LINE: Final = "Write one line for each name, such as 泽连斯基: [Zelenskyy, Zelensky]"


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the table, and where it stands, for messages."""

    text: str
    where: str


_ONE_LIST: Final = "Keep one name, and write all its other names in its list"

_Entry = tuple[_Word, Sequence[_Word]]


def read_table(path: str | PathLike[str]) -> Table:
    """The table of a YAML file in UTF-8.

    Raises:
        BadAliases: the file cannot be read, or is not what it should be.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else error.reason
        raise BadAliases(f"{path} cannot be read ({why}): give a YAML file in UTF-8.") from error
    return table_of_text(text, str(path))


def table_of_text(text: str, path: str) -> Table:
    """The table of a text in YAML; ``path`` names it in messages.

    Raises:
        BadAliases: the text is not what it should be.
    """
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{path}, line {mark.line + 1}" if mark else path
        raise BadAliases(f"{where}: {error.problem or error.context}. {_LINE}.") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise BadAliases(f"{path} is no YAML ({error or 'too deep'}). {_LINE}.") from error
    return _table(_entries(root, path)) if root is not None else {}


def table_of(given: Mapping[str, Sequence[str]]) -> Table:
    """The table of a mapping.

    Raises:
        BadAliases: a name is no text, or what stands for it is no list of texts.
    """
    return _table(_given(given))


def _entries(root: yaml.Node, path: str) -> Iterator[_Entry]:
    if not isinstance(root, yaml.MappingNode):
        raise BadAliases(f"{_where(root, path)}: this is no table of names. {_LINE}.")
    for key, value in root.value:
        name = _scalar(key, path)
        if not isinstance(value, yaml.SequenceNode):
            raise BadAliases(f"{_where(value, path)}: {name.text} needs a list. {_LINE}.")
        yield name, [_scalar(node, path) for node in value.value]


def _scalar(node: yaml.Node, path: str) -> _Word:
    where = _where(node, path)
    if not isinstance(node, yaml.ScalarNode):
        raise BadAliases(f"{where}: a name must be a text. {_LINE}.")
    return _Word(node.value, where)


def _where(node: yaml.Node, path: str) -> str:
    return f"{path}, line {node.start_mark.line + 1}"


def _given(given: Mapping[str, Sequence[str]]) -> Iterator[_Entry]:
    for name, words in given.items():
        where = f"aliases[{name!r}]"
        if isinstance(words, str) or not isinstance(words, Sequence):
            raise BadAliases(f"{where} must be a list of texts, such as ['Zelenskyy', 'Zelensky'].")
        if odd := [word for word in (name, *words) if not isinstance(word, str)]:
            raise BadAliases(f"{where}: {odd[0]!r} must be a text.")
        yield _Word(name, where), [_Word(word, where) for word in words]


def _table(entries: Iterable[_Entry]) -> Table:
    """Word → name; every word has one name, and no name is another's word."""
    found: dict[str, tuple[str, str]] = {}
    for name, words in entries:
        key = _key(name)
        if key in found:
            raise _twice(name, found[key][1])
        for word in (name, *words):
            kept, where = found.setdefault(_key(word), (key, word.where))
            if kept != key:
                raise _twice(word, where)
    return {word: name for word, (name, _) in found.items()}


def _key(word: _Word) -> str:
    key = " ".join(fold(word.text.lower()).split())
    if not key:
        raise BadAliases(f"{word.where}: an empty name. {_LINE}.")
    return key


def _twice(word: _Word, where: str) -> BadAliases:
    return BadAliases(f"{word.where}: {word.text} is also in {where}. {_ONE_LIST}.")
