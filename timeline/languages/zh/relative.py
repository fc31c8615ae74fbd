"""Days, weeks, months and years named from where one stands: 今天, 上周, 本月, 去年, 当天, 次日."""

from __future__ import annotations

import re

from timeline.grammar.reading import Point, Range, Shift, Shifted, Since
from timeline.grammar.rule import one_of, rule
from timeline.languages.zh.lexicon import (
    COUNTED,
    DAY_LETTERS,
    DAYS,
    MONTHS,
    PART_LETTERS,
    PARTS,
    UNITS,
    WEEK,
    WEEKS,
    YEARS,
    S,
)
from timeline.model import Part, Precision

_PART = one_of(PARTS)
_TWO_DAYS = {"昨": -1, "去": -1, "今": 0, "明": 1, "后": 2}
_DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])"


@rule(
    rf"(?<![如当迄古现光《])(?:(?<!日)|(?!本日))(?P<day>(?<![视然先背之])(?=后)后(?:天(?![性课的]|失调|努力|培养|习得|养成|环境|因素|教育|形成|获得|免疫|天(?![气空]))|日(?!本))(?<![雨战会赛此今午以]后[天日])"
    rf"|(?<![之以此目日])前(?:天(?!线|皇|主教)|日(?!本(?!报|刊|网|台|站|市)))|(?<![清昆])明[天日]"
    rf"|{one_of(d for d in DAYS if d[0] not in '后前明')})(?!集团|系|控股|头条|大屿|美国》|会更|香(?!港)"
    r"|之[星子]|俄罗斯(?:电视|通讯|国际|[》”」]))",
    examples={
        "«今天»公布": "2021-11-10",
        "«昨日»抵達": "2021-11-09",
        "«前天»引述": "2021-11-08",
        "«大前天»": "2021-11-07",
    },
    never=[
        "日本日经指数",
        "先天不良、后天失调",
        "《今日头条》",
        "明天集团",
        "“明天系”的资产",
        "光明日报",
        "明日香旅业",
        "明日之星",
        "“今日俄罗斯”",
        "前日本首相",
        "前天皇明仁",
        "前天线信号",
        "前天主教神父",
        "雨后天空放晴",
        "会后天津队",
        "上任后天天开会",
        "目前天气",
        "清明天气",
    ],
    words="明日台湾 明日黄花 昨日黄花 昨日重现 昨日世界 明日方舟 明日战记 明日边缘 明日报 今日说法 今日资本 今日新闻 "
    "今日点击 今日海峡",
)
def relative_day(match: re.Match[str]) -> Point:
    """A day counted from the day of the text."""
    return Point(shift=Shift("day", DAYS[match["day"]]))


@rule(
    r"(?P<years>大?前年|去年|上年)的?(?:今天|今日|同日|同一天|此日|这一天)",
    examples={"«去年的今天»他还在京": "2020-11-10", "«前年同日»开幕": "2019-11-10"},
)
def same_day_of_year(match: re.Match[str]) -> Shifted:
    """The same day so many years ago."""
    return Shifted(YEARS[match["years"]], "year", grain="day")


@rule(
    r"(?P<first>[昨今明去])(?P<second>[今明后])两(?:[天日]|(?P<year>年))",
    examples={
        "«明后两天»降温": "2021-11-11/2021-11-12",
        "«今明两日»召开": "2021-11-10/2021-11-11",
        "«今明两年»增长": "2021/2022",
    },
)
def two_days(match: re.Match[str]) -> Range:
    """Two neighbouring days or years in two letters."""
    unit: Precision = "year" if match["year"] else "day"
    first, second = (Point(shift=Shift(unit, _TWO_DAYS[match[name]])) for name in ("first", "second"))
    return Range(first, second)


