"""Finding official papers' numbers in text, however people write them, and comparing them."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from ingest.folding import fold
from ingest.issuers import BODY_OF_SUFFIX, issuer_key, issuers_agree, read_issuer
from ingest.model import Reference, Span
from ingest.number_forms import NumberMatch, read_number
from ingest.number_patterns import NEXT_NUMBER, NUMBER
from ingest.paper_codes import ISSUER_OF_SUFFIX
from ingest.reference_context import read_context

# Words before numbers that are never papers', each with its space: most numbers of a law.
_NO_PAPERS = tuple(f"{word} " for word in ("dieu", "khoan", "chuong", "ngay", "thang"))
FoundReference = tuple[Reference, Span]
# "… Chỉ thị 24-CT/TU ở huyện X": a place where it is carried out, no issuer of a provincial number.
_BELOW_PROVINCE = re.compile(r"(?:quan|huyen|thi xa|thi tran|phuong|xa) ")


def parse_references(text: str) -> list[FoundReference]:
    """Every paper's number that the text names, in reading order, with the span of the number and
    the words that belong to it. Issuer, year and date are taken from the words around it. The text
    should be NFC, else spans are into its NFC form. Time grows linearly with the text.

    >>> found = parse_references("chi thi 24 ct tu cua thanh uy ha noi")
    >>> [(reference.canonical, reference.issuer) for reference, _ in found]
    [('24-CT/TU', 'Thành ủy Hà Nội')]
    >>> parse_references("Điều 24, khoản 2, ngày 24/7, tăng 24% so với năm 2023")
    []
    """
    text = unicodedata.normalize("NFC", text)
    folded = fold(text)
    found: list[FoundReference] = []
    floor = 0
    for number in NUMBER.finditer(folded):
        if number.start() < floor or folded.endswith(_NO_PAPERS, 0, number.start()):
            continue
        match = read_number(text, folded, number, floor)
        if match is not None:
            found.append((_with_context(text, folded, match), Span(match.start, match.end)))
            floor = match.end
            for reference, span in _next_numbers(folded, found[-1][0], match.end):
                found.append((reference, span))
                floor = span.end
    return found


def parse_reference(text: str) -> Reference | None:
    """The first paper that the text names, or None.

    >>> parse_reference("Nghị định 38/2022/NĐ-CP").canonical
    '38/2022/NĐ-CP'
    """
    found = parse_references(text)
    return found[0][0] if found else None


def same_paper(first: Reference, second: Reference) -> bool:
    """Whether two references may mean one paper: equal in all that both of them say. A party number
    carries no year, so a year or a day said on both sides must agree too.

    >>> same_paper(Reference("CT", "24"), Reference("CT", "24", "TU", party=True))
    True
    >>> same_paper(Reference("CT", "25", "TTg", year=2003), Reference("CT", "25", "TTg", year=2004))
    False
    """
    if first.number != second.number or not _agree(first.type, second.type):
        return False
    if not _agree(fold(first.suffix), fold(second.suffix)):
        return False
    if first.issuer and second.issuer and not issuers_agree(first.issuer, second.issuer):
        return False
    return _same_time(first, second)


def year_of(reference: Reference) -> int | None:
    """The year a paper is known to be of: in its number, its date, or said beside it."""
    if reference.year is not None:
        return reference.year
    return reference.date.year if reference.date else reference.said_year


def _same_time(first: Reference, second: Reference) -> bool:
    if first.date and second.date and first.date != second.date:
        return _near(first.date, second.date) and bool(first.issuer and second.issuer)
    years = year_of(first), year_of(second)
    return None in years or years[0] == years[1]


def _near(first: dt.date, second: dt.date) -> bool:
    """Texts often misdate a paper by days; numbers start anew with every term of office."""
    return abs((first - second).days) < 60


def _agree(first: str, second: str) -> bool:
    return not first or not second or first == second


def _next_numbers(folded: str, first: Reference, start: int) -> Iterator[FoundReference]:
    """Bare numbers that share the first one's kind: "Chỉ thị 24 và 25"."""
    if first.year is not None or first.date is not None:
        return
    match = NEXT_NUMBER.match(folded, start)
    while match is not None:
        number = match["digits"].lstrip("0") + (match["letter"] or "")
        span = Span(match.start("digits"), match.end())
        if number:
            yield replace(first, number=number), span
        match = NEXT_NUMBER.match(folded, match.end())


def _with_context(text: str, folded: str, match: NumberMatch) -> Reference:
    """The reference with the issuer, date and year that the words around the number give."""
    context = read_context(text, folded, Span(match.start, match.end))
    issuer = context.issuer
    if match.issuer_hint:
        start = folded.index(match.issuer_hint, match.start) + len("cua ")
        hinted = read_issuer(text, folded, start)
        issuer = hinted.name if hinted else issuer
    return Reference(
        match.type,
        match.number,
        match.suffix,
        match.year,
        _issuer_for(match.suffix, issuer),
        context.date,
        match.party,
        said_year=context.said_year if match.year is None else None,
    )


def _issuer_for(suffix: str, found: str | None) -> str | None:
    """The issuer found beside a number, unless the number's own suffix speaks against it."""
    proven = ISSUER_OF_SUFFIX.get(suffix.rstrip("0123456789"))
    if proven or not found:
        return proven
    if suffix == "TU" and _BELOW_PROVINCE.match(fold(found)):
        return None
    body = BODY_OF_SUFFIX.get(suffix, "du" if suffix.startswith("ĐU") else "")
    return found if not body or issuer_key(found).body in {"", body} else None
