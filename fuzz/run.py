"""Fuzz one target, or all of them, for a time: guided by coverage where atheris is installed, else by hypothesis.

Usage: python fuzz/run.py [TARGET …] [--seconds N] [--seed N]

What breaks a target is written to fuzz/found/ and the exit code is 1. The targets are tests/safety/fuzz_targets.py.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests" / "safety"))


def guided(name: str, seconds: int, seed: int) -> int:
    """Run libFuzzer in this process; it ends the process itself."""
    import atheris

    with atheris.instrument_imports(include=["timeline", "fuzz_targets"]):
        import fuzz_targets
    corpus, found = HERE / "corpus" / name, HERE / "found"
    corpus.mkdir(parents=True, exist_ok=True)
    found.mkdir(exist_ok=True)
    limits = [f"-max_total_time={seconds}", f"-seed={seed}", "-max_len=4096", "-timeout=30", "-rss_limit_mb=2048"]
    places = [f"-artifact_prefix={found}/{name}-", str(corpus), str(HERE / "seeds" / name)]
    atheris.Setup([sys.argv[0], *limits, *places, "-print_final_stats=1"], fuzz_targets.TARGETS[name])
    atheris.Fuzz()
    return 0


def unguided(name: str, seconds: int, seed: int) -> int:
    """Mutate the seeds at random, and let hypothesis make bytes, until the time is over."""
    import fuzz_targets
    from hypothesis import strategies

    target, rest = fuzz_targets.TARGETS[name], random.Random(seed)
    seeds = [path.read_bytes() for path in sorted((HERE / "seeds" / name).iterdir())]
    fresh = strategies.one_of(strategies.binary(), strategies.text().map(str.encode))
    end, runs = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        data = mutated(rest, seeds) if rest.random() < 0.8 else fresh.example()
        runs += 1
        try:
            target(data)
        except Exception:
            (HERE / "found").mkdir(exist_ok=True)
            (HERE / "found" / f"{name}-{runs}").write_bytes(data)
            raise
    print(f"{name}: {runs} runs, nothing found")
    return 0


def mutated(rest: random.Random, seeds: list[bytes]) -> bytes:
    """Pieces of two seeds, some of them repeated, some bytes changed."""
    one, other = rest.choice(seeds), rest.choice(seeds)
    data = bytearray(one[: rest.randrange(len(one) + 1)] + other[rest.randrange(len(other) + 1) :])
    for _ in range(rest.randrange(6)):
        place = rest.randrange(len(data) + 1)
        piece = data[place : place + rest.randrange(1, 20)] * rest.choice([0, 2, 50])
        data[place : place + rest.choice([0, 1, 5])] = piece or rest.randbytes(rest.randrange(4))
    return bytes(data[:4096])


def main() -> int:
    """One process for each target, since the fuzzer ends its own."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("target", nargs="*")
    options.add_argument("--seconds", type=int, default=60)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.here:
        try:
            import atheris  # noqa: F401
        except ImportError:
            return unguided(chosen.target[0], chosen.seconds, chosen.seed)
        return guided(chosen.target[0], chosen.seconds, chosen.seed)
    names = chosen.target or sorted(path.name for path in (HERE / "seeds").iterdir())
    own = [sys.executable, __file__, "--here", "--seconds", str(chosen.seconds), "--seed", str(chosen.seed)]
    return max(subprocess.run([*own, name], check=False).returncode != 0 for name in names)


if __name__ == "__main__":
    sys.exit(main())
