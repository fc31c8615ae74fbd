"""Texts in two scripts: what the other language's rules read in English quotes of Chinese texts, and the other way."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from timeline.frozen import changed
from timeline.grammar.scan import Found
from timeline.grammar.status import Judgement
from timeline.languages import Language

OTHER: Final = {"zh": "en", "en": "zh"}
"""The language of the other script."""
_RUNS: Final = {
    "zh": re.compile(r"[A-Za-z][ -~‘’“”–—]{31,}"),
    "en": re.compile(r"[\u3400-\u9fff][\u3000-\u9fff\uff00-\uffef0-9%.:/()~ -]{5,}"),
}
"""Stretches of the other script in a text of a language, long enough to tell a time in words."""
_WORDS: Final = {"zh": re.compile(r"(?:\b[A-Za-z]+[,.]? ){4}"), "en": re.compile(r"[\u3400-\u9fff]{3}")}
"""What tells prose from names and addresses."""
_FOUR_WORDS: Final = re.compile(r" (?:(?<=[A-Za-z] )|(?<=[A-Za-z][,.] ))(?:[A-Za-z]+[,.]? ){3}")
"""What a text with English prose has somewhere, quickly looked for: most Chinese ones have it nowhere."""
_CLAUSE_END = re.compile(
    r"[，。；！？!?;\n“”「」《》:：,](?:(?<![:：,])|(?<=[:：])(?:(?<!\d.)|(?!\d))|(?<=[\u3400-\u9fff],)(?!\d))"
)
"""What ends a clause in either script."""
_CHINESE = re.compile(r"[\u3400-\u9fff]")


def runs(text: str, language: str) -> Iterator[tuple[int, int]]:
    """(start, end) offsets of prose in the other script."""
    if language == "zh" and _FOUR_WORDS.search(text) is None:
        return
    for run in _RUNS[language].finditer(text):
        if _WORDS[language].search(text, run.start(), run.end()):
            yield run.span()


def shifted(found: Iterable[Found], by: int) -> list[Found]:
    """The findings of a part, with offsets in the whole."""
    return [changed(item, start=item.start + by, end=item.end + by) for item in found]


def apart(first: Sequence[Found], others: Sequence[Found]) -> list[Found]:
    """Both, in text order, without those of the others that overlap one of the first."""
    kept = sorted(first, key=lambda item: item.start)
    starts = [item.start for item in kept]

    def free(item: Found) -> bool:
        at = bisect_left(starts, item.end)
        return at == 0 or kept[at - 1].end <= item.start

    return sorted([*kept, *(item for item in others if free(item))], key=lambda item: item.start)


def in_both(language: Language, other: Language) -> Language:
    """The language, with the status of a clause in the other script told by that script's words."""

    def judge(clause: str, start: int, end: int, places: Sequence[int]) -> Judgement:
        chinese = _CHINESE.search(clause, start, end) is not None or len(_CHINESE.findall(clause)) * 4 > len(clause)
        speaker = language if chinese == (language.name == "zh") else other
        return speaker.judge(clause, start, end, places)

    def is_dateline(folded: str, item: Found) -> bool:
        return language.is_dateline(folded, item) or other.is_dateline(folded, item)

    return changed(language, judge=judge, is_dateline=is_dateline, clause_end=_CLAUSE_END)
