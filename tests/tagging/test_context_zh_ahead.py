"""What in a Chinese text goes on with what was told before, what lies ahead, and what is of today."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from marked_texts import NEWS_OF, ZONE, unmarked, value_and_status

from timeline.explain import value
from timeline.tagging import extract


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("工厂将在5月前改造完毕，«6月»投产", ("2021-06", "planned")),
        ("展览预计3月1日开幕，并于«3月5日»闭幕", ("2021-03-05", "planned")),
        ("投票将于1月28日举行，«30日»公布结果", ("2021-01-30", "planned")),
        ("投票将于1月28日举行，«20日»公布名单", ("2021-01-20", "happened")),
        ("他将于2月3日出庭，«12月3日»被捕", ("2020-12-03", "happened")),
        ("工厂将在5月前改造完毕，«去年»亏损三亿元", ("2020", "happened")),
    ],
)
def test_a_date_at_the_head_of_a_clause_goes_on_with_the_plan_before(marked: str, expected: tuple[str, str]) -> None:
    assert value_and_status(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("销量较2018年下跌。«第二季度»起恢复", "2020-Q2"),
        ("销量比2018年同期下跌。«第二季度»起恢复", "2020-Q2"),
        ("新厂2018年动工。«第二季度»起投产", "2018-Q2"),
    ],
)
def test_a_year_that_figures_are_compared_with_lends_nothing(marked: str, expected: str) -> None:
    assert value_and_status(marked)[0].removeprefix("since ") == expected


def test_what_came_so_long_before_the_deed_counts_from_it() -> None:
    assert value_and_status("1月12日，多人闯入会场。\n住户说，事发«一个星期前»就有人来拍照")[0] == "2021-W01"


@pytest.mark.parametrize(
    ("marked", "expected"),
    [("价格将在«未来三个月»上涨", "2021-01-22/2021-04-22"), ("价格在«过去三个月»上涨", "2020-10-22/2021-01-22")],
)
def test_a_span_has_its_whole_length_also_behind_a_dateline(marked: str, expected: str) -> None:
    assert value_and_status("路透纽约1月21日 - " + marked)[0] == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("选举将于10月举行。2016年民调出错。没人知道谁是«10月»的赢家", ("2021-10", "planned")),
        ("选举将于10月举行。«去年10月»的民调", ("2020-10", "happened")),
        ("两人将于10月会面，他们曾在«10月»通话", ("2020-10", "happened")),
        ("冰展明年2月开幕。谁知道«2月»的天气", ("2021-02", "planned")),
        ("2016年民调出错。没人知道谁是«10月»的赢家", ("2020-10", "happened")),
    ],
)
def test_a_month_that_was_told_as_lying_ahead_is_that_month_again(marked: str, expected: tuple[str, str]) -> None:
    assert value_and_status(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("示威者«今天»誓言再度集结", ("2021-01-22", "happened")),
        ("他誓言在«3月»罢工", ("2021-03", "planned")),
        ("改造不能等到«年底»", ("late 2021", "planned")),
        ("他等到«年底»才回家", ("late 2020", "happened")),
    ],
)
def test_vows_and_what_cannot_wait(marked: str, expected: tuple[str, str]) -> None:
    assert value_and_status(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("市议会补选«6月10日»举行", ("2021-06-10", "planned")),
        ("书展«6月10日»举行", ("2020-06-10", "happened")),
        ("如果他在«3月»得胜，将是首位女市长", ("2021-03", "planned")),
        ("如果说«去年3月»是低谷", ("2020-03", "happened")),
        ("«周四»如果体检不合格，那也没有办法", ("2021-01-21", "happened")),
        ("会展将在2月1日开始，«周三»开放预约", ("2021-01-20", "happened")),
        ("今年3月有10人履新，其中5人«11月»履新", ("2020-11", "happened")),
    ],
)
def test_what_is_due_and_what_depends_lies_ahead(marked: str, expected: tuple[str, str]) -> None:
    assert value_and_status(marked) == expected


def test_a_sentence_goes_on_with_the_days_of_its_month_however_long_ago() -> None:
    assert value_and_status("他2018年1月12日做过讲话，那一阵贸易激战，«24日»，副手解释他的话")[0] == "2018-01-24"


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("他指出，«上半年»工作已部署", ("2021-H1", "happened")),
        ("他指出，«下半年»工作已完成", ("2020-H2", "happened")),
        ("当局已宣布延长这项措施至«2月6日»", ("2021-02-06", "planned")),
        ("工厂延长试产，«1月6日»结束", ("2021-01-06", "happened")),
        ("决赛定在本周末进行，但«周六»的节目表上没有任何赛事", ("2021-01-23", "planned")),
        ("省政府昨天公布，自«23日上午10时起»入境者须隔离", ("since 2021-01-23T10", "planned")),
        ("这是«2014年政变至今»最大规模的集会", ("since 2014-01-01/2021-01-22", "happened")),
        ("他«2014年»的账目至今未公布", ("2014", "happened")),
    ],
)
def test_what_goes_on_and_what_begins(marked: str, expected: tuple[str, str]) -> None:
    assert value_and_status(marked) == expected


def test_a_part_of_day_in_a_new_paragraph_of_news_is_of_today() -> None:
    assert value_and_status("少年21日确诊，中心21日公布病例。\n发言人«上午»接受采访时不愿多说")[0] == "2021-01-22TMO"
    assert value_and_status("2018年3月3日，船只失事。\n«下午»，岸上点起火把")[0] == "2018-03-03TAF"


@pytest.mark.parametrize(
    "text", ["8月29日上午9点40分左右，山西省一家饭店坍塌", "山西省一家饭店8月29日上午9点40分左右坍塌"]
)
def test_a_clock_time_is_told_at_the_asian_place_beside_it(text: str) -> None:
    (mention,) = extract(text, published=NEWS_OF, zone="America/New_York")
    assert (mention.zone, mention.zone_basis) == ("Asia/Shanghai", "place")


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("重审暂定«9月»进行", ("2021-09", "planned")),
        ("但到«年底»时，我们认为会更好", ("late 2021", "planned")),
        ("他拖到«年底»才付清", ("late 2020", "happened")),
        ("«2月»料有更多起诉", ("2021-02", "planned")),
        ("«本月4日»报告一例", ("2021-01-04", "happened")),
        ("会议星期五11时（«格林尼治标准时间3时»）开始", ("2021-01-22T03Z", "happened")),
    ],
)
def test_words_that_plan_and_numbers_that_are_days(marked: str, expected: tuple[str, str]) -> None:
    assert value_and_status(marked) == expected


def test_a_span_up_to_a_publication_known_by_its_day_ends_with_that_day() -> None:
    published = datetime.fromisoformat("2021-01-22T00:00:00+08:00")
    (span,) = extract("他在过去五年来受困扰", published=published, zone="Asia/Hong_Kong")
    assert (span.start_utc, span.end_utc) == (published.replace(year=2016), published + timedelta(days=1))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("即将访台的参议员«5日»接受采访时谈到关税", ("2021-01-05", "happened")),
        ("即将卸任的总统«20日»签署命令", ("2021-01-20", "happened")),
        ("将于下周访台的参议员«5日»表示愿意合作", ("2021-01-05", "happened")),
        ("即将到来的«2月14日»演出", ("2021-02-14", "planned")),
        ("即将上任的总统«2月3日»将宣誓", ("2021-02-03", "planned")),
        ("将在日内瓦举行的会谈«2月3日»开始", ("2021-02-03", "planned")),
    ],
)
def test_what_a_noun_is_about_to_do_is_no_plan_for_the_time_behind_it(marked: str, expected: tuple[str, str]) -> None:
    assert value_and_status(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("昨天下午，他来到车站。直到«2点半»，他才离开", "2021-01-21T14:30"),
        ("昨晚他出门，«11点半»回来", "2021-01-21T23:30"),
        ("昨天上午他在家，«11点半»出门", "2021-01-21T11:30"),
    ],
)
def test_a_part_of_day_just_told_tells_the_half_of_a_clock_time(marked: str, expected: str) -> None:
    assert value_and_status(marked)[0] == expected


def test_a_span_of_clock_times_past_midnight_ends_on_the_next_day() -> None:
    assert value_and_status("«20日晚10时至凌晨2时»封路")[0] == "2021-01-20T22/2021-01-21T02"
    assert value_and_status("«昨晚11时至今日凌晨3时»有雨")[0] == "2021-01-21T23/2021-01-22T03"


def test_the_coming_days_end_with_a_day_as_the_coming_years_do() -> None:
    (span,) = extract("未来两天有雨", published=NEWS_OF, zone="Asia/Shanghai")
    midnight = datetime.fromisoformat("2021-01-24T00:00:00+08:00")
    assert (span.start_utc, span.end_utc) == (NEWS_OF, midnight)


@pytest.mark.parametrize("zone", ["格林尼治", "格林威治标准"])
def test_greenwich_alone_is_a_zone_before_a_clock_time(zone: str) -> None:
    first, second = extract(f"火箭20日凌晨1时（{zone}19日17时）发射", published=NEWS_OF, zone="Asia/Shanghai")
    assert first.start_utc == second.start_utc and second.zone == "UTC"


@pytest.mark.parametrize("text", ["他住在格林威治村", "在格林尼治的学院上学"])
def test_greenwich_is_a_place_elsewhere(text: str) -> None:
    assert extract(text, published=NEWS_OF, zone="Asia/Shanghai") == []


def test_the_first_since_a_year_is_a_span_from_it() -> None:
    assert value_and_status("这是«1953年来»的第一次")[0] == "since 1953-01-01/2021-01-22"
    assert value_and_status("他«1990年»来到此地")[0] == "1990"


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("1月6日上午9点30分，王某在友人帮助下从上海飞往贝尔格莱德", "Asia/Shanghai"),
        ("香港西贡发现碎片。\n警方围封海滩，至4日早上9时许，有人到场拍照", "Asia/Hong_Kong"),
        ("1月19日下午3点，众议院就中国法案表决", "America/New_York"),
        ("国会与台湾代表会面。\n参议院1月19日下午3点表决，白宫随后宣布", "Asia/Taipei"),
        ("白宫与香港官员会面。\n参议院1月19日下午3点表决", "America/New_York"),
        ("香港西贡发现碎片\n2021-01-20 16:47:03\n警方围封海滩", "America/New_York"),
    ],
)
def test_an_overseas_clock_time_is_told_where_its_sentence_or_its_text_is(text: str, zone: str) -> None:
    found = extract(text, published=NEWS_OF, zone="America/New_York")
    assert [m.zone for m in found if m.precision in ("hour", "minute", "second")] == [zone]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("大臣说，提议从«1月23日至2月7日»封城一事已获批准", ("2021-01-23/2021-02-07", "planned")),
        ("分析师预期«第一季»经济增长", ("2021-Q1", "planned")),
        ("他们不管«晚上»或«周末»都不停打电话", ("P1D P1D", "happened")),
        ("周三新增六千例。\n首相将于«18时»举行记者会", ("2021-01-22T18", "planned")),
        ("案件发生在12月30日。\n他21日晚获释。\n事发«当天»有人报警", ("2020-12-30", "happened")),
        ("原本于«1月20日»直播的比赛被停播", ("2021-01-20", "cancelled")),
        ("这个团体«1月初»将纪念碑涂鸦", ("early 2021-01", "happened")),
    ],
)
def test_what_stands_around_tells_plans_from_facts_and_habits(marked: str, expected: tuple[str, str]) -> None:
    text, spans = unmarked(marked)
    found = {(m.start, m.end): m for m in extract(text, published=NEWS_OF, zone=ZONE)}
    assert " ".join(value(found[span]) for span in spans) == expected[0]
    assert {found[span].status for span in spans} == {expected[1]}


def test_this_morning_lies_behind_also_where_it_has_not_begun_at_home() -> None:
    published = datetime.fromisoformat("2021-01-22T03:00:00-05:00")
    (mention,) = extract("今天早晨不断有人来电", published=published, zone="America/New_York")
    assert mention.status == "happened"


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("总统1月6日签署命令，将在«45天后»禁止交易", ("2021-02-20", "planned")),
        ("总统周三1月6日签署政令，禁止交易。该禁令«４５天后»生效", ("2021-02-20", "planned")),
        ("他1月6日抵达，谈判将在«45天后»重开", ("2021-03-08", "planned")),
    ],
)
def test_what_an_order_sets_counts_from_the_day_of_the_order(marked: str, expected: tuple[str, str]) -> None:
    assert value_and_status(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("告别式将于2月9日举行。因场地有限，«9日»当天无法到场者可看直播", "2021-02-09"),
        ("告别式将于2月20日举行。总统府«20日»公布名单", "2021-01-20"),
        ("«2月9日»追思会的彩排影响交通", "2021-02-09"),
    ],
)
def test_a_day_told_as_ahead_is_ahead_where_its_number_comes_again(marked: str, expected: str) -> None:
    assert value_and_status(marked)[0] == expected


def test_a_day_in_brackets_behind_a_year_is_of_that_year() -> None:
    assert value_and_status("他2011年错发一条消息。（这件事发生在«4月28日»。）")[0] == "2011-04-28"
    assert value_and_status("他2011年错发一条消息。案件«4月28日»开庭")[0] == "2020-04-28"


@pytest.mark.parametrize(
    ("marked", "expected"),
    [("«今年初»中国爆发疫情", "early 2021"), ("预估的«7-9月»经济反弹", "2020-07/2020-09")],
)
def test_china_and_the_economy_are_no_part_of_a_time(marked: str, expected: str) -> None:
    assert value_and_status(marked)[0] == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("会谈于10月24日举行。\n«一天前»，总领事对媒体表示", ("2020-10-23", "happened")),
        ("会谈于10月24日举行。\n双方都很满意。\n«一天前»，总领事对媒体表示", ("2021-01-21", "happened")),
        ("上周早些时候，领馆劝他离开，他原本计划在«周四»动身", ("2021-01-14", "postponed")),
        ("上周早些时候，领馆劝他离开，他在«周四»动身", ("2021-01-21", "happened")),
        ("他无缘比赛，但会参与«周日»的活动", ("2021-01-24", "planned")),
        ("进入«21世纪后»，技术进步很快", ("20", "happened")),
        ("药店每日上报«前一日»的销量", ("P1D", "happened")),
        ("他1月20日入院，药店上报«前一日»的销量", ("2021-01-19", "happened")),
    ],
)
def test_what_a_story_goes_on_with(marked: str, expected: tuple[str, str]) -> None:
    assert value_and_status(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("市场寄望«今年稍后»经济复苏", ("late 2021", "planned")),
        ("«周二»的选举结果将影响谈判", ("2021-01-19", "happened")),
        ("«周二»的会议将讨论谈判", ("2021-01-26", "planned")),
        ("人数自«1月份来»上升两成", ("since 2021-01-01/2021-01-22", "happened")),
    ],
)
def test_this_year_is_this_one_and_an_outcome_lies_behind(marked: str, expected: tuple[str, str]) -> None:
    assert value_and_status(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("合约将于7月13日结算。到了«七月»，机会只有一成", ("2021-07", "planned")),
        ("合约已于7月13日结算。到了«七月»，机会只有一成", ("2020-07", "happened")),
        ("利率«今年»上升的机会只有一成", ("2021", "planned")),
        ("利率«去年»上升，他的机会来了", ("2020", "happened")),
        ("总统宣布«周五»为哀悼日", ("2021-01-22", "planned")),
        ("总统宣布«周五»的计划", ("2021-01-22", "happened")),
        ("总统会率团出席«周三»的仪式", ("2021-01-27", "planned")),
        ("总统率团出席«周三»的仪式", ("2021-01-20", "happened")),
        ("«周二»是缴费期限，但他未能缴费", ("2021-01-19", "happened")),
        ("«周二»是缴费期限，但他仍未缴费", ("2021-01-26", "planned")),
        ("除了«28日»的活动之外，还将在别处举行仪式", ("2021-01-28", "planned")),
        ("除了«18日»的活动之外，当局曾举行仪式", ("2021-01-18", "happened")),
    ],
)
def test_what_is_said_around_a_time_puts_it_ahead_or_behind(marked: str, expected: tuple[str, str]) -> None:
    assert value_and_status(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("新机下月6日开始预购，«13日»出货", "2021-02-13"),
        ("新机23日开始预购，下月2日开始退货，«23日»出货", "2021-02-23"),
        ("新机下月6日开始预购。«23日»将公布价格", "2021-01-23"),
        ("去年上半年亏损。2018年也亏损。欠款接近«上半年»营收", "2020-H1"),
        ("去年上半年亏损。2018年亏损，欠款接近«上半年»营收", "2018-H1"),
        ("去年亏损。2018年也亏损。欠款接近«上半年»营收", "2018-H1"),
    ],
)
def test_a_plan_goes_on_and_a_part_of_a_year_comes_again(marked: str, expected: str) -> None:
    assert value_and_status(marked)[0] == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("商船自«9日到11日»均无害通过", ("2021-01-09/2021-01-11", "happened")),
        ("自«1月9日上午7时开始»，商船被包围", ("since 2021-01-09T07", "happened")),
        ("投票于«1月9日上午7时»开始，秩序良好", ("2021-01-09T07", "happened")),
        ("他们最长可以再待90天到«6月4日»", ("2021-06-04", "planned")),
        ("他们可以看到«6月4日»的文件", ("2020-06-04", "happened")),
    ],
)
def test_how_long_something_runs(marked: str, expected: tuple[str, str]) -> None:
    assert value_and_status(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("据1月的动态，«1日»为一架飞机", ("2021-01-01", "happened")),
        ("据1月的动态，1日为一架飞机；«2日»、3日及4日均是两架", ("2021-01-02", "happened")),
        ("公司1月22日宣布裁员；«24日»是股东大会", ("2021-01-24", "planned")),
        ("1984年两国签署声明。«9月26日»，双方草签文本", ("1984-09-26", "happened")),
        ("1984年两国签署声明。«1月5日»，双方重申立场", ("2021-01-05", "happened")),
        ("1984年两国签署声明。文本«9月26日»寄到", ("2020-09-26", "happened")),
        ("会谈破裂。«两天后»，双方重新接触", ("", "happened")),
        ("双方«两天后»重新接触", ("2021-01-24", "planned")),
        ("将上述团体在«过去三年»获批的资助合并计算", ("2018-01-22/2021-01-22", "happened")),
    ],
)
def test_what_is_told_in_turn_is_of_one_story(marked: str, expected: tuple[str, str]) -> None:
    assert value_and_status(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("古巴想要在«今年上半年»让国民接种", ("2021-H1", "planned")),
        ("古巴不想在«去年上半年»的疫情中封城", ("2020-H1", "happened")),
        ("大臣«周五»将漏报怪罪于软件", ("2021-01-22", "happened")),
        ("大臣«周五»将公布漏报的原因", ("2021-01-22", "planned")),
    ],
)
def test_what_is_wanted_lies_ahead_and_what_is_blamed_has_happened(marked: str, expected: tuple[str, str]) -> None:
    assert value_and_status(marked) == expected
