"""How a build grows: time and memory for 1,000, 10,000 and 60,000 articles, two processes against one, and the cache.

Usage: python benchmarks/scale.py [FOLDER] [--quick] [--sizes N ...] [--copies]

The articles of the folder are repeated as often as it takes. Each build has a process of its own, so that its peak of
memory is seen. Time is that of the processor, of the main process and of its workers; only where one process is
compared with two is it time on the clock, which means something on a quiet machine alone.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

from corpus import SUMMIT, articles_of, repeated

SIZES = (1_000, 10_000, 60_000)
QUICK = (200, 1_000)
STAGES = ("read + tag", "events", "write")
FEW = 20
"""Articles that a start is made with: enough to load what each language needs."""
OPTIONS: dict[str, Any] = {
    "anchor": None, "topic": None, "corrections": None, "aliases": None, "zone": None, "columns": None, "lang": "zh",
    "scheduler": None, "max_mb": 5.0, "max_seconds": 30.0,
}  # fmt: skip


def one_build(folder: str, output: str, executor: str, workers: int, cache: str) -> dict[str, float]:
    """Build a folder as the command does; gives seconds, and megabytes at the peak."""
    from timeline.job import Job  # noqa: PLC0415 - what a start costs is measured too

    options = {**OPTIONS, "executor": executor, "workers": workers, "cache": cache or False}
    job = Job([folder], output, ["html", "csv"], options)
    if job.done() is not None:
        return {"compare": time.process_time()}
    if executor == "serial":  # else the workers do what it prepares for
        _start(folder)
    marks, tenth = [_clock()], _Tenth()
    made = job.build(tenth)
    marks += [tenth.end, _clock()]
    job.write(made)
    marks.append(_clock())
    stages = [after[0] - before[0] for before, after in pairwise(marks)]
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        **dict(zip(STAGES, stages, strict=True)),
        "start": marks[0][0],
        "speed": tenth.speed(),
        "workers": children.ru_utime + children.ru_stime,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3,
        "worker peak": children.ru_maxrss / 1e3,
    }


class _Tenth:
    """Takes note of how a build gets on; the first tenth is left out, in which processes start."""

    def __init__(self) -> None:
        self.end = self._first = _clock()
        self._counted = 0

    def __call__(self, done: int, total: int) -> None:
        if done <= total / 10:
            self._first = _clock()
        else:
            self._counted, self.end = done - total // 10, _clock()

    def speed(self) -> float:
        """Articles a second, by the clock."""
        return self._counted / max(self.end[1] - self._first[1], 1e-9)


def _clock() -> tuple[float, float]:
    """Seconds of the processor, and on the clock."""
    return time.process_time(), time.perf_counter()


def _start(folder: str) -> None:
    """Load and prepare everything, by a build of a few articles; else those of a small build would seem dear."""
    import timeline  # noqa: PLC0415 - as above

    with tempfile.TemporaryDirectory() as scratch:
        timeline.build(articles_of(Path(folder))[:FEW]).write(scratch)


def measured(folder: Path, output: Path, *, executor: str = "serial", workers: int = 1, cache: str = "") -> Any:
    """:func:`one_build` in a process of its own."""
    command = [sys.executable, __file__, "--one", str(folder), str(output), executor, str(workers), cache]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def growth(corpora: dict[int, Path], output: Path) -> None:
    """What an article costs in builds of growing size."""
    print("milliseconds per article, after a start that takes as long for any number")
    heads = (*STAGES, "all", "× first", "peak MB", "start s")
    print(f"{'articles':>9}", *(f"{head:>10}" for head in heads))
    first = 0.0
    for size, folder in corpora.items():
        took = measured(folder, output)
        each = [1e3 * took[name] / size for name in STAGES]
        first = first or sum(each)
        shown = *each, sum(each), sum(each) / first
        numbers = [f"{one:>10.2f}" for one in shown]
        print(f"{size:>9,}", *numbers, f"{took['peak']:>10.0f} {took['start']:>10.1f}", flush=True)


def processes(size: int, folder: Path, output: Path) -> None:
    """One process and two: articles a second by the clock, and what each side spends."""
    print(f"\n{size:,} articles read and tagged; the machine's load is {os.getloadavg()[0]:.1f}")
    print(f"{'processes':>9} {'articles/s':>11} {'× one':>6} {'main ms':>8} {'workers ms':>11} {'worker peak MB':>15}")
    first = 0.0
    for workers in (1, 2):
        took = measured(folder, output, executor="processes", workers=workers)
        speed = took["speed"]
        first = first or speed
        spent = f"{1e3 * took['read + tag'] / size:>8.2f} {1e3 * took['workers'] / size:>11.2f}"
        print(f"{workers:>9} {speed:>11.0f} {speed / first:>6.2f} {spent} {took['worker peak']:>15.0f}", flush=True)


def cache(size: int, folder: Path, output: Path, kept: Path) -> None:
    """A build that keeps what it read, one of the same articles elsewhere, and one that would change nothing."""
    cold = measured(folder, output, cache=str(kept))
    warm = measured(folder, output / "elsewhere", cache=str(kept))
    shutil.rmtree(kept)
    again = [measured(folder, output, cache=str(kept)) for _ in range(2)][1]
    whole = cold["start"] + sum(cold[name] for name in STAGES)
    print(f"\n{size:,} articles, by a cold build's time: ")
    print(f"  read and tagged from the cache {cold['read + tag'] / warm['read + tag']:.1f} times as fast as anew")
    print(f"  a build that would change nothing {whole / again['compare']:.0f} times as fast as a cold one")


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", nargs="?", type=Path, default=SUMMIT)
    options.add_argument("--sizes", nargs="+", type=int, default=None)
    options.add_argument("--quick", action="store_true", help=f"only {' and '.join(map(str, QUICK))} articles")
    options.add_argument("--copies", action="store_true", help="repeat articles in the same years: most join others")
    chosen = options.parse_args()
    sizes = sorted(chosen.sizes or (QUICK if chosen.quick else SIZES))
    with tempfile.TemporaryDirectory(prefix="scale-") as scratch:
        place = Path(scratch)
        corpora = {size: repeated(chosen.folder, size, place / str(size), copies=chosen.copies) for size in sizes}
        growth(corpora, place / "output")
        middle = sizes[min(1, len(sizes) - 1)]
        processes(middle, corpora[middle], place / "output")
        cache(middle, corpora[middle], place / "cached", place / "cache")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        folder, output, executor, workers, kept = sys.argv[2:]
        print(json.dumps(one_build(folder, output, executor, int(workers), kept)))
    else:
        main()
