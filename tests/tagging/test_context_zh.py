"""What a Chinese expression is counted from: the moment told before, or nothing at all."""

from __future__ import annotations

from datetime import datetime

import pytest
from marked_texts import NEWS_OF, value_and_status

from timeline.explain import explain, value
from timeline.tagging import extract


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("商店2019年4月发卡，«六个月后»改用人脸识别", "2019-10"),
        ("火箭11月3日发射，«两天后»返回", "2020-11-05"),
        ("商店完工于2012年5月3日，«三年后»仍有欠款", "2015"),
        ("大学专家警告：小镇«五年后»恐现缺水", "2026"),
        ("谈判«两周后»将重开", "2021-W05"),
        ("预计«两周后»，店铺会重开", "2021-W05"),
        ("1月5日停火，封路«两天后»，车辆又通行", "2021-01-07"),
    ],
)
def test_so_long_after_counts_from_the_story_unless_it_is_planned(marked: str, expected: str) -> None:
    assert value_and_status(marked)[0] == expected


@pytest.mark.parametrize(
    "marked",
    [
        "（新华社北京22日电）她去年11月住院，«隔天»出院",
        "（新华社北京22日电）工人说，事故«次日»有人道歉",
        "海上漂流«半年后»，难民上岸",
        "他在公司任职«十几年后»，去了国外",
        "票价上涨的«两周后»，车厢空了",
        "记者22日获悉，店主在手术«三天后»醒来",
    ],
)
def test_what_happened_after_something_undated_has_no_moment(marked: str) -> None:
    assert value_and_status(marked)[0] == ""


@pytest.mark.parametrize(
    ("marked", "status"),
    [
        ("案件已排期«2月26日»再讯", "planned"),
        ("会议已定于«3月2日»举行", "planned"),
        ("学校«7月底»将刻着名字的石碑凿除", "happened"),
        ("«昨晚»的大风将屋顶掀翻", "happened"),
        ("烟花在«19日晚»将气球送入空中", "happened"),
        ("警方«19日»将他带走", "happened"),
        ("他日前说，«25日»将他日常用的杯子捐出", "planned"),
        ("公司«25日»将全面送达", "planned"),
        ("部长«7日»就对方是否有可能退出的提问作答", "happened"),
        ("双方有可能于«25日»会谈", "planned"),
    ],
)
def test_what_is_settled_is_planned_and_what_was_removed_is_not(marked: str, status: str) -> None:
    assert value_and_status(marked)[1] == status


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("他2019年2月24日被带上车。\n车子连夜开回，«25日凌晨3时»到家", "2019-02-25T03"),
        ("他2019年2月24日被带走。\n家人等到半夜。\n出来后他«4月3日»去报案", "2019-04-03"),
        ("部队2019年2月24日换防。\n外长«20日»说，谈判继续", "2021-01-20"),
        ("他2018年11月获签证，12月入境，«1月18日»被捕", "2021-01-18"),
        ("大选8月9日举行，首都«22日»又有人上街", "2021-01-22"),
        ("大选8月9日举行，结果«14日»公布", "2020-08-14"),
        ("房子2017年11月21日买下，每月还贷。从«5月30日»他被抓后，无力还贷", "2020-05-30"),
        ("政府计划在春节前接种。\n下院通过协议，预计«当天»上院也将批准", "2021-01-22"),
        ("定在本周末进行。«周六»或周日的时间表上没有", "2021-01-23"),
        ("定在本周末进行。周六或«周日»的时间表上没有", "2021-01-24"),
        ("日本«周日»新增病例创纪录", "2021-01-17"),
        ("球队«18日»确定将升级", "2021-01-18"),
        ("《晨报》2014年9月11日第3版：学者«9日»病逝", "2014-09-09"),
        ("2018年9月11日成立的公司«8日»倒闭", "2021-01-08"),
        ("1967年颁布了两条法例，计有：\n防止煽动条例（«五月廿四日»）；防止恐吓条例（六月一日）", "1967-05-24"),
        ("对华关系已经成为«11月3日»大选前的议题", "2020-11-03"),
        ("选举人将于1月25日投票。\n流程如下。\n有些人会在«上午10点»开始投票", "2021-01-25T10"),
        ("截至1月15日，销售下降，而在«此前一周»则上升", "2021-W01"),
        ("1月5日爆炸，«同日上午»封路", "2021-01-05TMO"),
        ("1月5日爆炸，«当日»上报", "2021-01-05"),
        ("1月5日爆炸，«这一天上午»封路", "2021-01-05TMO"),
        ("1月5日爆炸，«此前一天中午»封路", "2021-01-04TNO"),
        ("1月5日爆炸，«当天下午»封路", "2021-01-05TAF"),
        ("1月5日爆炸，«当晚»下令撤离", "2021-01-05TEV"),
    ],
)
def test_a_story_goes_on_but_news_do_not(marked: str, expected: str) -> None:
    assert value_and_status(marked)[0] == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("被告去年3月31日袭警，今日判刑。\n本案在«凌晨时分»发生", "2020-03-31TDW"),
        ("被告去年3月31日袭警，今日判刑。\n案发«当日凌晨1时许»有人报警", "approx 2020-03-31T01"),
        ("小偷昨日落网。\n案发«当晚»有雨", "2021-01-21TEV"),
    ],
)
def test_a_report_from_court_turns_back_to_the_day_of_the_deed(marked: str, expected: str) -> None:
    assert value_and_status(marked)[0] == expected


