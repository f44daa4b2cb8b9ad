"""Who issued, signed or wrote: from headers, and from where a paper is named with its issuer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.answering.draft import Context, Draft, Fact, Quote, quote_around
from app.answering.pick import Choice
from app.people import POST_START
from app.reading import Reading
from app.tokens import UPPER
from ingest.identity import same_paper
from ingest.model import Reference, Span

_WORD = r"[^\s,.;:(“\"]+"
_NOT_ISSUER = r"(?!về\b|ngày\b|đến\b|ban hành\b|với\b|trong\b|là\b|cho\b|đã\b|được\b|vừa\b|sẽ\b)"
# A name never goes on in the next line.
_OF_ISSUER = re.compile(
    rf"[\s,(]*(?:(?:ngày)?\s*[\d/.\-\s]*)?[\s,]*(?:của|do)\s+"
    rf"([{UPPER}]{_WORD}(?: {_NOT_ISSUER}{_WORD}){{0,9}})"
)
_BEFORE = re.compile(
    rf"([{UPPER}]{_WORD}(?: {_NOT_ISSUER}{_WORD}){{1,9}})\s+"
    r"(?:đã\s+|vừa\s+|sẽ\s+)?(?:ký\s+)?ban hành\s+(?:\S+\s+){0,3}$"
)
_BODY = re.compile(
    rf"(?:Ban Thường vụ |Ban Chấp hành |Chủ tịch |Thường trực )?"
    rf"(?:Thành|Tỉnh|Huyện|Quận|Thị|Đảng|UBND|HĐND|Ủy ban|Uỷ ban|Bộ|Thủ tướng|Chính phủ|Sở|Ban)"
    rf"(?:\s{_WORD})*$"
)


_ASKS_POST = re.compile(r"\bchuc (?:vu|danh)\b|\bgiu chuc\b|\blam chuc gi\b|\bcuong vi\b")
_ASKS_NAME = re.compile(r"\b(?:la ai|ai|ten)\b")
_COLUMNS = re.compile(r"\s{3,}|\s*\|\s*")
_LINES = 9


def signer_of(context: Context) -> Draft | None:
    """Who signed a named paper that is itself held; the signer's post where that is asked."""
    folded = context.asked.folded
    for reading in context.pool.readings:
        fact = reading.document.header.signer
        if fact is not None and fact.span is not None and is_the_paper(reading, context.references):
            named = Fact(fact.value, (quote_around(reading, fact.span),))
            post = post_above(reading, fact.span) if _ASKS_POST.search(folded) else None
            if post is None:
                return Draft("who", facts=(named,))
            both = _ASKS_NAME.search(folded) is not None
            return Draft("who", facts=(named, post) if both else (post,), is_list=both)
    return None


def post_above(reading: Reading, name: Span) -> Fact | None:
    """The post that stands above a signer's name, in the last column where lines have two."""
    text, at = reading.text, reading.text.rfind("\n", 0, name.start)
    for _ in range(_LINES):
        if at <= 0:
            return None
        start = text.rfind("\n", 0, at) + 1
        post = _COLUMNS.split(text[start:at])[-1].strip()
        if post.isupper() or POST_START.match(post) is not None:
            return Fact(post, (Quote(reading, Span(start, name.end)),))
        at = start - 1
    return None


def is_the_paper(reading: Reading, references: Sequence[Reference]) -> bool:
    """Whether a document is one of these papers itself."""
    identity = reading.document.header.identity
    return identity is not None and any(same_paper(identity, other) for other in references)


def issuer_of(context: Context) -> Draft | None:
    """Who issued a named paper: as it says itself, else as others name it most fully."""
    for reading in context.pool.readings:
        issuer = reading.document.header.issuer
        if issuer is not None and issuer.span and is_the_paper(reading, context.references):
            quote = quote_around(reading, issuer.span)
            return Draft("who", facts=(Fact(issuer.value, (quote,)),))
    choices = [*_issuers(context)]
    if not choices:
        return None
    best = max(choices, key=lambda choice: choice.score)
    return Draft("who", facts=(Fact(best.text, (best.quote,)),))


def _issuers(context: Context) -> Iterator[Choice]:
    for reading in context.pool.readings:
        for reference, span in reading.mentions:
            if not any(same_paper(reference, other) for other in context.references):
                continue
            found = _after(reading.text, span) or _before(reading, span)
            if found is not None:
                length = float(len(reading.text[found.start : found.end].split()))
                yield Choice(length, reading, found, quote_around(reading, found))


def _after(text: str, mention: Span) -> Span | None:
    number = re.compile(r"\d[^\s,;.]*").search(text, mention.start)
    match = _OF_ISSUER.match(text, number.end() if number else mention.end)
    return Span(match.start(1), match.end(1)) if match is not None else None


def _before(reading: Reading, mention: Span) -> Span | None:
    """The body in "Ban Thường vụ Huyện ủy X đã ban hành Kế hoạch …"."""
    at = max(0, reading.sentence_at(mention.start))
    low = reading.sentences[at].start
    match = _BEFORE.search(reading.text[low : mention.start])
    if match is None:
        return None
    body = _BODY.search(match[1])
    begin = low + match.start(1) + (body.start() if body is not None else 0)
    return Span(begin, low + match.end(1))
