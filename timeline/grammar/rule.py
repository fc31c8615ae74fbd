"""A rule: pattern, reading, examples and look-alikes in one place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from types import ModuleType

from timeline.grammar.reading import NoTime, Reading

Reader = Callable[["re.Match[str]"], "Reading | None"]
Refusal = Callable[["re.Match[str]"], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of expression.

    ``read`` gets the match and returns a reading, or None when the match is no time after all. ``examples`` maps a text
    with the expression in «» to its value; ``never`` lists texts in which this rule must read nothing.
    """

    name: str
    pattern: re.Pattern[str]
    read: Reader
    examples: Mapping[str, str]
    never: tuple[str, ...]
    doc: str
    words: tuple[str, ...] = ()
    """Idioms and names that hold what the pattern matches and are no time: 一日千里. They are read as a whole."""
    unless: Refusal | None = None
    """Whether what stands around a match makes it no time, where the pattern does not tell."""

    def reading(self, match: re.Match[str]) -> Reading | None:
        """What a match says; None when it is no time."""
        return None if self.unless is not None and self.unless(match) else self.read(match)


def rule(
    pattern: str,
    *,
    examples: Mapping[str, str],
    never: Iterable[str] = (),
    words: str = "",
    unless: Refusal | None = None,
    doc: str | None = None,
) -> Callable[[Reader], Rule]:
    """Turn a reading function into a ``Rule`` of the same name.

    Args:
        pattern: regular expression over folded text (Simplified, half-width); named groups for what the function reads.
        examples: text with the expression in «» → value, as ``timeline.explain.value`` writes it. The examples are read
            as if published on Wednesday 2021-11-10 at 09:00 in Asia/Shanghai.
        never: texts in which the rule must find nothing.
        words: idioms and names, folded, with blanks between, that hold what the pattern matches and are never a time.
        unless: whether what stands around a match makes it no time. What is read of the words alone is remembered, so
            a look around is better taken here than by the function.
        doc: what the rule is for, where its function has no docstring, as compiled ones have none.
    """
    if not examples:
        raise ValueError("a rule without examples cannot be trusted: give at least one")

    def decorate(read: Reader) -> Rule:
        name = read.__name__
        said = (doc or read.__doc__ or "").strip()
        return Rule(name, re.compile(pattern), read, dict(examples), tuple(never), said, tuple(words.split()), unless)

    return decorate


def collect(*modules: ModuleType) -> tuple[Rule, ...]:
    """All rules of the modules, in the order of the modules and of their definitions."""
    return tuple(value for module in modules for value in vars(module).values() if isinstance(value, Rule))


def no_times(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """One rule for the words of all rules, or none: the longest match wins, and they are longer than what they hold."""
    words = sorted({word for one in rules for word in one.words})
    if not words:
        return ()
    pattern = "|".join(
        f"{re.escape(first)}{one_of(word[2:] for word in group)}"
        for first, group in groupby(words, key=lambda word: word[:2])
    )
    return (Rule("no_time", re.compile(pattern), lambda _: NoTime(), {}, (), ""),)


def one_of(words: Iterable[str]) -> str:
    """A group that matches any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) + ")"
