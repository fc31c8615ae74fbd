"""Files that other readers choke on, and thousands straight from an archive: read and tagged, and none of them lost."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import timeline
from timeline.inputs import gather
from timeline.model import RawArticle, Skipped
from timeline.work import Work

pytestmark = pytest.mark.shared


def test_malformed_files(shared: Path) -> None:
    files = list((shared / "articles" / "malformed").rglob("*.md"))
    result = timeline.build(shared / "articles" / "malformed")
    assert len(result.articles) + len(result.skipped) == len(files) == 98
    assert len(result.skipped) <= 2
    assert not result.skipped["reason"].str.contains("fault").any()


@pytest.mark.slow
def test_thousands_from_an_archive(shared: Path) -> None:
    work = Work()
    found = gather([shared / "articles" / "sample.tar.gz"])
    tagged = [work.one(one) if isinstance(one, RawArticle) else one for one in found]
    assert Counter(isinstance(one, Skipped) for one in tagged) == {False: 3500}
