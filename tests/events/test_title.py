"""Titles as a person would write them."""

from __future__ import annotations

import pytest
from event_builders import article

from timeline.events import build_events

DAY = "2030-05-07/day/happened"


def title(marked, *values, **fields):
    return build_events([article("甲报", "2030-05-07T08:00", marked, *values, **fields)]).events[0].title


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("外长王一于«5月7日»同国务卿布朗通电话。", "外长王一同国务卿布朗通电话"),
        ("据海港社报道，但首艘渔政船«今天»下水。", "首艘渔政船下水"),
        ("林一表示，油库火灾«昨天»已经扑灭。", "油库火灾已经扑灭"),
        ("«5月7日»，南港油库发生火灾，无人伤亡。", "南港油库发生火灾"),
        ("外交部发言人林一«今天»宣布，甲国总统将访问乙国。", "外交部发言人林一宣布：甲国总统将访问乙国"),
        ("外交部«今天（7日）»呼吁各方守信，尽快落实。", "外交部呼吁各方守信"),
        ("林一在«本周一»的简报会上说，会谈顺利。", "林一在简报会上说：会谈顺利"),
        ("台风“海葵”（第11号）«今天»登陆南港。", "台风“海葵”登陆南港"),
        ("«7日»的渔业谈判上，双方达成一致。", "渔业谈判上，双方达成一致"),
        ("到了«7日»，局面忽然大变。", "局面忽然大变"),
        ("自从«7日»开市以来，鱼价一路下跌。", "自从7日开市以来，鱼价一路下跌"),
        ("林一（ Lin Yi）在«7日»的会上大骂渔商。", "林一在会上大骂渔商"),
        ("他«7日»说，渔船出港前将消毒两遍。", "渔船出港前将消毒两遍"),
        (
            "«7日»南港市与北港市就渔业养殖、海洋气象、港口物流、船舶登记等多个合作领域签署了备忘录。",
            "南港市与北港市就渔业养殖等多个合作领域签署了备忘录",
        ),
        ("南港渔市受台风影响，«今天»全部停业一天。", "南港渔市受台风影响，全部停业一天"),
        ("【本报记者丁二】«5月7日»，渔政船在南港下水。", "渔政船在南港下水"),
        ("漁業協定«昨日»在南港簽署生效。", "漁業協定在南港簽署生效"),
        ("林一說油庫火災«昨日»已經撲滅。", "油庫火災已經撲滅"),
        ("外交部在«今天早上»，要求乙国关闭总领馆。", "外交部要求乙国关闭总领馆"),
        ("议长佩一（Pey One）«周五»表示，将提出弹劾。", "议长佩一表示：将提出弹劾"),
        ("中国政府«24日»表示，大门是开着。", "中国政府表示：大门是开着"),
        ("在«15日»签署的“渔业协定”受到欢迎。", "签署的“渔业协定”受到欢迎"),
        ("会谈由«8时»开始。", "会谈开始"),
        ("他对«9月»的通话不满意。", "他对通话不满意"),
        ("（某某之声中文网）渔政船«今天»下水。", "渔政船下水"),
        ("林二«7日»被南港法院以“走私罪”判处徒刑三年。", "林二被南港法院以“走私罪”判处徒刑三年"),
        ("自林一«7日»当选以来，各地鱼价上涨。", "自林一当选以来，各地鱼价上涨"),
        ("是«7日»南港渔市的开张日。", "南港渔市的开张日"),
        ("原定«7日»举行的龙舟比赛推迟。", "龙舟比赛推迟"),
        ("渔业会晤定于«7日»。", "渔业会晤"),
        ("会晤的日期，«7日早些时候»已由外交部的林一公布。", "会晤的日期，已由外交部的林一公布"),
        ("渔业名单«7日»由外交部公布。", "渔业名单由外交部公布"),
        ("«7日»再次被南港警方带走。", "再次被南港警方带走"),
        ("虽然林一曾在«7日»指责渔商，但他后来支持他们。", "林一曾指责渔商"),
        ("根据该报告，«去年»南港市共收到七百件渔业申请。", "南港市共收到七百件渔业申请"),
        (
            "在南港渔业委员会同各国渔业公司的代表«7日»达成协议后，南港市议会的林一议长宣布南港的渔船将于近期恢复作业。",
            "南港渔业委员会同各国渔业公司的代表达成协议",
        ),
        (
            "由44岁上校飞官蒋一驾驶的海岸巡逻战机«6时5分»起飞后，机上的雷达光点随即消失在南港外海八浬处的一片茫茫海域之中。",
            "由44岁上校飞官蒋一驾驶的海岸巡逻战机起飞",
        ),
        ("«六月»间，各地渔商集会抗议新的渔业条例。", "各地渔商集会抗议新的渔业条例"),
        ("林一«7日»提到了北港渔业学校学生代表发言的事情。", "林一提到了北港渔业学校学生代表发言的事情"),
        ("民众«7日»继续反对。", "民众继续反对"),
        ("火箭队宣布莫雷将于«11月1日»离开球队。", "莫雷将离开球队"),
        ("渔业委员会以资源开发为由，«7日»开始施工。", "渔业委员会以资源开发为由，开始施工"),
        (
            "渔业专家钟一«7日»在南港电视台受访时称，“所有的希望都放在同一种渔网上是不对的”。",
            "渔业专家钟一：“所有的希望都放在同一种渔网上是不对的”",
        ),
        ("林二«7日»两次跟我谈及，他是被人带走的。", "林二两次跟我谈及：他是被人带走的"),
        ("«上星期» 《海报》 称林一考虑寻求帮助，引来反弹。", "《海报》 称林一考虑寻求帮助"),
        ("纽约«今天»也发现了一例变种病毒。", "纽约也发现了一例变种病毒"),
        ("林一«7日»捍卫新闻自由。", "林一捍卫新闻自由"),
        ("各地渔商最近踊跃参与，«去年»新增渔船九艘。", "各地渔商最近踊跃参与，新增渔船九艘"),
        ("渔政船«7日»沿海岸驶向旺角方向。", "渔政船沿海岸驶向旺角方向"),
        ("«7日»直接投资少流入一成。", "直接投资少流入一成"),
        ("截止到«7日»，南港渔船被截查九次。", "南港渔船被截查九次"),
        ("自«2月起»算，南港累计已有九例确诊。", "自2月起算，南港累计已有九例确诊"),
        ("渔政船自«4日起»，在南港海域执行任务。", "渔政船在南港海域执行任务"),
        ("甲国官媒《海报》在«上周»的一篇文章中援引林一的话。", "甲国官媒《海报》在一篇文章中援引林一的话"),
        ("«12日»《海报》公众号发了一篇文章，结论惊人。", "《海报》公众号发了一篇文章"),
        ("渔业模式的终结（《海报》，«2013年6月»）", "渔业模式的终结"),
        (
            "林一会见Marco Tosatti先生和南港渔业公司«7日»的代表团成员一行。",
            "林一会见Marco Tosatti先生和南港渔业公司代表团成员一行",
        ),
    ],
)
def test_titles(marked, expected):
    assert title(marked, DAY) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("林一刑期至«2035年1月26日»。", "林一刑期至2035年1月26日"),
        ("渔商林一«1970年»生，南港人。", "渔商林一1970年生，南港人"),
        ("林一«2029年»57岁。", "林一2029年57岁"),
        ("事情要从«上世纪90年代»讲起。", "事情要从上世纪90年代讲起"),
        ("火势持续到«今天凌晨»才获得控制。", "火势持续到今天凌晨才获得控制"),
        ("会议被安排在«8月15日»，又被取消。", "会议被安排在8月15日"),
        ("渔获达到«去年»的3倍。", "渔获达到去年的3倍"),
        ("部长签署了《«2029年»渔业法》。", "部长签署了《2029年渔业法》"),
        ("渔业大会定于«7日»上午举行。", "渔业大会定于7日上午举行"),
        ("渔业协定于«7日»生效。", "渔业协定生效"),
        ("林一到场，祭典«当天»，很多人在雨中跪下。", "祭典当天，很多人在雨中跪下"),
        ("南港«9月»渔业事务«7日»结束。", "南港9月渔业事务结束"),
    ],
)
def test_a_time_stays_where_the_words_do_not_close_over_it(marked, expected):
    times = marked.count("«")
    built = build_events([article("甲报", "2030-05-07T08:00", marked, *[DAY, "2029-09-01/month/happened"][:times])])
    assert expected in {event.title for event in built.events}


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("鱼价已成为«近十年»的顽疾。", "鱼价已成为顽疾"),
        ("下次大会最快在«年底»召开。", "下次大会召开"),
        ("渔港最早可能在«年底»开放。", "渔港可能开放"),
        ("«第一季»时忽视了鱼病。", "忽视了鱼病"),
        ("林一预估渔港到了«明年4月»将会开放。", "林一预估渔港将会开放"),
        ("截至南港«19日»，全港已有九例确诊。", "全港已有九例确诊"),
        ("自从«1947年港口分治以来»，渔商属于北港。", "自从港口分治以来，渔商属于北港"),
    ],
)
def test_what_goes_with_a_time_goes(marked, expected):
    assert title(marked, DAY) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "协会说，根据«2029年»的数据，协会属下四所渔业学校，有六成的学生来自北港。",
            "根据数据，协会属下四所渔业学校，有六成的学生来自北港",
        ),
        ("«7日»，在南港市渔业医院的大楼里，渔商发起抗议。", "在南港市渔业医院的大楼里，渔商发起抗议"),
        ("«7日»，渔商代表相信，鱼价将会回升。", "渔商代表相信：鱼价将会回升"),
        ("«7日»林一曾因港口用地，被南港警方带走。", "林一曾因港口用地，被南港警方带走"),
        ("«7日»，除了南港以外，渔商还到过北港。", "除了南港以外，渔商还到过北港"),
        (
            "分析人士称，随着«今年1月»南港爆发鱼病，病鱼随后给渔业带来了打击。",
            "随着今年1月南港爆发鱼病，病鱼随后给渔业带来了打击",
        ),
        ("林一«7日»表示，尽管鱼病有所缓和，渔港仍将关闭。", "林一表示：尽管鱼病有所缓和，渔港仍将关闭"),
    ],
)
def test_a_title_has_its_predicate_and_all_that_it_asks_for(marked, expected):
    assert title(marked, DAY) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "即将上任的渔业部长林一预计也将加快这一进程，«今晚»将推出一项新的支出计划。",
            "即将上任的渔业部长林一预计也将加快这一进程，将推出一项新的支出计划",
        ),
        (
            "渔业总局的林一在南港渔业大会的会场里听证了新规，«7日»反而埋怨渔民们没有肯定过渔业总局的功劳。",
            "渔业总局的林一在南港渔业大会的会场里听证了新规，反而埋怨渔民们没有肯定过渔业总局的功劳",
        ),
        ("这项协议去年生效，«7日»原应到期。", "这项协议去年生效，原应到期"),
        ("林一涉嫌«去年»包围渔业总局，«7日»被判入狱。", "林一涉嫌包围渔业总局，被判入狱"),
        (
            "「渔业学人」评论«今年»表现最进步的渔港，将南港列为候选之一。",
            "「渔业学人」评论今年表现最进步的渔港，将南港列为候选之一",
        ),
    ],
)
def test_a_title_has_its_subject(marked, expected):
    values = [DAY] if marked.count("«") == 1 else ["2029-05-07/year/happened", DAY]
    built = build_events([article("甲报", "2030-05-07T08:00", marked, *values)])
    assert expected in {event.title for event in built.events}


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("林一：南港人。渔业公司职员。«5月7日»被渔业法院判刑4年。", "林一：被渔业法院判刑4年"),
        ("林一（南港）：渔业公司职员。其案于«5月7日»在渔业法院开庭。", "林一（南港）：其案在渔业法院开庭"),
        ("林一：渔业公司职员。«5月7日»其即被送往北港关押。", "林一：即被送往北港关押"),
        ("林一：被判刑4年。刑期至：«5月7日»。", "林一：刑期至：5月7日"),
        ("林一：渔业公司职员。«5月7日»，渔业法院开庭。", "渔业法院开庭"),
        ("林一：«5月7日»。", "标题"),
        ("10：30：渔业公司职员。«5月7日»被渔业法院判刑4年。", "被渔业法院判刑4年"),
        ("渔业部长林一说，«7日»又有235艘渔船回港。", "渔业部长林一：有235艘渔船回港"),
        ("渔业部宣布，由«7日零时»开始，将禁止渔船出海。", "渔业部：将禁止渔船出海"),
        ("林一说，渔船很多，«7日»又有235艘渔船回港。", "渔船很多，有235艘渔船回港"),
        ("他说，«7日»又有235艘渔船回港。", "有235艘渔船回港"),
        ("«7日»开始预购，再出货。", "7日开始预购，再出货"),
        (
            "她«7日»在南港渔业委员会举办的一次有关南港如何看待渔业竞争的研讨会上说，北港解决渔业冲突的潜在代价非常高。",
            "她：北港解决渔业冲突的潜在代价非常高",
        ),
        ("渔业部说，曾同台捕鱼的林一«7日»接受检查。", "曾同台捕鱼的林一接受检查"),
    ],
)
def test_who_says_so_or_heads_the_paragraph_stands_for_a_missing_subject(marked, expected):
    assert title(marked, DAY, title="标题") == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("部长没有承认自己在«7日»的选举中失败。", "部长没有承认自己在选举中失败"),
        ("渔港要重新开放了，部长林一«7日»表示。", "部长林一表示：渔港要重新开放了"),
        (
            "多年来一直主张尽早重新开放各渔港的甲国渔业部长林一«7日»在渔业大会上表示，渔港的争端已经成为国际法的一部分。",
            "甲国渔业部长林一：渔港的争端已经成为国际法的一部分",
        ),
        (
            "多年来一直主张尽早重新开放各渔港的甲国渔业部长林一«7日»在渔业大会上否认，渔港的争端已经成为国际法的一部分。",
            "多年来一直主张尽早重新开放各渔港的甲国渔业部长林一在渔业大会上否认",
        ),
    ],
)
def test_who_denies_something_does_not_say_it(marked, expected):
    assert title(marked, DAY).startswith(expected)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("一度超过1,000万元的渔业公司市值，«7日»蒸发。", "一度超过1,000万元的渔业公司市值，蒸发"),
        ("渔业大会章程（以下简称《大会通用章程》）«7日»公布。", "渔业大会章程公布"),
        (
            "南港渔业部«7日»宣布制裁北港渔业公司及其属下从事违法捕捞的九名船长和十二名大副。",
            "南港渔业部宣布制裁北港渔业公司及其属下从事违法捕捞的九名船长和十二名大副",
        ),
        ("— 林一 (@linyi) «7日»", "标题"),
        (
            "南港渔业部«7日»在北港鱼雷发射场，用新的渔船成功发射两枚鱼雷。",
            "南港渔业部在北港鱼雷发射场，用新的渔船成功发射两枚鱼雷",
        ),
        ("法院审理很久，终于«7日»判决渔业公司败诉。", "法院审理很久，终于判决渔业公司败诉"),
        (
            "南港驻外代表林一«7日»在渔业大会的简报中告诉媒体，关于这场渔业对话的内容、时间和地点，双方还在积极商量当中，很快会有结果。",
            "南港驻外代表林一在渔业大会的简报中告诉媒体，关于这场渔业对话的内容…",
        ),
        (
            "渔业阵线将于«5月7日»，分别发起集会及游行。",
            "渔业阵线将分别发起集会及游行",
        ),
        ("西方渔业联盟北约«7日»举行特别会议。", "西方渔业联盟北约举行特别会议"),
        ("«2日»开始，北港对南港渔业公司多收一成的税。", "北港对南港渔业公司多收一成的税"),
        ("指北港渔船«7日»将通过南港。", "北港渔船将通过南港"),
        ("«7日»获悉，北港渔船到达南港。", "北港渔船到达南港"),
    ],
)
def test_a_title_is_not_cut_within_its_clause(marked, expected):
    assert title(marked, DAY, title="标题") == expected


