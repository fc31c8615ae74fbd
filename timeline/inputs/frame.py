"""A pandas data frame of articles, one a row; ``frame#12`` is the twelfth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from timeline.errors import BadTable
from timeline.inputs.columns import checked
from timeline.inputs.document import MAX_BYTES, Document, Settings
from timeline.inputs.record import columns_of, record
from timeline.model import RawArticle, Skipped

if TYPE_CHECKING:
    import pandas as pd


def from_frame(
    table: pd.DataFrame, *, columns: Mapping[str, str] | None = None, name: str = "frame", max_bytes: int = MAX_BYTES
) -> Iterator[RawArticle | Skipped]:
    """The rows of a data frame as articles, in their order.

    ``columns`` as for ``gather``. Missing values are empty; a time without zone is local time of the article's source.

    Raises ``BadTable``, before anything is read, when no column holds texts.
    """
    settings = Settings(max_bytes, checked(columns))
    header = [str(label) for label in table.columns]
    found = columns_of(header, Document(name, b"", given=True), settings) or {}
    if isinstance(found, Skipped):
        raise BadTable(f"The data frame {found.reason}. {found.hint}")
    places = {field: header.index(column) for field, column in found.items()}
    return _rows(table, places, name, settings)


def _rows(
    table: pd.DataFrame, places: Mapping[str, int], name: str, settings: Settings
) -> Iterator[RawArticle | Skipped]:
    cells = {field: table.iloc[:, place].tolist() for field, place in places.items()}
    for number in range(len(table)):
        values = {field: _text(column[number]) for field, column in cells.items()}
        yield record(f"{name}#{number + 1}", values, settings)


def _text(value: Any) -> str:
    """A cell as text; nothing for None, NaN and NaT."""
    import pandas as pd  # noqa: PLC0415 - whoever has a data frame has loaded it

    if value is None or (not isinstance(value, (str, list, tuple, dict)) and pd.isna(value)):
        return ""
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
