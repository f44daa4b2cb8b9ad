"""What the first and last lines of an official paper say: number, issuer, date, title, signer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.dates import find_days
from ingest.folding import fold
from ingest.head_patterns import (
    KIND_LINE,
    KIND_WORD,
    MOTTO,
    PLACE_DATE,
)
from ingest.identity import parse_references
from ingest.model import Fact, Reference, Span
from ingest.own_issuer import read_own_issuer
from ingest.own_number import (
    digits_at,
    read_garbled_number,
    read_letter_number,
    read_number_line,
)
from ingest.own_title import read_title, read_title_after
from ingest.paper_codes import KIND_OF_TYPE, KIND_OF_WORD, TYPE_OF_WORD
from ingest.paper_foot import read_recipients, read_signer
from ingest.text_lines import Line, split_lines

_HEAD_LINES = 30
_TAIL_LINES = 60
_RUN_ON = re.compile(rf"\W{{0,3}}(?P<kind>{KIND_WORD})(?=$|\s(?:cua|so)\b)")
_KIND_FIRST = re.compile(rf"(?P<kind>{KIND_WORD})\s(?=cua\s|so\s|ve\s)")
_DATE_LINE = re.compile(r"ngay(?: ban hanh| ky)?\s?[:.]?\s?\d{1,2}\s?[/-]")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What an official paper's head and foot say; `kind` as in `Header`, "other" when not said."""

    kind: str
    identity: Reference | None
    number: Fact | None
    issuer: Fact | None
    place: Fact | None
    date: Fact | None
    title: Fact | None
    signer: Fact | None
    recipients: tuple[Fact, ...]


def read_letterhead(text: str) -> Letterhead | None:
    """The letterhead of an official paper, or None when the text has none."""
    lines = split_lines(text)
    return _read_columns(lines) or _read_run_on(text, lines)


def _read_columns(lines: Sequence[Line]) -> Letterhead | None:
    """The usual letterhead: issuer, "Số: …", place and date, the kind on a line of its own."""
    head, tail = lines[:_HEAD_LINES], lines[-_TAIL_LINES:]
    kind_at = _kind_line(head)
    numbered = read_number_line(head[: kind_at + 4] if kind_at is not None else head[:12])
    if numbered is None and kind_at is None and _has_motto(head[:12]):
        numbered = read_letter_number(head[:12])
    if numbered is None and (kind_at is None or not _has_motto(head[: kind_at + 1])):
        return None
    if numbered is None:
        numbered = (
            read_garbled_number(head[: kind_at + 4], head[kind_at]) if kind_at is not None else None
        )
        numbered = numbered or read_number_line(tail)
    reference, number = numbered if numbered is not None else (None, None)
    late = tail if number is None or number_is_late(number, lines) else ()
    place, date = _place_and_date(head, late)
    date = date or _passed(tail)
    issuer = read_own_issuer(head[:kind_at] if kind_at is not None else head[:8], reference)
    return Letterhead(
        _kind(head, kind_at, reference),
        _identity(reference, issuer, date),
        number,
        issuer,
        place,
        date,
        read_title(head, kind_at, number, date),
        read_signer(tail),
        tuple(read_recipients(tail)),
    )


def _read_run_on(text: str, lines: Sequence[Line]) -> Letterhead | None:
    """A head in one run, as gazettes print it: "Chỉ thị của … số 06/2007/CT-TTg ngày … về …". News
    begin like this too, so the text must speak of itself: "Chỉ thị này"."""
    for first, line in enumerate(lines[:3]):
        match = _RUN_ON.match(line.folded)
        if match is None or f"{match['kind']} nay" not in fold(text):
            continue
        end = lines[min(first + 2, len(lines) - 1)].span.end
        for reference, span in parse_references(text[line.start : end]):
            if reference.type != TYPE_OF_WORD[match["kind"]] or span.start > 90:
                break
            return _run_on(text, lines, reference, Span(line.start, line.start + span.end))
    return None


