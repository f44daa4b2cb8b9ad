"""Small numbers in their other form: texts write "6 nhóm" where questions say "sáu nhóm"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_WORDS = ("hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_OTHER = {word: str(value) for value, word in enumerate(_WORDS, start=2)}
_OTHER |= {figure: word for word, figure in _OTHER.items()}
_NO_COUNT = frozenset(["nào", "nay", "qua", "trước", "sau", "ngoái", "tới"])  # "năm nay" is a year


def other_forms(words: Sequence[str]) -> list[str]:
    """Each number before a word in its other form, alone and as a pair with that word.

    >>> other_forms(["sáu", "nhóm", "nhiệm", "vụ"])
    ['6', '6_nhóm']
    >>> other_forms(["5", "rõ"]), other_forms(["năm", "nào"]), other_forms(["năm", "2024"])
    (['năm', 'năm_rõ'], [], [])
    """
    found = []
    for word, after in pairwise(words):
        other = _OTHER.get(word)
        if other is not None and after.isalpha() and after not in _NO_COUNT:
            found += [other, f"{other}_{after}"]
    return found
