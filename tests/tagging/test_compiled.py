"""A wheel with compiled modules reads and tells what the source does."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_spec = spec_from_file_location("compiled", ROOT / "tools" / "compiled.py")
assert _spec is not None and _spec.loader is not None
compiled = module_from_spec(_spec)
_spec.loader.exec_module(compiled)

SOURCE = """
from dataclasses import dataclass

def quick(cls):
    raise AssertionError("it would keep a class from being compiled")

@quick
@dataclass(frozen=True, slots=True)
class Pair:
    first: int
    second: str | None = None

    def doubled(self) -> int:
        return 2 * self.first

@dataclass(frozen=True, slots=True)
class Nothing:
    pass

@dataclass(slots=True)
class Open:
    first: int
"""


def test_methods_of_data_classes_are_written_out_in_the_source():
    text = compiled.spelled_out(SOURCE)
    assert text.count("def __init__(") == 2, "an open class stays as it is"
    assert "def __init__(self, first: int, second: str | None = None) -> None: self.first = first" in text
    assert compiled.spelled_out("x = 1\n") == "x = 1\n"
    own = SOURCE.replace(
        "    def doubled(self)", "    def __hash__(self) -> int:\n        return 1\n\n    def doubled(self)"
    )
    assert compiled.spelled_out(own).count("def __hash__(") == 2, "what a class writes itself stands"


CONSTANTS = """
from __future__ import annotations
FIRST, LAST = 1, 2
TABLE: dict[Literal["日"], int] = {}
_WORDS = (
    "日",
)
KNOWN: Final = 1
T = TypeVar("T")
Span = tuple[int, int]
"""


def test_constants_are_named_as_such_and_nothing_else_is():
    text = compiled.spelled_out(CONSTANTS)
    assert text.splitlines()[1] == "from __future__ import annotations; from typing import Final"
    assert 'TABLE: Final[dict[Literal["日"], int]] = {}' in text
    assert "_WORDS: Final = (" in text
    assert text.count("Final") == CONSTANTS.count("Final") + 3


def test_rules_are_given_their_docstrings():
    source = '@rule(\n    "日",\n    never=["日本"],\n)\ndef day(match):\n    """A «day»."""\n    return None\n'
    given = compiled.spelled_out(source)
    assert given.splitlines()[2] == """    never=["日本"], doc='A «day».',"""
    assert compiled.spelled_out(source.replace("@rule", "@other")) == source.replace("@rule", "@other")


def test_written_out_methods_do_what_those_of_a_data_class_do():
    known: dict[str, type] = {"__name__": __name__}
    exec(compiled.spelled_out(SOURCE), known)
    pair, nothing = known["Pair"], known["Nothing"]

    def filled(first: int, second: str | None) -> object:
        """Filled as compiled code does it, past the guard of a frozen class."""
        one = object.__new__(pair)
        object.__setattr__(one, "first", first)
        object.__setattr__(one, "second", second)
        return one

    assert filled(1, "a") == filled(1, "a") != filled(1, None)
    assert filled(1, "a") != nothing() == nothing()
    assert hash(filled(1, "a")) == hash((1, "a"))
    assert filled(1, "a").__reduce__() == (pair, (1, "a"))
    assert dataclasses.asdict(filled(2, None)) == {"first": 2, "second": None}
    with pytest.raises(dataclasses.FrozenInstanceError):
        filled(1, None).first = 2


TELL = """
import json, pickle, re, sys
from dataclasses import astuple
from datetime import datetime, UTC
from pathlib import Path
from timeline import build, read
from timeline.explain import explain
from timeline.languages import LANGUAGES
from timeline.tagging import extract, tag
from timeline.version import version
from timeline.views.csv import to_csv

when = datetime(2021, 11, 10, 1, tzinfo=UTC)
said = [tag(article).mentions for article in read(Path(sys.argv[1])).articles]
for name, language in LANGUAGES.items():
    for rule in language.scanner.rules:
        for text in [*(re.sub("[«»]", "", one) for one in rule.examples), *rule.never]:
            said.append(extract(text, published=when, zone="Asia/Shanghai", language=name))
modules = ["model", "tagging", "zones", "context.walk", "grammar.scan", "languages.zh.dates", "resolve.day"]
modules += ["codec", "events.telling", "events.merge"]
here = build(Path(sys.argv[1]), executor="serial")
there = build(Path(sys.argv[1]), executor="processes", workers=1)
print(json.dumps({
    "events": [to_csv(one.events).decode() for one in (here, there)],
    "mentions": [[repr(astuple(one)) for one in mentions] for mentions in said],
    "again": all(pickle.loads(pickle.dumps(mentions)) == mentions for mentions in said),
    "explained": str(explain("论坛下周一上午9时至11日举行。", published=when, zone="Asia/Shanghai")),
    "docs": [rule.doc for rule in LANGUAGES["zh"].scanner.rules],
    "version": version(),
    "modules": {name: Path(sys.modules["timeline." + name].__file__).suffix for name in modules},
}))
"""


def _told(package: Path, folder: Path) -> dict[str, object]:
    """What the package in that folder reads."""
    run = subprocess.run(
        [sys.executable, "-c", TELL, ROOT / "examples" / "summit"],
        env={**os.environ, "PYTHONPATH": str(package)},
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    told: dict[str, object] = json.loads(run.stdout.splitlines()[-1])
    return told


@pytest.mark.slow
def test_a_compiled_wheel_tells_what_the_source_tells(tmp_path):
    if not compiled.can_compile():
        pytest.skip("no C compiler, or no headers of this Python")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    asked = {compiled.SWITCH: "1", compiled.LEVEL: "0"}
    settings = {**os.environ, **asked, "PIP_CONSTRAINT": str(ROOT / "constraints.txt")}
    command = [*pip, "wheel", "--no-deps", "-w", tmp_path, ROOT]
    made = subprocess.run(command, env=settings, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr[-2000:]
    wheel, package = next(tmp_path.glob("*.whl")), tmp_path / "package"
    assert "none-any" not in wheel.name
    subprocess.run([*pip, "install", "--no-deps", "--target", package, wheel], check=True)
    ours, theirs = _told(ROOT, tmp_path), _told(package, tmp_path)
    assert set(ours.pop("modules").values()) == {".py"}
    assert set(theirs.pop("modules").values()) <= {".so", ".pyd"}
    assert theirs == ours
