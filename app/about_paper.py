"""Whether a text is about a paper, or only names it in passing."""

from __future__ import annotations

import re

from app.naming import type_word
from app.reading import Reading
from ingest.folding import fold
from ingest.identity import same_paper
from ingest.model import Reference

_LEAST_TIMES = 2
# What follows "Chỉ thị" where the one named before is meant, folded.
_COMES_BACK = (
    "nay|tren|do|noi tren|neu tren|cung|con|neu|yeu cau|chi ro|quy dinh|giao|nhan manh|xac dinh|"
    "khang dinh|dat ra|de ra|duoc ban hanh|ra doi|co hieu luc|di vao"
)


def is_about(reading: Reading, paper: Reference) -> bool:
    """Whether a document is a paper, has it in its headline, tells that it was issued, or comes
    back to it: by its number or by what it is ("Chỉ thị này")."""
    header = reading.document.header
    if header.identity is not None:
        return same_paper(header.identity, paper)
    if any(same_paper(one, paper) for one in reading.issued):
        return True
    spans = [span for one, span in reading.mentions if same_paper(one, paper)]
    if not spans:
        return False
    title = header.title.span if header.title is not None else None
    titled = title is not None and any(title.start <= span.start < title.end for span in spans)
    return titled or len(spans) + _bare(reading, paper) >= _LEAST_TIMES


def _bare(reading: Reading, paper: Reference) -> int:
    """How often a text comes back to a paper without its number: "Chỉ thị này", "Chỉ thị yêu cầu".
    Beside another of its type nothing tells which one that is."""
    word = fold(type_word(paper))
    others = (one for one, _ in reading.mentions if one.type == paper.type)
    if not word or any(not same_paper(one, paper) for one in others):
        return 0
    return len(re.findall(rf"\b{word} (?:{_COMES_BACK})\b", reading.folded))
