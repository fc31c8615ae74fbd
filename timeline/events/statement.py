"""Whether words say what happened, or no more than of whom or where: a title is no title without a predicate.

There is no telling verbs from nouns without a dictionary. So the words that nearly always are, or stand beside, the
verb of a clause are listed, in Simplified characters; what has none of them gets the clause that follows, which does
little harm where the words would have been enough.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from timeline.events.any_of import any_of
from timeline.events.words import SPEECH
from timeline.languages.zh.fold import fold

_BESIDE_VERBS: Final[tuple[str, ...]] = (
    "被", "将", "把", "未", "已", "曾", "仍", "遭", "获", "没", "是", "了", "着", "让", "也", "还", "都", "均", "皆",
    "正在", "即将", "不", "无法", "可以", "可能", "可望", "有望", "能够", "应该", "应当", "必须", "需要", "不得",
    "才", "就", "却", "再次", "再度", "一直", "持续", "继续", "分别", "两次", "三次", "多次", "数次", "几次", "共同",
    "正式", "突然", "相继", "陆续", "同意", "会在", "会将", "会向", "会对", "会有", "会被", "会以", "拟", "宜", "欲",
    "要",
)  # fmt: skip
"""What stands beside the verb of a clause, and hardly in names."""

_VERBS: Final[tuple[str, ...]] = (
    "有", "为", "达到", "高达", "达成", "使得", "促使", "超过", "升至", "降至", "上升", "上涨", "下跌", "下降",
    "大涨", "大跌", "收涨", "收跌", "收于", "收报", "报收", "收盘", "增至", "减至", "增长", "增加", "减少", "回升",
    "回落", "攀升", "飙升", "新增", "累计", "录得", "占", "创", "低于", "高于", "等于", "属于", "位于", "来自",
    "在于", "处于", "成为", "担任", "出任", "接任", "升任", "当选", "连任", "获选", "辞去", "请辞", "辞职", "离任",
    "离职", "卸任", "退休", "下台", "上任", "就任", "就职", "宣誓", "举行", "举办", "召开", "进行", "开会", "开庭",
    "开幕", "闭幕", "开始", "结束", "展开", "启动", "推出", "推动", "推进", "实施", "生效", "落实", "执行", "采取",
    "通过", "批准", "核准", "否决", "签署", "签订", "缔结", "建立", "成立", "创立", "创办", "创建", "设立", "解散",
    "关闭", "关停", "开放", "开通", "开业", "重启", "重开", "恢复", "停止", "停工", "停课", "暂停", "中断", "中止",
    "终止", "取消", "推迟", "延期", "延后", "提前", "撤销", "撤回", "撤出", "撤军", "退出", "加入", "参加", "参与",
    "出席", "缺席", "率团", "率领", "前往", "抵达", "到达", "飞抵", "飞往", "离开", "返回", "回国", "回到", "来到",
    "赶到", "进入", "出发", "启程", "访华", "出访", "到访", "来访", "会见", "会晤", "会谈", "会面", "见面", "通话",
    "通电话", "通了电话", "致电", "致信", "致函", "发信", "写信", "发文", "发表", "发布", "发出", "发射", "发动",
    "发起", "发生", "发现", "爆发", "出现", "出生", "出版", "出炉", "出台", "公开", "公告", "刊登", "刊发", "刊出",
    "播出", "上映", "上市", "上线", "下架", "推文", "说明", "介绍", "指控", "控告", "起诉", "提告", "上诉", "抗诉",
    "审理", "宣判", "判处", "判决", "判刑", "裁定", "裁决", "定罪", "认罪", "无罪", "获释", "释放", "逮捕", "拘留",
    "拘捕", "刑拘", "抓捕", "抓走", "带走", "绑架", "关押", "羁押", "扣留", "扣押", "搜查", "传唤", "调查", "立案",
    "通缉", "枪杀", "枪击", "杀害", "死亡", "死于", "去世", "逝世", "过世", "病逝", "身亡", "丧生", "遇害", "遇难",
    "受伤", "染疫", "感染", "确诊", "出院", "住院", "入院", "接种", "接受", "接获", "接到", "收到", "得到", "取得",
    "赢得", "拿到", "拿下", "击败", "战胜", "获得", "失去", "输给", "夺得", "夺冠", "打破", "刷新", "打败", "打击",
    "打开", "袭击", "攻击", "入侵", "占领", "轰炸", "击落", "坠毁", "沉没", "起飞", "降落", "登陆", "倒塌", "着火",
    "起火", "封锁", "封城", "封关", "解封", "禁止", "限制", "制裁", "反对", "支持", "拒绝", "要求", "请求", "申请",
    "提出", "提交", "提名", "提议", "建议", "任命", "委任", "罢免", "开除", "解雇", "裁员", "聘请", "邀请", "欢迎",
    "感谢", "祝贺", "道歉", "谴责", "抗议", "示威", "游行", "集会", "罢工", "聚集", "走上", "冲进", "闯入", "包围",
    "驱散", "冲突", "违反", "违约", "涉嫌", "造成", "导致", "引发", "引起", "带来", "影响", "面临", "遇到", "陷入",
    "遭到", "遭受", "受到", "受阻", "受", "看到", "见到", "听到", "知道", "认为", "相信", "希望", "期待", "预计",
    "预期", "估计", "预测", "预报", "显示", "决定", "打算", "计划", "准备", "考虑", "试图", "企图", "威胁", "承诺",
    "保证", "允许", "准许", "选择", "转向", "转为", "变成", "改为", "改名", "更名", "改变", "下令", "签发", "颁布",
    "颁发", "授予", "荣获", "使用", "利用", "用于", "收购", "购买", "买下", "买入", "卖出", "出售", "售出", "投资",
    "投入", "支付", "付出", "提供", "捐出", "捐赠", "交付", "运抵", "运往", "送往", "送到", "送医", "送交", "交给",
    "移交", "引渡", "遣返", "驱逐", "入境", "出境", "移民", "逃往", "逃到", "流亡", "失踪", "失联", "曝光", "揭露",
    "泄露", "爆料", "证明", "反映", "代表", "包括", "包含", "涵盖", "涉及", "牵涉", "关于", "旨在", "致力", "负责",
    "主持", "领导", "指挥", "视察", "考察", "检查", "检测", "检验", "研究", "研发", "开发", "制造", "生产", "建造",
    "建成", "兴建", "动工", "施工", "竣工", "完成", "完工", "交易", "成交", "融资", "募资", "破产", "倒闭", "亏损",
    "盈利", "扭亏", "入选", "列入", "列为", "纳入", "跻身", "登上", "下水", "入列", "服役", "退役", "毕业", "入学",
    "就读", "考上", "教书", "任教", "任职", "工作", "加盟", "结婚", "离婚", "修炼", "做", "写", "讲", "谈", "问",
    "叫", "打电话", "拍摄", "上演", "演出", "呼吁", "敦促", "警告", "批评", "实现", "翻倍", "届满", "揭晓", "重挫",
    "跳涨", "走软", "走强", "下滑", "收低", "收高", "收红", "收黑", "报价", "触及", "突破", "落幕", "对峙", "发行",
    "换发", "访问", "访美", "访台", "发病", "坠", "撰文", "病故", "病死", "猝死", "确认", "查获", "调回", "追讨",
    "移送", "纪念", "探望", "回归", "补助", "恶化", "显现", "取缔", "传出", "指派", "胜出", "入禀", "入读", "推选",
    "修正", "修订", "更新", "上街", "移居", "旅居", "抄家", "判", "夸耀", "驳回", "反驳", "驶", "赶", "掉", "撞",
    "捍卫", "定下", "立下", "建国", "亦", "指责", "透过", "借助", "戴", "邮寄", "寄", "挂", "抓", "送", "通报",
    "通知", "打入", "闯进", "拆", "砸", "抢", "查处", "被查", "清空", "贴出", "张贴", "引述", "援引", "订", "定于",
    "湧现", "涌现", "搁浅", "开工", "解除", "废除", "免除", "删去", "刊", "凿", "派员", "协助", "上扬", "扬", "站上",
    "惹", "搬", "掩盖", "当上", "击中", "镇压", "幸免", "供水", "预购", "出货", "诊断", "直播", "感到", "觉得",
    "感觉", "变得", "显得", "堪称", "仅", "共有", "不再", "主因", "源于", "缘于", "证实", "指称", "增", "减", "涨",
    "跌", "回吐", "跃居", "称", "说", "指出", "编列", "放假", "停飞", "启航", "登场", "出战", "报名", "上路", "签",
    "扑灭", "罢", "买", "卖", "进攻", "反攻", "吸引", "落成", "迎战", "对战", "通车", "检讨", "声称", "掌管", "查明",
    "指示", "晋升", "晋级", "淘汰", "失利", "获胜", "险胜", "大胜", "完胜", "落败", "败给", "不敌", "横扫", "征集",
)  # fmt: skip
"""Words that nearly always are the verb of a clause."""

_NO_VERBS: Final[dict[str, str]] = {
    "有": "限关", "为": "止何", "将": "军领士来", "未": "来", "都": "市会", "不": "动锈", "要": "闻塞点员道",
    "创": "意业新", "也": "门纳", "占": "比", "受": "害访", "进行": "式", "工作": "组者人员室", "调查": "局员报组",
    "检查": "院员", "检测": "站试", "代表": "团处大", "研究": "所院员中人生", "投资": "者人银公", "移民": "局署",
    "领导": "人班", "交易": "所员额日平", "限制": "级", "投入": "量", "制造": "厂业商", "会谈": "室", "写": "手真",
    "谈": "判", "问": "题", "做": "法", "叫": "兽", "买": "家", "卖": "家", "执行": "长官", "指挥": "官部中",
    "开发": "区商", "公开": "赛信", "生产": "商线总", "参与": "者度", "出版": "社商物", "支持": "者", "示威": "者",
    "抗议": "者", "负责": "人", "主持": "人", "发动": "机", "签": "证名", "订": "单", "计划": "生署", "收盘": "价价",
    "讲": "话座师", "关押": "点处", "是": "次非", "起诉": "书", "判决": "书", "拘留": "所证通", "逮捕": "证",
    "打击": "率", "感染": "者率", "死亡": "人率病", "确诊": "病个者人", "影响": "力", "服役": "期", "预测": "值",
    "就": "业学是", "着": "名作", "增": "城", "减": "法", "涨": "停", "跌": "停", "称": "号呼职", "说": "法服",
    "访问": "学团", "纪念": "日馆碑品", "判": "断例", "发射": "场架站塔井", "发行": "量商价", "回归": "线", "坠": "饰",
    "修订": "版本案",
    "修正": "案", "刊": "物", "才": "能华", "还": "款", "罢": "免", "无罪": "推", "正式": "员",
}  # fmt: skip
"""What must not follow some of them, each a single letter."""


_NO_VERBS_BEHIND: Final[dict[str, str]] = {
    "为": "华作因认行", "才": "人天", "将": "大上中少名", "都": "首成京国古故东", "拟": "虚模", "均": "平人",
    "创": "原文重开草", "是": "于但", "要": "主重需只纪摘", "受": "接享", "工作": "要", "还": "归", "就": "成",
    "有": "国公私所", "不": "从", "签": "标", "问": "顾学访", "讲": "演", "谈": "会面座商", "做": "当叫",
    "判": "谈裁审", "驶": "驾", "说": "小传学", "称": "名职人号简", "减": "递", "增": "递", "赶": "追",
}  # fmt: skip
"""What must not stand before some of them, each a single letter."""


def _guarded(word: str) -> str:
    """What stands behind the first letter of such a word, and what must not stand around it."""
    before, after = _NO_VERBS_BEHIND.get(word, ""), _NO_VERBS.get(word, "")
    return (f"(?<![{before}].)" if before else "") + word[1:] + (f"(?![{after}])" if after else "")


_SPOKEN: Final = tuple(word for word in SPEECH if not word.isascii() and len(word) > 1)
VERB: Final = re.compile(any_of((*_BESIDE_VERBS, *_VERBS, *_SPOKEN), _guarded))
"""Any of all these words."""
_NOUNS_TOO: Final[tuple[str, ...]] = (
    "会晤", "会谈", "会面", "通话", "访问", "调查", "研究", "游行", "集会", "示威", "冲突", "投资", "交易", "制裁",
    "袭击", "攻击", "封锁", "选择", "计划", "建议", "工作", "判决", "审理", "检测", "检查", "预测", "演出", "生产",
    "开发", "代表", "领导", "限制", "影响", "纪念", "死亡", "感染", "确诊", "罢工", "抗议", "谈",
)  # fmt: skip
"""Those that may well be a noun: where a clause begins with them, or nothing else stands behind a 的."""
_NOUN: Final = 4
_BEFORE_VERBS: Final = frozenset("在从由向以对随因按经与和同跟沿替藉借拿应可能须需更然")
_GOING_ON: Final = frozenset("遂又再并且均皆即便仍也还都曾已将亦则却才只尚后原反")
"""What a clause may begin with that goes on with what another began."""
AUXILIARIES: Final = ("将", "曾", "拟", "正在")
"""What a verb follows, though a time stood between them: 渔民将于7日，分别在南港和北港集会."""
_WANTING_ENDS: Final[tuple[str, ...]] = (
    *AUXILIARIES,
    "认为", "相信", "显示", "发现", "预计", "预期", "预测", "估计", "希望", "担心", "意味着", "包括", "旨在", "获悉",
    "得知", "指", "证明", "消息", "决定", "说好", "商定", "约定", "考虑到", "影响", "涉嫌", "情况下", "前提下",
    "条件下", "背景下", "帮助下", "压力下", "阴影下", "指导下", "带领下", "努力下", "之下", "统计", "看来", "天内",
    "日内", "月内", "年内", "时内", "周内", "而言", "来说", "来看", "相比", "同时", "规定", "名义", "形式", "会上",
    "议上",
    "场上", "路上", "里", "期间", "初期", "前夕", "之初", "之际", "为例", "为由", "保证", "一样", "那样", "时候",
    "范围内", "问及", "问到", "询问",
)  # fmt: skip
"""What no statement ends with: something must be told of what stands before."""
_WANTING_STARTS: Final[tuple[str, ...]] = (
    "由于", "虽然", "尽管", "即使", "不但", "不仅", "如果", "假如", "倘若", "若", "无论", "不论", "只要", "除非",
    "除了",
    "随着", "为了", "作为", "根据", "依据", "依照", "按照", "正如", "就如", "如同", "相较", "相对于", "考量", "加上",
    "鉴于", "继", "既", "经过",
)  # fmt: skip
"""What a clause begins with that is not the main one."""
_WANTS_FROM_START = re.compile(
    "(?:[他她曾]|直到|单是)?(?:据(?!点)|为(?!止)|当(?![选局天日晚地中事])|因(?!此|.*[被遭而惹获引死]))"
)
"""What a clause begins with that asks for more."""
_WANTS_MORE = re.compile(
    r"(?:告诉.{0,8}|在.*下|(?:敦促|呼吁|要求|请求|提醒).{0,3}|除.*外|(?:有关|关于|对于).{0,6}|以(?<=....以)[后来]"
    r"|之(?<=..之)[前后]|中(?<=[^国]中)|是(?<!不是)|向.{2,14}(?:[者人会局院部府]|公司)|[以与].{2,16}(?:原料|方式|身份)"
    r"|因(?<![基原起主死肇成病]因)(?![此素子果应]|.*[被遭而惹获引死]).{2,})$"
)
"""What else asks for more of the last clause of some words."""
_WANTS_ALONE = re.compile(r"[在对为随据按当除就]|针对|关于|至于|从.*(?:现在|至今|以来|起)$")
"""What asks for more where there is no clause before it."""
_OCCASION = re.compile(
    "[在于因从自由据按随为继作经]|由于|根据|依据|依照|鉴于|对于|关于|至于|针对|正如|就如|如同|相[较比]|考[虑量]|除了|直到"
)
_OUTER = re.compile(r"了|没有|[将把是](?!军|领|否)|(?<!的)[一两三四五六七八九十\d][个份项次系些种款笔起]")
"""What belongs to the verb of a clause even before an attribute: 签署了新的协定."""


@lru_cache(maxsize=64)
def folded(words: str) -> str:
    """Words in Simplified characters, which are asked for several times while a title is made."""
    return fold(words)


def has_predicate(words: str) -> bool:
    """Whether words, folded to Simplified characters, have a predicate: 央企外派的员工 has none, as its verb is 的's.

    What stands before the last 的 only tells which one is meant.
    """
    tail = words.rstrip("的").rfind("的") + 1
    if tail and words[tail:].endswith(_NOUNS_TOO) and len(words) - tail <= _NOUN:
        return False
    return has_verb(words, tail) or (tail > 0 and _OUTER.search(words, 0, tail) is not None)


def has_verb(words: str, start: int = 0) -> bool:
    """Whether there is a verb in folded words from ``start`` on, be it an attribute's, or what stands beside one."""
    return VERB.search(words, start) is not None


