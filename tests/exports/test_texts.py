"""TimelineJS, JSON-LD and Markdown: parsed, as precise as told, safe with any text."""

from __future__ import annotations

import json
from html import unescape

import pytest
from hostile_events import HOSTILE, day, event, hostile_table, unit
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from timeline.table import events_frame
from timeline.views.jsonld import to_jsonld
from timeline.views.markdown import escaped, to_markdown
from timeline.views.page.clean import visible
from timeline.views.timelinejs import to_timelinejs

WEEK = unit("week", "2021-11-15", "2021-11-22")
MONTH = unit("month", "2021-11-01", "2021-12-01")
YEAR = unit("year", "2021-01-01", "2022-01-01")
QUARTER = unit("quarter", "2021-07-01", "2021-10-01")


def slide(one):
    (only,) = json.loads(to_timelinejs(events_frame([one])))["events"]
    return only


def dates(one):
    """The start and end of a slide, without the words for it."""
    made = slide(one)
    start = {name: value for name, value in made["start_date"].items() if name != "display_date"}
    return start, made.get("end_date")


@pytest.mark.parametrize(
    ("one", "start", "end"),
    [
        (event(), {"year": 2021, "month": 11, "day": 16, "hour": 4, "minute": 0}, None),
        (day(), {"year": 2021, "month": 11, "day": 16}, None),
        (MONTH, {"year": 2021, "month": 11}, None),
        (YEAR, {"year": 2021}, None),
        (WEEK, {"year": 2021, "month": 11, "day": 15}, {"year": 2021, "month": 11, "day": 21}),
        (QUARTER, {"year": 2021, "month": 7}, {"year": 2021, "month": 9}),
        (unit("year", "", "2022-01-01"), {"year": 2021}, None),
    ],
    ids=lambda value: getattr(value, "precision", ""),
)
def test_timelinejs_knows_no_more_than_was_told(one, start, end):
    assert dates(one) == (start, end)


def test_timelinejs_says_in_words_what_its_fields_cannot():
    assert slide(event())["start_date"]["display_date"] == "2021-11-16T12:00+08:00"
    assert slide(unit("day", "", "2022-01-01"))["start_date"]["display_date"] == "… – 2021-12-31"


def test_timelinejs_texts_are_no_markup():
    slides = json.loads(to_timelinejs(hostile_table()))["events"]
    assert [unescape(one["text"]["headline"]) for one in slides] == [visible(text) for text in HOSTILE]
    for one in slides:
        parsed = html.fromstring(f"<div>{one['text']['headline']}{one['text']['text']}</div>")
        assert {element.tag for element in parsed.iter()} <= {"div", "p", "a"}
        assert all(link.get("href").startswith("https://example.org/") for link in parsed.iter("a"))


def graph(*events):
    return json.loads(to_jsonld(events_frame(events)))["@graph"]


@pytest.mark.parametrize(
    ("one", "start", "end"),
    [
        (event(), "2021-11-16T12:00+08:00", "2021-11-16T12:01+08:00"),
        (day(), "2021-11-16", "2021-11-16"),
        (WEEK, "2021-11-15", "2021-11-21"),
        (MONTH, "2021-11", "2021-11"),
        (YEAR, "2021", "2021"),
        (unit("day", "2021-11-20", ""), "2021-11-20", None),
        (unit("day", "", "2021-11-20"), None, "2021-11-19"),
    ],
    ids=lambda value: getattr(value, "precision", ""),
)
def test_jsonld_is_as_precise_as_told(one, start, end):
    (only,) = graph(one)
    assert (only.get("startDate"), only.get("endDate")) == (start, end)


def test_jsonld_statuses_are_those_of_schema_org():
    told = [one.get("eventStatus") for one in graph(event(status="cancelled"), event(status="unclear"))]
    assert told == ["https://schema.org/EventCancelled", None]


def test_jsonld_may_stand_in_a_page():
    made = to_jsonld(hostile_table()).decode()
    assert not {"<", ">", "&"} & set(made)
    page = html.fromstring(f'<html><script type="application/ld+json">{made}</script></html>')
    (script,) = page.iter("script")
    assert [one.get("name", "") for one in json.loads(script.text)["@graph"]] == [visible(text) for text in HOSTILE]


def markdown_text(source: str) -> tuple[str, set[str], list[str]]:
    """The text of a document, the kinds of its marks, and where its links lead."""
    inline = [token for token in MarkdownIt("gfm-like", {"linkify": False}).parse(source) if token.children]
    children = [child for token in inline for child in token.children]
    links = [str(child.attrGet("href")) for child in children if child.type == "link_open"]
    return "".join(child.content for child in children), {child.type for child in children}, links


BLOCKS = {"bullet_list", "list_item", "paragraph", "inline", "blockquote"}


@settings(derandomize=True, deadline=None, max_examples=300)
@given(text=st.one_of(st.sampled_from(HOSTILE), st.text("ab \\`*_[]<>#|~&:@!$^{}().+-=1\n\t'\"", max_size=20)))
@pytest.mark.parametrize("before", ["- ", "  > "])
def test_markdown_text_is_text(before, text):
    source = f"- x\n{before}{escaped(text)}"
    shown, kinds, _ = markdown_text(source)
    assert kinds <= {"text"}
    assert shown == f"x{' '.join(visible(text).split())}"
    blocks = [token.type for token in MarkdownIt("gfm-like", {"linkify": False}).parse(source)]
    assert {block.removesuffix("_open").removesuffix("_close") for block in blocks} <= BLOCKS
    assert blocks.count("bullet_list_open") == 1


def test_markdown_of_hostile_events_has_nothing_but_our_marks():
    _, kinds, links = markdown_text(to_markdown(hostile_table()).decode())
    assert kinds <= {
        "text",
        "strong_open",
        "strong_close",
        "em_open",
        "em_close",
        "link_open",
        "link_close",
        "softbreak",
    }
    assert links
    assert all(link.startswith("https://example.org/") for link in links)


def test_markdown_is_in_the_order_of_local_days():
    late = unit("day", "2021-11-15", "2021-11-16")
    text = to_markdown(events_frame([day(), late, event("clock", zone="America/New_York"), YEAR])).decode()
    headings = [line for line in text.splitlines() if line.startswith("## ")]
    assert headings == ["## 2021", "## 2021-11-15", "## 2021-11-16"]
    assert "- **2021-11-15T23:00-05:00** clock" in text


def test_markdown_lists_what_has_no_time():
    text = to_markdown(events_frame([event("lost", start_utc=None, end_utc=None)])).decode()
    assert "## Without a time\n\n- lost" in text
