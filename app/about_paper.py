"""Whether a text is about a paper, or only names it in passing."""

from __future__ import annotations

import re

from app.naming import type_word
from app.reading import Reading
from ingest.folding import fold
from ingest.identity import same_paper
from ingest.model import Reference

_LEAST_TIMES = 2


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
    """How often a text says "Chỉ thị" without a number, for a paper that is one."""
    word = fold(type_word(paper))
    if not word:
        return 0
    numbered = sum(one.type == paper.type for one, _ in reading.mentions)
    return max(0, len(re.findall(rf"\b{word}\b", reading.folded)) - numbered)
