"""What two tellings share by chance does not make them one, and what that is depends on the corpus."""

from __future__ import annotations

import random

import pytest
from event_builders import article

from timeline.events import build_events
from timeline.events.chance import surprise

DAY = "2030-05-07/day/happened"
HANZI = [chr(0x5000 + n) for n in range(2_000)]


def news(count=250):
    """A day's news: many things that a town council says, and as many that have nothing to do with one another."""
    chance = random.Random(1)
    for number in range(count):
        words = "".join(chance.choices(HANZI, k=6))
        told = f"市议会{words}委员«7日»表示，{words}。" if number % 2 else f"{words}«7日»举行{words}展览。"
        yield article(f"{number}报", "2030-05-07T08:00", told, DAY)


def pair(first, second):
    return [article("甲报", "2030-05-07T08:00", first, DAY), article("乙报", "2030-05-07T09:00", second, DAY)]


def are_one(tagged, others=()):
    """Whether the two articles tell one event."""
    built = build_events([*tagged, *others])
    return len({built.event_of[one.mention_id(one.mentions[0])] for one in tagged}) == 1


COUNCIL = pair("市议会«7日»表示，桥要重修。", "市议会«7日»表示，学校要放假。")
SPEAKER = pair("市议会委员林一鸣«7日»表示，桥要重修。", "市议会委员林一鸣«7日»表示，这座桥太旧。")
ONE_NAME = pair("南港渔政局«7日»更换船坞的大门。", "南港渔政局«7日»招收会计两名。")
SAME_DEED = pair("南港渔政局«7日»为新船坞揭牌。", "新船坞«7日»由南港渔政局揭牌启用。")


@pytest.mark.parametrize("told", [COUNCIL, SPEAKER, SAME_DEED])
def test_alone_the_same_words_tell_the_same(told):
    assert are_one(told)


@pytest.mark.parametrize(("told", "one"), [(COUNCIL, False), (SPEAKER, True), (ONE_NAME, False), (SAME_DEED, True)])
def test_among_other_news_they_have_to_be_rare(told, one):
    assert are_one(told, news()) is one


def test_a_matter_that_is_everywhere_gathers_its_tellings():
    """In a corpus about one meeting its words are common, and still they tell the meeting."""
    papers = [
        article(f"{n}报", "2030-05-07T08:00", f"甲国总统同乙国总理«7日»会谈，谈及{word}。", DAY)
        for n, word in enumerate(["渔业", "农业", "航运", "关税", "签证", "学生", "能源", "矿产", "气候", "边界"])
    ]
    assert len(build_events(papers).events) == 1


def test_pairs_of_one_word_count_once():
    weights = {"平近": 3.0, "习近": 4.0, "通话": 2.0, "港南": 1.0, "nasa": 5.0, "n24": 6.0}
    assert surprise(["平近", "习近"], weights) == 4
    assert surprise(["平近", "通话", "习近"], weights) == 6
    assert surprise(["nasa", "n24"], weights) == 11
    assert surprise([], weights) == 0


@pytest.mark.parametrize(("clock", "minute", "one"), [("8时", "00", False), ("8时3分", "03", True)])
def test_a_full_hour_proves_less_than_an_odd_minute(clock, minute, one):
    chance = random.Random(2)
    others = [
        article(
            f"{n}报", "2030-05-07T08:00", f"{''.join(chance.choices(HANZI, k=9))}«7日»{'市议会' * (n % 5 == 0)}。", DAY
        )
        for n in range(250)
    ]
    when = f"2030-05-07T08:{minute}/minute/happened"
    told = [
        article("甲报", "2030-05-07T18:00", f"市议会«{clock}»开闸。", when),
        article("乙报", "2030-05-07T19:00", f"市议会«{clock}»失窃。", when),
    ]
    assert are_one(told, others) is one