def test_the_title_of_what_was_called_off_says_so():
    marked = "原定«5月9日»开幕的渔业博览会，因台风取消。"
    assert title(marked, "2030-05-09/day/cancelled") == "渔业博览会，因台风取消"


def test_other_times_in_the_clause_are_left_out():
    marked = "渔政船«今天»启航，将在«10日»抵达南港。"
    titles = [
        event.title
        for event in build_events([article("甲报", "2030-05-07T08:00", marked, DAY, "2030-05-10/day/planned")]).events
    ]
    assert titles == ["渔政船启航", "渔政船将抵达南港"]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("渔船«7日»的产量高于«去年»的产量。", "渔船产量高于去年的产量"),
        ("林一«7日»说，“从«去年到现在»，我们多次失败。”", "林一说：我们多次失败"),
        ("林一«7日»把他的事业称作“«四年»”的苦战。", "林一把他的事业称作“四年”的苦战"),
    ],
)
def test_other_times_stay_only_where_the_words_need_them(marked, expected):
    events = build_events([article("甲报", "2030-05-07T08:00", marked, DAY, "2029-01-01/year/happened")]).events
    assert expected in [event.title for event in events if event.precision == "day"]


def test_long_titles_are_cut():
    long = "南港市渔业管理委员会全体委员及各分会代表和来宾«今天»在新落成的南港国际会展中心主会场和两个分会场隆重集会"
    assert len(title(f"{long}。", DAY)) <= 48
    assert title(f"{long}。", DAY).endswith("…")


