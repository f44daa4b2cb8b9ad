"""Which letter strings can be one Vietnamese syllable: onset, rhyme and tone that go together."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from ingest.folding import fold

_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_SHARP_TONES = {"\u0301", "\u0323"}

_ONSET_LIST = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x"
_ONSETS = frozenset(_ONSET_LIST.split()) | {""}

_RHYME_LIST = """
a ac ach ai am an ang anh ao ap at au ay
ă ăc ăm ăn ăng ăp ăt
â âc âm ân âng âp ât âu ây
e ec em en eng eo ep et
ê êch êm ên êng ênh êp êt êu
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oem oen oeo oet
oi om on ong oong ooc op ot
ô ôc ôi ôm ôn ông ôp ôt ôông
ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uênh uêu ui um un ung uôc uôi uôm uôn uông uôt up ut
uơ uy uya uych uyên uyêt uyn uynh uyp uyt uyu
ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
y yêm yên yêng yêt yêu ynh ych yt yn ym
"""
_RHYMES = frozenset(_RHYME_LIST.split())
_TONELESS_ONSETS = frozenset(map(fold, _ONSETS))
_TONELESS_RHYMES = frozenset(map(fold, _RHYMES))


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Whether Vietnamese spelling allows the word as one syllable, in either tone placement.

    >>> [is_syllable(word) for word in ("điều", "ĐIỀU", "hoà", "hòa", "giết", "quyết", "nghiêng")]
    [True, True, True, True, True, True, True]
    >>> [is_syllable(word) for word in ("điề", "strong", "bộp", "bop", "việ", "ngiêng", "24")]
    [False, False, True, False, False, False, False]
    """
    letters, tones = _split_tone(word)
    if len(tones) > 1 or not letters or len(letters) > 7:
        return False
    sharp = bool(tones) and tones[0] in _SHARP_TONES
    return any(
        letters[:cut] in _ONSETS and _fits(letters[:cut], letters[cut:], sharp=sharp)
        for cut in range(min(3, len(letters) - 1) + 1)
    )


@lru_cache(maxsize=65536)
def is_toneless_syllable(folded: str) -> bool:
    """Whether a folded word (lower case, no marks, đ as d) is some syllable without its marks.

    >>> [is_toneless_syllable(word) for word in ("quyet", "dieu", "thi", "hti", "thj")]
    [True, True, True, False, False]
    """
    return any(
        folded[:cut] in _TONELESS_ONSETS and folded[cut:] in _TONELESS_RHYMES
        for cut in range(min(3, len(folded) - 1) + 1)
    )


def _fits(onset: str, rhyme: str, *, sharp: bool) -> bool:
    if rhyme not in _RHYMES or (rhyme.endswith(("c", "ch", "p", "t")) and not sharp):
        return False
    if not onset and rhyme.startswith("iê"):
        return False  # written with y where no consonant leads
    front = rhyme[0] in "eêiy"
    if onset in {"k", "gh", "ngh"}:
        return front
    if onset in {"c", "ng"} and front:
        return False
    if onset == "g":
        return rhyme[0] not in "eêy" and (rhyme[0] != "i" or rhyme in {"i", "in"})
    if onset == "q":
        return rhyme.startswith(("ua", "uă", "uâ", "ue", "uê", "ui", "uy", "uơ", "uô"))
    return True


def _split_tone(word: str) -> tuple[str, list[str]]:
    parts = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in parts if mark in _TONES]
    bare = "".join(mark for mark in parts if mark not in _TONES)
    return unicodedata.normalize("NFC", bare), tones
