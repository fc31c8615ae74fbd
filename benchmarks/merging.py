"""Time the merging of invented mentions into events: how the cost grows with their number.

Usage: python benchmarks/merging.py [SIZE ...]
"""

from __future__ import annotations

import argparse
import random
import time
from datetime import UTC, datetime, timedelta

from timeline.events.account import account_of
from timeline.events.build import merged
from timeline.model import Article, Mention, TaggedArticle

SIZES = (1_000, 10_000, 100_000)
PER_ARTICLE = 10
START = datetime(2030, 1, 1, tzinfo=UTC)
HANZI = [chr(0x4E00 + n) for n in range(3_000)]
DEEDS = ("举行会谈", "通电话", "签署协定", "抵达访问", "发表讲话", "视察工厂")


def corpus(size: int) -> list[TaggedArticle]:
    """Articles with that many mentions in all; happenings and days grow with them, each told about three times."""
    chance = random.Random(size)
    names = ["".join(chance.choices(HANZI, k=3)) for _ in range(max(10, size // 30))]
    days = max(10, size // 50)
    return [_article(number, chance, names, days) for number in range(size // PER_ARTICLE)]


def _article(number: int, chance: random.Random, names: list[str], days: int) -> TaggedArticle:
    clauses = [
        f"部长{chance.choice(names)}当日同{chance.choice(names)}{chance.choice(DEEDS)}。" for _ in range(PER_ARTICLE)
    ]
    text = "".join(clauses)
    published = START + timedelta(days=chance.randrange(days))
    article = Article(f"a{number:06}", f"{number}.md", "", text, source=f"报{number % 40}", published_utc=published)
    mentions, position = [], 0
    for clause in clauses:
        start = position + clause.index("当日")
        day = START + timedelta(days=chance.randrange(days))
        mentions.append(_mention(start, day, clause, position))
        position += len(clause)
    return TaggedArticle(article, tuple(mentions))


def _mention(start: int, day: datetime, sentence: str, position: int) -> Mention:
    return Mention(
        start, start + 2, "当日", "point", day, day + timedelta(days=1), precision="day", status="happened",
        sentence=sentence, sentence_start=position, clause=(position, position + len(sentence) - 1),
    )  # fmt: skip


def measure(size: int) -> tuple[int, float]:
    """How many events the mentions give, and the processor seconds that merging what they tell took."""
    accounts = [account_of(one) for one in corpus(size)]
    outlines = [one.outline for one in accounts]
    start = time.process_time()
    built = merged(accounts, outlines)
    return len(built.events), time.process_time() - start


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("sizes", nargs="*", type=int, default=SIZES)
    print(f"{'mentions':>9} {'events':>8} {'seconds':>8} {'µs/mention':>11}")
    for size in options.parse_args().sizes:
        events, took = measure(size)
        print(f"{size:>9,} {events:>8,} {took:>8.2f} {1e6 * took / size:>11.0f}")


if __name__ == "__main__":
    main()
