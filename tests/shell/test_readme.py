"""The code of the README files runs as it stands."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from timeline.cli import main

ROOT = Path(__file__).resolve().parents[2]
README = sorted(ROOT.glob("README*.md"))


def blocks(path: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", path.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("path", README, ids=lambda path: path.name)
def test_python_runs(path, tmp_path, monkeypatch, capsys):
    shutil.copytree(ROOT / "examples" / "summit", tmp_path / "articles")
    monkeypatch.chdir(tmp_path)
    found = blocks(path, "python")
    assert found
    names: dict[str, object] = {}
    for block in found:
        exec(compile(block, path.name, "exec"), names)
    assert (tmp_path / "output" / "timeline.html").is_file()
    if "extract" in "".join(found):
        assert capsys.readouterr().out == "明天上午8时45分 2021-11-16 00:45:00+00:00 minute planned\n"


@pytest.mark.parametrize("path", README, ids=lambda path: path.name)
def test_commands_run(path, tmp_path, monkeypatch):
    shutil.copytree(ROOT / "examples" / "summit", tmp_path / "articles")
    monkeypatch.chdir(tmp_path)
    lines = [line for block in blocks(path, "sh") for line in block.splitlines()]
    assert lines
    for line in lines:
        name, *arguments = shlex.split(line, comments=True)
        assert name == "timeline"
        assert CliRunner().invoke(main, arguments).exit_code == 0, line
