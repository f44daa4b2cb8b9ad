"""Bytes of a text file to characters: UTF-8, UTF-16, Windows-1258 and plain Western bytes."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter

from ingest.legacy_fonts import detect_legacy, from_legacy, syllable_share

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FOREIGN_WORD = re.compile(r"(?=\S*[^\x00-\x7f])[^\s!-@\[-`{-~]+")
_SAMPLE = 200_000
_MOST_BROKEN = 0.1  # of the letters beyond ASCII: damaged UTF-8; in any other encoding nearly all


def decode(data: bytes) -> tuple[str, str]:
    """The text of a file's bytes and the encoding that it was written in, decided once.

    >>> decode("Chỉ thị".encode("utf-16"))
    ('Chỉ thị', 'utf-16')
    >>> decode("Sở Y tế báo cáo".encode("utf-16-le"))
    ('Sở Y tế báo cáo', 'utf-16-le')
    >>> decode(bytes("ChØ thÞ vÒ c«ng t¸c", "latin-1"))
    ('Chỉ thị về công tác', 'tcvn3')
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), encoding.removesuffix("-sig")
    unmarked = _unmarked_utf16(data)
    if unmarked:
        return data.decode(unmarked, errors="replace"), unmarked
    try:
        text, encoding = data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        text, encoding = _decode_bytes(data)
    legacy = detect_legacy([text[:_SAMPLE]])
    if legacy:
        lines = text.split("\n")
        return "\n".join(from_legacy(line, legacy) for line in lines), legacy
    return text, encoding


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: spaces and line ends have a zero byte on one side only."""
    head = data[:4000]
    if len(head) < 16:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) < len(head) / 8 or min(even, odd) > max(even, odd) / 10:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _decode_bytes(data: bytes) -> tuple[str, str]:
    damaged = data.decode("utf-8", errors="replace")
    foreign = sum(not letter.isascii() for letter in damaged)
    if damaged.count("\ufffd") <= _MOST_BROKEN * foreign:
        return damaged, "utf-8"
    # Latin-1 keeps the bytes that the tables of the old fonts look for.
    western = data.decode("latin-1")
    vietnamese = unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))
    legacy = detect_legacy([western[:_SAMPLE]])
    plain = from_legacy(western[:_SAMPLE], legacy) if legacy else western[:_SAMPLE]
    if _possible(vietnamese) > _possible(plain):
        return vietnamese, "windows-1258"
    return western, "latin-1"


def _possible(text: str) -> float:
    return syllable_share(Counter(_FOREIGN_WORD.findall(text[:_SAMPLE])))