@pytest.mark.parametrize(
    "marked",
    [
        "他经常加班到«凌晨5点»",
        "结果通常在投票日«午夜»揭晓",
        "店铺每天从«早上8点开到晚上10点»",
        "宵禁时间为«晚上10点至早上5点»",
    ],
)
def test_a_habit_has_no_moment(marked: str) -> None:
    assert value_and_status(marked)[0] == "P1D"


@pytest.mark.parametrize(
    "marked",
    [
        "他1月19日作证。\n警员在她抵达«前一天»收到命令",
        "洪水退去«近一个月后»，他才到当地考察",
        "措施18日放宽，停业«两个月后»重开",
        "他希望大选«当天»不下雨",
        "股价18日下跌。\n她说，被捕«当晚»没有睡",
    ],
)
def test_what_is_counted_from_a_happening_that_is_only_named_has_no_moment(marked: str) -> None:
    assert value_and_status(marked)[0] == ""


@pytest.mark.parametrize("edges", ["岁末年初", "月底月初"])
def test_the_edges_of_two_years_or_months_are_two_times(edges: str) -> None:
    found = extract(f"{edges}，客流增加", published=NEWS_OF, zone="Asia/Shanghai")
    assert [mention.modifier for mention in found] == ["late", "early"]
    assert all(mention.start_utc < mention.end_utc for mention in found if mention.start_utc and mention.end_utc)


@pytest.mark.parametrize("published", ["2021-11-15", "2021-11-15T12:30", "2021-11-15T04:30Z"])
def test_the_publication_may_be_a_text(published: str) -> None:
    (mention,) = extract("双方明天会谈", published=published, zone="Asia/Shanghai")
    assert value(mention) == "2021-11-16"
    told = explain("双方明天会谈", published=published, zone="Asia/Shanghai")
    assert [value(one.mention) for one in told.mentions] == ["2021-11-16"]
    with pytest.raises(ValueError, match="is no time"):
        extract("双方明天会谈", published="明天", zone="Asia/Shanghai")


@pytest.mark.parametrize(
    ("published", "expected"),
    [("2020-10-20T23:44:00-04:00", "2020-10-21"), ("2020-10-20T08:00:00-04:00", "2020-10-14")],
)
def test_a_weekday_that_has_begun_in_the_east_is_tomorrow_in_the_west(published: str, expected: str) -> None:
    (mention,) = extract(
        "周三，印度释放了一名士兵", published=datetime.fromisoformat(published), zone="America/New_York"
    )
    assert value(mention) == expected


def test_a_dateline_ahead_of_publication_tells_where_the_desk_sits() -> None:
    text = "【大纪元2020年12月29日讯】股价周一再跌，公司今早发布公告"
    found = extract(text, published=datetime.fromisoformat("2020-12-28T13:46:00-05:00"), zone="America/New_York")
    assert value(found[-1]) == "2020-12-28TMO"


def test_a_dateline_ends_before_the_weekday_behind_its_dash() -> None:
    found = extract("路透柏林1月21日 - 周四公布的数据显示", published=NEWS_OF, zone="Asia/Shanghai")
    assert [value(m) for m in found] == ["2021-01-21", "2021-01-21"]


def test_the_eve_of_a_summit_counts_from_the_summit() -> None:
    assert value_and_status("数据21日公布。峰会将在1月25日举行。在峰会«前一天»，总理讲话")[0] == "2021-01-24"
    assert value_and_status("峰会将在1月25日举行，他20日抵达。\n总理在峰会召开的«前一天»讲话")[0] == ""


