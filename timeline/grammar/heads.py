"""What a match of a pattern can begin with, told from the pattern alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from re import _parser as parser  # type: ignore[attr-defined]  # Python keeps it private, and has no other
from string import digits
from typing import Any, NamedTuple

Nodes = list[Any]
_UNKNOWN = frozenset({""})
_LENGTH = 2
"""Characters of a head, not counting the number that it may begin with."""
SPACES = frozenset(" \n")
"""The white space of a folded text."""

DIGIT = "0"
"""Stands for a whole run of digits, whichever they are."""
_MANY = 1000
"""A set of more characters, such as all ideographs, tells nothing: a head for each would take long to make."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that make a number together."""

    characters: frozenset[str]
    marks: str
    """Stand at the beginning of a head for a run of one, of two and so on; the last one for all longer ones."""


DIGITS = Run(frozenset(digits), "123")
NUMERALS = Run(frozenset("一二两三四五六七八九十百千万〇零廿卅"), "一二三")


class _Place(NamedTuple):
    """Where in a head one is."""

    left: int
    """Characters that it may yet have."""
    runs: tuple[Run, ...]
    """What is a number at its beginning."""
    run: Run | None = None
    """The number one is in."""
    length: int = 0
    """How much of it was seen; 0 where it is not the beginning, and its length does not matter."""

    def marks(self) -> str:
        """What a head has for the number one is in: the mark of what was seen of it, and of longer ones."""
        if self.run is None or not self.length:
            return ""
        return self.run.marks[self.length - 1 :] or self.run.marks[-1]

    def end(self) -> frozenset[str]:
        """The heads of what may end here, or go on in any way."""
        return frozenset(self.marks()) or _UNKNOWN

    def within(self, run: Run, more: int = 1) -> _Place:
        """So many characters further on in a number that begins here, or that one is in."""
        if self.length or (self.run is None and self.left == _LENGTH):
            return _Place(self.left, self.runs, run, self.length + more)
        return _Place(self.left - (self.run is None), self.runs, run)

    def behind(self) -> _Place:
        """Behind one more character."""
        return _Place(self.left - 1, self.runs)


def heads(pattern: str) -> frozenset[str]:
    """The beginnings, of two characters at most or a number and two, one of which every match of the pattern has.

    A run of digits is one character, ``DIGIT``. A shorter head stands where the match may end or anything may
    follow; the empty one where nothing can be told. White space begins no expression and is left out.

    Reads only the node kinds that rules begin with, and gives up on any other.
    """
    return _without_spaces(_any_digits(pattern))


def by_head(patterns: Sequence[str], *runs: Run) -> dict[str, list[int]]:
    """For each head of a pattern, the numbers of the patterns that may match where a text goes on with it.

    Heads that begin with a number of a kind begin with its mark.
    """
    heads_of = [_without_spaces(_all_heads(pattern, runs)) for pattern in patterns]
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
    found = _all_heads(pattern, ())
    if "" in found:
        raise ValueError(f"a match may begin with anything: {pattern}")
    return frozenset(head[0] for head in found)


def searchable(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled to be searched for: a look at two characters passes over most of a text.

    A pattern of which nothing can be told stays as it is.
    """
    found = _any_digits(pattern)
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


def _without_spaces(found: frozenset[str]) -> frozenset[str]:
    return frozenset(head for head in found if head[:1] not in SPACES)


def _any_digits(pattern: str) -> frozenset[str]:
    """The heads, a number at the beginning as ``DIGIT``, however long it is."""
    found = _all_heads(pattern, (DIGITS,))
    return frozenset(DIGIT + head[1:] if head[:1] in DIGITS.characters else head for head in found)


def _all_heads(pattern: str, runs: tuple[Run, ...]) -> frozenset[str]:
    return _heads(list(parser.parse(pattern)), _Place(_LENGTH, runs))


def _heads(nodes: Nodes, place: _Place) -> frozenset[str]:
    """The heads of what the nodes match, from a place in a head on."""
    if not nodes or (not place.left and place.run is None):
        return place.end()
    (op, arg), rest = nodes[0], nodes[1:]
    match str(op):
        case "ASSERT" if arg[0] == 1:
            return _both(_heads(list(arg[1]), place), _heads(rest, place))
        case "ASSERT" if place.run is not None and not _may_end_in(place.run, list(arg[1])):
            return frozenset()
        case "ASSERT" | "ASSERT_NOT" | "AT":
            return _heads(rest, place)
        case "SUBPATTERN":
            return _heads(list(arg[3]) + rest, place)
        case "BRANCH":
            return frozenset().union(*(_heads(list(branch) + rest, place) for branch in arg[1]))
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return _repeated(op, arg, rest, place)
        case _:
            first = _characters(str(op), arg)
    return place.end() if first is None else _begun(first, rest, place)


def _both(ahead: frozenset[str], matched: frozenset[str]) -> frozenset[str]:
    """The heads of what is looked ahead at and also matched: of two that agree, the longer."""
    if "" in ahead or "" in matched:
        return matched if "" in ahead else ahead
    return frozenset(m for m in matched if _goes_on(m, ahead)) | {a for a in ahead if _goes_on(a, matched)}


def _goes_on(head: str, others: Collection[str]) -> bool:
    """Whether a head is one of the others, or goes on behind one."""
    return any(head[:length] in others for length in range(1, len(head) + 1))


def _may_end_in(run: Run, behind: Nodes) -> bool:
    last = _characters(str(behind[-1][0]), behind[-1][1]) if behind else None
    return last is None or not last.isdisjoint(run.characters)


def _begun(first: frozenset[str], rest: Nodes, place: _Place) -> frozenset[str]:
    """The heads of one of the characters and what follows it."""
    found: frozenset[str] = frozenset()
    for run, before in _runs_at(place):
        if first & run.characters:
            found |= {before + head for head in _heads(rest, place.within(run))}
            first -= run.characters
    if not place.left:
        return place.end() | found
    mark = place.marks()[:1]
    return found.union(mark + one + more for one in first for more in _heads(rest, place.behind()))


def _runs_at(place: _Place) -> Iterator[tuple[Run, str]]:
    """The numbers that a character here may belong to, and what a head has for them before what follows."""
    if place.run is not None:
        yield place.run, ""
    elif place.left == _LENGTH:
        yield from ((run, "") for run in place.runs)
    else:
        yield DIGITS, DIGIT


def _repeated(op: Any, arg: tuple[int, int, Any], rest: Nodes, place: _Place) -> frozenset[str]:
    least, most, body = arg
    run = place.run
    if run is not None and len(body) == 1 and (_characters(str(body[0][0]), body[0][1]) or {""}) <= run.characters:
        lengths = range(least, min(most, max(least, len(run.marks))) + 1) if place.length else (0,)
        return frozenset().union(*(_heads(rest, place.within(run, more)) for more in lengths))
    again = [(op, (max(least - 1, 0), most - 1, body))] if most > 1 else []
    some = _heads(list(body) + again + rest, place)
    return some | _heads(rest, place) if least == 0 else some


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
            chars.update(DIGITS.characters)
        elif name == "CATEGORY" and str(arg) == "CATEGORY_SPACE":
            chars.update(SPACES)
        else:
            return None
    return frozenset(chars)
