"""The command line: one short function per command. Exit code 2 for wrong use, 1 when nothing could be made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

import timeline as api
from timeline import limits
from timeline.errors import (
    BadAliases,
    BadCorrections,
    BadTable,
    InputNotFound,
    TimelineError,
    UnknownAnchor,
    UnknownFormat,
    UnknownZone,
)
from timeline.executors import MANY, NAMES
from timeline.job import Job
from timeline.model import Article
from timeline.options import moment_of, zone_of
from timeline.terminal import marked_text, plain, plain_lines, progress_bar
from timeline.views.atomic import check_writable
from timeline.views.commit import recover
from timeline.views.outputs import BUILT, FORMATS, USUAL, names_of

WRONG_USE = (BadAliases, BadCorrections, BadTable, InputNotFound, UnknownAnchor, UnknownFormat, UnknownZone)
"""Errors in what the user typed; every other error of ours is one of what was found."""


_USUAL = "corrections.csv"
"""The corrections of an output folder."""
_CLUSTER_FORMATS = ("html", "parquet")
"""What a cluster writes."""


class _Commands(click.Group):
    """Commands that tell an error of ours in one line on standard error."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except TimelineError as error:
            click.echo(f"Error: {plain(str(error))}", err=True)
            raise click.exceptions.Exit(2 if isinstance(error, WRONG_USE) else 1) from error


PATHS = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
EXECUTOR = (
    "Where articles are read: right here, in processes of this machine, or on a Dask cluster; auto takes processes for "
    f"more than {MANY} articles."
)
CACHE = (
    "Where to keep what was read, for the next build; else in the user's own cache folder. With --scheduler, a folder "
    "or an address that all workers reach; nothing is kept unless one is given."
)
ZONE = click.option(
    "--zone", metavar="ZONE", help="Zone of articles whose source is not known: an IANA name or -02:00."
)
COLUMNS = click.option(
    "--columns",
    "--column",
    "columns",
    multiple=True,
    metavar="FIELD=NAME,…",
    callback=lambda context, option, given: dict(_pair(one) for pairs in given for one in pairs.split(",")),
    help="Columns of a table that hold the title, text, date, url, source or language; may be repeated.",
)


LIMIT = click.FloatRange(min=0, min_open=True)
MAX_MB = click.option(
    "--max-mb",
    type=LIMIT,
    default=limits.MAX_MB,
    show_default=True,
    metavar="MB",
    help="The largest article that is read.",
)
MAX_SECONDS = click.option(
    "--max-seconds",
    type=LIMIT,
    default=limits.MAX_SECONDS,
    show_default=True,
    metavar="SECONDS",
    help="The most processor time for one article.",
)
STRICT = click.option("--strict", is_flag=True, help="Fail when any file cannot be read; nothing is written then.")


def _refuse(skipped: Sequence[str]) -> None:
    """What --strict says of files that cannot be read."""
    if skipped:
        raise click.ClickException(plain(f"--strict: {len(skipped)} could not be read, first {skipped[0]}."))


def _pair(given: str) -> tuple[str, str]:
    field, equals, name = given.partition("=")
    if not equals:
        raise click.BadParameter(f"{given!r} should be FIELD=NAME, such as text=正文.")
    return field, name


def _formats(given: str) -> tuple[str, ...]:
    names = names_of(given)
    if unknown := [name for name in names if name not in BUILT]:
        raise click.BadParameter(f"{unknown[0]!r} is none of {', '.join(BUILT)}.")
    return names


