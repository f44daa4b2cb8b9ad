"""Reads what Telex and VNI keyboards leave when they are switched off: "chir thij", "chi3 thi5"."""

from __future__ import annotations

import re
import unicodedata

from ingest.folding import tone_key
from ingest.syllables import is_syllable

_TONE_KEYS = {
    "s": "\u0301",
    "f": "\u0300",
    "r": "\u0309",
    "x": "\u0303",
    "j": "\u0323",
    "1": "\u0301",
    "2": "\u0300",
    "3": "\u0309",
    "4": "\u0303",
    "5": "\u0323",
}
_LETTERS = (
    ("dd", "đ"),
    ("uow", "ươ"),
    ("aa", "â"),
    ("ee", "ê"),
    ("oo", "ô"),
    ("aw", "ă"),
    ("ow", "ơ"),
    ("uw", "ư"),
)
_VNI_LETTERS = (
    ("d9", "đ"),
    ("uo7", "ươ"),
    ("a6", "â"),
    ("e6", "ê"),
    ("o6", "ô"),
    ("a8", "ă"),
    ("o7", "ơ"),
    ("u7", "ư"),
)
_KEYS = re.compile(r"[a-z]{1,9}|(?=[a-z]{1,8}\d)[a-z\d]{2,9}")
_NUCLEUS = re.compile(r"[aăâeêioôơuưy]+")


def decode(word: str) -> str | None:
    """The syllable that these keys were meant to give, in lower case; None when they can't be one.

    >>> [decode(word) for word in ("chir", "thij", "ddaayf", "chi3", "thij1")]
    ['chỉ', 'thị', 'đầy', 'chỉ', None]
    >>> decode("chỉ") is None, decode("nam") is None
    (True, True)
    """
    if not _KEYS.fullmatch(word):
        return None
    table = _VNI_LETTERS if any(character.isdigit() for character in word) else _LETTERS
    body, tone = _without_tone(word, digits=table is _VNI_LETTERS)
    for keys, letter in table:
        body = body.replace(keys, letter)
    if body == word or re.search(r"[\dwfj]", body):
        return None
    syllable = tone_key(_with_tone(body, tone))
    return syllable if is_syllable(syllable) else None


def _without_tone(word: str, *, digits: bool) -> tuple[str, str]:
    """The word without its tone key, and the combining tone; the key stands after a vowel."""
    for place in range(len(word) - 1, 0, -1):
        key = word[place]
        if key in _TONE_KEYS and key.isdigit() == digits and _NUCLEUS.search(word[:place]):
            return word[:place] + word[place + 1 :], _TONE_KEYS[key]
    return word, ""


def _with_tone(body: str, tone: str) -> str:
    """The tone set on the vowel that carries it."""
    start = 2 if body.startswith(("qu", "gi")) and _NUCLEUS.search(body[2:]) else 0
    nucleus = _NUCLEUS.search(body, start)
    if not tone or nucleus is None:
        return body
    place = nucleus.start() + _carrier(nucleus.group(), closed=nucleus.end() < len(body))
    toned = unicodedata.normalize("NFC", body[place] + tone)
    return body[:place] + toned + body[place + 1 :]


def _carrier(vowels: str, *, closed: bool) -> int:
    for place in range(len(vowels) - 1, -1, -1):
        if vowels[place] in "ăâêôơư" and (vowels[place] != "ư" or "ơ" not in vowels):
            return place
    if len(vowels) == 1:
        return 0
    return 1 if closed or len(vowels) == 3 else 0
