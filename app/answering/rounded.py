"""A figure told roughly and the exact one that it rounds: "hơn 1.100 hộ", "1.104 hộ"."""

from __future__ import annotations

import re

_EXACT = re.compile(r"(?P<number>\d{1,3}(?:\.\d{3})*) (?P<noun>[^\d].*)")
_ROUGH = re.compile(rf"([Hh]ơn|[Gg]ần|[Tt]rên) {_EXACT.pattern}")
_NEAR, _LEAST = 0.05, 20


def rounds(rough: str, exact: str) -> bool:
    """Whether a figure is told roughly and another of the same noun is what it rounds.

    >>> rounds("hơn 1.100 hộ", "1.104 hộ"), rounds("gần 1.100 hộ", "1.104 hộ")
    (True, False)
    >>> rounds("hơn 1.100 hộ", "1.104 thẻ"), rounds("1.100 hộ", "1.104 hộ")
    (False, False)
    """
    told, other = _ROUGH.fullmatch(rough), _EXACT.fullmatch(exact)
    if told is None or other is None:
        return False
    nouns = sorted([told["noun"], other["noun"]], key=len)
    if not nouns[1].startswith(nouns[0]):
        return False
    number, meant = (float(one["number"].replace(".", "")) for one in (told, other))
    if number < _LEAST:
        return False
    low, high = (1 - _NEAR, 1.0) if told[1].lower() == "gần" else (1.0, 1 + _NEAR)
    return number * low < meant < number * high
