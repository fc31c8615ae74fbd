"""How fast this tagger reads beside JioNLP, dateparser and chrono-node: the same articles, one run, ratios.

    python benchmarks/peers.py [FOLDER] [--articles 900]

Each peer is installed in an environment of its own under ``benchmarks/.peers`` on the first run and is no dependency
of the project; so is this tagger, compiled, where a C compiler is present. What each reads differs (chrono-node finds
about half as much as JioNLP), so the figures compare time and not worth. The tools take turns, since a machine may
change its speed from minute to minute: in each of three turns every tool warms up on the same texts and is timed on
others. Ratios are medians of the turns. What is timed was never read before, so that nothing a tool remembers of a text
shortens its time.
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
OURS, COMPILED = "ours", "compiled"
JIONLP, CHRONO = "1.5.31", "2.10.3"
TURNS = 3

JIONLP_SCRIPT = """
import json, sys, time
import jionlp
def one_round(articles):
    started = time.process_time()
    for article in articles:
        jionlp.ner.extract_time(article["text"], time_base=article["published"])
    return time.process_time() - started
print([one_round(a) for a in json.load(open(sys.argv[1], encoding="utf-8"))][-1])
"""

COMPILED_SCRIPT = """
import json, sys, time
from datetime import UTC, datetime
from timeline.tagging import extract
def one_round(articles):
    given = [(a["text"], datetime.fromtimestamp(a["published"], UTC), a["zone"]) for a in articles]
    started = time.process_time()
    for text, published, zone in given:
        extract(text, published=published, zone=zone)
    return time.process_time() - started
if not sys.modules["timeline.tagging"].__file__.endswith(".py"):
    print([one_round(a) for a in json.load(open(sys.argv[1], encoding="utf-8"))][-1])
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
console.log(rounds.map(round).pop());
"""


def ours(rounds: list[list[Article]]) -> float:
    """Seconds of processor time for the last round."""
    return _last(rounds, lambda a: extract(a.text, published=a.published_utc, zone=a.zone))


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

    return _last(rounds, search)


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


def _last(rounds: list[list[Article]], work: Callable[[Article], object]) -> float:
    started = 0.0
    for articles in rounds:
        started = time.process_time()
        for article in articles:
            work(article)
    return time.process_time() - started


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


def one_turn(warm: list[Article], timed: list[Article]) -> dict[str, float | None]:
    """Seconds of processor time that each tool takes for some articles, after others."""
    rounds = [warm, timed]
    rows = [
        [{"text": a.text, "published": a.published_utc.timestamp(), "zone": a.zone} for a in each if a.published_utc]
        for each in rounds
    ]
    with tempfile.TemporaryDirectory() as scratch:
        texts = Path(scratch) / "texts.json"
        texts.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
        return {
            OURS: ours(rounds),
            COMPILED: compiled_seconds(texts),
            f"chrono-node {CHRONO}": chrono_seconds(texts),
            "dateparser": dateparser_seconds(rounds),
            f"JioNLP {JIONLP}": jionlp_seconds(texts),
        }


def main() -> None:
    """Print characters per second and ratios."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("folder", nargs="?", type=Path, default=HOME.parent / "examples" / "summit")
    cli.add_argument("--articles", type=int, default=900, help="in each turn, where there are so many")
    args = cli.parse_args()
    articles = _articles(args.folder, args.articles * (TURNS + 1))
    warm, *rounds = [articles[i :: TURNS + 1] for i in range(TURNS + 1)]
    turns = [one_turn(warm, timed) for timed in rounds]
    size, characters = len(articles) / (TURNS + 1), sum(len(a.text) for each in rounds for a in each) / TURNS
    print(f"{size:.0f} articles, {characters:.0f} characters a turn; medians of {TURNS} turns of processor time")
    for name in turns[0]:
        times = [seconds for turn in turns if (seconds := turn[name]) is not None]
        if times:
            taken = statistics.median(times)
            ratios = [f"{_ratio(turns, name, base):6.2f} × {base}" for base in (OURS, COMPILED) if turns[0][base]]
            speed = f"{1e3 * taken / size:7.2f} ms an article {characters / taken / 1e3:6.0f} kchar/s"
            print(f"{name:20s} {speed}", *ratios)


def _ratio(turns: list[dict[str, float | None]], name: str, base: str) -> float:
    """How many times as long as the base a tool took, turn by turn."""
    return statistics.median([(turn[name] or 0.0) / (turn[base] or 1.0) for turn in turns])


if __name__ == "__main__":
    main()
