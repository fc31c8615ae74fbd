"""Dates by number: 2021年11月16日, 11月16日, 16日, 2021-11-16, 民國110年11月16日."""

from __future__ import annotations

import re

from timeline.grammar.reading import Point, Range, Shifted
from timeline.grammar.rule import rule
from timeline.languages.zh.lexicon import DAY, DIGIT, MONTH, PARTS, SHORT_YEAR, YEAR, YEN, S
from timeline.languages.zh.numbers import integer

REPUBLIC = 1911
"""Year 1 of the Republic of China is 1912."""

_TO = r"[-–—~～－至到]"
_AND = r"(?:[-–—~～－/至到、和及与]|以及)"
_NO_NUMBER_BEFORE = r"(?<![\d.,/$])(?<!\d:)"
_NO_LENGTH_BEFORE = (
    r"(?<![第每逾隔这十])(?<![^瓦]那)(?:(?=\d)|(?<![一二三四五六七八九]))(?<![^附]近)"
    r"(?<!隔离|检疫|连续|接连|一连|持续|为期|等足|足足|整整|延长|缩短|历时|历经|长达|需要|需时|至少|以用|顺延|押后|推迟|延迟)"
)
_DAY_MARK = rf"{S}[日号](?!{YEN}|报(?![道导称告名到警价案]))"
_DAY_OF_MONTH = (
    rf"(?P<day>{DAY})(?:{_DAY_MARK}|(?=(?:{S}{_AND}{S}{DAY}){{1,6}}{S}[日号])|(?={S}[及和]{S}\d)"
    rf"|(?={S}{_AND}{S}{MONTH}{S}月)|(?=[，。；、)\s]|\Z))"
)


def _year(text: str, republic: bool = False) -> int | None:
    value = integer(text)
    if value is None:
        return None
    if republic or 100 <= value < 200:
        return value + REPUBLIC
    return value


def _point(match: re.Match[str]) -> Point:
    groups = match.groupdict()
    year = _year(groups["year"], bool(groups.get("era"))) if groups.get("year") else None
    return Point(year=year, month=integer(groups.get("month") or ""), day=integer(groups.get("day") or ""))


@rule(
    rf"{_NO_NUMBER_BEFORE}(?:公元)?(?P<year>{YEAR}){S}年{S}(?P<month>{MONTH}){S}月(?:份|{S}{_DAY_OF_MONTH})?",
    examples={
        "«2021年11月13日»通电话": "2021-11-13",
        "«2020年12月»攝政街": "2020-12",
        "«二〇二一年十一月十六日»": "2021-11-16",
        "«2021 年 11 月 16 日»": "2021-11-16",
        "《«2019年6月5号»公报》": "2019-06-05",
    },
    never=["编号12021年", "共2021年11个月"],
)
def year_month_day(match: re.Match[str]) -> Point:
    """A year with its month, and the day if it is told."""
    return _point(match)


@rule(
    rf"{_NO_NUMBER_BEFORE}(?P<era>民国){S}(?P<year>{SHORT_YEAR}){S}年(?:{S}(?P<month>{MONTH}){S}月(?:{S}{_DAY_OF_MONTH})?)?",
    examples={
        "«民國110年11月16日»": "2021-11-16",
        "«民国一百一十年»": "2021",
        "«民國一百零九年五月»": "2020-05",
    },
)
def republic_date(match: re.Match[str]) -> Point:
    """A year counted from 1912, with month and day if they are told."""
    return _point(match)


@rule(
    rf"{_NO_NUMBER_BEFORE}(?<![一二三四五六七八九十百千万〇])(?P<year>{SHORT_YEAR}){S}年{S}(?P<month>{MONTH}){S}月(?!{S}个)(?:份|{S}{_DAY_OF_MONTH})?",
    examples={"«109年9月21日»": "2020-09-21", "«12年2月29日»": "2012-02-29"},
    never=["历时2年3个月"],
)
def short_year_month_day(match: re.Match[str]) -> Point:
    """Three digits count from 1912; two leave the century open."""
    return _point(match)


