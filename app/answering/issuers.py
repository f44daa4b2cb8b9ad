"""Who issued a paper: from headers, and from where a paper is named with its issuer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.answering.draft import Context, Draft, Fact, quote_around
from app.answering.pick import Choice
from app.reading import Reading
from app.tokens import UPPER
from ingest.folding import tone_key
from ingest.identity import same_paper
from ingest.model import Reference, Span
from ingest.units import field_end

_FIELD = 60  # characters that a field's name may go on for
_WORD = r"[^\s,.;:()“\"]+"
_SHORT_FORM = r"\([^()\n]{2,20}\)"  # "(BCH PCCC)", behind the name or before its place
_NOT_ISSUER = r"(?!về\b|ngày\b|đến\b|ban hành\b|với\b|trong\b|là\b|cho\b|đã\b|được\b|vừa\b|sẽ\b)"
# A name never goes on in the next line.
_OF_ISSUER = re.compile(
    rf"[\s,(]*(?:(?:ngày)?\s*[\d/.\-\s]*)?[\s,]*(?:của|do)\s+"
    rf"([{UPPER}]{_WORD}(?: {_NOT_ISSUER}{_WORD}){{0,9}})"
)
_BEFORE = re.compile(
    rf"([{UPPER}]{_WORD}(?: (?:{_SHORT_FORM}|{_NOT_ISSUER}{_WORD})){{1,15}}?)"
    rf"(?:\s{_SHORT_FORM})?\s+"
    r"(?:(?:đã\s+|vừa\s+|sẽ\s+)?(?:ký\s+)?ban hành|(?:đã|vừa|mới)\s+(?:có|ra))"
    r"\s+(?:\S+\s+){0,3}$"
)
_BYLINE = re.compile(rf"[{UPPER}&]{{2,10}} [-–] (?=[{UPPER}])")
_BODY = re.compile(
    rf"(?:Ban Thường vụ |Ban Chấp hành |Chủ tịch |Thường trực )?"
    rf"(?:Thành|Tỉnh|Huyện|Quận|Thị|Đảng|UBND|HĐND|Ủy ban|Uỷ ban|Bộ|Thủ tướng|Chính phủ|Sở|Ban)"
    rf"(?:\s(?:{_SHORT_FORM}|{_WORD}))*$"
)


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
    return _whole_field(text, Span(*match.span(1))) if match is not None else None


def _whole_field(text: str, body: Span) -> Span:
    """A body with all of its field: "Bộ Văn hóa" goes on to "…, Thể thao và Du lịch"."""
    end = field_end(tone_key(text[body.start : body.end + _FIELD]), body.end - body.start - 1)
    return Span(body.start, max(body.end, body.start + (end or 0)))


def _before(reading: Reading, mention: Span) -> Span | None:
    """The body in "Ban Thường vụ Huyện ủy X đã ban hành Kế hoạch …"."""
    at = max(0, reading.sentence_at(mention.start))
    low = reading.sentences[at].start
    match = _BEFORE.search(reading.text[low : mention.start])
    if match is None:
        return None
    body, byline = _BODY.search(match[1]), _BYLINE.match(match[1])
    lead = body.start() if body is not None else byline.end() if byline is not None else 0
    begin = low + match.start(1) + lead
    return Span(begin, low + match.end(1))
