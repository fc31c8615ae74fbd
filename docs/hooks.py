"""Pages of the site that the navigation does not name yet stand under Background, so that none is out of reach."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def on_config(config: Any) -> Any:
    """Called by mkdocs before it looks for pages."""
    background = config["nav"][-1]["Background"]
    named = str(config["nav"])
    pages = (path.name for path in sorted(Path(config["docs_dir"]).glob("*.md")))
    background.extend(page for page in pages if f"'{page}'" not in named)
    return config
