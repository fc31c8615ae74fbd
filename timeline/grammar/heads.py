"""What a match of a pattern can begin with, told from the pattern alone."""

from __future__ import annotations

from re import _parser as parser  # type: ignore[attr-defined]  # Python keeps it private, and has no other
from typing import Any

Nodes = list[Any]
_UNKNOWN = frozenset({""})
_LENGTH = 2
_SPACES = frozenset(filter(str.isspace, map(chr, range(0x3001))))


def heads(pattern: str) -> frozenset[str]:
    """The beginnings, of two characters at most, one of which every match of the pattern has.

    A shorter one stands where the match may end or anything may follow; the empty one where nothing can be told. White
    space begins no expression and is left out.

    Reads only the node kinds that rules begin with, and gives up on any other.
    """
    found = _heads(list(parser.parse(pattern)), _LENGTH)
    return frozenset(head for head in found if head[:1] not in _SPACES)


def _heads(nodes: Nodes, length: int) -> frozenset[str]:
    if not nodes or not length:
        return _UNKNOWN
    (op, arg), rest = nodes[0], nodes[1:]
    match str(op):
        case "ASSERT" | "ASSERT_NOT" | "AT":
            return _ahead(arg, length) if str(op) == "ASSERT" and arg[0] == 1 else _heads(rest, length)
        case "SUBPATTERN":
            return _heads(list(arg[3]) + rest, length)
        case "BRANCH":
            return frozenset().union(*(_heads(list(branch) + rest, length) for branch in arg[1]))
        case "MAX_REPEAT" | "MIN_REPEAT":
            return _repeated(op, arg, rest, length)
        case _:
            first = _characters(str(op), arg)
    if first is None:
        return _UNKNOWN
    return frozenset(one + more for one in first for more in _heads(rest, length - 1))


def _ahead(arg: tuple[int, Any], length: int) -> frozenset[str]:
    """What looks ahead says how the match begins, whatever follows in the pattern."""
    return _heads(list(arg[1]), length)


def _repeated(op: Any, arg: tuple[int, int, Any], rest: Nodes, length: int) -> frozenset[str]:
    least, most, body = arg
    again = [(op, (max(least - 1, 0), most - 1, body))] if most > 1 else []
    some = _heads(list(body) + again + rest, length)
    return some | _heads(rest, length) if least == 0 else some


def _characters(op: str, arg: Any) -> frozenset[str] | None:
    """The characters that a node for one character stands for; None when it cannot be told."""
    if op == "LITERAL":
        return frozenset(chr(arg))
    return _charset(arg) if op == "IN" else None


def _charset(items: Nodes) -> frozenset[str] | None:
    if [str(op) for op, _ in items] == ["NEGATE", "CATEGORY", "LITERAL"] and str(items[1][1]) == "CATEGORY_NOT_SPACE":
        return _SPACES - {chr(items[2][1])}
    chars: set[str] = set()
    for op, arg in items:
        name = str(op)
        if name == "LITERAL":
            chars.add(chr(arg))
        elif name == "RANGE":
            chars.update(map(chr, range(arg[0], arg[1] + 1)))
        elif name == "CATEGORY" and str(arg) == "CATEGORY_DIGIT":
            chars.update("0123456789")
        else:
            return None
    return frozenset(chars)
