"""Fixtures for every room."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles and annotations beside the project; a test that asks for it is skipped without it."""
    beside = Path(__file__).resolve().parents[1].parent / "shared"
    folder = Path(os.environ.get("TIMELINE_SHARED", beside))
    if not (folder / "articles").is_dir():
        pytest.skip(f"no annotated articles at {folder}; set TIMELINE_SHARED to where they are")
    return folder
