"""What an article says is only ever text: it opens no connection, runs nothing, and reaches no terminal or cell."""

from __future__ import annotations

import ast
import csv
import html
import io
import json
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import timeline
from timeline.cli import main

PACKAGE = Path(timeline.__file__).parent
EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"
DAY = "date: 2021-11-1{}T12:00:00+08:00"
HEADS = {
    "script.md": f"title: '外长{EVIL}通话'\n{DAY.format(3)}\nurl: 'javascript:alert(3)'",
    "title.md": f"title: \"=HYPERLINK('http://192.0.2.1','x')会谈\"\n{DAY.format(4)}",
    "escape.md": f'title: "会\\e]0;pwned\\a晤\\e[2J\\u202e"\n{DAY.format(5)}',
    "link.md": f"title: 外长&quot; onmouseover=alert(4) x=&quot;\n{DAY.format(6)}\n"
    "url: 'https://a.b/\"><svg onload=alert(5)>'\nauthor: '<a href=//192.0.2.1>某报</a>'",
    "yaml.md": f"title: !!python/object/apply:os.system ['touch pwned']\n{DAY.format(7)}",
}
BODY = f"双方于11月12日上午8时{EVIL}通话。\n\n@发言人说，11月13日会谈。<style>@import url(//192.0.2.1/x)</style>"
ARTICLES = {
    **{name: f"---\n{head}\n---\n{BODY}" for name, head in HEADS.items()},
    "page.html": "<html><head><base href=http://192.0.2.1/><link rel=stylesheet href=x.css>"
    "<meta http-equiv=refresh content='0;url=http://192.0.2.1'></head><body>"
    "<p>会谈于11月10日举行，双方谈了三个小时，交换了意见。</p><img src=http://192.0.2.1/x.png>",
    "feed.rss": "<?xml version='1.0'?><!DOCTYPE r SYSTEM 'http://192.0.2.1/x.dtd'><rss version='2.0'><channel>"
    "<link>http://192.0.2.1</link><item><title>会谈</title><description>今天会谈。</description></item></channel></rss>",
}


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """No connection can be made, no name looked up and no program run; what tried is in the list."""
    tried: list[str] = []

    def refuse(name: str) -> object:
        def refuses(*given: object, **_: object) -> None:
            tried.append(f"{name}{given!r}")
            raise AssertionError(f"{name} was called: {given!r}")

        return refuses

    # Not socket itself: urllib3, which trafilatura loads, binds one to ::1 to learn whether there is IPv6.
    for name in ("connect", "connect_ex", "send", "sendall", "sendto", "sendmsg", "listen"):
        monkeypatch.setattr(socket.socket, name, refuse(name), raising=False)
    for name in ("create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse(name))
    for name in ("Popen", "run", "call", "check_output"):
        monkeypatch.setattr(subprocess, name, refuse(name))
    return tried


def test_a_build_touches_no_network_and_runs_nothing(hostile: Path, refused: list[str], tmp_path: Path) -> None:
    result = timeline.build([hostile])
    result.write(tmp_path / "output")
    assert refused == []
    assert len(result.articles) == len(ARTICLES)
    assert not list(tmp_path.rglob("*pwned*"))


WATCHED = """
import sys, timeline
source, output = sys.argv[1:]
timeline.build([source]).write(output)
seen = []
DANGEROUS = {"exec", "compile", "pickle.find_class", "marshal.loads", "webbrowser.open"}
FAMILIES = ("os.system", "os.exec", "os.spawn", "os.posix_spawn", "os.fork", "subprocess", "socket", "urllib", "http")

def hook(event, given):
    if event in DANGEROUS or event.startswith(FAMILIES):
        seen.append((event, str(given[0])))

sys.addaudithook(hook)
compile("1", "", "eval")
timeline.build([source]).write(output)
(first, _), (made, template), (ran, code) = seen
assert (first, made, ran) == ("compile", "compile", "exec"), seen
assert "from jinja2.runtime import" in template and 'file "<template>"' in code, seen
assert "会" not in template and "alert" not in template
"""


def test_python_sees_nothing_run(hostile: Path, tmp_path: Path) -> None:
    """A second build, once all modules are loaded: Python itself tells what is compiled, run or connected.

    It is the template of the page and nothing else.
    """
    subprocess.run([sys.executable, "-c", WATCHED, str(hostile), str(tmp_path / "output")], check=True)


def test_hostile_text_is_escaped_in_the_page(hostile: Path, tmp_path: Path) -> None:
    timeline.build([hostile]).to_html(tmp_path / "timeline.html")
    page = (tmp_path / "timeline.html").read_text(encoding="utf-8")
    assert "通话" in page
    for evil in ("<script>alert", "<img src=x", "<svg onload", '"javascript:alert', "@import url(//", "\x1b", "\u202e"):
        assert evil not in page, evil
    assert not re.search(r"<[a-z]+[^<>]*\son(?:error|load|mouseover)\s*=", page)
    assert "default-src 'none'" in html.unescape(page[:5000])


def test_spreadsheets_run_nothing(hostile: Path, tmp_path: Path) -> None:
    timeline.build([hostile]).write(tmp_path)
    for name in ("events.csv", "mentions.csv", "articles.csv"):
        for row in csv.reader(io.StringIO((tmp_path / name).read_text(encoding="utf-8-sig"), newline="")):
            for cell in row:
                number = re.fullmatch(r"[-+]?\d+(?:\.\d+)?", cell)
                assert number or not re.match(r"[\s\u3000]*[=+\-@＝＋－＠\t\r]", cell), (name, cell)


@pytest.mark.parametrize("command", ["build", "check"])
def test_terminals_obey_nothing(hostile: Path, tmp_path: Path, command: str) -> None:
    (hostile / "\x1b[31mred\x07\n.md").write_bytes(b"")
    options = ["-o", str(tmp_path / "output")] if command == "build" else []
    done = CliRunner().invoke(main, [command, str(hostile), *options])
    assert done.exit_code == 0, done.output
    assert re.fullmatch(r"[^\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]*", done.output)


def test_reports_are_plain_json(hostile: Path, tmp_path: Path) -> None:
    (hostile / "\x1b[31mred.md").write_bytes(b"")
    timeline.build([hostile]).write(tmp_path)
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert len(report["skipped"]) == 1
    assert "\x1b" not in json.dumps(report, ensure_ascii=False)


FORBIDDEN = {
    *(
        "eval",
        "exec",
        "compile",
        "__import__",
        "os.system",
        "os.popen",
        "pickle",
        "marshal",
        "shelve",
        "dill",
        "joblib",
    ),
    *("yaml.load_all", "yaml.unsafe_load", "yaml.full_load", "yaml.Loader", "yaml.UnsafeLoader", "yaml.FullLoader"),
    *("socket", "urllib.request", "http.client", "requests", "ftplib", "pd.read_pickle", "trafilatura.fetch_url"),
}


ALLOWED = {"frozen.py": {"exec", "eval"}, "packed.py": {"pickle"}, "codec.py": {"marshal"}}
"""One makes functions of our classes, such as their ``__init__``, from the names of their fields, as dataclasses does.
The second packs what the workers of one cluster hand to one another, which Dask pickles anyhow; it opens no file. The
third takes back what the same process set aside in a file without a name, which no other can open."""


def called(tree: ast.AST) -> set[str]:
    """Names that a module imports, calls or refers to by attribute."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            found.add(node.func.id)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found.add(f"{node.value.id}.{node.attr}")
    return found


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_can_run_what_it_reads(path: Path) -> None:
    found = called(ast.parse(path.read_text(encoding="utf-8"))) & FORBIDDEN
    assert found <= ALLOWED.get(path.name, set())


def test_yaml_is_loaded_as_strings_only() -> None:
    import yaml

    from timeline.articles import front

    assert issubclass(front._Loader, (yaml.BaseLoader, yaml.CBaseLoader))
    assert not issubclass(front._Loader, yaml.constructor.SafeConstructor)
    modules = list(PACKAGE.rglob("*.py"))
    assert not [path for path in modules if "yaml.load" in called(ast.parse(path.read_text(encoding="utf-8")))]