@pytest.mark.parametrize(("zone", "expected"), [("Asia/Hong_Kong", "2020-12-31"), ("Asia/Taipei", "2021-02-11")])
def test_new_years_eve_is_lunar_but_in_hong_kong(zone: str, expected: str) -> None:
    published = datetime.fromisoformat("2021-01-02T12:00:00+08:00")
    assert [value(m) for m in extract("他除夕离开法院", published=published, zone=zone)] == [expected]


@pytest.mark.parametrize(
    ("marked", "status"),
    [
        ("经济以最快速度增长，«第三季度»回升", "happened"),
        ("听证会«22日»不会做出决议", "planned"),
        ("即使«未来两个月内»差距缩窄了", "planned"),
        ("（记者王盼盼）«1月22日»，发言人主持例行记者会", "happened"),
        ("«1月21日»，总统提出推迟大选的可能性后，市场下跌", "happened"),
    ],
)
def test_what_plans_and_what_only_looks_so(marked: str, status: str) -> None:
    assert value_and_status(marked)[1] == status


@pytest.mark.parametrize(
    ("text", "expected"), [("2月，医护人员转移患者", "2020-02"), ("1月6日国会举行联席会议", "2021-01-06")]
)
def test_at_the_end_of_a_year_a_bare_month_is_rather_past_than_a_bare_day(text: str, expected: str) -> None:
    found = extract(text, published=datetime.fromisoformat("2020-12-24T12:00:00+08:00"), zone="Asia/Shanghai")
    assert [value(m) for m in found] == [expected]


def test_what_is_postponed_lay_ahead() -> None:
    assert value_and_status("总统21日提出推迟«4月3日»大选的想法") == ("2021-04-03", "postponed")


def test_a_month_told_with_this_year_is_of_this_year() -> None:
    found = extract(
        "今年因为疫情是在1月底爆发", published=datetime.fromisoformat("2020-12-24T12:00:00+08:00"), zone="Asia/Taipei"
    )
    assert value(found[-1]) == "late 2020-01"


@pytest.mark.parametrize(
    ("published", "expected"), [("2020-08-22T12:00:00+08:00", "2020-11"), ("2020-12-22T12:00:00+08:00", "2020-11")]
)
def test_an_election_is_known_ahead_whatever_the_verb(published: str, expected: str) -> None:
    text = "他已在11月大选中挑战总统"
    (mention,) = extract(text, published=datetime.fromisoformat(published), zone="Asia/Shanghai")
    assert value(mention) == expected


def test_a_limit_that_was_ordered_is_a_length_and_one_that_is_planned_a_span() -> None:
    assert value_and_status("美国要求领馆必须在«72小时内»关闭，并将撤离")[0] == "PT72H"
    assert value_and_status("政府将在«三天内»公布结果")[0] == "2021-01-22/2021-01-25"


@pytest.mark.parametrize(("zone", "expected"), [("Asia/Hong_Kong", "1997"), ("Asia/Taipei", "2008")])
def test_two_digits_of_a_year_count_from_1912_in_taiwan(zone: str, expected: str) -> None:
    assert [value(m) for m in extract("自97年移居海外", published=NEWS_OF, zone=zone)] == [expected]


