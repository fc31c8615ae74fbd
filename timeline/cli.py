"""The command line: one short function per command. Exit code 2 for wrong use, 1 when nothing could be made."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

import timeline as api
from timeline.errors import BadTable, InputNotFound, TimelineError, UnknownAnchor, UnknownZone
from timeline.options import moment_of
from timeline.terminal import plain, plain_lines, progress_bar

WRONG_USE = (BadTable, InputNotFound, UnknownAnchor, UnknownZone)
"""Errors in what the user typed; every other error of ours is one of what was found."""


class _Commands(click.Group):
    """Commands that tell an error of ours in one line on standard error."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except TimelineError as error:
            click.echo(f"Error: {plain(str(error))}", err=True)
            raise click.exceptions.Exit(2 if isinstance(error, WRONG_USE) else 1) from error


PATHS = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
ZONE = click.option(
    "--zone", metavar="ZONE", help="Zone of articles whose source is not known: an IANA name or -02:00."
)
COLUMNS = click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="FIELD=NAME",
    callback=lambda context, option, given: dict(_pair(one) for one in given),
    help="Column of a table that holds the title, text, date, url, source or language; may be repeated.",
)


def _pair(given: str) -> tuple[str, str]:
    field, equals, name = given.partition("=")
    if not equals:
        raise click.BadParameter(f"{given!r} should be FIELD=NAME, such as text=正文.")
    return field, name


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="event-timeline", prog_name="timeline")
def main() -> None:
    """Turn news articles into a timeline of events, in UTC."""


@main.command()
@PATHS
@click.option(
    "-o", "--output", default="output", show_default=True, metavar="FOLDER", help="Where to write the results."
)
@click.option(
    "--anchor",
    metavar="WHEN",
    help="The moment it turns on: an ISO 8601 time with offset, or words of an event's title.",
)
@click.option("--topic", metavar="WORDS", help="What the events should be about.")
@ZONE
@COLUMNS
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="Language of the page.")
def build(paths: tuple[str, ...], output: str, **options: Any) -> None:
    """Read the articles at PATH... and write the page, the tables and a report.

    A PATH is an article in Markdown, HTML or plain text, a table, JSON lines or a feed with many, or a folder or
    archive of any of these.
    """
    with progress_bar("Reading articles") as progress:
        result = api.build(paths, progress=progress, **options)
    result.write(output)
    click.echo(plain(f"{result.summary()} → {Path(output) / 'timeline.html'}"))


@main.command()
@click.argument("text")
@click.option("--published", required=True, metavar="WHEN", help="When TEXT was published, in ISO 8601.")
@click.option("--zone", required=True, metavar="ZONE", help="Where: an IANA name or a fixed offset such as -02:00.")
def explain(text: str, published: str, zone: str) -> None:
    """Show every time that TEXT tells, and why it was read so."""
    try:
        instant = moment_of(published, zone)
    except ValueError as error:
        raise click.UsageError(plain(str(error))) from error
    click.echo(plain_lines(api.explain(text, published=instant, zone=zone)))


@main.command()
@PATHS
@ZONE
@COLUMNS
def check(paths: tuple[str, ...], zone: str | None, columns: dict[str, str]) -> None:
    """Tell what at PATH... cannot be read and why, and which articles have problems."""
    found = api.read(paths, zone=zone, columns=columns)
    for complaint in found.complaints():
        click.echo(plain(complaint))
    click.echo(f"read: {len(found.articles)}, not read: {len(found.skipped)}")
    if not found.articles:
        raise click.exceptions.Exit(1)