def _run_on(text: str, lines: Sequence[Line], reference: Reference, head: Span) -> Letterhead:
    start = head.start + digits_at(text[head.start : head.end], Span(0, head.end - head.start))
    day = next(iter(find_days(text[head.end : head.end + 60])), None)
    date = None
    after = head.end
    gap = fold(text[head.end : head.end + day[0].start]) if day is not None else ""
    if day is not None and gap.strip(" ,\n") in {"", "ngay"}:
        date = Fact(str(day[1]), Span(head.end + day[0].start, head.end + day[0].end))
        after = head.end + day[0].end
    tail = lines[-_TAIL_LINES:]
    return Letterhead(
        KIND_OF_TYPE.get(reference.type, "other"),
        replace(reference, date=day[1] if day is not None and date is not None else None),
        Fact(reference.canonical, Span(start, head.end)),
        Fact(reference.issuer) if reference.issuer else None,
        None,
        date,
        read_title_after(lines, after),
        read_signer(tail),
        tuple(read_recipients(tail)),
    )


def _passed(tail: Sequence[Line]) -> Fact | None:
    """The day a law or resolution was passed, told in its last lines."""
    for line in reversed(tail):
        match = re.search(r"thong qua ngay \d", line.folded)
        days = find_days(line.text[match.start() :]) if match else []
        if match is not None and days:
            span, day = days[0]
            at = line.start + match.start()
            return Fact(str(day), Span(at + span.start, at + span.end))
    return None


def fact_in(text: str, start: int, value: str | None = None, *, end: int) -> Fact:
    """A fact whose value is the characters of its span, or `value`."""
    return Fact(value if value is not None else text[start:end], Span(start, end))


def number_is_late(number: Fact | None, lines: Sequence[Line]) -> bool:
    """Whether the number stands at the foot of the text, as in consolidated texts."""
    if number is None or number.span is None or len(lines) <= _HEAD_LINES:
        return False
    return number.span.start > lines[_HEAD_LINES].start


def _kind_line(head: Sequence[Line]) -> int | None:
    """The line that is only the kind of paper ("CHỈ THỊ"), or that begins with it."""
    for index, line in enumerate(head):
        match = KIND_LINE.fullmatch(line.folded.strip(" *_#"))
        if match is not None and match["kind"] != "van ban hop nhat":
            return index
    for index, line in enumerate(head[:4]):
        match = _KIND_FIRST.match(line.folded)
        if match and MOTTO.search(" ".join(other.folded for other in head[:8])):
            return index
    return None


def _kind(head: Sequence[Line], kind_at: int | None, reference: Reference | None) -> str:
    if reference is not None and reference.type == "VBHN":
        return KIND_OF_TYPE["VBHN"]
    if kind_at is not None:
        match = KIND_LINE.match(head[kind_at].folded.strip(" *_#"))
        if match is not None:
            return KIND_OF_WORD[match["kind"]]
    if reference is not None and not reference.type and kind_at is None:
        return KIND_OF_TYPE["CV"]
    return KIND_OF_TYPE.get(reference.type, "other") if reference else "other"


def _has_motto(lines: Sequence[Line]) -> bool:
    return any(MOTTO.search(line.folded) for line in lines)


def _place_and_date(head: Sequence[Line], tail: Sequence[Line]) -> tuple[Fact | None, Fact | None]:
    for line in (*head, *tail):
        if len(line.text) > 200 or line.folded.startswith("can cu"):
            continue
        match = PLACE_DATE.search(line.folded)
        days = find_days(line.text)
        if match is not None:
            at = match.start("place") + _after_bar(line.text[match.start() : match.end("place")])
            day = next((day for day in days if day[0].start >= match.end("place")), None)
            if day is None:
                continue
            place = fact_in(line.text, at, end=match.end("place"))
            return _moved(place, line.start), _day_fact(day, line)
        if _DATE_LINE.match(line.folded) and days and len(line.text) < 60:
            return None, _day_fact(days[0], line)
    return None, None


def _after_bar(cell: str) -> int:
    """Where a place's name starts behind the number or column before it."""
    match = re.match(r".*?(?:\||\t|\s{3,})\s*(?=[^\W\d_])", cell)
    return match.end() if match else 0


def _moved(fact: Fact, offset: int) -> Fact:
    if fact.span is None:
        return fact
    return Fact(fact.value, Span(fact.span.start + offset, fact.span.end + offset))


def _day_fact(day: tuple[Span, object], line: Line) -> Fact:
    span, value = day
    return Fact(str(value), Span(line.start + span.start, line.start + span.end))


def _identity(
    reference: Reference | None, issuer: Fact | None, date: Fact | None
) -> Reference | None:
    if reference is None:
        return None
    day = find_days(f"ngày {date.value}")[0][1] if date is not None else reference.date
    return replace(reference, issuer=issuer.value if issuer else reference.issuer, date=day)