@rule(
    rf"{_NO_NUMBER_BEFORE}(?<![第\d])(?P<year>(?:1[5-9]|20|21)\d\d|(?<=[于在自从])1[0-4]\d\d(?=年(?![前后来以间的之多左期内古历]))|[一二][{'〇零一二三四五六七八九'}]{{3}}){S}(?:财政?|学|两)?年(?![代级龄薪轮])(?:度|全年)?",
    examples={
        "«2018年»签订": "2018",
        "«一九八四年»": "1984",
        "«2019年»的全年水平": "2019",
        "«2019财政年»": "2019",
        "始建于«1434年»": "1434",
    },
    never=["在1400年的历史中", "2020年代", "5000多年前", "售价2021元", "2007.HK", "编号20211116", "2021港元"],
)
def year(match: re.Match[str]) -> Point:
    """A calendar year in four digits."""
    return _point(match)


@rule(
    r"(?<=[于在自从])(?P<year>19\d\d|20[0-4]\d)(?=[，。、；）\n]|的[\u4e00-\u9fff]|[春夏秋冬])|(?<=都)(?P<year3>20[0-4]\d)(?=了)"
    r"|(?<![\d.,-])(?P<year2>19\d\d|20[0-4]\d)(?=签[订署]|回归|将[会于在]|成立|建[成立国]|出[生版]|上映|通过的?《|开年|斥资|动工|落成|启用|创[立办刊]|设立|开业|就任|上任|退役|毕业|(?:美国|法国|台湾|香港)?(?:大选|总统选举|中期选举|立法会选举))",
    examples={
        "出生于«1970»，": "1970",
        "违反«1984»签订的": "1984",
        "«1997»回归初期": "1997",
        "在«2020»大選中": "2020",
        "市府«2016»斥资购车": "2016",
        "都«2021»了": "2021",
    },
    never=["售价于2021元", "位于2021号", "代码2007.HK", "电话2021-1116"],
)
def bare_year(match: re.Match[str]) -> Point:
    """Four digits without 年, where the words around make them a year."""
    return Point(year=int(match["year"] or match["year2"] or match["year3"]))


@rule(
    rf"{_NO_NUMBER_BEFORE}(?P<month>{MONTH}){S}月{S}{_DAY_OF_MONTH}",
    examples={
        "«11月16日»举行": "2021-11-16",
        "«十一月十六日»": "2021-11-16",
        "«11 月 3 日»": "2021-11-03",
        "«6月25日»元朗": "2021-06-25",
    },
    never=["11月的16日元"],
)
def month_day(match: re.Match[str]) -> Point:
    """A day of a month whose year the text leaves open."""
    return _point(match)


@rule(
    rf"(?:公元|西元){S}(?P<year>\d{{3,4}}|[{DIGIT}]{{3,4}}){S}年(?!代)",
    examples={"«公元618年»唐朝建立": "0618", "«西元1368年»明朝建立": "1368"},
    never=["公元前221年"],
)
def common_era(match: re.Match[str]) -> Point:
    """A year of the common era that says so; three digits need not be one of the Republic of China."""
    return Point(year=integer(match["year"]))


_LENGTH_BEHIND = (
    rf"{S}(?:[之以]?[前后来间内里中]|代|级|度|期|多|左右|的?(?:历史|时间|岁月|[前后来间内里中])"
    r"|[仍都没未一半老高寿徒有刑])"
)
"""What stands behind a length of time."""


@rule(
    rf"{_NO_NUMBER_BEFORE}(?<![至到–—~-])(?P<year>0\d){S}年(?!{_LENGTH_BEHIND}|[\d{DIGIT}])",
    examples={"«08年»汶川地震": "2008", "在«05年»获奖": "2005"},
    never=["005年", "05年代"],
)
def year_from_zero(match: re.Match[str]) -> Point:
    """A year of this century in two digits, which begin with a zero as no length of time does."""
    return Point(year=2000 + int(match["year"]))


@rule(
    r"(?<![\d.,/-])(?P<first>(?:19|20)\d\d)(?P<sep>[/-])(?P<last>(?:19|20)?\d\d)(?:市场|财政|销售|作物)?(?:年度|学年|财年|赛季|榨季|雪季)",
    examples={"大豆于«2020/21年度»交付": "2020/2021", "«2019-2020学年»开学": "2019/2020"},
    never=["2020/25年度"],
)
def year_of_two(match: re.Match[str]) -> Range | None:
    """A year of harvests, schools or games that begins in one calendar year and ends in the next."""
    first, last = int(match["first"]), int(match["last"])
    if last % 100 != (first + 1) % 100:
        return None
    return Range(Point(year=first), Point(year=first + 1))


