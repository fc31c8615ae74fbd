"""What the tests of the page need from npm: pinned, and missing only outside CI."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

import js_tools


@pytest.mark.parametrize(("ci", "code"), [("true", 1), ("", 0)])
def test_without_npm_only_ci_fails(monkeypatch, tmp_path, capsys, ci, code):
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(js_tools, "AXE", tmp_path / "absent.js")
    monkeypatch.setattr(js_tools.shutil, "which", lambda name: None)
    assert js_tools.main([]) == code
    assert "npm was not found" in capsys.readouterr().err


def test_every_package_is_pinned_by_its_hash_and_names_no_registry():
    text = (js_tools.HOME / "package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(text)["packages"]
    assert all(one["integrity"].startswith("sha512-") for name, one in packages.items() if name)
    assert "://" not in text
