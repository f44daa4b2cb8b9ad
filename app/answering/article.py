"""What an article tells of, known by what it is about: "bài báo về A nói gì"."""

from __future__ import annotations

import re

from app.answering.draft import Context, Draft, Fact, Quote
from app.reading import Reading
from app.tokens import tokenise
from ingest.folding import fold

_ASKED = re.compile(
    r"^\s*(?:bai (?:bao|viet)|tin bai|ban tin|bai) (?:noi |viet |ke |phan anh )?(?:ve|o) "
    r"(?P<subject>.+?) (?:noi|viet|ke|phan anh|de cap|dua tin)(?: ve)?"
    r"(?: (?:noi dung|viec|van de|chuyen|dieu))? (?:gi|nhung gi)\s*\??\s*$"
)
_FIT = 0.9


def answer_article(context: Context) -> Draft | None:
    """The title of the one report whose title holds what it is said to be about; None where none
    or several do."""
    asked = _ASKED.match(context.asked.folded)
    if asked is None or context.references:
        return None
    words = [
        token.folded
        for token in context.asked.focus
        if token.start >= asked.start("subject") and token.end <= asked.end("subject")
    ]
    found = [reading for reading in context.pool.readings if words and _is_on(reading, words)]
    if len(found) != 1:
        return None
    title = found[0].document.header.title
    if title is None or title.span is None:
        return None
    span = title.span
    fact = Fact(found[0].text[span.start : span.end], (Quote(found[0], span),))
    return Draft(context.asked.kind, facts=(fact,), fit=_FIT)


def _is_on(reading: Reading, words: list[str]) -> bool:
    header = reading.document.header
    if header.identity is not None or header.title is None:
        return False
    titled = {token.folded for token in tokenise(fold(header.title.value))}
    return all(word in titled for word in words)
