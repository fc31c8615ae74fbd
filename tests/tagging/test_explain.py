"""An explanation tells of every choice what it was made against, and reads as the tagger does."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path

import pytest

import timeline
from timeline.explain import explain, explain_article, explain_json
from timeline.explanation import Explained, Explanation
from timeline.languages import LANGUAGES
from timeline.tagging import extract, tag
from timeline.terminal import marked_text

PUBLISHED = datetime.fromisoformat("2021-11-15T18:40:00+08:00")
ARTICLES = sorted((Path(__file__).resolve().parents[2] / "examples" / "summit").glob("*.md"))


def explained(text: str, language: str = "zh") -> Explanation:
    return explain(text, published=PUBLISHED, zone="Asia/Singapore", language=language)


def only(text: str) -> Explained:
    (one,) = explained(text).mentions
    return one


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_explanation_holds_what_extract_gives(language: str) -> None:
    texts = [t.replace("«", "").replace("»", "") for r in LANGUAGES[language].scanner.rules for t in r.examples]
    assert len(texts) > 50
    for text in texts:
        found = extract(text, published=PUBLISHED, zone="Asia/Singapore", language=language)
        assert [one.mention for one in explained(text, language).mentions] == found


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_an_explained_article_holds_what_tagging_gives(path: Path) -> None:
    article = timeline.read_article(path)
    assert tuple(one.mention for one in explain_article(article).mentions) == tag(article).mentions


@pytest.mark.parametrize(
    ("text", "rule", "value", "why"),
    [
        ("去年11月13日检取", "day_of_month", "2021-11-13", "month_day had read «11月13日», which begins before it"),
        ("三天前宣布", "amount", "P3D", "shifted reads more: «三天前»"),
        ("上周日本首相访华", "weekday_of_week", "2021-11-14", "as in its look-alike «上周日本首相访华»"),
    ],
)
def test_rules_that_lost(text: str, rule: str, value: str, why: str) -> None:
    lost = {one.rule: one for one in only(text).lost}[rule]
    assert lost.value == value
    assert why in lost.why


@pytest.mark.parametrize(
    ("text", "value", "why"),
    [
        ("将于16日举行", "2021-10-16", "told as planned by «将», so the nearest, rather ahead"),
        ("11月1日发布了报告", "2022-11-01", "told as happened by «发布», so the nearest, much rather behind"),
        ("昨天7时举行", "2021-11-14T19", "no 下午 or p.m. is said"),
    ],
)
def test_values_that_lost(text: str, value: str, why: str) -> None:
    lost = {one.value: one for one in only(text).lost if not one.rule}[value]
    assert why in lost.why


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("明天集团公告", "明天", "«明天集团»"),
        ("提出6点建议", "6点", "no time alone"),
        ("第三天前往", "三天前", "«第三天前往»"),
    ],
)
def test_what_is_no_time_is_passed_over_with_its_reason(text: str, words: str, why: str) -> None:
    told = explained(text)
    assert told.mentions == ()
    assert [why in one.why for one in told.passed_over if one.text == words] == [True]


def test_the_reference_and_why_it_is_the_one() -> None:
    told = explained("（法新社约翰内斯堡14日电）卫生部今天表示，2020年5月1日起生效。")
    dateline, today, full = told.mentions
    assert today.reference == "2021-11-14 (Sunday) in Asia/Singapore: the dateline «14日»"
    assert full.reference == "none needed: the words say it in full"
    assert dateline.value == "2021-11-14"
    assert "as «昨天（13日）» proves" in explained("昨天（13日）公布，今天生效").mentions[1].reference


def test_what_it_leans_on() -> None:
    first, second = explained("去年11月13日检取证物，而于11月26日交出").mentions
    assert second.leans_on == "takes what it lacks from 2020-11-13, told before by «去年11月13日»"
    assert dict(second.assumed)["year"] == f"not named; {second.leans_on}"
    assert first.leans_on == ""
    assert (
        explained("火箭11月3日升空，次日返回").mentions[1].leans_on
        == "counts from 2021-11-03, told before by «11月3日»"
    )


def test_the_zone_and_how_it_is_known() -> None:
    assert only("将于美东时间16日举行").zone == "America/New_York (named in the text)"
    assert only("将于16日举行").zone == "Asia/Singapore (of the source)"
    assert "assumed" in only("将于当地时间16日上午9时举行").zone


def test_other_languages_are_explained_as_far_as_their_library_tells() -> None:
    (one,) = explained("Le sommet aura lieu le 16 novembre 2021.", "fr").mentions
    assert (one.value, one.lost) == ("2021-11-16", ())


def test_marked_without_a_terminal_and_with_one(monkeypatch: pytest.MonkeyPatch) -> None:
    told = explained("将于16日举行\n\x1b[31m目前未定")
    assert marked_text(told) == "将于«16日»[2021-11-16 planned]举行\n«目前»[PRESENT_REF]未定"
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured = marked_text(told)
    assert "«" not in coloured
    assert "\x1b[33m\x1b[1m\x1b[4m16日\x1b[0m" in coloured
    assert "\x1b[31m" not in coloured, "a colour that the text brought"
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in marked_text(told)


def test_json_tells_why() -> None:
    told = json.loads(explain_json(timeline.read_article(ARTICLES[0])))
    assert {"reading", "reference", "zone", "assumed", "lost"} <= set(told["mentions"][0]["why"])


def test_a_notebook_shows_a_table_and_no_markup_of_the_text() -> None:
    shown = explained("<b>将于16日举行</b>")._repr_html_()
    assert "&lt;b&gt;将于<mark" in shown
    assert "<td>16日</td><td>2021-11-16</td>" in shown
