"""Repairs inside one line: Unicode form, odd spaces, invisible characters, split syllables."""

from __future__ import annotations

import re
import unicodedata

from ingest.split_syllables import join_split_syllables

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
_ANY_MARK = re.compile("[\u0300-\u036f]")
_PILE = re.compile("([\u0300-\u036f]{3})[\u0300-\u036f]+")


def repair_line(line: str, *, loose: bool = False) -> str:
    """The line in NFC with plain single spaces; tabs, which part columns, stay. `loose` joins
    split syllables more readily.

    >>> repair_line("CHỈ THỊ\u00a0 số\u200b 05 ")
    'CHỈ THỊ số 05'
    """
    line = line if line.isascii() else _repair_letters(line, loose=loose)
    if not line.isprintable():  # tabs, controls and all spaces but the plain one
        line = _COLUMN_GAP.sub("\t", _INVISIBLE.sub("", line))
        line = _SPACES.sub(" ", line)
    elif "  " in line:
        line = _SPACES.sub(" ", _COLUMN_GAP.sub("\t", line))
    if "\t" in line:
        line = "\t".join(part.strip() for part in line.split("\t"))
    return line.strip()


def _repair_letters(line: str, *, loose: bool) -> str:
    line = _LINE_HYPHEN.sub("-", line)
    if _ANY_MARK.search(line):
        line = line.translate(_OTHER_TONES)
        line = _PILE.sub(r"\1", _LOOSE_MARK.sub("", line))
    if not unicodedata.is_normalized("NFC", line):
        line = unicodedata.normalize("NFC", line)
    return join_split_syllables(line, loose=loose)
