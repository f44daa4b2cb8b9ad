"""What a reader takes for the answer in a sentence, where that may be shown alone."""

from __future__ import annotations

import re

from app.answering.counted import counts
from app.choosing import NUMBERS, Chosen
from app.evidence import Evidence
from app.quantities import find_quantities
from app.question import Asked
from app.tokens import tokenise
from ingest.model import Span

# Shares of a reader's likeliest answer among all in its sentence, from which it is shown alone.
_LEAST_TOLD = {"who": 0.2, "when": 0.2, "number": 0.3, "other": 0.5}
_MARKS = " ,.;:"
_COUNTS = re.compile(rf"\d|\b(?:{'|'.join(sorted(NUMBERS))})\b", re.IGNORECASE)


def surely_told(one: Chosen, asked: Asked) -> str:
    """What a reader takes for the answer in a sentence, where it is sure enough of it and that is
    of the sort asked for and more than the question's own words; else nothing."""
    if one.told is None or one.told.share < _LEAST_TOLD.get(asked.kind, 1.0):
        return ""
    reading, span = one.evidence.reading, one.evidence.name_around(one.told.span)
    said = reading.text[span.start : span.end].strip(_MARKS)
    words = [
        token.folded
        for token in reading.tokens(one.evidence.sentence)
        if span.start <= token.start < span.end
    ]
    if set(words) <= {token.folded for token in tokenise(asked.text)}:
        return ""
    if asked.kind == "number" and _counts_otherwise(asked, one.evidence, span):
        return ""
    return said if asked.kind not in ("number", "when") or _COUNTS.search(said) else ""


def _counts_otherwise(asked: Asked, found: Evidence, told: Span) -> bool:
    """Whether all figures in a piece of a sentence surely count something else than is asked."""
    text, sentence = found.reading.text, found.span
    within = [
        figure
        for figure in find_quantities(text, *sentence)
        if told.start <= figure.number.start < told.end
    ]
    return bool(within) and not any(counts(asked, text, one, sentence) for one in within)
