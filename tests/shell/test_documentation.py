"""The code of the documentation runs as it stands, and the site builds without a warning and loads nothing."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from timeline.cli import main

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "examples" / "README.md"])
FENCE = re.compile(r"^```(\S*)[^\n]*\n(.*?)^```", re.DOTALL | re.MULTILINE)
NOT_CODE = {"", "text", "yaml"}
"""Fences that show what is printed, typed into a file or drawn."""

NOT_RUN = {
    ("docs/how-to/your-own-folder.md", "timeline build articles/ -o output --watch"): "runs until it is interrupted",
    ("docs/how-to/your-own-folder.md", "timeline serve output/timeline.html"): "runs until it is interrupted",
    ("docs/add-a-rule.md", "@rule("): "a rule as it would stand in its file; the package has a longer one",
    ("docs/add-a-rule.md", '.venv/bin/timeline explain "论坛周末举行" --published 2021-11-10 --zone Asia/Shanghai'): (
        "runs the command of the project's own environment"
    ),
    ("docs/scale.md", "import timeline"): "needs a bucket and a cluster; tests/scale builds on one",
    ("docs/scale.md", "import dask.dataframe as dd"): "shows libraries that nothing here needs",
    ("docs/add-a-rule.md", '.venv/bin/python -m pytest tests -k "rule and weekend"'): "runs these tests",
}
"""(page, first line) of what does not run here, and why."""


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path) -> list[tuple[str, str]]:
    return FENCE.findall(page.read_text(encoding="utf-8"))


WITH_CODE = [page for page in PAGES if any(language not in NOT_CODE for language, _ in blocks(page))]


@pytest.mark.parametrize("page", WITH_CODE, ids=name)
def test_code_runs(page, tmp_path, monkeypatch):
    shutil.copytree(ROOT / "examples" / "summit", tmp_path / "articles")
    monkeypatch.chdir(tmp_path)
    if "output/events.csv" in page.read_text(encoding="utf-8"):  # of a build that another page shows
        assert (
            CliRunner().invoke(main, ["build", "articles", "-o", "output", "--formats", "csv,parquet"]).exit_code == 0
        )
    names: dict[str, object] = {}
    for language, block in blocks(page):
        if language == "python" and not skipped(page, block.splitlines()[0]):
            exec(compile(block, page.name, "exec"), names)
        elif language == "sh":
            run_lines(page, block)
        elif named := re.match(r"# (\w+\.yaml)\n", block):
            Path(named[1]).write_text(block, encoding="utf-8")


def run_lines(page: Path, block: str) -> None:
    for line in block.splitlines():
        command, *arguments = shlex.split(line, comments=True)
        if skipped(page, line):
            continue
        if command == "make":
            assert set(arguments) <= targets(), line
        else:
            assert command == "timeline", f"{name(page)}: {line!r} is neither run nor listed in NOT_RUN"
            result = CliRunner().invoke(main, arguments)
            assert result.exit_code == 0, f"{line}: {result.output}"


def skipped(page: Path, line: str) -> bool:
    return (name(page), line) in NOT_RUN


def targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def test_every_block_says_what_it_is():
    known = NOT_CODE | {"python", "sh"}
    assert {(name(page), language) for page in PAGES for language, _ in blocks(page) if language not in known} == set()


def test_no_command_hides_in_a_block_without_a_language():
    for page in PAGES:
        for language, block in blocks(page):
            if language in NOT_CODE:
                hidden = re.findall(
                    r"^(?:\$ )?(?:timeline [a-z]+ |make |pip |import |from \w+ import).*", block, re.MULTILINE
                )
                assert hidden == [], name(page)


def test_commands_in_indented_blocks_are_targets_of_make():
    for page in PAGES:
        for line in re.findall(r"^    (make [^\n#]+)", page.read_text(encoding="utf-8"), re.MULTILINE):
            assert set(line.split()[1:]) <= targets(), f"{name(page)}: {line}"


def test_what_is_not_run_still_stands_there():
    for page, line in NOT_RUN:
        assert line in (ROOT / page).read_text(encoding="utf-8").splitlines()


def test_the_readme_tells_what_extract_prints(capsys):
    (block,) = [block for _, block in blocks(ROOT / "README.md") if "timeline.extract" in block]
    exec(compile("import timeline\n" + block, "README.md", "exec"), {})
    assert capsys.readouterr().out == "明天上午8时45分 2021-11-16 00:45:00+00:00 minute planned\n"


@pytest.mark.slow
def test_the_site_builds_without_warnings_and_loads_nothing(tmp_path):
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr
    pages = list((tmp_path / "site").rglob("*.html"))
    assert len(pages) > 10
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert not re.findall(r"<(?:script|img|iframe|source)[^>]+src=\"?(?:https?:)?//", text), page.name
        assert not re.findall(r"<link[^>]+href=\"?(?:https?:)?//", text), page.name
    styles = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "site").rglob("*.css"))
    assert not re.findall(r"(?:@import|url\()\s*['\"]?(?:https?:)?//", styles)
