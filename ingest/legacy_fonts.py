"""Vietnamese typed in the fonts of before Unicode: TCVN3 (.VnTime) and VNI (VNI-Times).

Such text comes out of a file as Western letters and signs; each table leads back. Decided once
for a document, by which reading gives syllables that Vietnamese spelling allows.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from ingest.syllables import is_syllable

_TCVN3_SIGNS = "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¸¶·¹»¾¼½ÆÇÊÈÉËÌÐÎÏÑÒÕÓÔÖ×ÝØÜÞßãáâäåèæçéêíëìîïóñòôõøö÷ùúýûüþ"
_TCVN3_LETTERS = "ĂÂÊÔƠƯĐăâêôơưđàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
# Pdf files put look-alikes in the place of three of the signs.
_TCVN3_LOOKALIKES = {"\u2212": "ư", "\u2219": "ã", "\u02d7": "ư"}

_VNI_TONES = {"ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_CIRCUMFLEX = {
    "â": "",
    "à": "\u0300",
    "á": "\u0301",
    "å": "\u0309",
    "ã": "\u0303",
    "ä": "\u0323",
}
_VNI_BREVE = {"ê": "", "è": "\u0300", "é": "\u0301", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_SINGLE = {"ñ": "đ", "ò": "ị", "æ": "ỉ", "ó": "ĩ", "î": "ỵ", "ô": "ơ", "ö": "ư"}

_WORD = re.compile(r"[^\s!-@\[-`{-~…“”‘’–—]+")
_UNICODE_ONLY = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]")
_FOREIGN = re.compile("[^\x00-\x7f“”‘’–—…]")
_UNICODE_BLOCK = re.compile("[Ạ-ỹ]")
_UNICODE_SHARE = 0.4
_FEWEST_WORDS = 3
_LEAST_SHARE = 0.7
_SAMPLE = 60_000

Converter = Callable[[str], str]


def detect_legacy(texts: Iterable[str]) -> str | None:
    """The name of the font encoding that a document's texts were typed in; None for Unicode.

    >>> detect_legacy(["ChØ thÞ vÒ c«ng t¸c phßng ch¸y"]), detect_legacy(["Chæ thò veà coâng taùc"])
    ('tcvn3', 'vni')
    >>> detect_legacy(["Chỉ thị về công tác phòng cháy"]) is None
    True
    """
    texts = list(texts)
    if _is_unicode(texts):
        return None
    sample = _foreign_words(texts)
    if sample.total() < _FEWEST_WORDS:
        return None
    as_is = syllable_share(sample)
    if as_is >= _LEAST_SHARE:
        return None
    shares = {
        name: syllable_share(_converted(sample, convert)) for name, convert in CONVERTERS.items()
    }
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= _LEAST_SHARE and shares[best] > as_is + 0.2 else None


def _is_unicode(texts: Sequence[str]) -> bool:
    """Whether much of what is no plain letter is in the block that only Unicode has: about half of
    it is in Vietnamese, none in what the old fonts leave."""
    foreign = own = 0
    left = _SAMPLE
    for text in texts:
        foreign += len(_FOREIGN.findall(text[:left]))
        own += len(_UNICODE_BLOCK.findall(text[:left]))
        left -= len(text)
        if left <= 0:
            break
    return own > _UNICODE_SHARE * foreign


def from_legacy(text: str, encoding: str) -> str:
    """A text of a legacy document in Unicode; a text that is in Unicode already stays.

    >>> from_legacy("Ñaûng boä xaõ", "vni"), from_legacy("Đảng bộ xã", "vni")
    ('Đảng bộ xã', 'Đảng bộ xã')
    """
    if text.isascii() or _UNICODE_ONLY.search(text):
        return text
    return CONVERTERS[encoding](text)


def syllable_share(words: Counter[str]) -> float:
    """The share of words that can be Vietnamese syllables; 1.0 for none."""
    known = sum(count for word, count in words.items() if is_syllable(word))
    return known / words.total() if words else 1.0


def _converted(words: Counter[str], convert: Converter) -> Counter[str]:
    converted: Counter[str] = Counter()
    for word, count in words.items():
        converted[convert(word)] += count
    return converted


def _foreign_words(texts: Iterable[str]) -> Counter[str]:
    """The words of a sample that hold more than plain letters, with how often they come."""
    found: Counter[str] = Counter()
    left = _SAMPLE
    for text in texts:
        if text.isascii():
            continue
        found.update(_WORD.findall(text[:left]))
        left -= len(text)
        if left <= 0:
            break
    return Counter({word: count for word, count in found.items() if not word.isascii()})


def _from_tcvn3(text: str) -> str:
    converted = unicodedata.normalize("NFC", text.translate(_tcvn3_table()))
    return _MIXED_WORD.sub(_raise_capitals, converted)


# The fonts have no accented capitals: a word of capitals keeps small accented letters in it.
_MIXED_WORD = re.compile(r"[^\W\d_]{3,}")


def _raise_capitals(match: re.Match[str]) -> str:
    word = match[0]
    plain = [letter for letter in word if letter.isascii()]
    return word.upper() if len(plain) > 1 and all(map(str.isupper, plain)) else word


@cache
def _tcvn3_table() -> dict[int, str]:
    table = dict(zip(_TCVN3_SIGNS, _TCVN3_LETTERS, strict=True)) | _TCVN3_LOOKALIKES
    return str.maketrans(table)


def _from_vni(text: str) -> str:
    table, pattern = _vni_table()
    return pattern.sub(lambda match: table[match[0]], text)


@cache
def _vni_table() -> tuple[dict[str, str], re.Pattern[str]]:
    table: dict[str, str] = dict(_VNI_SINGLE)
    for base in "aeiouy":
        table |= {base + sign: base + tone for sign, tone in _VNI_TONES.items()}
    for base in "aeo":
        table |= {base + sign: f"{base}\u0302{tone}" for sign, tone in _VNI_CIRCUMFLEX.items()}
    table |= {"a" + sign: f"a\u0306{tone}" for sign, tone in _VNI_BREVE.items()}
    for sign, horned in (("ô", "ơ"), ("ö", "ư")):
        table |= {sign + mark: horned + tone for mark, tone in _VNI_TONES.items()}
    table |= {
        variant: letter.upper()
        for pair, letter in list(table.items())
        for variant in (pair.upper(), pair[0].upper() + pair[1:])
    }
    table = {pair: unicodedata.normalize("NFC", letter) for pair, letter in table.items()}
    longest = sorted(table, key=len, reverse=True)
    return table, re.compile("|".join(map(re.escape, longest)))


def _from_mojibake(text: str) -> str:
    """UTF-8 that was once read as Windows-1252 or Latin-1."""
    try:
        coded = (
            bytes((ord(letter),)) if ord(letter) < 256 else letter.encode("cp1252")
            for letter in text
        )
        return b"".join(coded).decode("utf-8")
    except UnicodeError:
        return text


CONVERTERS: dict[str, Converter] = {
    "tcvn3": _from_tcvn3,
    "vni": _from_vni,
    "utf-8 read as western": _from_mojibake,
}
