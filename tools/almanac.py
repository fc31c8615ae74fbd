"""Write what the calendar library says of the years that news tells of: ``timeline/resolve/almanac.json``.

    python tools/almanac.py

A line for each year: its lunar months (first day, length) and its solar terms, in days from 1 January. A test compares
the file with what this would write.
"""

from __future__ import annotations

import json
from dataclasses import astuple
from pathlib import Path

from timeline.resolve.lunar import KEPT, worked_out

TARGET = Path(__file__).resolve().parents[1] / "timeline" / "resolve" / "almanac.json"


def contents() -> str:
    """The file as it ought to be."""
    lines = (f'"{year}": {json.dumps(astuple(worked_out(year)), separators=(",", ":"))}' for year in KEPT)
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    TARGET.write_text(contents(), encoding="utf-8")
