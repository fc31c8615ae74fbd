"""The closed word lists of Chinese time, as data. All Simplified: texts are folded before they are scanned."""

from __future__ import annotations

from typing import Final

from timeline.grammar.rule import one_of
from timeline.model import Part, Precision

S: Final = r"[^\S\n]?"
"""An optional blank, as some papers set one around digits (1 月 31 日)."""

DIGIT: Final = "〇零一二三四五六七八九"
YEAR: Final = rf"(?:\d{{4}}|[{DIGIT}]{{4}})"
SHORT_YEAR: Final = rf"(?:\d{{2,3}}|[{DIGIT}]{{2,3}}|[一二三四五六七八九]?[百]?[〇零]?[一二三四五六七八九]?十[一二三四五六七八九]?)"
MONTH: Final = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
DAY: Final = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|卅一?|廿[一二三四五六七八九]?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
COUNT: Final = r"(?:(?:\d{1,2}(?:至|到|、|-|–|~))?(?!(?:1[5-9]|20|21)\d\d[^\S\n]?年)\d{1,4}(?:\.\d+)?|[一二两三四五六七八九十百千万〇零廿卅]{1,5}|半|几|数|若干|多)"

WEEKDAY: Final = {w: i for i, w in enumerate("一二三四五六日")} | {"天": 6, "末": 5}
WEEKDAY |= {str(i + 1): i for i in range(6)}
WEEK: Final = r"(?:周|星期|礼拜)"

WEEKS: Final = {
    "本": 0, "这": 0, "这一": 0, "今": 0, "今个": 0, "上": -1, "上一": -1, "前": -2, "上上": -2, "下": 1, "下一": 1,
    "下下": 2, "次": 1,
}  # fmt: skip
MONTHS: Final = {"本": 0, "这": 0, "今个": 0, "今": 0, "上": -1, "上上": -2, "下": 1, "下下": 2}
YEARS: Final = {
    "今年": 0, "本年": 0, "本年度": 0, "今年度": 0, "去年": -1, "上年": -1, "去年度": -1, "上年度": -1, "前年": -2, "大前年": -3,
    "明年": 1, "来年": 1, "下年": 1, "下一年": 1, "下年度": 1, "明年度": 1, "后年": 2, "大后年": 3, "旧年": -1, "今岁": 0,
}  # fmt: skip
DAYS: Final = {
    "今天": 0, "今日": 0, "今儿": 0, "本日": 0, "昨天": -1, "昨日": -1, "昨儿": -1, "前天": -2, "前日": -2, "大前天": -3,
    "明天": 1, "明日": 1, "明儿": 1, "后天": 2, "后日": 2, "大后天": 3, "大后日": 3, "寻日": -1, "琴日": -1, "听日": 1,
}  # fmt: skip
DAY_LETTERS: Final = {"今": 0, "昨": -1, "前": -2, "明": 1, "听": 1, "翌": 1}

PARTS: Final[dict[str, Part]] = {
    "凌晨": "dawn", "半夜": "dawn", "黎明": "dawn", "拂晓": "dawn",
    "清晨": "morning", "清早": "morning", "早晨": "morning", "早上": "morning", "早间": "morning", "上午": "morning", "晨早": "morning",
    "午前": "morning", "大清早": "morning", "一早": "morning", "朝早": "morning", "上昼": "morning",
    "中午": "noon", "正午": "noon", "午间": "noon", "晌午": "noon",
    "下午": "afternoon", "午后": "afternoon", "晏昼": "afternoon", "下昼": "afternoon",
    "傍晚": "evening", "黄昏": "evening", "晚上": "evening", "晚间": "evening", "夜晚": "evening", "入夜": "evening",
    "深夜": "night", "夜里": "night", "午夜": "night", "夜间": "night", "子夜": "night", "深宵": "night", "夜半": "night",
}  # fmt: skip
PART_LETTERS: Final[dict[str, Part]] = {
    "晨": "morning", "早": "morning", "朝": "morning", "午": "noon", "晚": "evening", "夜": "night",
}  # fmt: skip
"""Letters that are a part of day right behind a day: 21日晚."""

UNITS: Final[dict[str, Precision]] = {
    "秒": "second", "秒钟": "second", "分钟": "minute", "分": "minute", "小时": "hour", "钟头": "hour", "天": "day", "日": "day",
    "周": "week", "星期": "week", "礼拜": "week", "周末": "week", "月": "month", "季": "quarter", "季度": "quarter", "年": "year",
    "年代": "decade", "世纪": "century", "晚": "day", "夜": "day", "周年": "year", "年度": "year", "载": "year",
}  # fmt: skip

NOW_WORDS: Final = (
    "目前", "当前", "现在", "如今", "眼下", "现时", "现今", "当下", "现阶段", "此刻", "至今", "迄今", "今次", "以今", "目前为止",
    "到目前为止", "截至目前", "迄今为止", "当今", "现如今", "时下", "现正",
)  # fmt: skip
PAST_WORDS: Final = (
    "近日", "日前", "近期", "最近", "近来", "早前", "此前", "稍早", "稍早前", "之前", "先前", "早先", "当时", "不久前", "前不久",
    "过去", "往年", "近年", "近年来", "多年来", "多年前", "后来", "其后", "随后", "之后", "此后", "前些天", "前几天", "这几天",
    "连日", "连日来", "当年", "那时", "那年", "彼时", "早些时候", "昔日", "近几年", "近几年来", "前段时间", "一直以来",
    "长期以来", "有史以来", "此时", "这时", "刚刚", "刚才", "历来", "以往", "以前", "早年", "期间", "其间", "近些年", "数日前", "数天前",
    "几天前", "多日来", "当初", "同期", "去年同期",
)  # fmt: skip
FUTURE_WORDS: Final = (
    "未来", "将来", "日后", "今后", "届时", "稍后", "不久", "不久后", "不久的将来", "即将", "短期内", "近期内", "往后", "稍晚",
    "今后一段时间", "未来数年", "未来几年", "未来数月", "未来几个月", "未来数周", "未来几周", "未来几天", "未来数日", "未来数天",
)  # fmt: skip

BEFORE: Final = r"(?:之?前|以前)"
AFTER: Final = r"(?:之?后|以后|过后)"
WITHIN: Final = r"(?:之内|以内|内|里)"
EVERY: Final = r"(?:每(?:逢|隔|一|个)*|逐)"
THIRDS: Final = {
    "初": "early", "年初": "early", "月初": "early", "上旬": "early", "伊始": "early", "初期": "early", "早期": "early", "早段": "early",
    "之初": "early", "初叶": "early", "前期": "early", "开年": "early",
    "中": "mid", "年中": "mid", "月中": "mid", "中旬": "mid", "中期": "mid", "中叶": "mid", "中段": "mid",
    "底": "late", "末": "late", "年底": "late", "月底": "late", "年末": "late", "月末": "late", "下旬": "late", "末期": "late",
    "后期": "late", "晚期": "late", "末叶": "late", "之末": "late", "岁末": "late", "尾": "late", "季末": "late", "年尾": "late",
    "月尾": "late", "晚些时候": "late", "稍晚": "late", "较晚时候": "late", "早些时候": "early", "稍早": "early", "早前": "early", "余下时间": "late",
}  # fmt: skip
ANY_UNIT: Final = one_of(UNITS)
