"""Names of several languages: the package's own table, and a user's that goes before it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import timeline
from timeline.cli import main
from timeline.events.aliases import Aliases

CHINESE = "泽连斯基11月3日在基辅会见冯德莱恩。"
ENGLISH = "Zelenskyy received Ursula von der Leyen in Kyiv on Nov. 3."
NAMES = {"泽连斯基": ["Zelenskyy"], "基辅": ["Kyiv"], "冯德莱恩": ["Ursula von der Leyen"]}


def one_name(text: str, names: dict[str, list[str]]) -> str:
    return Aliases.of(names).one_name(text)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in (("zh", CHINESE), ("en", ENGLISH)):
        head = f"---\ntitle: {text[:6]}\nlanguage: {name}\ndate: 2021-11-04T09:00:00+08:00\n---\n\n"
        (folder / f"{name}.md").write_text(head + text + "\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(("names", "events"), [(None, 2), (NAMES, 1)])
def test_two_languages_meet_where_a_user_says_who_is_who(articles, names, events):
    assert len(timeline.build(articles, aliases=names).events) == events


@pytest.mark.parametrize(("more", "events"), [([], 2), (["--aliases", "names.yaml"], 1)])
def test_the_command_line_takes_a_file(articles, tmp_path, monkeypatch, more, events):
    monkeypatch.chdir(tmp_path)
    lines = "".join(f"{name}: [{', '.join(words)}]\n" for name, words in NAMES.items())
    Path("names.yaml").write_text(lines, encoding="utf-8")
    done = CliRunner().invoke(main, ["build", "articles", "-o", "out", "--no-cache", "--formats", "csv", *more])
    assert done.exit_code == 0, done.output
    assert len(timeline.read_events("out/events.csv")) == events


@pytest.mark.parametrize(
    ("names", "text", "told"),
    [
        ({"泽连斯基": ["Zelenskyy"]}, "zelenskyy met biden", "泽连斯基 met 拜登"),
        ({"澤連斯基": ["ZELENSKYY"]}, "zelenskyy", "泽连斯基"),
        ({"北约": ["NATO"]}, "nato, natoland, nato's 和nato峰会", "北约, natoland, 北约's 和北约峰会"),
        ({"爱丽舍宫": ["Élysée"]}, "l'élysée, élysées", "l'爱丽舍宫, élysées"),
        ({"泽连斯基": ["Зеленский"]}, "зеленский", "泽连斯基"),
        ({"文在寅": ["문재인"]}, "문재인은", "文在寅은"),
        ({"kyiv": ["基辅"]}, "在基辅会见", "在kyiv会见"),
        ({"Joe Biden": ["拜登"]}, "biden, joe biden, 拜登", "joe biden, joe biden, joe biden"),
        ({"西门子": ["xi"]}, "xi and xi jinping", "西门子 and 习近平"),
        ({"xi": []}, "xi and xi jinping", "xi and 习近平"),
        (
            {"基辅": ["Kyiv"], "基辅独立报": ["Kyiv Independent"]},
            "the kyiv independent in kyiv",
            "the 基辅独立报 in 基辅",
        ),
        ({}, "biden", "拜登"),
    ],
)
def test_a_users_names_go_before_those_of_the_package(names, text, told):
    assert one_name(text, names) == told


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("基辅: [Kyiv\n北约: [NATO]\n", "line 2: .*Write one line for each name"),
        ("基辅: [Kyiv]\n北约: NATO\n", "line 2: 北约 needs a list"),
        ("基辅: [Kyiv]\n北约:\n", "line 2: 北约 needs a list"),
        ("- 基辅\n- Kyiv\n", "line 1: this is no table of names"),
        ("基辅: [Kyiv, [Kiev]]\n", "line 1: a name must be a text"),
        ("基辅: [Kyiv]\n北约: [NATO, '']\n", "line 2: an empty name"),
        ("基辅: [Kyiv]\n基辅市: [kyiv]\n", "line 2: kyiv is also in .*line 1. Keep one name"),
        ("基辅: [Kyiv]\n基輔: [Kiev]\n", "line 2: 基輔 is also in .*line 1"),
        ("基辅: [Kyiv]\n城市: [基辅]\n", "line 2: 基辅 is also in .*line 1"),
        ("基辅: [\x00]\n", "is no YAML"),
    ],
)
def test_a_file_that_is_no_table_of_names_is_refused_with_its_line(tmp_path, text, message):
    file = tmp_path / "names.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(timeline.BadAliases, match=f"names.yaml.*{message}"):
        Aliases.of(file)


def test_an_empty_file_names_nothing(tmp_path):
    file = tmp_path / "names.yaml"
    file.write_text("# nothing yet\n", encoding="utf-8")
    assert Aliases.of(file).one_name("biden in kyiv") == "拜登 in kyiv"


@pytest.mark.parametrize("content", [None, b"\xff\xfe\xfa"])
def test_a_file_that_cannot_be_read_is_refused(tmp_path, content):
    file = tmp_path / "names.yaml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(timeline.BadAliases, match="cannot be read"):
        Aliases.of(file)


@pytest.mark.parametrize("names", [{"基辅": "Kyiv"}, {"基辅": [1]}, {1: ["Kyiv"]}, {"基辅": None}, {" ": []}])
def test_a_mapping_that_is_no_table_of_names_is_refused(names):
    with pytest.raises(timeline.BadAliases, match="aliases"):
        Aliases.of(names)


def test_the_command_line_says_so_in_one_line(articles, tmp_path):
    file = tmp_path / "names.yaml"
    file.write_text("基辅: Kyiv\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["build", str(articles), "-o", str(tmp_path / "out"), "--aliases", str(file)])
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert "names.yaml, line 1" in done.stderr


@given(st.text(st.sampled_from("ab基辅[]{}:,-#'\"\n &*!|>%@\t1é")))
def test_any_text_is_a_table_or_an_error_of_ours(tmp_path_factory, text):
    file = tmp_path_factory.getbasetemp() / "names.yaml"
    file.write_text(text, encoding="utf-8")
    try:
        aliases = Aliases.of(file)
    except timeline.BadAliases as error:
        assert "names.yaml" in str(error)
        return
    aliases.one_name(text)
