"""The languages that the tagger reads: one visible mapping."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from timeline.grammar.join import Step
from timeline.grammar.scan import Found, Scanner
from timeline.grammar.status import Judgement
from timeline.languages import zh


@dataclass(frozen=True, slots=True)
class Language:
    """What a language needs: folding to one script, its rules, its joins, its way to tell plans from facts."""

    name: str
    fold: Callable[[str], str]
    scanner: Scanner
    steps: tuple[Step, ...]
    judge: Callable[[str, int, int], Judgement]
    is_dateline: Callable[[str, Found], bool]


LANGUAGES: Mapping[str, Language] = {
    "zh": Language("zh", zh.fold, Scanner(zh.RULES), zh.STEPS, zh.judge, zh.is_dateline),
}
