"""Other languages: dateparser's dates, with the day, the zone and the doubt that belong to them."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from timeline import zones
from timeline.articles import parse
from timeline.explain import value
from timeline.languages import other
from timeline.model import Article, RawArticle
from timeline.tagging import extract, tag

PUBLISHED = datetime.fromisoformat("2021-11-15T18:40:00+01:00")


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        (
            "fr",
            "Ils se verront le 16 novembre 2021. La réunion de lundi a duré 3 heures.",
            ["2021-11-16", "2021-11-15"],
        ),
        ("fr", "Le 3 mai, 45 personnes ont signé. En mars 2020, ils étaient 12.", ["2021-05-03", "2020-03"]),
        (
            "de",
            "Sie sprachen am 16. November 2021 um 8:45 Uhr. Am 3.12.2021 folgt mehr.",
            ["2021-11-16T08:45", "2021-12-03"],
        ),
        ("es", "El encuentro será el 16 de noviembre; 20 personas llegaron en 2019.", ["2021-11-16", "2019"]),
        ("ru", "Встреча состоится 16 ноября 2021 года.", ["2021-11-16"]),
        ("ru", "Переговоры прошли в среду.", ["2021-11-10"]),
        ("ja", "会談は火曜日に始まり、2021年11月14日に終わった。", ["2021-11-09", "2021-11-14"]),
        ("ja", "会談は11月14日午前8時45分に始まった。", ["2021-11-14"]),
        ("ko", "두 정상은 2021년 11월 16일 화상으로 회담했다.", ["2021-11-16"]),
        ("pt", "Reuniram-se na terça-feira, 9 de novembro de 2021.", ["2021-11-09"]),
    ],
)
def test_dates_that_name_a_month_a_weekday_or_a_year(language: str, text: str, values: list[str]) -> None:
    found = extract(text, published=PUBLISHED, zone="Europe/Paris", language=language)
    assert [value(m) for m in found] == values
    assert {(m.rule, m.confidence) for m in found} <= {("dateparser", 0.5), ("dateparser", 0.3)}
    assert all((m.confidence == 0.3) == ("week" in m.assumed) for m in found)
    assert all(text[m.start : m.end] == m.text for m in found)


def test_a_day_is_a_local_day_and_plans_lie_ahead() -> None:
    past, ahead = extract(
        "Es begann am 14. November 2021. Es endet am 17. November 2021.",
        published=PUBLISHED,
        zone="Europe/Berlin",
        language="de",
    )
    assert past.start_utc == datetime(2021, 11, 13, 23, tzinfo=UTC)
    assert (past.status, ahead.status) == ("unclear", "planned")


@pytest.mark.parametrize("text", ["Hier, 45 personnes.", "Il a 35 ans et 3 enfants.", "Elle dure 3 heures.", ""])
def test_words_and_numbers_alone_are_no_dates(text: str) -> None:
    assert extract(text, published=PUBLISHED, zone="Europe/Paris", language="fr") == []


def test_an_abbreviation_that_is_also_a_word_needs_a_number_beside_it() -> None:
    found = extract(
        "El mar de China. Salió el mar. 9 nov 2021.", published=PUBLISHED, zone="Europe/Madrid", language="es"
    )
    assert [value(m) for m in found] == ["2021-11-09"]


def test_what_dateparser_stumbles_over_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr(other, "search_dates", broken)
    assert extract("am Mittwoch", published=PUBLISHED, zone="Europe/Berlin", language="de") == []


@pytest.mark.parametrize("piece", ["1.1.2021 ", "Montag ", "2021 ", "November 2021, ", "16. ", "Mai. "])
def test_a_long_text_without_sentences_takes_little_time(piece: str) -> None:
    started = time.process_time()
    extract(piece * 4_000, published=PUBLISHED, zone="Europe/Berlin", language="de")
    assert time.process_time() - started < 10


def test_without_publication_nothing_is_read() -> None:
    assert extract("le 16 novembre 2021", published=None, zone="Europe/Paris", language="fr") == []


def test_chinese_and_english_have_rules_of_their_own() -> None:
    assert [other.reads(code) for code in ("zh", "zh-Hans", "en", "fr", "xx")] == [False, False, False, True, False]
    (mention,) = extract("定于11月16日举行", published=PUBLISHED, zone="Asia/Shanghai", language="xx")
    assert mention.rule != "dateparser"


@pytest.mark.parametrize(
    ("declared", "text", "language"),
    [
        ("fr", "Ils se verront le 16 novembre.", "fr"),
        ("fr-CA", "Ils se verront le 16 novembre.", "fr"),
        ("fr", "两国元首将于11月16日举行视频会晤。", "zh"),
        ("zh-cn", "The leaders will meet on Tuesday.", "en"),
        ("french", "Ils se verront le 16 novembre.", "fr"),
        ("zh", "Ils se verront le 16 novembre à Pékin.", "fr"),
    ],
)
def test_the_declared_language_is_heard_where_letters_cannot_tell(declared: str, text: str, language: str) -> None:
    raw = RawArticle("a.md", f"---\ntitle: A\nlanguage: {declared}\n---\n{text}\n".encode())
    article = parse(raw)
    assert isinstance(article, Article)
    assert article.language == language


TOLD = {
    "de": "Bundeskanzler Olaf Scholz sprach am 14. November 2021 mit dem Präsidenten. Es dauerte lange.",
    "fr": "Les deux présidents se sont parlé le 14 novembre 2021, selon un communiqué de l'Élysée.",
    "es": "Los dos presidentes conversaron el 14 de noviembre de 2021, según un comunicado del palacio.",
    "ru": "Президенты двух стран провели переговоры 14 ноября 2021 года, сообщил представитель Кремля.",
    "ja": "両首脳は2021年11月14日にオンラインで会談し、気候変動について話し合った。",
    "ko": "두 정상은 2021년 11월 14일 화상으로 회담하고 기후 변화에 대해 논의했다.",
    "en": "The two presidents spoke on Nov. 14, 2021, according to a statement of the palace.",
    "zh": "两国元首于2021年11月14日举行视频会晤，就气候变化交换意见。",
}


@pytest.mark.parametrize("language", TOLD)
def test_a_language_that_is_not_declared_is_noticed(language: str) -> None:
    raw = RawArticle("a.md", f"---\ndate: 2021-11-15T10:00:00Z\n---\n{TOLD[language]}\n".encode())
    article = parse(raw)
    assert isinstance(article, Article)
    assert article.language == language
    (mention,) = tag(article).mentions
    assert value(mention) == "2021-11-14"
    assert (mention.rule == "dateparser") == (language not in ("en", "zh"))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Xi Jinping, Joe Biden: Nov. 16", "en"),
        ("APEC 2023", "en"),
        ("11/16", "zh"),
        ("拜登 Biden 与习近平 Xi Jinping 会晤 Summit 2021", "zh"),
        (
            "日本NHK報道：「オンライン」会谈将于11月16日举行，各方高度关注此次会晤的结果",
            "zh",
        ),
    ],
)
def test_what_is_too_short_or_mixed_to_tell_is_english_or_chinese(text: str, language: str) -> None:
    article = parse(RawArticle("a.md", text.encode()))
    assert isinstance(article, Article)
    assert article.language == language


SENTENCES = Path(__file__).resolve().parents[1] / "gold" / "others.jsonl"


def test_annotated_sentences_of_eleven_languages() -> None:
    """What is given is nearly always right; what is left out is mostly the first day of a range."""
    asked = given = right = 0
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        published = datetime(2021, 11, 15, 18, 40, tzinfo=zones.get(told["zone"]))
        found = extract(told["text"], published=published, zone=told["zone"], language=told["language"])
        asked, given = asked + len(told["mentions"]), given + len(found)
        for wanted in told["mentions"]:
            touching = (m for m in found if m.start < wanted["end_char"] and wanted["start_char"] < m.end)
            right += any(value(m).partition("T")[0] == wanted["value"] for m in touching)
    assert asked > 200
    assert right >= 0.93 * given, f"{right} of {given} given"
    assert right >= 0.88 * asked, f"{right} of {asked} asked for"
