"""Time a build against a floor: merely reading front matter and text of the same files.

Usage: python benchmarks/end_to_end.py [PATH] [--rounds N]
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import frontmatter
import yaml
from bs4 import BeautifulSoup

from timeline.events import build_events
from timeline.reader import read
from timeline.result import Timeline
from timeline.tagging import tag

SUFFIXES = {".md", ".html", ".htm", ".txt"}
SUMMIT = Path(__file__).resolve().parents[1] / "examples" / "summit"


class Stages:
    """Seconds that each stage took, the best of all rounds."""

    def __init__(self) -> None:
        self.best: dict[str, float] = {}

    def timed(self, stage: str, work: Callable[[], Any]) -> Any:
        """Run a stage and keep its time if it is the best so far."""
        start = time.perf_counter()
        result = work()
        took = time.perf_counter() - start
        self.best[stage] = min(took, self.best.get(stage, took))
        return result

    def table(self, articles: int) -> str:
        """One line per stage: milliseconds per article, and how many floors that is."""
        floor = self.best["floor"]
        total = sum(took for stage, took in self.best.items() if stage != "floor")
        lines = [f"{'stage':<8} {'ms/article':>10} {'× floor':>8}"]
        for stage, took in {**self.best, "build": total}.items():
            lines.append(f"{stage:<8} {1000 * took / articles:>10.2f} {took / floor:>8.2f}")
        return "\n".join(lines)


def floor(paths: list[Path]) -> int:
    """Read front matter and text, and nothing else; gives the number of characters."""
    characters = 0
    for path in paths:
        content = path.read_text(encoding="utf-8", errors="replace").lstrip()
        with suppress(yaml.YAMLError):  # what the package reads all the same is text here
            content = frontmatter.loads(content).content
        characters += len(BeautifulSoup(content, "lxml").get_text())
    return characters


def one_round(folder: Path, paths: list[Path], stages: Stages) -> Timeline:
    """Every stage of a build once, after the floor."""
    stages.timed("floor", lambda: floor(paths))
    found = stages.timed("read", lambda: read(folder))
    tagged = stages.timed("tag", lambda: [tag(article) for article in found.articles])
    built = stages.timed("events", lambda: build_events(tagged))
    result = stages.timed("tables", lambda: Timeline.of(tagged, built, found.skipped))
    with tempfile.TemporaryDirectory() as output:
        stages.timed("write", lambda: result.write(output))
    return result


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("path", nargs="?", type=Path, default=SUMMIT)
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    paths = sorted(path for path in chosen.path.rglob("*") if path.suffix.lower() in SUFFIXES)
    stages = Stages()
    for _ in range(chosen.rounds):
        result = one_round(chosen.path, paths, stages)
    print(result.summary())
    print(stages.table(len(result.articles)))


if __name__ == "__main__":
    main()