def _reading(command: Callable[..., None]) -> Callable[..., None]:
    """The options that tell where articles are read, and where they are kept."""
    options = (
        click.option("--executor", type=click.Choice(NAMES), default="auto", show_default=True, help=EXECUTOR),
        click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Processes; one for each processor."),
        click.option("--scheduler", metavar="ADDRESS", help="Dask scheduler to use, such as tcp://10.0.0.1:8786."),
        click.option("--cache", metavar="FOLDER", help=CACHE),
        click.option("--no-cache", is_flag=True, help="Read everything anew, and keep nothing."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def _checked(cache: str | None, no_cache: bool, **options: Any) -> dict[str, Any]:
    """The options as the API takes them: the user's own cache unless another is named, or none."""
    if cache and no_cache:
        raise click.UsageError("--cache and --no-cache contradict each other: give one of them.")
    if options["scheduler"] and options["executor"] not in ("auto", "dask"):
        raise click.UsageError(f"--scheduler is for --executor dask, not for {options['executor']}.")
    return {**options, "cache": cache or not no_cache}


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
@click.option("--topic", metavar="WORDS", help="What the events should be about: words or a regular expression.")
@click.option(
    "--corrections",
    metavar="FILE",
    help="What to hide, retitle, retime, merge, split, or turn on; corrections.csv of the output folder, if there is.",
)
@click.option(
    "--aliases",
    metavar="FILE",
    help="Other names of people, places and things, in YAML: 泽连斯基: [Zelenskyy, Zelensky].",
)
@ZONE
@COLUMNS
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="Language of the page.")
@click.option(
    "--formats",
    metavar="NAMES",
    default=",".join(USUAL),
    show_default=True,
    callback=lambda context, option, given: _formats(given),
    help=f"What to write besides the report, with commas between: {', '.join(BUILT)}.",
)
@click.option("--watch", is_flag=True, help="Build anew whenever a file that was given changes, until interrupted.")
@MAX_MB
@MAX_SECONDS
@STRICT
@_reading
def build(paths: tuple[str, ...], output: str, watch: bool, **options: Any) -> None:
    """Read the articles at PATH... and write the page, the tables and a report.

    A PATH is an article in Markdown, HTML or plain text, a table, JSON lines, Parquet or a feed with many, or a folder
    or archive of any of these. With --executor dask it may also be a glob or an address such as s3://bucket/news, and
    FOLDER takes the tables as Parquet datasets.
    """
    if options["executor"] == "dask" or (options["executor"] == "auto" and options["scheduler"]):
        _dataset(paths, output, watch=watch, **options)
        return
    _build(paths, output, **options)
    if watch:
        _watch(paths, output, **options)


def _dataset(
    paths: tuple[str, ...], output: str, *, formats: tuple[str, ...], strict: bool, watch: bool, **options: Any
) -> None:
    """Build on a cluster, which writes the tables as Parquet datasets."""
    chosen = click.get_current_context().get_parameter_source("formats") is not ParameterSource.DEFAULT
    if chosen and not set(formats) <= set(_CLUSTER_FORMATS):
        raise click.UsageError(f"--executor dask writes {' and '.join(_CLUSTER_FORMATS)}; `timeline export` the rest.")
    if strict or watch:
        raise click.UsageError(f"{'--strict' if strict else '--watch'} is not for --executor dask.")
    options = _checked(**options)
    del options["executor"]
    if options["cache"] is True and options["scheduler"]:
        options["cache"] = False  # the user's own is out of the workers' reach
    options["corrections"] = _corrections(output, options["corrections"])
    with progress_bar("Reading articles") as progress:
        made = api.build_dataset(paths, output, progress=progress, **options)
    _tell_lost(made.report["corrections_not_applied"])
    click.echo(plain(f"{made.summary()} → {made.folder}"))


def _corrections(output: str, given: str | None) -> str | Path | None:
    """The file of corrections: the one given, else that of the output folder, if there is."""
    usual = Path(output, _USUAL)
    return given or (usual if usual.exists() else None)


def _tell_lost(corrections: Iterable[Mapping[str, Any]]) -> None:
    """Tell of corrections that no longer apply."""
    for lost in corrections:
        told = f"Correction in line {lost['line']} ({lost['action']} {lost['event_id']}) no longer applies"
        click.echo(plain(f"{told}: {lost['reason']}."), err=True)


def _build(
    paths: tuple[str, ...], output: str, corrections: str | None, formats: tuple[str, ...], strict: bool, **options: Any
) -> None:
    check_writable(output)
    recover(output)
    job = Job(paths, output, formats, {"corrections": _corrections(output, corrections), **_checked(**options)})
    done = job.done()
    if done is None or (strict and done.skipped):
        with progress_bar("Reading articles") as progress:
            result = job.build(progress)
        if strict:
            _refuse(list(result.skipped["path"]))
        done = job.write(result)
    _tell_lost(done.lost)
    files = job.paths(done)
    click.echo(plain(f"{done.summary} → {files[0]}"))
    if done.why_empty:
        click.echo(done.why_empty, err=True)
    if done.doubtful or done.skipped:
        told = f"{done.skipped} not read, {done.doubtful} read with problems: see `timeline check`, or {files[-1]}."
        click.echo(plain(told), err=True)


def _watch(paths: tuple[str, ...], output: str, **options: Any) -> None:
    """Build at every change; what goes wrong is told, and mended by the next change."""
    from timeline.watch import changes  # noqa: PLC0415 - seldom wanted

    edited = [given for name in ("corrections", "aliases") if (given := options[name])]
    usual = str(Path(output, _USUAL))
    click.echo("Watching for changes; Ctrl+C ends it.", err=True)
    try:
        for _ in changes([*paths, *edited, usual], but=output):
            try:
                _build(paths, output, **options)
            except (TimelineError, click.ClickException) as error:
                click.echo(f"Error: {plain(str(error))}", err=True)
    except KeyboardInterrupt:
        click.echo("No longer watching.", err=True)


@main.command()
@click.argument("page", default="output/timeline.html")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any that is free."
)
@click.option("--open/--no-open", "opens", default=True, help="Open it in the web browser.")
def serve(page: str, port: int, opens: bool) -> None:
    """Show PAGE on this machine, anew whenever it is written again, as `timeline build --watch` does.

    It can be reached from this machine only.
    """
    from timeline.serve import PageServer  # noqa: PLC0415 - seldom wanted

    recover(Path(page).parent)
    with PageServer(Path(page), port) as server:
        click.echo(plain(f"{page} is at {server.address}; Ctrl+C ends it."))
        if opens:
            click.launch(server.address)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo("Ended.", err=True)


