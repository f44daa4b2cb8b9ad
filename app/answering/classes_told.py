"""Figures told class by class: "Huy hiệu 60 năm cho 2 đảng viên; Huy hiệu 40 năm cho 9".

A question that names one class by its number ("40 năm") is answered by the figure told of that
class alone: neither by another class's nor by that of all of them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from app.tokens import word_set
from ingest.model import Span

_CLASS = re.compile(r"(?<!ngày )(?<![\w/.,-])(\d{1,4})\s+([^\W\d_]+)(?!\w)")
# What stands before its number: "mức độ 2", "đợt III"; a question's class is told so, too.
_LABELLED = re.compile(
    r"(?<!\w)(độ|mức|lớp|đợt|vòng|cấp|hạng|loại|mũi|liều|khóa|khoá|nhóm|quận|khu vực|bậc|tốp|bảng)"
    r"\s+(\d{1,2}|[ivx]{1,4})(?![\w/%]|[.,-]\d)"
)
_COUNTED = re.compile(r"(?:bao nhiêu|mấy) ([^\W\d_]+)")
_CUT = re.compile(r"[;:.](?!\d)|,(?!\d)|\s(?:và|còn|trong đó)(?=\s)")
_NO_NOUN = word_set("và là có đến từ hơn gần trên dưới với của cho")


def of_another_class(question: str, text: str, figure: Span, sentence: Span) -> bool:
    """Whether a sentence tells its figures class by class, and this one not of the class that the
    question names by its number.

    >>> text = "Có 12 người: Huy hiệu 60 năm có 5 người, Huy hiệu 40 năm có 7 người."
    >>> whole = Span(0, len(text))
    >>> asked = "Bao nhiêu người nhận Huy hiệu 40 năm?"
    >>> [of_another_class(asked, text, Span(at, at + 2), whole) for at in (3, 60)]
    [True, False]
    >>> of_another_class(asked, text, Span(32, 33), whole)
    True
    >>> text = "Có 9 trường: 7 trường đạt mức độ 1, 2 trường đạt mức độ 2."
    >>> asked = "Trong 9 trường có bao nhiêu trường đạt mức độ 2?"
    >>> [of_another_class(asked, text, Span(at, at + 1), Span(0, len(text))) for at in (13, 36)]
    [True, False]
    >>> of_another_class("Bao nhiêu trường?", text, Span(3, 4), whole)
    False
    """
    for number, noun in _classes_asked(question.lower()):
        labelled = _LABELLED.fullmatch(f"{noun} {number}") is not None
        told = (_labels_of if labelled else _numbers_with)(noun, text, sentence, figure)
        if len({said for _, said in told}) < 2:
            continue
        own = _own(text, figure, sentence, told)
        if own != number:
            return True
    return False


@lru_cache(maxsize=64)
def _classes_asked(question: str) -> tuple[tuple[str, str], ...]:
    counted = _COUNTED.search(question)
    numbered = [
        (match[1].lstrip("0"), match[2])
        for match in _CLASS.finditer(question)
        # "Trong 34 vụ có bao nhiêu vụ cháy": their whole is no class of them.
        if match[2] not in _NO_NOUN and (counted is None or match[2] != counted[1])
    ]
    labelled = [(match[2].lstrip("0"), match[1]) for match in _LABELLED.finditer(question)]
    return (*numbered, *labelled)


def _labels_of(noun: str, text: str, sentence: Span, figure: Span) -> list[tuple[int, str]]:
    """Where a sentence puts a number behind a noun that it labels, and which."""
    return [
        (sentence.start + match.start(2), match[2].lstrip("0"))
        for match in _LABELLED.finditer(text[sentence.start : sentence.end].lower())
        if match[1] == noun and sentence.start + match.start(2) != figure.start
    ]


def _numbers_with(noun: str, text: str, sentence: Span, figure: Span) -> list[tuple[int, str]]:
    """Where a sentence puts a number before a noun, and which; the figure itself apart."""
    return [
        (match.start(), match[1].lstrip("0"))
        for match in _CLASS.finditer(text, *sentence)
        if match[2].lower() == noun and match.start() != figure.start
    ]


def _own(text: str, figure: Span, sentence: Span, told: list[tuple[int, str]]) -> str:
    """The class that the clause of a figure names, else the last that was named before it; ""
    where none was."""
    cuts = [match.span() for match in _CUT.finditer(text, *sentence)]
    begin = max((end for start, end in cuts if end <= figure.start), default=sentence.start)
    stop = min((start for start, end in cuts if start >= figure.end), default=sentence.end)
    before = [number for at, number in told if begin <= at < figure.start]
    behind = [number for at, number in told if figure.end <= at < stop]
    earlier = [number for at, number in told if at < begin]
    return (before[-1:] or behind[:1] or earlier[-1:] or [""])[0]
