"""How fast this tagger reads beside JioNLP, dateparser and chrono-node: the same articles, one run, ratios.

    python benchmarks/peers.py [FOLDER] [--articles 900]

Each peer is installed in an environment of its own under ``benchmarks/.peers`` on the first run and is no dependency
of the project; so is this tagger, compiled, where a C compiler is present. What each reads differs (chrono-node finds
about half as much as JioNLP), so the figures compare time and not worth. Every tool gets the same texts: one round to
warm up and three that count, by their median. No article comes twice, so that nothing a tool remembers of a text
shortens the next round.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from pathlib import Path

from timeline.articles import parse
from timeline.inputs import gather
from timeline.model import Article
from timeline.tagging import extract
from timeline.version import version

HOME = Path(__file__).parent
PEERS = HOME / ".peers"
JIONLP, CHRONO = "1.5.31", "2.10.3"
ROUNDS = 3

JIONLP_SCRIPT = """
import json, statistics, sys, time
import jionlp
def one_round(articles):
    started = time.process_time()
    for article in articles:
        jionlp.ner.extract_time(article["text"], time_base=article["published"])
    return time.process_time() - started
print(statistics.median([one_round(a) for a in json.load(open(sys.argv[1], encoding="utf-8"))][1:]))
"""

COMPILED_SCRIPT = """
import json, statistics, sys, time
from datetime import UTC, datetime
from timeline.tagging import extract
def one_round(articles):
    given = [(a["text"], datetime.fromtimestamp(a["published"], UTC), a["zone"]) for a in articles]
    started = time.process_time()
    for text, published, zone in given:
        extract(text, published=published, zone=zone)
    return time.process_time() - started
if not sys.modules["timeline.tagging"].__file__.endswith(".py"):
    print(statistics.median([one_round(a) for a in json.load(open(sys.argv[1], encoding="utf-8"))][1:]))
"""

CHRONO_SCRIPT = """
const chrono = require('chrono-node');
const rounds = JSON.parse(require('fs').readFileSync(process.argv[2], 'utf-8'));
const round = (articles) => {
  const started = process.cpuUsage();
  for (const a of articles) chrono.zh.hans.parse(a.text, new Date(a.published * 1000));
  const used = process.cpuUsage(started);
  return (used.user + used.system) / 1e6;
};
const times = rounds.map(round).slice(1).sort((a, b) => a - b);
console.log(times[Math.floor(times.length / 2)]);
"""


def ours(rounds: list[list[Article]]) -> float:
    """Seconds of processor time for a round."""
    return _median(rounds, lambda a: extract(a.text, published=a.published_utc, zone=a.zone))


def compiled_seconds(texts: Path) -> float | None:
    """The same for the modules compiled from this source, or None when they cannot be compiled."""
    folder = PEERS / "compiled"
    env = {**os.environ, "PYTHONPATH": str(folder)}
    tell = [sys.executable, "-c", "from timeline.version import version; print(version())"]
    if not folder.exists() or _run(tell, env, folder).strip() != version():
        shutil.rmtree(folder, ignore_errors=True)
        asked = {**os.environ, "EVENT_TIMELINE_COMPILE": "1", "PIP_CONSTRAINT": str(HOME.parent / "constraints.txt")}
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", folder, HOME.parent]
        print("compiling …", file=sys.stderr)
        _run(pip, asked)
    return _seconds([sys.executable, "-c", COMPILED_SCRIPT, texts], env, folder)


def dateparser_seconds(rounds: list[list[Article]]) -> float:
    """Seconds for ``dateparser.search.search_dates`` on Chinese."""
    from dateparser.search import search_dates  # noqa: PLC0415

    def search(article: Article) -> None:
        base = article.published_utc.replace(tzinfo=None) if article.published_utc else None
        search_dates(article.text, languages=["zh"], settings={"RELATIVE_BASE": base} if base else {})

    return _median(rounds, search)


def jionlp_seconds(texts: Path) -> float | None:
    """Seconds for JioNLP in an environment of its own, or None when it cannot be installed."""
    python = PEERS / "jionlp" / "bin" / "python"
    if not python.exists():
        venv.create(python.parents[1], with_pip=True)
        _run([python, "-m", "pip", "install", "--quiet", f"jionlp=={JIONLP}"])
    return _seconds([python, "-c", JIONLP_SCRIPT, texts])


def chrono_seconds(texts: Path) -> float | None:
    """Seconds for chrono-node, or None when node or npm is missing."""
    if shutil.which("npm") is None:
        return None
    folder = PEERS / "chrono"
    if not (folder / "node_modules").exists():
        folder.mkdir(parents=True, exist_ok=True)
        _run(["npm", "install", "--silent", "--no-save", "--prefix", folder, f"chrono-node@{CHRONO}"])
    script = folder / "bench.js"
    script.write_text(CHRONO_SCRIPT, encoding="utf-8")
    return _seconds(["node", script, texts])


def _median(rounds: list[list[Article]], work: Callable[[Article], object]) -> float:
    times = []
    for articles in rounds:
        started = time.process_time()
        for article in articles:
            work(article)
        times.append(time.process_time() - started)
    return statistics.median(times[1:])


def _run(command: list[object], env: dict[str, str] | None = None, folder: Path | None = None) -> str:
    told = [str(c) for c in command]
    return subprocess.run(told, check=True, capture_output=True, text=True, env=env, cwd=folder).stdout


def _seconds(command: list[object], env: dict[str, str] | None = None, folder: Path | None = None) -> float | None:
    try:
        return float(_run(command, env, folder).strip().splitlines()[-1])
    except (subprocess.CalledProcessError, OSError, IndexError) as error:
        print(f"skipped: {error}", file=sys.stderr)
        return None


def _articles(folder: Path, count: int) -> list[Article]:
    read = (parse(raw) for raw in gather([folder]) if not hasattr(raw, "reason"))
    usable = (a for a in read if isinstance(a, Article) and a.language == "zh" and a.published_utc)
    return [article for article, _ in zip(usable, range(count), strict=False)]


def main() -> None:
    """Print characters per second and ratios."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("folder", nargs="?", type=Path, default=HOME.parent / "examples" / "summit")
    cli.add_argument("--articles", type=int, default=900, help="in each round, where there are so many")
    args = cli.parse_args()
    articles = _articles(args.folder, args.articles * (ROUNDS + 1))
    rounds = [articles[i :: ROUNDS + 1] for i in range(ROUNDS + 1)]
    in_round = len(articles) / len(rounds)
    characters = sum(len(a.text) for a in articles) / len(rounds)
    with tempfile.TemporaryDirectory() as scratch:
        texts = Path(scratch) / "texts.json"
        rows = [
            [
                {"text": a.text, "published": a.published_utc.timestamp(), "zone": a.zone}
                for a in each
                if a.published_utc
            ]
            for each in rounds
        ]
        texts.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
        seconds = {
            "event-timeline": ours(rounds),
            "event-timeline, compiled": compiled_seconds(texts),
            f"chrono-node {CHRONO}": chrono_seconds(texts),
            "dateparser": dateparser_seconds(rounds),
            f"JioNLP {JIONLP}": jionlp_seconds(texts),
        }
    base = seconds["event-timeline"] or 1.0
    print(f"{in_round:.0f} articles, {characters:.0f} characters; median of {ROUNDS} rounds of processor time")
    for name, taken in seconds.items():
        if taken is not None:
            per_article, speed = 1e3 * taken / in_round, characters / taken / 1e3
            print(f"{name:24s} {per_article:8.2f} ms an article  {speed:8.0f} kchar/s  {taken / base:6.2f} × ours")


if __name__ == "__main__":
    main()
