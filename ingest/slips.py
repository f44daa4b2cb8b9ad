"""Words for kinds of papers that were typed with a slip."""

from __future__ import annotations

import re

from ingest.paper_codes import TYPE_OF_WORD
from ingest.syllables import is_toneless_syllable


def nearest_type(first: str, second: str) -> str | None:
    """The kind of paper whose word two folded words are one slip away from: a letter more, less,
    other, or two swapped; None where both are words of Vietnamese, since they may mean themselves.

    >>> nearest_type("chi", "hti"), nearest_type("chir", "thij"), nearest_type("chi", "phi")
    ('CT', 'CT', None)
    """
    if is_toneless_syllable(first) and is_toneless_syllable(second or "a"):
        return None
    letters = _untyped(first) + _untyped(second)
    for word, code in TYPE_OF_WORD_JOINED.items():
        if len(word) >= 6 and abs(len(word) - len(letters)) <= 1 and _one_slip(word, letters):
            return code
    return None


def _one_slip(first: str, second: str) -> bool:
    """Whether two words are at Damerau-Levenshtein distance 0 or 1.

    >>> _one_slip("chithi", "chihti"), _one_slip("chithi", "chthi"), _one_slip("chithi", "chiphu")
    (True, True, False)
    """
    shared = 0
    while shared < min(len(first), len(second)) and first[shared] == second[shared]:
        shared += 1
    one, two = first[shared:], second[shared:]
    swapped = len(one) >= 2 and len(two) >= 2 and one[:2] == two[1::-1] and one[2:] == two[2:]
    return one == two or one[1:] == two[1:] or one[1:] == two or one == two[1:] or swapped


def _untyped(word: str) -> str:
    """A word without the letters that typing tones by Telex leaves behind: "quyeets" → "quyet"."""
    if is_toneless_syllable(word):
        return word
    without_tone = re.sub(r"(?<=[a-z])[sfrxj](?=[a-z]?$)", "", word)
    single = re.sub(r"([aeod])\1", r"\1", without_tone).replace("w", "")
    return single if is_toneless_syllable(single) else word


TYPE_OF_WORD_JOINED = {word.replace(" ", ""): code for word, code in TYPE_OF_WORD.items()}
