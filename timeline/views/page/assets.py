"""The scripts and styles of the page, each as one text: no bundler, no download when a page is opened."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from plotly.offline import get_plotlyjs, get_plotlyjs_version

SCRIPTS = (
    "zones", "axis", "i18n", "when", "ticks", "plan", "known", "filter", "row", "pack", "glyphs", "range", "crowd",
    "scene", "formats", "ics", "state", "data", "words", "dom", "theme", "store", "traces", "thread", "layout", "chart",
    "evidence", "pointer", "touch", "strip", "legend", "card", "list", "table", "downloads", "share", "travel",
    "controls", "keys", "main",
)  # fmt: skip
"""The files of ``js/`` in the order in which they are put together; a file may use those before it."""
STYLES = ("base", "controls", "chart", "card", "lists", "print")
_IMPORT = re.compile(r'^import (\{[^}]*\}) from "\./(\w+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:const|let|function|async function|class) (\w+))", re.MULTILINE)


@cache
def plotly_script() -> str:
    """plotly.js: the basic bundle when it was fetched and is of plotly.py's version, else the full one."""
    bundle = _page() / "vendor" / "plotly-basic.min.js"
    if bundle.is_file():
        text = bundle.read_text(encoding="utf-8")
        if f" v{get_plotlyjs_version()}\n" in text[:200]:
            return _inline(text)
    return _inline(get_plotlyjs())


@cache
def app_script() -> str:
    """The page's own modules as one strict script, each a function that returns what it exports."""
    modules = (_module(name, _read("js", f"{name}.js")) for name in SCRIPTS)
    return _inline('(() => {\n"use strict";\n' + "\n".join(modules) + "\n})();\n")


@cache
def style() -> str:
    """The style sheets as one."""
    return "\n".join(_read("css", f"{name}.css") for name in STYLES)


def shell() -> str:
    """The Jinja2 template of the document."""
    return (_page() / "shell.html").read_text(encoding="utf-8")


def hash_source(script: str) -> str:
    """A script as a source of a Content-Security-Policy: only a script with these very bytes runs.

    >>> hash_source("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _module(name: str, text: str) -> str:
    exports = ", ".join(match[1] for match in _EXPORT.findall(text))
    body = _EXPORT.sub(r"\1", _IMPORT.sub(r"const \1 = module_\2;", text))
    return f"const module_{name} = (() => {{\n{body}\nreturn {{ {exports} }};\n}})();"


def _inline(script: str) -> str:
    """The script as it may stand inside ``<script>``: nothing in it ends the element or opens a comment."""
    script = script.replace("\r\n", "\n").replace("\r", "\n")
    return script.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def _read(folder: str, name: str) -> str:
    return (_page() / folder / name).read_text(encoding="utf-8")


def _page() -> Traversable:
    return files("timeline.views.page")
