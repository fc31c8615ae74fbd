"""Other languages: dateparser's dates, with the day, the zone and the doubt that belong to them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from timeline.articles import parse
from timeline.explain import value
from timeline.languages import other
from timeline.model import Article, RawArticle
from timeline.tagging import extract

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
    ],
)
def test_dates_that_name_a_month_a_weekday_or_a_year(language: str, text: str, values: list[str]) -> None:
    found = extract(text, published=PUBLISHED, zone="Europe/Paris", language=language)
    assert [value(m) for m in found] == values
    assert {(m.rule, m.confidence) for m in found} == {("dateparser", 0.5)}
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
        ("french", "Ils se verront le 16 novembre.", "en"),
    ],
)
def test_the_declared_language_is_heard_where_letters_cannot_tell(declared: str, text: str, language: str) -> None:
    raw = RawArticle("a.md", f"---\ntitle: A\nlanguage: {declared}\n---\n{text}\n".encode())
    article = parse(raw)
    assert isinstance(article, Article)
    assert article.language == language
