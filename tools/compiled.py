"""The modules that tag, tell and merge, as C extensions by mypyc: for wheels alone, never for a checkout.

``setup.py`` asks for them when ``EVENT_TIMELINE_COMPILE=1``. They are made from a copy of the package in which the
methods of frozen data classes are written out, since mypyc compiles only what it can read: those that ``dataclass``
writes while the program runs stay interpreted, and take longer than all they are asked for. What is assigned under a
name in capitals is marked as final, else it is looked up by its name whenever it is asked for. The source beside the
extensions in the wheel is the original; in a traceback, the lines of a module with data classes lie a few further down.
"""

from __future__ import annotations

import ast
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SWITCH = "EVENT_TIMELINE_COMPILE"
LEVEL = "EVENT_TIMELINE_COMPILE_LEVEL"
"""How far the C compiler goes, 0 to 3; 2 when not said. Tests ask for 0, which takes three minutes instead of five."""
NEEDED = ["mypy>=2.4,<3"]
MODULES = (
    "codec",
    "cycles",
    "iso",
    "model",
    "zones",
    "mixed",
    "tagging",
    "context/*",
    "resolve/*",
    "grammar/join",
    "grammar/points",
    "grammar/reading",
    "grammar/remembered",
    "grammar/rule",
    "grammar/scan",
    "grammar/segment",
    "grammar/status",
    "grammar/strokes",
    "grammar/trigger",
    "grammar/words",
    "languages/__init__",
    "languages/zh/behind",
    "languages/zh/clock",
    "languages/zh/dateline",
    "languages/zh/dates",
    "languages/zh/fold",
    "languages/zh/holidays",
    "languages/zh/joins",
    "languages/zh/numbers",
    "languages/zh/relative",
    "languages/zh/spans",
    "languages/zh/stamps",
    "languages/zh/status",
    "languages/zh/units",
    "languages/zh/vague",
    "languages/zh/weekday",
    "events/*",
)
"""Compiled as one group, so that they call one another directly."""
_IN_ARRAYS = {f"events/{name}" for name in ("afar", "attach", "kept", "kin", "postings", "traits")}
"""Those whose work numpy does."""


_AMONG_THEMSELVES = ["-fno-semantic-interposition"]
_LINKED = ["-Wl,-Bsymbolic-functions"]
"""Functions call one another directly, as nothing outside is to replace one."""


def wanted() -> bool:
    """Whether this build is to be compiled."""
    return os.environ.get(SWITCH) == "1"


def can_compile() -> bool:
    """Whether there is a C compiler, and what it needs to compile for this Python."""
    from setuptools import Distribution, Extension  # noqa: PLC0415
    from setuptools.command.build_ext import build_ext  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "probe.c"
        source.write_text("#include <Python.h>\nPyObject *PyInit_probe(void) { return NULL; }\n", encoding="utf-8")
        command = build_ext(Distribution({"ext_modules": [Extension("probe", [str(source)])]}))
        command.build_lib = command.build_temp = scratch
        try:
            command.ensure_finalized()
            command.run()
        except Exception as problem:  # a compiler fails in ways of its own
            print(f"not compiled: {problem}")
            return False
    return True


def chosen(package: Path) -> Iterator[Path]:
    """The files of the modules that are compiled."""
    for path in (path for name in MODULES for path in package.glob(f"{name}.py")):
        if path.relative_to(package).with_suffix("").as_posix() not in _IN_ARRAYS:
            yield path


def extensions() -> list[Any]:
    """The extensions, translated to C under ``build/``."""
    from mypyc.build import mypycify  # noqa: PLC0415

    copy, before = ROOT / "build" / "spelled", Path.cwd()
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(
        ROOT / "timeline", copy / "timeline", ignore=shutil.ignore_patterns("__pycache__", "vendor", "*.so")
    )
    paths = sorted(chosen(copy / "timeline"))
    for path in paths:
        path.write_text(spelled_out(path.read_text(encoding="utf-8")), encoding="utf-8")
    flags = [
        "--config-file=",
        "--ignore-missing-imports",
        "--follow-imports=silent",
        "--cache-dir",
        str(copy / ".mypy_cache"),
    ]
    try:
        os.chdir(copy)
        names = [str(path.relative_to(copy)) for path in paths]
        found: list[Any] = mypycify(
            [*flags, *names],
            opt_level=os.environ.get(LEVEL, "2"),
            debug_level="0",
            multi_file=True,  # a C compiler takes twice as long for all of them in one file
            target_dir=str(copy / "c"),
            group_name="timeline",
        )
    finally:
        os.chdir(before)
    if sys.platform == "linux":
        for each in found:
            each.extra_compile_args += _AMONG_THEMSELVES
            each.extra_link_args += _LINKED
    return found


