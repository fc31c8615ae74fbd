"""Python's search for cycles of objects, put off while very many objects are made that form none."""

from __future__ import annotations

import gc


class without_cycle_search:  # noqa: N801  # reads as a verb where it is used
    """Reading, merging and decoding make very many small objects and hardly a cycle.

    Looking for cycles takes half the time of merging, and a twentieth of that of reading.
    """

    def __init__(self) -> None:
        self._searched = False

    def __enter__(self) -> None:
        self._searched = gc.isenabled()
        gc.disable()

    def __exit__(self, *raised: object) -> None:
        if self._searched:
            gc.enable()
