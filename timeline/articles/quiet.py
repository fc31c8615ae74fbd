"""The lines of an article that tell no event: who edited it, when it was put out, whose picture it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.articles.blocks import Paragraph

_ROLES = (
    "责任编辑|責任編輯|责编|責編|编辑|編輯|网编|網編|审校|審校|校对|校對|编译|編譯|译者|譯者|翻译|翻譯|核稿|编审|編審"
)
_ROLE_LETTERS = "编編译譯核校审審"
"""One of which every role has."""
_CLOCK = r"(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间)?\s*\d{1,2}\s*[点點时時:：]\s*(?:\d{1,2}\s*分?)?"
STAMP = re.compile(
    rf"""(?:(?:最近|最后|最後)?更新(?:时间|時間|于|於)?|发布(?:时间|時間)?|發佈(?:時間)?|發布(?:時間)?|发表(?:时间)?|Published|Updated)?
    \s*+[：:]?\s*+
    (?P<stamp>
        \d{{4}}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?(?:Z|[+-]\d\d:?\d\d)?
        |\d\d/\d\d/\d{{4}}(?:\ -\ \d\d:\d\d)?
        |[A-Z][a-z]{{2}},\ \d{{1,2}}\ [A-Z][a-z]{{2}}\ \d{{4}}\ \d\d:\d\d:\d\d\ (?:GMT|[+-]\d{{4}})
        |\d{{4}}\s?年\s?\d{{1,2}}\s?月\s?\d{{1,2}}\s?日\s*+(?:{_CLOCK})?
        |\d{{1,3}}\s*(?:秒|分钟|分鐘|小时|小時|天)前
    )""",
    re.VERBOSE,
)
"""A line that is nothing but a time of publication; what it says stands in the group ``stamp``."""
_LONGEST_STAMP = 40
_LONGEST = 160

_EDITORS = re.compile(rf"[（(]?(?:{_ROLES})\s*[：:\s].{{1,60}}|\D{{0,60}}?\s(?:{_ROLES})\s*[：:].{{1,40}}")
_OWNERS = re.compile(
    r"""(?:©|\([cC]\)\s|版权所有).{0,150}
    |(?:图像来源|圖像來源|图片来源|圖片來源|影片來源|视频来源|Photo|Photograph|Image)\s*(?:[，,：:]|\sby\s)\s*.{0,60}
    |[摄攝]\s*[：:].{1,40}""",
    re.VERBOSE,
)
_INLINE = re.compile(
    rf"[（(](?:{_ROLES})\s*[：:][^）)]{{1,60}}[）)]\s*\d{{0,7}}"
    rf"|(?:(?:记者|記者)\s*[：:]\s?[^。：:]{{1,30}}?)?\s(?:{_ROLES})\s*[：:].{{1,40}}$"
)
_RIGHTS = re.compile(r"©.{0,24}?(?:版[权權]|著作[权權]).*", re.DOTALL)
"""What is reserved at the end of a text, also behind the names of its authors."""
_FROM_STOCK = re.compile(r"[资資]料(?:[图圖]片?|照片?)\s?[：:]\s?\d{4}年")
"""What a caption begins with that dates a picture which was not taken for the article: 资料图片：2018年1月，港口."""
_OWNER = "社|[摄攝]|图(?!为)|圖(?!為)|照片|[料案]照|Reuters|AFP|\\bAP\\b|Getty|EPA|来源|來源|提供|截[图圖屏]|网站|網站"
_CREDIT = re.compile(
    rf"""(?:
        [（(][^（）()]{{0,80}}(?:{_OWNER})[^（）()]{{0,80}}[）)]
        |中央社(?:記者)?\S{{0,12}}(?:[攝照片]+|傳真)[\s　]*(?:\d{{2,4}}年\d{{1,2}}月\d{{1,2}}日)?
        |©\s*\S.{{0,40}}
        |(?:图像来源|圖像來源|图片来源|圖片來源)[，,：:].{{0,40}}
        |Image:.{{0,60}}
    )\s*$""",
    re.VERBOSE,
)


def is_stamp(paragraph: Paragraph) -> bool:
    """Whether a paragraph only says when the article was put out."""
    if len(paragraph.text) > _LONGEST_STAMP:
        return False
    return paragraph.kind == "time" or STAMP.fullmatch(paragraph.text) is not None


def quiet_spans(paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """Offsets within a paragraph of what tells no event."""
    text = paragraph.text
    edited = any(map(text.__contains__, _ROLE_LETTERS))
    if is_stamp(paragraph) or (len(text) <= _LONGEST and _is_signature(text, edited)) or _FROM_STOCK.match(text):
        yield 0, len(text)
        return
    if edited and ("：" in text or ":" in text):
        yield from (found.span() for found in _INLINE.finditer(text))
    if "©" in text and (rights := _RIGHTS.search(text)):
        yield rights.span()
    if paragraph.kind == "caption" and (credit := _CREDIT.search(text)):
        yield credit.span()


def _is_signature(text: str, edited: bool) -> bool:
    """Whether a line is nothing but the names of editors, or of who owns a text or a picture."""
    return (edited and _EDITORS.fullmatch(text) is not None) or _OWNERS.fullmatch(text) is not None