@rule(
    r"(?P<day>(?:[今昨前明翌听㖊](?!朝)|[今听](?=朝)))(?P<part>[早晚晨夜朝]|午(?!夜))(?<![^\W\d_于在至从自到，。]前夜)(?!些|餐|报(?![道导告名警])|安(?![排全理])|年|宴(?!请)|课|班(?![机次])|期(?![待望间])|稻|产|早|野|代|鲜|廷)(?:上|间|点|(?<=早)晨)?(?![年])",
    examples={
        "«今晚»举行": "2021-11-10TEV",
        "«今早晨»抵达": "2021-11-10TMO",
        "«昨晚»证实": "2021-11-09TEV",
        "«明早»": "2021-11-11TMO",
        "总统«昨晚»会见客人": "2021-11-09TEV",
        "市民«今早»报警": "2021-11-10TMO",
        "«今晚»安理会开会": "2021-11-10TEV",
        "«昨午»": "2021-11-09TNO",
        "聽講«噚晚»已經": "2021-11-09TEV",
        "该报«昨晚»报道": "2021-11-09TEV",
    },
    never=["今早报", "明晚报", "明朝野史", "明朝代", "大选前夜", "战争前夜的气氛"],
    words="看今朝 今朝有酒 今朝醉 今夜百乐门 昨夜星辰 今夜无人入睡 今夜秀 今晚秀 昨夜西风",
)
def day_and_part(match: re.Match[str]) -> Point:
    """A day and its part in two letters."""
    shift = Shift("day", DAY_LETTERS[match["day"]], "previous" if match["day"] == "翌" else "reference")
    return Point(shift=shift, part=PART_LETTERS[match["part"]])


@rule(
    rf"(?<![至如当迄而从古于現现])(?P<day>[今昨明])(?={S}\((?:\d\d?月)?{_DAY_NUMBER}[日号]|{S}{_PART}|{_DAY_NUMBER}日)",
    examples={"研訊«今（10日）»繼續": "2021-11-10", "«昨(9日)»": "2021-11-09"},
    never=["如今（10人）", "明（16）"],
)
def day_letter(match: re.Match[str]) -> Point:
    """One letter for the day, where what follows shows that it is one."""
    return Point(shift=Shift("day", DAY_LETTERS[match["day"]]))


@rule(
    rf"(?P<letter>[今昨明前])\((?P<number>{_DAY_NUMBER})\)(?P<unit>[日天])(?!报|本)",
    examples={"於«今(10)日»開幕": "2021-11-10", "«昨（9）天»": "2021-11-09"},
    never=["今(10人)日"],
)
def day_letter_around_number(match: re.Match[str]) -> Point:
    """One letter for the day, with its number in brackets before 日."""
    return Point(shift=Shift("day", DAY_LETTERS[match["letter"]]), day=int(match["number"]))


@rule(
    r"(?<![如当至古迄而现于从以目])今(?=[于起再续首获赴在向由被将宣公发举召开出继就表抵访求踏审提判裁返离启完第]|[\u4e00-\u9fff]{0,2}(?:表示|宣布|公布|指出|发表|通报))"
    r"|昨(?![天日晚早夜晨午儿今非])",
    examples={"法院«今»宣判": "2021-11-10", "他«今»於区域法院应讯": "2021-11-10", "当局«昨»公布": "2021-11-09"},
    never=["如今宣判", "今年公布", "今后宣布", "今次发表", "今是昨非"],
)
def bare_day_letter(match: re.Match[str]) -> Point:
    """今 and 昨 alone before a verb, as papers in Hong Kong and Taiwan write."""
    return Point(shift=Shift("day", DAY_LETTERS[match[0]]))


@rule(
    r"即日(?=起|开始)",
    examples={"«即日起»实施": "since 2021-11-10"},
)
def from_today(match: re.Match[str]) -> Point:
    """The day of the text, as a beginning."""
    return Point(shift=Shift("day", 0, "previous"))


@rule(
    r"(?:(?P<same>当|同)(?:一)?(?P<unit>天|日|晚|夜|早|午)(?!餐|膳|饭|报(?![道导告名警])|时(?!任)|下来|些|(?<=天)(?:[空亮黑使津]|主教|然气|花板))(?P<more>(?<=晚)上(?![演海任映线市课班台诉传])|(?<=[晚夜午])间|深夜)?|(?<![那这就不还也都凡])是日(?![本常报方韩]|美[同关贸两联])|该日|(?<![^\W\d_在于从到自就而但可是和与])那一?天|这天(?![都就])|(?<=[在于])这一天(?![里内中之])|这一天(?=[凌清]晨|早[上晨间]|[上中下]午|傍?晚|深夜))",
    examples={
        "11月3日发射，«当天»返回": "2021-11-03",
        "11月3日发射，«同日»返回": "2021-11-03",
        "11月3日发射，«当晚»返回": "2021-11-03TEV",
        "11月3日发射，«当日深夜»返回": "2021-11-03TNI",
        "11月3日发射，«同一晚上»返回": "2021-11-03TEV",
        "11月3日发射，«当晚上八点»返回": "2021-11-03T20",
        "11月3日发射，«当日»上报": "2021-11-03",
        "11月3日建馆，在«这一天»免票": "2021-11-03",
    },
    never=[
        "当日本队",
        "同日本",
        "那是日报",
        "当天空放晴",
        "当天亮时",
        "同天花板",
        "他被带走那天",
        "出发的那天",
        "一同午膳",
        "这是日美同盟的范畴",
    ],
)
def same_day(match: re.Match[str]) -> Point | None:
    """The day told before, not the day of the text."""
    after = match.string[match.end() : match.end() + 1]
    if match["unit"] == "日" and after == "本":
        return None
    part: Part | None = "night" if match["more"] == "深夜" else PART_LETTERS.get(match["unit"] or "")
    return Point(shift=Shift("day", 0, "previous"), part=part)


