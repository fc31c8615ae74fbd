"""Instants are written as Python writes them, only quicker."""

from __future__ import annotations

from datetime import datetime

import pytest

from timeline import zones
from timeline.iso import iso


@pytest.mark.parametrize("zone", ["UTC", "-02:00", "Asia/Shanghai", "America/New_York", ""])
@pytest.mark.parametrize("year", [1, 987, 1899, 2021, 9998])
def test_an_instant_is_written_as_python_writes_it(zone, year):
    there = zones.get(zone) if zone else None
    for instant in (datetime(year, 1, 2, 3, 4, 5, tzinfo=there), datetime(year, 11, 30, 23, 59, 0, 10, tzinfo=there)):
        assert iso(instant) == instant.isoformat()
