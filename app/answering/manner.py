"""By what form something was done: "bằng hình thức …"."""

from __future__ import annotations

import re

from app.answering.draft import Context, Draft, sentence_quote
from app.answering.pick import Choice, pick
from app.question import Asked
from ingest.model import Span

_SENTENCES = 12
_LEAST_NAMES = 0.5
_ASKS = re.compile(
    r"\b(?:hinh thuc|phuong thuc|cach thuc) (?:nao|gi)\b|\bbang cach nao\b|"
    r"\b(?:hinh thuc|phuong thuc)\b.* la gi\b"
)
_ASKS_IN_ENGLISH = re.compile(
    r"\bhow (?:did|was|were|does|do|is|has|have)\b.*\b(?:stud|learn|taught|teach|spread|introduc|"
    r"communicat|disseminat|held|organi[sz]|hold|conduct)|\b(?:by|in|through) (?:what|which) "
    r"(?:form|means|way)"
)
_SEVERAL = re.compile(r"\b(?:nhung|cac|may|\d) (?:hinh thuc|phuong thuc|cach thuc)\b")
_FORM = re.compile(
    r"(?:bằng|dưới|qua|thông qua|theo|với)\s+(?:các\s+|những\s+|nhiều\s+)?hình thức(?:\s+như)?:?\s+"
    r"(?P<form>[^;.\n]+?)"
    r"(?=\s+(?:cho|đến|tới|để|nhằm|với sự)\s|[;.\n]|"
    r",\s+(?:với|nhằm|để|qua đó|hoàn thành|trước|trong|từ)\s|$)"
)

# "Nhiều hình thức phong phú" tells none of them.
_OF_ANY_SORT = re.compile(r"(?:phong phú|đa dạng|phù hợp|thích hợp|khác nhau|sáng tạo|linh hoạt)\b")


def answer_manner(context: Context) -> Draft | None:
    """The form that the texts tell; None where none is asked or told."""
    if not _asks(context.asked) or _listed(context):
        return None
    choices = []
    for evidence in context.pool.best(_SENTENCES):
        found = _FORM.search(evidence.reading.text, *evidence.span)
        if found is None or _OF_ANY_SORT.match(found["form"]):
            continue
        if evidence.names >= _LEAST_NAMES:
            span = Span(*found.span("form"))
            quote = sentence_quote(evidence)
            choices.append(Choice(evidence.score, evidence.reading, span, quote, evidence))
    return pick(context.asked.kind, choices)


def _listed(context: Context) -> bool:
    """Whether several are asked for and a text counts and lists them: "hai hình thức: …"."""
    if _SEVERAL.search(context.asked.folded) is None:
        return False
    read = {
        found.reading.document.doc_id: found for found in reversed(context.pool.best(_SENTENCES))
    }
    return any(
        len(one.items) > 1 and one.noun.startswith(("hình thức", "phương thức", "cách"))
        for found in read.values()
        if found.names >= _LEAST_NAMES
        for one in found.reading.document.enumerations
    )


def _asks(asked: Asked) -> bool:
    if asked.language == "en":
        return _ASKS_IN_ENGLISH.search(asked.text.lower()) is not None
    return _ASKS.search(asked.folded) is not None
