"""Things named in quotation marks one after the other: "các mô hình như “A”; “B”"."""

from __future__ import annotations

import re

from app.answering.draft import Context, Draft, Fact, Quote
from app.candidates import Evidence
from ingest.folding import fold
from ingest.model import Span

_ASKED = re.compile(
    r"\b(?:ke (?:ten|ra)|neu(?: ten)?|liet ke|nhung|cac|mot so|ten)(?: (?:cac|nhung|mot so|ten))?"
    r" (?P<noun>(?!gi\b|nao\b)\w+ (?!gi\b|nao\b)\w+)"
)
_QUOTED = re.compile(r"[“\"‘]([^“”\"‘’\n]{2,140})[”\"’]")
_LEADS = re.compile(r"^$|(?:như|gồm|là|sau đây|sau|tiêu biểu|điển hình)\s*:?$|:$")
_BETWEEN = re.compile(r"[\s;,.…]*(?:(?:và|hay|hoặc|cùng)\s+)?(?:[^\W\d_]+\s+){0,3}")
_SENTENCES = 6
_NEARLY = 0.6
_LEAST = 2
_REACH = 240  # characters from the noun to the first name


def answer_quoted(context: Context) -> Draft | None:
    """The names in quotes that follow the noun asked for, in one of the likeliest sentences; None
    where none has several of them."""
    asked = _ASKED.search(context.asked.folded)
    best = context.pool.best(_SENTENCES)
    if asked is None or not best:
        return None
    for evidence in best:
        if evidence.score < _NEARLY * best[0].score:
            return None
        names = _named(evidence, asked["noun"])
        if len(names) >= _LEAST:
            text, reading = evidence.reading.text, evidence.reading
            facts = tuple(
                Fact(text[name.start : name.end], (Quote(reading, evidence.span),))
                for name in names
            )
            return Draft("list", facts=facts, is_list=True, evidence=evidence)
    return None


def _named(evidence: Evidence, noun: str) -> list[Span]:
    """The quoted names that a sentence gives behind a noun, side by side."""
    text, (start, end) = evidence.reading.text, evidence.span
    folded = fold(text[start:end])
    places = [match.end() + start for match in re.finditer(rf"\b{re.escape(noun)}\b", folded)]
    names: list[Span] = []
    for match in _QUOTED.finditer(text, start, end):
        if not names:
            led = [at for at in places if at <= match.start() <= at + _REACH]
            if not led or _LEADS.search(text[led[-1] : match.start()].strip()) is None:
                continue
        elif _BETWEEN.fullmatch(text, names[-1].end + 1, match.start()) is None:
            break
        names.append(Span(*match.span(1)))
    return names
