"""The words that the term index knows: syllables and pairs of neighbouring syllables."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from ingest.folding import fold, tone_key

VERSION = 1  # raise when the same text would give other tokens

_SYLLABLE = re.compile(r"[^\W_]+")
_LONGEST = 40  # characters; longer runs are no words and would bloat the index


def syllables(text: str) -> list[str]:
    """Syllables, numbers and foreign words in order, in lower case with one spelling of tones.

    >>> syllables("Thành uỷ: 24-CT/TU")
    ['thành', 'ủy', '24', 'ct', 'tu']
    """
    return [syllable[:_LONGEST] for syllable in _SYLLABLE.findall(tone_key(text))]


def spans(text: str) -> list[tuple[int, int]]:
    """Where the syllables stand in the text, which should be NFC; one span a syllable.

    >>> spans("số 24")
    [(0, 2), (3, 5)]
    """
    return [match.span() for match in _SYLLABLE.finditer(tone_key(text))]


def syllables_at(text: str) -> tuple[list[str], list[int]]:
    """`syllables`, and where each begins in the text, which should be NFC.

    >>> syllables_at("Thành uỷ")
    (['thành', 'ủy'], [0, 6])
    """
    found = list(_SYLLABLE.finditer(tone_key(text)))
    return [match.group()[:_LONGEST] for match in found], [match.start() for match in found]


def folded_syllables(text: str) -> list[str]:
    """The same without any diacritics; as many as `syllables` gives, one for one.

    >>> folded_syllables("Đường Hoà")
    ['duong', 'hoa']
    """
    return [syllable[:_LONGEST] for syllable in _SYLLABLE.findall(fold(text))]


@lru_cache(maxsize=65_536)
def folded(syllable: str) -> str:
    """One syllable without diacritics.

    >>> folded("đường")
    'duong'
    """
    return fold(syllable)


def with_pairs(words: list[str]) -> list[str]:
    """The words, then each two neighbours as one token.

    >>> with_pairs(["chỉ", "thị", "mới"])
    ['chỉ', 'thị', 'mới', 'chỉ_thị', 'thị_mới']
    """
    return words + [f"{first}_{second}" for first, second in pairwise(words)]
