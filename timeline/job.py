"""A build into a folder, and whether it is done already.

What is written follows from the documents, the settings and the code. Once a build has been written, the digests of all
three and of its files are kept in the cache. When the next one finds the same documents, settings and code, and the
same files in the folder, there is nothing to do. Everything is compared by content, never by the time of a file.
"""

from __future__ import annotations

import hashlib
import json
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.cache import open_cache
from timeline.deciding import Settings, digest_of
from timeline.model import Progress
from timeline.reader import Documents

if TYPE_CHECKING:
    from timeline.result import Timeline


@dataclass(frozen=True, slots=True)
class Done:
    """What a build came to."""

    summary: str
    skipped: int
    """How many documents could not be read."""
    doubtful: int
    """How many articles were read with problems."""
    files: Mapping[str, str]
    """Name → digest, in the order in which they were written."""
    lost: Sequence[Mapping[str, str]]
    """Corrections that no longer apply, as the report tells them."""
    why_empty: str
    """Why there is no event, where there is none."""


class Job:
    """Building ``paths`` into the folder ``output``; the options are those of :func:`timeline.build`."""

    def __init__(self, paths: Sequence[str], output: str, formats: Sequence[str], options: Mapping[str, Any]) -> None:
        self._paths = paths
        self._output = Path(output)
        self._formats = formats
        self._options = dict(options)
        self._read = self._documents()
        self._settings: Settings | None = None

    def done(self) -> Done | None:
        """What the build came to when it was last made, if making it again would change nothing."""
        cache = open_cache(self._options["cache"], None)
        if cache is None:
            return None
        try:
            settings = self._written(Settings(self._options))
            if not cache.has_builds(settings):
                return None
            documents = self._documents()
            deque(documents, maxlen=0)
            record = cache.look_up_build(settings, documents.digest())
        finally:
            cache.close()
        done = _done(record)
        return done if done is not None and self._is_there(done) else None

    def build(self, progress: Progress | None = None) -> Timeline:
        """Read everything; arguments and errors as for :func:`timeline.build`."""
        from timeline.pipeline import build  # noqa: PLC0415 - loads pandas and the grammar

        self._read, self._settings = self._documents(), Settings(self._options)
        return build(self._read, progress=progress, **self._options)

    def write(self, result: Timeline) -> Done:
        """Write what :meth:`build` gave, and remember it.

        Raises:
            OutputNotWritable: the folder or a file in it cannot be written, or a format needs what is not installed.
        """
        from timeline.report import why_no_events  # noqa: PLC0415 - as above
        from timeline.views.atomic import write_together  # noqa: PLC0415 - as above
        from timeline.views.outputs import files  # noqa: PLC0415 - as above

        contents = {name: _Digested(parts) for name, parts in files(result, self._formats).items()}
        write_together(self._output, contents)
        digests = {name: content.digest.hexdigest() for name, content in contents.items()}
        report = result.report
        lost = report["corrections_not_applied"]
        counts = len(result.skipped), len(report["problems"])
        done = Done(result.summary(), *counts, digests, lost, why_no_events(report))
        self._remember(done)
        return done

    def paths(self, done: Done) -> list[Path]:
        """The files that were written: what to look at first, and the report at the end."""
        return [self._output / name for name in done.files]

    def _documents(self) -> Documents:
        return Documents(
            self._paths, zone=self._options["zone"], columns=self._options["columns"], max_mb=self._options["max_mb"]
        )

    def _written(self, settings: Settings) -> str:
        """What decides what is written."""
        return json.dumps([settings.text, self._options["lang"], sorted(set(self._formats))])

    def _remember(self, done: Done) -> None:
        if self._settings is None or not self._settings.still_hold():
            return
        cache = open_cache(self._options["cache"], None)
        if cache is not None:
            cache.keep_build(self._written(self._settings), self._read.digest(), json.dumps(asdict(done)))
            cache.close()

    def _is_there(self, done: Done) -> bool:
        return all(digest_of(self._output / name) == digest for name, digest in done.files.items())


class _Digested:
    """The parts of a file, and the digest of those that were taken."""

    def __init__(self, parts: Iterable[bytes]) -> None:
        self._parts = parts
        self.digest = hashlib.sha256()

    def __iter__(self) -> Iterator[bytes]:
        for part in self._parts:
            self.digest.update(part)
            yield part


def _done(record: str | None) -> Done | None:
    """What was kept; None when it is damaged, since the build can be made again."""
    try:
        return Done(**json.loads(record)) if record is not None else None
    except (ValueError, TypeError):
        return None