def may_be_subject(words: str) -> bool:
    """Whether folded words may be no more than a subject: 会谈 is a noun where nothing stands behind it."""
    return words.endswith(_NOUNS_TOO) or not has_predicate(words)


def is_complete(words: str) -> bool:
    """Whether folded words have a predicate, and all that it asks for: 他相信 and 曾因参加聚会 want another clause."""
    return not wants_more(words) and has_predicate(words)


def wants_more(words: str) -> bool:
    """Whether folded words are such as no statement ends with, or only begins with."""
    if words.endswith(_WANTING_ENDS):
        return True
    begin = words.rfind("，") + 1
    clause = words[begin:]
    if clause.startswith(_WANTING_STARTS) or _WANTS_FROM_START.match(clause) or _WANTS_MORE.search(clause):
        return True
    return begin == 0 and _WANTS_ALONE.match(clause) is not None


def may_end(words: str) -> bool:
    """Whether folded words may be cut off here where there is no room for more: they have a verb, and want no more."""
    return has_verb(words) and not wants_more(words)


def is_occasion(words: str) -> bool:
    """Whether folded words only tell on what occasion something happened, without any condition: 根据该协议的要求."""
    return _OCCASION.match(words) is not None


def begins_with_verb(words: str) -> bool:
    """Whether folded words begin with a verb, or with what stands before one."""
    return words[:1] in _BEFORE_VERBS or VERB.match(words) is not None


def lacks_subject(words: str) -> bool:
    """Whether a folded clause begins with its predicate: 会谈结束 begins with its subject."""
    return not words.startswith(_NOUNS_TOO) and begins_with_verb(words)


def wants_subject(words: str) -> bool:
    """Whether none of the clauses of folded words says of whom it tells something: 后被捕，遂被判刑."""
    return all(_has_none(clause) for clause in words.split("，") if clause)


def _has_none(clause: str) -> bool:
    """Whether a clause has no subject; one that stands behind an attribute (曾同台的甲某接受) is one."""
    begins_late = clause[:1] in _GOING_ON or lacks_subject(clause)
    return begins_late and not has_predicate(clause[clause.rfind("的") + 1 :] if "的" in clause else "")
