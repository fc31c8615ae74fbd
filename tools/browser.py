"""Find Chromium and a Chinese font for the browser tests; install them where that is possible.

On Debian or Ubuntu as root, what is missing is installed by apt. Elsewhere nothing is installed: in CI (``CI=true``)
that is an error, on a developer's machine the browser tests are skipped with the reason.

``python tools/browser.py`` makes sure and tells what it found.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
PLACES = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)
ARGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Start-up options that keep a test browser quiet and off the network."""


def chromium() -> str | None:
    """The path of a Chromium or Chrome; None when there is none."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return found or next((str(place) for place in PLACES if place.is_file()), None)


def has_chinese_font() -> bool:
    """Whether a font with Chinese characters is installed. True where fontconfig cannot be asked (macOS, Windows)."""
    lister = shutil.which("fc-list")
    if lister is None:
        return sys.platform in ("darwin", "win32")
    return bool(subprocess.run([lister, ":lang=zh-cn"], capture_output=True, text=True, check=False).stdout.strip())


def missing() -> str:
    """What is missing and how to get it, as one sentence; empty when everything is there."""
    packages = _packages()
    if not packages:
        return ""
    return f"no {' and no '.join(packages.values())} found: on Debian, run `apt-get install {' '.join(packages)}`"


def main() -> int:
    """Install what is missing where possible; return the exit code."""
    if _packages() and _may_install():
        _install(list(_packages()))
    problem = missing()
    if problem:
        print(f"browser: {problem}", file=sys.stderr)
        return 1 if os.environ.get("CI") == "true" else 0
    print(f"browser: {chromium()}, with a Chinese font")
    return 0


def _packages() -> dict[str, str]:
    """Debian package → what it stands for, of what is missing."""
    wanted = {"chromium": (chromium() is not None, "Chromium"), "fonts-noto-cjk": (has_chinese_font(), "Chinese font")}
    return {package: name for package, (there, name) in wanted.items() if not there}


def _may_install() -> bool:
    return shutil.which("apt-get") is not None and hasattr(os, "geteuid") and os.geteuid() == 0


def _install(packages: list[str]) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-q"], ["apt-get", "install", "-qy", "--no-install-recommends", *packages]):
        subprocess.run(command, env=environment, check=False)


if __name__ == "__main__":
    sys.exit(main())
