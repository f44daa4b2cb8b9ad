"""Who carries a paper out: all whom its last article names, one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.answering.draft import Context, Draft, Fact, Quote
from app.reading import Reading
from app.wording import say
from ingest.identity import same_paper
from ingest.model import Span

_ASKS = re.compile(
    r"\b(?:ai|nguoi nao|(?:nhung |cac )?(?:co quan|don vi|to chuc|ca nhan)(?:, \w+ \w+)* nao)\b"
    r"(?: \w+){0,2}? (?:chiu|co) trach nhiem (?:to chuc |trien khai )*(?:thi hanh|thuc hien)\b"
)
_CARRIES = re.compile(
    r",?\s(?:(?:phải|căn cứ|theo)\s[^;]{0,40}?)?(?:chịu|có) trách nhiệm "
    r"(?:tổ chức |triển khai )*(?:thi hành|thực hiện) "
    r"(?:(?:\w+ \w+|luật) này|(?:nghị quyết|quyết định|chỉ thị|kế hoạch)(?=\s*[.;/]))",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:Điều\s+\d+|\d{1,2}|[IVX]+)\s*[.:)]\s*|[-–+•]\s+")
_PIECE = re.compile(r"[^;]+")
_SAYS = re.compile(r"trach nhiem (?:to chuc |trien khai )*(?:thi hanh|thuc hien)")


def answer_carried_out(context: Context) -> Draft | None:
    """All who carry out the paper named, as it says itself; nobody where no text of it says; None
    where that is not asked."""
    if _ASKS.search(context.asked.folded) is None or len(context.references) != 1:
        return None
    paper = context.references[0]
    for reading in context.scope_readings:
        identity = reading.document.header.identity
        if identity is None or not same_paper(identity, paper):
            continue
        for span in reading.sentences:
            facts = tuple(_named(reading, span))
            if facts:
                return Draft("who", facts=facts, is_list=len(facts) > 1)
    if any(_SAYS.search(reading.folded) for reading in context.scope_readings):
        return None
    return Draft("who", note=say("not_said_of", context.asked.language, paper=paper.canonical))


def _named(reading: Reading, sentence: Span) -> Iterator[Fact]:
    """Those whom a sentence names as the ones to carry this paper out."""
    verb = _CARRIES.search(reading.text, *sentence)
    if verb is None:
        return
    label = _LABEL.match(reading.text, sentence.start, verb.start())
    start = label.end() if label is not None else sentence.start
    for piece in _PIECE.finditer(reading.text, start, verb.start()):
        said = piece.group().strip(" ,\n")
        if said:
            yield Fact(said, (Quote(reading, sentence),))
