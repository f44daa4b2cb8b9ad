"""Sentences whose figures are of what a question only compares with, or of its opposite."""

from __future__ import annotations

import re

from app.question import Asked
from ingest.folding import fold

_YEAR = re.compile(r"\bnam ((?:19|20)\d\d)\b")
_DENIED = re.compile(r"\b(?:không|chưa) (?:được |bị )?([^\W\d_]+)(?= [^\W\d_])", re.IGNORECASE)
_COMPARED = re.compile(r"\bso voi (?:cung ky )?(?:cua )?(?:nam )?(?:19|20)\d\d\b")


def only_compares(asked: Asked, sentence: str) -> bool:
    """Whether the sentence names a year that is asked about only to compare another with it:
    "giảm 18 vụ so với cùng kỳ năm 2023" counts nothing of 2023."""
    folded = fold(sentence)
    others = _COMPARED.sub("", folded)
    years = [] if "so voi" in asked.folded else _YEAR.findall(asked.folded)
    return any(year in folded and year not in others for year in years)


def affirms_denied(asked: Asked, sentence: str) -> bool:
    """Whether a sentence only affirms what the question denies: "17 bể đạt chuẩn" counts none that
    "không đạt chuẩn"."""
    denied = [match[1].lower() for match in _DENIED.finditer(asked.vietnamese)]
    said = sentence.lower()
    return any(
        re.search(rf"\b{word}\b", said) and not re.search(rf"\b(?:không|chưa)\b.*\b{word}\b", said)
        for word in denied
    )
