"""Dates in Vietnamese and English text: whole days, and months, quarters or years."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import NamedTuple

from ingest.folding import fold
from ingest.model import Span


class PartialDate(NamedTuple):
    """A date of which some parts are not written. Months and quarters count from 1."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None


FoundDate = tuple[Span, dt.date | PartialDate]

_EN_MONTH_LIST = (
    "january february march april may june july august september october november december"
)
_EN_MONTHS = _EN_MONTH_LIST.split()
_EN_MONTH = "|".join([*_EN_MONTHS, *(month[:3] for month in _EN_MONTHS)])
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}

# What every date holds, in any letters: a digit, or "quý" with a Roman numeral.
_ANY_DATE = re.compile(r"[0-9]|[Qq][Uu][yYýÝỳỲỷỶỹỸỵỴ][\u0300-\u0323]?\s{1,2}[iIvV]")
_BEFORE = r"(?<![\d/.,-])"
# Patterns with what a text must hold to be searched for them at all: most hold none of these.
# Words come before the test that they begin there, so that the scan can skip to them.
_NUMERIC = re.compile(r"[0-9]\s?[/.-]\s?[0-9]")
_MONTH = re.compile(r"thang\s{0,3}[0-9]")
_YEAR = re.compile(r"nam\s[0-9]")
_QUARTER = re.compile(r"quy\s{1,2}[iv1-4]")
_ENGLISH = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,?\s(?=[0-9])"
)
_NEEDED = (_NUMERIC, _MONTH, _YEAR, _QUARTER, _ENGLISH)
_PATTERNS = tuple(
    (needed, re.compile(pattern))
    for needed, pattern in (
        # 07/8/2023, 7-8-2023, 7.8.2023, 07 / 8 / 2023
        (
            _NUMERIC,
            _BEFORE + r"(?P<day>\d{1,2})\s?(?P<sep>[/.-])\s?(?P<month>\d{1,2})\s?(?P=sep)\s?"
            r"(?P<year>\d{4})(?!\d)",
        ),
        # 2023-08-07
        (_NUMERIC, _BEFORE + r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)"),
        # (ngày) 7 tháng 8 (năm 2023)
        (
            _MONTH,
            r"(?:\b(?:ngay|mung|mong)\s{1,3})?"
            + _BEFORE
            + r"(?P<day>\d{1,2})\s{0,3}thang\s{0,3}(?P<month>\d{1,2})\b(?!\s?%)"
            r"(?:\s{0,3},?\s{0,3}(?:nam\s{0,3})(?P<year>\d{4})\b|\s?[/-]\s?(?P<year2>\d{4})\b)?",
        ),
        # 7 August 2023; August 7, 2023; August 2023
        (
            _ENGLISH,
            r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?\s(?:of\s)?(?P<name>"
            + _EN_MONTH
            + r")\.?,?\s(?P<year>\d{4})\b",
        ),
        (
            _ENGLISH,
            r"\b(?P<name>"
            + _EN_MONTH
            + r")\.?\s(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s(?P<year>\d{4})\b",
        ),
        (_ENGLISH, r"\b(?P<name>" + _EN_MONTH + r")\.?,?\s(?P<year>\d{4})\b"),
        # tháng 9 năm 2023, tháng 9-2023, tháng 9/2023
        (
            _MONTH,
            r"thang(?<!\wthang)\s{0,3}(?P<month>\d{1,2})\s{0,2}(?:[/-]|,?\s?nam\s)\s{0,2}"
            r"(?P<year>\d{4})\b",
        ),
        # quý IV/2023, quý 4 năm 2023, quý IV
        (
            _QUARTER,
            r"quy(?<!\wquy)\s{1,2}(?P<quarter>iv|iii|ii|i|[1-4])\b(?!\s?%)"
            r"(?:\s{0,2}(?:[/-]|,?\s?nam\s|\s)\s{0,2}(?P<year>\d{4})\b)?",
        ),
        # sáng 16/8, ngày 16-8, trước 31/12
        (
            _NUMERIC,
            r"\b(?:sang|trua|chieu|toi|ngay|den|truoc|tu|hom|va)\s(?:ngay\s)?"
            r"(?P<day>\d{1,2})\s?[/-]\s?(?P<month>\d{1,2})(?!\s?[/-]?\d)(?!\s?%)",
        ),
        # sáng 16.8, ngày 16.8
        (
            _NUMERIC,
            r"\b(?:sang|trua|chieu|ngay|hom)\s(?:ngay\s)?"
            r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})(?![.,]?\d)(?!\s?%)",
        ),
        # 9/2023 after a word that wants a time
        (
            _NUMERIC,
            r"\b(?:tu|den|truoc|vao|trong|cuoi|dau|het)\s(?P<month>\d{1,2})[/-](?P<year>\d{4})\b"
            r"(?![/-])",
        ),
        # tháng 9
        (_MONTH, r"thang(?<!\wthang)\s(?P<month>\d{1,2})\b(?!\s?[/.,]?\d)(?!\s?%)"),
        # năm 2023
        (_YEAR, r"nam(?<!\wnam)\s(?P<year>\d{4})\b(?!\s?[-–]\s?\d{4})"),
    )
)


