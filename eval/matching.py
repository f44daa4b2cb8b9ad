"""Text comparison for judging answers: official normalisations and whole-word containment."""

from __future__ import annotations

import re
import string
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable

from ingest.folding import tone_key

Normalisation = Callable[[str], str]

_CITATION_MARK = re.compile(r"\s*\[\d+(?:\s*,\s*\d+)*\]")
_LEADING_ZEROS = re.compile(r"(?<![\d.,])0+(?=\d)")
_ENGLISH_ARTICLES = re.compile(r"\b(a|an|the)\b", re.UNICODE)
_VIETNAMESE_ARTICLES = re.compile(r"\b(của|là|cái|chiếc|những)\b", re.UNICODE)


def normalise_squad(text: str) -> str:
    """The text as the official SQuAD 2.0 script compares it: lower case, ASCII punctuation and the
    English articles dropped, spaces collapsed (Rajpurkar et al. 2018, evaluate-v2.0.py). Not fit
    for Vietnamese alone: it drops "an" from "an ninh".

    >>> normalise_squad("The  Công an, TP.")
    'công tp'
    """
    lowered = "".join(letter for letter in text.lower() if letter not in set(string.punctuation))
    return " ".join(_ENGLISH_ARTICLES.sub(" ", lowered).split())


def normalise_vietnamese(text: str) -> str:
    """The text as MLQA's script compares Vietnamese (Lewis et al. 2020, mlqa_evaluation_v1.py):
    lower case, all Unicode punctuation and five Vietnamese function words dropped, spaces
    collapsed; and NFC with one spelling of a syllable (hoà = hòa, kĩ = kỹ), which MLQA leaves out.

    >>> normalise_vietnamese("Những Công an, huyện Hoà Vang")
    'công an huyện hòa vang'
    """
    spaced = _VIETNAMESE_ARTICLES.sub(" ", _without_punctuation(tone_key(text)))
    return " ".join(spaced.split())


NORMALISATIONS: dict[str, Normalisation] = {
    "squad": normalise_squad,
    "vi": normalise_vietnamese,
}


def without_marks(answer: str) -> str:
    """The answer without its [1] citation marks.

    >>> without_marks("86 trường hợp [1]. Xem thêm [2, 3].")
    '86 trường hợp. Xem thêm.'
    """
    return _CITATION_MARK.sub("", answer).strip()


def comparable(text: str) -> str:
    """The text for containment: NFC, one tone placement, lower case, plain quotes and dashes,
    single spaces, no leading zeros (07/08 = 7/8). Separators stay, so 4.805 is not 4805.

    >>> comparable("Uỷ ban –  “Rõ việc”, ngày 07/08")
    'ủy ban - "rõ việc", ngày 7/8'
    """
    plain = _LEADING_ZEROS.sub("", tone_key(text).translate(_PLAIN_SIGNS))
    return " ".join(plain.split())


def contains(text: str, wanted: str) -> bool:
    """Whether the wanted words stand in the text as whole words, letter case and tone placement
    aside. Both in any form; an empty wanted string is never contained.

    >>> contains("đã xử lý 13 đảng viên", "3 đảng viên")
    False
    >>> contains("Đã xử lý 3 Đảng viên.", "3 đảng viên")
    True
    """
    return contains_comparable(comparable(text), comparable(wanted))


def contains_comparable(text: str, wanted: str) -> bool:
    """`contains` for two texts already made comparable."""
    if not wanted:
        return False
    start = text.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        if _is_edge(text, start) and _is_edge(text, end):
            return True
        start = text.find(wanted, start + 1)
    return False


def token_overlap(predicted: str, gold: str, normalise: Normalisation) -> tuple[float, float]:
    """Precision and recall of normalised tokens as multisets; (1, 1) when both are empty, (0, 0)
    when one is.

    >>> token_overlap("3 đảng viên", "đảng viên", normalise_vietnamese)
    (0.6666666666666666, 1.0)
    """
    predicted_tokens, gold_tokens = normalise(predicted).split(), normalise(gold).split()
    if not predicted_tokens or not gold_tokens:
        both_empty = float(predicted_tokens == gold_tokens)
        return both_empty, both_empty
    shared = sum((Counter(predicted_tokens) & Counter(gold_tokens)).values())
    return shared / len(predicted_tokens), shared / len(gold_tokens)


def best(values: Iterable[float]) -> float:
    """The greatest value, 0 when there is none."""
    return max(values, default=0.0)


_PLAIN_SIGNS = str.maketrans({"–": "-", "—": "-", "−": "-", "“": '"', "”": '"', "‘": "'", "’": "'"})


def _without_punctuation(text: str) -> str:
    return "".join(sign for sign in text if not unicodedata.category(sign).startswith("P"))


def _is_edge(text: str, position: int) -> bool:
    """Whether no word, and no number such as 4.805, runs across the position."""
    if position in (0, len(text)):
        return True
    before, after = text[position - 1], text[position]
    if before.isalnum() and after.isalnum():
        return False
    inside = before in ".," and after.isdigit() and text[position - 2 : position - 1].isdigit()
    continues = before.isdigit() and after in ".," and text[position + 1 : position + 2].isdigit()
    return not (inside or continues)
