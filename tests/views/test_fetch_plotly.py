"""Fetching the plotly.js bundle: only the pinned files are kept."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

import fetch_plotly


@pytest.fixture
def vendor(monkeypatch, tmp_path) -> Path:
    """An empty folder for the bundle, and a pin for a made-up version 9.9.9."""
    folder = tmp_path / "vendor"
    monkeypatch.setattr(fetch_plotly, "VENDOR", folder)
    pins = {"plotly-basic.min.js": hashlib.sha256(b"good").hexdigest()}
    monkeypatch.setattr(fetch_plotly, "PINS", {"9.9.9": pins})
    return folder


def install(monkeypatch, content: bytes) -> None:
    def installed(version, folder):
        package = folder / "package"
        package.mkdir()
        (package / "plotly-basic.min.js").write_bytes(content)
        return package

    monkeypatch.setattr(fetch_plotly, "_install", installed)


def test_the_pinned_file_is_kept(monkeypatch, vendor):
    install(monkeypatch, b"good")
    assert "fetched and checked" in fetch_plotly.fetch("9.9.9")
    assert (vendor / "plotly-basic.min.js").read_bytes() == b"good"
    assert "in place" in fetch_plotly.fetch("9.9.9")


def test_another_file_is_not(monkeypatch, vendor):
    install(monkeypatch, b"bad")
    with pytest.raises(fetch_plotly.NotFetched, match="not the pinned file"):
        fetch_plotly.fetch("9.9.9")
    assert not vendor.exists()


def test_an_unknown_version_is_told(vendor):
    with pytest.raises(fetch_plotly.NotFetched, match="add one to PINS"):
        fetch_plotly.fetch("1.2.3")


@pytest.mark.parametrize(("ci", "code"), [("true", 1), ("", 0)])
def test_without_npm_only_ci_fails(monkeypatch, vendor, capsys, ci, code):
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(fetch_plotly, "get_plotlyjs_version", lambda: "9.9.9")
    monkeypatch.setattr(fetch_plotly.shutil, "which", lambda name: None)
    assert fetch_plotly.main() == code
    assert "npm was not found" in capsys.readouterr().err
