"""One cell of a CSV file ⇄ one value: ISO 8601 times, JSON lists, and a guard against spreadsheet formulas."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from functools import cache
from typing import Any

import pandas as pd

from timeline.columns import LISTS
from timeline.iso import iso

FORMULA = (
    "^'*"
    r"[ \u000b\u000c\u001c-\u001f\u0085\u00a0\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]*"
    r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]"
)
"""What a spreadsheet may take for a formula: any number of guards, spaces of any kind, then ``= + - @``, a tab, a
line break or a full-width ＝ ＋ － ＠. The same pattern is valid in Python and in JavaScript."""
GUARD = "'"
_FORMULA = re.compile(FORMULA)
_JSON = json.JSONEncoder(ensure_ascii=False).encode
_STRING = json.encoder.encode_basestring


def guard(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run; :func:`unguard` takes it away again.

    >>> guard("@玉渊谭天 消息"), guard("'=1+1"), guard("plain")
    ("'@玉渊谭天 消息", "''=1+1", 'plain')
    """
    return GUARD + text if text[:1] in _first_characters() and _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """Undo :func:`guard`.

    >>> unguard("'@玉渊谭天 消息"), unguard("'quoted'")
    ('@玉渊谭天 消息', "'quoted'")
    """
    return text[len(GUARD) :] if text.startswith(GUARD) and _FORMULA.match(text) else text


@cache
def _first_characters() -> frozenset[str]:
    """What a text that a spreadsheet may run begins with, as hardly any does."""
    return frozenset(first for first in map(chr, range(0x10000)) if _FORMULA.match(f"{first}="))


def cell(value: Any) -> str:
    """The text of a value in a CSV file: empty when missing, ISO 8601 with offset, JSON, or guarded text."""
    if isinstance(value, str):
        return value if value[:1].isalnum() else guard(value)
    if type(value) is int:
        return str(value)
    if type(value) is datetime:  # unlike what pandas has, never missing
        return iso(value)
    if isinstance(value, (tuple, list)):
        return _texts(value) if value and isinstance(value[0], str) else _JSON(value) if value else "[]"
    if isinstance(value, dict):
        return _JSON(value)
    if pd.isna(value):
        return ""
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _texts(values: Sequence[Any]) -> str:
    """The JSON of a list of texts, as quickly as it can be had."""
    try:
        return f"[{', '.join(map(_STRING, values))}]"
    except TypeError:  # some of them are none
        return _JSON(values)


def mapped(column: pd.Series[Any], function: Callable[[Any], Any]) -> list[Any]:
    """What the function makes of each value of a column; of equal ones it is asked once, but for lists and the like.

    >>> mapped(pd.Series(["a", "b", "a", None], dtype="category"), cell)
    ['a', 'b', 'a', '']
    """
    if column.name in LISTS:
        with suppress(TypeError):  # lists that came from elsewhere may be no tuples
            return _each(column, function)
    if column.dtype == "object":
        return [function(value) for value in column.tolist()]
    if isinstance(column.dtype, pd.StringDtype):
        return _each(column, function)
    codes, values = pd.factorize(column)
    known = [*map(function, as_objects(values)), function(None)]  # the code of a missing value is -1
    return [known[code] for code in codes.tolist()]


def as_objects(values: Any) -> list[Any]:
    """The values of an index, instants as those of Python: they are written and counted with in a tenth of the time."""
    if isinstance(values, pd.DatetimeIndex) and values.unit != "ns":  # Python's have no nanoseconds
        return list(values.to_pydatetime())
    return list(values.astype("object"))


def _each(column: pd.Series[Any], function: Callable[[Any], Any]) -> list[Any]:
    values = column.tolist()
    made = {value: function(value) for value in dict.fromkeys(values)}
    return list(map(made.__getitem__, values))


def time_from(text: str) -> datetime | None:
    """The instant of an ISO 8601 text with offset; None when empty.

    Raises:
        ValueError: the text is no such time, or has no offset.

    """
    if not text:
        return None
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError("a time without offset")
    return instant


def texts_from(text: str) -> tuple[str, ...]:
    """The tuple of a JSON list of strings, or of one that pandas wrote; empty when the cell is.

    >>> texts_from('["新华社"]'), texts_from("('新华社', '法新社')"), texts_from("")
    (('新华社',), ('新华社', '法新社'), ())

    Raises:
        ValueError: the text is no such list.

    """
    return tuple(_list(text, str))


def records_from(text: str) -> tuple[dict[str, str], ...]:
    """The tuple of a JSON list of objects, or of one that pandas wrote; empty when the cell is.

    Raises:
        ValueError: the text is no such list.

    """
    return tuple(_list(text, dict))


def _list(text: str, kind: type) -> list[Any]:
    values = _tuple(text) if text.startswith("(") else json.loads(text) if text else []
    if not isinstance(values, (list, tuple)) or not all(isinstance(value, kind) for value in values):
        raise ValueError("not a JSON list of the right kind")
    return list(values)


def _tuple(text: str) -> object:
    """A tuple as Python spells it: so ``DataFrame.to_csv`` of pandas writes our lists."""
    try:
        return ast.literal_eval(text)
    except (SyntaxError, RecursionError, MemoryError) as error:
        raise ValueError("neither a JSON list nor a tuple") from error
