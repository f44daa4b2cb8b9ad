"""Cheap pure functions on Vietnamese letters: folding away tones, one key for tone spellings."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

# The five tones; the other Vietnamese marks (circumflex, breve, horn) make other letters.
_TONES = ("\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_LONG, _LONGER = 64, 512  # characters
_LAST_FOLDED = 0x1EFF  # the end of Latin Extended Additional, where Vietnamese letters end


def fold(text: str) -> str:
    """The text in lower case without tones and marks, đ as d; NFC input keeps its length, so that
    spans of the folded text are spans of the text.

    >>> fold("Chỉ thị số 24-CT/TU của Thành uỷ")
    'chi thi so 24-ct/tu cua thanh uy'
    >>> len(fold("ĐIỀU")) == len("ĐIỀU")
    True
    """
    if len(text) < _LONG:
        return _fold_short(text)
    return _fold_line(text) if len(text) < _LONGER else _fold_long(text)


@lru_cache(maxsize=2048)  # a question and the sentences that may answer it
def _fold_line(text: str) -> str:
    return _fold_long(text)


def _fold_long(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    # A table of numbers is ten times as fast as `translate`, once there is enough to look up.
    import numpy as np

    codes = np.frombuffer(composed.encode("utf-16-le", "surrogatepass"), np.dtype("<u2"))
    return _folded_codes()[codes].tobytes().decode("utf-16-le", "surrogatepass")


@lru_cache(maxsize=8192)  # codes, names and words come again and again
def _fold_short(text: str) -> str:
    return unicodedata.normalize("NFC", text).translate(_FOLDED)


def tone_key(text: str) -> str:
    """The text in lower case with one spelling for each syllable that has two: hoà/hòa, uỷ/ủy,
    kĩ/kỹ, qui/quy. NFC input keeps its length.

    >>> tone_key("Hoà Uỷ Thuý") == tone_key("Hòa Ủy Thúy")
    True
    >>> tone_key("quý"), tone_key("kĩ thuật"), tone_key("qui định")
    ('quý', 'kỹ thuật', 'quy định')
    """
    composed = unicodedata.normalize("NFC", text)
    lowered = composed.lower()
    if len(lowered) != len(composed):  # a few letters, such as İ, grow in lower case
        lowered = composed.translate(_LOWERED)
    moved = _SECOND_VOWEL_TONED.sub(_move_tone, lowered)
    return _OPEN_I.sub(lambda match: _I_TO_Y[match[0]], moved)


def with_y(text: str) -> str:
    """The text with y for an open i in the syllables that are spelled either way, of the same
    length: kí/ký, lí/lý, hỉ/hỷ, mĩ/mỹ, qui/quy; names, in capitals, keep theirs.

    >>> with_y("Kí quĩ, qui định, kĩ thuật"), with_y("li ti, mì, đơn vị, Lí Thị Qui")
    ('Ký quỹ, quy định, kỹ thuật', 'li ti, mì, đơn vị, Lí Thị Qui')
    """
    return _EITHER_WAY.sub(lambda match: _I_TO_Y[match[0]], text)


def has_tones(text: str) -> bool:
    """Whether any letter carries a Vietnamese mark or is đ.

    >>> has_tones("chỉ thị"), has_tones("chi thi")
    (True, False)
    """
    return _TONED_LETTER.search(unicodedata.normalize("NFC", text)) is not None


def _fold_table() -> dict[int, str]:
    table = {}
    for code in range(ord("A"), _LAST_FOLDED + 1):
        folded = unicodedata.normalize("NFD", chr(code))[0].lower()
        folded = {"đ": "d"}.get(folded, folded)
        if len(folded) == 1 and folded != chr(code):
            table[code] = folded
    return table


@lru_cache(maxsize=1)
def _folded_codes() -> npt.NDArray[np.uint16]:
    """The same table for all 16-bit codes; halves of rarer letters stand for themselves. Made when
    it is first needed, since numpy is slow to load."""
    import numpy as np

    codes = np.arange(1 << 16, dtype=np.dtype("<u2"))
    for code, letter in _FOLDED.items():
        codes[code] = ord(letter)
    return codes


def _lower_table() -> dict[int, str]:
    letters = range(ord("A"), _LAST_FOLDED + 1)
    # A few letters, such as İ, grow in lower case; they stay, to keep the length.
    return {code: chr(code).lower() for code in letters if len(chr(code).lower()) == 1}


def _toned(letter: str, mark: str) -> str:
    return unicodedata.normalize("NFC", letter + mark)


def _move_tone(match: re.Match[str]) -> str:
    first, second = match[0][0], match[0][1]
    parts = unicodedata.normalize("NFD", second)
    return _toned(first, parts[1]) + parts[0]


_FOLDED = _fold_table()
_LOWERED = _lower_table()
_TONED_LETTER = re.compile(
    f"[{''.join(chr(code) for code, letter in _FOLDED.items() if letter != _LOWERED.get(code))}]"
)
_I_TO_Y = {_toned("i", mark): _toned("y", mark) for mark in ("", *_TONES)}
_TONED_A = "".join(_toned("a", mark) for mark in _TONES)
_TONED_E = "".join(_toned("e", mark) for mark in _TONES)
_TONED_Y = "".join(_toned("y", mark) for mark in _TONES)
_TONED_I = "".join(_toned("i", mark) for mark in _TONES)
# Both begin with a set of letters, so that the scan skips to the next of them.
# The tone of oa, oe, uy at a syllable's end is written on either vowel; qu is a consonant.
_SECOND_VOWEL_TONED = re.compile(
    rf"[uo](?:(?<=o)[{_TONED_A}{_TONED_E}]|(?<=(?<!q)u)[{_TONED_Y}])\b"
)
_EITHER_WAY = re.compile(
    rf"[i{_TONED_I}](?!\w)(?:(?<=\b[hkl][{_TONED_I}])|(?<=\A[HKL][{_TONED_I}])"
    r"|(?<=\bhi)(?= (?:sinh|vọng)\b)|(?<=\bki)(?=[ ?]|\Z)(?! (?:l[oô]|[oố]t))"
    r"|(?<=\bm\u0129)|(?<=\bqu.)|(?<=\AQu.))"
)
_OPEN_I = re.compile(rf"[i{_TONED_I}](?!\w)(?:(?<=\b[hklmstv].)|(?<=\bqu.))")
