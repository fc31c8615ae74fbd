"""Write the generated pages of the documentation: columns, command line, formats, rules and sources.

Run by ``make docs``; a test compares the pages with what this would write.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import click

from timeline.cli import main
from timeline.grammar.rule import Rule
from timeline.languages import LANGUAGES
from timeline.sources import Source, sources
from timeline.table import columns_markdown
from timeline.views.outputs import FORMATS, USUAL

DOCS = Path(__file__).resolve().parent

COLUMNS = """\
# What every column means

<!-- Written by `make docs` from timeline/columns.py. -->

The data frames of a build and its CSV files have the same columns. In a CSV file, times are ISO 8601 with offset, lists
are JSON, and text that a spreadsheet would run as a formula has an apostrophe before it; `timeline.read_events` undoes
all of it.

Times come as two columns, `start_utc` (included) and `end_utc` (excluded). Either may be missing: "before the end of
the year" has no start. `kind` says whether something happened at some time inside (`point`) or filled all of it
(`range`), `precision` which unit was named.

What a column holds:

| holds | in pandas | in CSV |
|---|---|---|
| time | `datetime64[us, UTC]`, `NaT` when unknown | ISO 8601 with offset, empty when unknown |
| text | `str`, empty rather than missing | the text |
| category | `category` with all values below; precision is ordered | the value |
| count | `Int64` | a whole number |
| number | `float64` | a number |
| texts | a tuple of `str` | a JSON list |
| records | a tuple of `dict` | a JSON list of objects |

"""

CLI = """\
# The command line

<!-- Written by `make docs` from timeline/cli.py. -->

Results go to standard output, errors and the progress bar to standard error. The bar is shown on a terminal only.

| exit code | meaning |
|---|---|
| 0 | done; articles that could not be read are counted in the summary and listed in `report.json` |
| 1 | nothing could be read, or the output could not be written |
| 2 | wrong use: an unknown option, a path that does not exist, a zone or an anchor that is none |

"""


FORMATS_HEAD = """\
# Formats

<!-- Written by `make docs` from timeline/views/outputs.py. -->

What can be written. A suffix tells the format; `timeline export` reads tables of events in CSV, Parquet and JSON Lines,
and the other formats are made from them. [How to export](how-to/export.md) shows the commands.

| name | suffix | what it is | made from |
|---|---|---|---|
"""

RULES = """\
# Rules

<!-- Written by `make docs` from timeline/languages. -->

Every kind of time expression that is read, with its examples and its look-alikes. The expression stands between « and
»; its value is what it means when it is read as published on Wednesday, 10 November 2021 at 09:00 in Shanghai. Where
two rules match, the longer match stands, and among equals the rule that is listed first. What several rules read side
by side (a date and a clock time, a zone, a gloss in brackets) is joined afterwards. To add one, see
[Add a rule](add-a-rule.md).

"""

SOURCES = """\
# Sources

<!-- Written by `make docs` from timeline/sources.yaml. -->

Outlets that are known: in which zone their days begin, how they are recognised, and what is known about their clocks.
An article of another source gets the zone given with `--zone`, else the offset of the date in its head
(`2021-11-15T09:00:00+08:00`), else UTC, and the report says so.
[Add a source](how-to/add-a-source.md) and [correct one](how-to/correct-a-source.md) tell how to change the list.

| source | zone | addresses | other names |
|---|---|---|---|
"""

CLOCKS = """
## What is known about their clocks

| source | evidence | when | fact |
|---|---|---|---|
"""

SPOKEN = {"zh": "Chinese", "en": "English"}


def pages() -> dict[Path, str]:
    """The generated pages: path → text."""
    return {
        DOCS / "columns.md": COLUMNS + columns_markdown(),
        DOCS / "cli.md": CLI + _commands(),
        DOCS / "formats.md": FORMATS_HEAD + "".join(_formats()),
        DOCS / "rules.md": RULES + "\n".join(_rules()),
        DOCS / "sources.md": SOURCES + "".join(map(_source, sources())) + CLOCKS + "".join(_clocks()),
    }


def _formats() -> Iterator[str]:
    made_from = {"timeline": "a build, or a table of events", "tables": "a build (three tables), or a table of events"}
    made_from |= {"events": "a build, or a table of events", "article": "an article"}
    for name, made in FORMATS.items():
        usual = ", written unless others are asked for" if name in USUAL else ""
        yield f"| `{name}` | `{made.suffix}` | {made.meaning}{usual} | {made_from[made.takes]} |\n"


def _rules() -> Iterator[str]:
    for language in LANGUAGES.values():
        for module, rules in groupby(language.scanner.rules, key=lambda rule: rule.read.__module__):
            about = (sys.modules[module].__doc__ or "").strip().splitlines()[0]
            yield f"## {SPOKEN.get(language.name, language.name)}: {about}\n"
            yield from map(_rule, rules)


def _rule(rule: Rule) -> str:
    examples = "".join(f"| {_cell(text)} | {_cell(value)} |\n" for text, value in rule.examples.items())
    never = f"\nNever in: {', '.join(map(_code, (*rule.never, *rule.words)))}\n" if rule.never or rule.words else ""
    return f"### `{rule.name}`\n\n{rule.doc.splitlines()[0]}\n\n| example | value |\n|---|---|\n{examples}{never}"


def _source(source: Source) -> str:
    hosts, names = (", ".join(map(_code, some)) for some in (source.hosts, (*source.authors, *source.titles)))
    return f"| {source.name} | {source.zone} | {hosts} | {names} |\n"


def _clocks() -> Iterator[str]:
    for source in sources():
        for fact in source.clock:
            when = f"{fact.since or '…'} to {fact.until or '…'}" if fact.since or fact.until else "always"
            yield f"| {source.name} | {fact.concerns} | {when} | {fact.reason} |\n"


def _code(text: str) -> str:
    """Text in a code span of a table, whatever quotes and strokes it has; a line break is shown as one."""
    shown = text.replace("\n", "↵").replace("|", "\\|")
    return f"`` {shown} ``" if "`" in shown else f"`{shown}`"


def _cell(text: str) -> str:
    return _code(text) if text else ""


def _commands() -> str:
    return "\n".join(_help(name, command) for name, command in sorted({"": main, **main.commands}.items()))


def _help(name: str, command: click.Command) -> str:
    settings = {**main.context_settings, "terminal_width": 100}
    context = click.Context(main, info_name="timeline", **settings)
    if name:
        context = click.Context(command, parent=context, info_name=name, **settings)
    return f"## timeline {name}".rstrip() + f"\n\n```\n{command.get_help(context)}\n```\n"


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
        print(f"wrote {path.relative_to(DOCS.parent)}")
