"""The times that a document names, in their order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from app.study.items import Proof
from app.study.material import Material
from app.study.naming import shown_day
from ingest.dates import PartialDate, find_dates
from ingest.identity import parse_references
from ingest.model import Span
from ingest.words import sentences

_LONG, _LONG_ALONE = 34, 60  # words from which a sentence of several times, or one, is cut
_WORDS_BEHIND = 16
_ROMAN = ("I", "II", "III", "IV")
_OF_PAPER = 12  # characters between a paper's number and its day


@dataclass(frozen=True, slots=True)
class Event:
    """A time as shown, what the document says of it, word for word, and where."""

    when: str
    said: str
    proof: Proof
    order: tuple[int, int, int]


def timeline_of(material: Material) -> list[Event]:
    """Days, months and quarters with their years, earliest first, each once a sentence; the day of
    a paper is told with the words around its number."""
    text = material.document.text
    found: dict[tuple[str, int], Event] = {}
    for start, end in sentences(text, material.body.start, material.body.end):
        if " | " in text[start:end]:
            continue  # a table of tasks is shown as one
        for event in _events(material, Span(start, end)):
            found.setdefault((event.when, start), event)
    return sorted(found.values(), key=lambda event: (event.order, event.proof.start))


def _events(material: Material, sentence: Span) -> Iterator[Event]:
    written = material.document.text[sentence.start : sentence.end]
    proof = material.proof(sentence.start, sentence.end)
    dates = [(span, when) for span, date in find_dates(written) if (when := _when(date))]
    for span, (shown, order) in dates:
        said = written
        size = len(written.split())
        if size > _LONG_ALONE or (size > _LONG and len(dates) > 1):
            said = _part(written, span)
        yield Event(shown, said, proof, order)


def _when(date: dt.date | PartialDate) -> tuple[str, tuple[int, int, int]] | None:
    """How a time is shown, and its place in time: a month or quarter stands behind its days."""
    if isinstance(date, dt.date):
        return shown_day(date.isoformat()), (date.year, date.month, date.day)
    if date.year is None or date.day is not None:
        return None
    if date.month is not None:
        return f"Tháng {date.month}/{date.year}", (date.year, date.month, 32)
    if date.quarter is not None:
        shown = f"Quý {_ROMAN[date.quarter - 1]}/{date.year}"
        return shown, (date.year, 3 * date.quarter, 33)
    return None


def _part(written: str, day: Span) -> str:
    """The words of a long sentence around a day: from the paper whose day it is, or from the mark
    before it, on for a few words."""
    marks = [written.rfind(mark, 0, day.start) for mark in ("; ", ", ", ": ", " và ")]
    begin = max((written.find(" ", mark + 1) + 1 for mark in marks if mark >= 0), default=0)
    for _, paper in parse_references(written):
        if 0 <= day.start - paper.end <= _OF_PAPER or paper.start <= day.start < paper.end:
            begin = paper.start
    rest = written[day.end :].split()
    behind = " ".join(rest[:_WORDS_BEHIND])
    more = "…" if len(rest) > _WORDS_BEHIND else ""
    before = "…" if begin > 0 else ""
    gap = " " if written[day.end : day.end + 1].isspace() else ""
    return f"{before}{written[begin : day.end]}{gap}{behind}{more}"
