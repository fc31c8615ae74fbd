"""What the tests of outputs start from."""

from __future__ import annotations

from pathlib import Path

import pytest
from written import files

from timeline.views.atomic import write_together


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An output with an old build, and files that are not ours."""
    place = tmp_path / "output"
    write_together(place, files("o"))
    (place / "README.md").write_text("mine")
    (place / "link").symlink_to("README.md")
    return place
