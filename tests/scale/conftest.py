"""A corpus, and what reading it right here gives."""

from __future__ import annotations

import sys
from collections.abc import Iterator
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


@pytest.fixture(scope="session")
def cluster() -> Iterator[str]:
    """The address of a real scheduler with two worker processes."""
    distributed = pytest.importorskip("distributed")
    local = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, protocol="tcp"
    )
    with local:
        yield local.scheduler_address