@rule(
    r"(?P<next>(?<!此)次日(?!本)|翌日|隔日|隔天|(?<!连续)(?<!接连)第二天(?!性)|翌天|次天)|(?P<previous>(?:此?前|之前|早)一(?:[天日]|(?P<night>晚)(?!上?会)))",
    examples={
        "11月3日发射，«次日»返回": "2021-11-04",
        "11月3日发射，«第二天»返回": "2021-11-04",
        "11月3日发射，«此前一天»加油": "2021-11-02",
    },
)
def next_day(match: re.Match[str]) -> Point:
    """The day after or before the day told before."""
    part: Part | None = "evening" if match["night"] else None
    return Point(shift=Shift("day", 1 if match["next"] else -1, "previous"), part=part)


@rule(
    r"(?<!附)上日(?![本前益])",
    examples={"«上日»中间价": "2021-11-09"},
    never=["在功能上日益接近"],
)
def day_before(match: re.Match[str]) -> Point:
    """Yesterday, as market reports write it."""
    return Point(shift=Shift("day", -1))


@rule(
    r"(?<=[与较比])上个?月",
    examples={"9月涨幅与«上月»相同": "2021-08"},
)
def month_compared(match: re.Match[str]) -> Point:
    """The month before the one that the figures are for."""
    return Point(shift=Shift("month", -1, "previous"))


@rule(
    rf"(?:(?<!日)|(?!本))(?P<week>{one_of(w for w in WEEKS if w not in ('今', '前'))}"
    rf"|(?<![^\W\d_在于从由自到就])今(?=周(?![恩易星杰华永润冬])))个?{WEEK}"
    rf"(?![一二三四五六日天1-6](?![直共本]|(?<=[1-6]){COUNTED}))"
    r"(?!年|刊|报(?![道导告名警])|边|期(?!待)|折|遭(?=[的环境人])|转)(?P<end>末)?(?:当周|内|之内)?",
    examples={
        "«上周»会见": "2021-W44",
        "将在«下周»举行": "2021-W46",
        "«本週»批准": "2021-W45",
        "«上周末»": "2021-W44-WE",
        "«本周»3项民调": "2021-W45",
        "«上周»2人获救": "2021-W44",
        "«今周»英超大战": "2021-W45",
    },
    never=["上周期", "本周刊", "日本周刊", "今周刊", "古今周易", "如今周边"],
)
def relative_week(match: re.Match[str]) -> Point:
    """A week counted from this one, from Monday; with 末 its Saturday and Sunday."""
    return Point(shift=Shift("week", WEEKS[match["week"]]), weekend=True if match["end"] else None)


@rule(
    r"(?<![以目])(?:此前|之前|前)一个?(?P<unit>周|星期|月|年|季度?)(?![来内度半多期直刊报边一二三四五六日天])",
    examples={"11月3日公布，«前一周»未变": "2021-W43", "较«前一年»增加": "2020"},
    never=["前一年半", "以前一年"],
)
def unit_before(match: re.Match[str]) -> Point:
    """The week, month, quarter or year before the one told."""
    unit = "quarter" if match["unit"][0] == "季" else UNITS[match["unit"]]
    return Point(shift=Shift(unit, -1, "previous"))


@rule(
    r"(?<=[日号])当周|当周(?=[的，。内末])|那一?周(?=[的，。内末])",
    examples={"11月3日«当周»": "2021-W44"},
)
def same_week(match: re.Match[str]) -> Point:
    """The week of the moment told before."""
    return Point(shift=Shift("week", 0, "previous"))


