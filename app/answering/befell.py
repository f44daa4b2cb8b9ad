"""What was done to somebody: "đồng chí A bị kỷ luật hình thức gì", answered by A's own clause."""

from __future__ import annotations

import re

from app.answering.draft import Context, Draft, Fact, sentence_quote
from app.answering.post_words import holds
from app.candidates import Evidence
from app.tokens import tokenise
from ingest.model import Span

_ASKS = re.compile(
    r"\b(?:bi|duoc) (?:\w+ ){1,4}?(?:(?:o |theo |bang |voi )?(?:hinh thuc|muc)(?: \w+){0,2} "
    r"(?:gi|nao)|(?:nhu )?the nao|ra sao)\b|\b(?:hinh thuc|muc) ky luat (?:nao|gi)\b|"
    r"\bbi (?:ky luat|xu ly|phat|xu phat) gi\b"
)
_CLAUSE_ENDS = re.compile(r"[;.!?\n]|,(?=\s(?:đồng chí|ông|bà|còn|riêng)\s)|\s(?:còn|riêng)\s")
_BEFELL = re.compile(r"(?<![^\W_])(?:bị|được)\s")
_SENTENCES = 10
_FIT = 0.9


def answer_befell(context: Context) -> Draft | None:
    """The clause of the person that the question names, from "bị" on; None where the question asks
    nothing of the kind, or no sentence says it of that person."""
    asked = context.asked
    if _ASKS.search(asked.folded) is None or not context.pool.names:
        return None
    for evidence in context.pool.best(_SENTENCES):
        for name in context.names:
            span = _told_of(evidence, name)
            if span is not None:
                text = evidence.reading.text[span.start : span.end]
                fact = Fact(text, (sentence_quote(evidence),))
                return Draft(asked.kind, facts=(fact,), fit=_FIT)
    return None


def _told_of(evidence: Evidence, name: tuple[str, ...]) -> Span | None:
    """From "bị" to the end of the clause in which a name is its subject."""
    text, (start, end) = evidence.reading.text, evidence.span
    begin = start
    for stop in [*(m.span() for m in _CLAUSE_ENDS.finditer(text, start, end)), (end, end)]:
        clause = Span(begin, stop[0])
        begin = stop[1]
        befell = _BEFELL.search(text, *clause)
        if befell is None:
            continue
        subject = [token.folded for token in tokenise(text, clause.start, befell.start())]
        if holds(subject, name):
            return Span(befell.start(), clause.end)
    return None
