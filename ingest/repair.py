"""Repairs inside one line: Unicode form, odd spaces, invisible characters, split syllables."""

from __future__ import annotations

import re
import unicodedata

from ingest.syllables import is_syllable

# Zero-width characters, soft hyphens, bidirectional controls, byte-order marks and every control
# character but the tab never belong to a text that people read.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\ue000-\uf8ff]"
)
_SPACES = re.compile("[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_COLUMN_GAP = re.compile(r"(?<=\S)(?: *\t[ \t]*| {4,})(?=\S)")
_LINE_HYPHEN = re.compile("[\ufffe\u2010\u2011]")
_LOOSE_MARK = re.compile("(?<=\\w) +(?=[\u0300-\u0303\u0306\u0309\u031b\u0323])")
_OTHER_TONES = str.maketrans({"\u0340": "\u0300", "\u0341": "\u0301"})
_PILE = re.compile("([\u0300-\u036f]{3})[\u0300-\u036f]+")
_SPLIT = re.compile(
    r"(?<![^\W\d_])([^\W\d_]{1,6}) (a|c|ch|i|m|n|ng|nh|o|p|t|u|y)(?![^\W\d_])", re.IGNORECASE
)


def repair_line(line: str) -> str:
    """The line in NFC with plain single spaces; tabs, which part columns, stay.

    >>> repair_line("CHỈ THỊ\u00a0 số\u200b 05 ")
    'CHỈ THỊ số 05'
    """
    line = line if line.isascii() else _repair_letters(line)
    line = _COLUMN_GAP.sub("\t", _INVISIBLE.sub("", line))
    line = _SPACES.sub(" ", line)
    line = "\t".join(part.strip() for part in line.split("\t"))
    return line.strip()


def _repair_letters(line: str) -> str:
    line = _LINE_HYPHEN.sub("-", line.translate(_OTHER_TONES))
    line = _PILE.sub(r"\1", _LOOSE_MARK.sub("", line))
    if not unicodedata.is_normalized("NFC", line):
        line = unicodedata.normalize("NFC", line)
    return join_split_syllables(line)


def join_split_syllables(line: str) -> str:
    """Closes a space that a font put inside a syllable, only where nothing else can be meant.

    The first half must be no syllable, carry a diacritic, and be one with its second half.

    >>> join_split_syllables("ĐIỀ U LỆ và ĐIỀ U KIỆ N")
    'ĐIỀU LỆ và ĐIỀU KIỆN'
    >>> join_split_syllables("mã NH và U ám")
    'mã NH và U ám'
    """
    return _SPLIT.sub(_join_certain, line)


def _join_certain(match: re.Match[str]) -> str:
    head, tail = match[1], match[2]
    whole = head + tail
    certain = (
        not head.isascii()
        and head.isupper() == tail.isupper()
        and not is_syllable(head)
        and is_syllable(whole)
    )
    return whole if certain else match[0]