def test_the_clearest_telling_gives_title_and_quote():
    tagged = [
        article("甲报", "2030-05-07T08:00", "这是«今天»的油库火灾现场。", DAY),
        article("乙报", "2030-05-07T09:00", "南港油库«7日»发生火灾，无人伤亡。", DAY),
        article("丙报", "2030-05-07T10:00", "南港油库«今天»发生火灾。", DAY),
    ]
    event = next(event for event in build_events(tagged).events if event.article_count > 1)
    assert event.title == "南港油库发生火灾"
    assert event.quote in ("南港油库7日发生火灾，无人伤亡。", "南港油库今天发生火灾。")


def test_english_titles_keep_their_spaces():
    marked = "The fishing talks on «7 May» ended without a deal."
    assert title(marked, DAY, language="en") == "The fishing talks ended without a deal"


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The deal was signed in the «2020s» in Paris.", "The deal was signed in Paris"),
        ("«7 May 2030»: Polls opened at noon, the ministry said.", "Polls opened at noon"),
        ("Talks have been postponed until «7 May».", "Talks have been postponed"),
        ("The talks will resume, the palace said «Tuesday».", "The palace said: The talks will resume"),
        ("The palace said on «Tuesday» that talks will resume.", "The palace said that talks will resume"),
        (
            "The ship left port early and reached the island on «Tuesday».",
            "The ship left port early and reached the island",
        ),
        ("She was sworn in on «7 May».", "She was sworn in"),
        ("A ferry sank weeks before the «7 May» deadline.", "A ferry sank weeks before the deadline"),
        ("The pact takes effect 30 days after «Tuesday»'s signing.", "The pact takes effect 30 days after signing"),
        (
            "The two envoys of the islands met in the old harbour hall on «7 May» when the storm had passed, the "
            "water was calm again and the boats could put to sea again.",
            "The two envoys of the islands met in the old harbour hall",
        ),
    ],
)
def test_titles_of_english_tellings_are_whole_clauses(marked, expected):
    assert title(marked, DAY, language="en") == expected


