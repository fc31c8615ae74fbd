"""Write the generated pages of the documentation: docs/columns.md and docs/cli.md.

Run by ``make docs``; a test compares the pages with what this would write.
"""

from __future__ import annotations

from pathlib import Path

import click

from timeline.cli import main
from timeline.table import columns_markdown

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


def pages() -> dict[Path, str]:
    """The generated pages: path → text."""
    return {DOCS / "columns.md": COLUMNS + columns_markdown(), DOCS / "cli.md": CLI + _commands()}


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
