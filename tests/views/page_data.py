"""The data that a page carries, as its scripts see them."""

from __future__ import annotations

import base64
import json
import re
import zlib
from typing import Any

DATA = re.compile(r'<script type="([^"]+)" id="data"( data-packed)?>(.*?)</script>', re.DOTALL)


def data_of(document: str) -> dict[str, Any]:
    """The data of a page, every column with its values."""
    found = DATA.search(document)
    assert found
    kind, packed, text = found.groups()
    assert kind == ("text/plain" if packed else "application/json")
    data = json.loads(zlib.decompress(base64.b64decode(text, validate=True)) if packed else text)
    pools = data.pop("pools")
    for name in ("events", "mentions", "articles"):
        if data[name] is not None:
            data[name] = {column: _values(told, pools) for column, told in data[name].items()}
    return data


def _values(told: Any, pools: dict[str, list[Any]]) -> list[Any]:
    return told if isinstance(told, list) else [pools[told["of"]][place] for place in told["at"]]
