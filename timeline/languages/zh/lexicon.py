"""The closed word lists of Chinese time, as data. All Simplified: texts are folded before they are scanned."""

from __future__ import annotations

from typing import Final, TypeVar

from timeline.model import Part, Precision

T = TypeVar("T")


def words(by_value: dict[T, str]) -> dict[str, T]:
    """Word → value, from value → words set apart by blanks."""
    return {word: value for value, group in by_value.items() for word in group.split()}


S: Final = r"[^\S\n]?"
"""An optional blank, as some papers set one around digits (1 月 31 日)."""

YEN: Final = r"[本圆]|元(?![朗旦首老帅月宵代])"
"""What stands behind 日 in names of Japan and of its money, and not in 25日元朗."""

DIGIT: Final = "〇零一二三四五六七八九"
YEAR: Final = rf"(?:\d{{4}}|[{DIGIT}]{{4}})"
SHORT_YEAR: Final = (
    rf"(?:\d{{2,3}}|[{DIGIT}]{{2,3}}"
    r"|[一二三四五六七八九]?[百]?[〇零]?[一二三四五六七八九]?十[一二三四五六七八九]?|一百[〇零]?[一二三四五六七八九])"
)
MONTH: Final = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|(?<![美欧日港澳加纽新亿万千百十\d])元)"
DAY: Final = (
    r"(?:3[01]|[12]\d|0?[1-9]|三十一?|卅一?|廿[一二三四五六七八九]?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
)
COUNT: Final = (
    r"(?:(?:\d{1,2}+[至到、–~-]|)(?!(?:1[5-9]|20|21)\d\d[^\S\n]?年)\d{1,4}+(?:\.\d++|)"
    r"|(?![一二][〇零一二三四五六七八九]{3}年)(?:[一二两三四五六七八九十]{1,2}[至到](?![^年月周]{1,3}[日号])|)[一二两三四五六七八九十百千万〇零廿卅]{1,5}+|半|[几数][十百千]?|若干|多)"
)
"""How many; four digits before 年 are a year and no count. Most numbers count something else, so that this must fail
quickly: no numeral is given back, and ``|)`` takes ``re`` a third of the time of ``)?``."""

WEEK: Final = r"(?:周|星期|礼拜)"
COUNTED: Final = (
    r"(?:[项名个次家群批位条起宗件场部份支张届轮款架艘辆艇间座枚篇]"
    r"|人(?![民大社行权士员事]|[\u4e00-\u9fff]大)|[死伤][\d一二三四五六七八九]|台(?![湾北中南股海商独军方积企媒电铁当])|例(?![会行如])|所(?![有谓以属在发得为提说])"
    r"|只(?![有是能会要剩在用好])|头(?![条部])|号(?=[线楼馆店机]))"
)
"""What is counted by digits, so that they are no weekday: 本周3项民调, 上周2人."""
WEEKDAY: Final = words(
    {
        0: "一 1",
        1: "二 2",
        2: "三 3",
        3: "四 4",
        4: "五 5",
        5: "六 末 6",
        6: "日 天",
    }
)
"""0 is Monday; 周末 begins on Saturday."""

WEEKS: Final = words(
    {
        0: "本 这 这一 今 今个",
        -1: "上 上一",
        -2: "前 上上",
        1: "下 下一 次",
        2: "下下",
    }
)
MONTHS: Final = words(
    {
        0: "本 这 今个 今",
        -1: "上",
        -2: "上上",
        1: "下",
        2: "下下",
    }
)
YEARS: Final = words(
    {
        0: "今年 本年 本年度 今年度 今岁 本财年 本财政年度 本学年",
        -1: "去年 上年 去年度 上年度 旧年 上财年 上一财年 上个财年 上一个财年 上学年",
        -2: "前年",
        -3: "大前年",
        1: "明年 来年 下年 下一年 下年度 明年度 下财年 下一财年 下个财年 下一个财年 下学年",
        2: "后年",
        3: "大后年",
    }
)
DAYS: Final = words(
    {
        0: "今天 今日 今儿 本日",
        -1: "昨天 昨日 昨儿 寻日 琴日 㖊日",
        -2: "前天 前日",
        -3: "大前天",
        1: "明天 明日 明儿 听日",
        2: "后天 后日",
        3: "大后天 大后日",
    }
)
DAY_LETTERS: Final = words(
    {
        0: "今",
        -1: "昨 㖊",
        -2: "前",
        1: "明 听 翌",
    }
)