@rule(
    rf"{_NO_NUMBER_BEFORE}(?P<month>1[3-9]|[2-9]\d|00?){S}月{S}(?P<day>[0-3]?\d){S}[日号]",
    examples={"于«13月1日»开始": "", "于«0月5日»开始": ""},
    never=["12月1日"],
)
def impossible_month(match: re.Match[str]) -> Point:
    """A month that there is not: kept and flagged, so that its day is not read alone."""
    return _point(match)


@rule(
    rf"{_NO_NUMBER_BEFORE}(?<![\d第每农历个近之])(?P<month>{MONTH})(?:{S}月(?![个球票薪饼嫂党龄]|经(?![济过历贸营由])|(?<!\d月)\d|\d(?!\d\d|\d?[万亿千])|刊(?![发登载出文])|大的?[婴男女宝幼孩])(?:份|当月)?|(?={S}(?:{_AND}|[，,]){S}{MONTH}{S}月(?![个球])))",
    examples={
        "截至«9月»": "2021-09",
        "«9月份»一线城市": "2021-09",
        "«十月»": "2021-10",
        "«7月当月»": "2021-07",
        "是«6月»780万次的三倍": "2021-06",
        "«9月»经济增长": "2021-09",
        "«1-11月»投资增长": "2021-01/2021-11",
    },
    never=[
        "每月",
        "三个月",
        "岁月",
        "第3月球",
        "专家之一，8月24日撰文",
        "一月2000块的工资",
        "十二月党人",
        "6月龄以上",
        "一名5月大男婴",
    ],
    words="二月二 二月河 二月革命 二月兰 三月三 三月街 三月兔 四月天 四月物语 五月天 五月花 六月飞雪 六月雪 "
    "七月流火 七月半 七月王朝 七月革命 七月与安生 八月未央 八月桂花 八月照相馆 九月九 黑九月 黑色九月 "
    "十月革命 十月怀胎 十月围城 十月惊奇 十月意外 十月惊喜 十月稻田 十月文艺 十月文学 十月战争",
)
def month(match: re.Match[str]) -> Point:
    """A month whose year the text leaves open."""
    return _point(match)


_NO_THING_AFTER = (
    "(?:行动|[电楼线文馆机洪候院厅店门船舰站台选球桥房室车厂井坑令码桌位仓库床区角元航案段矿种字卫垃]"
    "|公(?![布开告投])|通(?![过报电知话])|病(?![逝亡故])|屋|风球|烈风|风暴|飓风|强风|风信|热带|戒备|[提法]案|修正案|月台|反应堆|管[线道]|人物|卫星|火箭|探测|疫苗|选手|候选|F\\d"
    r"|[”」』]|\s?\([A-Za-z]|[和及与、]\d\d?号(?:反应堆|机组|楼|馆|线|屋))"
)
"""What numbers a thing: 2号反应堆, “水手2号”."""
_ADDRESS = re.compile(r"[街道路巷弄](?:\d{1,3}[-–~至、])?$")
"""What ends before the number of a house: 清华街10-16号."""


def _is_house_number(match: re.Match[str]) -> bool:
    """Whether what is in a list of numbers is no day but a house: 清华街10-16号."""
    listed = match.end() == match.end("day")
    return listed and _ADDRESS.search(match.string, max(0, match.start() - 4), match.start()) is not None


@rule(
    rf"{_NO_NUMBER_BEFORE}{_NO_LENGTH_BEFORE}(?P<day>3[01]|[12]\d|0?[1-9]|三十一?|廿[一二三四五六七八九]?|二?十[一二三四五六七八九]?|[二三四五六七八九])"
    rf"(?:{S}日(?!{YEN}|[子常程益游]|夜(?<!\d日夜)|(?<![至到及和、-]\d日)(?<![至到及和、-]\d\d日)均|均?线(?!上)|(?:行政)?拘留|监禁|签证|逗留|免签|(?:咨询|通知|宽限|冷静|公示|隔离|检疫|缓冲|试用)期|(?:指定|强制)(?:酒店|集中|居家)?(?:隔离|检疫)|(?<=[受成满行]\d\d日)(?:隔离|检疫)|成交[量额]均|报(?![道导称告名到警价案])|以内|之内|内(?![政阁务部蒙地贾外]))|(?=(?:{S}{_AND}{S}(?:3[01]|[12]\d|[1-9])){{1,6}}{S}(?:日(?![本元])|号(?!{_NO_THING_AFTER}))))",
    examples={
        "«10日»迎来": "2021-11-10",
        "«十日»宣布": "2021-11-10",
        "«4日»报告一例": "2021-11-04",
        "«7»、«8日»两天": "2021-11-07 & 2021-11-08",
        "演员林一«7日»表示": "2021-11-07",
        "法新社哈瓦那«9日»电": "2021-11-09",
        "«3日夜间»有雨": "2021-11-03TNI",
    },
    never=[
        "第19日",
        "连续5日",
        "接连5日",
        "等足4日",
        "会顺延三日",
        "在那9日里",
        "为期3日",
        "需要10至14日才可流出市面",
        "一日三餐",
        "30日元",
        "跌破10日线",
        "站上20日均线",
        "只获7日签证",
        "隔离14日，方可外出",
        "完成14日指定酒店检疫",
        "须接受21日强制检疫",
        "已接受14日隔离",
        "只有20日咨询期",
        "住在清华街10-16号",
        "30日成交量均值",
        "日本",
        "旭日东升",
    ],
    words="七日年化 十日谈 六日战争 士别三日 三日月 七日谈 九日山 三日店长",
    unless=_is_house_number,
)
def day_of_month(match: re.Match[str]) -> Point:
    """A day whose month and year the text leaves open."""
    return _point(match)


