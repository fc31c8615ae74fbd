"""A build on a real cluster of this machine: what the workers send one another, and the peak of memory of each process.

Usage: python benchmarks/cluster.py [FOLDER] [--sizes 3500,14000] [--most 20000]

A scheduler and two workers are processes of their own; bytes are those of what tasks made, as Dask logs them.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from corpus import SUMMIT, repeated
from distributed import Client

import timeline

WORKERS = 2


@contextmanager
def cluster(place: Path) -> Iterator[tuple[str, dict[str, int]]]:
    """The address of a scheduler, and the ids of its processes by what they are."""
    told = place / "scheduler.json"
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    common = ["--scheduler-file", str(told), "--no-dashboard"]
    python = [sys.executable, "-m"]
    scheduler = [*python, "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", *common]
    worker = [*python, "distributed.cli.dask_worker", "--nthreads", "1", "--no-nanny", *common]
    processes = [subprocess.Popen(scheduler, **quiet)]
    try:
        processes += [subprocess.Popen(worker, **quiet, cwd=place) for _ in range(WORKERS)]
        with Client(scheduler_file=str(told), timeout="120s") as client:
            client.wait_for_workers(WORKERS, timeout="120s")
            address = client.scheduler.address
        names = ("scheduler", *(f"worker {number}" for number in range(1, WORKERS + 1)))
        yield address, dict(zip(names, (one.pid for one in processes), strict=True))
    finally:
        for one in reversed(processes):
            one.terminate()
            one.wait()


def moved(dask_worker: Any) -> tuple[int, int]:
    """Bytes that a worker took from others, and gave to anybody."""
    taken = sum(one["total"] for one in dask_worker.transfer_incoming_log)
    return taken, dask_worker.transfer_outgoing_bytes_total


def peak(pid: int) -> float:
    """The most memory that a process has had, in MB."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1000


def measure(folder: Path, most: int) -> None:
    """Build once on a new cluster, and print what it took."""
    with tempfile.TemporaryDirectory() as place, cluster(Path(place)) as (address, processes):
        start = time.process_time()
        made = timeline.build_dataset(folder, Path(place, "output"), scheduler=address, most=most)
        client_seconds = time.process_time() - start
        with Client(address) as client:
            logs = client.run(moved)
        seconds = {name: cpu(pid) for name, pid in processes.items()}
        taken = sum(one for one, _ in logs.values()) / 1e6
        given = sum(one for _, one in logs.values()) / 1e6
        memory = {"client": peak(os.getpid()), **{name: peak(pid) for name, pid in processes.items()}}
        print(made.summary())
        print(f"  between workers {taken:,.0f} MB, to the client {given - taken:,.0f} MB")
        print("  peak MB:", ", ".join(f"{name} {size:,.0f}" for name, size in memory.items()))
        print("  processor s: client", round(client_seconds), *(f", {n} {s:.0f}" for n, s in seconds.items()))


def cpu(pid: int) -> float:
    """The processor time of a process, in seconds."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Measure each size."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", nargs="?", type=Path, default=SUMMIT)
    options.add_argument("--sizes", default="3500,14000")
    options.add_argument("--most", type=int, default=20_000)
    chosen = options.parse_args()
    for size in map(int, chosen.sizes.split(",")):
        with tempfile.TemporaryDirectory() as place:
            measure(repeated(chosen.folder, size, Path(place)), chosen.most)


if __name__ == "__main__":
    main()
