"""When an article was published: every kind of evidence, its order, and what is known to be wrong about it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from timeline import zones
from timeline.articles import parse
from timeline.articles.instants import read_instant
from timeline.errors import UnknownZone
from timeline.model import Article, Evidence, RawArticle


def read(head: str = "", body: str = "<p>两国外长通话。</p>", path: str = "a.md", zone: str | None = None) -> Article:
    article = parse(RawArticle(path, f"---\ntitle: 题\n{head}\n---\n{body}".encode()), zone=zone)
    assert isinstance(article, Article)
    return article


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def evidence(article: Article, kind: str) -> Evidence:
    return next(item for item in article.published_evidence if item.kind == kind)


@pytest.mark.parametrize(
    ("text", "instant", "precision"),
    [
        ("2021-11-15T10:40:35.328Z", "2021-11-15T10:40:35.328", "second"),
        ("2021-11-15T10:40:35+08:00", "2021-11-15T02:40:35", "second"),
        ("2021-11-15T10:40:35", "2021-11-15T02:40:35", "second"),
        ("2021-11-15 10:40", "2021-11-15T02:40", "minute"),
        ("20211115T1040Z", "2021-11-15T10:40", "minute"),
        ("2021-11-15", "2021-11-14T16:00", "day"),
        ("2021/11/15", "2021-11-14T16:00", "day"),
        ("20211115", "2021-11-14T16:00", "day"),
        ("2021年11月15日", "2021-11-14T16:00", "day"),
        ("2021-11", "2021-10-31T16:00", "month"),
        ("Tue, 16 Nov 2021 08:25:52 GMT", "2021-11-16T08:25:52", "second"),
        ("Tue, 16 Nov 2021 08:25:52 +0800", "2021-11-16T00:25:52", "second"),
        ("1636993920", "2021-11-15T16:32", "second"),
        ("1636993920000", "2021-11-15T16:32", "second"),
        ("16/11/2021 - 19:02", "2021-11-16T11:02", "minute"),
        ("2021年11月16日凌晨2点28分", "2021-11-15T18:28", "minute"),
        ("2021年11月16日下午2点", "2021-11-16T06:00", "hour"),
        ("2021年11月16日下午12时24分", "2021-11-16T04:24", "minute"),
        ("Nov 16, 2021 8:25 AM", "2021-11-16T00:25", "minute"),
        ("16 November 2021", "2021-11-15T16:00", "day"),
    ],
)
def test_dates_are_read(text: str, instant: str, precision: str) -> None:
    assert read_instant(text, "Asia/Shanghai") == (utc(instant), precision)


@pytest.mark.parametrize(
    "text", ["", "soon", "昨天", "3 days ago", "16 November", "2021-13-45", "99999999999999999999", "8:45"]
)
def test_what_tells_no_day_is_no_date(text: str) -> None:
    assert read_instant(text, "Asia/Shanghai") is None


def test_zones() -> None:
    assert read_instant("2021-11-16", "-02:00") == (utc("2021-11-16T02:00"), "day")
    assert read_instant("Nov 16, 2021 8:25 AM", "+05:30") == (utc("2021-11-16T02:55"), "minute")
    with pytest.raises(UnknownZone, match="Asia/Shanghai, or an offset"):
        zones.get("Mars/Olympus")
    with pytest.raises(UnknownZone):
        read(zone="../etc/passwd")


@pytest.mark.parametrize(
    "key", ["date", "Date", "pubDate", "published", "publish_date", "created-at", "last_updated", "updated", "lastmod"]
)
def test_front_matter_keys(key: str) -> None:
    article = read(f"{key}: 2021-11-15T01:00:00Z")
    assert article.published_utc == utc("2021-11-15T01:00")
    assert article.published_from == "front matter"
    assert article.published_evidence[0].text == f"{key}: 2021-11-15T01:00:00Z"
    assert article.problem == ""


def test_the_zone_of_a_naive_date() -> None:
    assert read("date: 2021-11-15T01:00:00\nauthor: 法广").published_utc == utc("2021-11-15T00:00")
    assert read("date: 2021-11-15T01:00:00").published_utc == utc("2021-11-15T01:00")
    assert read("date: 2021-11-15T01:00:00", zone="Asia/Tokyo").published_utc == utc("2021-11-14T16:00")


@pytest.mark.parametrize(
    ("author", "option", "zone", "basis"),
    [
        ("法广", "Asia/Tokyo", "Europe/Paris", "source"),
        ("某人", "Asia/Tokyo", "Asia/Tokyo", "option"),
        ("某人", None, "UTC", "default"),
    ],
)
def test_the_option_is_for_unknown_sources(author: str, option: str | None, zone: str, basis: str) -> None:
    article = read(f"author: {author}", zone=option)
    assert (article.zone, article.zone_basis) == (zone, basis)
    assert article.source == author


@pytest.mark.parametrize(
    ("head", "name", "zone"),
    [
        ("source: 法广", "法广", "Europe/Paris"),
        ("来源: 新浪财经", "新浪财经", "Asia/Shanghai"),
        ("author: 王某某\npublisher: 联合早报", "联合早报", "Asia/Singapore"),
        ("author: 法广\nsource: 某通讯", "法广", "Europe/Paris"),
        ("author: 王某某\noutlet: 某报", "某报", "UTC"),
    ],
)
def test_the_outlet_has_a_key_of_its_own_or_is_the_author(head: str, name: str, zone: str) -> None:
    article = read(head)
    assert (article.source, article.zone) == (name, zone)


@pytest.mark.parametrize(
    ("date", "option", "zone"),
    [
        ("2021-11-15T09:00:00+08:00", None, "+08:00"),
        ("Mon, 15 Nov 2021 09:00:00 -0500", None, "-05:00"),
        ("2021-11-15T09:00:00+08:00", "Asia/Tokyo", "Asia/Tokyo"),
        ("2021-11-15T09:00:00+00:00", None, "UTC"),
        ("2021-11-15", None, "UTC"),
    ],
)
def test_the_offset_of_its_date_is_the_zone_of_an_unknown_source(date: str, option: str | None, zone: str) -> None:
    assert read(f"author: 某人\ndate: '{date}'", zone=option).zone == zone


def test_the_front_matter_wins_and_everything_is_kept() -> None:
    body = (
        "<!--1636938063000-->\n<div><time datetime='2021-11-15'>x</time><i>2021-11-15T00:31:16Z</i><p>通话。</p></div>"
    )
    head = "date: 2021-11-15T01:01:03Z\nfrom: https://a.b/2021/11/15/x"
    article = read(head, body, path="2021-11-15-x.md")
    assert article.published_utc == utc("2021-11-15T01:01:03")
    kinds = [item.kind for item in article.published_evidence]
    assert kinds == ["front matter", "epoch comment", "meta", "body", "url", "file name"]
    assert article.problem == ""


@pytest.mark.parametrize(
    ("body", "path", "head", "kind", "instant"),
    [
        ("<!--1636938063000-->\n<p>通话。</p>", "2020-01-01.md", "date: ''", "epoch comment", "2021-11-15T01:01:03"),
        (
            "<meta property='article:published_time' content='2021-11-15T01:00Z'><p>x</p>",
            "a.md",
            "",
            "meta",
            "2021-11-15T01:00",
        ),
        ("<time datetime='2021-11-15T01:00Z'>x</time><p>x</p>", "a.md", "", "meta", "2021-11-15T01:00"),
        ("<p>2021-11-15T00:31:16Z</p><p>通话。</p>", "a.md", "", "body", "2021-11-15T00:31:16"),
        ("<p>某社某地2021年11月13日电 通话。</p>", "a.md", "", "dateline", "2021-11-13T00:00"),
        ("<p>通话。</p>", "a.md", "from: https://a.b/story20211115-1213768", "url", "2021-11-15T00:00"),
        ("<p>通话。</p>", "x/20211115.md", "", "file name", "2021-11-15T00:00"),
        ("<!--NaN--><p>通话。</p>", "2021-11-15-x.md", "", "file name", "2021-11-15T00:00"),
    ],
)
def test_the_cascade(body: str, path: str, head: str, kind: str, instant: str) -> None:
    article = read(head, body, path)
    assert (article.published_from, article.published_utc) == (kind, utc(instant))


def test_a_date_in_the_title_counts_where_there_is_no_other() -> None:
    title = "title: 《新闻联播》 (20260313)"
    article = read(title)
    assert (article.published_from, article.published_utc) == ("body", utc("2026-03-12T16:00"))
    assert [item.kind for item in read(f"{title}\ndate: 2026-03-14").published_evidence] == ["front matter"]


def test_an_article_without_any_date_is_still_read() -> None:
    article = read()
    assert article.published_utc is None
    assert article.published_from == ""
    assert article.problem == "no date of publication found"


@pytest.mark.parametrize("value", ["0021-11-15", "9021-11-15T00:00:00Z", "来日"])
def test_absurd_dates_are_reported_and_not_used(value: str) -> None:
    article = read(f"date: {value}", path="2021-11-15-x.md")
    assert article.published_from == "file name"
    assert value in article.problem


@pytest.mark.parametrize("value", ["''", "true", "null"])
def test_what_is_no_date_is_passed_over(value: str) -> None:
    assert read(f"published: {value}\ndate: 2021-11-15").problem == ""


def test_disagreements_of_more_than_a_day_are_reported() -> None:
    assert read("date: 2021-11-15T01:00:00Z", path="2021-11-17.md").problem == (
        "dates disagree: front matter says 2021-11-15 01:00Z, file name says 2021-11-17 00:00Z"
    )
    assert read("date: 2021-11-15T23:00:00Z", path="2021-11-14.md").problem == ""
    assert read("date: 2021-11-15\nlast_updated: 2021-12-24", path="2021-11-16.md").problem == ""
    assert "disagree" in read("date: 2021-11-15\nlast_updated: 2021-10-24").problem


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://www.zaobao.com/realtime/china/story20211115-1213768", date(2021, 11, 15)),
        ("https://a.b/2021/11/5/x", date(2021, 11, 5)),
        ("https://www.cna.com.tw/news/afe/202009240177.aspx", date(2020, 9, 24)),
        ("https://www.epochtimes.com/gb/20/10/9/n12465191.htm", date(2020, 10, 9)),
        ("https://www.rfa.org/mandarin/yataibaodao/gf2-09112020071140.html", date(2020, 9, 11)),
        ("https://web.archive.org/web/20210928105924/https://hkcnews.com/article/45379/x", None),
        ("https://www.bbc.com/zhongwen/simp/world-55244972", None),
        ("https://a.b/20211345-x", None),
    ],
)
def test_dates_in_addresses(url: str, day: date | None) -> None:
    found = [item.instant for item in read(f"from: {url}").published_evidence if item.kind == "url"]
    zone = zones.get(read(f"from: {url}").zone)
    assert [instant.astimezone(zone).date() for instant in found if instant] == ([day] if day else [])


class TestClockFacts:
    """What is known to be wrong about the dates of a source."""

    def zaobao(self, fetched: str, epoch: str) -> Article:
        milliseconds = int(utc(epoch).timestamp() * 1000)
        return read(f"author: 联合早报\ndate: {fetched}", f"<!--{milliseconds}-->\n<p>今天通话。</p>")

    def test_a_wall_clock_labelled_as_utc(self) -> None:
        article = self.zaobao("2021-11-16T06:42:45.542Z", "2021-11-16T12:46:00")
        assert article.published_utc == utc("2021-11-16T06:42:45.542")
        assert "fetched" in article.published_evidence[0].note
        shown = evidence(article, "epoch comment")
        assert shown.instant == utc("2021-11-16T04:46")
        assert "8 hours" in shown.note
        assert article.reference_day is None

    def test_a_corrected_time_may_fall_on_the_day_before(self) -> None:
        article = self.zaobao("2021-11-16T16:42:45.542Z", "2021-11-16T23:30:00")
        assert evidence(article, "epoch comment").instant == utc("2021-11-16T15:30")
        assert article.reference_day == date(2021, 11, 16)

    def test_the_double_slip_of_january_2021(self) -> None:
        article = self.zaobao("2021-01-21T12:07:19.820Z", "2021-01-22T01:40:00")
        shown = evidence(article, "epoch comment")
        assert shown.instant == utc("2021-01-21T09:40")
        assert "16 hours" in shown.note

    @pytest.mark.parametrize("epoch", ["2021-11-17T06:00", "2021-11-16T18:00"])
    def test_a_slip_that_no_fact_explains_is_shown_as_it_stands(self, epoch: str) -> None:
        article = self.zaobao("2021-11-16T06:00:00.001Z", epoch)
        assert evidence(article, "epoch comment").instant == utc(epoch)

    def test_whole_seconds_are_true(self) -> None:
        article = self.zaobao("2021-11-16T06:42:45.000Z", "2021-11-16T06:42:45")
        assert [item.note for item in article.published_evidence] == ["", ""]

    def test_other_sources_have_true_milliseconds(self) -> None:
        article = read("author: 维权网\ndate: 2020-10-31T06:39:00.003Z", "<!--1604126340003--><p>x</p>")
        assert evidence(article, "epoch comment").instant == utc("2020-10-31T06:39:00.003")

    def test_reuters_is_dated_anew(self) -> None:
        body = "<div><i>2021-11-15T00:31:16</i></div><p>路透上海11月13日 - 两国外长通话。</p>"
        article = read("author: 路透\ndate: 2021-11-15T01:01:03.000Z", body)
        assert "anew" in article.published_evidence[0].note
        assert evidence(article, "body").instant == utc("2021-11-15T00:31:16")
        assert evidence(article, "dateline").instant == utc("2021-11-12T16:00")
        assert article.reference_day == date(2021, 11, 13)
        assert "dateline" in article.problem

    def test_the_stamps_of_rfi_are_paris_time(self) -> None:
        article = read("author: 法广\ndate: 2021-11-16T18:15:02Z", "<div>16/11/2021 - 19:02</div><p>x</p>")
        assert evidence(article, "body").instant == utc("2021-11-16T18:02")

    def test_the_stamps_of_the_times_are_beijing_time(self) -> None:
        body = "<div><i>某人<br>2020-09-08 14:40:08</i></div><p>x</p>"
        article = read("author: 纽约时报\ndate: 2020-09-08T06:44:32Z", body)
        assert evidence(article, "body").instant == utc("2020-09-08T06:40:08")

    def test_the_captions_of_bbc(self) -> None:
        body = (
            "<time datetime='2021-11-16'>2021年11月16日凌晨2点28分</time><time datetime='2021-11-16'>35 分钟前</time>"
        )
        article = read("author: BBC\ndate: 2021-11-16T05:02:34Z", f"{body}<p>x</p>")
        found = [(item.kind, item.instant) for item in article.published_evidence[1:]]
        assert found == [("meta", utc("2021-11-16T00:00")), ("body", utc("2021-11-16T02:28"))]

    def test_years_of_the_republic(self) -> None:
        article = read("author: 中央社", "<p>會談結束。（編輯：王某）1101115</p>")
        assert article.published_utc == utc("2021-11-14T16:00")
        assert "Republic" in evidence(article, "body").note
        assert read("author: 某社", "<p>會談結束。（編輯：王某）1101115</p>").published_utc is None