@rule(
    rf"{_NO_NUMBER_BEFORE}(?<![第每逾这那头前后了住满续连共达近去天日数A-Za-z])(?P<day>3[01]|[12]\d|[4-9])"
    r"(?P<part>晚(?:[上间](?!的)|(?=[\u4e00-\u9fff])(?![酒住宿房租旅熬内里以之共的]))|凌晨|清晨|上午|中午|下午|傍晚|深夜)",
    examples={
        "警方«9晚»见记者": "2021-11-09TEV",
        "将于«27上午»举办说明会": "2021-11-27TMO",
        "«9下午»抵达": "2021-11-09TAF",
    },
    never=["连续29晚", "住了15晚", "28晚住宿", "五天4晚行程", "编号A9凌晨"],
)
def day_before_part(match: re.Match[str]) -> Point:
    """A day in digits right before its part of day, with no 日 between them."""
    part = match["part"][:2] if match["part"] != "晚" else "晚上"
    return Point(day=int(match["day"]), part=PARTS[part])


_SERIES = r"(?<![A-Za-z]-)(?<!尼克)(?<!福岛)(?<!别墅)(?<!北溪)(?<!水手)(?<!旅行者)(?<!先驱者)(?<!联盟)(?<!检疫中心)"
"""What names the first of several things: 福岛1号."""


@rule(
    rf"{_NO_NUMBER_BEFORE}(?<![A-Za-z第舟娥宫问鹊征鹰街路道巷弄鸟星箭一二三四五六七八九十江投选〕】\]])(?<!支持){_SERIES}(?<!\d\))(?<![刑民行执][终初申])(?P<day>3[01]|[12]\d|[1-9]|三十一?|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?){S}号(?!{_NO_THING_AFTER})",
    examples={
        "朝鲜官员«7号»前往平壤": "2021-11-07",
        "劳工部«4号»公布": "2021-11-04",
        "船«7号»抵达、«8号»离开": "2021-11-07 & 2021-11-08",
    },
    never=[
        "神舟15号",
        "3号线",
        "3号公路",
        "住在清华街10-16号",
        "平安3号行动",
        "A5号文件",
        "嫦娥5号",
        "第3号决议",
        "支持2号，必胜",
        "全投5号",
        "长江2号洪水",
        "国发〔2021〕18号",
        "国发【2020】12号",
        "(2020)粤01刑终12号",
        "（2020）12号",
        *("福岛1号和2号反应堆", "“水手2号”升空", "Viking-1号登陆", "永昂2号（Vung Ang 2）"),
        *("反对16号提案", "4号屋业主", "挂起十号风球", "改发8号烈风信号"),
    ],
)
def day_number(match: re.Match[str]) -> Point | None:
    """The spoken form of a day of the month."""
    if _ADDRESS.search(match.string, max(0, match.start() - 5), match.start()):
        return None
    return Point(day=integer(match["day"]))


@rule(
    rf"{_NO_NUMBER_BEFORE}(?P<day>3[01]|[12]\d|[1-9])日前(?![往后所途])",
    examples={"须于«21日前»完成": "before 2021-11-21", "约«10日前»致电": "approx 2021-10-31"},
    never=["数日前"],
)
def before_day(match: re.Match[str]) -> Point | Shifted:
    """Digits before 日前 name the day that is the limit, not a number of days unless 约 stands before them."""
    if match.string.endswith("约", 0, match.start()):
        return Shifted(-int(match["day"]), "day", ("approx",))
    return Point(day=int(match["day"])).modified("before")


