"""Wherever articles are read, the result is the same, and nothing is left running."""

from __future__ import annotations

import multiprocessing
import os
import sys
import types
from collections.abc import Iterator
from typing import Any

import pytest
from corpus import written

import timeline
from timeline.errors import TimelineError
from timeline.executors import MANY, NAMES, Choice, processes, processors
from timeline.model import RawArticle
from timeline.work import Work


def running() -> list[str]:
    """Processes that are left of a build; a cluster that tests share is none."""
    return [child.name for child in multiprocessing.active_children() if not child.name.startswith("Dask")]


@pytest.mark.slow
def test_processes_give_the_same_bytes(corpus, expected, tmp_path):
    assert written(timeline.build(corpus, executor="processes", workers=2), tmp_path) == expected
    assert not running()


@pytest.mark.slow
@pytest.mark.filterwarnings("default")  # of the libraries of Dask, whose versions are not ours
def test_a_dask_cluster_gives_the_same_bytes(corpus, expected, tmp_path, cluster):
    assert cluster.startswith("tcp://127.0.0.1:")
    assert written(timeline.build(corpus, scheduler=cluster), tmp_path) == expected


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_a_scheduler_out_of_reach_is_told(corpus, monkeypatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr("timeline.executors.dask._PATIENCE", "1s")
    with pytest.raises(TimelineError, match="Check the address"):
        timeline.build(corpus, scheduler="tcp://127.0.0.1:9")


def test_dask_that_is_not_installed_is_told(corpus, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(TimelineError, match=r"pip install 'event-timeline\[dask\]'"):
        timeline.build(corpus, executor="dask")


@pytest.mark.slow
def test_processes_take_few_batches_ahead():
    taken: list[int] = []

    def batches() -> Iterator[list[int]]:
        for number in range(1, 41):
            taken.append(number)
            yield [number]

    results = processes.run(sum, batches(), workers=2)
    for done, result in enumerate(results, start=1):
        assert result == done
        assert len(taken) <= done + 4
    assert taken[-1] == 40


@pytest.mark.slow
def test_nothing_runs_on_when_the_results_are_not_wanted():
    results = processes.run(sum, ([number] for number in range(1, 1000)), workers=2)
    assert next(results) == 1
    results.close()
    assert not running()


@pytest.mark.slow
def test_a_process_that_is_lost_is_told():
    with pytest.raises(TimelineError, match="short of memory"):
        list(processes.run(os._exit, iter([7]), workers=1))


def test_workers_of_another_version_are_told():
    work = Work(None, version="of long ago")
    with pytest.raises(TimelineError, match="same versions"):
        work.batch([RawArticle("a.md", b"text")])


@pytest.mark.parametrize(
    ("choice", "many", "module"),
    [
        (Choice("auto", workers=2), True, "timeline.executors.processes"),
        (Choice("auto", workers=2), False, None),
        (Choice("auto", workers=1), True, None),
        (Choice("serial", workers=2), True, None),
        (Choice("processes"), False, "timeline.executors.processes"),
        (Choice("dask"), False, "timeline.executors.dask"),
        (Choice(scheduler="tcp://10.0.0.1:8786"), False, "timeline.executors.dask"),
        (Choice("auto", scheduler="tcp://10.0.0.1:8786"), True, "timeline.executors.dask"),
    ],
)
def test_which_executor_is_chosen(choice, many, module):
    chosen: Any = choice.executor(many)
    assert (chosen and chosen.func.__module__) == module


def test_a_script_gets_no_processes_that_it_did_not_ask_for(monkeypatch):
    monkeypatch.setitem(sys.modules, "__main__", types.SimpleNamespace(__file__="script.py"))
    assert Choice(workers=2).executor(many=True) is None
    monkeypatch.setitem(sys.modules, "__main__", types.SimpleNamespace())
    assert Choice(workers=2).executor(many=True) is not None


@pytest.mark.parametrize(
    "choice", [Choice("threads"), Choice("serial", workers=0), Choice("processes", scheduler="tcp://10.0.0.1:1")]
)
def test_a_choice_that_cannot_be_is_an_error(choice):
    with pytest.raises(ValueError, match=r"executor|workers|scheduler"):
        choice.executor(many=True)


def test_names_and_processors():
    assert set(NAMES) == {"auto", "serial", "processes", "dask"}
    assert processors() >= 1
    assert MANY > 100


def test_progress_tells_how_many_there_are_before_the_end(corpus):
    seen: list[tuple[int, int]] = []
    timeline.build(corpus, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(done, 151) for done in range(1, 152)]
