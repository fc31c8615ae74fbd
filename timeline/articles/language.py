"""In which language an article is: as it declares, where its letters and words do not show it to be another."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from timeline.articles.front import Front

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_CODE = re.compile(r"([a-z]{2})(?:[-_]\w+)*\Z")
_SAMPLE: Final = 400
"""Characters that are looked at: enough to tell, whatever the article's length."""
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_KANA = re.compile(r"[\u3040-\u30ff]")
_OTHERS = re.compile(r"[\u0370-\u1fff\u3040-\u30ff\uac00-\ud7af]+")
"""Letters of scripts that neither Chinese nor English is written in, Greek to Korean."""
_SCRIPTS: Final = (_LATIN, _CHINESE, _OTHERS)
_TABLED: Final = 0x10000
"""Code points of which a table tells the script; no letter that counts is beyond."""
_MOSTLY: Final = 0.75
_ENGLISH = re.compile(r"\b(?:the|and|of|to|said)\b", re.IGNORECASE)
_ENGLISH_SHARE: Final = 0.08
"""No other language uses these words so often; English rarely uses them less."""
_SURE: Final = 0.5
"""The probability from which the identifier is believed."""


def language_of(front: Front, text: str) -> str:
    """The two-letter code of the language that an article is to be read in.

    A row of a table or an entry of a feed is believed. Front matter is believed where the letters cannot tell: a page
    in Chinese or English is read as such, whatever template its front matter came from.
    """
    sample = text[:_SAMPLE]
    return _declared(front, sample) or _plain(sample) or _identified(sample) or _by_letters(sample)


def _declared(front: Front, sample: str) -> str:
    said = _CODE.match((front.values.get("language") or front.values.get("lang") or "").strip().lower())
    code = said[1] if said else ""
    if front.kind == "record":
        return code
    if code in ("", "zh", "en"):
        return ""
    in_chinese = _CHINESE.search(sample) is not None and _KANA.search(sample) is None
    return "" if in_chinese else code


def _plain(sample: str) -> str:
    """Chinese or English where no identifier is needed to see it, as nearly always; empty otherwise."""
    latin, chinese, others = _counts(sample)
    if chinese > others * 5 and latin <= _MOSTLY * (latin + chinese):
        return "zh"
    words = len(_LATIN.findall(sample))
    is_english = latin > chinese + others and len(_ENGLISH.findall(sample)) >= _ENGLISH_SHARE * words
    return "en" if is_english else ""


def _identified(sample: str) -> str:
    """What the identifier is sure of; empty otherwise."""
    if not _LATIN.search(sample) and not _OTHERS.search(sample):
        return ""
    code, probability = _identifier().classify(sample)
    return str(code) if probability >= _SURE else ""


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    """Loaded when first needed, which takes half a second; it knows only languages that can then be read."""
    from dateparser.data.languages_info import language_order  # noqa: PLC0415 - slow to load, seldom needed
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(set(identifier.labels) & {*language_order, "zh"})
    return identifier


def _by_letters(sample: str) -> str:
    latin, chinese, _ = _counts(sample)
    return "en" if latin > _MOSTLY * (latin + chinese) else "zh"


def _counts(sample: str) -> list[int]:
    """How many Latin, Chinese and other letters there are."""
    points = np.frombuffer(sample.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    kinds = _kinds().take(points, mode="clip")
    counts: list[int] = np.bincount(kinds, minlength=1 + len(_SCRIPTS)).tolist()
    return counts[1:]


@cache
def _kinds() -> npt.NDArray[np.uint8]:
    """Which of the scripts each letter is of, from 1; 0 for what counts as none."""
    kinds = np.zeros(_TABLED + 1, np.uint8)
    every = "".join(map(chr, range(_TABLED)))
    for kind, letters in enumerate(_SCRIPTS, 1):
        for run in letters.finditer(every):
            kinds[slice(*run.span())] = kind
    return kinds
