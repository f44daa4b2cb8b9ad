"""What the words around a paper's number say of it: who issued it and when."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from ingest.dates import PartialDate, find_dates, find_days
from ingest.issuers import read_issuer
from ingest.model import Span

_ISSUER_REACH = 80
_SENTENCE_REACH = 170
_DATE_REACH = 70

_TO_ISSUER = re.compile(
    r"\s{0,2}[,(]?\s{0,2}(?:cua|do|o|tai|by|of|from|issued by|in)\s{1,2}(?:the\s)?|\s?\(|\s"
)
_TO_DATE = re.compile(
    r"\s{0,2}[,(]?\s{0,2}(?:(?:da |duoc )*"
    r"(?:ban hanh|ky ban hanh|ky|thong qua|dated|issued on|issued|of|on)\s)?"
    r"(?:vao\s)?(?:ngay\s|hom\s)?"
)
_ISSUED = re.compile(
    r"(?:'s|(?:^|[\s:])(?:da |cung |vua |moi |se |chinh thuc )*"
    r"(?P<verb>ban hanh|ra|ky ban hanh|ky|thong qua|issued|co)(?: mot)?)\s{1,2}(?:the\s)?\Z"
)
_SENTENCE_END = re.compile(r"[.;!?]\s|\n")
_WORD_START = re.compile(r"(?<![a-z])[a-z]")


class Context(NamedTuple):
    """What is said beside a number; `said_year` only where no whole day is."""

    issuer: str | None
    date: dt.date | None
    said_year: int | None


def read_context(text: str, folded: str, span: Span) -> Context:
    """The issuer and time told of the paper at `span`, within its own sentence and line."""
    line_end = folded.find("\n", span.end)
    end = line_end if line_end >= 0 else len(folded)
    date, year, after = _date_after(text, folded, span.end, end)
    issuer, after = _issuer_after(text, folded, after, end)
    if date is None and year is None and issuer:
        date, year, _ = _date_after(text, folded, after, end)
    start = _sentence_start(folded, span.start)
    issued = _ISSUED.search(folded[start : span.start])
    if issued is not None:
        before = start + issued.start()
        issuer = issuer or _issuer_before(text, folded, start, before)
        if date is None and year is None and issued["verb"] not in {None, "co"}:
            date = _only_day(text[start:before])
    return Context(issuer, date, year if date is None else None)


def _date_after(
    text: str, folded: str, start: int, end: int
) -> tuple[dt.date | None, int | None, int]:
    """A day or a year straight after `start`, and where it ends (else `start`)."""
    reach = slice(start, min(end, start + _DATE_REACH))
    for span, found in find_dates(text[reach], folded[reach]):
        if _TO_DATE.fullmatch(folded, start, start + span.start) is None:
            break
        if isinstance(found, dt.date):
            return found, None, start + span.end
        between = folded[start : start + span.start]
        if found == PartialDate(year=found.year) and "," not in between:
            return None, found.year, start + span.end
    return None, None, start


def _issuer_after(text: str, folded: str, start: int, end: int) -> tuple[str | None, int]:
    lead = _TO_ISSUER.match(folded, start, end)
    found = read_issuer(text, folded, lead.end()) if lead else None
    if found is None or found.start > end:
        return None, start
    return found.name, found.end


def _issuer_before(text: str, folded: str, start: int, end: int) -> str | None:
    """The issuer whose name ends straight before `end`."""
    for word in _WORD_START.finditer(folded, max(start, end - _ISSUER_REACH), end):
        found = read_issuer(text, folded, word.start())
        if found is not None and found.end == end:
            return found.name
    return None


def _only_day(text: str) -> dt.date | None:
    """The one whole day that a piece of a sentence names; None when it names several."""
    days = {day for _, day in find_days(text)}
    return days.pop() if len(days) == 1 else None


def _sentence_start(folded: str, place: int) -> int:
    start = max(0, place - _SENTENCE_REACH)
    ends = [match.end() for match in _SENTENCE_END.finditer(folded, start, place)]
    return ends[-1] if ends else start
