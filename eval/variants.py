"""Harder sets made from a set: the same questions as people really type them."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable

from ingest.errors import BadInput
from ingest.folding import fold

_NEIGHBOURS = {
    "a": "sqz",
    "b": "vn",
    "c": "xv",
    "d": "sf",
    "e": "wr",
    "g": "fh",
    "h": "gj",
    "i": "uo",
    "k": "jl",
    "l": "k",
    "m": "n",
    "n": "bm",
    "o": "ip",
    "p": "o",
    "q": "wa",
    "r": "et",
    "s": "ad",
    "t": "ry",
    "u": "yi",
    "v": "cb",
    "x": "zc",
    "y": "tu",
}
_TELEX_MARKS = {"\u0302": "{}", "\u0306": "w", "\u031b": "w"}
_TELEX_TONES = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_TYPO_EVERY = 6  # one slip in about so many words


def without_diacritics(question: str, chance: random.Random) -> str:
    """The question without tones and marks, letter case kept.

    >>> without_diacritics("Đảng ủy xã", random.Random(0))
    'Dang uy xa'
    """
    return "".join(
        bare.upper() if sign.isupper() else bare
        for sign, bare in zip(question, fold(question), strict=True)
    )


def with_typos(question: str, chance: random.Random) -> str:
    """The question with one slip in about six words of three letters or more: two letters swapped,
    one dropped, doubled, or hit beside. Numbers and words with digits stay."""
    words = question.split(" ")
    able = [n for n, word in enumerate(words) if len(word) > 2 and word.isalpha()]
    slips = min(len(able), max(1, len(words) // _TYPO_EVERY))
    for n in chance.sample(able, slips):
        words[n] = _slip(words[n], chance)
    return " ".join(words)


def decomposed(question: str, chance: random.Random) -> str:
    """The question in NFD, as some phones and macOS send it.

    >>> len(decomposed("ủy", random.Random(0)))
    3
    """
    return unicodedata.normalize("NFD", question)


def as_telex(question: str, chance: random.Random) -> str:
    """The question's raw Telex keys, as typed with the input method off; tone keys end the word.

    >>> as_telex("Chỉ thị về đường", random.Random(0))
    'Chir thij veef dduwowngf'
    """
    return " ".join(_telex_word(word) for word in question.split(" "))


VARIANTS: dict[str, Callable[[str, random.Random], str]] = {
    "no-diacritics": without_diacritics,
    "typo": with_typos,
    "nfd": decomposed,
    "telex": as_telex,
}


def vary(question: str, *, variant: str, seed: int, id: str) -> str:
    """The question in a variant ("" leaves it); the same for the same seed and question id.

    Raises:
        BadInput: no such variant.
    """
    if not variant:
        return question
    if variant not in VARIANTS:
        raise BadInput(f"không có biến thể {variant!r}; chọn một trong: {', '.join(VARIANTS)}")
    composed = unicodedata.normalize("NFC", question)
    return VARIANTS[variant](composed, random.Random(f"{seed}:{id}"))


def _slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word) - 1)
    beside = _NEIGHBOURS.get(fold(word[at]))
    slips = [
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
    ]
    if beside:
        slips.append(word[:at] + chance.choice(beside) + word[at + 1 :])
    return chance.choice([slip for slip in slips if slip != word])


def _telex_word(word: str) -> str:
    keys, tone = "", ""
    for sign in unicodedata.normalize("NFD", word):
        if sign in _TELEX_TONES:
            tone = _TELEX_TONES[sign]
        elif sign in _TELEX_MARKS:
            keys += _TELEX_MARKS[sign].format(keys[-1].lower())
        elif sign in "đĐ":
            keys += "dd" if sign == "đ" else "DD"
        else:
            keys += sign
    end = len(keys.rstrip('.,;:?!"”)'))
    return keys[:end] + tone + keys[end:]
