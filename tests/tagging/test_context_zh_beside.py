"""What the words right beside a time in a Chinese text make of it."""

from __future__ import annotations

from datetime import datetime

import pytest
from marked_texts import unmarked, value_and_status

from timeline.explain import value
from timeline.tagging import extract


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("他在推特上建议延后«3月»的选举", ("2021-03", "planned")),
        ("他«周五»在推特上建议延后3月的选举", ("2021-01-22", "happened")),
        ("«周五»是期限，他若没有人支持就要下台", ("2021-01-22", "planned")),
        ("检测可以在«7至10日»完成", ("2021-01-07/2021-01-10", "happened")),
        ("投票将于3月3日举行，并将派官员«22日»前往", ("2021-01-22", "planned")),
        ("投票将于12月12日举行。«12月»发布的命令只限制买入", ("2020-12", "happened")),
        ("政府宣布延后«3月»的选举", ("2021-03", "postponed")),
        ("公司«周二»对最后期限提出质疑", ("2021-01-19", "happened")),
        ("公司«周二»面临最后期限", ("2021-01-26", "planned")),
        ("当局在«周二»将文件交予他们", ("2021-01-19", "happened")),
    ],
)
def test_what_is_proposed_asked_or_handed_over(marked: str, expected: tuple[str, str]) -> None:
    assert value_and_status(marked) == expected


@pytest.mark.parametrize(
    ("marked", "hour"),
    [
        ("飞船于«北美东部夏令时约14时48分»抵达", 18),
        ("飞船于«美东时间大约下午2时48分»抵达", 18),
        ("飞船于夏令营«14时48分»抵达", 13),
    ],
)
def test_a_zone_is_that_of_a_clock_time_that_is_no_more_than_about(marked: str, hour: int) -> None:
    text, ((start, end),) = unmarked(marked)
    published = datetime.fromisoformat("2020-08-03T20:00:00+01:00")
    (mention,) = [m for m in extract(text, published=published, zone="Europe/London") if m.start == start]
    assert mention.end == end
    assert mention.start_utc is not None
    assert (mention.start_utc.hour, mention.start_utc.minute) == (hour, 48)


@pytest.mark.parametrize(
    ("marked", "published", "expected"),
    [
        ("路透华盛顿12月13日 - 委员会«上周六»开会", "2020-12-14T10:23:00+08:00", "2020-12-12"),
        ("路透华盛顿12月13日 - 委员会«上周六»开会", "2020-12-13T22:23:00+08:00", "2020-12-05"),
        ("路透华盛顿12月14日 - 委员会«上周六»开会", "2020-12-15T10:23:00+08:00", "2020-12-12"),
    ],
)
def test_a_week_is_that_of_the_desk_that_has_begun_it(marked: str, published: str, expected: str) -> None:
    text, ((start, _end),) = unmarked(marked)
    found = extract(text, published=datetime.fromisoformat(published), zone="Asia/Shanghai")
    assert [value(m) for m in found if m.start == start] == [expected]


@pytest.mark.parametrize(
    ("marked", "zone", "hour"),
    [
        ("隊伍«3時40分»起步", "Asia/Hong_Kong", 15),
        ("粉絲在上午六時到達，記者在約«二時十五分»到達", "Asia/Hong_Kong", 14),
        ("警員在凌晨一時到場，«三時半»離開", "Asia/Hong_Kong", 3),
        ("隊伍«03時40分»起步", "Asia/Hong_Kong", 3),
        ("隊伍«8時40分»起步", "Asia/Hong_Kong", 8),
        ("队伍«3时40分»起步", "Asia/Shanghai", 3),
    ],
)
def test_a_paper_in_hong_kong_counts_to_twelve(marked: str, zone: str, hour: int) -> None:
    text, ((start, _end),) = unmarked(marked)
    found = extract(text, published=datetime.fromisoformat("2021-06-21T20:00:00+08:00"), zone=zone)
    (mention,) = [m for m in found if m.start == start]
    assert mention.start_utc is not None
    assert mention.start_utc.hour == (hour - 8) % 24
