"""Everything about the package is in pyproject.toml; here is only what a compiled wheel needs besides."""

from __future__ import annotations

import sys
from pathlib import Path

from setuptools import setup

sys.path.insert(0, str(Path(__file__).resolve().parent / "tools"))
import compiled

ASKED = compiled.wanted()
BUILT = ASKED and "bdist_wheel" in sys.argv and compiled.can_compile()
setup(setup_requires=compiled.NEEDED if ASKED else [], ext_modules=compiled.extensions() if BUILT else [])
