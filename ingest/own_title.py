"""An official paper's trích yếu, found below its kind or behind its number and date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.head_patterns import ISSUER_LINE
from ingest.model import Fact, Span
from ingest.text_lines import Line

_LONG_LINE = 700
_BODY_STARTS = re.compile(
    r"can cu|kinh gui|dieu \d|chuong [ivx\d]|[ivx]+\s?[./]|\d+\s?[.)]|thuc hien |theo de nghi"
    r"|nhung nam|trong thoi gian|de |sau |nham |quyet nghi|quyet dinh:|chi thi:|xet "
)
_ABOUT = re.compile(r"v/v\s")
# "của Ban Thường vụ Tỉnh ủy về …" says again who issues; the title begins at "về".
_WHOSE = re.compile(r"cua [a-z ]{3,70}?(?= ve ) ")
_SPECK = 4  # letters; shorter lines under the kind are rules and dirt that OCR took for letters
_ISSUER_ONLY = re.compile(
    r"cua (?:ban thuong vu|bo|uy ban|ubnd|thu tuong|chu tich)\b(?:(?! ve ).){0,60}"
)


def read_title(
    head: Sequence[Line], kind_at: int | None, number: Fact | None, date: Fact | None
) -> Fact | None:
    """The trích yếu: the lines below the kind of paper, in codified texts below number and date."""
    after = kind_at
    about = next((line for line in head[:15] if _ABOUT.match(line.folded)), None)
    if after is None and about is not None:
        return Fact(about.text.strip(), about.span)
    if after is None:
        marks = [fact.span.start for fact in (number, date) if fact and fact.span]
        marked = [at for at, line in enumerate(head) if _any_within(marks, line)]
        after = max(marked, default=None)
    if after is None:
        return None
    lines: list[Line] = []
    below = head[after + 1 :]
    if len(below) > 1 and _ISSUER_ONLY.fullmatch(below[0].folded):
        below = below[1:]
    for line in below:
        if not lines and len(line.text.strip(" *_-–—")) in range(1, _SPECK):
            continue
        ends = not line.text.strip(" *_-–—") or (
            _BODY_STARTS.match(line.folded) is not None and (bool(lines) or _is_body(line))
        )
        if ends or len(line.text) > _LONG_LINE or (lines and not _goes_on(lines[-1], line)):
            break
        lines.append(line)
    if not lines:
        return _title_in_line(head[after]) if kind_at is not None else None
    value = " ".join(line.text.strip() for line in lines)
    whose = _WHOSE.match(lines[0].folded)
    skipped = whose.end() if whose is not None else 0
    return Fact(value[skipped:], Span(lines[0].start + skipped, lines[-1].span.end))


def read_title_after(lines: Sequence[Line], place: int) -> Fact | None:
    """The words behind a run-on head's number and date, with the lines that go on."""
    for index, line in enumerate(lines[:6]):
        if line.span.end < place:
            continue
        start = max(place, line.start)
        while start < line.span.end and not line.text[start - line.start].isalpha():
            start += 1
        if line.span.end - start < 8:
            continue
        end = line
        for following in lines[index + 1 : index + 4]:
            if not _goes_on(end, following):
                break
            end = following
        words = [line.text[start - line.start :]]
        words += [other.text for other in lines[index + 1 :] if other.start <= end.start]
        return Fact(" ".join(words), Span(start, end.span.end))
    return None


def _is_body(line: Line) -> bool:
    """Whether a line with a body text's first words is one; "thực hiện Chỉ thị …" in lower case or
    all in capitals is a title."""
    return line.text[:1].isupper() and not line.text.isupper()


def _any_within(places: Sequence[int], line: Line) -> bool:
    return any(line.start <= place < line.span.end for place in places)


def _title_in_line(line: Line) -> Fact | None:
    match = re.search(r"(?:^|\s)ve (?:viec )?", line.folded)
    if match is None:
        return None
    start = match.start() + (line.folded[match.start()] == " ")
    return Fact(line.text[start:], Span(line.start + start, line.span.end))


def _goes_on(before: Line, line: Line) -> bool:
    """Whether a title's line continues the one before it: in lower case, or in capitals like it."""
    if before.text.rstrip().endswith((".", ":", ";")) or ISSUER_LINE.match(line.folded):
        return False
    return line.text[:1].islower() or (line.text.isupper() and before.text.isupper())