@main.command()
@click.argument("text", required=False)
@click.option("--file", "path", metavar="PATH", help="An article; its own publication and zone hold.")
@click.option("--published", metavar="WHEN", help="When TEXT was published, in ISO 8601.")
@click.option("--zone", metavar="ZONE", help="Where: an IANA name or a fixed offset such as -02:00.")
@click.option("--json", "as_json", is_flag=True, help="Print rows of the mentions table as JSON.")
def explain(text: str | None, path: str | None, published: str | None, zone: str | None, as_json: bool) -> None:
    """Show every time that TEXT tells, why it was read so, and what it was not read as.

    Give --published and --zone with TEXT, or an article with --file; --zone then counts where its source is not known.
    An article is printed first, with its times marked: in colour on a terminal, else as «words»[value].
    """
    from timeline.explain import explain_article, explain_json  # noqa: PLC0415 - loads the grammar

    article = _article(text, path, published, zone)
    if as_json:
        click.echo(plain_lines(explain_json(article)))
        return
    explanation = explain_article(article)
    if path is not None:
        click.echo(marked_text(explanation) + "\n")
    click.echo(plain_lines(str(explanation)))


def _article(text: str | None, path: str | None, published: str | None, zone: str | None) -> Article:
    """What is to be explained: the article of a file, or a text with what was said about it."""
    if (text is None) == (path is None):
        raise click.UsageError("Give a TEXT, or an article with --file.")
    if path is not None:
        if published is not None:
            raise click.UsageError("--published goes with a TEXT: an article tells itself when it was published.")
        if zone is not None:
            zone_of(zone)
        return api.read_article(path, zone=zone)
    if published is None or zone is None:
        raise click.UsageError("A TEXT needs --published and --zone.")
    return Article("", "", "", text or "", zone=zone, zone_basis="source", published_utc=_moment(published, zone))


def _moment(published: str, zone: str) -> datetime:
    try:
        return moment_of(published, zone)
    except ValueError as error:
        raise click.UsageError(plain(str(error))) from error


@main.command()
@click.argument("path")
@click.option("--to", required=True, metavar="FILE", help="The file to write; its suffix tells the format.")
@click.option("--format", type=click.Choice(list(FORMATS)), help="The format, where the suffix shall not tell it.")
@ZONE
def export(path: str, to: str, **options: str | None) -> None:
    """Write the table of events at PATH (CSV, Parquet or JSON Lines) in another format.

    With TimeML (.tml), PATH is an article, and its text is written with its times marked.
    """
    from timeline.export import export as write  # noqa: PLC0415 - loads pandas

    recover(Path(path).parent)
    click.echo(plain(f"{path} → {write(path, to, **options)}"))


@main.command()
@PATHS
@ZONE
@COLUMNS
@MAX_MB
@STRICT
def check(paths: tuple[str, ...], strict: bool, **options: Any) -> None:
    """Tell what at PATH... cannot be read and why, and which articles have problems."""
    found = api.read(paths, **options)
    for complaint in found.complaints():
        click.echo(plain(complaint))
    click.echo(f"read: {len(found.articles)}, not read: {len(found.skipped)}")
    if not found.articles or (strict and found.skipped):
        raise click.exceptions.Exit(1)
