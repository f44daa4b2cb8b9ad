"""Days that a question names, found however a text writes them: "5 tháng 9" for "05/9/2025"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from app.question import Asked
from app.reading import Reading
from ingest.dates import PartialDate, find_dates

_Day = tuple[int, int, int | None]  # day, month, year where it is written


class AskedDays:
    """The days of one question, and the sentences of readings that hold them."""

    def __init__(self, asked: Asked) -> None:
        papers = asked.papers
        found = [
            (span, day)
            for span, date in find_dates(asked.vietnamese, asked.folded)
            if (day := _day(date)) is not None
            and not any(start <= span.start < end for start, end in papers)
        ]
        self._days = {
            at: day
            for at, token in enumerate(asked.focus)
            for span, day in found
            if span.start <= token.start < span.end
        }
        self._held: dict[str, dict[int, list[_Day]]] = {}

    def __contains__(self, at: int) -> bool:
        return at in self._days

    def __iter__(self) -> Iterator[int]:
        return iter(self._days)

    def in_sentence(self, at: int, reading: Reading, sentence: int) -> bool:
        """Whether a sentence holds the day that a focus word is part of."""
        if at not in self._days:
            return False
        doc_id = reading.document.doc_id
        if doc_id not in self._held:
            self._held[doc_id] = _days_of(reading)
        return any(_same(self._days[at], day) for day in self._held[doc_id].get(sentence, ()))


def _days_of(reading: Reading) -> dict[int, list[_Day]]:
    days: dict[int, list[_Day]] = {}
    for span, date in find_dates(reading.text, reading.folded):
        day = _day(date)
        if day is not None:
            days.setdefault(reading.sentence_at(span.start), []).append(day)
    return days


def _day(date: dt.date | PartialDate) -> _Day | None:
    if date.day is None or date.month is None:
        return None
    return date.day, date.month, date.year


def _same(first: _Day, second: _Day) -> bool:
    years = {first[2], second[2]} - {None}
    return first[:2] == second[:2] and len(years) < 2
