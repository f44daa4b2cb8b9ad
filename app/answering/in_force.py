"""From when, until when a paper is in force, as its own sentence on force says."""

from __future__ import annotations

import re

from app.answering.draft import Context, Draft, Fact, Quote, sentence_quote

_SENTENCES = 24
ASKS_RANGE = re.compile(
    r"\btu (?:ngay|thang|nam|may|luc|quy|khi|bao) \w+.* den (?:het )?"
    r"(?:ngay|thang|nam|may|luc|quy|khi|bao)\b"
)
_IN_FORCE = re.compile(
    r"có hiệu lực(?: thi hành)?\s*,?\s*((?:kể từ|từ|sau|vào) .+?)"
    r"(?=\s+(?:và|đến hết|thay thế)\s|[.;/]*\s*$)",
    re.IGNORECASE,
)
_ENDS_FORCE = re.compile(
    r"(?:hết hiệu lực|có hiệu lực(?=[^.;\n]{0,80}\sđến\s)(?:[^.;\n]{0,80}?\s(?=đến\s))?)"
    r"\s*,?\s*((?:kể từ|từ|sau|vào|hết|đến(?: hết)?)\s.+?)(?=[.;]|\s+và\s|$)",
    re.IGNORECASE,
)
_FORCE_RANGE = re.compile(
    r"có hiệu lực(?: thi hành)?\s*,?\s*((?:kể từ|từ)\s[^.;\n]+?\sđến\s[^.;/\n]+?)"
    r"(?=\s*(?:[.;/]|\s+và\s|$))",
    re.IGNORECASE,
)


def answer_force(context: Context) -> Draft | None:
    """From when, or until when, a text is in force, as its own sentence on force says."""
    ends = re.search(r"\bhet hieu luc\b|hieu luc den", context.asked.folded) is not None
    pattern = _ENDS_FORCE if ends else _IN_FORCE
    if ASKS_RANGE.search(context.asked.folded) is not None:
        pattern = _FORCE_RANGE
    if not context.references:
        return _effect_of_unnamed(context, pattern)
    for reading in context.scope_readings:
        for sentence, span in enumerate(reading.sentences):
            match = pattern.search(reading.text, *span)
            about = [reading.about(sentence, paper) for paper in context.references]
            if match is not None and max(about) >= 1.0:
                return Draft("when", facts=(Fact(match[1], (Quote(reading, span),)),))
    return None


def _effect_of_unnamed(context: Context, pattern: re.Pattern[str]) -> Draft | None:
    """From or until when what is described, not named, is in force."""
    for evidence in context.pool.best(_SENTENCES):
        match = pattern.search(evidence.reading.text, *evidence.span)
        if match is not None:
            fact = Fact(match[1], (sentence_quote(evidence),))
            return Draft("when", facts=(fact,), evidence=evidence)
    return None
