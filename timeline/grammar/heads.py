"""What a match of a pattern can begin with, told from the pattern alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from re import _parser as parser  # type: ignore[attr-defined]  # Python keeps it private, and has no other
from string import digits
from typing import Any

Nodes = list[Any]
_UNKNOWN = frozenset({""})
_LENGTH = 2
"""Characters of a head, not counting the number that it may begin with."""
SPACES = frozenset(filter(str.isspace, map(chr, range(0x3001))))
"""What counts as white space."""

DIGIT = "0"
"""Stands for a whole run of digits, whichever they are."""
_DIGITS = frozenset(digits)
_MANY = 1000
"""A set of more characters, such as all ideographs, tells nothing: a head for each would take long to make."""


def heads(pattern: str) -> frozenset[str]:
    """The beginnings, of two characters at most or a number and two, one of which every match of the pattern has.

    A run of digits is one character, ``DIGIT``. A shorter head stands where the match may end or anything may
    follow; the empty one where nothing can be told. White space begins no expression and is left out.

    Reads only the node kinds that rules begin with, and gives up on any other.
    """
    return frozenset(head for head in _all_heads(pattern) if head[:1] not in SPACES)


def by_head(patterns: Sequence[str]) -> dict[str, list[int]]:
    """For each head of a pattern, the numbers of the patterns that may match where a text goes on with it."""
    heads_of = [heads(pattern) for pattern in patterns]
    longer: defaultdict[str, set[str]] = defaultdict(set)
    for head in frozenset().union(*heads_of) - {""}:
        for length in range(len(head) + 1):
            longer[head[:length]].add(head)
    tried: defaultdict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(heads_of):
        for head in set().union(*(longer[one] for one in own)):
            tried[head].append(number)
    return dict(tried)


def as_written(head: str) -> list[str]:
    """The head with each digit where it has one behind its first character."""
    return [head[:-1] + digit for digit in digits] if head[1:].endswith(DIGIT) else [head]


def beginnings(pattern: str) -> frozenset[str]:
    """The characters, white space among them, one of which every match of the pattern begins with.

    Raises:
        ValueError: when it may begin with any, or match nothing.
    """
    found = _all_heads(pattern)
    if "" in found:
        raise ValueError(f"a match may begin with anything: {pattern}")
    firsts = frozenset(head[0] for head in found)
    return firsts | _DIGITS if DIGIT in firsts else firsts


def searchable(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled to be searched for: a look at two characters passes over most of a text.

    A pattern of which nothing can be told stays as it is.
    """
    found = _all_heads(pattern)
    if "" in found:
        return re.compile(pattern)
    pairs = {head for head in found if len(head) > 1 and head[0] != DIGIT}
    alone = {head[0] for head in found - pairs}
    looks = [any_of(alone)] if alone else []
    looks += [any_of({head[0] for head in pairs}) + any_of({head[1] for head in pairs})] if pairs else []
    return re.compile(f"(?={'|'.join(looks)})(?:{pattern})")


def any_of(characters: Collection[str]) -> str:
    """A class of the characters, where ``DIGIT`` stands for every digit."""
    return f"[{''.join('0-9' if one == DIGIT else re.escape(one) for one in sorted(characters))}]"


def _all_heads(pattern: str) -> frozenset[str]:
    return _heads(list(parser.parse(pattern)), _LENGTH, in_run=False)


def _heads(nodes: Nodes, length: int, *, in_run: bool) -> frozenset[str]:
    """The heads of what the nodes match, behind a digit when ``in_run``."""
    if not nodes or (not length and not in_run):
        return _UNKNOWN
    (op, arg), rest = nodes[0], nodes[1:]
    match str(op):
        case "ASSERT" if arg[0] == 1:
            return _both(_heads(list(arg[1]), length, in_run=in_run), _heads(rest, length, in_run=in_run))
        case "ASSERT" if in_run and not _may_end_in_digit(list(arg[1])):
            return frozenset()
        case "ASSERT" | "ASSERT_NOT" | "AT":
            return _heads(rest, length, in_run=in_run)
        case "SUBPATTERN":
            return _heads(list(arg[3]) + rest, length, in_run=in_run)
        case "BRANCH":
            return frozenset().union(*(_heads(list(branch) + rest, length, in_run=in_run) for branch in arg[1]))
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return _repeated(op, arg, rest, length, in_run=in_run)
        case _:
            first = _characters(str(op), arg)
    return _UNKNOWN if first is None else _begun(first, rest, length, in_run=in_run)


def _both(ahead: frozenset[str], matched: frozenset[str]) -> frozenset[str]:
    """The heads of what is looked ahead at and also matched: of two that agree, the longer."""
    if "" in ahead or "" in matched:
        return matched if "" in ahead else ahead
    return frozenset(m for m in matched if _goes_on(m, ahead)) | {a for a in ahead if _goes_on(a, matched)}


def _goes_on(head: str, others: Collection[str]) -> bool:
    """Whether a head is one of the others, or goes on behind one."""
    return any(head[:length] in others for length in range(1, len(head) + 1))


def _may_end_in_digit(behind: Nodes) -> bool:
    last = _characters(str(behind[-1][0]), behind[-1][1]) if behind else None
    return last is None or not last.isdisjoint(_DIGITS)


def _begun(first: frozenset[str], rest: Nodes, length: int, *, in_run: bool) -> frozenset[str]:
    """The heads of one of the characters and what follows it."""
    found: frozenset[str] = frozenset()
    if first & _DIGITS:
        more = _heads(rest, length if in_run or length == _LENGTH else length - 1, in_run=True)
        found = more if in_run else frozenset(DIGIT + head for head in more)
    if not length:
        return found | _UNKNOWN
    others = first - _DIGITS
    return found | {one + more for one in others for more in _heads(rest, length - 1, in_run=False)}


def _repeated(op: Any, arg: tuple[int, int, Any], rest: Nodes, length: int, *, in_run: bool) -> frozenset[str]:
    least, most, body = arg
    if in_run and len(body) == 1 and (_characters(str(body[0][0]), body[0][1]) or {""}) <= _DIGITS:
        return _heads(rest, length, in_run=True)
    again = [(op, (max(least - 1, 0), most - 1, body))] if most > 1 else []
    some = _heads(list(body) + again + rest, length, in_run=in_run)
    return some | _heads(rest, length, in_run=in_run) if least == 0 else some


def _characters(op: str, arg: Any) -> frozenset[str] | None:
    """The characters that a node for one character stands for; None when it cannot be told."""
    if op == "LITERAL":
        return frozenset(chr(arg))
    found = _charset(arg) if op == "IN" else None
    return None if found is not None and len(found) > _MANY else found


def _charset(items: Nodes) -> frozenset[str] | None:
    if [str(op) for op, _ in items] == ["NEGATE", "CATEGORY", "LITERAL"] and str(items[1][1]) == "CATEGORY_NOT_SPACE":
        return SPACES - {chr(items[2][1])}
    chars: set[str] = set()
    for op, arg in items:
        name = str(op)
        if name == "LITERAL":
            chars.add(chr(arg))
        elif name == "RANGE":
            chars.update(map(chr, range(arg[0], arg[1] + 1)))
        elif name == "CATEGORY" and str(arg) == "CATEGORY_DIGIT":
            chars.update(_DIGITS)
        elif name == "CATEGORY" and str(arg) == "CATEGORY_SPACE":
            chars.update(SPACES)
        else:
            return None
    return frozenset(chars)
