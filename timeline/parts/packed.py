"""What waits on a worker, as one piece: tellings take a fraction of the memory so, and travel as they are."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

_T = TypeVar("_T")
_FAST = 1
"""How hard zlib tries."""


@dataclass(frozen=True, slots=True)
class Packed(Generic[_T]):
    """Several objects in the form in which Dask sends them; never read from a file."""

    content: bytes

    @classmethod
    def of(cls, objects: Sequence[_T]) -> Packed[_T]:
        """These objects, packed."""
        return cls(zlib.compress(pickle.dumps(list(objects), pickle.HIGHEST_PROTOCOL), _FAST))

    def opened(self) -> list[_T]:
        """The objects, anew."""
        objects: list[_T] = pickle.loads(zlib.decompress(self.content))
        return objects
