"""What an explanation holds, and how it is shown: as lines, as a text with its mentions marked, in a notebook."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from html import escape
from typing import Any

from timeline import zones
from timeline.model import Mention


def value(mention: Mention) -> str:
    """The value of a mention in one word: its modifiers and its TIMEX3 value.

    The notation of the examples that stand beside every rule: ``2021-11-16``, ``late 2021``, ``2021-11-16T00:45Z``.
    """
    return f"{mention.modifier} {mention.timex}" if mention.modifier else mention.timex


@dataclass(frozen=True, slots=True)
class Lost:
    """A candidate that was not taken."""

    start: int
    end: int
    """(start, end) offsets of its words in the text."""
    text: str
    rule: str
    """The rule that reads it so; empty where the winner's own rule does, with another year, month or half-day."""
    value: str
    """What it would mean, in the notation of ``value``; empty where that depends on more than its words."""
    why: str
    """Why it lost: a longer match, an earlier rule, a look-alike, a less likely year."""


@dataclass(frozen=True, slots=True)
class Explained:
    """Why one mention has its value."""

    mention: Mention
    reading: str
    """What its words say by themselves, before anyone asks when that is."""
    rules: tuple[tuple[str, str], ...]
    """(name, meaning) of the rules and joins that read it."""
    reference: str
    """From which day it is read, and why from that one."""
    leans_on: str
    """The earlier moment that it counts from or borrows from; empty when none."""
    zone: str
    """Its zone, and how that is known."""
    assumed: tuple[tuple[str, str], ...]
    """(field, reason) of what the text leaves open."""
    lost: tuple[Lost, ...]

    @property
    def value(self) -> str:
        """The value in one word, as the examples of the rules write it."""
        return value(self.mention)

    def __str__(self) -> str:
        """Lines to print."""
        mention = self.mention
        head = f"«{mention.text}»  characters {mention.start}–{mention.end}  =  {self.value or '(no value)'}"
        lines = [_line(name, text) for name, text in self._facts() if text]
        lines += [_line("", f"{names}: {why}") for names, why in self._assumed_together()]
        lines += [_line("rule", f"{name}: {meaning}") for name, meaning in self.rules]
        return "\n".join([head, *lines, *(_line("lost", _told(lost)) for lost in self.lost)])

    def _facts(self) -> list[tuple[str, str]]:
        mention = self.mention
        because = f", because of «{mention.status_because}»" if mention.status_because else ""
        return [
            ("kind", f"{mention.kind}" + (f", precision {mention.precision}" if mention.precision else "")),
            ("UTC", _interval(mention)),
            ("local", _local(mention)),
            ("reading", self.reading),
            ("reference", self.reference),
            ("leans on", self.leans_on),
            ("zone", self.zone),
            ("status", mention.status + because),
            ("flags", ", ".join(mention.flags)),
            ("assumed", ", ".join(mention.assumed)),
        ]

    def _assumed_together(self) -> list[tuple[str, str]]:
        """(fields, reason), those of one reason side by side."""
        by_reason: dict[str, list[str]] = {}
        for name, why in self.assumed:
            by_reason.setdefault(why, []).append(name)
        return [(", ".join(names), why) for why, names in by_reason.items()]

    def to_dict(self) -> dict[str, Any]:
        """What stands here beside the mention itself, for JSON."""
        return {
            "reading": self.reading,
            "rules": dict(self.rules),
            "reference": self.reference,
            "leans_on": self.leans_on,
            "zone": self.zone,
            "assumed": dict(self.assumed),
            "lost": [asdict(lost) for lost in self.lost],
        }


@dataclass(frozen=True, slots=True)
class Explanation:
    """How every expression of a text was read. ``print`` shows it as lines, a notebook as a table."""

    text: str
    published: datetime | None
    zone: str
    mentions: tuple[Explained, ...]
    """In text order."""
    passed_over: tuple[Lost, ...]
    """Words that a rule matches, or nearly, and that are no time here."""

    def __str__(self) -> str:
        """All of it, as lines to print."""
        blocks = [self.head, *map(str, self.mentions)]
        if not self.mentions:
            blocks = [f"{self.head}\nno temporal expression found"]
        if self.passed_over:
            blocks.append("\n".join(["passed over", *(f"  {_told(lost)}" for lost in self.passed_over)]))
        return "\n\n".join(blocks)

    @property
    def head(self) -> str:
        """From when and where the text is read, in a line."""
        told = self.published.isoformat() if self.published else "at an unknown time"
        return f"read as published {told}, told in {self.zone}"

    def marked(self, mark: Callable[[Explained, str], str] | None = None, plain: Callable[[str], str] = str) -> str:
        """The text with each mention marked, by default as «下周一»[2021-11-22 planned].

        Args:
            mark: gets a mention and its words, and gives what is to stand there.
            plain: is asked for every piece of the text, between mentions and within.
        """
        pieces, done = [], 0
        for one in self.mentions:
            mention = one.mention
            words = plain(self.text[mention.start : mention.end])
            pieces += [plain(self.text[done : mention.start]), (mark or _mark)(one, words)]
            done = mention.end
        return "".join([*pieces, plain(self.text[done:])])

    def _repr_html_(self) -> str:
        """A table for notebooks: one row for each mention."""
        rows = "".join(map(_row, self.mentions))
        head = "".join(f"<th>{name}</th>" for name in ("words", "value", "UTC", "status", "why", "lost"))
        marked = self.marked(_mark_html, escape).replace("\n", "<br>")
        table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>" if rows else ""
        return f"<div><p>{escape(self.head)}</p><p>{marked}</p>{table}</div>"


def in_brackets(one: Explained) -> str:
    """What stands behind a mention that is marked in its text: its value, and its status unless it just happened."""
    mention = one.mention
    status = mention.status if mention.kind in ("point", "range") and mention.status != "happened" else ""
    return " ".join(filter(None, (one.value or "no value", status, *mention.flags)))


def _mark(one: Explained, words: str) -> str:
    return f"«{words}»[{in_brackets(one)}]"


def _mark_html(one: Explained, words: str) -> str:
    return f'<mark title="{escape(str(one))}">{words}</mark>'


def _row(one: Explained) -> str:
    mention = one.mention
    reasons = [one.reference, one.leans_on, one.zone, *(f"{name}: {why}" for name, why in one.assumed)]
    why = "<br>".join(escape(reason) for reason in reasons if reason)
    lost = "<br>".join(escape(_told(other)) for other in one.lost)
    cells = [escape(cell) for cell in (mention.text, one.value, _interval(mention), mention.status)]
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in (*cells, why, lost)) + "</tr>"


def _line(name: str, text: str) -> str:
    return f"  {name:<10} {text}"


def _told(lost: Lost) -> str:
    words = f"«{lost.text}»" + (f" as {lost.rule}" if lost.rule else "")
    return f"{words}{f' = {lost.value}' if lost.value else ''}: {lost.why}"


def _interval(mention: Mention) -> str:
    if mention.start_utc is None and mention.end_utc is None:
        return f"none; lasts {mention.duration}" if mention.duration is not None else ""
    start, end = (t.strftime("%Y-%m-%dT%H:%M:%SZ") if t else "…" for t in (mention.start_utc, mention.end_utc))
    return f"{start} to before {end}"


def _local(mention: Mention) -> str:
    if mention.start_utc is None:
        return ""
    return mention.start_utc.astimezone(zones.get(mention.zone)).isoformat()