def test_a_predicate_gets_its_subject_back():
    text = "The ship left port on «6 May» and reached the island on «7 May»."
    built = build_events([article("甲报", "2030-05-07T08:00", text, "2030-05-06/day/happened", DAY, language="en")])
    assert [event.title for event in built.events][-1] == "The ship reached the island"


def test_who_speaks_is_not_who_did_what_is_told():
    marked = "外交部发言人林一«5月7日»主持记者会时说，«今天上午»两国元首谈得充分。"
    values = (DAY, "2030-05-06T22:00/part/happened")
    built = build_events([article("甲报", "2030-05-07T20:00", marked, *values)])
    assert {event.title for event in built.events} == {
        "外交部发言人林一主持记者会时说：两国元首谈得充分",
        "两国元首谈得充分",
    }


def test_a_time_that_stands_alone_is_named_by_its_article():
    assert title("（«5月7日»）", DAY, title="渔政船下水") == "渔政船下水"


def test_a_subject_and_words_of_no_matter_are_no_title():
    marked = "两人«今年»已经通过两次电话，上一次是在«4月»。"
    values = ("2030-01-01/year/happened", "2030-04-01/month/happened")
    built = build_events([article("甲报", "2030-05-07T20:00", marked, *values)])
    assert "两人上一次是在4月" in {event.title for event in built.events}
