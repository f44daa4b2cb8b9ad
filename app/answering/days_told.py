"""Days as a sentence tells them: which it names, and where in it they stand."""

from __future__ import annotations

import re

from ingest.dates import find_dates
from ingest.model import Span


def named_days(text: str) -> list[tuple[int, int, int | None]]:
    """Day, month and, where it is written, year of each day in a text.

    >>> named_days("Sáng 27.3 và ngày 5/4/2024"), named_days("năm 2018")
    ([(27, 3, None), (5, 4, 2024)], [])
    """
    return [
        (date.day, date.month, date.year)
        for _, date in find_dates(text)
        if date.day is not None and date.month is not None
    ]


_DAY_WORD = re.compile(r"(?<!\w)ngày\s+$", re.IGNORECASE)


def days_at(text: str, span: Span) -> list[tuple[int, int, int | None]]:
    """As `named_days`, of a time and the word before it: "6/8" by itself may be a share.

    >>> days_at("Ngày 6/8, xã A", Span(5, 8)), days_at("có 6/8 xã", Span(3, 6))
    ([(6, 8, None)], [])
    """
    lead = _DAY_WORD.search(text, max(0, span.start - 8), span.start)
    return named_days(text[lead.start() if lead else span.start : span.end])


_HAPPENS = re.compile(
    r"\b(?:to chuc|dien ra|hop|khai mac|be mac|khanh thanh|khoi cong|ra mat|phat dong|ky ket|"
    r"lam viec|ra quan|le cong bo|hoi nghi)\b"
)


def asks_of_event(question: str, sentence: str) -> bool:
    """Whether a folded question asks when a thing took place, in a word that the sentence has too.

    >>> asks_of_event("xa a to chuc le cong bo khi nao", "xa a to chuc le cong bo xa dat chuan")
    True
    >>> asks_of_event("xa a dat chuan khi nao", "xa a to chuc le cong bo xa dat chuan")
    False
    """
    return any(word in sentence for word in _HAPPENS.findall(question))


def opens_with_day(text: str, sentence: Span, span: Span) -> bool:
    """Whether a day opens a sentence: "Sáng 27/3, xã A công bố đạt chuẩn năm 2018" tells when."""
    before = text[sentence.start : span.start].strip().lower()
    return before in ("", "vào", "trong", "ngày") and bool(days_at(text, span))


def is_aside(text: str, span: Span) -> bool:
    """Whether a time stands in brackets: "(19/5/1890-19/5/2020)" tells what is named before it."""
    return text[: span.start].rstrip().endswith("(") and text[span.end :].lstrip().startswith(")")
