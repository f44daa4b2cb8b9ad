"""In which commune or district something named lies, as a text tells right behind its name: "Đình
A, thuộc xã B, huyện C", "Trường D (xã E)"."""

from __future__ import annotations

import re

from app.answering.draft import Context, Draft, Fact, quote_around
from app.question_words import FUNCTION_WORDS
from app.reading import Reading
from app.tokens import UPPER, tokenise
from ingest.folding import fold, tone_key
from ingest.model import Span

_SORTS = (
    "thôn|ấp|bản|buôn|làng|xóm|khóm|khu phố|tổ dân phố|xã|phường|thị trấn|huyện|quận|thị xã|"
    "thành phố|tỉnh"
)
_ASKED = re.compile(
    r"\W*(?P<what>[^?]{3,80}?) (?:hiện )?(?:nằm |đặt |tọa lạc |đóng )?"
    rf"(?:ở|tại|thuộc|trên địa bàn) (?:(?P<sort>{_SORTS}) nào|đâu)\W*$"
)
_ASKED_BARE = re.compile(
    rf"\W*(?P<what>[^?]{{3,80}}?) (?:nam |dat )?(?:o|tai|thuoc) "
    rf"(?:(?P<sort>{fold(_SORTS)}) nao|dau)\W*$"
)
_WORD = rf"[{UPPER}\d][^\W_]*(?:[-’'][{UPPER}][^\W_]*)*"
_AREA = rf"(?i:{_SORTS}|tp\.?|tx\.?|tt\.?) ?{_WORD}(?: {_WORD})*"
_BEHIND = re.compile(
    rf"\s?(?:[,(–-]\s?)?(?:(?:nằm )?(?:thuộc|ở|tại)\s)?(?P<told>{_AREA}(?:,? {_AREA})*)"
)
_HEAD_WORDS = 3  # that may stand before the name in a question alone: "di tích đồi Bà Lau"
_LEAST, _LEAST_PLAIN = 2, 3


def answer_lies_in(context: Context) -> Draft | None:
    """The area told right behind the name of what is asked of; None where a question asks for no
    area, names nothing, or no text tells it so."""
    asked = context.asked
    text = asked.vietnamese
    match = _ASKED.match(text) if asked.toned else _ASKED_BARE.match(text.lower())
    if match is None or asked.papers:
        return None
    words = tokenise(text, match.start("what"), match.end("what"))
    if any(token.toned in FUNCTION_WORDS and text[token.start].islower() for token in words):
        return None  # something that happens: "vụ cháy xảy ra ở đâu"
    capital = any(text[token.start].isupper() for token in words[1:])
    if not capital and (len(words) < _LEAST_PLAIN or asked.text != asked.text.lower()):
        return None
    for drop in range(min(_HEAD_WORDS, max(0, len(words) - _LEAST)) + 1):
        name = words[drop:]
        if drop and asked.toned and text[words[drop - 1].start].isupper() and drop > 1:
            break
        run = text[name[0].start : name[-1].end]
        for reading in context.pool.readings:
            told = _told(reading, run, sort=match["sort"] or "", toned=asked.toned)
            if told is not None:
                return told
    return None


def _told(reading: Reading, run: str, *, sort: str, toned: bool) -> Draft | None:
    written = reading.folded if not toned else tone_key(reading.text)
    name = fold(run) if not toned else tone_key(run)
    for called in re.compile(rf"(?<!\w){re.escape(name)}(?!\w)").finditer(written):
        behind = _BEHIND.match(reading.text, called.end())
        if behind is None:
            continue
        span = Span(*behind.span("told"))
        if sort:
            area = _of_sort(reading.text, span, sort)
            if area is None:
                continue
            span = Span(*area.span())
        quote = quote_around(reading, Span(called.start(), span.end))
        fact = Fact(reading.text[span.start : span.end], (quote,))
        return Draft("who", facts=(fact,), fit=0.9)
    return None


def _of_sort(text: str, span: Span, sort: str) -> re.Match[str] | None:
    """The area of a sort inside a run of areas, whether written small, in capitals or bare."""
    for area in re.compile(_AREA).finditer(text, *span):
        head = fold(area.group())
        if head.startswith(fold(sort)):
            return area
    return None
