"""Closes spaces that a font or a converter put inside a syllable: "ĐIỀ U", "th ị", "Ph ó"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from ingest.syllables import is_syllable

_TAIL = re.compile(
    r"(?<![^\W\d_])([^\W\d_]{1,6}) (a|c|ch|i|m|n|ng|nh|o|p|t|u|y)(?![^\W\d_])", re.IGNORECASE
)
# Onsets of two or three letters are no words; single ones may be labels ("điểm c", "nhóm B").
_ONSET = re.compile(
    r"(?<![^\W\d_])([Cc]h|[Gg]h|[KPTNkptn]h|[Nn]gh?|[Tt]r|[Qq]u) ([^\W\d_]{1,5})(?![\w])"
)
_LETTER_ONSET = re.compile(
    r"(?<![^\W\d_])([BCDĐGHKLMNRSTVXbcdđghklmnrstvx]) ([^\W\d_]{1,6})(?![\w])"
)
_THREE = re.compile(
    r"(?<![^\W\d_])([^\W\d_]{1,3}) ([^\W\d_]{1,3}) (c|ch|i|m|n|ng|nh|o|p|t|u|y)(?![^\W\d_])",
    re.IGNORECASE,
)
# Most lines have no lone part of a syllable, and this is quicker to see, behind a space set before
# the line: an onset or single letter before a space, a tail behind one.
_LONE_PART = re.compile(
    r" (?:(?<=[\W\d_][CcGgKPTNkptnQq][hgru] )|(?<=[\W\d_][Nn]gh )"
    r"|(?<=[\W\d_][BCDĐGHKLMNRSTVXbcdđghklmnrstvx] )"
    r"|(?<=[^\W\d_] )(?:[acimnoptuyACIMNOPTUY]|[Cc][Hh]|[Nn][GgHh])(?![^\W\d_]))"
)
_MANY = 3  # certain ones in a text that make the less certain ones certain


def splits_often(lines: Iterable[str]) -> bool:
    """Whether a text's syllables are split so often that single letters are parts of syllables.

    >>> splits_often(["Th ủ tướng ch ỉ th ị", "B ộ Y t ế"]), splits_often(["Nhóm B ổn định"])
    (True, False)
    """
    found = 0
    for line in lines:
        if not _may_be_split(line):
            continue
        found += sum(_onset_joins(match) for match in _ONSET.finditer(line))
        if found >= _MANY:
            return True
    return False


def join_split_syllables(line: str, *, loose: bool = False) -> str:
    """The line with split syllables whole, only where nothing else can be meant; `loose` takes
    single letters for split ones too.

    >>> join_split_syllables("ĐIỀ U LỆ và ĐIỀ U KIỆ N")
    'ĐIỀU LỆ và ĐIỀU KIỆN'
    >>> join_split_syllables("Th ủ tướng, mã NH, nhóm B ổn định")
    'Thủ tướng, mã NH, nhóm B ổn định'
    >>> join_split_syllables("Đ IỀU 5"), join_split_syllables("TH ỊNH")
    ('ĐIỀU 5', 'TH ỊNH')
    >>> join_split_syllables("Đ IỀ U KI ỆN")
    'ĐIỀU KI ỆN'
    >>> join_split_syllables("B ộ Y t ế", loose=True)
    'Bộ Y tế'
    """
    if not _may_be_split(line):
        return line
    line = _TAIL.sub(_with_tail, _THREE.sub(_of_three, line))
    line = _ONSET.sub(_with_onset, line)
    return _LETTER_ONSET.sub(_with_onset if loose else _with_only_onset, line)


@lru_cache(maxsize=4096)  # a document's lines are asked about twice
def _may_be_split(line: str) -> bool:
    return _LONE_PART.search(f" {line}") is not None


def _of_three(match: re.Match[str]) -> str:
    """Three parts as one where the middle one, alone or with either, is nothing."""
    onset, middle, tail = match[1], match[2], match[3]
    apart = (middle, onset + middle, middle + tail)
    certain = not middle.isascii() and not any(map(is_syllable, apart))
    same_case = onset.isupper() and middle.isupper() == tail.isupper()
    whole = onset + middle + tail
    return whole if certain and same_case and is_syllable(whole) else match[0]


def _with_tail(match: re.Match[str]) -> str:
    head, tail = match[1], match[2]
    certain = (
        not head.isascii()
        and head.isupper() == tail.isupper()
        and not is_syllable(head)
        and is_syllable(head + tail)
    )
    return head + tail if certain else match[0]


def _with_onset(match: re.Match[str]) -> str:
    return match[1] + match[2] if _onset_joins(match) else match[0]


def _with_only_onset(match: re.Match[str]) -> str:
    """The two as one where the second cannot stand alone."""
    onset, rest = match[1], match[2]
    alone = rest.isascii() or is_syllable(rest) or onset.isupper() < rest.isupper()
    return match[0] if alone or not is_syllable(onset + rest) else onset + rest


def _onset_joins(match: re.Match[str]) -> bool:
    """Whether an onset and what follows make one syllable that starts with an accented vowel."""
    onset, rest = match[1], match[2]
    return not rest.isascii() and rest.islower() and is_syllable(onset + rest)
