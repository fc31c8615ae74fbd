"""Fetch what the tests of the page need from npm (axe-core, the TypeScript checker), and run it.

``tests/js/package-lock.json`` pins each package with its hash; the npm client checks it. None of it becomes part of the
page. Where there is no npm, nothing is fetched: in CI (``CI=true``) that is an error, on a developer's machine the
checks are skipped with the reason.

``python tools/js_tools.py`` fetches; ``python tools/js_tools.py tsc -p tests/js/jsconfig.json`` runs a tool as well.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parents[1] / "tests" / "js"
MODULES = HOME / "node_modules"
AXE = MODULES / "axe-core" / "axe.min.js"


def ensure() -> str:
    """Fetch the pinned packages unless they are there; return what went wrong as one sentence, else nothing."""
    if _in_place():
        return ""
    npm = shutil.which("npm")
    if npm is None:
        return "npm was not found; install Node.js to check the page's scripts."
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(command, cwd=HOME, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode:
        return f"npm could not install what {HOME.name}/package-lock.json names: {done.stderr.strip()[-400:]}"
    _stamp().write_bytes(_lock())
    return ""


def main(arguments: list[str]) -> int:
    """Fetch, run the tool that is named, if any, and return the exit code."""
    problem = ensure()
    if problem:
        print(f"js_tools: {problem}", file=sys.stderr)
        return 1 if os.environ.get("CI") == "true" else 0
    if not arguments:
        return 0
    tool, *rest = arguments
    return subprocess.run([MODULES / ".bin" / tool, *rest], check=False).returncode


def _in_place() -> bool:
    return AXE.is_file() and _stamp().is_file() and _stamp().read_bytes() == _lock()


def _stamp() -> Path:
    """A copy of the lock file that the packages were installed from."""
    return MODULES / ".installed-from.json"


def _lock() -> bytes:
    return (HOME / "package-lock.json").read_bytes()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