def test_a_clock_time_is_told_at_the_asian_place_that_its_paragraph_named_last() -> None:
    text = "四川1月21日发生地震。前一次在1月20日12时04分"
    found = extract(text, published=NEWS_OF, zone="America/New_York")
    assert found[-1].zone == "Asia/Shanghai"


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        ("2021-01-18T09:00:00+08:00", "一季度受疫情影响最严重，同比下降", "2020-Q1"),
        ("2021-02-18T09:00:00+08:00", "一季度同比下降", "2021-Q1"),
        ("2020-09-11T09:00:00+08:00", "公司下半年成长动能无虞", "2020-H2"),
        ("2020-09-11T09:00:00+08:00", "第四季度旗下品牌计有八款新车", "2020-Q4"),
        ("2021-01-18T09:00:00+08:00", "出口年末持续增长", "late 2020"),
        ("2021-01-18T09:00:00+08:00", "病例截至1月17日24时报告完毕，当日新增三例", "2021-01-17"),
        ("2020-08-06T09:00:00+08:00", "美国5月8日将记者签证停留期限大幅缩短至90天以内", "2020-05-08"),
        ("2020-12-15T09:00:00+08:00", "港人8月打算偷渡时被截获", "2020-08"),
        ("2020-12-15T09:00:00+08:00", "事发周日（13日）凌晨。\n虽然事发翌日官员说已清除", "2020-12-14"),
    ],
)
def test_facts_are_told_of_what_has_been(published: str, text: str, expected: str) -> None:
    found = extract(text, published=datetime.fromisoformat(published), zone="Asia/Shanghai")
    assert expected in [value(m) for m in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他周一又前往深圳", "2021-01-18"),
        ("周一起，旅客须隔离", "since 2021-01-25"),
        ("新措施周一凌晨起生效", "since 2021-01-25TDW"),
        ("研讯周一再续，裁判官将引导陪审团", "2021-01-25"),
        ("公司周二将他的账号封禁", "2021-01-19"),
        ("如何应对中国的威胁（资料图）白宫周二解密了文件", "2021-01-19"),
    ],
)
def test_bare_weekdays_are_past_unless_planned(text: str, expected: str) -> None:
    assert expected in [value(m) for m in extract(text, published=NEWS_OF, zone="Asia/Shanghai")]


def test_on_sunday_evening_in_america_the_chinese_week_has_begun() -> None:
    published = datetime.fromisoformat("2021-01-17T23:17:00-05:00")
    found = extract("协会上周五表示，会谈定于本周举行", published=published, zone="America/New_York")
    assert [value(m) for m in found] == ["2021-01-15", "2021-W03"]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("大选11月3日举行，结果11月7日公布。大选«当天»投票站排起长龙", "2020-11-03"),
        ("手術於1月5日進行，他1月9日出院，手術«當晚»有家屬陪伴", "2021-01-05TEV"),
        ("会谈11月3日举行，两人11月7日回国。«当天»下雨", "2020-11-07"),
    ],
)
def test_the_day_of_a_happening_is_the_one_told_for_it(marked: str, expected: str) -> None:
    assert value_and_status(marked)[0] == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("她在1月20日的就职典礼上说：「«今天»我很荣幸到场」", "2021-01-20"),
        ("她在1月10日的典禮上說：「今天我很榮幸到場。«昨天»也是」", "2021-01-09"),
        ("他1月12日演讲时说，“我们今天集会”。发言人«今天»否认", "2021-01-22"),
        ("记者1月12日到访的店里，“«今天»特价”仍挂着", "2021-01-22"),
        ("外长21日说：“会谈«今天»很顺利”", "2021-01-22"),
    ],
)
def test_today_in_a_quotation_is_the_day_of_the_speech(marked: str, expected: str) -> None:
    assert value_and_status(marked)[0] == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("20日23时06分警员到场，«凌晨1时»离开", "2021-01-21T01"),
        ("20日晚上9時集合，«1時15分»離開", "2021-01-21T01:15"),
        ("20日晚上9时集合，«10时»离开", "2021-01-20T22"),
        ("20日晚上9时通报。\n«凌晨3时»离开", "2021-01-20T03"),
    ],
)
def test_a_night_goes_on_after_midnight(marked: str, expected: str) -> None:
    assert value_and_status(marked)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("自签约之日起30日内申报", "P30D"),
        ("秘密关押55天。这55天里，没有人知道", "P55D"),
        ("他1980年上半年落榜，下半年去了农场", "1980-H2"),
        ("10月原油期货到期前下跌", "2020-10"),
        ("周四晚上，港口准备重启运输", "2021-01-21TEV"),
        ("7月的将棋赛已结束", "2020-07"),
    ],
)
def test_lengths_halves_and_attitudes(text: str, expected: str) -> None:
    assert expected in [value(m) for m in extract(text, published=NEWS_OF, zone="Asia/Shanghai")]


def test_local_time_is_that_of_the_place_a_text_speaks_of() -> None:
    text = "土耳其强震。土耳其官员说，搜救继续。美国媒体在报道。\n当地时间1月21日下午2时51分发生的强震，已致多人受伤"
    found = extract(text, published=NEWS_OF, zone="Asia/Taipei")
    assert found[-1].zone == "Europe/Istanbul"


def test_a_clock_time_in_brackets_is_in_the_half_of_the_one_before() -> None:
    found = extract("今天下午5时（台湾时间4时）决出胜负", published=NEWS_OF, zone="Asia/Taipei")
    assert value(found[-1]) == "2021-01-22T16"
