"""Happened or planned, from the words of the clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.grammar.heads import heads
from timeline.grammar.status import Judgement
from timeline.grammar.words import Words

_DISPOSAL = (
    r"(?!被|会|于|在|对|可|是|把|以|由|继续|首次|再次|正式)[^，。把]{1,30}?(?:列入|列为|列管|作为|强?拆[毁除]|强拆|凿除|砸[毁坏]|推倒|没收|抓[走获]|带[走到回]|封[号杀禁锁]|开除|解[雇聘职]|驱逐|逮捕|判处|免职|撤[职换下回]|引渡|拒[之绝]|赶走|打死|打伤|杀[害死]|救出|定性|定为|[称宣认指评划判当译标形定][\u4e00-\u9fff]?[为成作]|归咎|怪罪|移交|纳入|遣返|送往|转移|改名|命名"
    r"|缩减|划转|划归|涂鸦|喷[上涂]|焚毁|烧毁|撕[毁碎]|扔[进到向下]|交[给予]|转交|移送|上传|绑[在上]|写[成入进]|译[成为]|包括在内|计算在内|考虑在内|描述为|比作|视为|当作|[放摆]在|归[入为因]|缩短|推迟|延期|送[入进]|卷[入走进]|掀[翻起飞开]|吹[倒翻走落断]|震[碎裂倒]|拔[起出]|带离|拖[走离出]|冲[走毁垮]|砸[中伤死])"
)
"""What follows 将 where it marks the object and not the future: 将疫情定性为…"""
_THINGS = r"\d+(?:多|余)?(?:家|名|人|个|只|艘|架|亿|万|种|位|份|条|所|间|枚)"
_PLAN = rf"""
    (?:或|即|也|亦|均|都|仍|又|还|便|就|料|势必|行|拟|必)?将(?!(?<=[上中少大]将)(?:\d|[今昨]|表示|说|称|指出|强调|宣布|透露)|军|棋|士|领|帅|近\d|信|才|相|错|功|其|之|他(?![日国乡])|她|它|这|{_THINGS}|{_DISPOSAL})
"""
_MORE_PLANS = r"""
    预计(?!，) 预定(?!的) 预订(?=[于在周星明后下]) 预[期料测](?=将|会|在|于|今|明|后|下|本|到|第|\d|年|[周星])
    拟(?!议|人|定了) 计划(?=[于在将从再对到把明后下今本周星]|\d) (?<![协固])定于 有望 可望 最快(?!速度|[的地增捷])
    最早(?=[于在将下本明今]|\d) 即将(?![^，。]{1,8}的) 准备(?!好|金|工作|[^，。]{1,12}[时被])
    打算(?![^，]{1,12}[时被]) 将会 争取 力争 (?<![材资原饮饲物肥燃颜布塑涂预史])料(?=将|会|于|在|有|可|再|需) 暂定
    须[于在] 应[于在] 最后期限(?!提[出起]|表[示达]|感到) (?<!停留)(?<!有效)(?<!签证)期限(?=[是为至到：，]) 死线 限期
    截止日 (?<![议社大峰晤谈事员协学委国商工省市记展博公法司机宴聚集])会(?=出现|在|继续|于|比|更)
    (?:希望|期待|想要)(?=[于在将能可明后下今本]|\d) 安排[于在] (?<![盼顾左期企殷翘])盼(?![盼望来头顾])
    排期(?=[于在至到明下\d]) 订于 再[续讯] (?<=[起时])生效 (?<=[天日周月年]后)(?:正式)?生效 (?<=正式)履新
    (?:如果|倘若|一旦)(?!说|当)(?=[^，。]{0,16}在(?:\d|[今明]年|下|圣诞|[一二三四五六七八九十]))
    (?<!否有)可能会?(?!性) 或会
    (?<=[也都才就便还仍不但并则亦])会(?!议|员|长|谈|晤|见|上|中|后|场|展) 势必会
    (?<=[理统席相他她们方])会(?=率|亲自|前往|出席|参[加与]|应邀|赴) 恐(?!怖|慌|惧|怕|吓|龙|高|袭|攻|同) 不排除 有机会
    可以?(?:最多|最长)?(?:再|继续)?(?:停留|逗留|居留|留任|待|住|用|使用|续?延[长期]?)(?=(?:\d+[天周年日个]|[^，。\d]){0,8}[到至])
    机会率 (?<=是)否[能会](?=[在于]) (?<=会)否(?=[在于])
    (?<=以)避免(?!了) (?<=以)(?<!可以)[免防](?!万) 能否(?:如期|按时|顺利)?(?:进行|举行|成行|召开)
    (?<=的)机会(?=[只仅]?[有是为]|[很较更最甚]?[高低大小])
    (?<![主只不重首])要(?=实现|完成|达到|建成|在\s?(?:\d{4}\s?年|\d+[天个周]|[今明后下本]))
    不[能会可应该]{1,2}再?[等拖]到
