"""Datelines: which lines are one, and which day they mean."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.articles.blocks import Paragraph
from timeline.articles.dateline import Dateline, find_dateline, nearest_day


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [
        ("路透上海11月13日 - 两国外长通话", None, 11, 13),
        ("路透11月3日 - 金价上扬", None, 11, 3),
        ("（法新社约翰尼斯堡8日电） 通话", None, None, 8),
        ("（中央社記者林某洛杉磯14日專電）通話", None, None, 14),
        ("（中央社東京24日綜合外電報導）通話", None, None, 24),
        ("（中央社記者林某、王某9日綜合報導）通話", None, None, 9),
        ("(中央社台北1日電)通話", None, None, 1),
        ("新华社北京11月16日电（记者王某）通话", None, 11, 16),
        ("共同社11月16日电，通话", None, 11, 16),
        ("台北22日電 通話", None, None, 22),
        ("【大纪元2020年11月17日讯】通话", 2020, 11, 17),
        ("（某社民國110年11月15日電）通話", 2021, 11, 15),
    ],
)
def test_datelines(text: str, year: int | None, month: int | None, day: int) -> None:
    found = find_dateline([Paragraph(text)])
    assert found is not None
    assert (found.year, found.month, found.day) == (year, month, day)
    assert found.text in text


@pytest.mark.parametrize(
    "text",
    [
        "据新华社北京11月16日电，通话",
        "台北22日電價調漲",
        "两国外长11月13日 - 一个周六 - 通话",
        "11月13日，两国外长通话",
        "会谈在16日电视转播",
        "通话于（11月13日）举行",
        "他在台北22日電影節致詞",
        "两国外长通话。新华社北京11月16日电（记者王某）",
        "（德国之声中文网）两国外长通话",
        "（第3屆2日訊問）",
    ],
)
def test_running_prose(text: str) -> None:
    assert find_dateline([Paragraph(text)]) is None


def test_captions_and_stamps_stand_before_it() -> None:
    paragraphs = [
        Paragraph("圖為" + "外長" * 200, "caption"),
        Paragraph("16/11/2021 - 19:02"),
        Paragraph("導語。" * 20),
        Paragraph("（中央社台北1日電）通話"),
    ]
    assert find_dateline(paragraphs) == Dateline("中央社台北1日電", 1)


def test_it_stands_near_the_beginning() -> None:
    assert find_dateline([Paragraph("導語。" * 120), Paragraph("（中央社台北1日電）通話")]) is None


@pytest.mark.parametrize(
    ("dateline", "published", "day"),
    [
        (Dateline("", 8), date(2021, 11, 8), date(2021, 11, 8)),
        (Dateline("", 30), date(2021, 12, 1), date(2021, 11, 30)),
        (Dateline("", 31), date(2022, 1, 2), date(2021, 12, 31)),
        (Dateline("", 16), date(2021, 11, 15), date(2021, 11, 16)),
        (Dateline("", 17), date(2021, 11, 15), date(2021, 10, 17)),
        (Dateline("", 31, 12), date(2021, 1, 1), date(2020, 12, 31)),
        (Dateline("", 13, 11), date(2021, 11, 15), date(2021, 11, 13)),
        (Dateline("", 13, 8), date(2021, 11, 15), None),
        (Dateline("", 13, 11, 2020), date(2021, 11, 15), None),
        (Dateline("", 13, 11, 2021), date(2021, 11, 15), date(2021, 11, 13)),
        (Dateline("", 31, 2), date(2021, 3, 1), None),
    ],
)
def test_the_nearest_day_that_fits(dateline: Dateline, published: date, day: date | None) -> None:
    assert nearest_day(dateline, published) == day
