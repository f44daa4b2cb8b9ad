"""The words that the term index knows: syllables and pairs of neighbouring syllables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, pairwise

from ingest.folding import fold, tone_key
from ingest.remembered import Remembered

VERSION = 1  # raise when the same text would give other tokens

_SYLLABLE = re.compile(r"[^\W_]+")
_LONGEST = 40  # characters; longer runs are no words and would bloat the index


# No syllable reaches over a blank, so pieces between blanks are looked up.
_SYLLABLES = Remembered(
    lambda piece: tuple(word[:_LONGEST] for word in _SYLLABLE.findall(tone_key(piece)))
)
_FOLDED_SYLLABLES = Remembered(
    lambda piece: tuple(word[:_LONGEST] for word in _SYLLABLE.findall(fold(piece)))
)


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


def syllables_by_part(text: str, starts: Sequence[int]) -> tuple[list[str], list[int]]:
    """`syllables`, and the number of the part that each begins in; parts begin at `starts`,
    ascending places in the text, which should be NFC, and -1 is what stands before the first.

    >>> syllables_by_part("Thành uỷ. Xã", [0, 10])
    (['thành', 'ủy', 'xã'], [0, 0, 1])
    """
    words: list[str] = []
    parts: list[int] = []
    bounds = [0, *(_behind_word(text, start) for start in starts), len(text)]
    for part, (begin, end) in enumerate(pairwise(bounds), -1):
        found = list(chain.from_iterable(map(_SYLLABLES.__getitem__, text[begin:end].split())))
        words += found
        parts += [part] * len(found)
    return words, parts


def _behind_word(text: str, at: int) -> int:
    """A place, or the end of the word that it cuts in two."""
    inside = at > 0 and _SYLLABLE.fullmatch(text, at - 1, at + 1)
    word = _SYLLABLE.match(text, at) if inside else None
    return word.end() if word is not None else at


def folded_syllables(text: str) -> list[str]:
    """The same without any diacritics; as many as `syllables` gives, one for one.

    >>> folded_syllables("Đường Hoà")
    ['duong', 'hoa']
    """
    return list(chain.from_iterable(map(_FOLDED_SYLLABLES.__getitem__, text.split())))


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
