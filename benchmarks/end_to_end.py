"""Time a build against a floor: merely reading front matter and text of the same files.

Usage: python benchmarks/end_to_end.py [PATH] [--rounds N]
"""

from __future__ import annotations

import argparse
import gc
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from statistics import median
from typing import Any

import frontmatter
import yaml
from bs4 import BeautifulSoup
from corpus import SUMMIT, articles_of

from timeline.batches import tagged
from timeline.cache import open_cache
from timeline.corpus import Corpus
from timeline.cycles import without_cycle_search
from timeline.events.account import account_of
from timeline.events.build import merged
from timeline.executors import Choice
from timeline.reader import Documents, read
from timeline.result import Timeline
from timeline.tagging import tag
from timeline.views.outputs import page_of
from timeline.work import Work


class Stages:
    """Seconds of the processor that each stage took, in every round."""

    def __init__(self) -> None:
        self.took: defaultdict[str, list[float]] = defaultdict(list)

    def timed(self, stage: str, work: Callable[[], Any]) -> Any:
        """Run a stage and keep its time."""
        start = time.process_time()
        result = work()
        self.took[stage].append(time.process_time() - start)
        return result

    def table(self, articles: int) -> str:
        """One line per stage: milliseconds per article, and how many floors that is; medians of the rounds."""
        medians = {stage: median(took) for stage, took in self.took.items()}
        floor = medians["floor"]
        medians["workers"] = sum(medians[stage] for stage in ("read", "tag", "tell"))
        medians["build"] = sum(medians[stage] for stage in ("workers", "merge", "tables", "page", "other files"))
        lines = [f"{'stage':<12} {'ms/article':>10} {'× floor':>8}"]
        for stage, took in medians.items():
            lines.append(f"{stage:<12} {1000 * took / articles:>10.3f} {took / floor:>8.2f}")
        ratio = medians["workers"] / medians["from cache"]
        lines.append(f"read, tagged and told from the cache: {ratio:.1f} times as fast")
        return "\n".join([*lines, f"merge: {medians['merge'] / medians['read']:.2f} of read"])


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
    articles = stages.timed("tag", lambda: _each(tag, found.articles))
    accounts = stages.timed("tell", lambda: _each(account_of, articles))
    corpus = Corpus()
    for account in accounts:
        corpus.add(account)
    del accounts
    corpus.link()
    gc.disable()  # as a build does
    built = stages.timed("merge", lambda: merged(corpus.accounts(), corpus.outlines))
    gc.enable()
    result = stages.timed("tables", lambda: Timeline.of(corpus, built, found.skipped))
    stages.timed("page", lambda: b"".join(page_of(result)))
    with tempfile.TemporaryDirectory() as output:
        stages.timed("other files", lambda: result.write(output, ["csv"]))
        kept(folder, Path(output))
        stages.timed("from cache", lambda: kept(folder, Path(output)))
    return result


def _each(work: Callable[[Any], Any], articles: Iterable[Any]) -> list[Any]:
    """What becomes of each article; cycles are looked for between two of them, as in a build."""
    made = []
    for article in articles:
        with without_cycle_search():
            made.append(work(article))
    return made


def kept(folder: Path, cache: Path) -> int:
    """Read, tag and tell what the cache does not know; gives the number of documents."""
    known = open_cache(cache, Work())
    found = tagged(Documents(folder), work=Work(), choice=Choice("serial"), cache=known)
    number = sum(1 for _ in found)
    if known is not None:
        known.close()
    return number


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("path", nargs="?", type=Path, default=SUMMIT)
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    paths = articles_of(chosen.path)
    one_round(chosen.path, paths, Stages())  # loads and prepares everything
    stages = Stages()
    for _ in range(chosen.rounds):
        result = one_round(chosen.path, paths, stages)
    print(result.summary())
    print(stages.table(len(result.articles)))


if __name__ == "__main__":
    main()
