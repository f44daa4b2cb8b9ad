"""When: dates, months, years, hours and stretches of time as the text writes them."""

from __future__ import annotations

import re

from ingest.model import Span

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:1[89]|20)\d\d"
_PART = r"(?:[Ss]áng|[Cc]hiều|[Tt]ối|[Tt]rưa|[Đđ]êm)"
_DATE = rf"{_DAY}\s?[/.-]\s?{_MONTH}(?:\s?[/.-]\s?{_YEAR})?"
_NUMBER = r"(?:\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
# Longest first: a range before its dates, a date before its month.
_TIME = re.compile(
    r"(?<![\w/.,-])(?:"
    rf"(?:(?:từ )?ngày |(?:từ ){_PART} )?{_DAY}(?:\s?[/.-]\s?{_MONTH}(?:\s?[/.-]\s?{_YEAR})?)?"
    rf"\s?(?:-|–|đến(?: hết)?(?: ngày)?)\s?(?:ngày )?{_DATE}"
    rf"|(?:{_PART} )?(?:ngày )?{_DATE}(?![\d/]|\s?%|-[A-ZĐ])"
    rf"|(?:{_PART} )?ngày (?:{_DAY}|mồng \w+) tháng (?:{_MONTH}|\w+)(?: năm {_YEAR})?"
    rf"|(?:từ )?tháng {_MONTH}(?:\s?[/-]\s?|\s(?:năm )?){_YEAR}"
    rf"|(?:{_NUMBER}) (?:tháng|quý|năm)(?: đầu| cuối)(?: của)?(?: năm)?(?: {_YEAR})?"
    rf"|{_NUMBER} tháng(?: của)? năm {_YEAR}"
    rf"|(?:giai đoạn|nhiệm kỳ|năm học|niên khóa) {_YEAR}\s?[-–]\s?{_YEAR}"
    rf"|(?:từ )?(?:đầu |cuối |giữa )?năm (?:học )?{_YEAR}(?:\s?[-–]\s?{_YEAR})?"
    rf"|(?:đầu |cuối |giữa )?[Qq]uý (?:I{{1,3}}|IV|[1-4])(?:[/ ,-]+(?:năm )?{_YEAR})?"
    rf"|(?:từ )?(?:đầu |cuối |giữa |trong )?tháng {_MONTH}(?![\d/])"
    r"|ngày (?:\d{1,2}|mùng \d{1,2}|mồng \w+)(?:(?: và|,)(?: ngày)? \d{1,2})*"
    r"(?: (?:hằng|hàng) tháng| của tháng)?"
    r"|\d{1,2}\s?(?:giờ|h)(?:\s?\d{2})?(?:\s?phút)?(?:\s?ngày " + _DATE + r")?"
    rf"|\d{{1,2}}:\d{{2}}"
    rf"|hằng (?:ngày|tuần|tháng|quý|năm)|hàng (?:ngày|tuần|tháng|quý|năm)"
    rf"|{_YEAR}(?=\s?[-–]\s?{_YEAR})\s?[-–]\s?{_YEAR}"
    r")(?![\w])"
)
_BARE_YEAR = re.compile(rf"(?<![\w/.,-]){_YEAR}(?![\w/%]|[.,]\d)")
_CODE_AFTER = re.compile(r"\s?[-–/]\s?[A-ZĐ]{2}")


def find_times(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Expressions of time in `text[start:end]`, in order, none inside another.

    >>> text = "Sáng 19/7, từ tháng 9-2023; ngày 07 tháng 8 năm 2023; 24-CT/TU; 21 - 22/9/2023"
    >>> [text[a:b] for a, b in find_times(text)]
    ['Sáng 19/7', 'từ tháng 9-2023', 'ngày 07 tháng 8 năm 2023', '21 - 22/9/2023']
    """
    stop = len(text) if end is None else end
    found = [Span(*match.span()) for match in _TIME.finditer(text, start, stop)]
    found = [span for span in found if not _CODE_AFTER.match(text, span.end)]
    for match in _BARE_YEAR.finditer(text, start, stop):
        if not any(span.start <= match.start() < span.end for span in found):
            found.append(Span(*match.span()))
    return sorted(found)


def day_of(text: str, span: Span) -> Span:
    """The date inside an expression, without "ngày" or "sáng" before it.

    >>> text = "ngày 02/6/2023"
    >>> start, end = day_of(text, Span(0, len(text)))
    >>> text[start:end]
    '02/6/2023'
    """
    match = re.compile(rf"{_DAY}\s?[/.-]\s?{_MONTH}\s?[/.-]\s?{_YEAR}$").search(
        text, span.start, span.end
    )
    return Span(match.start(), span.end) if match else span
