"""What a generated question is made from: something a document states, with its gold."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from eval.questions import Evidence
from ingest.model import Document, Span


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a document states. `sort` picks the wordings, `words` fill them; `must` or
    `answers` is the gold."""

    sort: str
    kind: str
    words: dict[str, str]
    document: Document
    spans: tuple[Span, ...]
    must: tuple[tuple[str, ...], ...] = ()
    answers: tuple[str, ...] = field(default=())

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The spans that prove the fact."""
        text = self.document.text
        return tuple(Evidence(self.document.path, text[s.start : s.end], *s) for s in self.spans)


def date_forms(day: dt.date) -> tuple[str, ...]:
    """The ways a day is written; leading zeros are no difference when answers are judged.

    >>> date_forms(dt.date(2024, 2, 6))
    ('6/2/2024', '6-2-2024', '6.2.2024', '6 tháng 2 năm 2024')
    """
    numbers = (day.day, day.month, day.year)
    joined = tuple(sign.join(map(str, numbers)) for sign in "/-.")
    return (*joined, f"{day.day} tháng {day.month} năm {day.year}")


def other_forms(written: str) -> tuple[str, ...]:
    """Other ways to write a full day; none for anything else.

    >>> other_forms("06/02/2024")[3], other_forms("1.274")
    ('6 tháng 2 năm 2024', ())
    """
    numbers = re.fullmatch(r"(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})", written)
    numbers = numbers or re.fullmatch(r"(\d{1,2}) tháng (\d{1,2}),? năm (\d{4})", written)
    if numbers is None:
        return ()
    day, month, year = map(int, numbers.groups())
    try:
        return date_forms(dt.date(year, month, day))
    except ValueError:
        return ()


def is_scanned(document: Document, span: Span) -> bool:
    """Whether any of the span was read off a picture, where a letter or digit may be wrong."""
    return any(
        page.ocr_confidence is not None and page.start < span.end and span.start < page.end
        for page in document.pages
    )
