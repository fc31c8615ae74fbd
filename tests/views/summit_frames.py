"""A realistic timeline for the tests of the page: what is publicly known of a video summit, in sentences of our own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd

from timeline.model import Anchor, Article, Event, Mention, TaggedArticle
from timeline.table import articles_frame, events_frame, mentions_frame

BEIJING, NEW_YORK, SINGAPORE = "Asia/Shanghai", "America/New_York", "Asia/Singapore"
SOURCES = {
    "路透": SINGAPORE,
    "联合早报": SINGAPORE,
    "中国外交部": BEIJING,
    "美国之音": NEW_YORK,
    "新华社": BEIJING,
    "Kyodo": "Asia/Tokyo",
}


def utc(text: str) -> datetime:
    """An instant from ``2021-11-16T00:46`` in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def days(first: str, last: str, zone: str) -> tuple[datetime, datetime]:
    """The interval from a local day to another, both included, in UTC."""
    start = datetime.fromisoformat(first).replace(tzinfo=ZoneInfo(zone))
    end = (datetime.fromisoformat(last) + timedelta(days=1)).replace(tzinfo=ZoneInfo(zone))
    return start.astimezone(UTC), end.astimezone(UTC)


def clock(text: str) -> tuple[datetime, datetime]:
    """A minute in UTC."""
    return utc(text), utc(text) + timedelta(minutes=1)


ANCHOR = Anchor(utc("2021-11-16T00:46"), utc("2021-11-16T04:24"), "e09", "found")

