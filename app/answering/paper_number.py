"""The number of a paper that a question describes otherwise."""

from __future__ import annotations

import re

from app.answering.documents import answer_papers
from app.answering.draft import Context, Draft, Fact, Quote, quote_around
from app.answering.issuers import is_the_paper
from app.question_words import PAPER_TYPES
from app.wording import say
from ingest.folding import tone_key
from ingest.identity import same_paper

_ASKED = re.compile(
    r"\bso (?:hieu|ky hieu|van ban)\b|\bky hieu\b|"
    r"\b(?:la |co |mang )?so (?:may|bao nhieu|nao)\W*$"
)
_PAPER = re.compile(rf"\b(?:van ban|{'|'.join(PAPER_TYPES)})\b")
_LEAST_SAID = 0.75
_MOST_LEFT = 3  # words of the question beside what asks for the number


def answer_paper_number(context: Context) -> Draft | None:
    """The named paper's number as it writes it itself, or as another text does; None where no
    number of a paper is asked for."""
    asks = _ASKED.search(context.asked.folded)
    if asks is not None and not context.references and _PAPER.search(context.asked.folded):
        told = answer_papers(context)
        papers = told is not None and told.kind == "documents"
        found = told.evidence if told is not None and papers else None
        if found is not None and found.said >= _LEAST_SAID:
            return told
        return Draft("number", note=say("not_said", context.asked.language))
    if asks is None or len(context.references) != 1 or context.asked.kind == "when":
        return None
    if tone_key(context.asked.vietnamese)[asks.start() :].startswith("sở"):
        return None  # an office, no number
    if len(context.asked.focus) > _MOST_LEFT:
        return None  # "số bao nhiêu" of something that the paper tells
    paper = context.references[0]
    for reading in context.scope_readings:
        number = reading.document.header.number
        if is_the_paper(reading, context.references) and number is not None and number.span:
            quote = Quote(reading, number.span)
            return Draft("number", facts=(Fact(quote.text, (quote,)),))
    for reading in context.scope_readings:
        for named, span in reading.mentions:
            if same_paper(named, paper):
                text = reading.text[span.start : span.end]
                return Draft("number", facts=(Fact(text, (quote_around(reading, span),)),))
    return None
