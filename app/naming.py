"""Papers named in full, as a question would name them, and which of several a person means."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.tokens import tokenise, word_set
from ingest.folding import fold
from ingest.identity import year_of
from ingest.model import Reference

_WORDS = {
    "CT": "Chỉ thị", "KH": "Kế hoạch", "NQ": "Nghị quyết", "QĐ": "Quyết định", "NĐ": "Nghị định",
    "TT": "Thông tư", "KL": "Kết luận", "QĐi": "Quy định", "HD": "Hướng dẫn", "TB": "Thông báo",
    "CV": "Công văn", "BC": "Báo cáo", "CTr": "Chương trình", "TTr": "Tờ trình",
}  # fmt: skip
# Words of any issuer's name: they do not tell one from another.
OFFICE_WORDS = word_set(
    "tinh thanh huyen quan uy ban nhan dan thuong vu bo chu tich hoi dong pho cua do ubnd hdnd"
)
_ORDINALS = {
    "dau": 1, "nhat": 1, "1": 1, "hai": 2, "nhi": 2, "2": 2, "ba": 3, "3": 3, "tu": 4, "4": 4,
    "nam": 5, "5": 5, "sau": 6, "6": 6, "bay": 7, "7": 7, "tam": 8, "8": 8, "chin": 9, "9": 9,
    "muoi": 10, "10": 10, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5,
}  # fmt: skip
_ORDINAL = re.compile(
    r"\b(?:thu|so|cai|van ban|lua chon|the)\s(" + "|".join(_ORDINALS) + r")\b|\b(dau) tien\b|"
    r"^\W*([1-9])\W*$|\b(first|second|third)\b"
)


def type_word(paper: Reference) -> str:
    """What sort of paper a reference is of, in words; "" where it is of a rarer sort.

    >>> type_word(Reference("KH", "7"))
    'Kế hoạch'
    """
    return _WORDS.get(paper.type, "")


def spelled(paper: Reference, *, dated: bool = False) -> str:
    """A paper's type, number and issuer in one phrase; with its day where that alone tells it.

    >>> spelled(Reference("CT", "7", "TU", issuer="Tỉnh ủy Lâm Hà", party=True))
    'Chỉ thị số 07-CT/TU của Tỉnh ủy Lâm Hà'
    """
    word = f"{_WORDS[paper.type]} số " if paper.type in _WORDS else ""
    day = paper.date if dated else None
    on = f" ngày {day.day}/{day.month}/{day.year}" if day is not None else ""
    issuer = f" của {paper.issuer}" if paper.issuer else ""
    return f"{word}{paper.canonical}{on}{issuer}"


def named(paper: Reference, language: str = "vi") -> str:
    """A paper's number with its issuer and day, as far as they are known.

    >>> named(Reference("CT", "7", "TU", issuer="Tỉnh ủy Lâm Hà", party=True), "en")
    '07-CT/TU of Tỉnh ủy Lâm Hà'
    """
    of, dated = ("của", "ngày") if language == "vi" else ("of", "dated")
    issuer = f" {of} {paper.issuer}" if paper.issuer else ""
    day = f"{paper.date.day}/{paper.date.month}/{paper.date.year}" if paper.date else ""
    return f"{paper.canonical}{issuer}{f', {dated} {day}' if day else ''}"


def ordinal(text: str) -> int | None:
    """Which of several a reply picks by its place: "cái thứ hai", "đầu tiên", "2".

    >>> ordinal("cái thứ hai"), ordinal("của Lâm Hà")
    (2, None)
    """
    match = _ORDINAL.search(fold(text))
    return _ORDINALS[next(part for part in match.groups() if part)] if match else None


def meant(text: str, choices: Sequence[Reference]) -> Reference | None:
    """The one paper whose issuer's own words stand in a text ("… của Lam Giang"), or else the one
    of the year that stands there.

    >>> papers = [Reference("CT", "7", "TU", issuer=f"Tỉnh ủy {p}") for p in ("Lâm Hà", "Vân An")]
    >>> meant("của Vân An thì sao?", papers).issuer
    'Tỉnh ủy Vân An'
    """
    words = [{token.folded for token in tokenise(choice.issuer or "")} for choice in choices]
    common = set.intersection(*words) if words else set()
    own = {token.folded for token in tokenise(text)}
    by_issuer = [
        choice
        for choice, issuer in zip(choices, words, strict=True)
        if issuer - common - OFFICE_WORDS and issuer - common - OFFICE_WORDS <= own
    ]
    by_year = [choice for choice in choices if str(year_of(choice)) in own]
    found = by_issuer or by_year
    return found[0] if len(found) == 1 else None
