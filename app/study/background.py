"""Which sentences of a paper tell what was, and not what it wants."""

from __future__ import annotations

import re

from app.study.items import Draft
from app.study.near_days import day_value
from ingest.model import Document

_TIMES = frozenset({"day", "month", "quarter", "year"})
_YEARS = re.compile(r"(?:năm |[/-])((?:19|20)\d\d)(?!\d)")
_NAMED_YEAR = re.compile(r"(?<!\w)[Nn]ăm ((?:19|20)\d\d)(?!\d)")
_SO_FAR = re.compile(
    r"(?<!\w)(?:đến nay|qua kiểm tra|phát hiện|vẫn còn|xảy ra|so với (?:đầu|cùng kỳ|năm)|"
    r"thời gian qua|những năm qua)(?!\w)",
    re.IGNORECASE,
)
_OF_A_MEETING = re.compile(r"(?<!\w)(?:chủ trì họp|họp với|phê bình|biểu dương)(?!\w)", re.I)
_BASELINE = re.compile(r"(?<!\w)từ \d[\d.,]*%?(?= )")
_FIGURE = re.compile(r"(?<![\w/])\d+(?:[.,]\d+)*%?(?![\w/])")
# How many were looked at is less than what was found there.
_WHERE = re.compile(r"(?<!\w)(?:tại|đối với|qua kiểm tra) $")
_CITED = re.compile(r"(\w+ \w+) số \S*\d\S*[^,?]* được ban hành ngày nào\?$")


def is_background(draft: Draft, document: Document) -> bool:
    """Whether a draft on a time or a figure of an official paper asks for what was before it: of
    the figures of such a sentence the first alone is worth knowing, of its times none."""
    issued = issued_year(document)
    if draft.fact in _TIMES and _is_past(draft, document, issued):
        return True
    if draft.fact not in (*_TIMES, "number"):
        return False
    quote = draft.proofs[0].quote
    if draft.fact == "number" and _OF_A_MEETING.search(quote):
        return True
    years = [int(year) for year in _NAMED_YEAR.findall(quote)]
    past = (bool(years) and max(years) < issued) or bool(_SO_FAR.search(quote))
    if not past or any(int(year) > issued for year in _YEARS.findall(quote)):
        return False
    if draft.fact in _TIMES or _is_exact(draft.key):
        return True
    before = _BASELINE.sub(" ", draft.statement[draft.statement.find(", ") + 2 : draft.key_at])
    return bool(_FIGURE.search(_NAMED_YEAR.sub("", before)) or _WHERE.search(before))


def asks_day_of_cited(stem: str, document: Document) -> bool:
    """Whether a question asks when another paper was issued that the document is not about."""
    match = _CITED.search(stem)
    if match is None:
        return False
    # A text about a directive may be asked for the day of that directive.
    return document.header.source == "primary" or match[1] != "Chỉ thị"


def issued_year(document: Document) -> int:
    """The year that a paper's date says; 0 where it has none."""
    date = document.header.date
    years = re.findall(r"(?:19|20)\d\d", date.value) if date is not None else []
    return max(map(int, years), default=0)


def _is_exact(figure: str) -> bool:
    """Whether a figure is a count to the last of thousands, which nobody keeps in mind.

    >>> _is_exact("1.274"), _is_exact("1.300"), _is_exact("91,4%")
    (True, False, False)
    """
    match = re.match(r"\d+(?:\.\d{3})*(?![,\d])", figure)
    return match is not None and len(match[0].replace(".", "").rstrip("0")) > 3


def _is_past(draft: Draft, document: Document, issued: int) -> bool:
    """Whether the time asked for is before the paper's own day."""
    key = day_value(draft.key)
    date = document.header.date
    own = day_value("/".join(reversed(date.value.split("-")))) if date is not None else None
    if key is not None and own is not None and key.year != 2000:
        return key < own
    years = re.findall(r"(?:19|20)\d\d", draft.key)
    return bool(years) and int(years[-1]) < issued
