"""Fetch the basic plotly.js bundle with the npm client, check it, and put it where the page looks for it.

The page works without it, on the full bundle that plotly.py carries, only larger; so on a developer's machine a missing
npm is a notice. Where the page is tested for its size and bytes (``CI=true``), it is an error.

Run it from anywhere: ``python tools/fetch_plotly.py``.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from plotly.offline import get_plotlyjs_version

PACKAGE = "plotly.js-basic-dist-min"
PINS = {
    "4.1.1": {
        "plotly-basic.min.js": "99784e3abfb07b142a15e521a439e6d9addceadb3f79553fd24c72774f0649ba",
        "LICENSE": "8c45d9eaf50c2f72dd9c7ab9ef440788ba58a3538484b5c51c1f17d5128752e7",
    },
}
"""plotly.js version → file → sha256. A new version of plotly.py needs a line here."""
VENDOR = Path(__file__).resolve().parents[1] / "timeline" / "views" / "page" / "vendor"


class NotFetched(Exception):
    """The bundle could not be fetched or is not the one that was pinned."""


def main() -> int:
    """Fetch what is missing; return the exit code."""
    try:
        print(fetch(get_plotlyjs_version()))
    except NotFetched as problem:
        print(f"fetch_plotly: {problem}", file=sys.stderr)
        if os.environ.get("CI") == "true":
            return 1
        print("fetch_plotly: pages will carry the full plotly.js instead; they work the same, only larger.")
    return 0


def fetch(version: str) -> str:
    """Bring the bundle of a plotly.js version into the package; say what was done.

    Raises:
        NotFetched: the version has no pin, npm is missing or failed, or the files are not the pinned ones.
    """
    pins = PINS.get(version)
    if pins is None:
        raise NotFetched(f"no pinned hash for plotly.js {version}: add one to PINS in tools/fetch_plotly.py.")
    if not _wrong(VENDOR, pins):
        return f"plotly.js {version} (basic) is in place"
    with tempfile.TemporaryDirectory() as folder:
        fetched = _install(version, Path(folder))
        wrong = _wrong(fetched, pins)
        if wrong:
            raise NotFetched(f"{', '.join(wrong)} of {PACKAGE} {version} is not the pinned file; nothing was kept.")
        VENDOR.mkdir(parents=True, exist_ok=True)
        for name in pins:
            shutil.copyfile(fetched / name, VENDOR / name)
    return f"plotly.js {version} (basic) was fetched and checked"


def _install(version: str, folder: Path) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        raise NotFetched("npm was not found; install Node.js to fetch the small plotly.js bundle.")
    (folder / "package.json").write_text("{}", encoding="utf-8")
    command = [npm, "install", "--ignore-scripts", "--no-audit", "--no-fund", f"{PACKAGE}@{version}"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode:
        raise NotFetched(f"npm could not install {PACKAGE} {version}: {done.stderr.strip()[-400:]}")
    return folder / "node_modules" / PACKAGE


def _wrong(folder: Path, pins: dict[str, str]) -> list[str]:
    """The names of the pinned files that are missing from a folder or differ."""
    return [name for name, pin in pins.items() if _sha256(folder / name) != pin]


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


if __name__ == "__main__":
    sys.exit(main())