# id, title, interval, precision, kind, status, zone, importance, sources, published, sentence with «time»
FACTS: list[tuple[Any, ...]] = [
    ("e01", "两国就视频会晤原则上达成共识", days("2021-10-06", "2021-10-06", "Europe/Zurich"), "day", "point", "happened", "Europe/Zurich", 0.45, ("路透", "新华社"), "2021-11-09T02:10", "双方«10月6日»在苏黎世会面时，原则上同意年内举行视频会晤。"),
    ("e02", "白宫例行简报谈及会晤安排", days("2021-11-08", "2021-11-08", NEW_YORK), "day", "point", "happened", NEW_YORK, 0.5, ("路透", "联合早报"), "2021-11-09T01:05", "白宫副发言人«周一»在例行简报会上说，两国元首的会晤仍在安排之中。"),
    ("e03", "会晤最快下周举行", days("2021-11-15", "2021-11-21", NEW_YORK), "week", "point", "planned", NEW_YORK, 0.55, ("路透",), "2021-11-09T01:05", "知情人士透露，视频会晤最快«下周»举行，具体日期尚未敲定。"),
    ("e04", "两国元首年底前举行视频会晤", (None, utc("2021-12-31T16:00")), "year", "point", "planned", BEIJING, 0.4, ("新华社", "联合早报"), "2021-11-08T10:30", "双方此前商定在«年底前»举行一次视频会晤。"),
    ("e05", "两国气候特使发表联合宣言", days("2021-11-10", "2021-11-10", "Europe/London"), "day", "point", "happened", "Europe/London", 0.42, ("路透", "美国之音"), "2021-11-11T00:20", "两国气候特使«10日»在格拉斯哥发表联合宣言，称将加强气候行动。"),
    ("e06", "王毅与布林肯通电话商谈会晤筹备", days("2021-11-13", "2021-11-13", BEIJING), "day", "point", "happened", BEIJING, 0.66, ("中国外交部", "新华社", "联合早报"), "2021-11-13T09:30", "外长王毅«11月13日»应约同美国国务卿布林肯通电话。"),
    ("e07", "国务院说明两国外长通话内容", days("2021-11-12", "2021-11-12", NEW_YORK), "day", "point", "happened", NEW_YORK, 0.48, ("美国之音",), "2021-11-13T14:00", "国务院说，布林肯在«周五»的通话中谈到了即将举行的会晤。"),
    ("e08", "外交部发言人宣布会晤时间", days("2021-11-13", "2021-11-13", BEIJING), "day", "point", "happened", BEIJING, 0.7, ("中国外交部", "新华社", "路透", "联合早报"), "2021-11-13T02:00", "发言人华春莹«13日»宣布，经双方商定，会晤将于下周二上午举行。"),
    ("e09", "习近平同拜登举行视频会晤", clock("2021-11-16T00:46"), "minute", "point", "happened", BEIJING, 1.0, ("新华社", "路透", "联合早报", "美国之音", "Kyodo"), "2021-11-13T02:00", "视频会晤于北京时间«8时46分»开始，比原定时间晚了一分钟。"),
    ("e10", "外交部例行记者会谈会晤议题", days("2021-11-15", "2021-11-15", BEIJING), "day", "point", "happened", BEIJING, 0.52, ("中国外交部", "联合早报"), "2021-11-15T09:40", "赵立坚«11月15日»在例行记者会上说，双方将就共同关心的问题深入交换意见。"),
    ("e11", "拜登签署基础设施法案", days("2021-11-15", "2021-11-15", NEW_YORK), "day", "point", "happened", NEW_YORK, 0.3, ("路透",), "2021-11-16T00:10", "会晤前数小时，拜登«周一»在白宫签署了基础设施法案。"),
    ("e12", "上半场会晤结束", clock("2021-11-16T02:42"), "minute", "point", "happened", BEIJING, 0.78, ("新华社", "联合早报"), "2021-11-16T03:00", "第一场会晤于北京时间«10时42分»结束，双方休息约一刻钟。"),
    ("e13", "下半场会晤结束", clock("2021-11-16T03:06"), "minute", "point", "happened", BEIJING, 0.6, ("新华社",), "2021-11-16T03:30", "会晤第二场«11时06分»继续，原定10时57分开始。"),
    ("e14", "会晤结束，历时逾三小时", clock("2021-11-16T04:24"), "minute", "point", "happened", BEIJING, 0.88, ("新华社", "路透", "联合早报", "美国之音"), "2021-11-16T04:40", "会晤于北京时间«12时24分»结束，前后历时三个多小时。"),
    ("e15", "会晤全程", (utc("2021-11-16T00:46"), utc("2021-11-16T04:24")), "minute", "range", "happened", BEIJING, 0.5, ("联合早报",), "2021-11-16T05:10", "«当地时间上午8时46分至12时24分»，两国元首分两场进行了会谈。"),
    ("e16", "岸田文雄称关注会晤结果", days("2021-11-16", "2021-11-16", "Asia/Tokyo"), "day", "point", "happened", "Asia/Tokyo", 0.35, ("Kyodo", "联合早报"), "2021-11-16T06:20", "日本首相岸田文雄«16日»说，正密切关注会晤的结果。"),
    ("e17", "双方确认放宽媒体记者签证", (utc("2021-11-16T10:00"), utc("2021-11-16T16:00")), "part", "point", "happened", BEIJING, 0.64, ("中国外交部", "路透"), "2021-11-17T01:30", "中方官员«16日晚»证实，双方已就记者签证达成三项共识。"),
    ("e18", "沙利文在智库谈会晤成果", clock("2021-11-16T15:30"), "minute", "point", "happened", NEW_YORK, 0.5, ("美国之音", "路透"), "2021-11-16T17:00", "沙利文美东时间«上午10时30分»在智库讲话，介绍会晤的成果。"),
    ("e19", "外交部吁美方落实媒体问题共识", days("2021-11-17", "2021-11-17", BEIJING), "day", "point", "happened", BEIJING, 0.5, ("中国外交部", "联合早报"), "2021-11-17T09:30", "赵立坚«11月17日»说，希望美方信守承诺，尽快落实有关共识。"),
    ("e20", "石油储备释放事宜磋商", (utc("2021-11-16T16:00"), None), "day", "point", "unclear", BEIJING, 0.28, ("路透",), "2021-11-18T03:00", "«此后»双方就释放石油储备进行磋商，细节没有公布。"),
    ("e21", "涉台立场说明会（推迟）", days("2021-11-19", "2021-11-19", NEW_YORK), "day", "point", "postponed", NEW_YORK, 0.22, ("美国之音",), "2021-11-18T15:00", "原定«周五»的说明会已经推迟。"),
    ("e22", "商务代表团访华（取消）", days("2021-11-22", "2021-11-24", BEIJING), "day", "range", "cancelled", BEIJING, 0.2, ("路透",), "2021-11-18T15:00", "原定«11月22日至24日»的访问已经取消。"),
    ("e23", "北京冬季奥运会举行", days("2022-02-01", "2022-02-28", BEIJING), "month", "range", "planned", BEIJING, 0.4, ("联合早报", "路透"), "2021-11-16T05:10", "北京冬奥会将于«明年2月»举行，是否派代表团出席仍是未知数。"),
    ("e24", "《上海公报》发表", days("1972-02-28", "1972-02-28", BEIJING), "day", "point", "happened", BEIJING, 0.12, ("新华社",), "2021-11-16T05:40", "自«1972年2月28日»《上海公报》发表以来，两国关系几经起伏。"),
    ("e25", "两国军方通话计划", days("2021-11-22", "2021-11-28", BEIJING), "week", "point", "planned", BEIJING, 0.33, ("联合早报",), "2021-11-17T09:30", "两军高层计划«下周»通话，<b>时间</b>尚未公布 & 待定。"),
]  # fmt: skip
PLANS = {"e09": clock("2021-11-16T00:45"), "e13": clock("2021-11-16T02:57")}
HISTORY = {
    "e09": (
        {"text": "最快下周", "planned_start_utc": "2021-11-15T05:00:00+00:00", "planned_end_utc": "2021-11-22T05:00:00+00:00", "known_utc": "2021-11-09T01:05:00+00:00", "source": "路透"},
        {"text": "下周二上午", "planned_start_utc": "2021-11-15T16:00:00+00:00", "planned_end_utc": "2021-11-16T16:00:00+00:00", "known_utc": "2021-11-13T02:00:00+00:00", "source": "中国外交部"},
        {"text": "明早8时45分", "planned_start_utc": "2021-11-16T00:45:00+00:00", "planned_end_utc": "2021-11-16T00:46:00+00:00", "known_utc": "2021-11-15T12:00:00+00:00", "source": "联合早报", "precision": "minute"},
    ),
}  # fmt: skip


