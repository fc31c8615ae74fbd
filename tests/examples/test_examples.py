"""The example articles: well-formed, in the outlets' dialects, in our own words, and full of what the package reads."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

import frontmatter
import pytest
from bs4 import BeautifulSoup

from timeline import sources
from timeline.languages.zh.fold import fold

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "summit"
EXAMPLES = sorted(FOLDER.glob("*.md"))
FIRST, LAST = datetime(2021, 11, 8, tzinfo=UTC), datetime(2021, 11, 18, tzinfo=UTC)

OUTLETS = {"新浪财经", "观察者网", "联合早报", "美国之音", "法广", "路透", "(臺)中央社CNA", "BBC News", "Reuters Staff"}

EXPRESSIONS = [
    *("今天（15日）", "今天（13日）", "今天（17日）", "昨晚", "前天", "本周一（8日）", "周五", "11月12号星期五"),
    *("下周二（16日）上午", "最快下周", "今年年底前", "明年2月", "去年3月", "今年以来", "上週六（13日）"),
    *("星期天傍晚", "11月15号星期一晚上7点45分", "11月16日上午8时46分", "早上10时42分", "上午11时06分", "11月16日下午"),
    *("北京时间今早约8时46分", "美东时间15日晚上7时46分", "十五分钟后", "今天下午12时24分"),
    "美东时间今晚（11月15日）7时45分（新加坡时间16日早上8时45分）",
]
IN_ENGLISH = [
    *("7:45 p.m. Eastern time on Monday (0045 GMT on Tuesday)", "Saturday morning, Beijing time", "the past 12 months"),
    *(
        "08:46 Beijing time on Tuesday",
        "late on Saturday",
        "since early 2020",
        "by the end of next year",
        "Feb. 4, 2022",
    ),
]
WITHOUT_A_MOMENT = ["3小时14分钟", "十分钟左右", "每天", "一年一度", "目前", "日前"]
LOOKALIKES = ["1+5", "三点原则", "美中元首", "第26届", "100人", "24/7 news"]

LONGEST_SHARED_RUN = 12
"""Chinese characters in a row that an example may have in common with a published article."""
UNAVOIDABLE = [
    "美东时间今晚（11月15日）7时45分（新加坡时间16日早上8时45分）",
    "美东时间11月15号星期一晚上7点45分",
]
"""Times that the examples must say and that are longer than this: nobody's wording."""


def each_example(function):
    return pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)(function)


def published(path: Path) -> datetime:
    """What the front matter declares, in either dialect."""
    date = frontmatter.load(str(path))["date"]
    return date if isinstance(date, datetime) else parsedate_to_datetime(date)


def body_text(path: Path) -> str:
    return BeautifulSoup(frontmatter.load(str(path)).content, "lxml").get_text()


def chinese_runs(text: str, length: int) -> set[str]:
    """Every run of that many Chinese characters, whatever script, markup, digits or punctuation they come with."""
    for phrase in UNAVOIDABLE:
        text = text.replace(phrase, "|")
    parts = "".join(re.findall(r"[\u4e00-\u9fff|]", fold(text))).split("|")
    return {part[at : at + length] for part in parts for at in range(len(part) - length + 1)}


def test_all_outlets_are_there():
    assert len(EXAMPLES) >= 14
    assert {frontmatter.load(str(path))["author"] for path in EXAMPLES} == OUTLETS


@each_example
def test_front_matter_declares_who_and_when(path):
    meta = frontmatter.load(str(path)).metadata
    assert meta["author"]
    assert meta["title"]
    assert published(path).utcoffset() == timedelta(0)
    assert FIRST <= published(path) < LAST


@each_example
def test_source_is_known(path):
    meta = frontmatter.load(str(path)).metadata
    by_author = sources.find(author=meta["author"])
    assert by_author is not None
    assert sources.find(url=meta.get("from")) in (by_author, None)


@each_example
def test_says_that_the_outlet_did_not_publish_it(path):
    assert "the outlet named above did not publish it" in path.read_text(encoding="utf-8")


@each_example
def test_links_to_outlets_are_placeholders(path):
    links = re.findall(r"https?://[^\s\"')\]!]+", path.read_text(encoding="utf-8"))
    assert [link for link in links if not re.search(r"0000|/example|example\.org", link)] == []


@each_example
def test_is_a_short_article(path):
    characters, words = (len(re.findall(what, body_text(path))) for what in (r"[\u4e00-\u9fff]", r"[A-Za-z]+"))
    assert 150 <= characters <= 500 or 120 <= words <= 300


@each_example
def test_epoch_comment_fits_the_dialect(path):
    comment = re.search(r"<!--(\d{13})-->", path.read_text(encoding="utf-8"))
    if comment is None:
        assert path.read_text(encoding="utf-8").startswith("\n---"), "only the Hexo dialect goes without"
        return
    wall_or_true = datetime.fromtimestamp(int(comment[1]) / 1000, tz=UTC)
    if published(path).microsecond:
        in_singapore_since_utc = timedelta(hours=8)
        assert wall_or_true - in_singapore_since_utc < published(path) < wall_or_true, "posted before it was collected"
    else:
        assert wall_or_true == published(path)


@pytest.mark.parametrize("phrase", [*EXPRESSIONS, *IN_ENGLISH, *WITHOUT_A_MOMENT, *LOOKALIKES])
def test_some_article_says(phrase):
    assert any(phrase in body_text(path) for path in EXAMPLES)


@pytest.mark.parametrize(
    "telling",
    [
        *("皮埃尔", "秦刚", "王毅[^。]*(?:通话|通电话|通了电话)", "白宫[^。]*声明", "华春莹|会谈日期[^。]*公布"),
        *("CNBC", "气候(?:变化)?大会", "10时42分", "十五分钟后", "12[时時]24分"),
    ],
)
def test_happening_is_told_by_several_articles(telling):
    assert sum(bool(re.search(telling, body_text(path))) for path in EXAMPLES) >= 2


@pytest.mark.shared
@each_example
def test_is_in_our_own_words(path, shared):
    ours = frontmatter.load(str(path))
    for real in sorted((shared / "articles" / "summit").glob("*.md")):
        theirs = frontmatter.load(str(real))
        for own, other in ((ours.content, theirs.content), (str(ours["title"]), str(theirs["title"]))):
            length = LONGEST_SHARED_RUN + 1
            assert chinese_runs(own, length) & chinese_runs(other, length) == set(), real.name
