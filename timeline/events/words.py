"""Word lists for telling whether two clauses tell the same thing. Simplified characters: texts are folded first."""

from __future__ import annotations

from typing import Final

SYNONYMS: Final[dict[str, tuple[str, ...]]] = {
    "§meet": (
        "会晤", "会谈", "会面", "会见", "见面", "面谈", "见一面", "峰会", "高峰会", "会议",
        "summit", "meeting", "talks", "meet",
    ),
    "§online": ("视频", "视讯", "视像", "线上", "在线", "云端", "连线", "virtual", "online", "video"),
    "§leaders": (
        "元首", "首脑", "领导人", "领袖", "国家主席", "主席", "总统", "总理", "首相", "国王",
        "leaders", "president", "premier", "prime minister",
    ),
    "§ministers": (
        "外长", "外交部长", "外交部部长", "国务卿", "外交大臣", "外务大臣", "外务相", "外相",
        "foreign ministers", "foreign minister",
    ),
    "§adviser": (
        "总统国家安全事务助理", "国家安全事务助理", "国家安全顾问", "国安顾问", "国安会顾问",
        "national security adviser", "national security advisor",
    ),
    "§visit": ("访问", "出访", "到访", "来访", "走访", "造访", "往访", "visit", "visits", "visited"),
    "§call": ("通电话", "通了电话", "通话", "致电", "电话", "phone", "call", "called"),
    "§arrive": ("抵达", "飞抵", "到达", "抵步", "行抵", "arrived", "arrives", "arrive"),
    "§feast": ("宴请", "设宴", "晚宴", "午宴", "国宴", "款宴", "欢迎宴会", "宴会"),
    "§guests": ("访问团", "代表团", "访团", "delegation"),
}  # fmt: skip
"""Words that different outlets use for one thing; alone, they mean the one that their article is about."""

ACTS: Final[dict[str, tuple[str, ...]]] = {
    "§arrest": ("逮捕", "拘捕", "被捕", "抓捕", "拘留", "拘押", "羁押", "arrested", "arrest", "detained"),
    "§sue": ("提起诉讼", "提起了诉讼", "提出诉讼", "提出了诉讼", "起诉", "提告", "控告", "sued", "lawsuit"),
    "§resign": ("引咎辞职", "辞职", "请辞", "总辞", "辞去", "resigned", "resigns", "resignation"),
}
"""The same of what is done to somebody or by somebody, who has to be named."""

SPEECH: Final[tuple[str, ...]] = (
    "回应指", "回复指", "反驳指", "澄清指", "报道指", "报导指", "发文指",
    "发布新闻稿", "发表新闻稿", "发新闻稿", "发表声明", "发表了声明", "发声明指",
    "发声明称", "发声明", "发布声明", "举行记者会", "主持记者会", "例行记者会",
    "记者会", "发布会", "简报会", "吹风会", "表示", "表明", "宣布", "公布", "证实", "重申", "透露", "报道", "报导",
    "指出", "强调", "回应", "呼吁", "敦促", "警告", "批评", "谴责", "否认", "承认", "说明", "通报", "披露",
    "声称", "宣称", "坦言", "解释", "告诉", "提到", "谈到", "提及", "谈及", "称", "说",
    "said", "says", "announced", "told", "confirmed", "stated", "tweeted",
)  # fmt: skip
"""Words that make the happening itself somebody's saying something."""

STAGES: Final[dict[str, tuple[str, ...]]] = {
    "end": ("结束", "闭幕", "落幕", "告终", "收场", "散会", "ended", "ends", "concluded", "closed"),
    "start": ("开始", "开幕", "登场", "揭幕", "拉开帷幕", "启动", "began", "begins", "started", "starts", "opened"),
}
"""Words that tell which end of a happening is meant."""

ROLES: Final[tuple[str, ...]] = (
    "发言人", "先生", "女士", "记者", "官员", "国务委员", "消息人士", "知情者", "知情人士", "spokesperson",
    "路透社", "路透", "法新社", "美联社", "新华社", "中新社", "中央社", "彭博社", "德新社", "共同社", "韩联社",
    "塔斯社", "报道说", "报道称", "报道指", "报导说", "报导称", "报导指",
    "发文写道", "接受访问", "接受采访", "接受专访",
)  # fmt: skip
"""Words that every speaker may bear, and agencies, which tell a hundred things a day: they tell no two apart."""

GENERIC: Final[tuple[str, ...]] = (
    "中国", "美国", "英国", "法国", "德国", "韩国", "俄国", "泰国", "我国", "各国", "两国", "日本", "印度", "台湾",
    "香港", "北京", "澳洲", "俄罗斯", "中方", "美方", "官方", "当局", "政府", "媒体", "报告", "数据", "专家", "分析",
    "消息",
)  # fmt: skip
"""Speakers that are no one in particular: that they say something is no happening of its own."""

FUNCTION: Final[tuple[str, ...]] = (
    "举行", "举办", "召开", "进行", "将会", "即将", "预计", "有望", "可能", "计划", "已经", "正式", "透过", "通过",
    "方式", "以及", "并且", "但是", "因为", "所以", "如果", "他们", "我们", "这次", "此次", "本次", "首次", "第一次",
    "双方", "同意", "最快", "最早", "最迟", "据报", "原则上", "之间", "日前", "当时", "其中", "没有", "不会", "进一步",
    "消息", "的", "了", "在", "于", "将", "会", "和", "同", "与", "就", "对", "等", "是", "也", "还", "已", "曾", "被",
    "拟", "料", "把", "让", "向", "从", "到", "至", "由", "以", "为", "并", "而", "且", "或", "及", "其", "此", "这",
    "那", "有",
    "不", "又", "再", "该", "各", "都", "着", "过", "后", "前", "时", "他", "她", "它", "我", "你", "很", "更", "最",
    "据", "才", "只", "却", "则", "实际上", "实际", "终于", "随即", "接着", "继续", "大约", "预定", "原定", "定于",
    "备受瞩目", "备受关注", "备受注目", "举世瞩目", "上一次", "上次", "前一次", "最近一次", "一次",
    "两度", "两次", "三次", "多次", "再度", "两人", "二人", "安排", "敲定", "商定", "说好", "筹备",
)  # fmt: skip
"""Words that tell nothing of the matter."""

ENGLISH_FUNCTION: Final[frozenset[str]] = frozenset({
    "the", "an", "of", "to", "in", "on", "at", "for", "and", "or", "with", "by", "from", "as", "is", "are", "was",
    "were", "be", "been", "will", "would", "has", "have", "had", "that", "this", "it", "its", "he", "she", "they",
    "his", "her", "their", "after", "before", "during", "about", "into", "over", "not", "but", "held", "hold", "holds",
})  # fmt: skip
"""English words that tell nothing of the matter."""