"""
_PAST = r"""
    表示 宣布 公布 指出 透露 报道 报导 强调 回应 重申 指(?=，|、|控|责|称) 称(?!为|号|之) 说(?!明会|法|服) 证实
    发布(?!会) 举行的 会[上中](?=[表说指称强宣预介回被]) 预计(?=，) 发表 通报 写道 坦言 认为 批评 公开 预告 坦承 承认
    披露 揭露 受访 预测(?!至少|最|约|可)(?=[\u4e00-\u9fff]{2,10}[将会]) 研判 了(?!解) 已 曾(?!经?[计将打])
    过(?=[，。、的一两三]) 接受(?=[^，。]{0,12}(?:访问|采访|专访)) 当选 遭 爆发 下令 致电 逝世 去世 宣告 录得
    创(?=[下出逾近新]|纪录|历史) 同比 环比 按年 按季 新增 上涨 下跌 收报 被捕 确定 决定 确认 同意 批准 签署 提出
    发生(?!率|器)
"""
_ASKED = (
    r"(?<!的)(?:担[心忧]|承诺|呼吁|扬言|敦促|要求|请求|估计|建议|提议|展望|誓言|(?<!不)(?<![其随]后)(?<!后来)(?<!曾)延长(?=[^，。]{0,12}[至到](?!今|此|深夜))|展期(?=[至到])"
    r"|(?<!军事)(?<!安全)(?<!构成)(?<!受到)(?<!核)威胁|警告)"
)
"""Words that plan what stands behind them, and are themselves told as fact: 外交部17日呼吁在年底前落实."""
_CANCEL = r"取消|停[办播演]|告吹|作废|流产|叫停"
_POSTPONE = r"推迟|延期|延后|押后|改期|推延|延迟|延至|顺延|改到|原定|原计划|原订|原本|本来|原拟|改在"
_PUTS_OFF = ("推迟", "延期", "延后", "押后", "推延", "延迟")
"""Words whose object is what lay ahead: 推迟11月3日大选."""
_PUT_OFF = r"推[迟延后]|延[期后至迟到]|押后|顺延|改[期到在至于为]"
CALLED_OFF = re.compile(rf"(?!.*(?:{_PUT_OFF})).*(?:{_CANCEL}|未能?举行|没有举行|办不成)", re.DOTALL)
"""A sentence about a former time that calls off what was planned for it, and tells no new one."""
MISSED = re.compile(
    r"就?是[^，。]{0,16}(?:期限|截止日期?|死线)，(?:但|不过|然而|却)?[^。]{0,24}?(?:(?<![仍尚还若如果])(?:未[能有]|没[能有人])|错过|逾期)"
)
"""What follows a time that was a limit and has passed: 周二 + 是缴费期限，但他未能缴费."""
_PROPOSED = re.compile(r"(?:建议|提议|考虑|主张|呼吁|扬言|是否)$")
"""What has not been put off yet: 建议 + 延后11月的选举."""
_NEW_TIME = re.compile(r"(?:推[迟延后]|延[期后迟]?|押后|顺延|改[期订定]?|提前)了?(?:[至到于在为]|举行)\s*$")
_CALLED_OFF_THING = re.compile(
    r"(?:在[^，。]{1,8}?)?(?:举行|举办|召开|进行|开幕|上演|开赛|展开)?的[^，。]{1,16}?"
    rf"(?:宣布|已经?|全部|正式|临时|也|都|被|遭){{0,3}}(?:{_CANCEL})(?!了)"
)
"""What a time is the attribute of, called off: 10日举行的博览会被取消."""
DECIDING = Words(plan=_PLAN + _MORE_PLANS, asked=_ASKED, past=_PAST, called_off=f"{_CANCEL}|{_POSTPONE}")
"""The words that decide."""
_CALLED_OFF_HEADS = heads(f"{_CANCEL}|{_POSTPONE}")
_CALLED_OFF = re.compile(rf"(?P<cancelled>{_CANCEL})|(?P<postponed>{_POSTPONE})")
_ATTITUDES = ("准备", "打算")
"""What somebody was about to do on a day is told as fact of that day: 周四晚港口准备重启."""
_DECLARED = re.compile(r"(?:宣布|公布|[确决]定)$")
"""What they make of a day lies ahead: 宣布 + 周三 + 为哀悼日."""
_CONDITIONS = ("如果", "倘若", "一旦")
"""They make a plan of what stands behind them alone: 如果12月得胜."""
_DONE = re.compile(r"[曾已](?:经|多次|两次)?$")
_SETTLED = re.compile(r"[定订]于|安排|排期|预[定订]")
"""Plans also behind 已: 已排期10月再讯."""
_OUTCOME = re.compile(
    r"的[^，。]{0,8}(?:结果|数据|报告|声明|讲话|演说|决定|事件|袭击|爆炸|裁决|判决|言论|表态|胜利|失利|判刑|冲突)"
)
"""What a time has brought, and what it leads to lies ahead: 周二 + 的选举结果 + 将让."""
_NOUN_AFTER = re.compile(r"[^，。的]{1,14}的[^，。的\d]{2,16}")
"""The rest of an attribute and its noun, up to a time: 访台的美国部长. In 即将到来的 + 11月3日 there is no noun."""
_UNTIL, _DATES = frozenset("至到"), frozenset("0123456789年月下明")
_RUNS_UNTIL = re.compile(r"(?<!延长)(?:提供|开放|展出|适用|有效|执行|实施|维持)[至到]$")
"""What runs until a time ends most likely at the nearest such time: 优惠提供至 + 6月26日."""
_COMPARED = re.compile(
    r"(?:同期)?(?:会|要|将)?(?:继续|进一步|更|略|稍|明显|大幅|有所|显著)?[\u4e00-\u9fff]{1,2}(?:[，。、；]|\d|$)"
)
_FIRST_SINCE = re.compile(r"[^，。]{0,12}(?:以来|[以之]?后)[^，。]{0,16}(?:首[次度个位]|第[一二三]|最)")
_AS_THEN = re.compile(r"那样|那般|时?(?:报告|公布|发布|发表|宣布|预测|预估|估计|预期|提出|作出)的")
_HELD_AGAINST = {"比": _COMPARED, "是": _FIRST_SINCE} | dict.fromkeys("从较像由", _AS_THEN)
"""What stands around a time that another is held against: 比 + 三季度 + 继续加快, 将是 + 3月 + 疫情爆发以后的首次,
像 + 4月 + 那样."""
_AS_PLANNED = re.compile(
    r"(?:预定|计划|预计)的?(?:时间)?[是为]?$|(?:会[晤谈面议]|比赛|开[幕始]|举行|投票|聆讯)时间[是为]$"
)
_ENDS_AS_PLANNED = "定划计的间是为\n"
"""What the last character before a time is where the words above may stand; the pattern looks past a last line end."""
_CANCELLED = re.compile(_CANCEL)
_NOTHING_DECIDES = Judgement("happened", "", strong=False)
_REACH = 8
"""No words of such a kind are longer."""
_FORMER = re.compile(r"原(?:[定计订本拟]|有望|可望|预[计定]|打算|准备|希望)|本来")
_FORMERLY = re.compile(r"原(?:[定计订本拟先]|预[计定])?$|原(?:希望|打算|准备|期望|预期|预计)$")
"""What makes a plan one of former times, which may have passed: 原希望 + 争取在9月胜选."""
_WITH_SPEECH = re.compile(r"(?:表示|宣布|说|称|指出|透露|报道|报导|认为|预告|坦承|承认|披露|揭露|受访)$")


def judge(clause: str, start: int, end: int, places: Sequence[int]) -> Judgement:
    """The status that a clause gives to the expression at [start, end) of it; deciding words may begin at the places.

    The nearest deciding word before the expression speaks if it plans; else the first one behind it. Called-off and
    postponed need their word in the same clause.
    """
    stated = _called_off(clause, start, end, places) or _stated(clause, start, end)
    if stated is not None:
        return stated
    before = after = None
    done = 0
    for place in places:
        if place < done or (match := _word_at(clause, place)) is None:
            continue
        done = match.end()
        if done > start:
            after = match if place >= end else _first(clause, end, places)
            break
        before = match
    if before is not None and before.lastgroup in ("plan", "asked") and not _is_done(clause, before):
        if not _is_of_noun(clause, before, start, after):
            return Judgement("planned", before[0], strong=_FORMERLY.search(clause, 0, before.start()) is None)
        before = None
    if after is not None and after[0] in _CONDITIONS:
        after = _first(clause, after.end(), places)
    if after is not None and after[0] in _ATTITUDES and clause[after.start() - 1] not in "做作":
        return Judgement("happened", after[0], strong=True)
    if after is not None and after.lastgroup == "plan" and _OUTCOME.fullmatch(clause, end, after.start()):
        return Judgement("happened", "", strong=True)
    if after is not None:
        return Judgement("planned" if after.lastgroup == "plan" else "happened", after[0], strong=True)
    if before is not None:
        return Judgement("happened", before[0], strong=_WITH_SPEECH.search(before[0]) is None)
    return _NOTHING_DECIDES


def _stated(clause: str, start: int, end: int) -> Judgement | None:
    """What the words right beside a time make of it: 预定时间是 + 周三, 宣布 + 周三 + 为哀悼日, 像 + 4月 + 那样."""
    before = clause[start - 1 : start]
    if before in _UNTIL and clause[start] in _DATES and (runs := _RUNS_UNTIL.search(clause, start - _REACH, start)):
        return Judgement("planned", runs[0], strong=False)
    if before in _HELD_AGAINST and _HELD_AGAINST[before].match(clause, end):
        return Judgement("happened", "", strong=True)
    if clause[end : end + 1] == "为" and (declared := _DECLARED.search(clause, max(0, start - 2), start)):
        return Judgement("planned", declared[0], strong=True)
    if before not in _ENDS_AS_PLANNED:
        return None
    planned = _AS_PLANNED.search(clause, max(0, start - _REACH), start)
    return Judgement("planned", planned[0], strong=True) if planned else None


def _word_at(clause: str, place: int) -> re.Match[str] | None:
    """The deciding word that begins at an offset, unless it only calls something off."""
    word = DECIDING.at(clause, place)
    return None if word is None or word.lastgroup == "called_off" else word


def _first(clause: str, start: int, places: Sequence[int]) -> re.Match[str] | None:
    """The first deciding word that begins at an offset or behind it."""
    behind = (_word_at(clause, place) for place in places if place >= start)
    return next((word for word in behind if word is not None), None)


def _is_done(clause: str, plan: re.Match[str]) -> bool:
    """Whether 已 or 曾 before the planning word make it a thing of the past: 已计划.

    What was 已要求 may yet lie ahead; what was 曾要求 does not.
    """
    if _SETTLED.match(plan[0]) is not None:
        return False
    done = _DONE.search(clause, 0, plan.start())
    return done is not None and (plan.lastgroup == "plan" or done[0].startswith("曾"))


def _is_of_noun(clause: str, plan: re.Match[str], start: int, after: re.Match[str] | None) -> bool:
    """Whether 将 only belongs to the noun that the time is told of: 即将访台的部长 + 5日 + 接受采访.

    即将 does so whatever follows; after 将 alone, only a word that tells a fact shows it.
    """
    if not plan[0].endswith("将") or _NOUN_AFTER.fullmatch(clause, plan.end(), start) is None:
        return False
    return plan[0] == "即将" or (after is not None and after.lastgroup == "past")


def _called_off(clause: str, start: int, end: int, places: Sequence[int]) -> Judgement | None:
    for place in places:
        if clause[place : place + 2] in _CALLED_OFF_HEADS:
            break
    else:
        return None
    match = _CALLED_OFF.search(clause)
    if match is None:
        return None
    if (new := _NEW_TIME.search(clause, 0, start)) is not None:
        return Judgement("planned", new[0], strong=True)
    if (thing := _CALLED_OFF_THING.match(clause, end)) is not None:
        return Judgement("cancelled", thing[0][-2:], strong=True)
    if match.lastgroup == "cancelled":
        planned = _FORMER.search(clause, 0, start) or 0 <= start - match.end() <= 6
        return Judgement("cancelled", match[0], strong=True) if planned else None
    if match[0] in _PUTS_OFF and 0 <= start - match.end() <= 2 and not clause[match.end() : start].strip("了原 "):
        proposed = _PROPOSED.search(clause, 0, match.start())
        return Judgement("planned" if proposed else "postponed", match[0], strong=True)
    former = _FORMER.search(clause, max(0, start - 12), start)
    if former is not None and (cancelled := _CANCELLED.search(clause, end)) is not None:
        return Judgement("cancelled", cancelled[0], strong=True)
    if former is not None:
        return Judgement("postponed", former[0], strong=True)
    return None
