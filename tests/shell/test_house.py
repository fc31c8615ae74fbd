"""The project as a whole: exports, import time, documentation, what files may not hold."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import timeline
from timeline.cli import main

ROOT = Path(__file__).resolve().parents[2]


def tracked() -> list[Path]:
    """The files of the project, as git knows them."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    names = listed.stdout.decode().split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def test_exports_are_sorted_and_all_there():
    assert list(timeline.__all__) == sorted(timeline.__all__)
    for name in timeline.__all__:
        assert getattr(timeline, name).__name__ == name


def test_an_export_is_not_shadowed_by_a_module_of_its_name():
    code = "import timeline.explain, timeline; assert callable(timeline.explain), timeline.explain"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'bulid'"):
        _ = timeline.bulid


@pytest.mark.parametrize("heavy", ["pandas", "plotly", "bs4", "dateparser"])
def test_import_loads_nothing_heavy(heavy):
    code = f"import sys, timeline; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_version_is_shown_without_loading_pandas():
    code = "import sys, timeline.cli; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_generated_pages_are_current():
    sys.path.insert(0, str(ROOT / "docs"))
    try:
        from generate import pages
    finally:
        sys.path.pop(0)
    for path, text in pages().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name} is out of date: run make docs"


def test_every_option_is_documented():
    text = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    for name, command in main.commands.items():
        assert f"## timeline {name}" in text
        for option in [flag for parameter in command.params for flag in parameter.opts if flag.startswith("-")]:
            assert option in text, f"{option} of timeline {name}"


def test_links_between_pages_lead_somewhere():
    for page in [path for path in tracked() if path.suffix == ".md" and "examples" not in path.parts]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text(encoding="utf-8")):
            if "tests" not in page.parts:
                assert (page.parent / target).exists(), f"{page.relative_to(ROOT)} links to {target}"


def test_no_file_names_a_package_registry():
    registry = re.compile(r"pyp[i]\.org|pythonhoste[d]\.org|registr[y]\.(npmjs|yarnpkg)|(extra-)?inde[x]-url")
    for path in tracked():
        if path.suffix not in {".png", ".gz"}:
            assert not registry.search(path.read_text(encoding="utf-8", errors="replace")), path


def test_constraints_are_exact_pins():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]+==[A-Za-z0-9_.+!-]+", pin) for pin in pins)


def test_every_dependency_is_pinned():
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {normal(line.split("==")[0]) for line in lines}
    assert {normal(re.split(r"[<>=!~ \[]", one)[0]) for one in wanted} <= pinned


def normal(name: str) -> str:
    """The name of a distribution as comparisons take it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_make_help_lists_the_targets():
    done = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    for target in ("timeline", "test", "lint", "types", "docs", "bench", "clean", "setup"):
        assert re.search(rf"^  make {target} ", done.stdout, re.MULTILINE)