def find_dates(text: str, folded: str | None = None) -> list[FoundDate]:
    """All dates in reading order, without overlaps; the longer reading wins. `folded` is
    `fold(text)` where the caller has it.

    >>> find_dates("Ngày 07/8/2023 và sáng 16/8, quý IV/2023")[0]
    (Span(start=5, end=14), datetime.date(2023, 8, 7))
    >>> [found for _, found in find_dates("sáng 16/8; quý IV/2023")][1]
    PartialDate(year=2023, month=None, day=None, quarter=4)
    """
    if _ANY_DATE.search(text) is None:
        return []
    folded = fold(text) if folded is None else folded
    held = {id(needed) for needed in _NEEDED if needed.search(folded) is not None}
    taken = bytearray(len(folded))
    dates: list[FoundDate] = []
    for needed, pattern in _PATTERNS:
        if id(needed) not in held:
            continue
        for match in pattern.finditer(folded):
            found = _value(match)
            if found is not None and not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
                dates.append((_span(match), found))
    return sorted(dates, key=lambda item: item[0])


def find_days(text: str) -> list[tuple[Span, dt.date]]:
    """Only the dates that are whole days."""
    return [(span, found) for span, found in find_dates(text) if isinstance(found, dt.date)]


def complete(found: dt.date | PartialDate, near: dt.date | None) -> dt.date | None:
    """The last day that a date covers; a missing year is taken from `near`, None when it cannot be.

    >>> complete(PartialDate(2023, quarter=4), None)
    datetime.date(2023, 12, 31)
    >>> complete(PartialDate(month=8, day=16), dt.date(2023, 8, 20))
    datetime.date(2023, 8, 16)
    """
    if isinstance(found, dt.date):
        return found
    year = found.year or (near.year if near else None)
    if year is None:
        return None
    month = found.month or (found.quarter * 3 if found.quarter else 12)
    last = calendar.monthrange(year, month)[1]
    return dt.date(year, month, min(found.day or last, last))


def _value(match: re.Match[str]) -> dt.date | PartialDate | None:
    parts = match.groupdict()
    year = parts.get("year") or parts.get("year2")
    month = parts.get("month")
    if parts.get("name"):
        month = str([name[:3] for name in _EN_MONTHS].index(parts["name"][:3]) + 1)
    quarter = _QUARTERS[parts["quarter"]] if parts.get("quarter") else None
    partial = PartialDate(_number(year), _number(month), _number(parts.get("day")), quarter)
    if not _possible(partial):
        return None
    if partial.year and partial.month and partial.day:
        return _day(partial.year, partial.month, partial.day)
    return partial


def _possible(found: PartialDate) -> bool:
    return (
        (found.year is None or 1900 <= found.year <= 2199)
        and (found.month is None or 1 <= found.month <= 12)
        and (found.day is None or 1 <= found.day <= 31)
    )


def _day(year: int, month: int, day: int) -> dt.date | None:
    if day > calendar.monthrange(year, month)[1]:
        return None
    return dt.date(year, month, day)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _span(match: re.Match[str]) -> Span:
    named = [match.span(name) for name, value in match.groupdict().items() if value]
    start = min(start for start, _ in named)
    if match.re.pattern.startswith(r"\b(?:sang") or match.re.pattern.startswith(_BEFORE):
        return Span(start, match.end())
    return Span(match.start(), match.end())
