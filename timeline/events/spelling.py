"""One spelling of names that Chinese papers write in several ways: 川普 is 特朗普, 安克拉治 is 安克雷奇."""

from __future__ import annotations

import re
from typing import Final

from timeline.events.any_of import any_of

SPELLINGS: Final[dict[str, tuple[str, ...]]] = {
    # people
    "特朗普": ("川普",),
    "拜登": ("白登",),
    "布林肯": ("布灵肯", "布林根"),
    "沙利文": ("苏利文", "苏里文", "萨利文", "苏利云", "沙利云"),
    "普萨基": ("莎琪", "萨琪", "莎姬", "萨姬", "萨奇", "普沙基", "帕萨基"),
    "让-皮埃尔": ("尚皮耶", "尚-皮耶", "尚-皮埃尔", "让-皮埃", "让·皮埃尔", "让皮埃尔"),
    "哈里斯": ("贺锦丽",),
    "蓬佩奥": ("庞培奥", "彭培奥", "蓬皮奥", "庞佩奥"),
    "彭斯": ("潘斯",),
    "佩洛西": ("裴洛西",),
    "麦康奈尔": ("麦康诺", "麦康纳"),
    "耶伦": ("叶伦",),
    "奥斯汀": ("奥斯丁",),
    "雷蒙多": ("雷孟多", "拉蒙多", "雷蒙铎"),
    "坎贝尔": ("康贝尔", "坎博尔"),
    "普赖斯": ("普莱斯",),
    "舍曼": ("雪蔓", "雪曼", "谢尔曼"),
    "克拉奇": ("柯拉克",),
    "阿扎尔": ("艾萨", "阿札尔", "阿萨尔"),
    "奥巴马": ("欧巴马",),
    "福奇": ("佛奇", "佛契"),
    "普京": ("普丁", "蒲亭"),
    "默克尔": ("梅克尔",),
    "马克龙": ("马克宏",),
    "约翰逊": ("强森", "约翰森"),
    "特鲁多": ("杜鲁道", "杜鲁多"),
    "莫里森": ("莫理森", "摩里森"),
    "冯德莱恩": ("范德赖恩", "范德莱恩", "冯德莱因"),
    "博雷利": ("波瑞尔", "博雷尔", "波雷尔"),
    "古特雷斯": ("古特瑞斯", "古铁雷斯"),
    "泽连斯基": ("泽伦斯基",),
    # places
    "安克雷奇": ("安克拉治", "安克拉奇", "安克雷治"),
    "苏黎世": ("苏黎士",),
    "格拉斯哥": ("格拉斯高",),
    "澳大利亚": ("澳洲",),
    "新西兰": ("纽西兰",),
    "沙特阿拉伯": ("沙乌地阿拉伯",),
    "意大利": ("义大利",),
    "老挝": ("寮国",),
    "悉尼": ("雪梨",),
    "北朝鲜": ("北韩",),
    "俄罗斯": ("俄国",),
    # matters
    "新冠": ("冠病", "武汉肺炎", "中共病毒", "新型冠状病毒"),
    "基建": ("基础设施建设", "基础设施", "基础建设"),
    "四方安全对话": ("四边安全对话", "四方对话", "四方会谈", "四方会议", "四边机制", "四方机制", "四方峰会"),
    "冬奥会": ("冬奥", "冬季奥运会", "冬季奥运"),
}
"""Spelling → other spellings, in Simplified characters."""
_COUNTRIES: Final = {
    "华": "中国", "美": "美国", "日": "日本", "韩": "韩国", "俄": "俄罗斯", "印": "印度", "英": "英国", "法": "法国",
    "德": "德国", "欧": "欧洲", "澳": "澳大利亚", "台": "台湾",
}  # fmt: skip
"""What one character for a country or a part of the world means."""
_VISITS: Final = {
    f"{verb}{name}": f"访问 {country}"
    for one, country in _COUNTRIES.items()
    for verb in "访抵赴"
    for name in (one, country)
}
"""访日 is a visit to Japan."""
_PLENUMS: Final = {
    name: f"{number}中全会" for number in "一二三四五六七" for name in (f"第{number}次全体会议", f"第{number}中全会")
}

_SPELLING: Final = {
    **{other: name for name, others in SPELLINGS.items() for other in others},
    **_VISITS,
    **_PLENUMS,
}


def _rest(word: str) -> str:
    rest = re.escape(word[1:])
    return rf"(?<![采专受查暗家寻上民].){rest}(?![内盟州门军])" if word in _VISITS else rest


_OTHERS: Final = re.compile(any_of([*_SPELLING, *SPELLINGS], _rest))


def one_spelling(text: str) -> str:
    """The text with every such name in its one spelling.

    >>> one_spelling("川普同普丁通话，冬奥会前谈冬奥")
    '特朗普同普京通话，冬奥会前谈冬奥会'
    """
    return _OTHERS.sub(lambda match: _SPELLING.get(match[0], match[0]), text)
