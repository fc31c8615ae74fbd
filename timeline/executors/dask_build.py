"""A whole build on a Dask cluster: what is done with which part, and in what order. No step gathers the corpus.

Only small tables come here: how often words are used, how much is told of which day, what the anchor may be, the most
important events. Everything else stays on the workers, and goes from one to another. A worker that is lost takes
nothing along that cannot be made again, since every step is a function of what others made.
"""

from __future__ import annotations

import operator
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Any

from timeline.articles.versions import superseded
from timeline.errors import NothingRead
from timeline.events.aliases import Aliases
from timeline.events.anchor import Candidate, chosen, event_of
from timeline.events.chance import Chance
from timeline.events.correcting import moved, named_in, regroup, revise
from timeline.events.corrections import Correction, Unapplied
from timeline.events.levels import LEVELS
from timeline.events.nickname import known_of
from timeline.events.similarity import Weights
from timeline.events.windows import windows
from timeline.inputs.document import Settings
from timeline.inputs.places import Place, shared
from timeline.model import Anchor, Event, Progress, Skipped
from timeline.parts import blocks, finishing, merging, tables
from timeline.parts.finishing import Wanted
from timeline.parts.folder import Folder
from timeline.parts.kept import Kept
from timeline.parts.merging import Layout, Span
from timeline.reader import Read
from timeline.report import anchor_told, unapplied_told
from timeline.work import Work

Future = Any
"""Of something on the cluster; Dask has no types."""
_FAN = 8
"""Parts that are added up in one step."""
PAGE = 20_000
"""Events that the page is made of."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a user wants."""

    settings: Settings
    work: Work
    folder: Folder
    aliases: Aliases
    anchor: Wanted = None
    topic: str | None = None
    corrections: tuple[Correction, ...] = ()
    kept: Kept | None = None
    """Where what was read before is kept."""
    files: int = 128
    """The most files of one article that are read together; half as many are, about."""
    most: int = 20_000
    """Tellings that are merged together, about."""
    page: int = PAGE


@dataclass(frozen=True, slots=True)
class Outcome:
    """What comes back of a build; the tables are where the workers wrote them."""

    anchor: Anchor | None
    report: dict[str, Any]
    important: tuple[Event, ...]
    evidence: tuple[Any, ...]
    """For each block the mentions and the articles that tell these."""
    written: tuple[str, ...]


