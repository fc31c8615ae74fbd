"""Corrections: applied on every build, told when they change nothing any more."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from event_builders import article, utc

import timeline
from timeline.cli import main
from timeline.events import build_events
from timeline.events.corrections import Correction, read_corrections

DAY = "2030-05-07/day/happened"
FIRE = article("甲报", "2030-05-07T08:00", "南港油库«7日»发生火灾，无人伤亡。", DAY)
FIRE_AGAIN = article("乙报", "2030-05-07T09:00", "南港油库«今天»发生火灾。", DAY)
LAUNCH = article("丙报", "2030-05-07T09:00", "首艘渔政船«7日»下水。", DAY)
CORPUS = [FIRE, FIRE_AGAIN, LAUNCH]


def event(built, words):
    return next(one for one in built.events if words in one.title)


def corrected(*rows, corpus=CORPUS, **options):
    return build_events(corpus, corrections=[Correction(n, *row) for n, row in enumerate(rows, start=2)], **options)


def ids(corpus=CORPUS):
    built = build_events(corpus)
    return event(built, "火灾").event_id, event(built, "下水").event_id


def mention_of(tagged):
    return tagged.mention_id(tagged.mentions[0])


def test_hidden_events_are_left_out_with_their_mentions():
    fire, _ = ids()
    built = corrected(("hide", fire))
    assert [one.title for one in built.events] == ["首艘渔政船下水"]
    assert mention_of(FIRE) not in built.event_of
    assert built.unapplied == ()


def test_a_title_of_the_users_own():
    fire, _ = ids()
    assert event(corrected(("retitle", fire, "油库大火")), "大火").event_id == fire


@pytest.mark.parametrize(
    ("value", "start", "end", "precision", "kind"),
    [
        ("2030-05-06T23:10+08:00", "2030-05-06T15:10", "2030-05-06T15:11", "minute", "point"),
        ("2030-05-06", "2030-05-05T16:00", "2030-05-06T16:00", "day", "point"),
        ("2030-12", "2030-11-30T16:00", "2030-12-31T16:00", "month", "point"),
        ("2030", "2029-12-31T16:00", "2030-12-31T16:00", "year", "point"),
        ("2030-05-06/2030-05-08", "2030-05-05T16:00", "2030-05-08T16:00", "day", "range"),
    ],
)
def test_a_time_of_the_users_own(value, start, end, precision, kind):
    fire, _ = ids()
    one = event(corrected(("retime", fire, value)), "火灾")
    assert (one.start_utc, one.end_utc, one.precision, one.kind) == (utc(start), utc(end), precision, kind)
    assert one.confidence == 1


def test_merged_and_split():
    fire, launch = ids()
    (one,) = corrected(("merge", fire, launch)).events
    assert len(one.mention_ids) == 3
    built = corrected(("split", fire, mention_of(FIRE_AGAIN)))
    assert sorted(len(one.mention_ids) for one in built.events) == [1, 1, 1]
    assert fire in {one.event_id for one in built.events}


def test_splitting_undoes_merging():
    fire, launch = ids()
    built = corrected(("merge", fire, launch), ("split", fire, mention_of(LAUNCH)))
    assert built == build_events(CORPUS)


def test_the_anchor_is_corrected_unless_one_is_given():
    fire, launch = ids()
    assert corrected(("anchor", launch)).anchor.event_id == launch
    assert corrected(("anchor", launch), anchor=fire).anchor.event_id == fire
    assert corrected(("anchor", launch), ("hide", launch)).anchor.event_id == fire


def test_corrections_outlive_an_earlier_telling_that_renames_their_event():
    fire, _ = ids()
    earlier = article("丁报", "2030-05-07T05:00", "«7日»南港油库发生火灾。", DAY)
    built = corrected(("retitle", fire, "油库大火"), corpus=[*CORPUS, earlier])
    assert event(built, "大火").event_id != fire
    assert len(event(built, "大火").mention_ids) == 3
    assert build_events([*CORPUS, earlier], anchor=fire).anchor.event_id == event(built, "大火").event_id


def test_what_no_longer_applies_is_told_with_its_line():
    fire, launch = ids()
    built = corrected(
        ("hide", "e0123456789"),
        ("merge", fire, "e0123456789"),
        ("merge", fire, fire),
        ("split", fire, mention_of(LAUNCH)),
        ("split", launch, mention_of(LAUNCH)),
        ("hide", launch),
        ("retitle", launch, "下水"),
    )
    told = {one.correction.line: one.reason for one in built.unapplied}
    assert sorted(told) == [2, 3, 4, 5, 6, 8]
    assert "e0123456789" in told[3]
    assert "already" in told[4]


def test_the_order_of_articles_makes_no_difference():
    fire, launch = ids()
    rows = (("merge", fire, launch), ("split", fire, mention_of(FIRE)), ("retitle", fire, "油库大火"))
    assert corrected(*rows) == corrected(*rows, corpus=CORPUS[::-1])


def test_a_file_is_read_with_its_lines(tmp_path):
    file = tmp_path / "corrections.csv"
    file.write_text('\ufeffevent_id,action,value,why\ne1,retitle,"甲, 乙",\n,,,\ne2,hide,,twice\n', encoding="utf-8")
    assert read_corrections(file) == (Correction(2, "retitle", "e1", "甲, 乙"), Correction(4, "hide", "e2"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("action,event_id\n", "no column value"),
        ("action,event_id,value\nremove,e1,\n", "line 2: 'remove' is none of hide, retitle"),
        ("action,event_id,value\nhide,,\n", "name the event_id"),
        ("action,event_id,value\nretitle,e1,\n", "retitle needs a value"),
        ("action,event_id,value\nretime,e1,2030-05-06T08:00\n", "with its offset"),
        ("action,event_id,value\nretime,e1,2030-13\n", "is no time"),
        ("action,event_id,value\nretime,e1,2030-05-06/2030-05-01\n", "ends before it starts"),
    ],
)
def test_a_file_that_says_what_cannot_be_done_is_refused(tmp_path, text, message):
    file = tmp_path / "corrections.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(timeline.BadCorrections, match=message):
        read_corrections(file)


def test_a_file_that_is_missing_is_refused(tmp_path):
    with pytest.raises(timeline.BadCorrections, match="cannot be read"):
        read_corrections(tmp_path / "none.csv")


def test_corrections_beside_the_output_hold_on_every_build(tmp_path):
    (tmp_path / "a.md").write_text(
        "---\ntitle: 南港油库发生火灾\nsource: 甲报\ndate: 2030-05-07T16:00:00+08:00\n---\n南港油库今天发生火灾。\n",
        encoding="utf-8",
    )
    out = tmp_path / "out"
    run = CliRunner()
    build = ["build", str(tmp_path / "a.md"), "-o", str(out), "--no-cache", "--formats", "csv"]
    assert run.invoke(main, build).exit_code == 0
    (row,) = timeline.read_events(out / "events.csv").itertuples()
    lines = ["action,event_id,value", f"retitle,{row.event_id},油库大火", "hide,e0123456789,"]
    (out / "corrections.csv").write_text("\n".join(lines), encoding="utf-8")
    for _ in range(2):
        again = run.invoke(main, build)
        assert again.exit_code == 0
        assert "Correction in line 3 (hide e0123456789) no longer applies" in again.output
    (row,) = timeline.read_events(out / "events.csv").itertuples()
    assert row.title == "油库大火"
    (lost,) = json.loads((out / "report.json").read_text(encoding="utf-8"))["corrections_not_applied"]
    assert (lost["line"], lost["action"]) == (3, "hide")
