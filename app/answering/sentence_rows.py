"""Lists whose items are sentences: numbered parts of a paragraph, the sentences behind what
announces several things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from app.reading import Reading
from app.tokens import UPPER
from ingest.folding import fold
from ingest.item_splits import trim
from ingest.model import Span

_DIGITS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_CARDINALS = ("Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười")
_BEHIND_MARK = r"(?:(?<=[.;:,!?…”\"] )|(?<=^)|(?<=\n))"
_FIRST = re.compile(
    rf"{_BEHIND_MARK}(?:(?P<word>(?:[{UPPER}][^\W\d_]*(?: [^\W\d_]+){{0,2}}? )?(?:[Tt]hứ )?)"
    r"(?P<number>1|I|nhất)(?P<mark>[.):]|\s?[-–](?=\s)|,(?=\s))"
    r"|(?P<open>\()(?P<inside>1|i)\)|(?P<cardinal>[Mm]ột)(?= là\b))",
    re.MULTILINE,
)
_SAYS = re.compile(
    r"\b(?:cho biet|chia se|noi|khang dinh|bay to|tam su|cho rang|noi rang|phat bieu|nguon|anh)"
    r"\s*:\W*$"
)
_SEVERAL = r"(?:mot so|nhung|cac|nhieu|con|\d{1,2}|hai|ba|bon|nam|sau|bay|tam)"
_ANNOUNCES = re.compile(rf"\b{_SEVERAL} \w+(?:[ ,]+\w+){{0,12}}?(?: sau(?: day)?| la)?\s*:\s*$")
_LACKING = r"(?:ton tai|han che|kho khan|vuong mac|khuyet diem|bat cap|yeu kem)"
_LACKS = re.compile(rf"\b{_LACKING}\b")
_BEGINS = re.compile(r"\s*(?:Đó là|Cụ thể|Trong đó|Trong số đó|Như là)(?!\w)")
_IS_LACK = re.compile(
    rf"\b(?:chua|con|thieu|khong|kho|cham|it|han hep|xuong cap|kiem nhiem|{_LACKING})\b"
)
_COLON = re.compile(rf":\s+(?=[{UPPER}“\"])")
_MOST = 12


class Row(NamedTuple):
    """A list: the sentence that leads to it begins at `start`, its lead ends at `end`."""

    start: int
    end: int
    items: tuple[Span, ...]


def sentence_rows(reading: Reading) -> Iterator[Row]:
    """All lists of a text whose items are sentences, or numbered parts of a paragraph."""
    yield from _numbered(reading)
    yield from _behind_colons(reading)
    yield from _lacking(reading)


def _numbered(reading: Reading) -> Iterator[Row]:
    """Parts that number themselves in one paragraph or at the beginnings of lines: "1. … 2. …",
    "Một là … Hai là …", "Phần thi thứ nhất: … Phần thi thứ hai: …"."""
    text = reading.text
    done = 0
    for first in _FIRST.finditer(text):
        if first.start() < done:
            continue
        starts = _following(text, first)
        if len(starts) < 2:
            continue
        done = starts[-1]
        stop = text.find("\n", starts[-1])
        stops = [*starts[1:], stop if stop >= 0 else len(text)]
        items = tuple(trim(text, a, b) for a, b in zip(starts, stops, strict=True))
        at = max(0, reading.sentence_at(first.start()))
        if not text[reading.sentences[at].start : first.start()].strip() and at > 0:
            at -= 1
        lead = reading.sentences[at]
        yield Row(lead.start, min(lead.end, first.start()), items)


def _following(text: str, first: re.Match[str]) -> list[int]:
    """Where the first label and those that go on counting stand: in its paragraph, or at the
    beginnings of lines where the first one opens its own."""
    opens = first.start() == 0 or text[first.start() - 1] == "\n"
    end = len(text) if opens else text.find("\n", first.end())
    end = end if end >= 0 else len(text)
    before = r"(?<=\n)" if opens else r"(?<=[.;,:!?…”\"] )"
    starts = [first.start()]
    for label in _labels(first):
        found = re.compile(before + label, re.IGNORECASE).search(text, starts[-1] + 1, end)
        if found is None or (opens and text.count("\n", starts[-1], found.start()) > 1):
            break
        starts.append(found.start())
    return starts


def _labels(first: re.Match[str]) -> Iterator[str]:
    """What the labels behind a first one look like, in order."""
    if first["open"]:
        row = _DIGITS if first["inside"] == "1" else _ROMAN
        yield from (rf"\({number}\)" for number in row[1:])
    elif first["cardinal"]:
        yield from (rf"{number} là\b" for number in _CARDINALS[1:])
    else:
        rows = {"1": _DIGITS, "I": _ROMAN, "nhất": _ORDINALS}
        for number in rows[first["number"]][1:]:
            yield rf"{re.escape(first['word'])}{number}\s?{re.escape(first['mark'].strip())}"


def _behind_colons(reading: Reading) -> Iterator[Row]:
    """Sentences behind a colon that announces several things: "còn một số hạn chế: A. B. C."."""
    text = reading.text
    for at, span in enumerate(reading.sentences):
        colon = _COLON.search(text, *span)
        if colon is None:
            continue
        lead = fold(text[span.start : colon.start() + 1])
        if _ANNOUNCES.search(lead) is None or _SAYS.search(lead) is not None:
            continue
        items = [trim(text, colon.end(), span.end), *_of_paragraph(reading, at)]
        if len(items) > 1 and ";" not in text[slice(*items[0])]:
            yield Row(span.start, colon.end(), tuple(items[:_MOST]))


def _of_paragraph(reading: Reading, at: int) -> list[Span]:
    """The sentences behind one in its paragraph."""
    line = reading.line_of(at)
    found = []
    for other in range(at + 1, len(reading.sentences)):
        if reading.line_of(other) != line:
            break
        found.append(trim(reading.text, *reading.sentences[other]))
    return found


def _lacking(reading: Reading) -> Iterator[Row]:
    """What is lacking, told behind a sentence that only says that something is: "vẫn còn nhiều hạn
    chế. Trong đó, A. B."; the next paragraph too, where all in it is lacking."""
    text = reading.text
    for at, span in enumerate(reading.sentences[:-1]):
        says = fold(text[slice(*span)])
        if _LACKS.search(says) is None or not _BEGINS.match(text, *reading.sentences[at + 1]):
            continue
        items = _of_paragraph(reading, at)
        last = at + len(items)
        while items and last + 1 < len(reading.sentences):
            block = [last + 1 + i for i in range(1 + len(_of_paragraph(reading, last + 1)))]
            spans = [trim(text, *reading.sentences[one]) for one in block]
            if len(spans) < 2 or not all(_IS_LACK.search(fold(text[a:b])) for a, b in spans):
                break
            items, last = [*items, *spans], block[-1]
        if len(items) > 1:
            yield Row(span.start, span.end, tuple(items[:_MOST]))
