"""What news in Chinese tell of times: plans and what looks like them, comparisons, and what runs until a day."""

from __future__ import annotations

import pytest
from marked_texts import value_and_status


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("协定于«9月»生效，双方承诺扩大采购", ("2020-09", "happened")),
        ("两人«周三»的辩论能否举行也成问题", ("2021-01-27", "planned")),
        ("熊厚基上将«18日»表示，飞机失联", ("2021-01-18", "happened")),
        ("«9月»，财政部将自己在四大银行所持股份的一成划转给基金", ("2020-09", "happened")),
        ("中国将把«3月»列为采购月", ("2021-03", "planned")),
        ("高速公路局«18日»预告出口标示将改变", ("2021-01-18", "happened")),
        ("会晤时间是«23日下午6时»", ("2021-01-23T18", "planned")),
        ("水文局«16日»预测上游将涨水", ("2021-01-16", "happened")),
        ("车厂要在 «2021年»推出新车", ("2021", "planned")),
        ("车厂主要在«2021年»推出新车", ("2021", "happened")),
    ],
)
def test_what_plans_and_what_only_looks_like_it(marked: str, expected: tuple[str, str]) -> None:
    assert value_and_status(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("首相不打算像«4月»那样限制出行", ("2020-04", "happened")),
        ("基金将增长率从«4月»报告的-4%上调", ("2020-04", "happened")),
        ("首相访日，将是«3月»疫情爆发以后外长的首次来访", ("2020-03", "happened")),
        ("增速有望比«三季度»继续加快", ("2020-Q3", "happened")),
    ],
)
def test_a_time_that_another_is_held_against_has_passed(marked: str, expected: tuple[str, str]) -> None:
    assert value_and_status(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("他签署命令，«45天后»禁止交易", ("2021-03-08", "planned")),
        ("他们原希望争取在«9月»取胜", ("2020-09", "happened")),
        ("优惠只提供至«6月26日»", ("2021-06-26", "planned")),
        ("展览持续至«12月31日»，观众两万", ("2020-12-31", "happened")),
        ("春节连假即将到来，可能创下«春节»车流纪录", ("2021-02-12", "planned")),
        ("公司应于«1月18日前»付款，但至今未付", ("before 2021-01-18", "happened")),
        ("谈判持续，以避免«2月28日»无协议脱欧", ("2021-02-28", "planned")),
        ("目前无法确定是否能在«3月底»参展", ("late 2021-03", "planned")),
        ("美国18日要求对方«周三»关闭领馆", ("2021-01-20", "planned")),
        ("25日下午4时总统将在总统府内接见日本吊唁故前总统访台团一行；«下午5时»再赴宾馆", ("2021-01-25T17", "planned")),
    ],
)
def test_what_runs_until_a_day_and_what_was_told_as_lying_ahead(marked: str, expected: tuple[str, str]) -> None:
    assert value_and_status(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("他今天到会。当局2日收到文件，须在十天内补齐。陈某«下午»向记者表示", ("2021-01-22TAF", "happened")),
        ("当局2日收到文件，须在十天内补齐。陈某«下午»向记者表示", ("2021-01-02TAF", "happened")),
        ("股价«周五当天»下挫", ("2021-01-22", "happened")),
        ("«7月4日国庆日起»演习", ("since 2020-07-04", "happened")),
    ],
)
def test_a_day_that_is_named_twice_and_a_part_of_today(marked: str, expected: tuple[str, str]) -> None:
    assert value_and_status(marked) == expected
