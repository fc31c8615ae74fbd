"""What the command line shows: text made safe for a terminal, and a progress bar where there is one to show it."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from timeline.explanation import Explained, Explanation, in_brackets
from timeline.model import Progress

_ESCAPES = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # colours, cursor movements
    r"|\x1b[\]PX^_].*?(?:\x07|\x1b\\|$)"  # window titles, links, device strings
    r"|\x1b[ -/]*[0-~]?",
    re.DOTALL,
)
_UNSEEN = re.compile(r"(?<! ) *[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]+ *")


def plain(text: str) -> str:
    r"""A text on one line, without anything that a terminal would obey: escape sequences, controls, bidi marks.

    >>> plain("\x1b[31mred\x1b[0m, rung\x07 and\nbroken")
    'red, rung and broken'
    """
    return _UNSEEN.sub(" ", _ESCAPES.sub("", text)).strip()


def plain_lines(text: str) -> str:
    """Each line of a text made :func:`plain`; indentation stays."""
    return "\n".join(line[: len(line) - len(line.lstrip(" "))] + plain(line) for line in text.split("\n"))


def safe(text: str) -> str:
    """A piece of a text without anything that a terminal would obey but line breaks."""
    return "\n".join(_UNSEEN.sub(" ", _ESCAPES.sub("", line)) for line in text.split("\n"))


_COLOURS = {"happened": "green", "planned": "yellow", "cancelled": "red", "postponed": "red"}


def marked_text(explanation: Explanation) -> str:
    """The text of an explanation with its mentions marked: by colour where that can be shown, else by «…»[value]."""
    return explanation.marked(_coloured if shows_colour() else None, safe)


def shows_colour() -> bool:
    """Whether standard output is a terminal, and nobody asked for NO_COLOR (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _coloured(one: Explained, words: str) -> str:
    dated = one.mention.kind in ("point", "range")
    colour = _COLOURS.get(one.mention.status, "magenta") if dated else "cyan"
    told = click.style(f"[{in_brackets(one)}]", dim=True)
    return f"{click.style(words, fg=colour, bold=dated, underline=True)}{told}"


@contextmanager
def progress_bar(label: str) -> Iterator[Progress | None]:
    """A progress bar on standard error while the block runs; None where that is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich import progress as bars  # noqa: PLC0415 - only a terminal needs it
    from rich.console import Console  # noqa: PLC0415

    columns = (
        bars.TextColumn("{task.description}"),
        bars.BarColumn(),
        bars.MofNCompleteColumn(),
        bars.TextColumn("{task.fields[rate]}"),
        bars.TimeRemainingColumn(),
    )
    with bars.Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None, rate="")

        def show(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, rate=_rate(bar.tasks[task].speed))

        yield show


def _rate(speed: float | None) -> str:
    return f"{speed:,.0f}/s" if speed else ""
