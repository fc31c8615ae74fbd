"""What a page has around its article: the tags, class names and lines that are left out."""

from __future__ import annotations

import re
from functools import lru_cache


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DROPPED_TAGS = _words(
    "script style iframe noscript svg form nav button input select option template object embed canvas map audio video "
    "rt rp"
)
"""Never part of the text."""

PAGE_TAGS = _words("header footer")
"""Left out where they belong to the page, and kept inside an article."""

BLOCK_TAGS = _words(
    "html head body p div section article aside main header footer h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote "
    "figure figcaption table caption thead tbody tr pre address center details summary br hr time"
)
"""A paragraph ends where one of these starts or ends."""

CAPTION_TAGS = _words("figcaption small caption")

_DROPPED_NAMES = re.compile(
    r"""(?:^|[\s_#-])(?:
        ads?|ad-?slot\w*|advert\w*|dfp|imu|innity|gpt|sponsor\w*|promo\w*|selfpromo|paywall
        |appendqr|qrcode|qr-?code
        |subscri\w*|mysubscri\w*|newsletter\w*|epaper\w*
        |morearticle|bottomarticlebanner|related\w*|relatedposts|jp-relatedposts|recommend\w*|read-?more|readmore
        |trustbadge\w*|breadcrumbs?|pagination|share|sharing|sharedaddy|social|post-sidebar|cookie\w*
        |comments?|comment-\w+|commentlist|disqus|zoomattribute|element-hidden|skip-?link|skiplink
    )(?:$|[\s_-])
    |_trustbadge""",
    re.VERBOSE | re.IGNORECASE,
)
_CAPTION_NAMES = re.compile(
    r"(?:^|[\s_-])(?:captions?|picinfo|img_descr|wp-caption-text|cap-cred|cap-description)(?:$|[\s_-])"
)

_LINES = re.compile(
    r"""(?:
        Array
        |获取更多RSS[：:]?
        |(?:相关|相關|延伸|更多|推荐|推薦|热门|熱門)(?:新闻|新聞|报道|报导|報導|報道|阅读|閱讀|文章|链接|連結|专题|專題|内容)[：:]?
        |(?:Related|Related\ (?:articles|stories|news)|Read\ more|More|Advertisement|广告|廣告)[：:]?
        |继续浏览后续|继续阅读|繼續閱讀|阅读全文|閱讀全文|查看更多|点击查看大图|Embed\ from\ Getty\ Images
        |The\ post\ .{1,200}?\ (?:first\ appeared|appeared\ first)\ on\ .{1,80}
        |我们的标准：.{0,30}信任原则.{0,3}
        |請加入成為眾新聞的月費訂戶.{0,80}|月費訂戶\s*網址.{0,60}
        |(?:Post\ tags:|Feed\ enhanced\ by|Tags?:)\ .{1,200}|©.{0,60}(?:Permalink|get_post_time).{0,120}
        |(?:Please|For\ full\ access).{0,120}\bsubscribe\ (?:here|to)\b.{0,140}
        |(?:图像加注文字|圖像加註文字)[，,：:]?
        |海量资讯、精准解读，尽在新浪财经APP
        |(?:跳过|結尾|结尾|跳過)\s*(?:Twitter|YouTube|Facebook|Instagram)\s*(?:帖子|post).{0,20}
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST_LINE = 320
_MORE = re.compile(r"(?:\.{3}|…)?\s*(?:more|read more|阅读更多|閱讀更多|查看更多|阅读全文|閱讀全文)", re.IGNORECASE)
_SUBSCRIPTIONS = ("subscri", "newsletter", "feedx.net", "feedx.xyz")


@lru_cache(maxsize=4096)
def is_dropped(names: str) -> bool:
    """Whether an element with these class names and ``#id`` is no part of the article."""
    return _DROPPED_NAMES.search(names) is not None


@lru_cache(maxsize=4096)
def is_caption(names: str) -> bool:
    """Whether an element with these class names is the caption of a picture."""
    return _CAPTION_NAMES.search(names) is not None


def is_junk(paragraph: str) -> bool:
    """Whether a paragraph belongs to the page and not to the article."""
    return len(paragraph) <= _LONGEST_LINE and _LINES.fullmatch(paragraph) is not None


def is_more(text: str) -> bool:
    """Whether the text of a link only says that there is more to read."""
    return len(text) < 20 and _MORE.fullmatch(text.strip()) is not None


def subscribes(address: str) -> bool:
    """Whether a link leads to a subscription."""
    return any(map(address.lower().__contains__, _SUBSCRIPTIONS))