@rule(
    rf"(?:(?<!日)|(?!本))(?<!古人)(?P<month>{one_of(MONTHS)})(?:一)?个?月(?!(?<=今月)曾|球|饼|刊|薪|票|台|租)(?:份|内)?",
    examples={
        "«本月»": "2021-11",
        "«上个月»": "2021-10",
        "«下月»": "2021-12",
        "«这个月»": "2021-11",
        "«今月»公布": "2021-11",
        "«上個月»曾透露": "2021-10",
    },
    never=["上月球", "上月台"],
)
def relative_month(match: re.Match[str]) -> Point:
    """A month counted from this one."""
    return Point(shift=Shift("month", MONTHS[match["month"]]))


@rule(
    r"(?P<same>同|当)月(?![台球亮])|(?P<next>次|翌)月",
    examples={"2012年2月获批，«翌月»开工": "2012-03", "2012年2月获批，«同月»开工": "2012-02"},
)
def same_month(match: re.Match[str]) -> Point:
    """The month of the moment told before, or the one after."""
    return Point(shift=Shift("month", 1 if match["next"] else 0, "previous"))


@rule(
    rf"(?:(?<![本近原])|(?!来年))(?:(?<![创写定立留打签])|(?!下年))(?P<year>{one_of(YEARS)})(?!轻(?![微轨])|龄|级|(?<=[前来后]年)(?:青|少(?=[年女男轻])|幼|长(?=辈)|老(?!挝)))(?:度|全年|之?内)?",
    examples={
        "«去年»签订": "2020",
        "«今年»股市": "2021",
        "«明年»全面推开": "2022",
        "«前年»": "2019",
        "«去年全年»": "2020",
        "预计«今年之内»加息": "2021",
        "«今年»长江汛期": "2021",
        "«去年»老旧小区改造": "2020",
    },
    never=[
        "至今年轻",
        "近来年轻人",
        "本来年轻",
        "婚前年少轻狂",
        "生前年老体衰",
        "零零后年青人",
        "创下年内新高",
        "定下年度目标",
    ],
)
def relative_year(match: re.Match[str]) -> Point:
    """A year counted from this one."""
    return Point(shift=Shift("year", YEARS[match["year"]]))


@rule(
    rf"(?P<same>同年(?!级|龄|轻)|这一年(?!龄|来)|[当该这那]年(?={S}[\d一二三四五六七八九十]|的?[春夏秋冬]))|(?P<next>次年(?!轻)|翌年|隔年|(?<!连续)(?<!接连)(?<![进迈步踏]入)第二年)",
    examples={
        "2012年2月获批，«翌年»开工": "2013",
        "2012年2月获批，«同年»开工": "2012",
        "2012年2月获批，«这年夏天»开工": "2012-SU",
    },
    never=["同年级", "与大同年轻人", "这次年轻人", "新法进入第二年"],
)
def same_year(match: re.Match[str]) -> Point:
    """The year of the moment told before, or the one after."""
    return Point(shift=Shift("year", 1 if match["next"] else 0, "previous"))


@rule(
    r"(?<![江明])(?P<which>年底|年末|岁末|年终(?![奖酬花])|年尾|年初(?![一二三四五六七八九十])|年中(?![国秋])|月底|月末|月尾|月初|月中(?!国)|年内)",
    examples={"«年底»完成": "late 2021", "«月初»": "early 2021-11", "«年内»访美": "2021"},
    never=["新年初一", "近年中国", "江月初照", "结婚第一年内", "引入年终酬金"],
)
def edge_of_current(match: re.Match[str]) -> Point | None:
    """The beginning, middle or end of this year or month."""
    before = match.string[max(0, match.start() - 1) : match.start()]
    if before.isdigit() or (before and before in "今去前明后本上下少青百千万几数多同当每一二两三四五六七八九十个近"):
        return None
    word = match["which"]
    modifier = {"底": "late", "末": "late", "终": "late", "尾": "late", "初": "early", "中": "mid"}.get(word[-1])
    point = Point(shift=Shift("year" if "年" in word or "岁" in word else "month", 0))
    return point.modified(modifier) if modifier else point


@rule(
    r"(?P<year>今年|本年|今|年初)(?P<since>以来|迄今为止|迄今|至今)",
    examples={"«今年以来»两次": "since 2021-01-01/2021-11-10", "«今年迄今»": "since 2021-01-01/2021-11-10"},
)
def year_to_date(match: re.Match[str]) -> Since:
    """From the first day of this year until publication."""
    return Since(Point(shift=Shift("year", 0)))
