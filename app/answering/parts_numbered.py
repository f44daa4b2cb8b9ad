"""Numbered parts of one sentence: what "đợt 1" and "đợt 2" of it are each told."""

from __future__ import annotations

import re

from ingest.model import Span

_PART = re.compile(
    r"\b(?P<noun>dot|giai doan|lan|buoc|vong|tuan|ky|khoa|phan|doan|goi|hang muc) (?:thu )?"
    r"(?P<number>\d{1,2}|[ivx]{1,4}|nhat|dau|hai|ba|bon|tu|nam)\b(?!/)"
)
_SAME = {"nhat": "1", "dau": "1", "i": "1", "hai": "2", "ii": "2", "ba": "3", "iii": "3",
         "bon": "4", "tu": "4", "iv": "4", "nam": "5", "v": "5"}  # fmt: skip


def of_other_part(question: str, folded: str, sentence: Span, span: Span) -> bool:
    """Whether a sentence tells something of another numbered part than the one asked for: of what
    it tells under "đợt 1" where "đợt 2" is asked for and told, too.

    >>> told = "dot 1 tu ngay 3/3 den 9/3; dot 2 tu ngay 5/5 den 8/5"
    >>> [of_other_part("dot 2 tu ngay nao?", told, Span(0, len(told)), Span(at, at + 3))
    ...  for at in (told.index("3/3"), told.index("5/5"))]
    [True, False]
    """
    asked = [_part(match) for match in _PART.finditer(question)]
    if len(asked) != 1:
        return False
    told = [(match.start(), _part(match)) for match in _PART.finditer(folded, *sentence)]
    told = [(at, part) for at, part in told if part[0] == asked[0][0]]
    if asked[0] not in [part for _, part in told]:
        return False
    before = [part for at, part in told if at < span.start]
    return bool(before) and before[-1] != asked[0]


def _part(match: re.Match[str]) -> tuple[str, str]:
    return match["noun"], _SAME.get(match["number"], match["number"])
