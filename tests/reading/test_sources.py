"""Who publishes: found by host, author or headline."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from timeline.sources import find, sources, unarchived

ZONES = {
    "联合早报": "Asia/Singapore",
    "新浪财经": "Asia/Shanghai",
    "观察者网": "Asia/Shanghai",
    "路透中文": "Asia/Shanghai",
    "新闻联播": "Asia/Shanghai",
    "外交部": "Asia/Shanghai",
    "维权网": "Asia/Shanghai",
    "新华社": "Asia/Shanghai",
    "中国数字时代": "Asia/Shanghai",
    "中央社": "Asia/Taipei",
    "中央廣播電臺": "Asia/Taipei",
    "眾新聞": "Asia/Hong_Kong",
    "立場新聞": "Asia/Hong_Kong",
    "美国之音": "America/New_York",
    "自由亚洲": "America/New_York",
    "大纪元": "America/New_York",
    "纽约时报中文": "America/New_York",
    "法广": "Europe/Paris",
    "德国之声": "Europe/Berlin",
    "BBC中文": "Europe/London",
    "FT中文网": "Asia/Shanghai",
    "Solidot": "Asia/Shanghai",
    "寒冬": "Europe/Rome",
    "Nei.st": "Europe/London",
    "The Economist": "Europe/London",
    "BBC News": "Europe/London",
    "Reuters English": "America/New_York",
}


def test_every_source_has_its_zone() -> None:
    assert {source.name: source.zone for source in sources()} == ZONES


def test_the_data_are_sound() -> None:
    for source in sources():
        ZoneInfo(source.zone)
        ZoneInfo(source.stamp_zone or source.zone)
        assert all(fact.reason for fact in source.clock)
    names = [name.casefold() for source in sources() for name in {source.name, *source.authors}]
    hosts = [host for source in sources() for host in source.hosts]
    assert len(set(names)) == len(names)
    assert len(set(hosts)) == len(hosts)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.zaobao.com/realtime/china/story20211115-1", "联合早报"),
        ("http://cn.reuters.com/article/x", "路透中文"),
        ("https://cn.nytimes.com/world/1/", "纽约时报中文"),
        ("https://web.archive.org/web/20210928105924/https://www.hkcnews.com/article/1/x", "眾新聞"),
        ("thestandnews.com/politics/x", "立場新聞"),
        ("https://notzaobao.com/x", None),
        ("https://example.com/?from=zaobao.com", None),
        ("http://[broken", None),
        ("", None),
    ],
)
def test_a_source_is_found_by_its_host(url: str, name: str | None) -> None:
    found = find(url=url)
    assert (found and found.name) == name


@pytest.mark.parametrize(
    ("author", "name"),
    [("联合早报", "联合早报"), ("(臺)中央社CNA", "中央社"), (" bbc ", "BBC中文"), ("某记者", None), ("", None)],
)
def test_a_source_is_found_by_its_author(author: str, name: str | None) -> None:
    found = find(author=author)
    assert (found and found.name) == name


def test_the_address_tells_more_than_the_author() -> None:
    found = find(author="美国之音", url="https://www.rfi.fr/cn/x")
    assert found is not None
    assert found.name == "法广"


def test_a_headline_may_tell_the_source() -> None:
    found = find(title="《新闻联播》 (20260313)")
    assert found is not None
    assert found.name == "新闻联播"


def test_the_name_of_the_outlet_is_no_part_of_a_title() -> None:
    source = find(author="法广")
    assert source is not None
    assert source.own_title("欧股开盘 – 法国国际广播电台 - RFI") == "欧股开盘"
    assert source.own_title("RFI") == "RFI"
    assert source.own_title("欧股 - 法国报纸摘要") == "欧股 - 法国报纸摘要"


def test_copies_lead_to_the_page_itself() -> None:
    assert unarchived("https://web.archive.org/web/2021im_/http://a.b/c") == "http://a.b/c"
    assert unarchived("a.b/c") == "https://a.b/c"
    assert unarchived("") == ""