def summit_tables() -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """(events, mentions, articles) of the summit."""
    tagged = [_article(*fact) for fact in FACTS for fact in _tellings(fact)]
    event_of = {one.mention_id(one.mentions[0]): one.article.article_id.split("-")[0] for one in tagged}
    return events_frame(_event(*fact) for fact in FACTS), mentions_frame(tagged, event_of), articles_frame(tagged)


def many_events(count: int) -> pd.DataFrame:
    """The summit's events and made-up ones around them, ``count`` in all: enough to crowd any screen."""
    base = [_event(*fact) for fact in FACTS][:count]
    start = utc("2021-11-09T00:00")
    extra = [
        _crowd(index, start + timedelta(minutes=(index * 7919) % (14 * 1440))) for index in range(count - len(base))
    ]
    return events_frame([*base, *extra])


def _crowd(index: int, start: datetime) -> Event:
    long = index % 5 == 0
    lengths = {0: timedelta(days=1), 1: timedelta(minutes=1), 2: timedelta(hours=1)}
    title = (
        "代表团成员在会场外就议程答问" if index % 3 else "Officials brief reporters on the agenda"
    ) + f"（{index}）"
    return Event(
        f"x{index:05}", title, start, start + lengths[0 if long else 1 + index % 2], "day" if long else "minute", "point",
        ("happened", "planned", "unclear")[index % 3], BEIJING, "source",
        phase="lead-up" if start < ANCHOR.start_utc else "aftermath", importance=((index * 37) % 97) / 150,
        sources=(list(SOURCES)[index % len(SOURCES)],), quote=title, confidence=0.8, article_count=1, source_count=1,
        first_published_utc=start, last_published_utc=start,
    )  # fmt: skip


def _phase(start: datetime | None, end: datetime | None) -> Any:
    at = start or end
    if at is None or ANCHOR.start_utc <= at <= ANCHOR.end_utc:
        return "summit"
    return "lead-up" if at < ANCHOR.start_utc else "aftermath"


def _event(
    event_id: str, title: str, interval: Any, precision: Any, kind: Any, status: Any, zone: str, importance: float,
    sources: tuple[str, ...], published: str, sentence: str,
) -> Event:  # fmt: skip
    start, end = interval
    planned = PLANS.get(event_id, (None, None))
    return Event(
        event_id, title, start, end, precision, kind, status, zone, "source", phase=_phase(start, end),
        modifier="before" if start is None else "since" if end is None else "",
        planned_start_utc=planned[0], planned_end_utc=planned[1], quote=sentence.replace("«", "").replace("»", ""),
        confidence=0.9, importance=importance, sources=sources, source_count=len(sources), article_count=len(sources),
        urls=tuple(f"https://example.org/{event_id}/{index}" for index in range(len(sources))),
        first_published_utc=utc(published), last_published_utc=utc(published) + timedelta(hours=3 * (len(sources) - 1)),
        assumed=("year",) if precision in ("day", "week") else (), plan_history=HISTORY.get(event_id, ()),
        disagreement="联合早报 08:45、新华社 08:46" if event_id == "e09" else "",
        mention_ids=tuple(f"{event_id}-{index}" for index in range(len(sources))),
    )  # fmt: skip


def _tellings(fact: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    return [(*fact, index, source) for index, source in enumerate(fact[8])]


def _article(*fact: Any) -> TaggedArticle:
    event_id, title, (start, end), precision, kind, status, zone, _, _, published, sentence, index, source = fact
    at = sentence.index("«")
    phrase = sentence[at + 1 : sentence.index("»")]
    plain = sentence.replace("«", "").replace("»", "")
    told = status
    if event_id == "e09" and index < 2:
        told = "planned"
    text = f"{title}\n{plain}"
    mention = Mention(
        len(title) + 1 + at, len(title) + 1 + at + len(phrase), phrase, kind, start, end, precision=precision, status=told,
        status_because="将" if told == "planned" else "于", zone=zone, zone_basis="source", timex="2021-11-16",
        rule="month_day+clock", assumed=("year",), flags=("corroborated",), confidence=0.9, sentence=plain,
        sentence_start=len(title) + 1,
    )  # fmt: skip
    when = utc(published) + timedelta(hours=[0, 58, 75, 76, 78][index] if event_id == "e09" else 3 * index)
    article = Article(
        f"{event_id}-{index}", f"{event_id}-{index}.md", f"{title}｜{source}", text, f"https://example.org/{event_id}/{index}",
        source, "zh", SOURCES[source], "source", when, "front matter",
    )  # fmt: skip
    return TaggedArticle(article, (mention,))