PARTS: Final[dict[str, Part]] = words(
    {
        "dawn": "凌晨 半夜 黎明 拂晓",
        "morning": "清晨 清早 早晨 早上 早间 上午 晨早 午前 大清早 一大早 一早 朝早 上昼",
        "noon": "中午 正午 午间 晌午",
        "afternoon": "下午 午后 晏昼 下昼",
        "evening": "傍晚 黄昏 晚上 晚间 夜晚 入夜",
        "night": "深夜 夜里 午夜 夜间 子夜 深宵 夜半",
    }
)
PART_LETTERS: Final[dict[str, Part]] = words(
    {
        "morning": "晨 早 朝",
        "noon": "午",
        "evening": "晚",
        "night": "夜",
    }
)
"""Letters that are a part of day right behind a day: 21日晚."""
PART_HOURS: Final[dict[str, tuple[int, int]]] = words(
    {(5, 8): "清晨 清早 大清早 一大早 一早", (6, 10): "早上 早晨 早间 朝早 晨早", (17, 20): "傍晚 黄昏"}
)
"""Words that are narrower than the part of day they belong to: hours from and to."""
UNITS: Final[dict[str, Precision]] = words(
    {
        "second": "秒 秒钟",
        "minute": "分钟 分",
        "hour": "小时 钟头",
        "day": "天 日 晚 夜",
        "week": "周 星期 礼拜",
        "month": "月",
        "quarter": "季度",
        "year": "年 周年 年度",
        "century": "世纪",
    }
)

VAGUE: Final = words(
    {
        "PRESENT_REF": "目前 当前 现在 如今 眼下 现时 现今 当下 现阶段 此刻 至今 迄今 今时今日 今次 以今 目前为止 "
        "到目前为止 截至目前 迄今为止 当今 现如今 时下 现正",
        "PAST_REF": "近日 日前 近期 最近 近来 早前 此前 稍早 稍早前 之前 先前 早先 当时 不久前 前不久 "
        "过去 往年 近年 近年来 多年来 多年前 后来 其后 随后 之后 此后 前些天 前几天 这几天 "
        "连日 连日来 当年 那时 那年 彼时 早些时候 昔日 近几年 近几年来 "
        "近几个月 近几月 近几周 近几天 近几日 近数年 近数月 近数周 近数日 前段时间 一直以来 "
        "长期以来 有史以来 此时 这时 刚刚 刚才 历来 以往 以前 早年 期间 其间 近些年 数日前 "
        "数天前 几天前 多日来 当初 同期",
        "FUTURE_REF": "未来 将来 日后 今后 届时 稍后 不久 不久后 不久的将来 即将 短期内 近期内 往后 稍晚 "
        "今后一段时间 未来数年 未来几年 未来数月 未来几个月 未来数周 未来几周 未来几天 未来数日 "
        "未来数天",
    }
)
"""Words for now, before and later, and their TIMEX3 values."""

BEFORE: Final = r"(?:之?前|以前)"
AFTER: Final = r"(?:之?后|以后|过后)"
WITHIN: Final = r"(?:之内|以内|内|里)"
THIRDS: Final = words(
    {
        "early": "初 年初 月初 上旬 上半月 伊始 初期 早期 早段 之初 初叶 前期 开年 早些时候 稍早 早前",
        "mid": "中 年中 月中 中旬 中期 中叶 中段",
        "late": "底 末 年底 月底 年末 月末 下旬 末期 下半月 后期 晚期 末叶 之末 岁末 尾 季末 年尾 月尾 晚些时候 稍晚 "
        "较晚时候",
    }
)
