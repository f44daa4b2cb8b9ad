"""From when, until when a paper is in force, as its own sentence on force says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.answering.draft import Context, Draft, Fact, Quote, sentence_quote
from app.reading import Reading
from app.wording import say
from ingest.identity import same_paper
from ingest.model import Reference

_SENTENCES = 24
ASKS_RANGE = re.compile(
    r"\btu (?:ngay|thang|nam|may|luc|quy|khi|bao) \w+.* den (?:het )?"
    r"(?:ngay|thang|nam|may|luc|quy|khi|bao)\b"
)
_DAY = r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2} tháng \d{1,2} năm \d{4})(?! đến\b)"
_IN_FORCE = re.compile(
    rf"có hiệu lực(?: thi hành)?\s*,?\s*((?:kể từ|từ|sau|vào) (?:(?:ngày )?{_DAY}|.+?"
    r"(?=\s+(?:và|đến hết|thay thế)\s|[.;/]*\s*$)))",
    re.IGNORECASE,
)
# "Ngày có hiệu lực | 01/12/2025": as the head of a page on a paper says.
_IN_FORCE_ROW = re.compile(
    r"\bngày (?:có )?hiệu lực\s*[|:\s]\s*(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})", re.IGNORECASE
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
_OPENS_WITH_PAPER = re.compile(
    r"(?:Điều \d+\. )?(?:Nghị (?:định|quyết)|Quyết định|Thông tư|Luật|Chỉ thị|Quy (?:định|chế)|"
    r"Văn bản)(?: (?!này)\w+){0,2} có hiệu lực", re.IGNORECASE,
)  # fmt: skip
_NAMED_LATELY = 0.9
_WITH_THIS = re.compile(r"\bngày \w+(?: \w+)? này có hiệu lực", re.IGNORECASE)
_THIS_IN_FORCE = re.compile(r"\b(?<!ngày )(?:\w+ \w+|luật) này " + _IN_FORCE.pattern, re.IGNORECASE)


def answer_force(context: Context) -> Draft | None:
    """From when, or until when, a text is in force, as its own sentence on force says."""
    ends = re.search(r"\bhet hieu luc\b|hieu luc den", context.asked.folded) is not None
    pattern = _ENDS_FORCE if ends else _IN_FORCE
    if ASKS_RANGE.search(context.asked.folded) is not None:
        pattern = _FORCE_RANGE
    if not context.references:
        return _effect_of_unnamed(context, pattern)
    of_others = False
    for reading in context.scope_readings:
        for sentence, span in enumerate(reading.sentences):
            row = _IN_FORCE_ROW if pattern is _IN_FORCE else pattern
            match = pattern.search(reading.text, *span) or row.search(reading.text, *span)
            if match is None:
                continue
            if not _tells_of(reading, sentence, match.start(), context.references):
                of_others |= ends and _is_one_of(reading, context.references)
                continue
            quote = Quote(reading, span)
            own = _own_force(reading) if _WITH_THIS.search(match[1]) is not None else None
            fact = Fact(match[1], (quote,)) if own is None else Fact(own[0], (quote, own[1]))
            return Draft("when", facts=(fact,))
    return Draft("when", note=say("not_said", context.asked.language)) if of_others else None


def _is_one_of(reading: Reading, asked: Sequence[Reference]) -> bool:
    """Whether a text is itself a paper asked for."""
    own = reading.document.header.identity
    return own is not None and any(same_paper(own, one) for one in asked)


def _tells_of(reading: Reading, sentence: int, at: int, asked: Sequence[Reference]) -> bool:
    """Whether words on force are told of a paper asked for: one named before them in their
    sentence, else what the sentence is about."""
    named = [paper for paper, span in reading.mentions_in(sentence) if span.start < at]
    if named:
        return any(same_paper(paper, one) for paper in named for one in asked)
    # "Quyết định này" is the one that a report tells was issued, whatever it names besides.
    new = [paper for paper in asked if any(same_paper(paper, one) for one in reading.issued)]
    if new and _THIS_IN_FORCE.search(reading.text, *reading.sentences[sentence]):
        return True
    # "Nghị định có hiệu lực từ …" behind a sentence that names it.
    opens = _OPENS_WITH_PAPER.match(reading.text, reading.sentences[sentence].start) is not None
    least = _NAMED_LATELY if opens else 1.0
    return any(reading.about(sentence, paper) >= least for paper in asked)


def _own_force(reading: Reading) -> tuple[str, Quote] | None:
    """From when a paper that says "Thông tư này có hiệu lực từ …" is in force, with the words."""
    for span in reading.sentences:
        match = _THIS_IN_FORCE.search(reading.text, *span)
        if match is not None:
            return match[1], Quote(reading, span)
    return None


def _effect_of_unnamed(context: Context, pattern: re.Pattern[str]) -> Draft | None:
    """From or until when what is described, not named, is in force."""
    for evidence in context.pool.best(_SENTENCES):
        match = pattern.search(evidence.reading.text, *evidence.span)
        if match is not None:
            fact = Fact(match[1], (sentence_quote(evidence),))
            return Draft("when", facts=(fact,), evidence=evidence)
    return None
