"""JSON lines: one article a line, ``news.jsonl#12`` being that of the twelfth line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from timeline.encoding import decode
from timeline.inputs.document import MAX_TABLE, Document, Settings, content_of
from timeline.inputs.record import columns_of, record
from timeline.model import RawArticle, Skipped

_HINT = "Every line must be one JSON object, such as one with title, text, date and url."


def read_lines(document: Document, settings: Settings) -> Iterator[RawArticle | Skipped]:
    """The articles of a file of JSON lines; which names mean what is decided by all names in it."""
    content = content_of(document, MAX_TABLE)
    if isinstance(content, Skipped):
        yield content
        return
    decoded = decode(content)
    if decoded is None or not decoded.text.strip():
        yield Skipped(document.name, "is no text" if decoded is None and content.strip() else "is empty", _HINT)
        return
    lines = [(number, _object(line)) for number, line in enumerate(decoded.text.split("\n"), start=1) if line.strip()]
    names = list(dict.fromkeys(name for _, line in lines if isinstance(line, dict) for name in line))
    if not names and isinstance(broken := lines[0][1], str):
        yield Skipped(f"{document.name}#{lines[0][0]}", f"{broken}; no other line is an object either", _HINT)
        return
    columns = columns_of(names, document, settings)
    if columns is None or isinstance(columns, Skipped):
        yield from [] if columns is None else [columns]
        return
    problem = f"the file was {decoded.problem}" if decoded.problem.startswith("read as") else ""
    for number, line in lines:
        path = f"{document.name}#{number}"
        if isinstance(line, str):
            yield Skipped(path, line, _HINT)
        else:
            values = {field: text_of(line.get(name)) for field, name in columns.items()}
            yield record(path, values, settings, problem if number == lines[0][0] else "")


def _object(line: str) -> dict[str, Any] | str:
    """The object of a line, or what is wrong with it."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return f"is not valid JSON: {error}" if isinstance(error, ValueError) else "is too deeply nested"
    return value if isinstance(value, dict) else "is no JSON object"


def text_of(value: Any) -> str:
    """A value as text: a list of paragraphs as lines, the name of a thing that has one; nothing for what is no text."""
    if isinstance(value, list):
        return "\n".join(filter(None, map(text_of, value))) if all(isinstance(one, str) for one in value) else ""
    if isinstance(value, dict):
        name = value.get("name")
        return name if isinstance(name, str) else ""
    if value is None or isinstance(value, bool) or value != value:  # noqa: PLR0124 - NaN differs from itself
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)
