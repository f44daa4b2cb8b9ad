"""Areas named in a row, of which all are told the same: "các xã A, B và C", "xã A và phường B"."""

from __future__ import annotations

import re
from dataclasses import replace

from app.answering.draft import Draft, Fact
from app.tokens import UPPER
from ingest.model import Span

_SORT = (
    r"(?:[Xx]ã|[Pp]hường|[Tt]hị trấn|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]hành phố|T[PXT]|[Tt]ỉnh|"
    r"[Tt]hôn|[Bb]ản|[Kk]hu phố|[Ấấ]p|[Xx]óm|[Kk]hối)"
)
_BODIES = (
    r"(?!(?:Sở|Ban|Bộ|UBND|HĐND|Công an|Công ty|Phòng|Ông|Bà|Chủ tịch|Bí thư|Ủy ban|Uỷ ban|"
    r"Trung tâm|Trường|Hội (?:Nông|Phụ|Cựu|Khuyến|Chữ|đồng)|Đoàn (?:thanh|Thanh))\b)"
)
# "ấp Tân Lập 2": a number may belong to a name.
_NAME = (
    rf"{_BODIES}[{UPPER}][^\W\d_]*(?: [{UPPER}][^\W\d_]*)*(?: \d{{1,2}}(?![\d/%]|[.,]\d|\s[a-zđ]))?"
)
_LED = rf"(?:{_SORT}\s+|T[PXT]\.\s?)"  # "xã A", "TX.B"
# "10 tỉnh, thành phố, gồm: …"
_SORTS = rf"{_SORT}(?:,\s+(?:và\s+)?{_SORT})*(?:,?\s(?:bao )?gồm(?: có)?)?:?"
_JOINT = r"(?:,\s+(?:và\s+)?|\s+và\s+)"
# Each with its sort, or behind a plural, which names the sort for all.
_EACH = re.compile(rf"(?<![^\W_])(?P<row>{_LED}{_NAME}(?:{_JOINT}{_LED}{_NAME})+)")
_SEVERAL = re.compile(
    rf"(?<![^\W_])(?:[Cc]ác|[Nn]hững|[Nn]hiều|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Ss]áu|\d{{1,2}})\s+"
    rf"(?P<row>{_SORTS}\s+{_NAME}(?:{_JOINT}{_LED}?{_NAME})+)"
)
_ONE = re.compile(rf"{_LED}?{_NAME}")
_IN_TURN = re.compile(r"\blần lượt\b")


def row_around(text: str, span: Span, sentence: Span) -> list[Span]:
    """All areas of the row that holds the one at `span`, in order; that one alone outside of rows,
    and where a sentence tells them something each in turn.

    >>> text = "Mưa đá ở các xã Hạ, Thượng và phường Trung."
    >>> [text[a:b] for a, b in row_around(text, Span(13, 18), Span(0, len(text)))]
    ['xã Hạ', 'Thượng', 'phường Trung']
    """
    if _IN_TURN.search(text, *sentence):
        return [span]
    for pattern in (_SEVERAL, _EACH):
        for row in pattern.finditer(text, *sentence):
            if row.start() <= span.start and span.end <= row.end():
                return [Span(*one.span()) for one in _ONE.finditer(text, *row.span("row"))]
    return [span]


def whole_row(draft: Draft, own: str) -> Draft:
    """A draft that gives one area of a row, with all of them; those that the question itself names
    (`own`, its text) apart."""
    found = draft.evidence
    if found is None or len(draft.facts) != 1:
        return draft
    fact = draft.facts[0]
    begin = found.reading.text.find(fact.text, *found.span)
    if begin < 0:
        return draft
    text = found.reading.text
    row = row_around(text, Span(begin, begin + len(fact.text)), found.span)
    said = [text[span.start : span.end] for span in row]
    facts = tuple(Fact(one, fact.quotes) for one in said if one not in own)
    return replace(draft, kind="list", facts=facts, is_list=True) if len(facts) > 1 else draft