class Cluster:
    """The steps of a build, as futures of a client."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def do(self, function: Callable[..., Any], *given: Any) -> Future:
        """Have something done with what was or will be made."""
        return self._client.submit(function, *given, pure=False)

    def here(self, futures: Sequence[Future]) -> list[Any]:
        """Small results, here."""
        made: list[Any] = self._client.gather(list(futures))
        return made

    def added(self, function: Callable[[list[Any]], Any], futures: Sequence[Future]) -> Future:
        """All parts added up, a few at a time."""
        level = list(futures)
        while len(level) > 1:
            level = [self.do(function, level[at : at + _FAN]) for at in range(0, len(level), _FAN)]
        return level[0] if futures else self.do(function, [])

    def exchanged(self, futures: Sequence[Future]) -> dict[Any, list[Future]]:
        """What parts hold for each receiver: a mapping in each part, turned around without being gathered."""
        received: defaultdict[Any, list[Future]] = defaultdict(list)
        for future, keys in zip(futures, self.here([self.do(sorted, one) for one in futures]), strict=True):
            for key in keys:
                received[key].append(self.do(operator.getitem, future, key))
        return received


@dataclass(frozen=True, slots=True)
class _Corpus:
    """The blocks, and what is known of all of them."""

    blocks: list[Future]
    later: Future
    told: list[Future]
    weights: Future
    chance: Future
    about: Future
    layout: Layout


def build(client: Any, places: Sequence[Place | Skipped], plan: Plan, progress: Progress | None = None) -> Outcome:
    """Read, tag and merge what lies at some places, and write the tables.

    Raises:
        NothingRead: no article could be read.
        UnknownAnchor: the anchor is no time and matches no event.
        OutputNotWritable: a worker cannot write into the folder.
    """
    cluster = Cluster(client)
    corpus = _read(cluster, places, plan, progress)
    parts = _merged(cluster, corpus)
    return _finished(cluster, corpus, parts, plan)


def _read(cluster: Cluster, places: Sequence[Place | Skipped], plan: Plan, progress: Progress | None) -> _Corpus:
    shares = shared(places, plan.files)
    reads = plan.kept.read if plan.kept else blocks.read
    read = [cluster.do(reads, n, share, plan.settings, plan.work) for n, share in enumerate(shares)]
    outlines = [cluster.do(blocks.outline, block) for block in read]
    done = 0
    for share, outline in zip(shares, outlines, strict=True):
        outline.result()
        done += len(share)
        if progress is not None:
            progress(done, len(places))
    addressed = [cluster.do(blocks.by_address, outline, max(1, len(read) // _FAN)) for outline in outlines]
    earlier = [cluster.do(_superseded, some) for some in cluster.exchanged(addressed).values()]
    later = cluster.added(tables.joined, earlier)
    letters = cluster.added(_counted, [cluster.do(blocks.letters, outline, later) for outline in outlines])
    known = cluster.do(known_of, letters)
    aliases = cluster.do(copy, plan.aliases)  # made once on each worker, not for each block
    told = [cluster.do(blocks.tell, block, later, known, aliases) for block in read]
    totals = cluster.added(blocks.total, [cluster.do(operator.attrgetter("totals"), one) for one in told])
    times, latest = cluster.here([cluster.do(operator.attrgetter(name), totals) for name in ("times", "latest")])
    if not latest:
        skipped = cluster.here([cluster.do(blocks.Block.skipped, block) for block in read])
        raise NothingRead(Read((), tuple(one for some in skipped for one in some)).why_nothing())
    counts = cluster.do(operator.attrgetter("counts"), totals)
    about = cluster.do(finishing.topic_of, totals, plan.topic, known, aliases)
    weights, chance = cluster.do(Weights, counts), cluster.do(Chance, counts)
    return _Corpus(read, later, told, weights, chance, about, Layout.of(times, plan.most))


def _superseded(parts: Iterable[list[Any]]) -> dict[str, str]:
    return superseded(record for part in parts for record in part)


def _counted(parts: list[Any]) -> Any:
    return sum(parts[1:], parts[0])


def _merged(cluster: Cluster, corpus: _Corpus) -> list[Future]:
    """The happenings of the corpus, in parts: windows of days first, then the shares of each coarser level."""
    told = [cluster.do(merging.shared_out, one, corpus.weights, corpus.layout) for one in corpus.told]
    corpus.told.clear()
    shares = cluster.exchanged(told)
    del told
    parts = _days(cluster, corpus, {number: some for (level, number), some in shares.items() if level == 0})
    for level in LEVELS[1:]:
        own = [cluster.do(merging.once, some) for key, some in sorted(shares.items()) if key[0] == level.number]
        parts = _coarser(cluster, corpus.chance, own, parts, level.number)
    return parts


def _days(cluster: Cluster, corpus: _Corpus, shares: Mapping[int, list[Future]]) -> list[Future]:
    """The happenings of clock times and days, window by window; where two windows differ they are made one."""
    told = [shares.get(number, []) for number in range(len(corpus.layout.cuts) + 1)]
    cuts = list(corpus.layout.cuts)
    made = [cluster.do(merging.gather_days, one, corpus.chance) for one in told]
    while True:
        neighbours = zip(pairwise(made), cuts, strict=True)
        agreed = cluster.here([cluster.do(merging.agree, *two, at) for two, at in neighbours])
        if all(agreed):
            return [cluster.do(window.own, one) for window, one in zip(windows(cuts), made, strict=True)]
        told, made = _together(cluster, corpus.chance, told, made, agreed)
        cuts = [at for at, is_agreed in zip(cuts, agreed, strict=True) if is_agreed]


def _together(
    cluster: Cluster, chance: Future, told: list[list[Future]], made: list[Future], agreed: Sequence[bool]
) -> tuple[list[list[Future]], list[Future]]:
    """The windows anew, those on both sides of a cut that they do not agree on as one."""
    groups = [[0]]
    for number, is_agreed in enumerate(agreed, start=1):
        if is_agreed:
            groups.append([number])
        else:
            groups[-1].append(number)
    whole = [[share for number in some for share in told[number]] for some in groups]
    return whole, [
        made[some[0]] if len(some) == 1 else cluster.do(merging.gather_days, one, chance)
        for some, one in zip(groups, whole, strict=True)
    ]


def _coarser(cluster: Cluster, chance: Future, told: list[Future], parts: list[Future], level: int) -> list[Future]:
    """All parts once the tellings of a coarser level have found theirs, and the parts of those that found none."""
    if not told:
        return parts
    spans = cluster.here([cluster.do(merging.span, one) for one in told])
    covered = cluster.here([cluster.do(merging.span_of, part) for part in parts])
    decided = []
    for one, span in zip(told, spans, strict=True):
        near = [n for n, other in enumerate(covered) if _meet(span, other)]
        bare = cluster.do(merging.without_evidence, one)
        found = {n: cluster.do(merging.look, bare, parts[n], level, chance) for n in near}
        decided.append(cluster.do(merging.decide, one, found))
    joining = cluster.here([cluster.do(merging.sizes_of, one) for one in decided])
    grown = []
    for number, part in enumerate(parts):
        wanted = [one for one, sizes in zip(decided, joining, strict=True) if sizes[number]]
        joins = [cluster.do(merging.joins_of, one, number) for one in wanted]
        grown.append(cluster.do(merging.grown, part, joins) if joins else part)
    return grown + [cluster.do(merging.gather_rest, one, level, chance) for one in decided]


def _meet(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one[0] <= other[1] and other[0] <= one[1]


def _finished(cluster: Cluster, corpus: _Corpus, parts: list[Future], plan: Plan) -> Outcome:
    """The tables, written, and what the page and the report need."""
    candidates, wanted, unapplied = _corrected(cluster, corpus, parts, plan)
    few = _few(cluster, candidates, wanted)
    anchor = finishing.anchor_of(wanted, few)
    whole = event_of(anchor, few) if anchor else None
    events = [cluster.do(finishing.events_of, some, anchor, whole) for some in candidates if anchor]
    events = events or [cluster.do(list)]  # a table of none
    answers = cluster.exchanged([cluster.do(finishing.by_block, some) for some in candidates])
    told = [(one, cluster.do(tables.joined, answers.get(n, []))) for n, one in enumerate(corpus.blocks)]
    written = [cluster.do(tables.write_events, some, plan.folder, number) for number, some in enumerate(events)]
    written += [cluster.do(tables.write_block, block, corpus.later, own, plan.folder) for block, own in told]
    important = _important(cluster, events, plan.page)
    ids = frozenset(event.event_id for event in important)
    evidence = [cluster.do(tables.evidence, block, corpus.later, own, ids) for block, own in told]
    reports = [cluster.do(tables.block_report, block, corpus.later, own) for block, own in told]
    reports += [cluster.do(tables.events_report, some) for some in events]
    (report,) = cluster.here([cluster.do(tables.whole_report, [cluster.added(tables.whole_report, reports)])])
    title = {whole.event.event_id: whole.event.title} if whole else {}
    report |= {"anchor": anchor_told(anchor, title), "corrections_not_applied": unapplied_told(unapplied)}
    names = tuple(name for some in cluster.here(written) for name in some)
    return Outcome(anchor, report, tuple(important), tuple(cluster.here(evidence)), names)


def _corrected(
    cluster: Cluster, corpus: _Corpus, parts: list[Future], plan: Plan
) -> tuple[list[Future], Wanted, list[Unapplied]]:
    """The events of all parts, what is corrected or was put off as one more; the anchor wanted; void corrections."""
    moves = cluster.here([cluster.do(moved, part) for part in parts])
    ids = named_in(plan.corrections).union(*moves)
    if not ids:
        return [cluster.do(finishing.candidates_of, part, corpus.about) for part in parts], plan.anchor, []
    taken = cluster.here([cluster.do(finishing.corrected, part, ids) for part in parts])
    kept = [cluster.do(finishing.uncorrected, part, ids) for part in parts]
    happenings, lost = regroup([one for some in taken for one in some], plan.corrections)
    (about,) = cluster.here([corpus.about])
    found = finishing.candidates_of(happenings, about)
    own, anchor, not_revised = revise(dict(enumerate(found)), plan.corrections)
    unapplied = sorted([*lost, *not_revised], key=lambda one: one.correction.line)
    candidates = [cluster.do(finishing.candidates_of, part, corpus.about) for part in kept]
    return (
        [*candidates, cluster.do(list, [*own.values()])],
        anchor or None if plan.anchor is None else plan.anchor,
        unapplied,
    )


def _few(cluster: Cluster, candidates: Sequence[Future], wanted: Wanted) -> list[Candidate]:
    """The events that decide what the anchor is and when it ends."""
    shortlists = cluster.here([cluster.do(finishing.shortlist, some, wanted) for some in candidates])
    few = [one for some in shortlists for one in some]
    best = chosen(wanted, few)
    if best is None:
        return few
    ends = cluster.here([cluster.do(finishing.ends_after, some, best) for some in candidates])
    known = {one.event.event_id for one in few}
    return few + [one for some in ends for one in some if one.event.event_id not in known]


def _important(cluster: Cluster, events: Sequence[Future], most: int) -> list[Event]:
    best = [cluster.do(finishing.most_important, [some], most) for some in events]
    important = cluster.added(partial(finishing.most_important, most=most), best)
    chosen_ones: list[Event] = cluster.here([important])[0]
    return chosen_ones
