"""An official paper's own number: the "Số: …" of its letterhead or foot."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.folding import fold
from ingest.head_patterns import KIND_LINE, KIND_WORD, MOTTO, PLACE_DATE, first_cell
from ingest.identity import parse_references
from ingest.model import Fact, Reference, Span
from ingest.paper_codes import ISSUER_OF_SUFFIX, SUFFIXES, TYPE_OF_WORD, is_party
from ingest.text_lines import Line

_NUMBER_LINE = re.compile(
    rf"(?:(?:{KIND_WORD})\s)?so\s?(?:hieu)?\s?(?:[:.][\s|]{{0,8}}|(?=\d))\d"
    r"|(?:luat|bo luat|phap lenh)\s[^\n]{0,120}?so\s?:?\s?\d"
)
_NUMBER_SIGN = re.compile(r"so\s?(?:hieu)?[\s:.|]{0,10}\d")  # most lines have none
_LETTER = re.compile(
    r"\W{0,3}[Ss][ốỐ]\s?:?\s{0,4}(?P<number>\d{1,5})\s?/\s?(?P<suffix>[A-ZĐ]{2,12}(?:-[A-ZĐ]{1,8}){0,3})"
    r"(?![^\W\d_])"
)
_DAY = re.compile(r"ngay \d{1,2} thang \d{1,2} nam \d{4}$")
_GARBLED = re.compile(
    r"\W{0,3}s\w\s?[:.]?\s{0,4}(?P<number>\d{1,5}[a-d]?)\s?(?:/(?P<year>\d{4}))?\s?[-–/]\s?"
    r"[^\W\d_]{1,5}\s?(?P<second>[-–/])\s?(?P<suffix>"
    + "|".join(sorted(SUFFIXES, key=len, reverse=True))
    + r")(?![a-z])"
)


def read_number_line(lines: Sequence[Line]) -> tuple[Reference, Fact] | None:
    """The paper's own number: the line that begins with "Số:" or holds it beside the letterhead."""
    for line in lines:
        if _NUMBER_SIGN.search(line.folded, 0, 160) is None:
            continue
        match = _NUMBER_LINE.search(line.folded[:160])
        if match is None or not _starts_cell(line.text, match.start()):
            continue
        if len(line.text) > 160:
            continue
        for reference, span in parse_references(line.text):
            if span.start <= match.end() and reference.suffix and _stands_alone(line, span.end):
                start = line.start + digits_at(line.text, span)
                return reference, Fact(reference.canonical, Span(start, line.start + span.end))
    return None


def read_letter_number(lines: Sequence[Line]) -> tuple[Reference, Fact] | None:
    """The number of an official letter, which carries no kind: "Số: 512/SNV-CCVC"."""
    for line in lines:
        match = _LETTER.match(line.text)
        if match is not None:
            number = match["number"].lstrip("0")
            reference = Reference("", number, match["suffix"])
            return reference, Fact(
                reference.canonical,
                Span(line.start + match.start("number"), line.start + match.end("suffix")),
            )
    return None


def read_garbled_number(lines: Sequence[Line], kind_line: Line) -> tuple[Reference, Fact] | None:
    """The number of a scanned paper whose code was misread: the kind's own line tells the code."""
    kind = KIND_LINE.match(kind_line.folded.strip(" *_"))
    for line in lines:
        match = _GARBLED.match(line.folded)
        if match is None or kind is None or not TYPE_OF_WORD[kind["kind"]]:
            continue
        suffix = SUFFIXES[match["suffix"]]
        year = int(match["year"]) if match["year"] else None
        party = is_party(suffix, "/" in match["second"])
        number = match["number"].lstrip("0")
        code = TYPE_OF_WORD[kind["kind"]]
        issuer = ISSUER_OF_SUFFIX.get(suffix)
        reference = Reference(code, number, suffix, year, issuer, party=party)
        start = line.start + match.start("number")
        return reference, Fact(reference.canonical, Span(start, line.start + match.end("suffix")))
    return None


def digits_at(line: str, span: Span) -> int:
    match = re.search(r"\d", line[span.start : span.end])
    return span.start + (match.start() if match else 0)


def _stands_alone(line: Line, end: int) -> bool:
    """Whether nothing follows the number in its cell but a place and date: "Chỉ thị số 5-CT/TU của
    …" is a sentence."""
    rest = first_cell(" " + line.text[end:].replace("\t", " | ")).strip(" -–—.*_=:")
    return (
        not rest
        or PLACE_DATE.match(fold(rest)) is not None
        or MOTTO.match(fold(rest)) is not None
        or _DAY.match(fold(rest)) is not None
    )


def _starts_cell(line: str, start: int) -> bool:
    """Whether a cell of a two-column letterhead begins here: line start, bar, tab, wide space."""
    before = line[:start]
    return not before.strip(" *_-") or before.rstrip()[-1:] in {"|", "\t"} or before.endswith("   ")
