"""What a paper rests on, as its preamble lists it: laws without a number are named there too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.answering.draft import Context, Draft, Fact, Quote
from app.reading import Reading
from ingest.folding import fold
from ingest.identity import same_paper
from ingest.model import Span

_ASKED = re.compile(
    r"\b(?:can cu|dua (?:tren|vao|theo)|(?:tren|lam) co so)\b.*?"
    r"\b(?:(?:nhung|cac) )?(?P<type>\w+(?: \w+)?) (?:nao|gi)\b|"
    r"\bcan cu (?:phap ly )?(?:cua|ban hanh) .*\bla gi\b"
)
_OF_ANY_TYPE = frozenset(
    ["van ban", "tai lieu", "can cu", "co so", "vao dau", "vao nhung", "nhung"]
)
_BASIS = re.compile(r"^[-–\s]*Căn cứ\s+", re.IGNORECASE | re.MULTILINE)
_MOST_READ = 8_000  # characters in which a preamble stands
_PIECE = re.compile(r"[^;]+")


def answer_bases(context: Context) -> Draft | None:
    """The grounds that the named paper's preamble lists, of the type asked for; None where no
    grounds are asked for, or the paper is not held or lists none."""
    asked = _ASKED.search(context.asked.folded)
    if asked is None or len(context.references) != 1:
        return None
    reading = _held(context)
    if reading is None:
        return None
    wanted = asked["type"] or ""
    kind = "" if wanted in _OF_ANY_TYPE else wanted
    spans = [one for one in _grounds(reading) if fold(_text(reading, one)).startswith(kind)]
    facts = tuple(Fact(_text(reading, span), (Quote(reading, span),)) for span in spans)
    return Draft("list", facts=facts, is_list=len(facts) > 1) if facts else None


def _held(context: Context) -> Reading | None:
    paper = context.references[0]
    for reading in context.scope_readings:
        identity = reading.document.header.identity
        if identity is not None and same_paper(identity, paper):
            return reading
    return None


def _grounds(reading: Reading) -> Iterator[Span]:
    """The grounds of a preamble, each without "Căn cứ" and the semicolon behind it."""
    text = reading.text
    for line in _BASIS.finditer(text, 0, _MOST_READ):
        end = text.find("\n", line.end())
        for piece in _PIECE.finditer(text, line.end(), end if end > 0 else len(text)):
            said = piece.group().strip(" ,.\n")
            start = piece.start() + piece.group().index(said) if said else 0
            if said:
                yield Span(start, start + len(said))


def _text(reading: Reading, span: Span) -> str:
    return reading.text[span.start : span.end]
