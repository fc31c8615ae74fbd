"""Fixtures for every room."""

from __future__ import annotations

import os
from collections.abc import Iterator
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


@pytest.fixture(scope="session", autouse=True)
def _no_cache_of_the_user(tmp_path_factory) -> Iterator[None]:
    """Builds of the tests, and of the commands that they run, keep nothing in the home of whoever runs them."""
    folder = str(tmp_path_factory.mktemp("cache"))
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
            patch.setenv(name, folder)
        yield
