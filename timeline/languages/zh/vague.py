"""Words that point to now, before or later without naming a time: 目前, 近日, 届时. Kept, never an event."""

from __future__ import annotations

import re

from timeline.grammar.reading import Vague
from timeline.grammar.rule import one_of, rule
from timeline.languages.zh.lexicon import VAGUE, S


def _words(value: str) -> str:
    return one_of(word for word, meaning in VAGUE.items() if meaning == value)


@rule(
    rf"(?:(?<=[传展活留续存走]到)|(?<=直到)|(?<=时至)|(?<=变成了)|(?<=年后的))今[天日](?!为止|[早清上中下凌傍晚夜深])|(?:(?<=到)|(?<=到了))今[天日](?=[都也还仍]|如此|这[样般么步]|的地步)|(?<=像)今[天日](?=这[样般么]|一样|如此)|(?<=[活放]在)今[天日]|(?<=即使是|即便是|就算是)今[天日]|(?<=不会有|就没有)今[天日](?=的)|今[天日](?=，像这样的|绝大多数)|今[天日](?=，[^，。\n]{{1,12}}是[^，。\n]{{0,16}}之一)|今[天日](?=来看[，是]|看来，|所[说谓见处]|[中美日俄英法德印韩台]{{2}}关系)"
    rf"|今[天日](?=的(?:政权|中国|社会|世界|香港|台湾|美国|欧洲|农村|年轻|局面|格局|面貌|模样|样子|地位|成就|时代|青年|孩子们|大学生|人们|我们))|{_words('PRESENT_REF')}(?<!至今(?=[年天日晚早]))(?<![出发呈体表实展再重涌浮]现[在正今])(?<!随即将)(?!(?<=当下)午)(?<!以今(?=[天日年月早晚晨午春夏秋冬]))",
    examples={
        "«目前»在全国": "PRESENT_REF",
        "«当前»局势": "PRESENT_REF",
        "变成了«今天»的样子": "PRESENT_REF",
        "到«今天»都没有答案": "PRESENT_REF",
        "旧约到了«今天»也还有效": "PRESENT_REF",
        "放在«今天»来看": "PRESENT_REF",
        "从没有像«今天»这样明白": "PRESENT_REF",
        "«今天»绝大多数的人并不知情": "PRESENT_REF",
        "到«今天»如此糟糕的地步": "PRESENT_REF",
        "«今天»，它是当地最知名的学校之一": "PRESENT_REF",
        "即使是«今天»，它也常用": "PRESENT_REF",
        "«今日»中日關係的難題": "PRESENT_REF",
        "«今時今日»，仍可上街": "PRESENT_REF",
        "没有他就不会有«今天»的学校": "PRESENT_REF",
    },
    never=[
        "实现目标",
        "展现实力",
        "出现在现场",
        "今天的会议",
        "会有今天的会议",
        "今天看来要下雨",
        "以今天最高点作收",
        "今日中国新增三例",
    ],
)
def now(match: re.Match[str]) -> Vague:
    """A word for the present."""
    return Vague("PRESENT_REF")


@rule(
    rf"{_words('PAST_REF')}(?<![生节假近\d一二三四五六七八九十]日前)(?<![捱熬走回带送跑掩得不]过去)(?!{S}[半天一二两三四五六七八九十\d]{{1,3}}{S}[年天个月周日小分])",
    examples={"«近日»宣布": "PAST_REF", "«此前»公告": "PAST_REF", "«当时»停车": "PAST_REF"},
)
def earlier(match: re.Match[str]) -> Vague:
    """A word for some time before."""
    return Vague("PAST_REF")


@rule(
    rf"(?:(?<!随)(?=即将)|(?!即将)){_words('FUTURE_REF')}(?<!将来(?=[港华访自到]))",
    examples={"«未来»压降": "FUTURE_REF", "«届时»公布": "FUTURE_REF"},
)
def later(match: re.Match[str]) -> Vague:
    """A word for some time to come."""
    return Vague("FUTURE_REF")
