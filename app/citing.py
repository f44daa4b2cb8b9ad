"""Numbered citations made from spans; what does not stand in its document is refused."""

from __future__ import annotations

from app.about_paper import is_about
from app.answering.documents import title_of
from app.answering.draft import Quote
from app.model import Citation
from app.reading import Reading
from ingest.model import Span


class Citer:
    """Gives every quote its number, the same quote always the same one."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._citations: list[Citation] = []

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(self._citations)

    def cite(self, quote: Quote) -> int:
        """The number of a quote, counted from 1 in order of first use."""
        span = _trimmed(quote)
        key = (quote.reading.document.doc_id, span.start, span.end)
        if key not in self._numbers:
            self._numbers[key] = len(self._citations) + 1
            self._citations.append(_citation(self._numbers[key], quote.reading, span))
        return self._numbers[key]


def _trimmed(quote: Quote) -> Span:
    """The span without blanks at its ends, inside its document."""
    text = quote.reading.text
    start, end = max(0, quote.span.start), min(len(text), quote.span.end)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _citation(number: int, reading: Reading, span: Span) -> Citation:
    document = reading.document
    passage = reading.passage_at(span.start)
    page = document.page_of(span.start)
    subject = next((one.canonical for one in reading.subjects if is_about(reading, one)), None)
    return Citation(
        number=number,
        doc_id=document.doc_id,
        path=document.path,
        title=title_of(reading),
        directive=subject,
        start=span.start,
        end=span.end,
        quote=document.text[span.start : span.end],
        section=passage.section if passage is not None else "",
        page=page,
        source=document.header.source,
        ocr_confidence=document.certainty(span),
    )