@rule(
    rf"{_NO_NUMBER_BEFORE}(?<![-A-Za-z])(?:(?P<year>(?:19|20)\d\d)(?={S}(?:[-–—~～－至到、和及与]){S}(?:19|20)?\d\d{S}(?:[学财两]?年)(?!代)|第[一二三四1-4]季|[上下]半年)"
    rf"|(?<![{DIGIT}])(?P<year2>[一二][〇九][{DIGIT}]{{2}})(?=[-–—~～－至到、和及与][一二][〇九][{DIGIT}]{{2}}年(?!代)))",
    examples={
        "«2018—2020年»": "2018/2020",
        "«1994–2017 年»间": "1994/2017",
        "«2019»和«2020两年»": "2019 & 2020",
        "«2019第四季»收入": "2019-Q4",
        "«2020上半年»营收": "2020-H1",
        "«二〇〇〇至二〇〇一年»的转折": "2000/2001",
    },
    never=["2018—3020人"],
)
def year_in_list(match: re.Match[str]) -> Point:
    """A year whose 年 stands after the last of the list or range."""
    return Point(year=integer(match["year"] or match["year2"]))


@rule(
    r"(?<![\d.-])(?P<year>(?:19|20)\d\d)\.(?P<month>1[0-2]|0?[1-9])(?=\s?[-–—~至]\s?(?:(?:19|20)\d\d\.\d|今))"
    r"|(?:(?<=\d\d\d\d\.\d[-–—~至])|(?<=\d\d\d\d\.\d\d[-–—~至]))(?P<year2>(?:19|20)\d\d)\.(?P<month2>1[0-2]|0?[1-9])(?![\d.])",
    examples={"«1998.9-2002.07»在校任教": "1998-09/2002-07", "«2011.10至今»任总编": "since 2011-10-01/2021-11-10"},
    never=["2011.10万元", "1998.9-3", "价格从3.2-2011.5元"],
)
def dotted_month(match: re.Match[str]) -> Point:
    """A month behind a dot, as lives in short tell from when to when."""
    return Point(year=int(match["year"] or match["year2"]), month=int(match["month"] or match["month2"]))


@rule(
    r"(?<=\d\d[至到–—~-])(?P<year>\d\d)年(?![代级龄间])",
    examples={"«2008至09年»": "2008/2009"},
)
def short_year_in_range(match: re.Match[str]) -> Point:
    """The last year of a range in two digits."""
    return Point(year=int(match["year"]))


@rule(
    r"(?<=\()(?P<first>1[5-9]\d\d|20\d\d)\s?[-–—~至]\s?(?P<last>1[5-9]\d\d|20\d\d)(?:年)?(?=\))"
    r"|(?<=[自从])(?P<first2>1[5-9]\d\d|20\d\d)[至到](?P<last2>1[5-9]\d\d|20\d\d)(?![\d.,万亿元人])",
    examples={"鲁迅（«1881-1936»）": "1881/1936", "自«1980至2020»四十年间": "1980/2020"},
    never=["（2019-3020）", "从1980到2020元"],
)
def years_in_brackets(match: re.Match[str]) -> Range:
    """From one year to another in brackets (a life, a reign), or behind 自."""
    first, last = match["first"] or match["first2"], match["last"] or match["last2"]
    return Range(Point(year=int(first)), Point(year=int(last)))


@rule(
    r"(?:(?<=[自从在于至到，。、；(「“])|(?<![^\n]))(?<![租借长期限]到)(?P<year>[6-9][1-9])(?:年(?!前|后|来|以前|以后|之|间|多|半|的?[历经]|有期|期|租|徒刑|刑|[代级龄]|[一二三四五六七八九十\d]{1,2}月)"
    r"|(?=年?[至到–—~-][6-9]\d年(?![前后来间多的])))",
    examples={"自«89年»离港": "1989", "«97年至99年»": "1997/1999"},
    never=["，79年前", "到99年租约", "在70年里", "于85年间"],
)
def two_digit_year(match: re.Match[str]) -> Point:
    """A year of the last century in two digits, behind a preposition or at the head of a clause."""
    return Point(year=int(match["year"]))
