"""Chinese, Simplified and Traditional: rules by kind of expression, one file each."""

from __future__ import annotations

from timeline.grammar.rule import Rule, collect
from timeline.languages.zh import clock, dates, holidays, relative, spans, stamps, units, vague, weekday
from timeline.languages.zh.dateline import is_dateline
from timeline.languages.zh.fold import folded
from timeline.languages.zh.joins import STEPS
from timeline.languages.zh.manner import CASE, DUE, HABIT, HAPPENING, ORDERED, ORDERS, SCHEDULED
from timeline.languages.zh.status import CALLED_OFF, DECIDING, MISSED, judge

RULES: tuple[Rule, ...] = collect(vague, dates, stamps, relative, weekday, clock, units, spans, holidays)
"""Every rule; where two match the same text, the first stands."""

__all__ = [
    "CALLED_OFF",
    "CASE",
    "DECIDING",
    "DUE",
    "HABIT",
    "HAPPENING",
    "MISSED",
    "ORDERED",
    "ORDERS",
    "RULES",
    "SCHEDULED",
    "STEPS",
    "folded",
    "is_dateline",
    "judge",
]
