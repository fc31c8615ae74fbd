"""What can go wrong, as a small tree; every message says what to do next.

- ``TimelineError``
    - ``NothingRead``: no article could be read from what was given
    - ``InputNotFound``: a path that does not exist
    - ``UnknownZone``: a time zone that is neither an IANA name nor a fixed offset
    - ``UnknownAnchor``: an anchor that is no time and matches no event
    - ``BadTable``: a table that is not what it should be
    - ``BadCorrections``: a file of corrections that is not what it should be
    - ``BadAliases``: a table of names that is not what it should be
    - ``OutputNotWritable``: an output that cannot be written
    - ``UnknownFormat``: a format that is none of those that can be written

A single article that cannot be read is no exception: it becomes a ``Skipped`` row and never stops the rest.
"""

from __future__ import annotations


class TimelineError(Exception):
    """The root of everything this package raises on purpose."""


class NothingRead(TimelineError):
    """No article could be read from what was given."""


class InputNotFound(TimelineError):
    """A path that does not exist."""


class UnknownZone(TimelineError, ValueError):
    """A time zone that is neither an IANA name nor a fixed offset such as ``-02:00``."""


class UnknownAnchor(TimelineError, ValueError):
    """An anchor that is no time and matches no event."""


class BadTable(TimelineError, ValueError):
    """A table whose columns or cells are not what they should be, or a choice of columns that means none of ours."""


class BadCorrections(TimelineError, ValueError):
    """A file of corrections that cannot be read, or a row of it that says nothing that can be done."""


class BadAliases(TimelineError, ValueError):
    """A table of names that cannot be read, or a line of it that names nothing or one word twice."""


class OutputNotWritable(TimelineError):
    """A file or folder that cannot be written."""


class UnknownFormat(TimelineError, ValueError):
    """A name or suffix that stands for no format, or for one that cannot be made from what was given."""