def spelled_out(source: str) -> str:
    """The source of a module with the methods of its frozen data classes written out, and its constants as such.

    Rules are given their docstrings, which users are shown and mypyc does not keep.
    What ``dataclass`` finds in a class it leaves as it is. Classes with a default that is made anew, or with a
    ``__post_init__``, stay as they are.
    """
    lines, tree = source.split("\n"), ast.parse(source)
    _name_constants(lines, tree)
    _keep_docs(lines, tree)
    for cls in reversed([node for node in tree.body if isinstance(node, ast.ClassDef)]):
        decorators = {ast.unparse(one).partition("(")[0]: one for one in cls.decorator_list}
        made = decorators.get("dataclass")
        if made is None or "frozen=True" not in ast.unparse(made) or not _is_plain(cls):
            continue
        lines.insert(cls.end_lineno or 0, "\n".join(_methods(cls)))
        lines[made.lineno - 1] = "@dataclass(frozen=True)"
        if "quick" in decorators:
            lines[decorators["quick"].lineno - 1] = ""
    return "\n".join(lines)


def _name_constants(lines: list[str], tree: ast.Module) -> None:
    """Write ``Final`` beside what a module assigns once under a name in capitals.

    Any other name of a module is looked up in its dictionary whenever compiled code asks for it, since it might have
    changed.
    """
    for node in reversed(tree.body):
        match node:
            case ast.Assign(targets=[ast.Name(id=name) as at], value=value) if name.isupper() and not _is_type(value):
                _insert(lines, at.end_lineno, at.end_col_offset, ": Final")
            case ast.AnnAssign(ast.Name(id=name), told) if name.isupper() and "Final" not in ast.unparse(told):
                _insert(lines, told.end_lineno, told.end_col_offset, "]")
                _insert(lines, told.lineno, told.col_offset, "Final[")
            case ast.ImportFrom(module="__future__"):
                lines[node.lineno - 1] += "; from typing import Final"


def _is_type(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and ast.unparse(value.func) == "TypeVar"


def _keep_docs(lines: list[str], tree: ast.Module) -> None:
    """Write the docstring of a rule as an argument of what makes it one."""
    for node in reversed([one for one in tree.body if isinstance(one, ast.FunctionDef)]):
        for made in node.decorator_list:
            if isinstance(made, ast.Call) and ast.unparse(made.func) == "rule":
                last = max((word.value for word in made.keywords), key=lambda at: (at.end_lineno, at.end_col_offset))
                _insert(lines, last.end_lineno, last.end_col_offset, f", doc={ast.get_docstring(node)!r}")


def _insert(lines: list[str], line: int | None, column: int | None, words: str) -> None:
    """Words put in at a place as ``ast`` counts it, which is in bytes."""
    told = lines[(line or 1) - 1].encode()
    lines[(line or 1) - 1] = (told[:column] + words.encode() + told[column:]).decode()


def _fields(cls: ast.ClassDef) -> list[ast.AnnAssign]:
    return [one for one in cls.body if isinstance(one, ast.AnnAssign)]


def _is_plain(cls: ast.ClassDef) -> bool:
    own = {one.name for one in cls.body if isinstance(one, ast.FunctionDef)}
    return "__post_init__" not in own and not any(isinstance(one.value, ast.Call) for one in _fields(cls))


def _methods(cls: ast.ClassDef) -> list[str]:
    """A line for each method that ``dataclass`` would write, and one for pickling, which mypyc leaves to the class."""
    asked = [(ast.unparse(one.target), one) for one in _fields(cls)]
    parameters = ["self", *(ast.unparse(ast.AnnAssign(one.target, one.annotation, one.value, 1)) for _, one in asked)]
    values = "(" + "".join(f"self.{name}, " for name, _ in asked) + ")"
    alike = " and ".join([f"isinstance(other, {cls.name})", *(f"self.{name} == other.{name}" for name, _ in asked)])
    filled = "; ".join(f"self.{name} = {name}" for name, _ in asked) or "pass"
    own = {one.name for one in cls.body if isinstance(one, ast.FunctionDef)}
    written = [
        f"    def __init__({', '.join(parameters)}) -> None: {filled}  # type: ignore",
        f"    def __eq__(self, other: object) -> bool: return self is other or ({alike})",
        f"    def __hash__(self) -> int: return hash({values})",
        f"    def __reduce__(self) -> tuple[object, ...]: return ({cls.name}, {values})",
    ]
    return [line for line in written if line.split("(")[0].removeprefix("    def ") not in own]
