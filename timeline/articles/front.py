"""Front matter: the YAML head of a Markdown file, read tolerantly and with every value as a string."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from timeline.model import EvidenceKind


class _Loader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]  # one of two
    """Takes every value for text: no dates, no objects. In C where PyYAML has it, which need not ask what each is."""

    def descend_resolver(self, *_: object) -> None:
        """Where a value stands makes no difference."""

    def ascend_resolver(self) -> None:
        """As for :meth:`descend_resolver`."""

    def resolve(self, *_: object) -> str:
        """The tag of a value, of which there is one for all."""
        return ""


_LARGEST = 65_536
_NESTED = 1_000
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_BAD_ESCAPE = re.compile(r'\\(?![0abtnvfre "/\\N_LPxuU])')
_ROW = re.compile(r"^(?P<key>[A-Za-z][\w-]*)[ ]*:(?:[ ]+(?P<value>.*))?$")
_STEPS = 50
_LADDER = re.compile(rf"(?:[-?][ \t]+){{{_STEPS}}}")


@dataclass(frozen=True, slots=True)
class Front:
    """The head of an article, its body, and what was wrong with the head."""

    body: str
    values: dict[str, str] = field(default_factory=dict)
    """By key, lower case without hyphens and underscores (``lastupdated``); lists and mappings are left out."""
    keys: dict[str, str] = field(default_factory=dict)
    """The keys as they are written."""
    problem: str = ""
    kind: EvidenceKind = "front matter"
    """What the values come from."""


class _Strings(YAMLHandler):
    """Hands the head over as text: reading it is our business."""

    def load(self, fm: str, **_: object) -> dict[str, Any]:
        return {"head": fm}


def split_front(text: str) -> Front:
    """Divide a text into front matter and body; a text that has none is all body."""
    found, body = frontmatter.parse(text, handler=_Strings())
    head = found.get("head")
    if not isinstance(head, str):
        return Front(text)
    values, problem = read_head(head)
    if values is None:
        return Front(text)
    tidy = {_plain(key): value.strip() for key, value in values.items()}
    return Front(body, tidy, {_plain(key): key for key in values}, problem)


def read_head(head: str) -> tuple[dict[str, str] | None, str]:
    """The keys of a YAML head whose values are text, and how it had to be repaired; None when it is no mapping."""
    for problem, attempt in (("", str), ("front matter is not valid YAML and was repaired", _repaired)):
        try:
            values = _load(attempt(head))
        except (yaml.YAMLError, ValueError):
            continue
        return (values, problem) if values is not None else (None, "")
    rows = _rows(head)
    return (rows, "front matter is not valid YAML and was read line by line") if rows else (None, "")


def _load(head: str) -> dict[str, str] | None:
    """Parse YAML, but for what could exhaust the stack of the C parser."""
    brackets = head.count("[") + head.count("{")
    steps = head.count("-") + head.count("?")
    if len(head) > _LARGEST or brackets > _NESTED or (steps >= _STEPS and _LADDER.search(head)):
        raise ValueError("too large or too deeply nested")
    loader = _Loader(head)
    try:
        node = loader.get_single_node()
    finally:
        loader.dispose()
    return _texts(node.value) if isinstance(node, yaml.MappingNode) else None


def _texts(pairs: Sequence[tuple[yaml.Node, yaml.Node]]) -> dict[str, str]:
    """The keys whose values are text, without making objects of the others."""
    if not all(isinstance(key, yaml.ScalarNode) for key, _ in pairs):
        raise ValueError("a list or mapping where a key belongs")
    return {key.value: value.value for key, value in pairs if isinstance(value, yaml.ScalarNode)}


def _repaired(head: str) -> str:
    """The head without control characters and tabs, with unknown escapes taken literally."""
    return _BAD_ESCAPE.sub(r"\\\\", _CONTROL.sub("", head).replace("\t", "  "))


def _rows(head: str) -> dict[str, str]:
    """Every ``key: value`` line that stands at the margin; the first of a key counts."""
    rows: dict[str, str] = {}
    for line in _CONTROL.sub("", head).splitlines():
        if row := _ROW.match(line.rstrip()):
            rows.setdefault(row["key"], _unquoted(row["value"] or ""))
    return rows


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value


def _plain(key: str) -> str:
    return key.lower().replace("-", "").replace("_", "")
