"""Scripts and styles: all put together, in an order that works, and tested on their own where node is."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from plotly.offline import get_plotlyjs, get_plotlyjs_version

from timeline.views.page import assets

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "timeline" / "views" / "page"
IMPORTED = re.compile(r'from "\./(\w+)\.js"')


def test_every_file_is_part_of_the_page():
    assert sorted(assets.SCRIPTS) == sorted(path.stem for path in (FOLDER / "js").glob("*.js"))
    assert sorted(assets.STYLES) == sorted(path.stem for path in (FOLDER / "css").glob("*.css"))


def test_a_file_comes_after_those_it_uses():
    for place, name in enumerate(assets.SCRIPTS):
        used = IMPORTED.findall((FOLDER / "js" / f"{name}.js").read_text(encoding="utf-8"))
        assert set(used) <= set(assets.SCRIPTS[:place]), name


def test_no_import_or_export_is_left():
    assert not re.search(r"^(import|export)\b", assets.app_script(), re.MULTILINE)


def test_texts_never_become_markup():
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", assets.app_script())


def test_without_the_small_bundle_the_full_one_is_used(monkeypatch, tmp_path):
    monkeypatch.setattr(assets, "_page", lambda: tmp_path)
    assert assets.plotly_script.__wrapped__() == get_plotlyjs()


def test_a_bundle_of_another_version_is_not_used(monkeypatch, tmp_path):
    (tmp_path / "vendor").mkdir()
    (tmp_path / "vendor" / "plotly-basic.min.js").write_text("/* plotly.js v0.0.1\n*/", encoding="utf-8")
    monkeypatch.setattr(assets, "_page", lambda: tmp_path)
    assert assets.plotly_script.__wrapped__() == get_plotlyjs()


def test_the_small_bundle_is_used_when_it_is_there():
    bundle = FOLDER / "vendor" / "plotly-basic.min.js"
    if not bundle.is_file():
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("run `python tools/fetch_plotly.py` first")
    assert f"basic - minified) v{get_plotlyjs_version()}" in assets.plotly_script()[:200]
    assert len(assets.plotly_script()) < 1_500_000


def test_a_script_cannot_end_its_element():
    assert assets._inline("'</script>' <!-- \r\n") == "'<\\/script>' <\\!-- \n"


def test_the_logic_of_the_page():
    node = shutil.which("node")
    if node is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("Node.js was not found")
    files = sorted(map(str, (ROOT / "tests" / "js").glob("*.test.mjs")))
    done = subprocess.run([node, "--test", *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:]
