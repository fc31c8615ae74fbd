"""Who publishes an article: name, zone, language and what is known about its clocks. The data are in sources.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib import resources
from typing import Any
from urllib.parse import urlsplit

import yaml

from timeline.model import EvidenceKind

_ARCHIVE = re.compile(r"(?:https?://)?web\.archive\.org/web/[^/]+/")
_HAS_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{0,40}:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ClockFact:
    """Something known about the dates of a source."""

    concerns: EvidenceKind
    rule: str
    """The rule that acts on it: crawled, wall-clock, double-slip, redated, republic-years, stamp, ahead."""
    reason: str
    since: date | None = None
    until: date | None = None
    """First and last UTC day on which it holds; open where it always held."""

    def covers(self, day: date) -> bool:
        """Whether it holds on this UTC day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet."""

    name: str
    zone: str
    """IANA name."""
    language: str = "zh"
    hosts: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    stamp_zone: str = ""
    """Zone of the time stamps in the pages, where it is not ``zone``."""
    url_date: str = ""
    """Pattern with the groups y, m, d that reads a date in the address."""
    clock: tuple[ClockFact, ...] = ()

    def own_title(self, title: str) -> str:
        """A title without the name of the outlet at its end: 「… – 法国国际广播电台 - RFI」."""
        return _signature(self).sub("", title) or title

    def facts(self, concerns: EvidenceKind) -> Iterator[ClockFact]:
        """The clock facts about one kind of evidence."""
        return (fact for fact in self.clock if fact.concerns == concerns)

    def rule(self, name: str) -> ClockFact | None:
        """The clock fact with this rule, if the source has it."""
        return next((fact for fact in self.clock if fact.rule == name), None)


def find(*, author: str | None = None, url: str | None = None, title: str | None = None) -> Source | None:
    """The source of an article: by the host of its address, else by its author, else by how its headline begins."""
    return _by_host(url or "") or _authors().get((author or "").strip().casefold()) or _by_title(title or "")


@lru_cache(maxsize=64)
def unarchived(url: str) -> str:
    """The address of the page itself, where ``url`` is a copy kept by the Internet Archive; always with a scheme."""
    own = url.strip()
    archive = _ARCHIVE.match(own)
    own = own[archive.end() :] if archive else own
    return own if not own or _HAS_SCHEME.match(own) else f"https://{own}"


@cache
def sources() -> tuple[Source, ...]:
    """All known sources, in the order of the data file."""
    text = resources.files("timeline").joinpath("sources.yaml").read_text(encoding="utf-8")
    return tuple(_source(entry) for entry in yaml.safe_load(text))


def _source(entry: dict[str, Any]) -> Source:
    lists = {key: tuple(entry.get(key, ())) for key in ("hosts", "authors", "titles")}
    clock = tuple(ClockFact(**fact) for fact in entry.get("clock", ()))
    return Source(**{**entry, **lists, "clock": clock})


def _by_host(url: str) -> Source | None:
    try:
        host = urlsplit(unarchived(url)).hostname or ""
    except ValueError:
        return None
    return next((_hosts()[suffix] for suffix in _suffixes(host) if suffix in _hosts()), None)


def _suffixes(host: str) -> Iterable[str]:
    """cn.nytimes.com, nytimes.com, com."""
    labels = host.casefold().split(".")
    return (".".join(labels[start:]) for start in range(len(labels)))


def _by_title(title: str) -> Source | None:
    return next((source for source in sources() if source.titles and title.strip().startswith(source.titles)), None)


@cache
def _signature(source: Source) -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted((source.name, *source.authors), key=len, reverse=True)))
    return re.compile(rf"(?:\s*[-–—|_｜]\s*(?:{names}))+\s*$", re.IGNORECASE)


@cache
def _hosts() -> dict[str, Source]:
    return {host: source for source in sources() for host in source.hosts}


@cache
def _authors() -> dict[str, Source]:
    return {name.casefold(): source for source in sources() for name in (source.name, *source.authors)}
