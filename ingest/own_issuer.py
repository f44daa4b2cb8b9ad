"""Who issues an official paper, read from the lines above its number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.folding import fold
from ingest.head_patterns import ISSUER_LINE, first_cell
from ingest.issuers import read_issuer
from ingest.model import Fact, Reference, Span
from ingest.paper_codes import ISSUER_OF_SUFFIX
from ingest.text_lines import Line

_LEVEL_LINE = re.compile(r"(?:va|khoi|tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran)\s")
_DEPARTMENT = re.compile(
    r"so |phong |chi cuc |cuc |trung tam |thanh tra |van phong |ban quan ly |truong "
    r"|ban (?!thuong vu|chap hanh|bi thu|can su)"
)
_OF_PLACE = re.compile(r"(?:thanh pho|tinh|huyen|quan|thi xa)\s(?P<place>[a-z ]+)")


def read_own_issuer(lines: Sequence[Line], reference: Reference | None) -> Fact | None:
    """The issuer's lines above the number, joined where a name takes two; the suffix decides the
    spelling where it proves the name."""
    chosen = [line for line in lines if _is_issuer_line(line)]
    proven = ISSUER_OF_SUFFIX.get(reference.suffix.rstrip("0123456789")) if reference else None
    if not chosen:
        return Fact(proven) if proven else None
    if proven:
        first = chosen[0]
        return Fact(proven, Span(first.start, first.start + len(first_cell(first.text))))
    if _DEPARTMENT.match(chosen[-1].folded):
        return _department(lines[: lines.index(chosen[-1]) + 1])
    for line in reversed(chosen):
        after = [next_line for next_line in lines[lines.index(line) + 1 :][:1]
                 if _LEVEL_LINE.match(next_line.folded)]  # fmt: skip
        for joined in ([line, *after], [line]):
            name = " ".join(first_cell(part.text) for part in joined)
            found = read_issuer(name.title(), fold(name), 0)
            if found is not None and found.end >= len(first_cell(line.text)) - 1:
                return _named_issuer(found.name, chosen, joined, found.end)
    return Fact(_spelled(first_cell(chosen[-1].text)), chosen[-1].span)


def _named_issuer(name: str, chosen: Sequence[Line], joined: Sequence[Line], length: int) -> Fact:
    """The issuer with the place that the line above gives ("ĐẢNG BỘ TỈNH …") where it has none."""
    used = joined if length > len(first_cell(joined[0].text)) else joined[:1]
    span = Span(used[0].start, used[-1].start + len(first_cell(used[-1].text)))
    if len(name.split()) == 2:
        for line in chosen:
            match = _OF_PLACE.search(line.folded)
            if match is not None:
                place = line.text[match.start("place") : match.end("place")].strip().title()
                return Fact(f"{name} {place}", Span(min(line.start, span.start), span.end))
    return Fact(name, span)


def _is_issuer_line(line: Line) -> bool:
    """Whether a line begins like an issuer's name; "Số …" is folded like "Sở …" but is none."""
    if line.folded.startswith("so ") and not line.text.lower().startswith("sở "):
        return False
    return ISSUER_LINE.match(line.folded) is not None and len(line.text) < 120


def _department(lines: Sequence[Line]) -> Fact:
    """A department with the body or place above it: Ban Tổ chức + Tỉnh ủy …, Sở Nội vụ + tỉnh …"""
    own = lines[-1]
    name = _spelled(first_cell(own.text))
    above = " ".join(first_cell(line.text) for line in lines[:-1])
    parent = read_issuer(above.title(), fold(above), 0) if above else None
    place = _OF_PLACE.search(fold(above))
    if parent is not None and "ủy" in parent.name:
        return Fact(f"{name} {parent.name}", Span(lines[0].start, own.span.end))
    if place is not None:
        level = above[place.start() : place.start("place")].lower().strip()
        named = above[place.start("place") : place.end()].strip().title()
        return Fact(f"{name} {level} {named}", Span(lines[0].start, own.span.end))
    return Fact(name, own.span)


def _spelled(capitals: str) -> str:
    """A name in capitals as officials spell it.

    >>> _spelled("SỞ GIÁO DỤC VÀ ĐÀO TẠO")
    'Sở Giáo dục và Đào tạo'
    """
    if not capitals.isupper():
        return capitals
    words = capitals.lower().split()
    starts = {0, 1} | {at + 1 for at, word in enumerate(words) if word in {"và", "-", "–"}}
    starts |= {at + 1 for at, word in enumerate(words) if word.endswith(",")}
    return " ".join(
        word.capitalize() if at in starts and word != "và" else word
        for at, word in enumerate(words)
    )
