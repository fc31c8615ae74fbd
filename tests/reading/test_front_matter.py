"""The head of a file: both dialects, and everything that YAML rejects."""

from __future__ import annotations

import pytest

from timeline.articles.front import split_front


def test_values_are_strings_and_keys_are_plain() -> None:
    front = split_front(
        "---\ntitle: 会谈\ndate: 2021-11-15T10:40:35.328Z\nLast_Updated: 2021-11-16\nno: 010\n---\n正文"
    )
    assert front.values == {
        "title": "会谈",
        "date": "2021-11-15T10:40:35.328Z",
        "lastupdated": "2021-11-16",
        "no": "010",
    }
    assert front.keys["lastupdated"] == "Last_Updated"
    assert front.body == "正文"
    assert front.problem == ""


def test_a_blank_line_may_stand_before_it() -> None:
    assert split_front("\n---\ntitle: '会谈'\ntags:\n - 一\n---\n\n正文").values == {"title": "会谈"}


@pytest.mark.parametrize("text", ["正文", "标题\n------\n正文", "---\n- 一\n- 二\n---\n正文", "---\n没有结尾"])
def test_a_text_without_front_matter_is_all_body(text: str) -> None:
    front = split_front(text)
    assert front.values == {}
    assert front.body == text


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ('title: "会\x03谈"', "会谈"),
        (r'title: "语文\智力"', r"语文\智力"),
        ("title: 会谈\ntags:\n\t- 一", "会谈"),
    ],
)
def test_bad_yaml_is_repaired(head: str, title: str) -> None:
    front = split_front(f"---\n{head}\ndate: 2021-11-16\n---\n正文")
    assert front.values["title"] == title
    assert front.values["date"] == "2021-11-16"
    assert "repaired" in front.problem


def test_what_cannot_be_repaired_is_read_line_by_line() -> None:
    front = split_front('---\ntitle: "会谈" 开始 "了"\ndate: 2021-11-16\ntags: [一\nurl: "https://a.b/c"\n---\n正文')
    assert front.values["date"] == "2021-11-16"
    assert front.values["url"] == "https://a.b/c"
    assert "line by line" in front.problem


def test_yaml_builds_no_objects() -> None:
    front = split_front("---\ntitle: 会谈\nrun: !!python/object/apply:os.getcwd []\n---\n正文")
    assert front.values == {"title": "会谈"}


@pytest.mark.parametrize("deep", ["a: " + "[" * 60_000, "a:\n" + "- " * 30_000, "a: " + "{b: " * 10_000])
def test_deep_nesting_does_not_exhaust_the_stack(deep: str) -> None:
    front = split_front(f"---\ntitle: 会谈\n{deep}\n---\n正文")
    assert front.values["title"] == "会谈"
    assert front.problem


def test_aliases_are_not_multiplied() -> None:
    levels = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30))
    front = split_front(f"---\ntitle: 会谈\na0: &a0 x\n{levels}\n---\n正文")
    assert front.values == {"title": "会谈", "a0": "x"}
