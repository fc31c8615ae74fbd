"""A corpus, and what reading it right here gives."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from corpus import write_corpus, written

import timeline


@pytest.fixture(scope="session")
def corpus(tmp_path_factory) -> Path:
    return write_corpus(tmp_path_factory.mktemp("corpus"), 150)


@pytest.fixture(scope="session")
def expected(corpus, tmp_path_factory) -> dict[str, bytes]:
    return written(timeline.build(corpus, executor="serial"), tmp_path_factory.mktemp("expected"))
